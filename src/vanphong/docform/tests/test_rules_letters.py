"""Fonts, sizes, weight, case, alignment, spacing between paragraphs: what is wrong is found, what is right is not."""

from dataclasses import replace

import pytest

from vanphong.docform.checking import check
from vanphong.docform.edits import SetRun
from vanphong.docform.model import Alignment, Kind, Notice
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.tests.fragments import announcement, decision, letter, state_plan, text

NOTICE, LETTER, DECISION, PLAN = announcement(), letter(), decision(), state_plan()
LONG = "Các đảng uỷ trực thuộc tiếp tục rà soát, khắc phục hạn chế, báo cáo kết quả về Văn phòng Tỉnh uỷ trước ngày 30/10/2026 để tổng hợp."
FOUR = NOTICE.after(Part.BODY, text(Part.BODY, LONG), text(Part.BODY, LONG))
ARTICLES = DECISION.after(Part.BODY, text(Part.ARTICLE, "Điều 1. Thành lập Tổ giúp việc.", bold=True))

WRONG = [
    ("E03", NOTICE.but(Part.BODY, 0, font="Arial")),
    ("E03", NOTICE.but(Part.BODY, 0, other_font="Calibri")),
    ("E03", NOTICE.but(Part.BODY, 0, font=".VnTime")),
    ("E04", NOTICE.but(Part.BODY, size=13.0)),
    ("E04", NOTICE.but(Part.RECIPIENT, size=14.0)),
    ("E04", NOTICE.but(Part.HEADING, size=13.0)),
    ("E04", PLAN.but(Part.BODY, size=15.0)),
    ("E05", NOTICE.but(Part.REFERENCE, bold=True)),
    ("E05", NOTICE.but(Part.ORGAN, bold=False)),
    ("E05", NOTICE.but(Part.PLACE_DATE, italic=False)),
    ("E05", NOTICE.but(Part.POSITION, bold=True)),
    ("E05", NOTICE.without(Part.COMPETENCE)),
    ("E05", FOUR.but(Part.BODY, bold=True)),
    ("E05", ARTICLES.but(Part.ARTICLE, bold=False)),
    ("E05", PLAN.but(Part.POSITION, bold=False)),
    ("E06", NOTICE.but(Part.ORGAN, text="Tỉnh uỷ Quảng Trị")),
    ("E06", NOTICE.but(Part.SUBJECT, text="VỀ KẾT QUẢ KIỂM TRA")),
    ("E06", NOTICE.but(Part.SIGNER, text="NGUYỄN VĂN AN")),
    ("E06", NOTICE.but(Part.SUBJECT, caps=True)),
    ("E07", NOTICE.but(Part.TYPE_NAME, alignment=Alignment.LEFT)),
    ("E07", NOTICE.but(Part.REFERENCE, alignment=Alignment.LEFT)),
    ("E07", NOTICE.but(Part.BODY, 0, alignment=Alignment.LEFT, text=LONG)),
    ("E08", NOTICE.but(Part.BODY, space_before=0.0)),
    ("E08", PLAN.but(Part.GROUND, space_before=3.0)),
    ("E09", NOTICE.but(Part.BODY, 0, colour="0000FF")),
]
RIGHT = [
    ("E03", NOTICE.but(Part.BODY, 0, font="Times New Roman Bold")),
    ("E03", NOTICE.but(Part.SUBJECT_RULE, font="Symbol")),
    ("E04", NOTICE.but(Part.BODY, size=15.0)),
    ("E04", PLAN.but(Part.BODY, size=13.0)),
    ("E04", NOTICE.but(Part.BODY, 0, size=9.0, raised="superscript")),
    ("E05", FOUR.but(Part.BODY, 0, bold=True)),
    ("E05", NOTICE.without(Part.COMPETENCE).but(Part.POSITION, bold=True)),
    ("E05", ARTICLES),
    ("E05", PLAN),
    ("E06", NOTICE.but(Part.ORGAN, text="Tỉnh uỷ Quảng Trị", caps=True)),
    ("E07", NOTICE.but(Part.BODY, 0, alignment=Alignment.LEFT, text="Một dòng ngắn.")),
    ("E07", NOTICE.but(Part.REFERENCE, alignment=Alignment.LEFT, column=None)),
    ("E08", NOTICE.but(Part.BODY, space_before=3.0, space_after=3.0)),
    ("E09", NOTICE.but(Part.BODY, colour="auto")),
    ("E09", NOTICE.but(Part.BODY, colour="1A1A1A")),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    assert document.codes(select=[code]) == {code}


@pytest.mark.parametrize(("code", "document"), RIGHT)
def test_right_is_not_found(code, document):
    assert not document.codes(select=[code])


def test_sizes_are_mended_to_the_nearest():
    (finding,) = NOTICE.but(Part.BODY, size=13.0).report(select=["E04"]).findings
    assert [edit.form.size for edit in finding.edits if isinstance(edit, SetRun)] == [14.0, 14.0]
    assert finding.found == "cỡ 13"
    assert finding.count == 2


def test_letters_of_an_old_encoding_are_not_given_another_font():
    (finding,) = NOTICE.but(Part.BODY, 0, font=".VnTime").report(select=["E03"]).findings
    assert not finding.is_fixable


def test_in_a_pdf_the_free_fonts_of_the_same_measures_are_right_and_nothing_is_mended():
    printed = NOTICE.but(Part.BODY, font="ABCDEF+Tinos").__class__(
        NOTICE.but(Part.BODY, font="ABCDEF+Tinos").lines, kind=Kind.PDF
    )
    assert not printed.codes(select=["E03"])
    small = NOTICE.but(Part.BODY, size=13.0)
    (finding,) = small.__class__(small.lines, kind=Kind.PDF).report(select=["E04"]).findings
    assert not finding.is_fixable


def test_what_the_source_does_not_say_surely_is_only_noted():
    (finding,) = LETTER.but(Part.ADDRESSED, size=13.0).report(select=["E04"]).findings
    assert finding.severity == "notes"
    assert LETTER.but(Part.ADDRESSED, size=13.0).report("dang-36", select=["E04"]).findings[0].severity == "repairs"


def test_letters_of_an_old_encoding_are_told():
    sheet = NOTICE.sheet()
    told = replace(sheet, notices=(Notice("old-encoding", "Chữ TCVN3 (.VnTime).", sheet.blocks[9].place),))
    report = check(told, NOTICE.recognised(told), on=NOTICE.issued_on, select=["E30"])
    assert [finding.code for finding in report.findings] == ["E30"]
    assert not NOTICE.codes(select=["E30"])
