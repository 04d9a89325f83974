from dataclasses import replace

import pytest

from vanphong.docform.model import Alignment
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.tests.fragments import LEFT, announcement, foot, head, letter, state_plan, text

NOTICE, LETTER, PLAN = announcement(), letter(), state_plan()


def saying(*lines):
    """The notice with this text."""
    return NOTICE.without(Part.BODY).after(Part.SUBJECT_RULE, *(text(Part.BODY, words) for words in lines))


def kept(document, line):
    """The document kept there."""
    made = document.without(Part.RECIPIENT)
    return made.after(Part.RECIPIENTS_WORD, foot(Part.RECIPIENT, line, LEFT, Alignment.LEFT, size=12.0))


COMMUNE = NOTICE.but(Part.ORGAN, text="ĐẢNG UỶ XÃ HẢI LĂNG")
COMMUNE = replace(COMMUNE, lines=(head(Part.PARENT_ORGAN, "ĐẢNG BỘ TỈNH QUẢNG TRỊ", LEFT), *COMMUNE.lines))

WRONG = [
    ("D50", kept(COMMUNE, "- Lưu Văn phòng Tỉnh uỷ.")),
    ("D50", saying("Ban Thường vụ Tỉnh uỷ Hà Tĩnh yêu cầu các cấp uỷ báo cáo.")),
    ("E76", saying("Ban Thường vụ {{ten_cap_uy}} thông báo.")),
    ("E76", saying("Ban Thường vụ «ten_co_quan» thông báo.")),
    ("E76", saying("Ban Thường vụ [tên cấp uỷ] thông báo.")),
    ("E77", NOTICE.but(Part.TYPE_NAME, text="QUI CHẾ")),
    ("E77", saying("Theo Qui định số 12-QĐ/TU.")),
    ("E77", PLAN.but(Part.SUBJECT, text="Thực hiện qui hoạch mạng lưới")),
    ("E78", saying("Giao ông (bà) Nguyễn Văn An thực hiện.")),
    ("E78", saying("Các Ông/Bà có tên trên thực hiện.")),
]
RIGHT = [
    ("D50", kept(COMMUNE, "- Lưu Văn phòng Đảng uỷ.")),
    ("D50", kept(LETTER, "- Lưu Văn phòng Tỉnh uỷ.")),
    ("D50", NOTICE),
    ("D50", saying("Việc này được Ban Thường vụ Tỉnh uỷ đồng ý bằng văn bản.")),
    ("D50", saying("Ban Thường vụ Tỉnh uỷ Quảng Trị yêu cầu các cấp uỷ báo cáo.")),
    ("D50", saying("Vướng mắc trao đổi với Văn phòng Tỉnh uỷ để được hướng dẫn.")),
    ("D50", saying("Ban Thường vụ Đảng uỷ xã Hải Lăng báo cáo Ban Thường vụ Tỉnh uỷ.")),
    ("E76", saying("Chương trình «Một cửa» được triển khai [1].")),
    ("E76", NOTICE.but(Part.REFERENCE, text="Số      -TB/TU").but(Part.BODY, text="Ban Thường vụ {{ten}}.")),
    ("E77", saying("Theo Quy định số 12-QĐ/TU, qui mô đầu tư giữ nguyên.")),
    ("E78", saying("Giao đồng chí Nguyễn Văn An; gia đình ông Nguyễn Văn Bình được hỗ trợ.")),
    ("E78", PLAN.but(Part.BODY, text="Các ông (bà) thực hiện Kế hoạch này./.")),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    assert document.codes(select=[code]) == {code}


@pytest.mark.parametrize(("code", "document"), RIGHT)
def test_right_is_not_found(code, document):
    assert not document.codes(select=[code])


def test_the_fix_keeps_the_case():
    assert NOTICE.but(Part.TYPE_NAME, text="QUI CHẾ").mended("E77", Part.TYPE_NAME) == "QUY CHẾ"
    assert saying("Theo Qui định và qui chế.").mended("E77", Part.BODY) == "Theo Quy định và quy chế."


def test_what_was_left_over_may_only_note():
    (finding,) = kept(COMMUNE, "- Lưu Văn phòng Tỉnh uỷ.").report(select=["D50"]).findings
    assert finding.severity == "notes"
