"""What search does for itself now and then."""

from datetime import datetime

from vanphong.kernel.outbox.registry import every
from vanphong.kernel.search.models import Index
from vanphong.kernel.search.vocabulary import count_words


@every(minutes=6 * 60, title="Đếm lại từ cho tìm kiếm")
def count_again(now: datetime) -> None:
    """What is common and what is telling changes with what comes in."""
    row = Index.objects.filter(pk=1).first()
    if row is not None and row.generation is not None:
        count_words(row, row.generation)
