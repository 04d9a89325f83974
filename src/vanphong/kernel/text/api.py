"""The door of text."""

from vanphong.kernel.text.folding import compact, fold

__all__ = ["compact", "fold"]
