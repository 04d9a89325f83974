"""What a person was told, and how the person wants to be told."""

from datetime import datetime

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


def habit_of(person_id: int) -> Habit:
    """When the person may be disturbed; the usual hours where nothing was chosen."""
    return Habit.objects.filter(person_id=person_id).first() or Habit(person_id=person_id)


def channels_of(person_id: int) -> dict[str, str]:
    """Topic → where its notices go for the person."""
    chosen = dict(Preference.objects.filter(person_id=person_id).values_list("topic", "channel"))
    return {topic.name: chosen.get(topic.name, topic.default.value) for topic in topics()}
