"""Scheduled work."""

from datetime import datetime

from django.core.files.storage import default_storage

from vanphong.files import conversion, derivation, purging
from vanphong.files.models import Blob
from vanphong.files.storage import DurableFolder
from vanphong.kernel.outbox.api import every, job

DAY_SECONDS = 24 * 3600
AT_A_TIME = 20


@every(minutes=60, title="Dọn phần tệp ghi dở")
def forget_partial_writes(_now: datetime) -> None:
    """Remove what interrupted writers left beside the storage's folder a day ago."""
    if isinstance(default_storage, DurableFolder):
        default_storage.forget_partial(DAY_SECONDS)


@every(minutes=30, title="Dựng bản PDF của tệp còn chờ")
def convert_what_waits(now: datetime) -> None:
    """Make the PDF renditions of what came while LibreOffice was not installed."""
    if conversion.converter() is not None:
        for blob in derivation.unconverted(AT_A_TIME):
            derivation.convert(blob, now)


@job(title="Xóa lại phần còn dựng dở của tệp đã gỡ")
def forget_again(_now: datetime, *, sha256: str) -> None:
    """Delete what was being made of a content while it was purged, unless the same content came anew."""
    if not Blob.objects.filter(sha256=sha256).exists():
        purging.forget(sha256)
