from datetime import date

import pytest

from vanphong.desk.rules import day_in_words


class TestDayInWords:
    @pytest.mark.parametrize(
        ("day", "words"),
        [
            (date(2026, 11, 24), "Thứ Ba, ngày 24 tháng 11 năm 2026"),
            (date(2026, 2, 3), "Thứ Ba, ngày 03 tháng 02 năm 2026"),
            (date(2026, 3, 8), "Chủ nhật, ngày 08 tháng 3 năm 2026"),
        ],
    )
    def test_as_the_office_writes_it(self, day, words):
        assert day_in_words(day) == words
