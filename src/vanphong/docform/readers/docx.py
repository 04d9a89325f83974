"""Reads .docx with lxml: paragraphs and tables in order, text boxes and running heads first, deleted text left out."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from vanphong.docform.layout import Column, Layout, Line, Unreadable, tidy

LARGEST_PART = 64 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", f"{_W}delText"}


def part_of(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """The root of an XML part, read with a bound and without entities. Raises `Unreadable`."""
    try:
        with archive.open(name) as file:
            data = file.read(LARGEST_PART + 1)
        if len(data) > LARGEST_PART:
            raise Unreadable(f"{name} is too large")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(data, parser)
    except (
        KeyError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as failure:
        raise Unreadable(f"{name}: {failure}") from failure


def opened(data: bytes) -> zipfile.ZipFile:
    """The package as an archive. Raises `Unreadable`."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as failure:
        raise Unreadable(str(failure)) from failure


def read_docx(data: bytes) -> Layout:
    """The lines of the document; what stands in running heads and text boxes (stamps often do) comes first."""
    with opened(data) as archive:
        body = part_of(archive, "word/document.xml").find(f"{_W}body")
        if body is None:
            raise Unreadable("no body")
        heads = [name for name in archive.namelist() if name.startswith("word/header") and name.endswith(".xml")]
        floating = [line for name in sorted(heads) for line in _lines(part_of(archive, name), Column.FULL)]
    for box in body.iter(f"{_W}txbxContent"):
        if not any(
            True for _ in box.iterancestors("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
        ):
            floating += _lines(box, Column.FULL)
    return Layout((*floating, *_lines(body, Column.FULL)), _printed_pages(data))


def docx_text(data: bytes) -> str:
    """The whole text, a line per paragraph."""
    return "\n".join(line.text for line in read_docx(data).lines)


def _printed_pages(data: bytes) -> int | None:
    """The number of pages the word processor noted when saving; None when it did not."""
    with opened(data) as archive:
        if "docProps/app.xml" not in archive.namelist():
            return None
        noted = part_of(archive, "docProps/app.xml").findtext("{*}Pages")
    return int(noted) if noted and noted.isdigit() and int(noted) > 0 else None


def _lines(parent: etree._Element, column: Column) -> Iterator[Line]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, column)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, column)
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _lines(child, column)


def _table(table: etree._Element, column: Column) -> Iterator[Line]:
    for row in table.iterfind(f"{_W}tr"):
        cells = row.findall(f"{_W}tc")
        filled = [cell for cell in cells if any(tidy(text) for text in cell.itertext())]
        for cell in filled:
            place = column
            if column is Column.FULL and len(cells) in {2, 3}:
                place = Column.LEFT if cell is cells[0] else Column.RIGHT
            yield from (replace(line, column=place) for line in _lines(cell, place))


def _paragraph(paragraph: etree._Element, column: Column) -> Iterator[Line]:
    centred = _setting(paragraph, "jc") == "center"
    is_bold = _is_bold(paragraph)
    for piece in _text_of(paragraph).split("\n"):
        if shown := tidy(piece):
            yield Line(shown, column=column, is_bold=is_bold, is_centred=centred)


def _text_of(paragraph: etree._Element) -> str:
    parts: list[str] = []

    def walk(element: etree._Element) -> None:
        for child in element:
            if child.tag in _SKIPPED or child.tag == _CHOICE:
                continue
            if child.tag == f"{_W}t":
                parts.append(child.text or "")
            elif child.tag in _BREAKS:
                parts.append(_BREAKS[child.tag])
            else:
                walk(child)

    walk(paragraph)
    return "".join(parts)


def _setting(paragraph: etree._Element, name: str) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}{name}")
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _is_bold(paragraph: etree._Element) -> bool:
    runs = [run for run in paragraph.iterfind(f".//{_W}r") if tidy("".join(run.itertext()))]
    toggles = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(
        toggle is not None and toggle.get(f"{_W}val", "1") not in {"0", "false", "off"} for toggle in toggles
    )
