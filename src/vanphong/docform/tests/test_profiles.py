"""Profiles: the right one for a day, the rows in force, what the regulations ask."""

from datetime import date

import pytest

from vanphong.docform.particulars.model import System
from vanphong.docform.profiles.loading import CODES, UnknownProfile, profile, profile_for
from vanphong.docform.profiles.model import Range


class TestChoice:
    @pytest.mark.parametrize(
        ("system", "on", "code"),
        [
            (System.PARTY, date(2026, 5, 27), "dang-05"),
            (System.PARTY, date(2026, 5, 26), "dang-36"),
            (System.PARTY, date(2018, 4, 3), "dang-36"),
            (System.PARTY, date(2010, 1, 1), "dang-36"),
            (System.PARTY, None, "dang-05"),
            (System.STATE, date(2026, 5, 26), "nha-nuoc-30"),
            (System.STATE, None, "nha-nuoc-30"),
        ],
    )
    def test_the_day_chooses(self, system, on, code):
        assert profile_for(system, on).code == code

    def test_an_unknown_code_is_refused(self):
        with pytest.raises(UnknownProfile):
            profile("dang-11")


class TestRows:
    def test_a_regulation_has_two_notations_under_the_older_rules_and_one_now(self):
        assert profile("dang-36").type_codes("Quy định") == ("QĐi", "QĐ")
        assert profile("dang-05").type_codes("Quy định") == ("QĐ",)

    def test_districts_are_gone(self):
        gone = {form.code for form in profile("dang-05").organs if form.is_abolished}
        assert {"HU", "QU", "ThU"} <= gone
        assert not any(form.is_abolished for form in profile("dang-36", date(2024, 1, 1)).organs if form.code == "HU")

    def test_there_are_twenty_nine_ways_to_sign(self):
        assert len(profile("dang-05").signatures) == 29

    def test_the_state_has_twenty_nine_types(self):
        assert len(profile("nha-nuoc-30").types) == 29

    @pytest.mark.parametrize("code", CODES)
    def test_every_style_cites_its_article(self, code):
        held = profile(code)
        assert all(style.article.startswith(held.name) for style in held.styles.values())

    def test_what_was_only_inferred_is_marked(self):
        assert not profile("dang-05").styles["addressed"].certain
        assert profile("dang-36").styles["addressed"].certain


class TestRange:
    def test_is_told_as_the_office_writes_it(self):
        assert Range(18, 22).told("pt") == "18-22pt"
        assert Range(15, 15).told(" mm") == "15 mm"
        assert Range(18, float("inf")).told("pt") == "từ 18pt"
