"""Documents composed for training, demonstration and tests: every word is our own, every name evidently made up."""

from vanphong.docform.practice.incoming import INCOMING
from vanphong.docform.practice.letters import LETTERS
from vanphong.docform.practice.model import Form, PracticeDocument

PRACTICE_DOCUMENTS: tuple[PracticeDocument, ...] = (*INCOMING, *LETTERS)

__all__ = ["PRACTICE_DOCUMENTS", "Form", "PracticeDocument"]
