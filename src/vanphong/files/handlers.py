"""After a file was stored it is read, step by step, so that nobody waits for it."""

from datetime import datetime

from vanphong.files import jobs
from vanphong.files.events import FileStored
from vanphong.files.models import Blob
from vanphong.files.reading import pipeline
from vanphong.kernel.outbox.api import enqueue, handles


@handles(FileStored, title="Bắt đầu đọc tệp")
def begin_reading(event: FileStored, now: datetime) -> None:
    """Write down the steps and have the first done; of what was purged meanwhile nothing is made."""
    blob = Blob.objects.filter(pk=event.blob_id).first()
    if blob is None:
        return
    pipeline.begin(blob)
    enqueue(jobs.read_on, now, blob_id=event.blob_id)
