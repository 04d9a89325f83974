"""Reads one story of a .docx (the body, a header, a note) from top to bottom: paragraphs, tables, text boxes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from vanphong.docform.layout import Unreadable
from vanphong.docform.model import Block, Cell, Drawn, DrawnKind, Edge, Format, Notice, Place, Region, Section, Table
from vanphong.docform.readers.drawings import Drawing
from vanphong.docform.readers.inline import Inline, Piece
from vanphong.docform.readers.labels import Numbering
from vanphong.docform.readers.properties import Properties, W, paragraph_properties, run_properties
from vanphong.docform.readers.styles import Styles, numbering_of
from vanphong.docform.readers.tables import Grid, GridCell, grid_of

NONE: Properties = {}
MOST_BLOCKS = 30_000
MOST_CELLS = 30_000
MOST_RUNS = 120_000
DEEPEST_TABLE = 25
_DELETED = {f"{W}del", f"{W}moveFrom"}
_WRAPPERS = {
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "footnote", "endnote")
}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
DEFAULT_WIDTH = 451.3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where in the document the reader is."""

    part: str
    region: Region = Region.BODY
    cell: Cell | None = None
    box: int | None = None
    depth: int = 0
    paragraph: Properties | None = None
    run: Properties | None = None
    width: float | None = None


