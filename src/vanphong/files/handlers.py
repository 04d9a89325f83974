"""After a file was stored: its text and first pages are made ready, so that nobody waits for them."""

from contextlib import suppress
from datetime import datetime

from vanphong.files import derivation
from vanphong.files.choices import PageSize
from vanphong.files.events import FileStored
from vanphong.files.models import Blob
from vanphong.files.queries import records_with
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.outbox.api import handles
from vanphong.kernel.search import api as search


@handles(FileStored, title="Đọc chữ và dựng trang xem của tệp", in_transaction=False)
def prepare(event: FileStored, now: datetime) -> None:
    """Text, particulars, PDF rendition and the first page's images. What cannot be converted or drawn is shown as such, not tried for ever;
    of what was purged meanwhile nothing is made.
    """
    blob = Blob.objects.filter(pk=event.blob_id).first()
    if blob is None:
        return
    derivation.text_of(blob, now)
    search.touch(records_with(blob), now)
    derivation.particulars_of(blob, now)
    if blob.format.is_convertible:
        derivation.convert(blob, now)
    if derivation.sizes_of(blob):
        with suppress(RecordNotFound):
            for size in PageSize:
                derivation.page_image(blob, 1, size, now)
