"""Reads the text of what is neither PDF nor Word: spreadsheets, slides, OpenDocument and plain text."""

import codecs
import io
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from vanphong.docform.layout import Unreadable, tidy
from vanphong.docform.legacy.detection import detect
from vanphong.docform.readers.package import opened, part_of

_OFFICE_PARTS = re.compile(r"^(xl/sharedStrings|xl/worksheets/sheet\d+|ppt/slides/slide\d+|word/document)\.xml$")
_PARAGRAPHS = {"p", "h", "si", "is", "row", "title"}


def office_text(data: bytes) -> str:
    """The text of a spreadsheet or of slides (.xlsx, .pptx)."""
    with opened(data) as archive:
        names = [name for name in archive.namelist() if _OFFICE_PARTS.match(name)]
        return "\n".join(line for name in sorted(names) for line in _paragraphs(part_of(archive, name)))


def open_document_text(data: bytes) -> str:
    """The text of OpenDocument files (.odt, .ods, .odp)."""
    with opened(data) as archive:
        return "\n".join(_paragraphs(part_of(archive, "content.xml")))


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if isinstance(element.tag, str) and etree.QName(element).localname in _PARAGRAPHS:
            inner = [
                child
                for child in element.iterdescendants()
                if isinstance(child.tag, str) and etree.QName(child).localname in _PARAGRAPHS
            ]
            if not inner and (
                text := tidy(" ".join(element.itertext()) if len(element) > 40 else "".join(element.itertext()))
            ):
                yield text


def decoded(data: bytes) -> str:
    """Plain text: UTF-8, UTF-16 with a mark, else what its words say: an encoding of old fonts as it is stored, or cp1258.

    Raises `Unreadable` when it is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise Unreadable("no text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        stored = windows(data)
        return stored if detect(stored).encoding else data.decode("cp1258", "replace")


def windows(data: bytes) -> str:
    """Windows-1252, its five gaps as Latin-1 has them: how text of old fonts is passed on."""
    return data.decode("cp1252", "gaps")


def _gap(failure: UnicodeError) -> tuple[str, int]:
    if not isinstance(failure, UnicodeDecodeError):
        raise failure
    return chr(failure.object[failure.start]), failure.start + 1


codecs.register_error("gaps", _gap)


def sheet_text(data: bytes) -> str:
    """The cells of an old spreadsheet (.xls), a line per row. Raises `Unreadable`."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as failure:
        raise Unreadable(str(failure)) from failure
    return "\n".join(line for name, rows in sheets for line in (name, *map(_row, rows)) if line.strip())


def _row(cells: Sequence[object]) -> str:
    shown = (f"{cell:g}" if isinstance(cell, float) else str(cell).replace("\n", " ") for cell in cells)
    return "\t".join(shown).rstrip("\t")
