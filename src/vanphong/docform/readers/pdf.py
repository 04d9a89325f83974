"""Reads text PDFs: runs of characters are put into rows by their baseline, and rows are cut where the columns part.

PDFium is not safe for threads: everything that touches it holds `PDFIUM`.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock

import pypdfium2 as pdfium
from pypdfium2 import raw

from vanphong.docform.layout import Column, Layout, Line, Locked, Unreadable, tidy

PDFIUM = RLock()
HEAD_PAGES, FOOT_PAGES = 2, 4
"""Only these pages are read with their geometry; the particulars stand nowhere else."""
HEAD_PART = 0.36


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document, under the lock. Raises `Locked` when it needs a password and `Unreadable` when it is none."""
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as failure:
            if getattr(failure, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(failure).lower():
                raise Locked("needs a password") from failure
            raise Unreadable(str(failure)) from failure
        try:
            yield document
        finally:
            document.close()


def read_pdf(data: bytes) -> Layout:
    """The lines of the first and last pages. A scan without text gives none."""
    with opened(data) as document:
        count = len(document)
        wanted = sorted({*range(min(HEAD_PAGES, count)), *range(max(0, count - FOOT_PAGES), count)})
        lines = [line for index in wanted for line in _page_lines(document, index)]
        return Layout(tuple(lines), count)


def page_tops(data: bytes, count: int) -> tuple[Line, ...]:
    """The first lines of every page after the first ones: where the stamps of an annex stand."""
    with opened(data) as document:
        tops = [(index, _page_text(document, index).split("\n")) for index in range(HEAD_PAGES, len(document))]
    return tuple(Line(text, index + 1) for index, texts in tops for text in [text for text in texts if text][:count])


def pdf_text(data: bytes) -> str:
    """The whole text, pages parted by form feeds."""
    with opened(data) as document:
        return "\f".join(_page_text(document, index) for index in range(len(document)))


def _page_text(document: pdfium.PdfDocument, index: int) -> str:
    page = _page(document, index)
    text = page.get_textpage()
    try:
        return "\n".join(tidy(line) for line in text.get_text_range().splitlines())
    finally:
        text.close()
        page.close()


def _page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    try:
        return document[index]
    except pdfium.PdfiumError as failure:
        raise Unreadable(str(failure)) from failure


@dataclass
class _Run:
    """Characters that follow each other on one baseline without a wide gap."""

    base: float
    left: float
    right: float
    size: float
    letters: list[str] = field(default_factory=list)
    is_bold: bool = False

    @property
    def text(self) -> str:
        return tidy("".join(self.letters))


def _page_lines(document: pdfium.PdfDocument, index: int) -> Iterator[Line]:
    page = _page(document, index)
    text = page.get_textpage()
    try:
        width, height = page.get_size()
        runs = [run for run in _runs(text.raw) if run.text]
    finally:
        text.close()
        page.close()
    if not runs:
        return
    edges = min(run.left for run in runs), max(run.right for run in runs)
    for row in _rows(runs):
        yield from _row_lines(row, index + 1, (width, height), edges)


def _runs(text: ctypes.c_void_p) -> Iterator[_Run]:
    run: _Run | None = None
    x, y = ctypes.c_double(), ctypes.c_double()
    box = [ctypes.c_double() for _ in range(4)]
    for position in range(raw.FPDFText_CountChars(text)):
        letter = chr(raw.FPDFText_GetUnicode(text, position))
        if letter.isspace() or letter == "\0":
            if run is not None:
                run.letters.append(" ")
            continue
        raw.FPDFText_GetCharOrigin(text, position, x, y)
        raw.FPDFText_GetCharBox(text, position, *box)
        left, right, size = box[0].value, box[1].value, raw.FPDFText_GetFontSize(text, position) or 12.0
        size = max(size, (box[3].value - box[2].value) * 0.9)
        if run is None or abs(run.base - y.value) > 0.4 * run.size or not -run.size < left - run.right < 0.8 * run.size:
            if run is not None:
                yield run
            run = _Run(y.value, left, right, size, is_bold=_is_bold(text, position))
        run.letters.append(letter)
        run.left, run.right = min(run.left, left), max(run.right, right)
    if run is not None:
        yield run


def _is_bold(text: ctypes.c_void_p, position: int) -> bool:
    """Whether the font calls itself bold; weights are seldom told."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, position, name, len(name), flags)
    return b"bold" in name.value.lower()


def _rows(runs: list[_Run]) -> Iterator[list[_Run]]:
    row: list[_Run] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        if row and abs(row[0].base - run.base) > 0.35 * row[0].size:
            yield sorted(row, key=lambda run: run.left)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda run: run.left)


def _row_lines(row: list[_Run], page: int, size: tuple[float, float], edges: tuple[float, float]) -> Iterator[Line]:
    """Cut a row where the gap is wide; in the head of the first page a narrower gap already parts the columns."""
    width, height = size
    top = 1 - row[0].base / height
    wide = 0.8 if page == 1 and top < HEAD_PART else 1.8
    part: list[_Run] = []
    for run in row:
        if part and run.left - part[-1].right > wide * run.size:
            yield _line(part, page, top, width, edges)
            part = []
        part.append(run)
    yield _line(part, page, top, width, edges)


def _line(part: list[_Run], page: int, top: float, width: float, edges: tuple[float, float]) -> Line:
    left, right = part[0].left / width, part[-1].right / width
    middle = (edges[0] + edges[1]) / 2 / width
    before, after = left - edges[0] / width, edges[1] / width - right
    return Line(
        text=tidy(" ".join(run.text for run in part)),
        page=page,
        column=_column(left, right, middle),
        top=top,
        is_bold=all(run.is_bold for run in part),
        is_centred=abs(before - after) < 0.035 and before > 0.015,
    )


def _column(left: float, right: float, middle: float) -> Column:
    centre = (left + right) / 2
    if right < middle + 0.06 and centre < middle - 0.07:
        return Column.LEFT
    if left > middle - 0.14 and centre > middle + 0.05:
        return Column.RIGHT
    return Column.FULL
