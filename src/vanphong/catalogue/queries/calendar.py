"""The office's calendar, deadlines by urgency, and the scale of alerts."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q

from vanphong.catalogue.choices import Alert
from vanphong.catalogue.models import AlertThreshold, Holiday
from vanphong.catalogue.queries.edition import edition
from vanphong.catalogue.queries.lists import urgencies
from vanphong.catalogue.rules.alerts import AlertScale, alert_scale_of
from vanphong.kernel.calendar import WorkingCalendar
from vanphong.kernel.clock import office_date

STANDARD_THRESHOLDS = (3, 3)
"""Where no threshold holds: the yellow days and the deep red days."""


def calendar() -> WorkingCalendar:
    """The working days, with the holidays and swapped days of the list."""
    return _calendar(edition())


def default_due_on(urgency_code: str, received_at: datetime, on: date) -> date | None:
    """By when a document of that urgency is to be dealt with when nobody says otherwise; None: its urgency has no period of its own."""
    row = next((row for row in urgencies(on) if row.code == urgency_code), None)
    if row is None or not (row.working_hours or row.working_days):
        return None
    if row.working_hours:
        return office_date(calendar().add_working_hours(received_at, row.working_hours))
    return calendar().add_working_days(office_date(received_at), row.working_days or 0)


def alert_scale(today: date) -> AlertScale:
    """The scale of that day: the one thing that says how pressing a deadline is, to screens, filters and exports."""
    return _scale(today, edition())


def alert_filter(scale: AlertScale, alert: Alert, due: str = "due_on") -> Q:
    """Open rows whose field `due` has that alert: the same bounds as `AlertScale.of`."""
    if alert == Alert.DEEP_RED:
        return Q(**{f"{due}__lt": scale.deep_red_before})
    if alert == Alert.RED:
        return Q(**{f"{due}__gte": scale.deep_red_before, f"{due}__lt": scale.today})
    if alert == Alert.YELLOW:
        return Q(**{f"{due}__gte": scale.today, f"{due}__lte": scale.yellow_until})
    return Q(**{f"{due}__isnull": True}) | Q(**{f"{due}__gt": scale.yellow_until})


def thresholds(on: date) -> AlertThreshold | None:
    """The thresholds of that day."""
    return AlertThreshold.objects.in_force(on).order_by("-valid_from").first()


@lru_cache(maxsize=8)
def _calendar(token: str) -> WorkingCalendar:
    """The calendar of one edition."""
    days: Sequence[tuple[date, bool]] = list(
        Holiday.objects.filter(is_cancelled=False).order_by("day").values_list("day", "is_working")
    )
    return WorkingCalendar(
        off=frozenset(day for day, is_working in days if not is_working),
        working=frozenset(day for day, is_working in days if is_working),
    )


@lru_cache(maxsize=64)
def _scale(today: date, token: str) -> AlertScale:
    """The scale of one day in one edition."""
    row = thresholds(today)
    days = (row.yellow_days, row.deep_red_days) if row else STANDARD_THRESHOLDS
    return alert_scale_of(today, _calendar(token), *days)
