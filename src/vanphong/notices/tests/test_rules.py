from datetime import UTC, datetime, time

import pytest

from vanphong.notices import rules


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    """That hour of the office's clock, on a day of November 2026."""
    from vanphong.kernel.clock import OFFICE_ZONE

    return datetime(2026, 11, day, hour, minute, tzinfo=OFFICE_ZONE)


class TestQuietHours:
    @pytest.mark.parametrize(
        ("now", "quiet_from", "quiet_until", "is_quiet"),
        [
            (at(21, 59), time(22), time(6), False),
            (at(22), time(22), time(6), True),
            (at(3), time(22), time(6), True),
            (at(6), time(22), time(6), False),
            (at(13), time(12), time(14), True),
            (at(14), time(12), time(14), False),
            (at(13), time(0), time(0), False),
        ],
    )
    def test_begin_and_end_as_the_office_reads_its_clock(self, now, quiet_from, quiet_until, is_quiet):
        assert rules.is_quiet(now, quiet_from, quiet_until) is is_quiet

    @pytest.mark.parametrize(
        ("now", "shown"),
        [(at(21), at(21)), (at(23), at(6, day=25)), (at(0, 30), at(6)), (at(6), at(6))],
    )
    def test_a_notice_waits_for_their_end(self, now, shown):
        assert rules.shown_at(now, time(22), time(6)) == shown


class TestDigest:
    @pytest.mark.parametrize(
        ("now", "is_daily", "last_sent", "is_due"),
        [
            (at(6, 59), True, None, False),
            (at(7), True, None, True),
            (at(16), True, at(7), False),
            (at(7, day=25), True, at(7), True),
            (at(7, day=25), True, at(7).astimezone(UTC), True),
            (at(10), False, None, True),
            (at(10), False, at(9), True),
            (at(10), False, at(9, 1), False),
        ],
    )
    def test_goes_out_hourly_or_once_a_day_from_the_chosen_hour(self, now, is_daily, last_sent, is_due):
        assert rules.digest_is_due(now, is_daily=is_daily, hour=7, last_sent=last_sent) is is_due
