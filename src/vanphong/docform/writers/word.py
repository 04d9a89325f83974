"""Writes a laid-out document as .docx, by its own hand: small, quick, the same bytes for the same document."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from vanphong.docform.metrics import text_lines
from vanphong.docform.spec import DocumentSpec
from vanphong.docform.writers.arrange import arrange
from vanphong.docform.writers.arranged import Arranged, Cells, Columns, Edge, Element, Line, Margins, Pages, Piece
from vanphong.docform.writers.drawn import line_run
from vanphong.docform.writers.package import packed

SIZE = 14
"""The size of the letters where nothing is said: that of the styles."""
LEADING = 1.15
"""The height of a line of Times New Roman, by its size."""
ALIGNMENTS = {"left": "left", "centre": "center", "right": "right", "justify": "both"}
CELL = 28
"""The margin of a cell without borders, in twentieths of a point."""


def compose(spec: DocumentSpec) -> bytes:
    """The document as .docx."""
    return written(arrange(spec))


def written(document: Arranged) -> bytes:
    """A laid-out document as .docx."""
    writer = _Writer(document)
    return packed("".join(writer.body()), writer.headers)


class _Writer:
    """Writes one document; counts its drawings and headers."""

    def __init__(self, document: Arranged) -> None:
        self.document = document
        self.headers = {"header1": _number(document.number_size)}
        self._drawings = 0

    def body(self) -> Iterator[str]:
        """The elements of the body, each appendix in a section of its own."""
        last = len(self.document.pages) - 1
        for at, pages in enumerate(self.document.pages):
            for element in pages.elements:
                yield from self._element(element)
            section = self._section(pages, at)
            yield section if at == last else f"<w:p><w:pPr>{section}</w:pPr></w:p>"

    def _section(self, pages: Pages, at: int) -> str:
        """A section: its first page without a number; an appendix begins a page and is numbered from 1."""
        named = [("default", "header1"), *self._first(pages, at)]
        references = "".join(f'<w:headerReference w:type="{kind}" r:id="{name}"/>' for kind, name in named)
        begins = '<w:type w:val="nextPage"/>' if at else ""
        counts = '<w:pgNumType w:start="1"/>' if at else ""
        return f"<w:sectPr>{references}{begins}{_paper(self.document.margins)}{counts}<w:titlePg/></w:sectPr>"

    def _first(self, pages: Pages, at: int) -> list[tuple[str, str]]:
        """The header of the first page: an appendix must not take over that of the text."""
        if pages.header is None and (at == 0 or self.document.pages[0].header is None):
            return []
        name = f"header{len(self.headers) + 1}"
        self.headers[name] = self._line(pages.header) if pages.header else "<w:p/>"
        return [("first", name)]

    def _element(self, element: Element) -> Iterator[str]:
        match element:
            case Line():
                yield self._line(element)
            case Columns():
                yield self._columns(element)
            case Cells():
                yield self._cells(element)
            case Edge():
                yield _edge(element, self.document.margins)

    def _line(self, line: Line, column: float = 0) -> str:
        drawn = self._rule(line, column) if line.rule else ""
        return f"<w:p>{_paragraph(line)}{''.join(_run(piece) for piece in line.pieces)}{drawn}</w:p>"

    def _rule(self, line: Line, column: float) -> str:
        """The line below the last line of the paragraph."""
        first = line.pieces[0]
        count = len(
            text_lines(
                line.text,
                first.size,
                column or self.document.margins.column,
                is_bold=first.is_bold,
                is_italic=first.is_italic,
            )
        )
        self._drawings += 1
        return line_run(line.rule, count * first.size * LEADING + 2, self._drawings)

    def _columns(self, columns: Columns) -> str:
        sides = zip((columns.left, columns.right), columns.widths, strict=True)
        cells = "".join(
            _cell("".join(self._line(line, width - CELL / 10) for line in lines) or "<w:p/>", width)
            for lines, width in sides
        )
        margins = (
            f'<w:tblCellMar><w:left w:w="{CELL}" w:type="dxa"/><w:right w:w="{CELL}" w:type="dxa"/></w:tblCellMar>'
        )
        return f"{_table(columns.widths, '', margins)}<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"

    def _cells(self, table: Cells) -> str:
        rows = "".join(self._row(row, table.widths, is_head=at == 0) for at, row in enumerate(table.rows))
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        return f"{_table(table.widths, f'<w:tblBorders>{sides}</w:tblBorders>', '')}{rows}</w:tbl>"

    def _row(self, row: tuple[Line, ...], widths: tuple[float, ...], *, is_head: bool) -> str:
        head = "<w:tblHeader/>" if is_head else ""
        cells = "".join(_cell(self._line(line), width) for line, width in zip(row, widths, strict=True))
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _twips(points: float) -> int:
    return round(points * 20)


def _paper(margins: Margins) -> str:
    sides = ("top", "right", "bottom", "left", "header")
    set_to = " ".join(f'w:{side}="{_twips(getattr(margins, side))}"' for side in sides)
    size = f'<w:pgSz w:w="{_twips(margins.width)}" w:h="{_twips(margins.height)}"/>'
    return f'{size}<w:pgMar {set_to} w:footer="{_twips(margins.header)}" w:gutter="0"/>'


def _number(size: float) -> str:
    """The page number at the top centre."""
    field = "".join(
        f"<w:r>{_letters(Piece('', size))}{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr>{field}</w:p>'


def _paragraph(line: Line, placed: str = "") -> str:
    spacing = "".join(
        f' w:{name}="{_twips(value)}"' for name, value in (("before", line.before), ("after", line.after)) if value
    )
    if line.exact:
        spacing += f' w:line="{_twips(line.exact)}" w:lineRule="exact"'
    elif line.multiple != 1:
        spacing += f' w:line="{round(line.multiple * 240)}" w:lineRule="auto"'
    indent = "".join(
        f' w:{name}="{_twips(value)}"' for name, value in (("left", line.left), ("firstLine", line.first_line)) if value
    )
    inner = placed + (f"<w:spacing{spacing}/>" if spacing else "") + (f"<w:ind{indent}/>" if indent else "")
    return f'<w:pPr>{inner}<w:jc w:val="{ALIGNMENTS[line.align]}"/></w:pPr>'


def _letters(piece: Piece) -> str:
    kinds = (
        "<w:b/>" * piece.is_bold,
        "<w:i/>" * piece.is_italic,
        f"<w:color w:val={quoteattr(piece.colour)}/>" if piece.colour else "",
        f'<w:sz w:val="{round(piece.size * 2)}"/><w:szCs w:val="{round(piece.size * 2)}"/>' * (piece.size != SIZE),
        '<w:u w:val="single"/>' * piece.is_underlined,
    )
    inner = "".join(kinds)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _run(piece: Piece) -> str:
    text = escape(piece.text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{_letters(piece)}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _table(widths: tuple[float, ...], borders: str, margins: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    form = f'<w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>{margins}'
    return f"<w:tbl><w:tblPr>{form}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"


def _cell(content: str, width: float) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _edge(edge: Edge, margins: Margins) -> str:
    """A frame at the lower edge of the page."""
    line = edge.line
    down = margins.height - edge.from_edge - line.pieces[0].size * LEADING
    frame = (
        f'<w:framePr w:w="{_twips(margins.column)}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" '
        f'w:xAlign="center" w:y="{_twips(down)}"/>'
    )
    ruled = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="2" w:color="000000"/></w:pBdr>' if edge.is_ruled else ""
    return f"<w:p>{_paragraph(line, frame + ruled)}{''.join(_run(piece) for piece in line.pieces)}</w:p>"
