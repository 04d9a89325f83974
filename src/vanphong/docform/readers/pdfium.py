"""Opens PDFs and gives what PDFium knows of a page: characters put into runs, drawn lines and pictures.

PDFium is not safe for threads: everything that touches it holds `PDFIUM`.
"""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from threading import RLock

import pypdfium2 as pdfium
from pypdfium2 import raw

from vanphong.docform.layout import Locked, Unreadable, tidy
from vanphong.docform.model import Area, DrawnKind, Format

PDFIUM = RLock()
MOST_PAGES = 3_000
MOST_LETTERS = 60_000
MOST_OBJECTS = 8_000
"""No page of an office holds more; what is beyond is left out."""
_THIN, _SHORTEST = 2.5, 12.0
_MISTAKEN = {0x01A2: "Ư", 0x01A3: "ư"}
"""What widespread PDF printers write for two Vietnamese letters."""


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document, under the lock. Raises `Locked` when it needs a password and `Unreadable` when it is none."""
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as failure:
            if getattr(failure, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(failure).lower():
                raise Locked("Tệp PDF có mật khẩu.") from failure
            raise Unreadable("Tệp hỏng hoặc không phải tệp PDF.") from failure
        try:
            if len(document) > MOST_PAGES:
                raise Unreadable("Tệp PDF có quá nhiều trang.")
            yield document
        finally:
            document.close()


@contextmanager
def page_of(document: pdfium.PdfDocument, index: int) -> Iterator[pdfium.PdfPage]:
    """One page. Raises `Unreadable` when it is broken."""
    try:
        page = document[index]
    except pdfium.PdfiumError as failure:
        raise Unreadable(f"Trang {index + 1} của tệp PDF hỏng.") from failure
    try:
        yield page
    finally:
        page.close()


@contextmanager
def text_of(page: pdfium.PdfPage) -> Iterator[pdfium.PdfTextPage]:
    """The text layer of a page. Raises `Unreadable`."""
    try:
        text = page.get_textpage()
    except pdfium.PdfiumError as failure:
        raise Unreadable("Lớp chữ của tệp PDF hỏng.") from failure
    try:
        yield text
    finally:
        text.close()


@dataclass(slots=True)
class Stretch:
    """Characters that follow each other on one baseline without a wide gap, with the formats of their words."""

    base: float
    left: float
    right: float
    size: float
    letters: list[str] = field(default_factory=list)
    words: list[tuple[int, Format]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters, tidied."""
        return tidy("".join(self.letters))

    def parts(self) -> Iterator[tuple[str, Format]]:
        """The text cut where the format changes; together they give the text with single spaces."""
        starts = [*self.words, (len(self.letters), Format())]
        merged: list[tuple[str, Format]] = []
        for (start, form), (end, _) in pairwise(starts):
            piece = "".join(self.letters[start:end])
            if merged and merged[-1][1] == form:
                merged[-1] = (merged[-1][0] + piece, form)
            else:
                merged.append((piece, form))
        yield from merged


def stretches(text: pdfium.PdfTextPage) -> Iterator[Stretch]:
    """The runs of characters of a page in the order of the file."""
    reader = _Letters(text.raw)
    current: Stretch | None = None
    for position in range(min(raw.FPDFText_CountChars(text.raw), MOST_LETTERS)):
        letter = reader.letter(position)
        if letter.isspace() or letter == "\0":
            if current is not None:
                current.letters.append(" ")
            continue
        base, left, right, size = reader.box(position)
        if current is None or _is_apart(current, base, left, size):
            if current is not None:
                yield current
            current = Stretch(base, left, right, size)
        if not current.letters or current.letters[-1] == " ":
            current.words.append((len(current.letters), reader.format(position, size)))
        current.letters.append(letter)
        current.left, current.right = min(current.left, left), max(current.right, right)
    if current is not None:
        yield current


def _is_apart(current: Stretch, base: float, left: float, size: float) -> bool:
    return abs(current.base - base) > 0.4 * size or not -size < left - current.right < 0.8 * size


class _Letters:
    """Asks PDFium about single characters, with its buffers made once."""

    def __init__(self, text: ctypes.c_void_p) -> None:
        self._text = text
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._matrix = raw.FS_MATRIX()
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def letter(self, position: int) -> str:
        code = raw.FPDFText_GetUnicode(self._text, position)
        if code in _MISTAKEN:
            return _MISTAKEN[code]
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    def box(self, position: int) -> tuple[float, float, float, float]:
        raw.FPDFText_GetCharOrigin(self._text, position, self._x, self._y)
        raw.FPDFText_GetCharBox(self._text, position, *self._box)
        left, right, bottom, top = (each.value for each in self._box)
        size = raw.FPDFText_GetFontSize(self._text, position) or 12.0
        return self._y.value, left, right, min(max(size, (top - bottom) * 0.9), 200.0)

    def format(self, position: int, size: float) -> Format:
        raw.FPDFText_GetFontInfo(self._text, position, self._name, len(self._name), self._flags)
        shown = raw.FPDFText_GetFontSize(self._text, position)
        if raw.FPDFText_GetMatrix(self._text, position, self._matrix):
            shown *= (self._matrix.c**2 + self._matrix.d**2) ** 0.5
        colour = "000000"
        if raw.FPDFText_GetFillColor(self._text, position, *self._colour):
            colour = "".join(f"{each.value & 0xFF:02x}" for each in self._colour[:3])
        return _format(self._name.value.decode("latin-1"), round(shown, 1) or round(size, 1), colour)


@lru_cache(maxsize=2048)
def _format(name: str, size: float, colour: str) -> Format:
    family, is_bold, is_italic = font_named(name)
    return Format(font=family, size=size, bold=is_bold, italic=is_italic, colour=colour)


_STYLED = re.compile(r"(bold|italic|oblique|black|semibold|regular|roman|medium)", re.IGNORECASE)


_OLD = re.compile(r"[.#]?Vn[A-Z]")
"""Old fonts keep their names: these tell the encoding."""


@lru_cache(maxsize=512)
def font_named(name: str) -> tuple[str, bool, bool]:
    """The family of a font in a PDF, and whether it calls itself bold and italic: «ABCDEF+TimesNewRomanPS-BoldMT»."""
    bare = re.sub(r"^[A-Z]{6}\+", "", name)
    family = re.split(r"[-,]", bare)[0]
    family = re.sub(r"(?:PS)?(?:MT)?$", "", family)
    if " " not in family and not _OLD.match(family):
        family = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", family)
    if family == bare:
        family = _STYLED.sub("", family).strip() or family
    lower = bare.lower()
    return family, "bold" in lower or "black" in lower, "italic" in lower or "oblique" in lower


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn line or a picture with its rectangle."""

    kind: DrawnKind
    area: Area
    weight: float


def marks_of(page: pdfium.PdfPage, height: float) -> Iterator[Mark]:
    """The level lines and the pictures of a page."""
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind not in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE}:
            continue
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            continue
        area = Area(left.value, height - top.value, right.value, height - bottom.value)
        thick = area.bottom - area.top
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield Mark(DrawnKind.PICTURE, area, 0.0)
        elif thick <= _THIN and area.width >= _SHORTEST:
            yield Mark(DrawnKind.LINE, area, round(max(thick, 0.1), 2))
