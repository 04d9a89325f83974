import unicodedata

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from vanphong.kernel.web.forms import ActForm, DayField, OfficeForm, tidy


class LetterForm(OfficeForm):
    subject = forms.CharField(required=False)
    on = DayField(required=False)
    kinds = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)


class TestTidy:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            (unicodedata.normalize("NFD", "Tỉnh ủy Đồng Tháp"), "Tỉnh ủy Đồng Tháp"),
            ("  Thông báo \n", "Thông báo"),
            ("\u200bThông\u200c báo\ufeff", "Thông báo"),
            ("số\0 12", "số 12"),
            ("a\u202egnp.exe", "agnp.exe"),
            ("\u2066trích yếu\u2069", "trích yếu"),
            ("dòng một\ndòng hai\tcột", "dòng một\ndòng hai\tcột"),
            ("bảo\u00adđảm", "bảođảm"),
            ("\x07\x1b[31mđỏ", "[31mđỏ"),
            ("\u0000\u200b ", ""),
        ],
    )
    def test_brings_text_into_one_form(self, typed, kept):
        assert tidy(typed) == kept

    @given(st.text())
    def test_what_is_tidy_stays_as_it_is(self, text):
        once = tidy(text)
        assert tidy(once) == once
        assert unicodedata.is_normalized("NFC", once)
        assert "\0" not in once


class TestOfficeForm:
    def test_every_text_is_tidied_before_it_is_checked(self):
        form = LetterForm(QueryDict("subject=%00%E2%80%8Bx&kinds=a&kinds=b%E2%80%8B"))
        assert form.is_valid()
        assert form.cleaned_data["subject"] == "x"
        assert form.cleaned_data["kinds"] == ["a", "b"]

    def test_takes_a_plain_mapping_too_and_leaves_other_things_alone(self):
        form = LetterForm({"subject": " x ", "kinds": ["a"]})
        assert form.is_valid()
        assert form.cleaned_data["kinds"] == ["a"]

    @pytest.mark.parametrize("typed", ["2026-02-03", "03/02/2026", "3-2-2026", "03.02.2026"])
    def test_a_day_may_be_typed_in_the_ways_an_office_does(self, typed):
        form = LetterForm({"on": typed})
        assert form.is_valid()
        assert form.cleaned_data["on"].isoformat() == "2026-02-03"
        assert 'value="2026-02-03"' in str(LetterForm(initial={"on": form.cleaned_data["on"]})["on"])

    def test_a_day_that_is_none_is_refused(self):
        assert "on" in LetterForm({"on": "31/02/2026"}).errors


class TestActForm:
    def test_each_page_gets_a_key_of_its_own(self):
        first, second = ActForm(), ActForm()
        assert first["key"].value() != second["key"].value()
        assert len(first["key"].value()) == 32

    def test_a_refused_form_keeps_its_key(self):
        form = ActForm({"key": "k1", "seen": "x"})
        assert not form.is_valid()
        assert form["key"].value() == "k1"

    @pytest.mark.parametrize("seen", ["0", "-1", "1.5", "x"])
    def test_a_version_is_a_number_from_one(self, seen):
        assert "seen" in ActForm({"seen": seen}).errors
