from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanphong.catalogue.choices import Alert
from vanphong.catalogue.rules.alerts import alert_scale_of
from vanphong.kernel.calendar import WorkingCalendar

DAY = timedelta(days=1)
TET = frozenset(date(2026, 2, 16) + DAY * number for number in range(5))
CALENDAR = WorkingCalendar(off=TET | {date(2026, 8, 31)}, working=frozenset({date(2026, 8, 22)}))
TUESDAY = date(2026, 11, 10)

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def by_definition(today: date, due_on: date, yellow_days: int, deep_red_days: int) -> Alert:
    """The words of the rule, counted out day by day."""
    late = (today - due_on).days
    if late > 0:
        return Alert.DEEP_RED if late >= deep_red_days else Alert.RED
    left = sum(CALENDAR.is_working(today + DAY * number) for number in range(1, -late + 1))
    return Alert.YELLOW if left <= yellow_days else Alert.NONE


class TestScale:
    @pytest.mark.parametrize(
        ("due_on", "alert"),
        [
            (None, Alert.NONE),
            (date(2026, 11, 16), Alert.NONE),
            (date(2026, 11, 15), Alert.YELLOW),
            (date(2026, 11, 13), Alert.YELLOW),
            (date(2026, 11, 10), Alert.YELLOW),
            (date(2026, 11, 9), Alert.RED),
            (date(2026, 11, 8), Alert.RED),
            (date(2026, 11, 7), Alert.DEEP_RED),
        ],
    )
    def test_three_working_days_are_yellow_and_three_days_late_deep_red(self, due_on, alert):
        assert alert_scale_of(TUESDAY, CALENDAR, 3, 3).of(due_on) == alert

    @pytest.mark.parametrize(
        ("due_on", "done_on", "sentence"),
        [
            (None, None, ""),
            (date(2026, 11, 20), None, ""),
            (date(2026, 11, 13), None, "Còn 3 ngày"),
            (date(2026, 11, 10), None, "Hạn hôm nay"),
            (date(2026, 11, 5), None, "Quá hạn 5 ngày"),
            (date(2026, 11, 5), date(2026, 11, 6), "Trễ hạn 1 ngày"),
            (date(2026, 11, 5), date(2026, 11, 5), ""),
        ],
    )
    def test_says_so_in_words(self, due_on, done_on, sentence):
        assert alert_scale_of(TUESDAY, CALENDAR, 3, 3).sentence(due_on, done_on) == sentence

    def test_what_is_done_has_no_alert(self):
        assert alert_scale_of(TUESDAY, CALENDAR, 3, 3).of(date(2026, 11, 1), TUESDAY) == Alert.NONE

    @given(today=days, due_on=days, yellow_days=st.integers(0, 10), deep_red_days=st.integers(1, 10))
    def test_the_bounds_say_what_the_rule_says(self, today, due_on, yellow_days, deep_red_days):
        scale = alert_scale_of(today, CALENDAR, yellow_days, deep_red_days)
        assert scale.of(due_on) == by_definition(today, due_on, yellow_days, deep_red_days)

    def test_the_bounds_say_what_the_rule_says_around_tet(self):
        for offset in range(60):
            today = date(2026, 1, 20) + DAY * offset
            scale = alert_scale_of(today, CALENDAR, 3, 3)
            for number in range(-10, 20):
                due_on = today + DAY * number
                assert scale.of(due_on) == by_definition(today, due_on, 3, 3)


class TestDaysLate:
    @pytest.mark.parametrize(
        ("due_on", "done_on", "late"),
        [
            (None, None, 0),
            (date(2026, 11, 12), None, 0),
            (TUESDAY, None, 0),
            (date(2026, 11, 7), None, 3),
            (date(2026, 11, 7), date(2026, 11, 8), 1),
            (date(2026, 11, 7), date(2026, 11, 6), 0),
        ],
    )
    def test_counts_from_the_deadline_to_today_or_the_end(self, due_on, done_on, late):
        assert alert_scale_of(TUESDAY, CALENDAR, 3, 3).days_late(due_on, done_on) == late
