"""What a scan turned out to be is told to whoever brought it."""

from datetime import datetime

from vanphong.desk.telling import ARRIVED
from vanphong.files.api import SecrecyFound
from vanphong.kernel.outbox.api import handles
from vanphong.notices.api import notify


@handles(SecrecyFound, title="Báo tin bản quét có dấu chỉ độ mật")
def tell_of_secrecy(event: SecrecyFound, now: datetime) -> None:
    """The content is held back already; the clerk purges it (gỡ nội dung mật)."""
    notify(
        {event.stored_by},
        topic=ARRIVED,
        sentence=f"Trên bản quét đồng chí đưa lên có dấu «{event.mark}» (trang {event.page}). Nội dung đã bị giữ lại; đề nghị gỡ nội dung mật ngay.",
        ref=(event.kind, event.record_id),
        key=f"secrecy:{event.kind}:{event.record_id}",
        now=now,
    )
