"""Scheduled work."""

from datetime import datetime

from vanphong.catalogue.loading import load
from vanphong.kernel.outbox.api import every


@every(minutes=24 * 60, title="Nạp ngày nghỉ của năm tới")
def bring_in_the_next_year(now: datetime) -> None:
    """The days off of the coming year, as far as they are known; nothing on most days."""
    load(now)
