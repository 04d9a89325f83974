"""Scheduled work."""

from datetime import datetime

from django.core.files.storage import default_storage

from vanphong.files import conversion, purging
from vanphong.files.models import Blob
from vanphong.files.ocr import engine
from vanphong.files.reading import pipeline, waiting
from vanphong.files.storage import DurableFolder
from vanphong.kernel.outbox.api import enqueue, every, job

DAY_SECONDS = 24 * 3600
AT_A_TIME = 20


@every(minutes=60, title="Dọn phần tệp ghi dở")
def forget_partial_writes(_now: datetime) -> None:
    """Remove what interrupted writers left beside the storage's folder a day ago."""
    if isinstance(default_storage, DurableFolder):
        default_storage.forget_partial(DAY_SECONDS)


@job(title="Đọc tệp: chữ, thông tin, trang xem", in_transaction=False)
def read_on(now: datetime, blob_id: int) -> None:
    """Do the next steps of a content; what is left goes to the end of the queue, so that others are not kept waiting; what was purged is not read."""
    blob = Blob.objects.filter(pk=blob_id).first()
    if blob is not None and pipeline.advance(blob, now):
        enqueue(read_on, now, blob_id=blob_id)


@every(minutes=30, title="Đọc tiếp tệp còn chờ chương trình hoặc chờ chỗ")
def read_what_waits(now: datetime) -> None:
    """Start again what failed for want of a program or of room, now that it may succeed."""
    has_tools = {"ocr": not engine.missing(), "previews": conversion.converter() is not None}
    for blob_id in [*waiting.start_again(AT_A_TIME, has_tools), *waiting.begin_unread(AT_A_TIME)]:
        enqueue(read_on, now, blob_id=blob_id)


@job(title="Xóa lại phần còn dựng dở của tệp đã gỡ")
def forget_again(_now: datetime, *, sha256: str) -> None:
    """Delete what was being made of a content while it was purged, unless the same content came anew."""
    if not Blob.objects.filter(sha256=sha256).exists():
        purging.forget(sha256)
