"""Reads the number line as it is printed, right or wrong, keeping where each part stands."""

import re
from dataclasses import dataclass

from vanphong.docform.recognise.model import Piece

_FORM = re.compile(
    r"(?P<word>s[ốo])(?P<before>\s*)(?P<colon>[:.]?)(?P<after>\s*)"
    r"(?P<number>\d{1,6}[a-zđ]?)?(?P<gap>(?:(?<!\d)[\s.…_]*)?)(?:/(?P<year>(?:19|20)\d\d)(?=\s*[-/–]))?"
    r"(?P<first>\s*[-–/]\s*)(?P<type>[A-ZĐa-zđ]+)(?P<second>(?:\s*[-–/]\s*)(?P<organ>[^\s()]+(?:\s*-\s*[A-ZĐ][^\s()]*)*))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the line: its text and its offsets in the block's text."""

    text: str
    start: int
    end: int

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of «Số 05-NQ/TU». `first` and `second` are the signs between them; parts that are not there are empty."""

    piece: Piece
    word: Part
    colon: Part
    number: Part
    year: Part
    first: Part
    type: Part
    second: Part
    organ: Part

    @property
    def value(self) -> int | None:
        """The number."""
        digits = re.match(r"\d+", self.number.text)
        return int(digits[0]) if digits else None


def read_reference(piece: Piece) -> Reference | None:
    """The line in its parts; None when it is none."""
    found = _FORM.search(piece.block.text, piece.start, piece.end)
    if not found:
        return None

    def part(name: str) -> Part:
        text = found[name] or ""
        return Part(text, found.start(name), found.end(name)) if text else Part("", found.end(), found.end())

    sign = re.match(r"\s*[-–/]\s*", found["second"] or "")
    start = found.start("second")
    second = Part(sign[0], start, start + len(sign[0])) if sign else Part("", found.end(), found.end())
    return Reference(
        piece=piece,
        word=part("word"),
        colon=part("colon"),
        number=part("number"),
        year=part("year"),
        first=part("first"),
        type=part("type"),
        second=second,
        organ=part("organ"),
    )
