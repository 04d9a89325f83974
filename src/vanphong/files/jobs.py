"""Scheduled work."""

from datetime import datetime

from django.core.files.storage import default_storage

from vanphong.files.storage import DurableFolder
from vanphong.kernel.outbox.api import every

DAY_SECONDS = 24 * 3600


@every(minutes=60)
def forget_partial_writes(_now: datetime) -> None:
    """Remove what interrupted writers left beside the storage's folder a day ago."""
    if isinstance(default_storage, DurableFolder):
        default_storage.forget_partial(DAY_SECONDS)
