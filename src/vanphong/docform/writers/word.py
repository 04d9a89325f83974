"""Lays out a document as .docx: A4, Times New Roman 14, a table without borders for the two-column head and foot."""

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

from vanphong.docform.spec import Block, DocumentSpec, Grid, Heading

FONT = "Times New Roman"
MARGINS = {"left_margin": Mm(30), "right_margin": Mm(15), "top_margin": Mm(20), "bottom_margin": Mm(20)}


def compose(spec: DocumentSpec) -> bytes:
    """The document as .docx."""
    document = docx.Document()
    _prepare(document)
    _head(document, spec)
    _title(document, spec)
    for ground in spec.grounds:
        _body_line(document, f"- {ground}" if spec.is_party else ground, is_italic=not spec.is_party)
    for block in spec.body:
        _block(document, block)
    _foot(document, spec)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: Document) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.element.rPr.rFonts.set(qn("w:cs"), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, value in MARGINS.items():
        setattr(section, name, value)
    section.different_first_page_header_footer = True
    section.header_distance = Mm(10)
    _page_number(section.header.paragraphs[0])


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _cells(document: Document, widths: tuple[int, int]) -> tuple[Cell, Cell]:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = column.cells[0].width = Mm(width)
    left, right = table.rows[0].cells
    return left, right


def _put(
    cell: Cell,
    text: str,
    *,
    size: int = 14,
    is_bold: bool = False,
    is_italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER,
) -> None:
    first = cell.paragraphs[0]
    paragraph = first if not first.text and len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = is_bold, is_italic, Pt(size)


def _head(document: Document, spec: DocumentSpec) -> None:
    left, right = _cells(document, (67, 98))
    if spec.circulation:
        _put(right, spec.circulation.upper(), size=12, is_bold=True, align=WD_ALIGN_PARAGRAPH.RIGHT)
    if spec.parent:
        _put(left, spec.parent, size=14 if spec.is_party else 12)
    _put(left, spec.organ, size=14 if spec.is_party else 12, is_bold=True)
    _put(left, "*" if spec.is_party else "_______")
    _put(left, spec.number_line, size=14 if spec.is_party else 13)
    for at, line in enumerate(spec.heading_lines):
        _put(right, line, size=15 if spec.is_party else 13 + at, is_bold=True)
    if not spec.is_party:
        _put(right, "_______________")
    _put(right, spec.date_line, is_italic=True)
    if spec.is_letter:
        _put(left, spec.subject_line, size=12, is_italic=spec.is_party)
    for mark in spec.marks:
        _put(left, mark, is_bold=mark != spec.draft, is_italic=mark == spec.draft)


def _title(document: Document, spec: DocumentSpec) -> None:
    document.add_paragraph()
    if not spec.is_letter:
        _centred(document, spec.type_name.upper(), size=16 if spec.is_party else 14, is_bold=True)
        _centred(document, spec.subject_line, is_bold=True)
        _centred(document, "-----" if spec.is_party else "_______")
    if spec.addressees:
        _addressees(document, spec)


def _addressees(document: Document, spec: DocumentSpec) -> None:
    names = spec.addressees
    if len(names) == 1:
        _centred(document, f"{spec.addressed_word} {names[0]}", is_italic=spec.is_party)
    else:
        _centred(document, spec.addressed_word, is_italic=spec.is_party)
        for at, name in enumerate(names):
            _centred(document, f"- {name}{'.' if at == len(names) - 1 else ';'}")
    document.add_paragraph()


def _centred(document: Document, text: str, *, size: int = 14, is_bold: bool = False, is_italic: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = is_bold, is_italic, Pt(size)


def _body_line(document: Document, text: str, *, is_bold: bool = False, is_italic: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)
    run = paragraph.add_run(text)
    run.bold, run.italic = is_bold, is_italic


def _block(document: Document, block: Block) -> None:
    if isinstance(block, Grid):
        table = document.add_table(rows=0, cols=len(block.rows[0]))
        table.style = "Table Grid"
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                _put(cell, text, size=13, is_bold=row is block.rows[0], align=WD_ALIGN_PARAGRAPH.LEFT)
        document.add_paragraph()
    elif isinstance(block, Heading):
        _body_line(document, block.text, is_bold=True)
    else:
        _body_line(document, block)


def _foot(document: Document, spec: DocumentSpec) -> None:
    document.add_paragraph()
    left, right = _cells(document, (80, 85))
    if spec.recipients:
        _put(
            left,
            "Nơi nhận:",
            size=14 if spec.is_party else 12,
            is_bold=not spec.is_party,
            is_italic=not spec.is_party,
            align=WD_ALIGN_PARAGRAPH.LEFT,
        )
        for at, name in enumerate(spec.recipients):
            end = "." if at == len(spec.recipients) - 1 else ";"
            _put(left, f"- {name}{end}", size=12 if spec.is_party else 11, align=WD_ALIGN_PARAGRAPH.LEFT)
    for line in spec.competence:
        _put(right, line, is_bold=True)
    if spec.position:
        _put(right, spec.position, is_bold=not spec.is_party or not spec.competence)
    for _ in range(4):
        _put(right, " ")
    if spec.signer:
        _put(right, spec.signer, is_bold=True)
