"""When a person may be disturbed."""

from datetime import datetime, time, timedelta

from vanphong.kernel.clock import OFFICE_ZONE

QUIET_FROM = time(22, 0)
QUIET_UNTIL = time(6, 0)


def is_quiet(now: datetime, quiet_from: time, quiet_until: time) -> bool:
    """Whether the instant lies in the quiet hours (giờ yên lặng) as the office's clock shows them; equal ends mean none."""
    clock = now.astimezone(OFFICE_ZONE).time()
    if quiet_from <= quiet_until:
        return quiet_from <= clock < quiet_until
    return clock >= quiet_from or clock < quiet_until


def shown_at(now: datetime, quiet_from: time, quiet_until: time) -> datetime:
    """When a notice made now may be shown: at once, or when the quiet hours end."""
    if not is_quiet(now, quiet_from, quiet_until):
        return now
    local = now.astimezone(OFFICE_ZONE)
    end = datetime.combine(local.date(), quiet_until, OFFICE_ZONE)
    return end if end > local else end + timedelta(days=1)


def digest_is_due(now: datetime, *, is_daily: bool, hour: int, last_sent: datetime | None) -> bool:
    """Whether a digest may go out: an hour after the last, or once a day from the chosen hour on."""
    if not is_daily:
        return last_sent is None or now - last_sent >= timedelta(hours=1)
    local = now.astimezone(OFFICE_ZONE)
    sent_today = last_sent is not None and last_sent.astimezone(OFFICE_ZONE).date() == local.date()
    return local.hour >= hour and not sent_today
