from dataclasses import replace
from datetime import date

import pytest

from vanphong.docform.authority.tables import issuing_rows, type_code
from vanphong.docform.authority.vocabulary import Issuer, IssuerLevel
from vanphong.docform.profiles.loading import profile
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.rules.authority import level_of
from vanphong.docform.rules.organs import Named
from vanphong.docform.tests.fragments import LEFT, announcement, head, letter

NOTICE, LETTER = announcement(), letter()
UNDER_66 = date(2025, 6, 2)


def typed(name, competence="T/M BAN THƯỜNG VỤ", organ="TỈNH UỶ QUẢNG TRỊ", above="", on=date(2026, 9, 15)):
    """A document of this type, issued by this organ and signed so."""
    made = NOTICE.but(Part.TYPE_NAME, text=name.upper()).but(Part.COMPETENCE, text=competence)
    made = replace(made.but(Part.ORGAN, text=organ), type_name=name, issued_on=on)
    return replace(made, lines=(head(Part.PARENT_ORGAN, above, LEFT), *made.lines)) if above else made


COMMUNE = {"organ": "ĐẢNG UỶ XÃ HẢI LĂNG", "above": "ĐẢNG BỘ TỈNH QUẢNG TRỊ"}
BASE = {"organ": "ĐẢNG UỶ TRƯỜNG CAO ĐẲNG", "above": "ĐẢNG BỘ XÃ HẢI LĂNG"}
CELL = {"organ": "CHI BỘ THÔN HẠ", "above": "ĐẢNG BỘ XÃ HẢI LĂNG", "competence": "T/M CHI BỘ"}


@pytest.mark.parametrize(
    ("document", "severity"),
    [
        (typed("Chỉ thị", "T/M TỈNH UỶ", on=UNDER_66), "repairs"),
        (typed("Hướng dẫn", "T/M TỈNH UỶ", on=UNDER_66), "repairs"),
        (typed("Thông cáo", on=UNDER_66), "repairs"),
        (typed("Chỉ thị", "T/M TỈNH UỶ"), "notes"),
        (typed("Thông báo", "T/M THƯỜNG TRỰC TỈNH UỶ"), "notes"),
        (typed("Chỉ thị", "T/M ĐẢNG UỶ", **COMMUNE), "notes"),
        (typed("Quy chế", **BASE), "repairs"),
        (typed("Chỉ thị", "T/M ĐẢNG UỶ", **BASE), "repairs"),
        (typed("Quy định", **CELL), "repairs"),
        (typed("Lời kêu gọi"), "notes"),
        (typed("Điều lệ Đảng"), "repairs"),
    ],
)
def test_a_type_of_another_is_found_as_surely_as_the_source_says(document, severity):
    assert [finding.severity for finding in document.report(select=["D36"]).findings] == [severity]


@pytest.mark.parametrize(
    "document",
    [
        typed("Chỉ thị", on=UNDER_66),
        typed("Chỉ thị"),
        typed("Nghị quyết", "T/M TỈNH UỶ"),
        typed("Thông báo", "T/L BAN THƯỜNG VỤ"),
        typed("Hướng dẫn", **COMMUNE),
        typed("Hướng dẫn", **BASE),
        typed("Quy chế", **CELL),
        typed("Giấy mời", **CELL),
        LETTER,
    ],
)
def test_what_the_table_allows_passes(document):
    assert not document.codes(select=["D36"])


@pytest.mark.parametrize(
    "document",
    [
        typed("Nghị quyết", "K/T TRƯỞNG BAN", "BAN TỔ CHỨC", "TỈNH UỶ QUẢNG TRỊ"),
        typed("Chỉ thị", "T/M TỈNH UỶ", on=None),
        typed("Chỉ thị", "T/M ĐẢNG UỶ", "ĐẢNG UỶ CÔNG AN"),
        typed("Chỉ thị", "T/M ĐẢNG UỶ", on=date(2016, 6, 1), **BASE),
        typed("Chương trình hành động", "T/M TỈNH UỶ"),
    ],
)
def test_what_the_table_does_not_hold_is_not_taken_for_wrong(document):
    assert not document.codes("dang-05", select=["D36"])


def test_the_authors_line_goes_before_the_signature():
    by_committee = typed("Chỉ thị", on=UNDER_66).after(
        Part.TYPE_NAME, head(Part.AUTHOR, "CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", LEFT)
    )
    assert by_committee.codes(select=["D36"]) == {"D36"}


@pytest.mark.parametrize(
    ("organ", "above", "level"),
    [
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "", IssuerLevel.CENTRAL),
        ("VĂN PHÒNG", "BAN CHẤP HÀNH TRUNG ƯƠNG", IssuerLevel.CENTRAL),
        ("TỈNH UỶ QUẢNG TRỊ", "", IssuerLevel.PROVINCE),
        ("VĂN PHÒNG", "TỈNH UỶ QUẢNG TRỊ", IssuerLevel.PROVINCE),
        ("ĐẢNG UỶ PHƯỜNG ĐÔNG HÀ", "ĐẢNG BỘ TỈNH QUẢNG TRỊ", IssuerLevel.GRASSROOTS_SUPERIOR),
        ("VĂN PHÒNG", "ĐẢNG UỶ XÃ HẢI LĂNG", IssuerLevel.GRASSROOTS_SUPERIOR),
        ("ĐẢNG UỶ CÁC CƠ QUAN ĐẢNG TỈNH", "ĐẢNG BỘ TỈNH QUẢNG TRỊ", IssuerLevel.GRASSROOTS_SUPERIOR),
        ("ĐẢNG UỶ TRƯỜNG CAO ĐẲNG", "ĐẢNG BỘ XÃ HẢI LĂNG", IssuerLevel.GRASSROOTS),
        ("CHI BỘ THÔN HẠ", "ĐẢNG BỘ XÃ HẢI LĂNG", IssuerLevel.GRASSROOTS),
        ("ĐẢNG UỶ CÔNG AN", "", ""),
    ],
)
def test_the_head_tells_the_level(organ, above, level):
    assert level_of(Named(organ, above)) == level


def test_every_row_speaks_of_known_issuers_levels_and_types():
    codes = {type_code(form.name) for form in profile("dang-05").types} - {""}
    for row in issuing_rows():
        assert row.facts.issuer in set(Issuer)
        assert row.facts.level in set(IssuerLevel)
        assert set(row.facts.types) <= codes
