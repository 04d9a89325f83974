"""The door of text."""

from vanphong.kernel.text.folding import compact, fold, fold_signs
from vanphong.kernel.text.words import in_words

__all__ = ["compact", "fold", "fold_signs", "in_words"]
