"""The door of text."""

from vanphong.kernel.text.folding import compact, fold
from vanphong.kernel.text.words import in_words

__all__ = ["compact", "fold", "in_words"]
