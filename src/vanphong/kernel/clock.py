"""The only place that asks what time it is. Views, jobs and commands call `now()`; everything below takes `now` as an argument."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def office_date(instant: datetime) -> date:
    """The calendar date of an instant as the office reads it (giờ Việt Nam)."""
    return instant.astimezone(OFFICE_ZONE).date()
