"""What a reader makes of a file: lines of text in reading order, each with its page, its column and how it is set."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from vanphong.docform.model import Place

_HIDDEN = re.compile("[\0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_MARKS = re.compile("[\u0300-\u036f]")
_INVISIBLE = dict.fromkeys([0x00, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])


class Column(StrEnum):
    """Where on the page a line stands: the head and the foot of a document have two columns, its body one."""

    LEFT = "left"
    RIGHT = "right"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed. `page` starts at 1; `top` is 0…1 down the page, None where the format has no pages; `is_centred` None: unknown.

    `block` numbers the block of the sheet it was taken from, `start` and `end` the part of its text; `place` finds it in the file and on the page.
    """

    text: str
    page: int = 1
    column: Column = Column.FULL
    top: float | None = None
    is_bold: bool = False
    is_centred: bool | None = None
    block: int | None = None
    start: int = 0
    end: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a document and the number of its pages (None where only a page layout engine could tell)."""

    lines: tuple[Line, ...]
    page_count: int | None


class Unreadable(ValueError):
    """The file cannot be read as what it claims to be."""


class Locked(Unreadable):
    """The file is encrypted."""


_OPEN = (
    (re.compile(r"^s[oố]\s*[:.]?$", re.IGNORECASE), re.compile(r"[-/–\d]")),
    (re.compile(r"ngày\s*\d*$", re.IGNORECASE), re.compile(r"\d*\s*tháng", re.IGNORECASE)),
    (re.compile(r"tháng\s*\d*$", re.IGNORECASE), re.compile(r"\d*\s*năm", re.IGNORECASE)),
)


def is_left_open(before: str, after: str) -> bool:
    """Whether a gap is a number or a day left open («Số      -HD/BTCTU», «ngày      tháng 8»), not the space between columns."""
    return any(end.search(before) and start.match(after) for end, start in _OPEN)


def tidy(text: str) -> str:
    """NFC, without invisible signs, spaces collapsed. U+00AD stays: in TCVN3 it is «ư»; `legacy.settled` takes out what is left of it."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if _HIDDEN.search(text):
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Lower case without accents, đ as d: how words are compared when marks may be misplaced."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return _MARKS.sub("", bare)
