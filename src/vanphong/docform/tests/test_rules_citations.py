from dataclasses import replace
from datetime import date

import pytest

from vanphong.docform.profiles.instruments import instrument
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.tests.fragments import STATE_TEXT, announcement, decision, state_plan, text

NOTICE, DECISION, PLAN = announcement(), decision(), state_plan()


def saying(*lines):
    """The notice with this text."""
    return NOTICE.without(Part.BODY).after(Part.SUBJECT_RULE, *(text(Part.BODY, words) for words in lines))


def grounded(*lines):
    """The decision on these grounds."""
    return DECISION.without(Part.GROUND).after(Part.SUBJECT_RULE, *(text(Part.GROUND, words) for words in lines))


WHOLE = "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ"
WRONG = [
    ("D25", saying("Thực hiện Nghị quyết 57-NQ/TW, các cấp uỷ quán triệt.")),
    ("D25", saying("Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị về đột phá.")),
    ("D25", saying("Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 về đột phá.")),
    ("D25", saying("Thực hiện Công văn số 12-CV/TU, ngày 05/5/2026 của Tỉnh uỷ, Văn phòng báo cáo như sau.")),
    ("D25", grounded("- Căn cứ Quy chế số 01-QC/TU.")),
    ("D25", PLAN.but(Part.BODY, text="Thực hiện Nghị định số 113/2025/NĐ-CP, Sở yêu cầu các phòng báo cáo./.")),
    ("D26", grounded("- Căn cứ Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng về thể thức.")),
    ("D26", grounded("- Căn cứ Luật Bảo vệ bí mật nhà nước số 29/2018/QH14.")),
    ("D26", saying("Các ban thực hiện theo Hướng dẫn số 36-HD/VPTW.")),
    ("D49", saying("Theo Quy định số 399-QĐ/TW ngày 09/01/2026 của Ban Bí thư về thể loại.")),
    ("E56", grounded("- Căn cứ Luật Lưu trữ.")),
    ("E57", saying("Thực hiện Nghị quyết số 57/NQ-TW, ngày 22/12/2024 của Bộ Chính trị về đột phá.")),
    ("E57", saying("Theo Thông báo số 12/TB-VPTU của Văn phòng.")),
    ("D27", saying("BTV và UBKT phối hợp kiểm tra.")),
    ("D27", saying("Các đơn vị gửi báo cáo về UBKT Tỉnh uỷ.", "Uỷ ban Kiểm tra (UBKT) tổng hợp.")),
]
RIGHT = [
    ("D25", saying(f"Thực hiện {WHOLE}.", "Tiếp tục thực hiện Nghị quyết số 57-NQ/TW.")),
    ("D25", saying("Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị, ngày 22/12/2024 về đột phá.")),
    ("D25", saying("Theo Quyết định số 12-QĐ/TU, ngày 05/5/2026 của Ban Thường vụ Tỉnh uỷ phê duyệt Đề án.")),
    ("D25", saying("Theo Thông tư số 01/2026/TT-BNV ngày 05/5/2026 của Bộ Nội vụ, Bộ Tài chính hướng dẫn định mức.")),
    ("D25", saying("Thông báo số 12-TB/TU này thay thế các thông báo trước.")),
    ("D25", grounded("- Căn cứ Luật Lưu trữ số 33/2024/QH15.")),
    ("D25", PLAN),
    ("D25", saying("Số liệu ngày 12/5/2026 và công văn của các huyện.")),
    ("D25", grounded("- Xét đề nghị của Ban Tổ chức Tỉnh uỷ tại Tờ trình số 39-TTr/BTCTU, ngày 04/9/2026.")),
    (
        "D25",
        grounded("- Căn cứ Quyết định số 103-QĐ/TW, ngày 04/6/2009 của Ban Chỉ đạo Phòng, chống lụt, bão về trực ban."),
    ),
    ("D26", grounded("- Căn cứ Quy định số 66-QĐ/TW, ngày 12/5/2026 của Ban Bí thư về việc khác.")),
    ("D26", saying("Quy định này thay thế Quy định số 66-QĐ/TW, ngày 06/02/2017 của Ban Bí thư.")),
    ("D26", grounded("- Căn cứ Hướng dẫn số 05-HD/VPTW, ngày 27/5/2026 của Văn phòng Trung ương Đảng về thể thức.")),
    ("D49", saying("Theo Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư về thể loại.")),
    ("D49", saying("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.")),
    ("E56", grounded("- Căn cứ Luật Lưu trữ năm 2024.")),
    ("E56", grounded("- Căn cứ Luật Lưu trữ số 33/2024/QH15.")),
    ("E57", saying("Theo Kế hoạch số 12/KH-UBND của Uỷ ban nhân dân tỉnh.")),
    ("E57", saying("Theo Nghị quyết số 57-NQ/TW của Bộ Chính trị.")),
    ("D27", saying("Uỷ ban Kiểm tra (UBKT) Tỉnh uỷ tổng hợp.", "UBKT báo cáo.")),
    ("D27", saying("Uỷ ban nhân dân (sau đây viết tắt là UBND) tỉnh tổng hợp.")),
    ("D27", saying("Theo Thông báo số 12-TB/VPTU, chương II, khoá XIII và chỉ số GDP, WTO, TP. Huế.")),
    ("D27", saying("QUYẾT ĐỊNH")),
    ("D27", saying("Thông tri: TT")),
    ("D27", saying("Tiêu đề ĐẢNG CỘNG SẢN VIỆT NAM in hoa.")),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    assert document.codes(select=[code]) == {code}


@pytest.mark.parametrize(("code", "document"), RIGHT)
def test_right_is_not_found(code, document):
    assert not document.codes(select=[code])


def test_what_is_missing_is_named():
    (finding,) = saying("Thực hiện Nghị quyết số 57-NQ/TW.").report(select=["D25"]).findings
    assert "ngày, tháng, năm, cơ quan ban hành, trích yếu" in finding.sentence


def test_the_place_is_the_citation_itself():
    line = "Thực hiện Nghị quyết số 57-NQ/TW."
    (finding,) = saying(line).report(select=["D25"]).findings
    (site,) = finding.sites
    assert line[site.start : site.end] == "Nghị quyết số 57-NQ/TW"


@pytest.mark.parametrize(("day", "found"), [(date(2026, 5, 26), False), (date(2026, 5, 27), True)])
def test_a_ground_is_judged_on_the_day_of_the_document(day, found):
    document = grounded("- Căn cứ Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng về thể thức.")
    assert bool(replace(document, issued_on=day).codes(select=["D26"])) is found


def test_a_number_without_its_day_may_be_of_another_term():
    (finding,) = grounded("- Căn cứ Hướng dẫn số 36-HD/VPTW.").report(select=["D26"]).findings
    assert finding.severity == "notes"
    assert "05-HD/VPTW" in finding.expected


@pytest.mark.parametrize(
    ("line", "code", "mended"),
    [
        ("Theo Quy định số 399-QĐ/TW ngày 09/01/2026.", "D49", "Theo Quy định số 399-QĐ/TW, ngày 09/01/2026."),
        ("Theo Nghị quyết số 57/NQ-TW.", "E57", "Theo Nghị quyết số 57-NQ/TW."),
    ],
)
def test_the_fix_gives_the_right_line(line, code, mended):
    assert saying(line).mended(code, Part.BODY) == mended


def test_an_instrument_is_found_however_it_is_typed():
    assert instrument("36-hd/vptw") == instrument("36-HD/VPTW")
    assert instrument("999-HD/VPTW") is None


def test_the_state_cites_without_a_comma():
    line = "Theo Quy định số 399-QĐ/TW ngày 09/01/2026 của Ban Bí thư về thể loại./."
    assert not PLAN.without(Part.BODY).after(Part.GROUND, text(Part.BODY, line, STATE_TEXT)).codes(select=["D49"])
