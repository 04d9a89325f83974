"""The door of text."""

from vanphong.kernel.text.folding import fold

__all__ = ["fold"]
