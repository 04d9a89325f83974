"""All tasks of an organ, for whoever oversees them (quản trị nhiệm vụ)."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.organisation.api import principals_in, units_of
from vanphong.tasks.models import Task
from vanphong.tasks.permissions import Permission
from vanphong.tasks.queries.lists import DOING, narrowed


def overview(
    actor: Actor,
    now: datetime,
    *,
    unit: int | None = None,
    capacity: str = "",
    source: str = "",
    **criteria: Any,
) -> QuerySet[Task]:
    """What the organs gave whose tasks the actor oversees, within the clearance, and meets the criteria; `unit`: held by it or inside it."""
    found = Task.objects.filter(
        organ_id__in=actor.organs_where(Permission.OVERSEE),
        secrecy__lte=actor.clearance,
        capacity__in=[capacity] if capacity else DOING,
    )
    if unit:
        found = found.filter(holder__in=principals_in(unit, office_date(now)))
    return narrowed(found.filter(source_kind=source) if source else found, now, **criteria)


def overview_units(actor: Actor, now: datetime) -> list[tuple[int, str]]:
    """The units of those organs, to choose from."""
    units = units_of(actor.organs_where(Permission.OVERSEE), office_date(now))
    return [(unit.pk, f"{unit.name} · {unit.organ.symbol or unit.organ.name}") for unit in units]
