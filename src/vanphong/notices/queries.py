"""What a person was told, and how the person wants to be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vanphong.kernel.errors import RecordNotFound
from vanphong.notices.models import Habit, Notice, NoticeQuerySet, Preference
from vanphong.notices.ports import topics

MOST = 100
"""The bell does not count further."""


def notices_of(person_id: int, now: datetime) -> NoticeQuerySet:
    """The person's notices that may be shown now, unordered: the page says how."""
    return Notice.objects.of(person_id).filter(shown_at__lte=now)


def unread(person_id: int, now: datetime) -> int:
    """The number at the bell."""
    return notices_of(person_id, now).unread()[:MOST].count()


def newest(person_id: int, now: datetime, *, limit: int = 6) -> Sequence[Notice]:
    """The last few notices, read or not."""
    return list(notices_of(person_id, now).order_by("-id")[:limit])


@dataclass(frozen=True, slots=True)
class Page:
    """Some notices, the newest first; `before` leads to older ones (0: there are none)."""

    notices: Sequence[Notice]
    before: int


def page_of(person_id: int, now: datetime, *, only_unread: bool, before: int = 0, size: int = 50) -> Page:
    """The person's notices older than the notice `before` (0: the newest)."""
    found = notices_of(person_id, now)
    if only_unread:
        found = found.unread()
    if before:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-id")[: size + 1])
    return Page(rows[:size], rows[size - 1].pk if len(rows) > size else 0)


def notice(person_id: int, notice_id: int) -> Notice:
    """One notice of the person; `RecordNotFound` for anybody else's."""
    found = Notice.objects.of(person_id).filter(pk=notice_id).first()
    if found is None:
        raise RecordNotFound
    return found


def habit_of(person_id: int) -> Habit:
    """When the person may be disturbed; the usual hours where nothing was chosen."""
    return Habit.objects.filter(person_id=person_id).first() or Habit(person_id=person_id)


def channels_of(person_id: int) -> dict[str, str]:
    """Topic → where its notices go for the person."""
    chosen = dict(Preference.objects.filter(person_id=person_id).values_list("topic", "channel"))
    return {topic.name: chosen.get(topic.name, topic.default.value) for topic in topics()}
