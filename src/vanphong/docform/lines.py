"""The printed lines of a sheet, each with its column: what the particulars are read from.

A head set as a table, with tab stops, with runs of spaces, with indents or in text boxes comes out the same: lines at the left, lines at the right.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from vanphong.docform.layout import Column, Layout, Line, is_left_open, tidy
from vanphong.docform.model import Alignment, Block, Kind, Region, Sheet

_GAP = re.compile(r"\t[\t ]*|[ \u00a0]{4,}")
_MARKER = re.compile(r"(?:\d[\w.]{0,5}[.)]?|[A-Za-zđ]{1,2}[.)]|[IVX]{1,4}[-.)]|[-+•–*])$")
_BREAK = re.compile(r"[\n\f]")
RIGHT_FROM = 0.33
"""An indent or leading gap of this part of the text's width sets a line into the right column."""
LONGEST_LINE = 1_000
SPACE_WIDTH, TAB_WIDTH = 0.25, 36.0


def layout_of(sheet: Sheet) -> Layout:
    """All lines of a sheet: those of headers and text boxes first (stamps often stand there), then the document's own."""
    margins = [block for block in sheet.margin_blocks if not _is_number(block.text)]
    floating = [*margins, *(block for block in sheet.blocks if block.region is Region.BOX)]
    plain = [block for block in sheet.blocks if block.region is not Region.BOX]
    cells = _cells_per_row(sheet)
    lines = [line for block in (*floating, *plain, *sheet.notes) for line in _lines(block, sheet, cells)]
    return Layout(tuple(lines), sheet.page_count)


def _is_number(text: str) -> bool:
    return text.strip("-–— \t").isdecimal()


def _cells_per_row(sheet: Sheet) -> dict[tuple[int, int], int]:
    columns: dict[tuple[int, int], set[int]] = {}
    for block in sheet.blocks:
        if block.cell is not None:
            columns.setdefault((block.cell.table, block.cell.row), set()).add(block.cell.column)
    return {key: len(each) for key, each in columns.items()}


def _lines(block: Block, sheet: Sheet, cells: dict[tuple[int, int], int]) -> Iterator[Line]:
    if sheet.kind is Kind.PDF:
        yield from _printed(block, sheet)
        return
    column = _cell_column(block, cells)
    start = 0
    for piece in _BREAK.split(block.text):
        yield from _pieces(block, sheet, start, start + len(piece), column)
        start += len(piece) + 1


def _printed(block: Block, sheet: Sheet) -> Iterator[Line]:
    """The lines of a block as they were seen on the page."""
    height = sheet.sections[0].height or 1.0
    for area, grouped in groupby(block.runs, key=lambda run: run.place.area):
        runs = list(grouped)
        line = _line(block, runs[0].start, runs[-1].end, Column(block.side or Column.FULL))
        yield replace(line, top=area.bottom / height if area else None, place=runs[0].place)


def _cell_column(block: Block, cells: dict[tuple[int, int], int]) -> Column | None:
    """The column of a cell in a row of two or three; None outside such tables."""
    cell = block.cell
    if cell is None or cells.get((cell.table, cell.row), 0) not in {2, 3}:
        return None
    return Column.LEFT if cell.column == 0 else Column.RIGHT


def _pieces(block: Block, sheet: Sheet, start: int, end: int, column: Column | None) -> Iterator[Line]:
    """One printed line, cut in two where a gap parts a left and a right column."""
    text = block.text[start:end]
    if not text.strip():
        return
    gaps = _gaps(text) if column is None and len(text) < LONGEST_LINE and _is_two_columns(text) else []
    if gaps:
        gap = max(gaps, key=lambda found: _width(found[0]))
        yield _line(block, start, start + gap.start(), Column.LEFT)
        yield _line(block, start + gap.end(), end, Column.RIGHT)
    else:
        yield _line(block, start, end, column or _indented(block, sheet, text))


def _gaps(text: str) -> list[re.Match[str]]:
    return [found for found in _GAP.finditer(text) if _parts(tidy(text[: found.start()]), tidy(text[found.end() :]))]


def _parts(before: str, after: str) -> bool:
    """Whether both sides are something of their own: not a number or a dash with its item, nor a number left open."""
    return bool(before) and bool(after) and not _MARKER.match(before) and not is_left_open(before, after)


def _is_two_columns(text: str) -> bool:
    """A short line with a wide gap, not a numbered item or a form to fill in."""
    return len(tidy(text)) < 120 and "...." not in text


def _width(gap: str) -> float:
    return sum(TAB_WIDTH if sign == "\t" else SPACE_WIDTH * 14 for sign in gap)


def _indented(block: Block, sheet: Sheet, text: str) -> Column:
    section = sheet.section_of(block)
    width = section.text_width if section else 468.0
    lead = _width(text[: len(text) - len(text.lstrip())]) + block.format.left + max(0.0, block.format.first_line)
    is_right = block.format.alignment is Alignment.RIGHT and len(tidy(text)) < 60
    return Column.RIGHT if is_right or lead > RIGHT_FROM * width else Column.FULL


def _line(block: Block, start: int, end: int, column: Column) -> Line:
    runs = [run for run in block.runs_between(start, end) if run.text.strip()]
    label = f"{block.label} " if block.label and start == 0 else ""
    shown = "".join(run.shown[max(0, start - run.start) : end - run.start] for run in block.runs_between(start, end))
    return Line(
        text=tidy(label + shown),
        page=block.place.page or 1,
        column=column,
        is_bold=bool(runs) and all(run.format.bold for run in runs),
        is_centred=block.format.alignment is Alignment.CENTRE if block.mark.size else None,
        block=block.index if block.region in {Region.BODY, Region.BOX} else None,
        start=start,
        end=end,
        place=block.place,
    )
