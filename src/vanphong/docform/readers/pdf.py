"""Reads text PDFs: characters are put into rows by their baseline, rows are cut where the columns part, full rows joined to paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from vanphong.docform.layout import Column, Unreadable, is_left_open, tidy
from vanphong.docform.model import (
    Alignment,
    Area,
    Block,
    Drawn,
    DrawnKind,
    Format,
    Kind,
    PageNumber,
    ParagraphFormat,
    Place,
    Region,
    Run,
    Section,
    Sheet,
)
from vanphong.docform.readers.pdfium import Stretch, marks_of, opened, page_of, stretches, text_of

HEAD_PAGES, FOOT_PAGES = 2, 4
"""Where the particulars stand: reading only these pages is enough for them, and quick."""
HEAD_PART = 0.36
_MARGIN_PART = 0.09
_RECIPIENTS = re.compile(r"n[ơo]i nh[ậâa]n\s*:", re.IGNORECASE)


def read_pdf(data: bytes, *, is_whole: bool = True) -> Sheet:
    """The document; with `is_whole` False only its telling pages. A scan without text gives no blocks. Raises `Unreadable`, `Locked`."""
    with opened(data) as document:
        wanted = range(len(document)) if is_whole else _telling_pages(document)
        found = [page for index in wanted if (page := _found_or_none(document, index)) is not None]
        if not found and len(document):
            raise Unreadable("Không đọc được trang nào của tệp PDF.")
        return _sheet(_placed_pages(found), len(document))


def _telling_pages(document: pdfium.PdfDocument) -> list[int]:
    """The first and the last pages, and any with the word of the recipients: annexes may follow the signature."""
    count = len(document)
    ends = {*range(min(HEAD_PAGES, count)), *range(max(0, count - FOOT_PAGES), count)}
    between = [
        index
        for index in range(count)
        if index not in ends and _RECIPIENTS.search(_text_or_none(document, index) or "")
    ]
    return sorted({*ends, *between[:3]})


def page_tops(data: bytes, count: int) -> Iterator[tuple[str, int]]:
    """The first lines of every page after the first ones, each with its page: where the stamps of an annex stand."""
    with opened(data) as document:
        tops = [
            (index, (_text_or_none(document, index) or "").split("\n")) for index in range(HEAD_PAGES, len(document))
        ]
    for index, texts in tops:
        yield from ((text, index + 1) for text in [text for text in texts if text][:count])


def pdf_text(data: bytes) -> str:
    """The whole text, pages parted by form feeds; a broken page among good ones is empty. Raises `Unreadable` when none can be read."""
    with opened(data) as document:
        texts = [_text_or_none(document, index) for index in range(len(document))]
    if all(text is None for text in texts):
        raise Unreadable("Không đọc được trang nào của tệp PDF.")
    return "\f".join(text or "" for text in texts)


def _text_or_none(document: pdfium.PdfDocument, index: int) -> str | None:
    try:
        return _page_text(document, index)
    except (Unreadable, pdfium.PdfiumError):
        return None


def _page_text(document: pdfium.PdfDocument, index: int) -> str:
    with page_of(document, index) as page, text_of(page) as text:
        return "\n".join(tidy(line) for line in text.get_text_range().splitlines())


@dataclass(slots=True)
class _Line:
    """Stretches that stand together on one row: a line of one column."""

    parts: list[Stretch]
    column: Column = Column.FULL
    is_centred: bool = False

    @property
    def left(self) -> float:
        return self.parts[0].left

    @property
    def right(self) -> float:
        return self.parts[-1].right

    @property
    def base(self) -> float:
        return self.parts[0].base

    @property
    def size(self) -> float:
        return max(part.size for part in self.parts)

    @property
    def text(self) -> str:
        return tidy(" ".join(part.text for part in self.parts))


@dataclass(slots=True)
class _Page:
    """What was found on a page."""

    number: int
    width: float
    height: float
    lines: list[_Line]
    marks: list[tuple[DrawnKind, Area, float]]
    edges: tuple[float, float]


@dataclass(slots=True)
class _Found:
    """What stands on a page before its lines are put together."""

    number: int
    width: float
    height: float
    stretches: list[Stretch]
    marks: list[tuple[DrawnKind, Area, float]]


def _found_or_none(document: pdfium.PdfDocument, index: int) -> _Found | None:
    """A page; None for a broken one, which does not cost the others."""
    try:
        return _found(document, index)
    except Unreadable:
        return None


def _found(document: pdfium.PdfDocument, index: int) -> _Found:
    with page_of(document, index) as page:
        width, height = page.get_size()
        with text_of(page) as text:
            found = [each for each in stretches(text) if each.text]
        marks = [(mark.kind, mark.area, mark.weight) for mark in marks_of(page, height)]
    return _Found(index + 1, width or 1.0, height or 1.0, found, marks)


def _placed_pages(found: Sequence[_Found]) -> list[_Page]:
    """The lines of the pages; the edges of the text are those of all pages of one width, so that a page with little on it has them too."""
    edges: dict[int, tuple[float, float]] = {}
    for page in found:
        left, right = edges.get(round(page.width), (page.width, 0.0))
        for each in page.stretches:
            left, right = min(left, max(0.0, each.left)), max(right, min(page.width, each.right))
        edges[round(page.width)] = (left, right)
    pages = []
    for page in found:
        own = edges[round(page.width)]
        rows = _rows(page.stretches)
        lines = [line for row in rows for line in _cut(row, page.number, page.width, page.height, own)]
        pages.append(_Page(page.number, page.width, page.height, lines, page.marks, own))
    return pages


def _rows(found: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    row: list[Stretch] = []
    for each in sorted(found, key=lambda each: (-each.base, each.left)):
        if row and abs(row[0].base - each.base) > 0.35 * row[0].size:
            yield sorted(row, key=lambda each: each.left)
            row = []
        row.append(each)
    if row:
        yield sorted(row, key=lambda each: each.left)


def _cut(row: Sequence[Stretch], page: int, width: float, height: float, edges: tuple[float, float]) -> Iterator[_Line]:
    """Cut a row where the gap is wide; in the head of the first page a narrower gap already parts the columns."""
    wide = 0.8 if page == 1 and 1 - row[0].base / height < HEAD_PART else 1.8
    parts: list[Stretch] = []
    for each in row:
        is_apart = bool(parts) and each.left - parts[-1].right > wide * each.size
        if is_apart and not is_left_open(" ".join(part.text for part in parts), each.text):
            yield _placed(parts, width, edges)
            parts = []
        parts.append(each)
    yield _placed(parts, width, edges)


def _placed(parts: list[Stretch], width: float, edges: tuple[float, float]) -> _Line:
    left, right = parts[0].left / width, parts[-1].right / width
    before, after = left - edges[0] / width, edges[1] / width - right
    line = _Line(parts)
    line.column = _column(left, right, sum(edges) / 2 / width)
    line.is_centred = abs(before - after) < 0.035 and before > 0.015
    return line


def _column(left: float, right: float, middle: float) -> Column:
    centre = (left + right) / 2
    if right < middle + 0.06 and centre < middle - 0.07:
        return Column.LEFT
    if left > middle - 0.14 and centre > middle + 0.05:
        return Column.RIGHT
    return Column.FULL


def _sheet(pages: Sequence[_Page], count: int) -> Sheet:
    blocks: list[Block] = []
    margins: list[Block] = []
    drawn: list[Drawn] = []
    numbers: dict[Region, PageNumber] = {}
    for page in pages:
        for lines in _paragraphs(page):
            number = _page_number(page, lines)
            if number is None:
                blocks.append(_block(page, lines, len(blocks), Region.BODY))
            else:
                margins.append(_block(page, lines, len(margins), number))
                numbers.setdefault(number, _number(margins[-1], number))
        drawn += [_drawn(page, mark) for mark in page.marks]
    return Sheet(
        kind=Kind.PDF,
        blocks=tuple(blocks),
        sections=(_section(pages, tuple(numbers.values()), tuple(range(len(margins)))),) if pages else (),
        drawn=tuple(drawn),
        margin_blocks=tuple(margins),
        page_count=count,
    )


def _paragraphs(page: _Page) -> Iterator[list[_Line]]:
    """Lines joined to paragraphs: a full line goes on with the next one, unless that is indented or stands apart."""
    current: list[_Line] = []
    for line in page.lines:
        if current and not _goes_on(current[-1], line, page.edges):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _goes_on(above: _Line, below: _Line, edges: tuple[float, float]) -> bool:
    is_full = above.column is Column.FULL and above.right > edges[1] - 1.5 * above.size and not above.is_centred
    begins = below.left < edges[0] + 0.8 * below.size and abs(above.size - below.size) < 1.0
    return is_full and begins and 0 < above.base - below.base < 2.2 * above.size


def _page_number(page: _Page, lines: Sequence[_Line]) -> Region | None:
    """The region of a line that is only this page's number; None for any other."""
    if len(lines) > 1 or not lines[0].text.strip("-– ").isdecimal() or page.number == 1:
        return None
    top = 1 - lines[0].base / page.height
    return Region.HEADER if top < _MARGIN_PART else Region.FOOTER if top > 1 - _MARGIN_PART else None


