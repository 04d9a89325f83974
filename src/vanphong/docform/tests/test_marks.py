"""Secrecy is a stamp, not a word."""

import pytest

from vanphong.docform.layout import Line
from vanphong.docform.particulars.marks import secrecy_of, urgency_of
from vanphong.docform.particulars.model import Secrecy, Urgency


def value(found):
    return found.value if found else None


class TestSecrecy:
    @pytest.mark.parametrize(
        ("text", "mark"),
        [
            ("MẬT", Secrecy.SECRET),
            ("TỐI MẬT", Secrecy.TOP_SECRET),
            ("TUYỆT MẬT", Secrecy.ABSOLUTE_SECRET),
            ("Tối mật", Secrecy.TOP_SECRET),
            ("M Ậ T", Secrecy.SECRET),
            ("T U Y Ệ T M Ậ T", Secrecy.ABSOLUTE_SECRET),
            ("[ MẬT ]", Secrecy.SECRET),
            ("Độ mật: Tối mật", Secrecy.TOP_SECRET),
            ("MËT", Secrecy.SECRET),
            ("TUYÖT MËT", Secrecy.ABSOLUTE_SECRET),
        ],
    )
    def test_is_read_from_a_line_of_its_own(self, text, mark):
        assert value(secrecy_of([Line("TỈNH ỦY THỰC HÀNH"), Line(text)])) is mark

    @pytest.mark.parametrize(
        "text",
        [
            "Bảo vệ bí mật nhà nước",
            "Văn bản MẬT được quản lý riêng",
            "Mát",
            "Mắt",
            "MẶT",
            "Mặt trận Tổ quốc",
            "MẬT ONG",
            "KHÔNG MẬT",
        ],
    )
    def test_is_not_read_from_words(self, text):
        assert secrecy_of([Line("TỈNH ỦY THỰC HÀNH"), Line(text)]) is None

    def test_far_down_the_first_page_it_is_a_word(self):
        assert secrecy_of([Line("MẬT", top=0.7)]) is None
        assert secrecy_of([*(Line(f"Dòng {n}") for n in range(60)), Line("MẬT")]) is None

    def test_at_the_top_of_an_annex_it_is_a_stamp(self):
        assert value(secrecy_of([Line("Trang đầu"), Line("MẬT", page=7, top=0.03)])) is Secrecy.SECRET

    def test_the_highest_mark_counts(self):
        assert value(secrecy_of([Line("MẬT"), Line("TỐI MẬT")])) is Secrecy.TOP_SECRET


class TestUrgency:
    @pytest.mark.parametrize(
        ("text", "mark"),
        [
            ("KHẨN", Urgency.URGENT),
            ("THƯỢNG KHẨN", Urgency.VERY_URGENT),
            ("HOẢ TỐC", Urgency.FLASH),
            ("HỎA TỐC", Urgency.FLASH),
        ],
    )
    def test_is_read_in_both_spellings(self, text, mark):
        assert value(urgency_of([Line(text)])) is mark
