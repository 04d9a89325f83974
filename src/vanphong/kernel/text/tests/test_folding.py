"""Folding and compacting: what counts as the same text."""

import unicodedata

import pytest

from vanphong.kernel.text.api import compact, fold, fold_signs


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Đảng ủy Thực Hành", "dang uy thuc hanh"),
            ("hoà", "hoa"),
            ("HỎA TỐC", "hoa toc"),
            (unicodedata.normalize("NFD", "Quyết định"), "quyet dinh"),
            ("256-TB/TU", "256-tb/tu"),
        ],
    )
    def test_accents_and_capitals_do_not_count(self, text, folded):
        assert fold(text) == folded

    def test_is_as_long_as_the_text(self):
        text = "Thông báo kết luận của Ban Thường vụ Tỉnh ủy"
        assert len(fold(text)) == len(text)


class TestCompact:
    @pytest.mark.parametrize(
        "written", ["256-TB/TU", "256 TB TU", "256-tb/tu", "256TBTU", " 256 - TB / TU ", "0256-TB/TU"]
    )
    def test_a_reference_is_the_same_however_it_is_written(self, written):
        assert compact(written) == "256tbtu"

    @pytest.mark.parametrize(
        ("written", "compacted"), [("05-QĐ/TW", "5qdtw"), ("10/2026/NĐ-CP", "102026ndcp"), ("00", "0"), ("—", "")]
    )
    def test_noughts_before_a_number_and_signs_do_not_count(self, written, compacted):
        assert compact(written) == compacted


class TestFoldSigns:
    @pytest.mark.parametrize(
        "text",
        [
            "Đảng ủy Thực Hành",
            "«Số» 05–NQ/TU… ƯỠN Ỹ",
            "Größe, naïve, Москва",
            "dòng\nhai\fba",
            "",
            "ẮẰẲẴẶ ắằẳẵặ ỔỖỘ ưữự",
        ],
    )
    def test_letters_and_digits_are_those_of_fold_and_stand_at_the_same_places(self, text):
        found = fold_signs(text)
        assert len(found) == len(text)
        assert [(at, sign) for at, sign in enumerate(found) if sign.isalnum()] == [
            (at, sign) for at, sign in enumerate(fold(text)) if sign.isalnum()
        ]
