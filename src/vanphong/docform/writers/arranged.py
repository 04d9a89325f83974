"""A document laid out: what stands where and how it is set, the same for .docx and PDF. Lengths are points."""

from dataclasses import dataclass

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters set alike."""

    text: str
    size: float = 14
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `component`: what it is in the document. `rule`: the length of the line drawn below.

    `exact`: the distance of its lines; else `multiple` of the letters' own.
    """

    component: str
    pieces: tuple[Piece, ...]
    align: str = "centre"
    first_line: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    exact: float = 0
    multiple: float = 1
    rule: float = 0

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns without borders: the head, the foot."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    widths: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cells:
    """A table with borders; its first row is repeated on each page."""

    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at the lower edge of the page on which it stands: `from_edge` from it; `is_ruled`: under a line across the page."""

    line: Line
    from_edge: float
    is_ruled: bool = False


Element = Line | Columns | Cells | Edge


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of one numbering, the first without its number. `header`: what stands at the upper edge of the first page."""

    elements: tuple[Element, ...]
    header: Line | None = None


@dataclass(frozen=True, slots=True)
class Margins:
    """Paper and margins."""

    width: float = 210 * MM
    height: float = 297 * MM
    top: float = 20 * MM
    bottom: float = 20 * MM
    left: float = 30 * MM
    right: float = 15 * MM
    header: float = 10 * MM

    @property
    def column(self) -> float:
        """What is left between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Arranged:
    """The whole document: the pages of the text, then those of each appendix; page numbers in the header, none on the first page of each."""

    title: str
    pages: tuple[Pages, ...]
    margins: Margins = Margins()
    number_size: float = 14
