"""The length of a text on paper."""

import unicodedata

import pytest

from vanphong.docform.metrics import text_lines, text_width


class TestTextWidth:
    @pytest.mark.parametrize(
        ("text", "size", "form", "width"),
        [
            ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, {"is_bold": True}, 206.7),
            ("Nơi nhận:", 14, {}, 56.0),
            ("Quảng Trị, ngày 03 tháng 02 năm 2026", 14, {"is_italic": True}, 222.4),
            ("", 14, {}, 0),
        ],
    )
    def test_is_that_of_the_font(self, text, size, form, width):
        assert text_width(text, size, **form) == pytest.approx(width, abs=0.1)

    def test_accents_add_nothing_and_decomposed_text_is_as_long(self):
        assert text_width("Ệ", 14) == text_width("E", 14)
        assert text_width(unicodedata.normalize("NFD", "TỈNH ỦY"), 14) == text_width("TỈNH ỦY", 14)


class TestTextLines:
    def test_breaks_between_words_where_the_column_ends(self):
        one = text_width("TỈNH", 14)
        assert text_lines("TỈNH TỈNH TỈNH", 14, 2.5 * one) == pytest.approx([text_width("TỈNH TỈNH", 14), one])
        assert text_lines("TỈNH", 14, one / 2) == [one]
        assert text_lines("", 14, 100) == [0]
