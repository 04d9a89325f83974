"""Number and notation: found when wrong, left alone when right, mended by the smallest change."""

from datetime import date

import pytest

from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.rules.context import Series
from vanphong.docform.tests.fragments import LEFT, announcement, decision, head, letter, state_plan

NOTICE, LETTER, DECISION, PLAN = announcement(), letter(), decision(), state_plan()


def numbered(document, line):
    """The document with another number line."""
    return document.but(Part.REFERENCE, text=line)


WRONG = [
    ("D08", numbered(NOTICE, "Số: 12-TB/TU")),
    ("D08", numbered(NOTICE, "Số:      -TB/TU")),
    ("D09", numbered(NOTICE, "Số 12/TB-TU")),
    ("D09", numbered(NOTICE, "Số 12/2026/TB-TU")),
    ("D10", numbered(NOTICE, "Số 5-TB/TU")),
    ("D10", numbered(NOTICE, "Số 012-TB/TU")),
    ("D10", numbered(PLAN, "Số: 5/KH-SNV")),
    ("D11", numbered(NOTICE, "Số 12-BC/TU")),
    ("D11", numbered(DECISION, "Số 12-QĐi/TU")),
    ("D11", numbered(LETTER, "Số 12-cv/VPTU")),
    ("D11", numbered(PLAN, "Số: 15/QĐ-SNV")),
    ("D12", numbered(LETTER, "Số 12-CV/VP-TU")),
    ("D12", numbered(LETTER, "Số 12-CV/TU")),
    ("D12", numbered(LETTER.but(Part.ORGAN, text="BAN TỔ CHỨC"), "Số 12-CV/BTC")),
    ("D12", numbered(NOTICE, "Số 12-TB/VPTU")),
    ("E20", numbered(NOTICE, "Số 12 - TB / TU")),
    (
        "D12",
        numbered(NOTICE.but(Part.ORGAN, text="ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH QUẢNG TRỊ LẦN THỨ XVIII"), "Số 12-TB/TU"),
    ),
    ("D12", numbered(NOTICE.but(Part.ORGAN, text="ĐẢNG UỶ QUÂN SỰ TỈNH QUẢNG TRỊ"), "Số 12-TB/ĐU")),
    ("D12", numbered(LETTER.but(Part.ORGAN, text="BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH"), "Số 12-CV/TU")),
    ("N04", numbered(PLAN, "Số: 15/CV-SNV").__class__(numbered(PLAN, "Số: 15/CV-SNV").lines, PLAN.system, "Công văn")),
]
RIGHT = [
    ("D08", NOTICE),
    ("D08", PLAN),
    ("D09", NOTICE),
    ("D09", numbered(NOTICE, "Số      -TB/TU")),
    ("D10", numbered(NOTICE, "Số 05-TB/TU")),
    ("D10", numbered(NOTICE, "Số 1205-TB/TU")),
    ("D10", numbered(NOTICE, "Số      -TB/TU")),
    ("D11", DECISION),
    (
        "D11",
        numbered(
            NOTICE.but(Part.TYPE_NAME, text="THƯ MỜI").__class__(NOTICE.lines, type_name="Thư mời"), "Số 12-TM/TU"
        ),
    ),
    ("D12", numbered(LETTER.but(Part.ORGAN, text="BAN NGHIÊN CỨU"), "Số 12-CV/BNCT")),
    ("D12", numbered(LETTER.but(Part.ORGAN, text="BAN TỔ CHỨC - BAN NỘI CHÍNH"), "Số 05-QC/BTCTU-BNCTU")),
    ("D12", numbered(LETTER, "Số 12-CV/VPTU/nb")),
    ("D12", numbered(NOTICE.but(Part.ORGAN, text="TỈNH ỦY QUẢNG TRỊ"), "Số 12-TB/TU")),
    ("E20", NOTICE),
    (
        "D12",
        numbered(NOTICE.but(Part.ORGAN, text="ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH QUẢNG TRỊ LẦN THỨ XVIII"), "Số 12-TB/ĐH"),
    ),
    ("D12", numbered(NOTICE.but(Part.ORGAN, text="ĐẢNG UỶ XÃ CAM LỘ"), "Số 12-TB/ĐU")),
    ("D12", numbered(NOTICE.but(Part.ORGAN, text="ĐẢNG UỶ CÔNG AN TRUNG ƯƠNG"), "Số 12-TB/ĐUCATW")),
    ("D12", numbered(LETTER.but(Part.ORGAN, text="BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH"), "Số 12-CV/BCĐ")),
    ("E20", numbered(NOTICE, "Số      -TB/TU")),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    assert document.codes(select=[code]) == {code}


@pytest.mark.parametrize(("code", "document"), RIGHT)
def test_right_is_not_found(code, document):
    assert not document.codes(select=[code])


@pytest.mark.parametrize(
    ("line", "code", "mended"),
    [
        ("Số: 12-TB/TU", "D08", "Số 12-TB/TU"),
        ("Số:12-TB/TU", "D08", "Số 12-TB/TU"),
        ("Số 12/TB-TU", "D09", "Số 12-TB/TU"),
        ("Số 5-TB/TU", "D10", "Số 05-TB/TU"),
        ("Số 12-tb/TU", "D11", "Số 12-TB/TU"),
        ("Số 12 - TB/ TU", "E20", "Số 12-TB/TU"),
    ],
)
def test_the_fix_gives_the_right_line(line, code, mended):
    (finding,) = numbered(NOTICE, line).report(select=[code]).findings
    for edit in sorted(finding.edits, key=lambda edit: -edit.start):
        assert line[edit.start : edit.end] == edit.before
        line = line[: edit.start] + edit.text + line[edit.end :]
    assert line == mended


def test_a_notation_of_another_type_is_not_changed():
    (finding,) = numbered(NOTICE, "Số 12-BC/TU").report(select=["D11"]).findings
    assert not finding.is_fixable


def test_the_older_rules_have_their_own_notation_of_a_regulation():
    rule = numbered(DECISION, "Số 08-QĐi/TU").but(Part.TYPE_NAME, text="QUY ĐỊNH")
    rule = rule.__class__(rule.lines, type_name="Quy định", issued_on=date(2019, 1, 10))
    assert not rule.codes("dang-36", select=["D11"])
    assert rule.codes("dang-05", select=["D11"]) == {"D11"}


class TestSeries:
    SERIES = Series(highest=186, term_began_on=date(2025, 9, 25))

    def test_a_number_given_again_is_found(self):
        assert NOTICE.codes(select=["D13"], series=self.SERIES) == {"D13"}

    def test_the_next_number_is_right(self):
        assert not numbered(NOTICE, "Số 187-TB/TU").codes(select=["D13", "D14"], series=self.SERIES)

    def test_without_the_series_nothing_is_said(self):
        assert not NOTICE.codes(select=["D13", "D14"])

    def test_a_secret_document_takes_from_the_same_series(self):
        secret = NOTICE.after(Part.REFERENCE, head(Part.SECRECY, "MẬT", LEFT, bold=True))
        assert secret.codes(select=["D13", "D14"], series=self.SERIES) == {"D14"}