def _number(block: Block, region: Region) -> PageNumber:
    return PageNumber(
        region=region,
        pages="default",
        place=block.place,
        alignment=block.format.alignment,
        format=block.letters,
        block=block.index,
        text=block.text,
    )


def _block(page: _Page, lines: Sequence[_Line], index: int, region: Region) -> Block:
    runs: list[Run] = []
    start = 0
    for number, line in enumerate(lines):
        area = _area([line], page.height)
        place = Place(path=(index,), page=page.number, area=area)
        for text, form in _runs_of(line, is_last=number == len(lines) - 1):
            runs.append(Run(text, form, place, start, text))
            start += len(text)
    return Block(
        index=index,
        text="".join(run.text for run in runs),
        runs=tuple(runs),
        format=_format(page, lines),
        place=Place(path=(index,), page=page.number, area=_area(lines, page.height)),
        region=region,
        mark=runs[0].format if runs else Format(),
        side=lines[0].column,
    )


def _runs_of(line: _Line, *, is_last: bool) -> Iterator[tuple[str, Format]]:
    """The line's text by format, with single spaces, one at its end unless it is the paragraph's last."""
    pieces = [(text, form) for part in line.parts for text, form in [*part.parts(), (" ", Format())]]
    kept: list[tuple[str, Format]] = []
    for text, form in pieces:
        shown = _single_spaced(text, kept[-1][0] if kept else " ")
        if not shown:
            continue
        if kept and (kept[-1][1] == form or not shown.strip()):
            kept[-1] = (kept[-1][0] + shown, kept[-1][1])
        else:
            kept.append((shown, form))
    if kept and is_last:
        kept[-1] = (kept[-1][0].rstrip(), kept[-1][1])
    yield from kept


