"""Place and date, grounds, the end of the body: found when wrong, left alone when right, mended by the smallest change."""

from datetime import date

import pytest

from vanphong.docform.edits import ReplaceText
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.tests.fragments import announcement, decision, state_plan

NOTICE, DECISION, PLAN = announcement(), decision(), state_plan()


def dated(line, document=NOTICE):
    """The document with another line of place and date."""
    return document.but(Part.PLACE_DATE, text=line)


def ending(words, document=NOTICE):
    """The document with another end of its body."""
    return document.but(
        Part.BODY, len([line for line in document.lines if line.component is Part.BODY]) - 1, text=words
    )


WRONG = [
    ("D15", dated("Quảng Trị, ngày 5 tháng 2 năm 2026")),
    ("D15", dated("Quảng Trị, ngày 05 tháng 05 năm 2026")),
    ("D15", dated("Quảng Trị, ngày 5 tháng 02 năm 2026", PLAN)),
    ("D16", dated("Tỉnh Quảng Trị, ngày 15 tháng 9 năm 2026")),
    ("D16", dated("Xã Cam Lộ, ngày 15 tháng 9 năm 2026")),
    ("E22", dated("Huế, ngày 15 tháng 9 năm 2026")),
    ("E22", dated("Hồ Chí Minh, ngày 15 tháng 9 năm 2026")),
    ("E23", dated("Quảng Trị ngày 15 tháng 9 năm 2026")),
    ("E23", dated("Quảng Trị, 15/9/2026")),
    ("E23", dated("Quảng Trị, ngày 15 tháng 9 năm 26")),
    ("E24", dated("Quảng Trị, ngày 31 tháng 9 năm 2026")),
    ("E25", dated("Đông Hà, ngày 15 tháng 9 năm 2026")),
    ("D24", DECISION.but(Part.GROUND, 0, text="- Căn cứ Điều lệ Đảng; Căn cứ Quy chế;")),
    ("D23", ending("Tổ chức thực hiện./.")),
    ("D23", ending("Tổ chức thực hiện ./.")),
    ("D24", DECISION.but(Part.GROUND, 0, italic=True)),
    ("D24", DECISION.but(Part.GROUND, 0, text="Căn cứ Điều lệ Đảng;")),
    ("D24", DECISION.but(Part.GROUND, 1, text="- Căn cứ Quy chế làm việc;")),
    ("D24", DECISION.but(Part.GROUND, 0, text="- Căn cứ Điều lệ Đảng,")),
    ("E27", ending("Tổ chức thực hiện")),
    ("E27", ending("Tổ chức thực hiện;")),
    ("N08", PLAN.but(Part.GROUND, 0, italic=False)),
    ("N08", PLAN.but(Part.GROUND, 1, text="Căn cứ Nghị định số 30/2020/NĐ-CP;")),
    ("N09", ending("Tổ chức thực hiện", PLAN)),
]
RIGHT = [
    ("D15", dated("Quảng Trị, ngày 05 tháng 02 năm 2026")),
    ("D15", dated("Quảng Trị, ngày      tháng 9 năm 2026")),
    ("D16", dated("Thành phố Huế, ngày 15 tháng 9 năm 2026")),
    ("D16", dated("TP. Hồ Chí Minh, ngày 15 tháng 9 năm 2026")),
    ("D16", dated("Tỉnh Quảng Trị, ngày 15 tháng 9 năm 2026", PLAN)),
    ("E22", dated("Thành phố Huế, ngày 15 tháng 9 năm 2026")),
    ("E23", dated("Quảng Trị, ngày      tháng      năm 2026")),
    ("E25", NOTICE),
    ("E25", dated("Đông Hà, ngày 15 tháng 9 năm 2026", PLAN)),
    ("E24", dated("Quảng Trị, ngày 29 tháng 02 năm 2028")),
    ("D23", ending("Đường dài 30 km/giờ.")),
    ("E27", ending("Tổ chức thực hiện…")),
    ("N09", ending("Tổ chức thực hiện.", PLAN)),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    assert document.codes(select=[code]) == {code}


@pytest.mark.parametrize(("code", "document"), RIGHT)
def test_right_is_not_found(code, document):
    assert not document.codes(select=[code])


@pytest.mark.parametrize(
    ("code", "document", "component", "mended"),
    [
        ("D15", dated("Huế, ngày 5 tháng 05 năm 2026"), Part.PLACE_DATE, "Huế, ngày 05 tháng 5 năm 2026"),
        ("D16", dated("Tỉnh Quảng Trị, ngày 15"), Part.PLACE_DATE, "Tỉnh Quảng Trị, ngày 15"),
        (
            "D16",
            dated("Tỉnh Quảng Trị, ngày 15 tháng 9 năm 2026"),
            Part.PLACE_DATE,
            "Quảng Trị, ngày 15 tháng 9 năm 2026",
        ),
        ("E23", dated("Quảng Trị ngày 15 tháng 9 năm 2026"), Part.PLACE_DATE, "Quảng Trị, ngày 15 tháng 9 năm 2026"),
        ("D23", ending("Tổ chức thực hiện./."), Part.BODY, "Tổ chức thực hiện."),
        ("D24", DECISION.but(Part.GROUND, 1, text="Căn cứ Quy chế;"), Part.GROUND, "- Căn cứ Quy chế."),
        ("E27", ending("Tổ chức thực hiện;"), Part.BODY, "Tổ chức thực hiện."),
    ],
)
def test_the_fix_gives_the_right_words(code, document, component, mended):
    *_, line = (line.text for line in document.lines if line.component is component)
    edits = [
        edit
        for finding in document.report(select=[code]).findings
        for edit in finding.edits
        if isinstance(edit, ReplaceText)
    ]
    for edit in sorted(edits, key=lambda edit: -edit.start):
        line = line[: edit.start] + edit.text + line[edit.end :]
    assert line == mended


def test_a_place_that_may_be_a_person_is_only_noted():
    (finding,) = dated("Phường Ngô Quyền, ngày 15 tháng 9 năm 2026").report(select=["D16"]).findings
    assert finding.severity == "notes"
    assert not finding.is_fixable


def test_a_day_that_does_not_exist_blocks():
    (finding,) = dated("Quảng Trị, ngày 31 tháng 9 năm 2026").report(select=["E24"]).findings
    assert finding.severity == "blocks"


def test_the_older_rules_end_the_last_ground_with_a_comma_and_need_no_dash():
    older = DECISION.but(Part.GROUND, 0, text="Căn cứ Điều lệ Đảng;").but(
        Part.GROUND, 1, text="Căn cứ Quy chế làm việc,"
    )
    assert not older.codes("dang-36", select=["D24"])
    assert DECISION.codes("dang-36", select=["D24"]) == {"D24"}


def test_the_day_of_signing_is_compared_when_it_is_known():
    assert NOTICE.codes(select=["D17"], signed_on=date(2026, 9, 14)) == {"D17"}
    assert not NOTICE.codes(select=["D17"], signed_on=date(2026, 9, 15))
    assert not NOTICE.codes(select=["D17"])
