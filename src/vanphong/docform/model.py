"""The layout model: what every reader makes of a file, and all that recognition, rules and fixes look at.

Lengths are points (72 to the inch) throughout. A `Block` is a paragraph (in a PDF: the printed lines that belong together); its `text` is the
concatenation of its runs' texts, so an offset into the text finds the run. In the text a tab is "\\t", a line break "\\n", a page or column break
"\\f", a non-breaking hyphen "-"; everything is NFC and old encodings are decoded (`Run.raw` keeps what the file holds). Text of tracked deletions is
not there, that of insertions is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The kind of file."""

    DOCX = "docx"
    PDF = "pdf"
    DOC = "doc"
    TEXT = "text"


class Region(StrEnum):
    """What part of the page a block stands in."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    BOX = "box"
    NOTE = "note"


class Alignment(StrEnum):
    """How the lines of a paragraph are set."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


class LineRule(StrEnum):
    """What the distance of lines means: a multiple of the single one, exactly so many points, or at least so many."""

    MULTIPLE = "multiple"
    EXACTLY = "exactly"
    AT_LEAST = "at_least"


class DrawnKind(StrEnum):
    """What is drawn: a straight line, the border of a paragraph or a cell, another shape, a picture."""

    LINE = "line"
    PARAGRAPH_BORDER = "paragraph_border"
    CELL_BORDER = "cell_border"
    SHAPE = "shape"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the file's part, the child indexes from the part's root element (comments not counted), page and area.

    In a PDF `part` is empty and `path` holds the number of the block; `page` is from 1. In .docx `page` is what the word processor
    noted when it last laid the file out, or None.
    """

    part: str = ""
    path: tuple[int, ...] = ()
    page: int | None = None
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """The effective format of letters. `other_font` is set where letters beyond ASCII have another font than `font` (a frequent slip)."""

    font: str = "Times New Roman"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    small_caps: bool = False
    strike: bool = False
    hidden: bool = False
    colour: str = "000000"
    raised: str = ""
    spacing: float = 0.0
    scale: int = 100
    highlight: str = ""
    other_font: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one format. `place` finds its element (`w:r`); `start` is its offset in the block's text.

    `raw` is the text as the file holds it: equal to `text` unless it was composed (NFC) or decoded, then offsets inside do not map.
    `field` names the field whose result this is (PAGE, NUMPAGES, HYPERLINK …).
    """

    text: str
    format: Format
    place: Place
    start: int = 0
    raw: str = ""
    field: str = ""
    is_inserted: bool = False

    @property
    def end(self) -> int:
        """The offset after its last letter."""
        return self.start + len(self.text)

    @property
    def shown(self) -> str:
        """The text as printed: in capitals where the format says so."""
        return self.text.upper() if self.format.caps or self.format.small_caps else self.text


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop: its place from the left margin and how text stands at it (left, centre, right, decimal, bar)."""

    at: float
    alignment: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A border: its side (top, bottom, left, right, between), weight, kind as the file names it (single, double, …), colour and distance."""

    side: str
    weight: float
    style: str = "single"
    colour: str = "000000"
    distance: float = 0.0


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The effective format of a paragraph. `first_line` is negative for a hanging indent; `line` is a multiple or points, as `line_rule` says.

    `space_before` and `space_after` are what is asked for; `is_contextual` says that between paragraphs of one style they are left out.
    """

    alignment: Alignment = Alignment.LEFT
    left: float = 0.0
    right: float = 0.0
    first_line: float = 0.0
    space_before: float = 0.0
    space_after: float = 0.0
    line_rule: LineRule = LineRule.MULTIPLE
    line: float = 1.0
    is_contextual: bool = False
    keep_with_next: bool = False
    keep_together: bool = False
    break_before: bool = False
    outline: int | None = None
    tabs: tuple[Tab, ...] = ()
    edges: tuple[Edge, ...] = ()
    shading: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Which cell of which table: `table` counts the tables of the sheet (the innermost), `left` and `width` are measured from the left margin."""

    table: int
    row: int
    column: int
    rows: int
    columns: int
    left: float = 0.0
    width: float = 0.0
    span: int = 1
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `index` is its number in the sheet; `label` the computed numbering ("1.", "a)", "-"); `mark` the format of an empty
    paragraph's mark (else that of its first run).

    `box` numbers the text box it stands in, `anchor` the block the box hangs on. `side`: which column of the page it stands in, where that was
    seen on the page (PDF): left, right, full; empty in .docx, where cells, tabs and indents tell (see `lines`).
    """

    index: int
    text: str
    runs: tuple[Run, ...]
    format: ParagraphFormat
    place: Place
    region: Region = Region.BODY
    section: int = 0
    label: str = ""
    level: int | None = None
    style: str = ""
    cell: Cell | None = None
    box: int | None = None
    anchor: int | None = None
    mark: Format = field(default_factory=Format)
    has_drawing: bool = False
    side: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed but space."""
        return not self.label and not self.text.strip()

    @property
    def letters(self) -> Format:
        """The format of most of its letters; of the paragraph mark where there are none."""
        weights: dict[Format, int] = {}
        for run in self.runs:
            if count := len(run.text) - run.text.count(" "):
                weights[run.format] = weights.get(run.format, 0) + count
        return max(weights, key=weights.__getitem__) if weights else self.mark

    def run_at(self, offset: int) -> Run | None:
        """The run that holds the letter at this offset of the text."""
        return next((run for run in self.runs if run.start <= offset < run.end), None)

    def runs_between(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs that hold any letter of this part of the text."""
        return tuple(run for run in self.runs if run.start < end and run.end > start)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: where it is, its columns' widths and whether lines are drawn around its cells."""

    index: int
    place: Place
    rows: int
    columns: int
    widths: tuple[float, ...] = ()
    is_ruled: bool = False
    parent: int | None = None
    left: float = 0.0
    alignment: Alignment = Alignment.LEFT


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something drawn. `anchor` is the block it hangs on or belongs to; `side` the side of a border.

    `left` and `top` are offsets as the file gives them, measured from `relative_left` and `relative_top` (margin, column, page, paragraph, character;
    with "align:centre" when aligned); in a PDF `place.area` is exact. `length` of a line or border (of the latter: the width of the
    paragraph or cell), None if unknown.
    """

    kind: DrawnKind
    place: Place
    anchor: int | None = None
    region: Region = Region.BODY
    side: str = ""
    length: float | None = None
    height: float = 0.0
    weight: float = 0.0
    colour: str = "000000"
    left: float | None = None
    top: float | None = None
    relative_left: str = ""
    relative_top: str = ""
    is_floating: bool = True
    cell: Cell | None = None

    @property
    def is_level(self) -> bool:
        """Whether it is a horizontal line."""
        return self.kind is DrawnKind.LINE and abs(self.height) <= max(2.0, 0.03 * (self.length or 0))


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A printed page number: in the header or the footer, on which pages (default, first, even), how it is set."""

    region: Region
    pages: str
    place: Place
    alignment: Alignment
    format: Format
    style: str = "decimal"
    block: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: paper, margins, headers. `start` is its first block's number; `restarts_at` the page number it begins with, None: it goes on.

    `first_page_differs`: the first page has its own (possibly empty) header. `header` and `footer` are distances from the edge of the paper.
    `headers` numbers the blocks of its headers and footers in `Sheet.margin_blocks`.
    """

    index: int
    start: int
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float = 36.0
    footer: float = 36.0
    gutter: float = 0.0
    is_landscape: bool = False
    first_page_differs: bool = False
    even_pages_differ: bool = False
    has_mirrored_margins: bool = False
    columns: int = 1
    begins: str = "nextPage"
    restarts_at: int | None = None
    numbers: tuple[PageNumber, ...] = ()
    headers: tuple[int, ...] = ()
    place: Place = field(default_factory=Place)

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right - self.gutter


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the person should know of the file: old encodings decoded, tracked changes, what could not be read. `code` is stable."""

    code: str
    sentence: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document. `blocks` in reading order (cells row by row, a text box before the paragraph it hangs on); `margin_blocks` are headers and
    footers, `notes` foot- and endnotes. `problems`: what could not be read. `page_count`: None where only a layout engine could tell.
    """

    kind: Kind
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    margin_blocks: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()
    page_count: int | None = None
    notices: tuple[Notice, ...] = ()
    problems: tuple[Notice, ...] = ()
    has_tracked_changes: bool = False

    @property
    def text(self) -> str:
        """The text, a line per paragraph: margins first (stamps stand there), then the document, then notes."""
        return "\n".join(shown for block in self.everything() if (shown := f"{block.label} {block.text}".strip()))

    def everything(self) -> Iterator[Block]:
        """Every block: margins, document, notes."""
        yield from self.margin_blocks
        yield from self.blocks
        yield from self.notes

    def section_of(self, block: Block) -> Section | None:
        """The section a block belongs to."""
        return self.sections[block.section] if block.section < len(self.sections) else None

    def drawn_on(self, block: Block) -> tuple[Drawn, ...]:
        """What is drawn on a block: floating lines and pictures anchored in it, its borders."""
        return tuple(each for each in self.drawn if each.anchor == block.index and each.region is block.region)
