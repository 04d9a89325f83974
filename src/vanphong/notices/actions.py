"""Telling people, reading, choosing how to be told. A notice is no record of the office: nothing here is journalled."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time

from django.db import transaction

from vanphong.notices import rules
from vanphong.notices.choices import Channel, Rhythm
from vanphong.notices.models import Habit, Notice, Preference
from vanphong.notices.ports import topic as declared

LONGEST = 400


def notify(
    person_ids: Iterable[int],
    *,
    topic: str,
    sentence: str,
    ref: tuple[str, int] | None,
    key: str,
    now: datetime,
    secrecy: int = 0,
) -> None:
    """Tell these people; whoever was told of the same `key` before is not told again, and whoever wants no such notices is left alone.

    Of anything secret nothing is ever mailed (`secrecy` above 0). Three queries, whatever the number of people.
    """
    people = sorted(set(person_ids))
    if not people:
        return
    default = declared(topic).default
    chosen = dict(Preference.objects.filter(person_id__in=people, topic=topic).values_list("person_id", "channel"))
    habits = {habit.person_id: habit for habit in Habit.objects.filter(person_id__in=people)}
    ref_kind, ref_id = ref or ("", 0)
    Notice.objects.bulk_create(
        (
            Notice(
                person_id=person_id,
                topic=topic,
                sentence=sentence[:LONGEST],
                ref_kind=ref_kind,
                ref_id=ref_id,
                key=key,
                is_in_app=channel.is_in_app or (secrecy > 0 and channel.is_in_digest),
                is_in_digest=channel.is_in_digest and not secrecy,
                created_at=now,
                shown_at=_shown_at(habits.get(person_id), now),
            )
            for person_id in people
            if (channel := Channel(chosen.get(person_id, default))) is not Channel.OFF
        ),
        ignore_conflicts=True,
    )


def _shown_at(habit: Habit | None, now: datetime) -> datetime:
    if habit is None:
        return rules.shown_at(now, rules.QUIET_FROM, rules.QUIET_UNTIL)
    return rules.shown_at(now, habit.quiet_from, habit.quiet_until)


def mark_read(person_id: int, now: datetime, *, notice_ids: Iterable[int] | None = None) -> int:
    """Mark these notices of the person as read, or all that are shown; how many were unread."""
    unread = Notice.objects.of(person_id).unread()
    if notice_ids is not None:
        unread = unread.filter(pk__in=list(notice_ids))
    return unread.filter(shown_at__lte=now).update(read_at=now)


def mark_read_about(person_id: int, ref: tuple[str, int], now: datetime) -> None:
    """Whoever has opened the record needs no longer be told of it."""
    Notice.objects.of(person_id).unread().filter(ref_kind=ref[0], ref_id=ref[1]).update(read_at=now)


def choose(
    person_id: int,
    *,
    channels: Mapping[str, str],
    quiet_from: time,
    quiet_until: time,
    rhythm: str,
    hour: int,
) -> None:
    """Keep how the person wants to be told; holds for what happens from now on."""
    with transaction.atomic():
        for topic, channel in channels.items():
            Preference.objects.update_or_create(
                person_id=person_id, topic=declared(topic).name, defaults={"channel": Channel(channel)}
            )
        Habit.objects.update_or_create(
            person_id=person_id,
            defaults={
                "quiet_from": quiet_from,
                "quiet_until": quiet_until,
                "rhythm": Rhythm(rhythm),
                "hour": hour,
            },
        )
