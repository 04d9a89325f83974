"""The grid of a table: rows, cells with their place and width, borders, and which conditional formats of its style apply to each cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from vanphong.docform.model import Alignment, Edge
from vanphong.docform.readers.properties import Properties, W, edges_of, points
from vanphong.docform.readers.styles import Styles

_VAL = f"{W}val"
_LOOK = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")}
_CELL_MARGINS = 10.8


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as the file has it."""

    element: etree._Element
    path: tuple[int, ...]
    column: int
    span: int
    left: float
    width: float
    edges: tuple[Edge, ...]
    is_last: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row."""

    index: int
    cells: tuple[GridCell, ...]


@dataclass
class Grid:
    """A table's rows with what its style says."""

    styles: Styles
    style: str
    look: Mapping[str, bool]
    rows: list[GridRow]
    columns: int
    widths: tuple[float, ...]
    left: float
    alignment: Alignment
    is_ruled: bool
    _known: dict[tuple[str, ...], tuple[Properties, Properties]] = field(default_factory=dict)

    def properties(self, row: int, cell: GridCell) -> tuple[Properties, Properties]:
        """What the table style gives the paragraphs and runs of a cell."""
        if not self.style:
            return {}, {}
        conditions = tuple(self._conditions(row, cell))
        if conditions not in self._known:
            self._known[conditions] = self.styles.table(self.style, conditions)
        return self._known[conditions]

    def _conditions(self, row: int, cell: GridCell) -> Iterator[str]:
        """ECMA-376-1 §17.7.6: columns, rows, first and last row, first and last column, corners; the later wins."""
        is_top, is_bottom = row == 0 and self.look["firstRow"], row == len(self.rows) - 1 and self.look["lastRow"]
        is_first, is_last = cell.column == 0 and self.look["firstColumn"], cell.is_last and self.look["lastColumn"]
        yield "wholeTable"
        if not self.look["noVBand"] and not (is_first or is_last):
            yield f"band{(cell.column - self.look['firstColumn']) % 2 + 1}Vert"
        if not self.look["noHBand"] and not (is_top or is_bottom):
            yield f"band{(row - self.look['firstRow']) % 2 + 1}Horz"
        for applies, name in (
            (is_top, "firstRow"), (is_bottom, "lastRow"), (is_first, "firstCol"), (is_last, "lastCol"),
            (is_top and is_first, "nwCell"), (is_top and is_last, "neCell"),
            (is_bottom and is_first, "swCell"), (is_bottom and is_last, "seCell"),
        ):  # fmt: skip
            if applies:
                yield name


def grid_of(element: etree._Element, styles: Styles) -> Grid:
    """Read a `w:tbl`."""
    own = element.find(f"{W}tblPr")
    style = styles.known(_attribute(own, "tblStyle", "val"), "table")
    widths = tuple(points(each.get(f"{W}w")) or 0.0 for each in element.iterfind(f"{W}tblGrid/{W}gridCol"))
    left = points(_attribute(own, "tblInd", "w")) or 0.0
    rows = [
        GridRow(number, tuple(_cells(row, path, widths, left))) for number, (row, path) in enumerate(_rows(element, ()))
    ]
    columns = max((sum(cell.span for cell in row.cells) for row in rows), default=0)
    return Grid(
        styles=styles,
        style=style,
        look=_look(own.find(f"{W}tblLook") if own is not None else None),
        rows=rows,
        columns=columns,
        widths=widths,
        left=left,
        alignment={"center": Alignment.CENTRE, "right": Alignment.RIGHT}.get(
            _attribute(own, "jc", "val"), Alignment.LEFT
        ),
        is_ruled=_is_ruled(own, styles, style, rows),
    )


def _attribute(element: etree._Element | None, child: str, name: str) -> str:
    found = element.find(f"{W}{child}") if element is not None else None
    return "" if found is None else str(found.get(f"{W}{name}", ""))


def _look(element: etree._Element | None) -> dict[str, bool]:
    if element is None:
        return dict.fromkeys(_LOOK, False) | {"noHBand": True, "noVBand": True}
    try:
        mask = int(element.get(_VAL, "0"), 16)
    except ValueError:
        mask = 0
    return {
        name: element.get(f"{W}{name}", "1" if mask & bit else "0") in {"1", "true", "on"}
        for name, bit in _LOOK.items()
    }


def _rows(element: etree._Element, path: tuple[int, ...]) -> Iterator[tuple[etree._Element, tuple[int, ...]]]:
    """The rows, those of tracked deletions left out."""
    for index, child in enumerate(element):
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child, (*path, index)
        elif child.tag in _WRAPPERS:
            yield from _rows(child, (*path, index))


def _cells(row: etree._Element, path: tuple[int, ...], widths: tuple[float, ...], left: float) -> Iterator[GridCell]:
    found = list(_cell_elements(row, path))
    column = _whole(_attribute(row.find(f"{W}trPr"), "gridBefore", "val"), 0)
    for number, (element, at) in enumerate(found):
        own = element.find(f"{W}tcPr")
        span = max(1, _whole(_attribute(own, "gridSpan", "val"), 1))
        width = sum(widths[column : column + span]) or points(_attribute(own, "tcW", "w")) or 0.0
        borders = own.find(f"{W}tcBorders") if own is not None else None
        edges = edges_of(borders).values() if borders is not None else ()
        yield GridCell(
            element=element,
            path=at,
            column=column,
            span=span,
            left=left + sum(widths[:column]),
            width=max(0.0, width - _CELL_MARGINS),
            edges=tuple(edge for edge in edges if edge is not None and edge.side in {"top", "bottom"}),
            is_last=number == len(found) - 1,
        )
        column += span


def _cell_elements(row: etree._Element, path: tuple[int, ...]) -> Iterator[tuple[etree._Element, tuple[int, ...]]]:
    for index, child in enumerate(row):
        if child.tag == f"{W}tc":
            yield child, (*path, index)
        elif child.tag in _WRAPPERS:
            yield from _cell_elements(child, (*path, index))


def _whole(value: str, default: int) -> int:
    return int(value) if value.isdecimal() and len(value) < 5 else default


def _is_ruled(own: etree._Element | None, styles: Styles, style: str, rows: list[GridRow]) -> bool:
    """Whether lines are drawn between the cells: by the table, by its style, or around most of its cells."""
    borders = own.find(f"{W}tblBorders") if own is not None else None
    if borders is None:
        borders = styles.table_edges(style)
    if borders is not None and any(
        edge is not None and edge.side in {"insideH", "insideV"} for edge in edges_of(borders).values()
    ):
        return True
    cells = [cell for row in rows for cell in row.cells]
    return len(cells) > 2 and sum(len(cell.edges) == 2 for cell in cells) > len(cells) / 2
