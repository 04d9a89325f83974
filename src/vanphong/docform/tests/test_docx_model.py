"""The effective formatting of .docx: what the reader makes of styles, tables, numbering, changes, boxes and sections."""

import pytest

from vanphong.docform.model import Alignment, DrawnKind, LineRule, Region
from vanphong.docform.readers.docx import read_docx
from vanphong.docform.tests.packages import package


def paragraph(text="Chữ", run="", own=""):
    return f"<w:p><w:pPr>{own}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def letters(body, **parts):
    return read_docx(package(body, **parts)).blocks[0].runs[0].format


class TestRuns:
    def test_without_anything_the_defaults_of_the_format_apply(self):
        found = letters(paragraph())
        assert (found.font, found.size, found.bold) == ("Times New Roman", 10.0, False)

    def test_theme_fonts_get_their_names(self):
        theme = "<a:minorFont><a:latin typeface='Calibri'/></a:minorFont>"
        run = "<w:rFonts w:asciiTheme='minorHAnsi' w:ascii='Arial' w:hAnsiTheme='minorHAnsi'/>"
        assert letters(paragraph(run=run), theme=theme).font == "Calibri"

    def test_another_font_for_letters_beyond_ascii_is_told(self):
        run = "<w:rFonts w:ascii='Times New Roman' w:hAnsi='Arial'/>"
        assert letters(paragraph("Đảng", run)).other_font == "Arial"
        assert letters(paragraph("Dang", run)).other_font == ""

    def test_complex_script_has_its_own_size_and_weight(self):
        run = "<w:cs/><w:rFonts w:ascii='Arial' w:cs='Tahoma'/><w:sz w:val='28'/><w:szCs w:val='40'/><w:bCs/>"
        found = letters(paragraph(run=run))
        assert (found.font, found.size, found.bold) == ("Tahoma", 20.0, True)

    def test_a_font_for_complex_script_alone_changes_nothing(self):
        styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='28'/><w:szCs w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
        assert letters(paragraph(run="<w:rFonts w:cs='Arial'/>"), styles=styles).size == 14

    STYLES = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='24'/></w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='A'><w:name w:val='a'/><w:basedOn w:val='N'/><w:rPr><w:b/><w:sz w:val='28'/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='B'><w:name w:val='b'/><w:basedOn w:val='A'/><w:rPr><w:i/></w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='C'><w:name w:val='c'/><w:rPr><w:b/></w:rPr></w:style>"
    )

    @pytest.mark.parametrize(
        ("own", "run", "bold", "italic", "size"),
        [
            ("", "", False, False, 12.0),
            ("<w:pStyle w:val='A'/>", "", True, False, 14.0),
            ("<w:pStyle w:val='B'/>", "", True, True, 14.0),
            ("<w:pStyle w:val='B'/>", "<w:b w:val='0'/><w:sz w:val='26'/>", False, True, 13.0),
            ("<w:pStyle w:val='A'/>", "<w:rStyle w:val='C'/>", False, False, 14.0),
            ("<w:pStyle w:val='A'/>", "<w:rStyle w:val='C'/><w:b/>", True, False, 14.0),
            ("<w:pStyle w:val='unknown'/>", "", False, False, 12.0),
        ],
    )
    def test_styles_are_inherited_and_toggles_cancel_each_other(self, own, run, bold, italic, size):
        found = letters(paragraph(run=run, own=own), styles=self.STYLES)
        assert (found.bold, found.italic, found.size) == (bold, italic, size)

    def test_offsets_and_places_find_the_letters_again(self):
        body = "<w:p><w:r><w:t>Số </w:t></w:r><w:hyperlink><w:r><w:t>05</w:t><w:tab/><w:t>x</w:t></w:r></w:hyperlink></w:p>"
        block = read_docx(package(body)).blocks[0]
        assert block.text == "Số 05\tx"
        assert [run.text for run in block.runs_between(4, 5)] == ["05\tx"]
        assert [run.place.path for run in block.runs] == [(0, 0, 0), (0, 0, 1, 0)]

    def test_text_is_composed_and_the_raw_kept(self):
        run = read_docx(package(paragraph("Đảng"))).blocks[0].runs[0]
        assert (run.text, run.raw) == ("Đảng", "Đảng")

    def test_hidden_text_is_left_out(self):
        assert read_docx(package(paragraph("Ẩn", "<w:vanish/>"))).blocks[0].text == ""


