from dataclasses import replace

import pytest

from vanphong.docform.edits import InsertAfter, ReplaceText
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.rules.structure_levels import roman_value
from vanphong.docform.tests.fragments import announcement, state_plan, text, title

NOTICE, PLAN = announcement(), state_plan()
_KINDS = {"Phần": Part.PART, "Chươ": Part.PART, "Mục ": Part.SECTION, "Điều": Part.ARTICLE}


def built(*lines, document=NOTICE):
    """The document with this text."""
    made = [text(_KINDS.get(words[:4], Part.BODY), words) for words in lines]
    base = document.without(Part.BODY)
    return base.after(Part.SUBJECT_RULE if document is NOTICE else Part.SUBJECT, *made)


WRONG = [
    ("E50", built("Điều 1. Phạm vi", "Điều 3. Đối tượng")),
    ("E50", built("Điều 1. Phạm vi", "Điều 1. Đối tượng")),
    ("E50", built("Điều 2. Phạm vi", "Điều 3. Đối tượng")),
    ("E50", built("Chương I", "Điều 1. Phạm vi", "Chương II", "Điều 3. Đối tượng")),
    ("E50", built("Chương I", "Điều 1. Phạm vi", "Chương III", "Điều 2. Đối tượng")),
    ("E50", built("Chương I", "Điều 1. Phạm vi", "Chương II", "Điều 1. Đối tượng")),
    ("E50", built("Phần thứ nhất", "Phần thứ ba")),
    ("E50", built("Điều 1. Phạm vi", "1. Một.", "3. Ba.")),
    ("E50", built("Điều 1. Phạm vi", "1. Một:", "a) một;", "b) hai;", "d) bốn.")),
    ("E50", built("a) một;", "b) hai;", "c) ba;", "d) bốn;", "e) năm.")),
    ("E50", built("I- Mục đích", "III- Tổ chức thực hiện")),
    ("E50", built("1.1. Một", "1.3. Ba")),
    ("E50", built("Điều 1. Phạm vi", "Điều 3. Đối tượng", document=PLAN)),
    ("E51", built("Chương 2")),
    ("E51", built("Mục II")),
    ("E51", built("Phần thứ nhất", document=PLAN)),
    ("E51", built("e) năm;", "f) sáu;")),
    ("E52", built("Điều 1. Phạm vi", "Chương I", "Điều 2. Đối tượng")),
    ("E53", built("Điều 1: Phạm vi")),
    ("E53", built("Điều 1. Phạm vi", "1) Một.")),
    ("E53", built("Điều 1. Phạm vi", "1- Một.")),
    ("E53", built("Điều 1. Phạm vi", "1. Một:", "a. một;")),
    ("E54", built("Chương I. QUY ĐỊNH CHUNG")),
    ("E54", built("Mục 1: QUY ĐỊNH CHUNG", document=PLAN)),
]
RIGHT = [
    ("E50", built("Chương I", "Điều 1. Phạm vi", "1. Một.", "2. Hai.", "Chương II", "Điều 2. Đối tượng", "1. Một.")),
    ("E50", built("Phần I", "Chương I", "Chương II", "Phần II", "Chương III")),
    ("E50", built("Phần thứ nhất", "Phần thứ hai", "Phần thứ ba")),
    ("E50", built("c) ba;", "d) bốn;", "đ) năm;", "e) sáu;", "g) bảy;")),
    ("E50", built("I- Mục đích", "1. Một", "2. Hai", "II- Nhiệm vụ", "1. Một")),
    ("E50", built("1. Một", "1. Trong một", "2. Trong một", "2. Hai")),
    ("E50", built("1. Một", "2026. Năm nay")),
    ("E50", built("Điều 5 Luật Lưu trữ quy định như sau:", "Điều 7 Luật Lưu trữ quy định như sau:")),
    ("E50", built("Điều 1. Sửa đổi như sau:", "“Điều 5. Phạm vi", "Điều 9. Đối tượng”.", "Điều 2. Hiệu lực")),
    ("E50", built("1. Sửa đổi Điều 5:", "“a) một;", "b) hai.", "2. Sửa đổi Điều 6:")),
    ("E50", built("Điều 1. Ban hành", "QUY CHẾ", "(Ban hành kèm theo Quyết định số 12-QĐ/TU)", "Điều 1. Phạm vi")),
    ("E52", built("Điều 1. Ban hành", "(Kèm theo Quyết định số 12-QĐ/TU)", "Chương I", "Điều 1. Phạm vi")),
    ("E50", built("e) năm;", "f) không phải chữ Việt;", "g) sáu;")),
    ("E51", built("Chương II", "Mục 1", "Điều 1. Phạm vi", "a) một;")),
    ("E51", built("Phần thứ nhất")),
    ("E52", built("Chương I", "Điều 1. Phạm vi", "Chương II", "Điều 2. Đối tượng")),
    ("E53", built("Điều 1. Phạm vi", "1. Một:", "a) một;")),
    ("E53", built("1) Một;", "2) Hai.")),
    ("E54", built("Chương I", "QUY ĐỊNH CHUNG")),
    ("E54", built("Mục 1 Chương này quy định về thẩm quyền của các cơ quan.")),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    assert document.codes(select=[code]) == {code}


@pytest.mark.parametrize(("code", "document"), RIGHT)
def test_right_is_not_found(code, document):
    assert not document.codes(select=[code])


def test_an_appendix_is_numbered_anew():
    document = built("Điều 1. Phạm vi", "Điều 2. Đối tượng")
    attached = replace(
        document, lines=(*document.lines, title(Part.APPENDIX_WORD, "Phụ lục"), text(Part.ARTICLE, "Điều 1. Mẫu"))
    )
    assert not attached.codes(select=["E50"])


def test_each_break_of_a_row_is_told_with_what_it_should_be():
    findings = built("Điều 1. Phạm vi", "Điều 3. Đối tượng", "Điều 6. Hiệu lực").report(select=["E50"]).findings
    assert [finding.expected for finding in findings] == ["Điều 2", "Điều 4"]


@pytest.mark.parametrize(
    ("line", "mended"), [("Điều 1: Phạm vi", "Điều 1. Phạm vi"), ("Điều 1) Phạm vi", "Điều 1. Phạm vi")]
)
def test_the_fix_puts_the_right_sign(line, mended):
    assert built(line).mended("E53", Part.ARTICLE) == mended


def test_the_fix_parts_the_title_from_its_number():
    (finding,) = built("Chương I. QUY ĐỊNH CHUNG").report(select=["E54"]).findings
    cut, below = finding.edits
    assert isinstance(cut, ReplaceText)
    assert isinstance(below, InsertAfter)
    assert (cut.before, below.text) == (". QUY ĐỊNH CHUNG", "QUY ĐỊNH CHUNG")


@pytest.mark.parametrize(("printed", "value"), [("IV", 4), ("XIX", 19), ("XL", 40), ("IIII", None), ("", None)])
def test_roman_numbers_are_read(printed, value):
    assert roman_value(printed) == value
