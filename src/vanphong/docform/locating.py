"""Where the paragraphs of a document stand on the pages of its PDF: what a reader of the draft is shown beside a finding."""

from collections.abc import Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

NEAR = 4000
"""So many letters further on a paragraph is looked for before it is looked for anywhere: headers and boxes stand out of order."""
SHORTEST = 2
"""Fewer letters tell no place."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page (from 1), in parts of its width and height from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def locate(pdf: bytes, paragraphs: Sequence[str]) -> list[tuple[Box, ...]]:
    """For each paragraph, in the order of the document, the lines it takes on the pages; nothing where it is not found in the text of the PDF."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf)
    try:
        letters = _Letters(document)
        return [letters.boxes_of(place) if place else () for place in letters.places_of(paragraphs)]
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Letters first…last of the whole text."""

    first: int
    last: int


class _Letters:
    """The letters of a PDF without accents, case and spaces, each with the page and the character it comes from."""

    def __init__(self, document: "PdfDocument") -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._sizes = [document[number].get_size() for number in range(len(document))]
        self._texts = [document[number].get_textpage() for number in range(len(document))]
        self._sources = [
            (page, index, letter) for page, text in enumerate(self._texts) for index, letter in self._read(text)
        ]
        self._whole = "".join(letter for _, _, letter in self._sources)

    def _read(self, text: "PdfTextPage") -> Iterator[tuple[int, str]]:
        for index in range(text.count_chars()):
            for letter in _bare(chr(self._raw.FPDFText_GetUnicode(text, index))):
                yield index, letter

    def places_of(self, paragraphs: Sequence[str]) -> Iterator[_Stretch | None]:
        """One behind the other: near the one before if it stands there, else anywhere."""
        reached = 0
        for paragraph in paragraphs:
            sought = "".join(letter for sign in paragraph for letter in _bare(sign))
            place = self._find(sought, reached)
            if place and reached <= place.first < reached + NEAR:
                reached = place.last + 1
            yield place

    def _find(self, sought: str, reached: int) -> _Stretch | None:
        if len(sought) < SHORTEST:
            return None
        first = self._whole.find(sought, reached, reached + NEAR + len(sought))
        if first < 0:
            first = self._whole.find(sought)
        return _Stretch(first, first + len(sought) - 1) if first >= 0 else None

    def boxes_of(self, place: _Stretch) -> tuple[Box, ...]:
        """The rectangles of a stretch, line by line, page by page."""
        taken: dict[int, list[int]] = {}
        for page, index, _ in self._sources[place.first : place.last + 1]:
            taken.setdefault(page, []).append(index)
        return tuple(box for page, signs in taken.items() for box in self._lines(page, signs[0], signs[-1]))

    def _lines(self, page: int, first: int, last: int) -> Iterator[Box]:
        text, (width, height) = self._texts[page], self._sizes[page]
        for number in range(self._raw.FPDFText_CountRects(text, first, last - first + 1)):
            left, top, right, bottom = c_double(), c_double(), c_double(), c_double()
            self._raw.FPDFText_GetRect(text, number, left, top, right, bottom)
            yield Box(
                page + 1, left.value / width, 1 - top.value / height, right.value / width, 1 - bottom.value / height
            )


@lru_cache(maxsize=4096)
def _bare(sign: str) -> tuple[str, ...]:
    """The letters of a sign without accents and case; none for spaces and marks."""
    whole = normalize("NFKD", sign.casefold().replace("đ", "d"))
    return tuple(letter for letter in whole if not letter.isspace() and not combining(letter) and letter.isprintable())