class TestParagraphs:
    def test_direct_formatting_lies_over_style_and_defaults(self):
        styles = (
            "<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after='160' w:line='259' w:lineRule='auto'/></w:pPr></w:pPrDefault></w:docDefaults>"
            "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:pPr><w:spacing w:before='120'/><w:contextualSpacing/></w:pPr></w:style>"
        )
        own = "<w:spacing w:line='360' w:lineRule='exact'/><w:ind w:firstLine='567' w:left='284'/><w:jc w:val='both'/>"
        found = read_docx(package(paragraph(own=own), styles=styles)).blocks[0].format
        assert (found.space_before, found.space_after, found.line_rule, found.line) == (6, 8, LineRule.EXACTLY, 18)
        assert (found.first_line, found.left, found.alignment) == (28.35, 14.2, Alignment.JUSTIFIED)
        assert found.is_contextual

    def test_a_multiple_of_the_line_is_told_as_such(self):
        found = read_docx(package(paragraph(own="<w:spacing w:line='360'/>"))).blocks[0].format
        assert (found.line_rule, found.line) == (LineRule.MULTIPLE, 1.5)

    def test_a_border_is_drawn_as_long_as_the_text_is_wide(self):
        own = "<w:pBdr><w:bottom w:val='single' w:sz='8' w:space='1' w:color='auto'/></w:pBdr><w:ind w:left='200'/>"
        sheet = read_docx(package(paragraph(own=own)))
        (drawn,) = sheet.drawn
        assert (drawn.kind, drawn.side, drawn.weight) == (DrawnKind.PARAGRAPH_BORDER, "bottom", 1.0)
        assert drawn.length == pytest.approx(sheet.sections[0].text_width - 10)


class TestNumbering:
    LISTS = (
        "<w:abstractNum w:abstractNumId='0'>"
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/>"
        "<w:pPr><w:ind w:left='720' w:hanging='360'/></w:pPr></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%2)'/></w:lvl>"
        "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.%3'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    )

    def labels(self, *levels):
        body = "".join(
            paragraph(own=f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")
            for number, level in levels
        )
        return [block.label for block in read_docx(package(body, numbering=self.LISTS)).blocks]

    def test_counts_every_level_and_begins_again_below_a_higher_one(self):
        levels = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2), (2, 0)]
        assert self.labels(*levels) == ["1.", "a)", "b)", "2.", "a)", "2.I", "5."]

    def test_the_level_gives_the_indent_unless_the_paragraph_has_its_own(self):
        own = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
        block = read_docx(package(paragraph(own=own), numbering=self.LISTS)).blocks[0]
        assert (block.format.left, block.format.first_line) == (36, -18)
        block = read_docx(package(paragraph(own=own + "<w:ind w:left='0'/>"), numbering=self.LISTS)).blocks[0]
        assert (block.format.left, block.format.first_line) == (0, -18)


class TestTables:
    def test_cells_know_their_place_and_width(self):
        cell = "<w:tc><w:tcPr><w:tcW w:w='4000' w:type='dxa'/></w:tcPr>{}</w:tc>"
        body = (
            "<w:tbl><w:tblGrid><w:gridCol w:w='4000'/><w:gridCol w:w='5000'/></w:tblGrid><w:tr>"
            f"{cell.format(paragraph('TỈNH ỦY'))}{cell.format(paragraph('ĐẢNG'))}</w:tr></w:tbl>"
        )
        sheet = read_docx(package(body))
        cells = [block.cell for block in sheet.blocks if block.cell]
        assert [(cell.row, cell.column, cell.columns, cell.left) for cell in cells] == [(0, 0, 2, 0), (0, 1, 2, 200)]
        assert list(sheet.tables[0].widths) == [200, 250]
        assert not sheet.tables[0].is_ruled

    def test_conditional_formats_of_the_table_style_apply_where_they_should(self):
        styles = (
            "<w:style w:type='table' w:styleId='T'><w:rPr><w:sz w:val='22'/></w:rPr>"
            "<w:tblStylePr w:type='firstRow'><w:rPr><w:b/></w:rPr></w:tblStylePr>"
            "<w:tblStylePr w:type='firstCol'><w:rPr><w:i/></w:rPr></w:tblStylePr></w:style>"
        )
        row = f"<w:tr><w:tc>{paragraph()}</w:tc><w:tc>{paragraph()}</w:tc></w:tr>"
        look = "<w:tblPr><w:tblStyle w:val='T'/><w:tblLook w:val='0000' w:firstRow='1' w:firstColumn='1'/></w:tblPr>"
        blocks = read_docx(package(f"<w:tbl>{look}{row}{row}</w:tbl>", styles=styles)).blocks
        found = [(block.runs[0].format.bold, block.runs[0].format.italic) for block in blocks]
        assert found == [(True, True), (True, False), (False, True), (False, False)]
        assert blocks[0].runs[0].format.size == 11


