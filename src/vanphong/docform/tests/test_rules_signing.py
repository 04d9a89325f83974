from dataclasses import replace

import pytest

from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.tests.fragments import LEFT, RIGHT, announcement, decision, foot, letter, state_plan, text

NOTICE, LETTER, DECISION, PLAN = announcement(), letter(), decision(), state_plan()
MINUTES = replace(NOTICE.but(Part.TYPE_NAME, text="BIÊN BẢN"), type_name="Biên bản")
STEERING = NOTICE.but(Part.ORGAN, text="BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ")


def signed(document, competence, *positions):
    """The document signed with these lines; an empty competence leaves the line out."""
    lines = [foot(Part.POSITION, words, RIGHT) for words in positions]
    made = document.but(Part.COMPETENCE, text=competence).without(Part.POSITION)
    made = made.after(Part.COMPETENCE, *lines)
    return made if competence else made.without(Part.COMPETENCE)


WRONG = [
    ("D28", signed(NOTICE, "TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
    ("D28", signed(NOTICE, "T/M. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
    ("D28", signed(LETTER, "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
    ("D28", signed(LETTER, "TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")),
    ("D28", signed(LETTER, "TUQ. CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG")),
    ("D28", signed(LETTER, "", "QUYỀN CHÁNH VĂN PHÒNG")),
    ("D28", signed(LETTER, "", "Q/ CHÁNH VĂN PHÒNG")),
    ("N20", signed(PLAN, "K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ("N20", signed(PLAN, "T/M UỶ BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("D29", signed(NOTICE, "K/T BÍ THƯ", "PHÓ BÍ THƯ")),
    ("D29", signed(NOTICE, "KT. BÍ THƯ", "PHÓ BÍ THƯ")),
    ("D29", signed(NOTICE.but(Part.ORGAN, text="UỶ BAN KIỂM TRA"), "K/T CHỦ NHIỆM", "PHÓ CHỦ NHIỆM")),
    ("D30", signed(NOTICE, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ TỈNH UỶ")),
    ("D30", signed(NOTICE, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC TỈNH UỶ")),
    ("D30", signed(LETTER, "", "CHÁNH VĂN PHÒNG TỈNH UỶ")),
    ("D30", signed(LETTER, "K/T CHÁNH VĂN PHÒNG TỈNH UỶ", "PHÓ CHÁNH VĂN PHÒNG")),
    ("D30", signed(LETTER.but(Part.ORGAN, text="BAN TỔ CHỨC"), "", "TRƯỞNG BAN TỔ CHỨC")),
    ("D31", signed(NOTICE, "T/M BAN THƯỜNG VỤ", "UỶ VIÊN")),
    ("D31", signed(NOTICE, "T/M BAN THƯỜNG VỤ", "UỶ VIÊN BAN THƯỜNG VỤ - TRƯỞNG BAN TỔ CHỨC")),
    ("D32", NOTICE.but(Part.SIGNER, text="TS. Nguyễn Văn An")),
    ("D32", NOTICE.but(Part.SIGNER, text="PGS, TS Nguyễn Văn An")),
    ("D32", NOTICE.but(Part.SIGNER, text="Đại tá Nguyễn Văn An")),
    ("D32", NOTICE.but(Part.SIGNER, text="Đ/c Nguyễn Văn An")),
    ("D33", signed(LETTER, "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN PHỤ TRÁCH")),
    ("D34", signed(LETTER, "T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
    ("D35", signed(DECISION.after(Part.GROUND, text(Part.BODY, "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH")), "T/M BAN THƯỜNG VỤ")),
    ("D35", signed(DECISION.after(Part.GROUND, text(Part.BODY, "BAN THƯỜNG VỤ TỈNH UỶ")), "T/M TỈNH UỶ", "BÍ THƯ")),
    ("D35", NOTICE.after(Part.TYPE_NAME, text(Part.AUTHOR, "CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH"))),
    ("D35", signed(NOTICE, "T/M ĐẢNG UỶ", "BÍ THƯ")),
    ("D35", signed(NOTICE.but(Part.ORGAN, text="CHI BỘ THÔN HẠ"), "T/M ĐẢNG UỶ", "BÍ THƯ")),
    ("D35", signed(LETTER, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
    ("E40", signed(NOTICE, "T/M BAN CHẤP HÀNH", "BÍ THƯ")),
    ("E40", signed(NOTICE, "T/M BAN THƯỜNG VỤ TỈNH UỶ", "BÍ THƯ")),
    ("E41", signed(NOTICE, "T/M BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")),
    ("E41", signed(LETTER, "K/T TRƯỞNG BAN", "PHÓ CHÁNH VĂN PHÒNG")),
    ("E41", signed(LETTER, "K/T CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG")),
    ("E41", signed(NOTICE, "T/L BAN THƯỜNG VỤ", "TRƯỞNG BAN TỔ CHỨC")),
    ("E42", signed(NOTICE, "", "PHÓ BÍ THƯ")),
    ("E42", signed(NOTICE.but(Part.ORGAN, text="CHI BỘ THÔN HẠ"), "", "BÍ THƯ")),
    ("E43", signed(LETTER, "", "PHÓ CHÁNH VĂN PHÒNG")),
    ("E44", signed(STEERING, "T/M BAN CHỈ ĐẠO", "PHÓ BÍ THƯ", "kiêm", "TRƯỞNG BAN CHỈ ĐẠO")),
    ("E44", signed(STEERING, "", "PHÓ BÍ THƯ", "TRƯỞNG BAN CHỈ ĐẠO")),
    ("E45", NOTICE.after(Part.POSITION, replace(foot(Part.SIGNER, "(Đã ký)", RIGHT), component=None))),
    ("E46", signed(MINUTES, "", "CHỦ TRÌ HỘI NGHỊ")),
    ("D47", NOTICE.after(Part.POSITION, replace(foot(Part.SIGNER, "(ký nháy)", LEFT), component=None))),
]
RIGHT_ONES = [
    ("D28", NOTICE),
    ("D28", signed(LETTER, "", "Q. CHÁNH VĂN PHÒNG")),
    ("D28", signed(LETTER, "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")),
    ("D28", PLAN),
    ("N20", PLAN),
    ("N20", NOTICE),
    ("D29", LETTER),
    ("D29", signed(NOTICE.but(Part.ORGAN, text="CƠ QUAN UỶ BAN KIỂM TRA"), "K/T CHỦ NHIỆM", "PHÓ CHỦ NHIỆM")),
    ("D30", NOTICE),
    ("D30", signed(NOTICE, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC")),
    ("D30", signed(STEERING, "", "PHÓ BÍ THƯ TỈNH UỶ", "kiêm", "TRƯỞNG BAN CHỈ ĐẠO")),
    ("D30", signed(LETTER.but(Part.ORGAN, text="VĂN PHÒNG - BAN NỘI CHÍNH"), "", "CHÁNH VĂN PHÒNG TỈNH UỶ")),
    ("D30", signed(STEERING, "", "TRƯỞNG BAN CHỈ ĐẠO")),
    ("D31", signed(STEERING, "", "UỶ VIÊN BAN THƯỜNG VỤ", "kiêm", "PHÓ TRƯỞNG TIỂU BAN")),
    ("D31", signed(NOTICE, "T/M BAN THƯỜNG VỤ")),
    ("D32", NOTICE),
    ("D32", NOTICE.but(Part.SIGNER, text="Bạch Thị Tuyết")),
    ("D33", signed(LETTER, "", "PHÓ TRƯỞNG BAN PHỤ TRÁCH")),
    ("D33", LETTER),
    ("D34", signed(LETTER, "T/L BAN THƯỜNG VỤ", "PHÓ CHÁNH VĂN PHÒNG")),
    ("D35", NOTICE),
    ("D35", signed(NOTICE, "T/M TỈNH UỶ", "BÍ THƯ")),
    ("D35", signed(DECISION.after(Part.GROUND, text(Part.BODY, "BAN THƯỜNG VỤ TỈNH UỶ")), "T/M BAN THƯỜNG VỤ")),
    ("D35", signed(NOTICE.but(Part.ORGAN, text="UỶ BAN KIỂM TRA"), "T/M UỶ BAN KIỂM TRA", "CHỦ NHIỆM")),
    ("D35", signed(NOTICE.but(Part.ORGAN, text="TỈNH ỦY QUẢNG TRỊ"), "T/M TỈNH ỦY", "BÍ THƯ")),
    ("E40", NOTICE),
    ("E40", signed(STEERING, "T/M BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
    ("E41", signed(NOTICE, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC")),
    ("E41", signed(NOTICE.but(Part.ORGAN, text="UỶ BAN KIỂM TRA"), "T/M UỶ BAN KIỂM TRA", "PHÓ CHỦ NHIỆM")),
    ("E41", LETTER),
    ("E42", NOTICE),
    ("E42", signed(MINUTES, "", "CHỦ TRÌ HỘI NGHỊ")),
    ("E43", LETTER),
    ("E43", signed(LETTER, "", "CHÁNH VĂN PHÒNG")),
    ("E44", signed(STEERING, "", "PHÓ BÍ THƯ", "kiêm", "TRƯỞNG BAN CHỈ ĐẠO")),
    ("E45", NOTICE),
    ("E46", signed(MINUTES, "", "CHỦ TRÌ").after(Part.SIGNER, foot(Part.POSITION, "NGƯỜI GHI BIÊN BẢN", LEFT))),
    ("D47", NOTICE.but(Part.BODY, 1, text="Văn bản phát hành chính thức không có chữ ký nháy của chuyên viên.")),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    assert document.codes(select=[code]) == {code}


@pytest.mark.parametrize(("code", "document"), RIGHT_ONES)
def test_right_is_not_found(code, document):
    assert not document.codes(select=[code])


@pytest.mark.parametrize(
    ("document", "code", "part", "mended"),
    [
        (signed(NOTICE, "TM. BAN THƯỜNG VỤ", "BÍ THƯ"), "D28", Part.COMPETENCE, "T/M BAN THƯỜNG VỤ"),
        (signed(LETTER, "KT.CHÁNH VĂN PHÒNG", "BÍ THƯ"), "D28", Part.COMPETENCE, "K/T CHÁNH VĂN PHÒNG"),
        (signed(LETTER, "", "QUYỀN CHÁNH VĂN PHÒNG"), "D28", Part.POSITION, "Q. CHÁNH VĂN PHÒNG"),
        (signed(PLAN, "K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "N20", Part.COMPETENCE, "KT. GIÁM ĐỐC"),
        (signed(NOTICE, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ TỈNH UỶ"), "D30", Part.POSITION, "PHÓ BÍ THƯ"),
        (signed(LETTER, "K/T CHÁNH VĂN PHÒNG TỈNH UỶ"), "D30", Part.COMPETENCE, "K/T CHÁNH VĂN PHÒNG"),
        (NOTICE.but(Part.SIGNER, text="PGS.TS Nguyễn Văn An"), "D32", Part.SIGNER, "Nguyễn Văn An"),
        (signed(NOTICE, "T/M BAN CHẤP HÀNH", "BÍ THƯ"), "E40", Part.COMPETENCE, "T/M TỈNH UỶ"),
        (signed(NOTICE, "T/M BAN THƯỜNG VỤ TỈNH UỶ", "BÍ THƯ"), "E40", Part.COMPETENCE, "T/M BAN THƯỜNG VỤ"),
    ],
)
def test_the_fix_gives_the_right_line(document, code, part, mended):
    assert document.mended(code, part) == mended


def test_the_line_of_a_member_is_taken_out():
    (finding,) = signed(NOTICE, "T/M BAN THƯỜNG VỤ", "UỶ VIÊN").report(select=["D31"]).findings
    assert finding.is_fixable


def test_what_nobody_may_decide_for_the_office_is_not_changed():
    document = signed(NOTICE, "K/T BÍ THƯ", "PHÓ BÍ THƯ")
    assert not any(finding.is_fixable for finding in document.report(select=["D29", "D35"]).findings)


FORMULAS = [
    ("ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH", "T/M ĐOÀN CHỦ TỊCH"),
    ("ĐOÀN THƯ KÝ", "T/M ĐOÀN THƯ KÝ", "TRƯỞNG ĐOÀN"),
    ("BAN THẨM TRA TƯ CÁCH ĐẠI BIỂU", "T/M BAN THẨM TRA TƯ CÁCH ĐẠI BIỂU", "TRƯỞNG BAN"),
    ("BAN KIỂM PHIẾU", "T/M BAN KIỂM PHIẾU", "TRƯỞNG BAN"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG", "T/M BAN CHẤP HÀNH TRUNG ƯƠNG", "TỔNG BÍ THƯ"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG", "T/M BỘ CHÍNH TRỊ"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG", "T/M BAN BÍ THƯ"),
    ("TỈNH UỶ QUẢNG TRỊ", "T/M TỈNH UỶ", "BÍ THƯ"),
    ("TỈNH UỶ QUẢNG TRỊ", "T/M TỈNH UỶ", "PHÓ BÍ THƯ"),
    ("TỈNH UỶ QUẢNG TRỊ", "T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
    ("ĐẢNG UỶ XÃ HẠ", "T/M ĐẢNG UỶ", "PHÓ BÍ THƯ"),
    ("CHI BỘ THÔN HẠ", "T/M CHI BỘ", "BÍ THƯ"),
    ("UỶ BAN KIỂM TRA", "T/M UỶ BAN KIỂM TRA", "PHÓ CHỦ NHIỆM"),
    ("BAN TỔ CHỨC", "", "TRƯỞNG BAN"),
    ("VĂN PHÒNG", "", "CHÁNH VĂN PHÒNG"),
    ("BAN TỔ CHỨC", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    ("VĂN PHÒNG", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    ("BAN TỔ CHỨC", "", "Q. TRƯỞNG BAN"),
    ("TỈNH UỶ QUẢNG TRỊ", "T/L BAN THƯỜNG VỤ", "PHÓ CHÁNH VĂN PHÒNG"),
    ("BAN TỔ CHỨC", "T/L TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"),
    ("BAN CHỈ ĐẠO CẢI CÁCH TƯ PHÁP", "", "TRƯỞNG BAN CHỈ ĐẠO"),
    ("TIỂU BAN VĂN KIỆN", "K/T TRƯỞNG TIỂU BAN", "PHÓ TRƯỞNG TIỂU BAN"),
    ("HỘI ĐỒNG LÝ LUẬN", "T/M HỘI ĐỒNG", "CHỦ TỊCH"),
    ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "", "PHÓ BÍ THƯ", "kiêm", "TRƯỞNG BAN CHỈ ĐẠO"),
    ("HỘI ĐỒNG THI ĐUA", "", "TRƯỞNG BAN TỔ CHỨC", "kiêm", "CHỦ TỊCH HỘI ĐỒNG"),
    ("TIỂU BAN NHÂN SỰ", "", "UỶ VIÊN BAN THƯỜNG VỤ", "kiêm", "PHÓ TRƯỞNG TIỂU BAN"),
    ("VĂN PHÒNG - BAN NỘI CHÍNH", "", "CHÁNH VĂN PHÒNG TỈNH UỶ"),
]


@pytest.mark.parametrize(("organ", "competence", "positions"), [(row[0], row[1], row[2:]) for row in FORMULAS])
def test_the_formulas_of_the_guidance_pass(organ, competence, positions):
    document = signed(NOTICE.but(Part.ORGAN, text=organ), competence, *positions)
    assert not document.codes(select=["D28", "D29", "D3", "E4"], ignore=["D36", "D37", "D38", "D39"])
