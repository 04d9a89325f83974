"""What notices do by the clock."""

from datetime import datetime, timedelta

from vanphong.kernel.outbox.api import every
from vanphong.notices import digest
from vanphong.notices.models import Notice

KEPT = timedelta(days=400)


@every(minutes=15, title="Gửi thư tổng hợp thông báo")
def send_digests(now: datetime) -> None:
    """The e-mail digests that are due; nothing where no mail server is configured (`vanphong doctor` says so)."""
    if digest.mail_is_configured():
        digest.send_digests(now)


@every(minutes=24 * 60, title="Xóa thông báo quá một năm")
def forget_old_notices(now: datetime) -> None:
    """What was told more than a year ago is in the journal of its record."""
    Notice.objects.filter(created_at__lt=now - KEPT).delete()