class Story:
    """Collects the blocks of one story."""

    def __init__(
        self, styles: Styles, numbering: Numbering, surroundings: Surroundings, sections: Sequence[Section]
    ) -> None:
        self._styles, self._numbering, self._where, self._sections = styles, numbering, surroundings, sections
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.drawn: list[Drawn] = []
        self.notices: dict[str, Notice] = {}
        self.starts: list[int] = [0]
        self.has_page_marks = False
        self.pages: int | None = None
        self._boxes = 0
        self._cells = 0
        self._runs = 0
        self._page = 1
        self._carried: list[Piece] = []
        self._inline = Inline(styles)

    def read(self, container: etree._Element, path: tuple[int, ...]) -> None:
        """Read everything in a container."""
        self._walk(container, path, self._where)

    def _walk(self, container: etree._Element, path: tuple[int, ...], where: Surroundings) -> None:
        for index, child in enumerate(container):
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, (*path, index), where)
            elif tag == f"{W}tbl":
                self._table(child, (*path, index), where)
            elif tag in _WRAPPERS and child.get(f"{W}type") not in _SEPARATORS:
                self._walk(child, (*path, index), where)
            elif tag == f"{_MC}AlternateContent":
                self._alternative(child, (*path, index), where)

    def _alternative(self, element: etree._Element, path: tuple[int, ...], where: Surroundings) -> None:
        for index, child in enumerate(element):
            if child.tag in {f"{_MC}Choice", f"{_MC}Fallback"}:
                self._walk(child, (*path, index), where)
                return

    # Paragraphs

    def _paragraph(self, element: etree._Element, path: tuple[int, ...], where: Surroundings) -> None:
        if len(self.blocks) >= MOST_BLOCKS:
            raise Unreadable("Tệp có quá nhiều đoạn văn.")
        first = element[0] if len(element) else None
        own = first if first is not None and first.tag == f"{W}pPr" else element.find(f"{W}pPr")
        parts = {child.tag: child for child in own} if own is not None else {}
        direct = paragraph_properties(own)
        style = self._styles.known(direct.get("pStyle", ""), "paragraph")
        pieces, drawings, page_marks = self._inline.read(element, path, where, style)
        self._runs += len(pieces)
        if self._runs > MOST_RUNS:
            raise Unreadable("Tệp có quá nhiều mẩu chữ rời.")
        pieces, self._carried = [*self._carried, *pieces], []
        if "tracked" not in self.notices and self._inline.has_changes:
            self.notices["tracked"] = Notice(
                "tracked", "Tệp còn theo dõi thay đổi (Track Changes); đọc theo bản cuối cùng.", Place(where.part, path)
            )
        if _is_deleted(parts.get(f"{W}rPr")):
            self._carried = pieces
            return
        self._count_pages(page_marks, where)
        boxes_from = len(self.blocks)
        for drawing, drawn_at in drawings:
            self._box(drawing, drawn_at, where)
        index = len(self.blocks)
        for at in range(boxes_from, index):
            self.blocks[at] = replace(self.blocks[at], anchor=index)
        block = self._block(parts, direct, style, pieces, path, where)
        self.blocks.append(block)
        self._page += sum(page_marks) - page_marks[0] if where.region is Region.BODY and page_marks else 0
        self._note_drawings(block, drawings)
        if f"{W}sectPr" in parts and where.region is Region.BODY:
            self.starts.append(len(self.blocks))

    def _count_pages(self, marks: Sequence[int], where: Surroundings) -> None:
        """Page breaks before the first letter move the whole paragraph; those after it only what follows."""
        if where.region is Region.BODY and marks:
            self._page += marks[0]

    def _block(
        self,
        parts: Mapping[str, etree._Element],
        direct: Properties,
        style: str,
        pieces: Sequence[Piece],
        path: tuple[int, ...],
        where: Surroundings,
    ) -> Block:
        place = Place(where.part, path, self._shown_page(where))
        number, numbering, under = self._number(parts.get(f"{W}numPr"), style)
        label = self._numbering.label(*number) if number is not None else ""
        layers = [where.paragraph or NONE, self._styles.paragraph(style, numbering if under else None, under)]
        if numbering and not under:
            layers.append(numbering)
        runs, text = self._inline.runs(pieces, place.page)
        return Block(
            index=len(self.blocks),
            text=text,
            runs=runs,
            format=self._styles.paragraph_format(*layers, direct),
            place=place,
            region=where.region,
            section=self._section(where),
            label=label,
            level=number[1] if number else None,
            style=self._styles.name(style),
            cell=where.cell,
            box=where.box,
            mark=runs[0].format if runs else self._mark(parts.get(f"{W}rPr"), style, where),
            has_drawing=False,
        )

    def _section(self, where: Surroundings) -> int:
        return min(len(self.starts) - 1, max(0, len(self._sections) - 1)) if where.part == self._where.part else 0

    def _shown_page(self, where: Surroundings) -> int | None:
        if where.region not in {Region.BODY, Region.BOX}:
            return None
        return self._page if self.has_page_marks else (1 if self.pages == 1 else None)

    def _mark(self, own: etree._Element | None, style: str, where: Surroundings) -> Format:
        properties = run_properties(own, self._styles.theme)
        return self._styles.letters(where.run or {}, style, properties)

    def _number(
        self, element: etree._Element | None, style: str
    ) -> tuple[tuple[str, int] | None, Properties | None, str]:
        """Which number and level, the properties of the level, and the style that brings it (empty: the paragraph itself)."""
        number, level = numbering_of(element) if element is not None else (None, None)
        under = ""
        styled = self._styles.numbering(style)
        if number is None and styled is not None:
            number, under = styled[0], styled[2]
            level = level or styled[1]
        found = self._numbering.level(number, level, under)
        if found is None or number is None:
            return None, None, ""
        return (number, found[0]), found[1].paragraph, under

    # Boxes, drawings

    def _box(self, drawing: Drawing, path: tuple[int, ...], where: Surroundings) -> None:
        if drawing.box is None:
            return
        if where.depth > DEEPEST_TABLE:
            raise Unreadable("Tệp có khung chữ lồng quá nhiều cấp.")
        self._boxes += 1
        inside = replace(
            where,
            region=Region.BOX if where.region is Region.BODY else where.region,
            box=self._boxes,
            depth=where.depth + 1,
            cell=None,
            width=drawing.length,
            paragraph=None,
            run=None,
        )
        carried, self._carried = self._carried, []
        inline, self._inline = self._inline, Inline(self._styles)
        self._walk(drawing.box, _path_into(drawing.box, path), inside)
        self._carried, self._inline = carried, inline

    def _note_drawings(self, block: Block, drawings: Sequence[tuple[Drawing, tuple[int, ...]]]) -> None:
        if drawings:
            self.blocks[block.index] = replace(block, has_drawing=True)
        for each, path in drawings:
            self.drawn.append(
                Drawn(
                    kind=each.kind,
                    place=Place(block.place.part, path, block.place.page),
                    anchor=block.index,
                    region=block.region,
                    length=each.length,
                    height=each.height,
                    weight=each.weight,
                    colour=each.colour,
                    left=each.left,
                    top=each.top,
                    relative_left=each.relative_left,
                    relative_top=each.relative_top,
                    is_floating=each.is_floating,
                    cell=block.cell,
                )
            )
        for edge in block.format.edges:
            if edge.side in {"top", "bottom"}:
                length = self._width(block) - block.format.left - block.format.right
                self.drawn.append(_border(DrawnKind.PARAGRAPH_BORDER, edge, block, length))

    def _width(self, block: Block) -> float:
        if block.cell is not None and block.cell.width:
            return block.cell.width
        return self._sections[block.section].text_width if block.section < len(self._sections) else DEFAULT_WIDTH

    # Tables

    def _table(self, element: etree._Element, path: tuple[int, ...], where: Surroundings) -> None:
        if where.depth >= DEEPEST_TABLE:
            raise Unreadable("Tệp có bảng lồng quá nhiều cấp.")
        number = len(self.tables)
        self._cells += sum(1 for _ in element.iterfind(f"{W}tr/{W}tc"))
        if self._cells > MOST_CELLS:
            raise Unreadable("Tệp có bảng quá lớn: quá nhiều ô.")
        grid = grid_of(element, self._styles)
        parent = where.cell.table if where.cell else None
        self.tables.append(
            Table(number, Place(where.part, path), len(grid.rows), grid.columns, grid.widths, grid.is_ruled, parent, grid.left, grid.alignment)
        )  # fmt: skip
        for row in grid.rows:
            for each in row.cells:
                self._cell(grid, row.index, each, number, path, where)

    def _cell(
        self, grid: Grid, row: int, each: GridCell, number: int, path: tuple[int, ...], where: Surroundings
    ) -> None:
        paragraph, run = grid.properties(row, each)
        cell = Cell(
            table=number,
            row=row,
            column=each.column,
            rows=len(grid.rows),
            columns=grid.columns,
            left=each.left,
            width=each.width,
            span=each.span,
            depth=where.depth + 1,
        )
        inside = replace(where, cell=cell, depth=where.depth + 1, paragraph=paragraph, run=run, width=each.width)
        first = len(self.blocks)
        self._walk(each.element, (*path, *each.path), inside)
        if not grid.is_ruled and len(self.blocks) > first:
            for edge in each.edges:
                block = self.blocks[first if edge.side == "top" else -1]
                self.drawn.append(_border(DrawnKind.CELL_BORDER, edge, block, each.width))


def _border(kind: DrawnKind, edge: Edge, block: Block, length: float) -> Drawn:
    return Drawn(
        kind=kind,
        place=block.place,
        anchor=block.index,
        region=block.region,
        side=edge.side,
        length=length,
        weight=edge.weight,
        colour=edge.colour,
        is_floating=False,
        cell=block.cell,
    )


def _is_deleted(mark: etree._Element | None) -> bool:
    """Whether the mark at the end of a paragraph is deleted: then it goes on in the next one."""
    return mark is not None and any(child.tag in _DELETED for child in mark)


def _path_into(element: etree._Element, outer: tuple[int, ...]) -> tuple[int, ...]:
    """The path of an element that lies somewhere below the one whose path is given."""
    inner: list[int] = []
    depth = sum(1 for _ in element.iterancestors()) - len(outer)
    for _ in range(depth):
        parent = element.getparent()
        inner.append(parent.index(element))
        element = parent
    return (*outer, *reversed(inner))
