from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanphong.kernel.calendar import WorkingCalendar
from vanphong.kernel.clock import OFFICE_ZONE

TET = frozenset(date(2026, 2, 16) + timedelta(days=n) for n in range(5))
CALENDAR = WorkingCalendar(off=TET, working=frozenset({date(2026, 2, 28)}))
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
CALENDARS = st.builds(WorkingCalendar, off=st.frozensets(DAYS, max_size=40), working=st.frozensets(DAYS, max_size=20))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=OFFICE_ZONE)


class TestIsWorking:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2026, 2, 13), True),  # Friday
            (date(2026, 2, 14), False),  # Saturday
            (date(2026, 2, 16), False),  # Tết
            (date(2026, 2, 20), False),
            (date(2026, 2, 23), True),
            (date(2026, 2, 28), True),  # a Saturday worked instead
        ],
    )
    def test_weekdays_but_the_days_off_and_with_the_days_swapped(self, day, expected):
        assert CALENDAR.is_working(day) is expected

    def test_a_day_named_in_both_is_worked(self):
        day = date(2026, 11, 24)
        assert WorkingCalendar(off=frozenset({day}), working=frozenset({day})).is_working(day)


class TestWorkingDays:
    @pytest.mark.parametrize(
        ("start", "count", "expected"),
        [
            (date(2026, 11, 24), 0, date(2026, 11, 24)),
            (date(2026, 11, 24), 1, date(2026, 11, 25)),
            (date(2026, 11, 27), 1, date(2026, 11, 30)),  # over a weekend
            (date(2026, 11, 28), 1, date(2026, 11, 30)),  # from a Saturday
            (date(2026, 2, 13), 1, date(2026, 2, 23)),  # over Tết
            (date(2026, 2, 27), 1, date(2026, 2, 28)),  # onto a Saturday worked
            (date(2026, 2, 23), -1, date(2026, 2, 13)),
            (date(2026, 11, 30), -2, date(2026, 11, 26)),
        ],
    )
    def test_are_counted_from_the_day_after(self, start, count, expected):
        assert CALENDAR.add_working_days(start, count) == expected

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            (date(2026, 11, 24), date(2026, 11, 24), 0),
            (date(2026, 11, 24), date(2026, 11, 27), 3),
            (date(2026, 11, 27), date(2026, 11, 30), 1),
            (date(2026, 2, 13), date(2026, 3, 2), 7),
            (date(2026, 11, 27), date(2026, 11, 24), -3),
        ],
    )
    def test_between_two_days(self, first, last, expected):
        assert CALENDAR.working_days_between(first, last) == expected

    @given(CALENDARS, DAYS, st.integers(1, 60))
    def test_adding_and_counting_agree(self, calendar, start, count):
        end = calendar.add_working_days(start, count)
        assert calendar.is_working(end)
        assert calendar.working_days_between(start, end) == count

    @given(CALENDARS, DAYS, DAYS)
    def test_counting_is_what_walking_day_by_day_finds(self, calendar, one, other):
        first, last = min(one, other), max(one, other)
        walked = sum(calendar.is_working(first + timedelta(days=n + 1)) for n in range((last - first).days))
        assert calendar.working_days_between(first, last) == walked
        assert calendar.working_days_between(last, first) == -walked


class TestWorkingHours:
    @pytest.mark.parametrize(
        ("start", "hours", "expected"),
        [
            (at(24, 9), 0, at(24, 9)),
            (at(24, 9), 2, at(24, 11)),
            (at(24, 9), 2.5, at(24, 11, 30)),  # the end of a session, not the beginning of the next
            (at(24, 9), 4, at(24, 15)),  # over noon
            (at(24, 12), 1, at(24, 14, 30)),  # received at noon
            (at(24, 16), 2, at(25, 8, 30)),  # into the next day
            (at(27, 16, 30), 1, at(30, 8)),  # over the weekend
            (at(28, 10), 1, at(30, 8, 30)),  # received on a Saturday
            (at(24, 5), 7.5, at(24, 17)),  # a whole day
            (at(24, 20), 15, at(26, 17)),
        ],
    )
    def test_pass_in_the_sessions_of_working_days_only(self, start, hours, expected):
        assert WorkingCalendar().add_working_hours(start, hours) == expected

    def test_answers_in_the_time_zone_it_was_asked_in(self):
        found = WorkingCalendar().add_working_hours(datetime(2026, 11, 24, 2, 0, tzinfo=UTC), 1)
        assert found == datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
        assert found.tzinfo is UTC

    @given(
        CALENDARS, st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.integers(0, 80), st.integers(0, 80)
    )
    def test_hours_in_two_steps_end_where_one_step_ends(self, calendar, start, some, more):
        start = start.replace(tzinfo=OFFICE_ZONE)
        once = calendar.add_working_hours(start, some + more)
        assert calendar.add_working_hours(calendar.add_working_hours(start, some), more) == once
        assert once >= start

    @pytest.mark.parametrize("sessions", [(), ((time(9), time(9)),), ((time(9), time(8)),)])
    def test_a_day_without_working_time_is_refused(self, sessions):
        with pytest.raises(ValueError, match="session"):
            WorkingCalendar(sessions=sessions)
