"""Heading, organ lines, type, subject, presence, order, tone marks: what is wrong is found, what is right is not."""

from dataclasses import replace
from datetime import date

import pytest

from vanphong.docform.edits import DrawLine, InsertAfter, Remove, ReplaceText
from vanphong.docform.model import Alignment, Kind
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.tests.fragments import LEFT, announcement, head, letter, state_plan, title
from vanphong.docform.tests.fragments import RIGHT as RIGHT_COLUMN

NOTICE, LETTER, PLAN = announcement(), letter(), state_plan()


def named(organ, above="", document=NOTICE):
    """The document of another organ."""
    made = document.but(Part.ORGAN, text=organ).without(Part.PARENT_ORGAN)
    lines = ((head(Part.PARENT_ORGAN, above, LEFT),) if above else ()) + made.lines
    return made.__class__(lines, made.system, made.type_name, made.issued_on, rulings=made.rulings)


def subject(words, document=NOTICE):
    return document.but(Part.SUBJECT, text=words)


WRONG = [
    ("D01", NOTICE.but(Part.HEADING, text="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
    ("D01", NOTICE.after(Part.HEADING, head(Part.MOTTO, "Độc lập - Tự do - Hạnh phúc", RIGHT_COLUMN))),
    ("E16", NOTICE.but(Part.HEADING, text="ĐẢNG CỘNG SẢN VIỆT NAM.")),
    ("E16", PLAN.but(Part.MOTTO, text="Độc lập – Tự do – Hạnh phúc")),
    ("D02", NOTICE.unruled(Part.HEADING)),
    ("D02", NOTICE.ruled(Part.HEADING, 60.0)),
    ("D02", PLAN.unruled(Part.MOTTO).unruled(Part.ORGAN).unruled(Part.SUBJECT)),
    ("D03", NOTICE.without(Part.ORGAN_STAR)),
    ("D03", NOTICE.without(Part.ORGAN_STAR).ruled(Part.ORGAN, 60.0)),
    ("D03", NOTICE.but(Part.ORGAN_STAR, text="______")),
    ("D04", named("VĂN PHÒNG TỈNH UỶ", "TỈNH UỶ QUẢNG TRỊ")),
    ("D04", named("BAN TỔ CHỨC TỈNH ỦY", "TỈNH ỦY QUẢNG TRỊ")),
    ("D05", named("ĐẢNG UỶ XÃ CAM LỘ", "TỈNH UỶ QUẢNG TRỊ")),
    ("D05", named("CHI BỘ THÔN MỘT", "ĐẢNG UỶ XÃ CAM LỘ")),
    ("E17", named("VĂN PHÒNG", "ĐẢNG BỘ TỈNH QUẢNG TRỊ")),
    ("D06", named("BAN THƯỜNG VỤ", "TỈNH UỶ QUẢNG TRỊ")),
    ("D07", named("ĐẢNG UỶ XÃ CAM LỘ", "ĐẢNG BỘ HUYỆN CAM LỘ")),
    ("D07", named("HUYỆN UỶ CAM LỘ", "ĐẢNG BỘ TỈNH QUẢNG TRỊ")),
    ("D07", named("THÀNH UỶ ĐÔNG HÀ", "ĐẢNG BỘ TỈNH QUẢNG TRỊ")),
    ("E18", named("TỈNH UỶ QUẢNG TRỊ", "BAN CHẤP HÀNH TRUNG ƯƠNG")),
    ("E19", named("VĂN PHÒNG")),
    ("E19", named("ĐẢNG UỶ XÃ CAM LỘ")),
    ("N05", PLAN.unruled(Part.ORGAN).unruled(Part.MOTTO).unruled(Part.SUBJECT)),
    ("N05", PLAN.ruled(Part.ORGAN, 300.0)),
    ("N05", PLAN.after(Part.ORGAN, head(Part.ORGAN_STAR, "*", LEFT))),
    ("D18", LETTER.after(Part.ADDRESSEE, title(Part.TYPE_NAME, "CÔNG VĂN", bold=True))),
    ("D19", subject("V/v tăng cường công tác cán bộ")),
    ("D19", subject("Về công tác cán bộ")),
    ("D19", subject("Kết quả kiểm tra")),
    ("D19", LETTER.but(Part.LETTER_SUBJECT, text="V/v cử cán bộ")),
    ("D20", NOTICE.without(Part.SUBJECT_RULE)),
    ("D20", NOTICE.but(Part.SUBJECT_RULE, text="---------")),
    ("D20", NOTICE.without(Part.SUBJECT_RULE).ruled(Part.SUBJECT, 80.0)),
    ("D21", LETTER.but(Part.LETTER_SUBJECT, bold=True)),
    ("D21", LETTER.but(Part.LETTER_SUBJECT, italic=False)),
    ("D21", LETTER.but(Part.LETTER_SUBJECT, size=14.0)),
    ("D21", LETTER.but(Part.LETTER_SUBJECT, column=None)),
    ("E26", NOTICE.but(Part.TYPE_NAME, text="THƯ MỜI")),
    ("N06", PLAN.unruled(Part.SUBJECT)),
    ("N06", PLAN.after(Part.SUBJECT, title(Part.SUBJECT_RULE, "-----"))),
    ("N07", LETTER),
    ("E10", NOTICE.without(Part.RECIPIENTS_WORD, Part.RECIPIENT)),
    ("E10", NOTICE.without(Part.PLACE_DATE)),
    ("E10", NOTICE.without(Part.SUBJECT)),
    ("E10", LETTER.without(Part.LETTER_SUBJECT)),
    ("E10", NOTICE.without(Part.SIGNER)),
    ("E11", NOTICE.but(Part.HEADING, column=LEFT).but(Part.ORGAN, column=RIGHT_COLUMN)),
    (
        "E11",
        NOTICE.without(Part.TYPE_NAME).after(Part.SUBJECT, title(Part.TYPE_NAME, "THÔNG BÁO", bold=True, size=16.0)),
    ),
    ("N01", PLAN.but(Part.HEADING, text="ĐẢNG CỘNG SẢN VIỆT NAM")),
    ("N01", PLAN.without(Part.MOTTO)),
    ("N02", PLAN.but(Part.REFERENCE, text="Số 15/KH-SNV")),
    ("N03", PLAN.but(Part.REFERENCE, text="Số: 15-KH/SNV")),
    ("D48", NOTICE.but(Part.BODY, 1, text="Các đảng ủy trực thuộc báo cáo.")),
]
CLEAN = [
    ("D01", NOTICE),
    ("D02", NOTICE.ruled(Part.HEADING, 190.0)),
    ("D02", NOTICE.unruled(Part.HEADING).ruled(Part.PLACE_DATE, None)),
    ("D04", named("UỶ BAN KIỂM TRA", "TỈNH UỶ QUẢNG TRỊ")),
    ("D04", named("BAN CÁN SỰ ĐẢNG UỶ BAN NHÂN DÂN", "TỈNH UỶ QUẢNG TRỊ")),
    ("D05", named("ĐẢNG UỶ XÃ CAM LỘ", "ĐẢNG BỘ TỈNH QUẢNG TRỊ")),
    ("D05", named("VĂN PHÒNG", "TỈNH UỶ QUẢNG TRỊ")),
    ("E17", named("VĂN PHÒNG", "ĐẢNG UỶ XÃ CAM LỘ")),
    ("D07", named("THÀNH UỶ HẢI PHÒNG")),
    ("E18", named("TỈNH UỶ QUẢNG TRỊ")),
    ("E19", named("ĐẢNG UỶ CÔNG AN TRUNG ƯƠNG")),
    ("E19", named("BAN TỔ CHỨC TỈNH UỶ - SỞ NỘI VỤ")),
    ("N05", PLAN.ruled(Part.ORGAN, 30.0)),
    ("D19", subject("Hội nghị lần thứ tám")),
    ("D19", subject("của Ban Thường vụ Tỉnh uỷ về công tác cán bộ")),
    ("D20", LETTER),
    ("D21", LETTER),
    ("E10", LETTER),
    ("E11", LETTER),
    ("N02", PLAN),
    ("D48", NOTICE.but(Part.SIGNER, text="Nguyễn Văn Hòa")),
    ("D48", NOTICE.but(Part.BODY, 1, text="Quý cơ quan, quý vị.")),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    asked = "nha-nuoc-30" if code.startswith("N") else ""
    assert document.codes(asked, select=[code]) >= {code}


@pytest.mark.parametrize(("code", "document"), CLEAN)
def test_right_is_not_found(code, document):
    assert not [finding for finding in document.report(select=[code]).findings if finding.certainty == "certain"]


def edits_of(document, code):
    return [edit for finding in document.report(select=[code]).findings for edit in finding.edits]


class TestFixes:
    def test_a_missing_line_is_drawn_as_long_as_the_words(self):
        (edit,) = edits_of(NOTICE.unruled(Part.HEADING), "D02")
        assert isinstance(edit, DrawLine)
        assert 195 < edit.width < 225

    def test_a_missing_star_is_put_under_the_organ(self):
        (edit,) = edits_of(NOTICE.without(Part.ORGAN_STAR), "D03")
        assert isinstance(edit, InsertAfter)
        assert edit.text == "*"
        assert edit.paragraph.alignment is Alignment.CENTRE

    def test_a_line_in_place_of_the_star_goes(self):
        made = edits_of(NOTICE.without(Part.ORGAN_STAR).ruled(Part.ORGAN, 60.0), "D03")
        assert [type(edit) for edit in made] == [InsertAfter, Remove]

    @pytest.mark.parametrize(
        ("document", "code", "before", "after"),
        [
            (named("VĂN PHÒNG TỈNH UỶ", "TỈNH UỶ QUẢNG TRỊ"), "D04", " TỈNH UỶ", ""),
            (named("ĐẢNG UỶ XÃ CAM LỘ", "TỈNH UỶ QUẢNG TRỊ"), "D05", "TỈNH UỶ", "ĐẢNG BỘ TỈNH"),
            (subject("Về công tác cán bộ"), "D19", "V", "v"),
            (subject("V/v tăng cường"), "D19", "V/v ", "về việc "),
            (NOTICE.but(Part.SUBJECT_RULE, text="---------"), "D20", "---------", "-----"),
            (PLAN.but(Part.REFERENCE, text="Số 15/KH-SNV"), "N02", "", ":"),
            (
                PLAN.but(Part.MOTTO, text="Độc lập – Tự do – Hạnh phúc"),
                "E16",
                "Độc lập – Tự do – Hạnh phúc",
                "Độc lập - Tự do - Hạnh phúc",
            ),
            (NOTICE.but(Part.BODY, 1, text="Các đảng ủy báo cáo."), "D48", "ủy", "uỷ"),
        ],
    )
    def test_words_are_mended_by_the_smallest_change(self, document, code, before, after):
        (edit,) = edits_of(document, code)
        assert isinstance(edit, ReplaceText)
        assert (edit.before, edit.text) == (before, after)

    def test_a_capital_that_may_begin_a_name_is_left_to_a_person(self):
        (finding,) = subject("Hội nghị lần thứ tám").report(select=["D19"]).findings
        assert finding.severity == "notes"
        assert not finding.is_fixable


def test_a_district_of_before_the_reform_is_right():
    older = named("HUYỆN UỶ CAM LỘ", "ĐẢNG BỘ TỈNH QUẢNG TRỊ")
    assert not older.codes("dang-36", on=date(2024, 3, 1), select=["D07"])


def test_under_the_older_rules_the_subject_of_a_letter_may_begin_with_a_capital():
    capital = LETTER.but(Part.LETTER_SUBJECT, text="Chuẩn bị hội nghị trực tuyến")
    assert not capital.codes("dang-36", select=["D19"])
    assert capital.codes("dang-05", select=["D19"]) == {"D19"}


def test_the_rarer_way_of_writing_tones_is_told_once():
    (finding,) = NOTICE.but(Part.BODY, 1, text="Các đảng ủy, chi ủy báo cáo.").report(select=["D48"]).findings
    assert finding.found == "«ủy»"
    assert finding.severity == "notes"
    assert len(finding.edits) == 2


class TestPrinted:
    """What a PDF cannot tell is not told."""

    def printed(self, document):
        return replace(document, kind=Kind.PDF)

    def test_a_line_may_be_part_of_the_picture(self):
        assert not self.printed(NOTICE.unruled(Part.HEADING)).codes(select=["D02"])
        assert not self.printed(PLAN.unruled(Part.ORGAN).unruled(Part.MOTTO)).codes(select=["N05", "D02"])

    def test_fonts_without_a_name_tell_no_weight(self):
        nameless = NOTICE
        for component in {line.component for line in NOTICE.lines if line.component}:
            nameless = nameless.but(component, font="CIDFont+F1", bold=False, italic=False)
        assert not self.printed(nameless).codes(select=["E03", "E05"])
        assert nameless.codes(select=["E03", "E05"]) == {"E03", "E05"}