class TestChanges:
    def test_the_final_text_is_read_and_said_to_be_changed(self):
        body = (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Một</w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
            "<w:p><w:ins><w:r><w:t> hai</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom></w:p>"
        )
        sheet = read_docx(package(body))
        assert [block.text for block in sheet.blocks] == ["Một hai"]
        assert sheet.blocks[0].runs[1].is_inserted
        assert sheet.has_tracked_changes

    def test_deleted_rows_are_left_out(self):
        rows = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('cũ')}</w:tc></w:tr><w:tr><w:tc>{paragraph('mới')}</w:tc></w:tr>"
        assert [block.text for block in read_docx(package(f"<w:tbl>{rows}</w:tbl>")).blocks] == ["mới"]


class TestDrawings:
    LINE = (
        "<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom='column'><wp:posOffset>635000</wp:posOffset></wp:positionH>"
        "<wp:extent cx='1270000' cy='0'/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst='line'/><a:ln w='9525'/></wps:spPr>"
        "{}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )

    def test_a_floating_line_has_its_length_and_anchor(self):
        (drawn,) = read_docx(package(f"{paragraph()}<w:p>{self.LINE.format('')}</w:p>")).drawn
        assert (drawn.kind, drawn.length, drawn.left, drawn.anchor, drawn.weight) == (
            DrawnKind.LINE,
            100,
            50,
            1,
            0.75,
        )
        assert drawn.is_level

    def test_an_old_line_too(self):
        vml = "<w:r><w:pict><v:line from='10pt,2pt' to='110pt,2pt' strokeweight='.5pt'/></w:pict></w:r>"
        (drawn,) = read_docx(package(f"<w:p>{vml}</w:p>")).drawn
        assert (drawn.kind, drawn.length, drawn.left, drawn.weight) == (DrawnKind.LINE, 100, 10, 0.5)

    def test_a_text_box_is_read_once_and_knows_what_it_hangs_on(self):
        box = f"<wps:txbx><w:txbxContent>{paragraph('KHẨN')}</w:txbxContent></wps:txbx>"
        fallback = f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('KHẨN')}</w:txbxContent></v:textbox></v:shape></w:pict>"
        choice = self.LINE.format(box).removeprefix("<w:r>").removesuffix("</w:r>")
        body = (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
            f"{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
        first, second = read_docx(package(body)).blocks
        assert (first.text, first.region, first.anchor, second.region) == ("KHẨN", Region.BOX, 1, Region.BODY)


class TestSections:
    SIZE = "<w:pgSz w:w='11907' w:h='16840'/><w:pgMar w:top='1134' w:right='851' w:bottom='1134' w:left='1701' w:header='567'/>"

    def test_paper_and_margins(self):
        section = read_docx(package(paragraph() + f"<w:sectPr>{self.SIZE}</w:sectPr>")).sections[0]
        found = (section.width, section.top, section.right, section.left, section.header)
        assert found == (595.35, 56.7, 42.55, 85.05, 28.35)

    def test_each_begins_with_its_block(self):
        first = f"<w:p><w:pPr><w:sectPr>{self.SIZE}</w:sectPr></w:pPr></w:p>"
        body = f"{first}{paragraph()}<w:sectPr><w:pgSz w:w='16840' w:h='11907' w:orient='landscape'/></w:sectPr>"
        sheet = read_docx(package(body))
        assert [section.start for section in sheet.sections] == [0, 1]
        assert [block.section for block in sheet.blocks] == [0, 1]
        assert sheet.sections[1].is_landscape

    @pytest.mark.parametrize(
        "field",
        [
            "<w:fldSimple w:instr=' PAGE '/>",
            (
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT</w:instrText></w:r>"
                "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
            ),
            "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType='end'/></w:r>",
            "<w:r><w:pgNum/></w:r>",
        ],
    )
    def test_the_page_number_in_the_header_is_found(self, field):
        header = f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{field}</w:p>"
        body = paragraph() + "<w:sectPr><w:headerReference w:type='default' r:id='h'/><w:titlePg/></w:sectPr>"
        section = read_docx(package(body, header=header)).sections[0]
        (number,) = section.numbers
        assert (number.region, number.pages, number.alignment) == (Region.HEADER, "default", Alignment.CENTRE)
        assert section.first_page_differs
        assert section.headers == (0,)


class TestDamage:
    def test_a_broken_part_is_told_and_the_rest_is_read(self):
        sheet = read_docx(package(paragraph("Còn đọc được"), styles="<broken"))
        assert sheet.blocks[0].text == "Còn đọc được"
        assert [each.code for each in sheet.problems] == ["broken-part"]