def _single_spaced(text: str, before: str) -> str:
    shown = tidy(text)
    lead = " " if text[:1].isspace() and not before.endswith(" ") else ""
    trail = " " if shown and text[-1:].isspace() else ""
    return f"{lead}{shown}{trail}" if shown else lead


def _area(lines: Sequence[_Line], height: float) -> Area:
    return Area(
        min(line.left for line in lines),
        height - max(line.base + 0.8 * line.size for line in lines),
        max(line.right for line in lines),
        height - min(line.base - 0.25 * line.size for line in lines),
    )


def _format(page: _Page, lines: Sequence[_Line]) -> ParagraphFormat:
    first, others = lines[0], lines[1:]
    left = min((line.left for line in others), default=page.edges[0])
    aligned = Alignment.CENTRE if first.is_centred else Alignment.JUSTIFIED if others else Alignment.LEFT
    if first.column is Column.RIGHT and not others:
        aligned = Alignment.RIGHT
    step = (first.base - lines[-1].base) / len(others) if others else 0.0
    return ParagraphFormat(
        alignment=aligned,
        left=max(0.0, left - page.edges[0]) if others else 0.0,
        first_line=first.left - left if aligned in {Alignment.JUSTIFIED, Alignment.LEFT} else 0.0,
        line=round(step / (1.15 * first.size), 2) if step else 1.0,
    )


def _drawn(page: _Page, mark: tuple[DrawnKind, Area, float]) -> Drawn:
    kind, area, weight = mark
    place = Place(page=page.number, area=area)
    return Drawn(
        kind, place, length=area.width, height=area.bottom - area.top, weight=weight, left=area.left, top=area.top
    )


def _section(pages: Sequence[_Page], numbers: tuple[PageNumber, ...], headers: tuple[int, ...]) -> Section:
    """The paper of the first page; margins as the text leaves them."""
    first = pages[0]
    filled = [page for page in pages if page.lines]
    lines = [line for page in filled for line in page.lines if _page_number(page, [line]) is None]
    section = Section(0, 0, first.width, first.height, 0, 0, 0, 0, numbers=numbers, headers=headers)
    if not lines:
        return section
    return replace(
        section,
        left=min(line.left for line in lines),
        right=first.width - max(line.right for line in lines),
        top=first.height - max(line.base + 0.8 * line.size for line in lines),
        bottom=min(line.base - 0.25 * line.size for line in lines),
        is_landscape=first.width > first.height,
        first_page_differs=bool(numbers),
    )
