"""Working days and working hours of the office. Pure: which days are off or worked instead comes from whoever keeps the holidays."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from vanphong.kernel.clock import OFFICE_ZONE

DAY = timedelta(days=1)
SESSIONS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))


@dataclass(frozen=True)
class WorkingCalendar:
    """Monday to Friday, without the days `off` (nghỉ lễ, nghỉ bù), with the days `working` (làm bù); `sessions` in the office's time, in order.

    A day named in both is worked.
    """

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()
    sessions: tuple[tuple[time, time], ...] = SESSIONS

    def __post_init__(self) -> None:
        """Refuse sessions in which no time would ever pass."""
        if not self.sessions or any(begin >= end for begin, end in self.sessions):
            raise ValueError("a working day has at least one session, and each ends after it begins")

    def is_working(self, day: date) -> bool:
        """Whether the office works on that day."""
        return day in self.working or (day.weekday() < 5 and day not in self.off)

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start` (a negative count: before it); `start` itself for none."""
        step, day = (DAY if count > 0 else -DAY), start
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie after `first`, up to and including `last`; negative when `last` is the earlier one."""
        return self._worked_until(last) - self._worked_until(first)

    def add_working_hours(self, start: datetime, hours: float) -> datetime:
        """The instant at which so many working hours have passed since `start` (aware), in the time zone of `start`; `start` itself for none."""
        here, left = start.astimezone(OFFICE_ZONE), timedelta(hours=hours)
        while left > timedelta(0):
            for begin, end in self._sessions_of(here.date()):
                spent = max(timedelta(0), min(end - max(begin, here), left))
                if spent:
                    here, left = max(begin, here) + spent, left - spent
                if not left:
                    return here.astimezone(start.tzinfo)
            here = datetime.combine(here.date() + DAY, time(), OFFICE_ZONE)
        return start

    def _sessions_of(self, day: date) -> Iterable[tuple[datetime, datetime]]:
        if not self.is_working(day):
            return ()
        at = datetime.combine
        return [(at(day, begin, OFFICE_ZONE), at(day, end, OFFICE_ZONE)) for begin, end in self.sessions]

    def _worked_until(self, day: date) -> int:
        """Working days from the beginning of the calendar (a Monday) up to and including `day`."""
        weeks, rest = divmod(day.toordinal(), 7)
        return (
            weeks * 5 + min(rest, 5) - bisect_right(self._weekdays_off, day) + bisect_right(self._weekends_worked, day)
        )

    @cached_property
    def _weekdays_off(self) -> Sequence[date]:
        return sorted(day for day in self.off - self.working if day.weekday() < 5)

    @cached_property
    def _weekends_worked(self) -> Sequence[date]:
        return sorted(day for day in self.working if day.weekday() >= 5)
