"""What the reader makes of a text PDF: places on the page, fonts, columns, lines drawn, page numbers; and of old encodings in any format."""

import pytest

from vanphong.docform import api as docform
from vanphong.docform.model import Alignment, DrawnKind, Kind, Region
from vanphong.docform.readers.pdfium import font_named
from vanphong.docform.readers.reading import read_sheet
from vanphong.docform.tests.packages import package

PLAN = next(each for each in docform.PRACTICE_DOCUMENTS if each.key == "long-plan")


@pytest.fixture(scope="module")
def sheet():
    return read_sheet(docform.render_pdf(PLAN.spec), docform.PDF)


class TestPages:
    def test_each_block_knows_its_page_and_its_place_there(self, sheet):
        assert sheet.kind is Kind.PDF
        for block in sheet.blocks:
            area = block.place.area
            assert 1 <= block.place.page <= sheet.page_count
            assert 0 <= area.left < area.right <= sheet.sections[0].width
            assert 0 <= area.top < area.bottom <= sheet.sections[0].height

    def test_the_columns_of_the_head_are_told_apart(self, sheet):
        sides = {block.text: block.side for block in sheet.blocks if block.place.page == 1}
        assert sides["ĐẢNG CỘNG SẢN VIỆT NAM"] == "right"
        assert sides[PLAN.spec.organ] == "left"

    def test_fonts_are_told_by_their_names(self, sheet):
        heading = next(block for block in sheet.blocks if block.text == "ĐẢNG CỘNG SẢN VIỆT NAM")
        assert heading.letters.bold
        assert 14 <= heading.letters.size <= 16

    def test_full_lines_are_joined_to_paragraphs(self, sheet):
        long = [block for block in sheet.blocks if len(block.text) > 200]
        assert long
        for block in long:
            assert len({run.place.area for run in block.runs}) > 1
            assert "".join(run.text for run in block.runs) == block.text
            assert "  " not in block.text

    def test_the_page_number_is_no_text_of_the_body(self, sheet):
        (number,) = sheet.sections[0].numbers
        assert (number.region, number.alignment) == (Region.HEADER, Alignment.CENTRE)
        assert {block.text for block in sheet.margin_blocks} == {str(page) for page in range(2, sheet.page_count + 1)}

    def test_the_line_under_the_heading_is_seen(self, sheet):
        heading = next(block for block in sheet.blocks if block.text == "ĐẢNG CỘNG SẢN VIỆT NAM").place.area
        below = [
            drawn
            for drawn in sheet.drawn
            if drawn.kind is DrawnKind.LINE
            and drawn.place.page == 1
            and 0 <= drawn.place.area.top - heading.bottom < 12
        ]
        assert [drawn.is_level for drawn in below[:1]] == [True]

    def test_the_telling_pages_are_enough_for_the_particulars(self, sheet):
        few = read_sheet(docform.render_pdf(PLAN.spec), docform.PDF, is_whole=False)
        assert {block.place.page for block in few.blocks} < {block.place.page for block in sheet.blocks}
        assert few.page_count == sheet.page_count


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ABCDEF+TimesNewRomanPS-BoldMT", ("Times New Roman", True, False)),
        ("TimesNewRomanPS-BoldItalicMT", ("Times New Roman", True, True)),
        ("Tinos-Italic", ("Tinos", False, True)),
        ("Arial,Bold", ("Arial", True, False)),
        (".VnTimeH", (".VnTimeH", False, False)),
    ],
)
def test_a_font_tells_its_family_and_style(name, told):
    assert font_named(name) == told


class TestOldEncodings:
    def old(self, text, font):
        return read_sheet(
            package(
                f"<w:p><w:r><w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}'/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
            ),
            docform.DOCX,
        )

    @pytest.mark.parametrize(
        ("stored", "font", "text"),
        [
            ("§¶ng bé tØnh", ".VnTime", "Đảng bộ tỉnh"),
            ("§¶ng bé tØnh", ".VnTimeH", "ĐẢNG BỘ TỈNH"),
            ("Ñaûng boä tænh", "VNI-Times", "Đảng bộ tỉnh"),
        ],
    )
    def test_runs_are_decoded_by_their_font_and_reported(self, stored, font, text):
        sheet = self.old(stored, font)
        (block,) = sheet.blocks
        assert (block.text, block.runs[0].raw) == (text, stored)
        assert [notice.code for notice in sheet.notices] == ["old-encoding"]

    def test_offsets_follow_the_decoded_text(self):
        run = "<w:r><w:rPr><w:rFonts w:ascii='VNI-Times' w:hAnsi='VNI-Times'/></w:rPr><w:t>{}</w:t></w:r>"
        data = package(f"<w:p>{run.format('Ñaûng ')}{run.format('boä')}</w:p>")
        (block,) = read_sheet(data, docform.DOCX).blocks
        assert [(run.start, run.text) for run in block.runs] == [(0, "Đảng "), (5, "bộ")]

    def test_unicode_in_any_font_stays(self):
        assert self.old("Đảng bộ tỉnh", ".VnTime").blocks[0].text == "Đảng bộ tỉnh"
        assert self.old("Đảng bộ tỉnh", "Times New Roman").notices == ()
