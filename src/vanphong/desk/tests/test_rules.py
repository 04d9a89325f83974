from datetime import date

import pytest

from vanphong.desk.rules import Query, day_in_words, marked, read_query


class TestReadQuery:
    @pytest.mark.parametrize(
        ("text", "query"),
        [
            ("256-TB/TU", Query("256-TB/TU")),
            ("  đại   hội ", Query("đại hội")),
            ("20/11/2026", Query("", date(2026, 11, 20))),
            ("báo cáo ngày 3-2-2026 Bến Mẫu", Query("báo cáo Bến Mẫu", date(2026, 2, 3))),
            ("nhiệm vụ năm 2026", Query("nhiệm vụ năm 2026")),
            ("tháng 11/2026", Query("tháng 11/2026")),
            ("31/02/2026", Query("31/02/2026")),
            ("1/1/0001", Query("1/1/0001")),
            ("12/1/2/2026", Query("12/1/2/2026")),
            ("", Query("")),
        ],
    )
    def test_takes_a_day_out_and_leaves_what_is_none(self, text, query):
        assert read_query(text) == query


class TestMarked:
    @pytest.mark.parametrize(
        ("text", "words", "pieces"),
        [
            ("Đại hội Đảng bộ", "dang", [("Đại hội ", False), ("Đảng", True), (" bộ", False)]),
            ("12-CV/TU", "12 cv", [("12", True), ("-", False), ("CV", True), ("/TU", False)]),
            ("hội", "ội", [("hội", False)]),
            ("hội thảo", "hoi tha", [("hội", True), (" ", False), ("thả", True), ("o", False)]),
            ("hội ho", "ho hội", [("hội", True), (" ", False), ("ho", True)]),
            ("hội", "ho so", [("hội", False)]),
            ("chữ", "", [("chữ", False)]),
            ("a.b", "...", [("a.b", False)]),
            ("hội", "hội", [("hội", True)]),
        ],
    )
    def test_marks_where_a_word_begins_whatever_its_accents(self, text, words, pieces):
        assert marked(text, words) == pieces


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
