"""The book and the labels as PDF."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

import typst


@dataclass(frozen=True, slots=True)
class BookRow:
    """One line of the book."""

    sent_on: str
    reference: str
    recipient: str
    handed_on: str
    handed_to: str
    note: str


@dataclass(frozen=True, slots=True)
class Book:
    """The book of a period (sổ chuyển giao), as its head and its lines."""

    upper_line: str
    own_line: str
    span: str
    place_and_day: str
    rows: Sequence[BookRow]


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on one envelope (bì): who sends, the numbers inside, to whom, how urgent."""

    upper_line: str
    own_line: str
    references: str
    recipient: str
    urgency: str


def book_pdf(book: Book) -> bytes:
    """The book on A4, head on every page, a column to sign in."""
    return _set("book.typ", "book", asdict(book))


def labels_pdf(labels: Sequence[Label]) -> bytes:
    """The labels, eight on a sheet of A4."""
    return _set("labels.typ", "labels", [asdict(label) for label in labels])


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@cache
def _template(name: str) -> bytes:
    return files("vanphong.delivery.papers").joinpath(name).read_bytes()


def _set(name: str, key: str, content: object) -> bytes:
    inputs = {key: json.dumps(content, ensure_ascii=False)}
    pdf = typst.compile(_template(name), format="pdf", font_paths=_fonts(), sys_inputs=inputs)
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf
