"""The door of participation: take part, end it, and the one filter that every list, count, page, export and feed goes through."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from vanphong.kernel.actor import Actor
from vanphong.kernel.participation.choices import Capacity
from vanphong.kernel.participation.models import Participation
from vanphong.kernel.search.pending import touch

__all__ = [
    "Capacity",
    "Participation",
    "capacities_of",
    "end",
    "may_see",
    "participants",
    "probed",
    "take_part",
    "visible",
]

Q = TypeVar("Q", bound=QuerySet[Any])

FEW = 4000
"""Up to so many records an actor's list is driven from participation; beyond it the records are walked and probed (bench/lists.py)."""


def take_part(kind: str, record_id: int, principals: Iterable[int], capacity: Capacity, now: datetime) -> None:
    """Let these principals take part in the record in that capacity; those who already do are left as they are."""
    wanted = set(principals)
    held = set(
        Participation.objects.filter(
            kind=kind, record_id=record_id, capacity=capacity, principal__in=wanted, until=None
        ).values_list("principal", flat=True)
    )
    Participation.objects.bulk_create(
        (
            Participation(kind=kind, record_id=record_id, principal=principal, capacity=capacity, since=now)
            for principal in sorted(wanted - held)
        ),
        ignore_conflicts=True,
    )
    if wanted - held:
        touch([(kind, record_id)], now)


def end(kind: str, record_id: int, principals: Iterable[int], capacities: Iterable[Capacity], now: datetime) -> None:
    """End these principals' parts in the record in these capacities; the rows stay, with the instant they ended."""
    Participation.objects.filter(
        kind=kind, record_id=record_id, principal__in=list(principals), capacity__in=list(capacities), until=None
    ).update(until=now)
    touch([(kind, record_id)], now)


def participants(kind: str, record_id: int) -> QuerySet[Participation]:
    """Everybody who takes part in the record now, oldest first."""
    return Participation.objects.filter(kind=kind, record_id=record_id, until=None).order_by("id")


def capacities_of(kind: str, record_id: int, actor: Actor) -> frozenset[str]:
    """In which capacities the actor takes part in the record; empty: not at all."""
    return frozenset(
        Participation.objects.filter(
            kind=kind, record_id=record_id, principal__in=actor.principals, until=None
        ).values_list("capacity", flat=True)
    )


def may_see(kind: str, record_id: int, actor: Actor) -> bool:
    """Whether the actor takes part in the record (secrecy apart: `visible` of the model adds clearance)."""
    return bool(capacities_of(kind, record_id, actor))


def visible(records: Q, kind: str, actor: Actor) -> Q:
    """Those of `records` in which the actor takes part and for which the clearance suffices.

    Driven from participation where the actor has few records, probed record by record where there are many: either way no scan of
    everything and no OR over grants.
    """
    mine = _mine(kind, actor)
    if mine.values("id")[:FEW].count() < FEW:
        few: Any = mine.values("record_id")
        return _cleared(records, actor).filter(pk__in=few)
    return probed(records, kind, actor)


def probed(records: Q, kind: str, actor: Actor) -> Q:
    """The same as `visible` for records that are few by themselves, such as those in one state that wait for the actor: one question less."""
    return _cleared(records, actor).filter(Exists(_mine(kind, actor).filter(record_id=OuterRef("pk"))))


def _mine(kind: str, actor: Actor) -> QuerySet[Participation]:
    return Participation.objects.filter(kind=kind, principal__in=actor.principals, until=None)


def _cleared(records: Q, actor: Actor) -> Q:
    fields = {field.name for field in records.model._meta.get_fields()}
    return records.filter(secrecy__lte=actor.clearance) if "secrecy" in fields else records
