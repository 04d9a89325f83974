"""What the worker does for the journal: seal every minute, forget old form keys every day."""

from datetime import datetime, timedelta

from vanphong.kernel.journal.models import Act
from vanphong.kernel.journal.seal import seal
from vanphong.kernel.outbox.api import every


@every(minutes=1, title="Niêm nhật ký")
def seal_journal(now: datetime) -> None:
    """Seal everything written so far."""
    while seal(now):
        pass


@every(minutes=24 * 60, title="Bỏ khóa biểu mẫu đã quá ba mươi ngày")
def forget_form_keys(now: datetime) -> None:
    """A form older than thirty days is not sent again; its key may go."""
    Act.objects.filter(at__lt=now - timedelta(days=30)).delete()
