"""How long a text is on paper, by the advance widths of Times New Roman: for lines drawn as long as a text, and for their check."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

HORN = "\u031b"


@cache
def _widths(style: str) -> dict[str, int]:
    tables = tomllib.loads(Path(__file__).with_name("data").joinpath("widths.toml").read_text(encoding="utf-8"))
    return {letter: int(width) for width, letters in tables[style].items() for letter in letters}


def _style(*, is_bold: bool, is_italic: bool) -> str:
    if is_bold:
        return "bold_italic" if is_italic else "bold"
    return "italic" if is_italic else "regular"


@cache
def _base(letter: str) -> str:
    """The letter whose width it has: without accents, ơ and ư kept."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + HORN) if HORN in parts else parts[0]


def text_width(text: str, size: float, *, is_bold: bool = False, is_italic: bool = False) -> float:
    """The length of the text in points when it is set in one line at this size; a letter that is not known counts half its size."""
    widths = _widths(_style(is_bold=is_bold, is_italic=is_italic))
    composed = unicodedata.normalize("NFC", text)
    return sum(widths.get(_base(letter), 500) for letter in composed) * size / 1000


def text_lines(text: str, size: float, column: float, *, is_bold: bool = False, is_italic: bool = False) -> list[float]:
    """The lengths of the lines into which the text is broken in a column of that width; a longer word stands alone."""
    space = text_width(" ", size, is_bold=is_bold, is_italic=is_italic)
    lines = [0.0]
    for word in text.split():
        width = text_width(word, size, is_bold=is_bold, is_italic=is_italic)
        if lines[-1] and lines[-1] + space + width > column:
            lines.append(width)
        else:
            lines[-1] += width + (space if lines[-1] else 0)
    return lines
