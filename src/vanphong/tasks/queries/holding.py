"""What an actor holds, and to whom it may be passed on."""

from collections.abc import Sequence
from datetime import date

from vanphong.kernel.actor import Actor, Principal, read_principal
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.participation import api as participation
from vanphong.organisation.api import Description, assignable, assignable_in
from vanphong.tasks import rules
from vanphong.tasks.choices import OPEN
from vanphong.tasks.models import Task


def task(actor: Actor, task_id: int) -> Task:
    """One task, for whoever takes part in it or in its record; `RecordNotFound` for anybody else."""
    found = Task.objects.select_related("parent").filter(pk=task_id, secrecy__lte=actor.clearance).first()
    if found is None or not (rules.capacities(found, actor) or _reads(found, actor)):
        raise RecordNotFound
    return found


def _reads(found: Task, actor: Actor) -> bool:
    return participation.may_see(*found.ref, actor) or participation.may_see(*found.source, actor)


def unopened(kind: str, record_id: int, actor: Actor) -> Sequence[Task]:
    """What the actor holds of a record and has not looked at."""
    mine = Task.objects.of_source(kind, record_id).filter(
        holder__in=actor.principals, state__in=OPEN, opened_at=None, secrecy__lte=actor.clearance
    )
    return [each for each in mine.order_by("id") if rules.is_held_by(each.holder, each.capacity, actor)]


def open_lead(kind: str, record_id: int) -> Task | None:
    """Who is responsible for the record now; None: nobody, it waits to be assigned."""
    leads = Task.objects.of_source(kind, record_id).filter(parent=None, capacity="lead", state__in=OPEN)
    return leads.first()


def offered_below(held: Task, actor: Actor, on: date) -> list[Description]:
    """To whom a task may be passed on: a unit's inside the unit, an organ's or a leader's inside the organ and what it leads."""
    kind, record_id = read_principal(held.holder)
    if kind is Principal.UNIT:
        return [each for each in assignable_in(record_id, on) if each.principal != held.holder]
    return [each for each in assignable(actor.organ_id, on) if each.principal != held.holder]


def may_read(actor: Actor, kind: str, record_id: int, /) -> bool:
    """Whether the actor may read what proves the task done."""
    found = Task.objects.filter(pk=record_id, secrecy__lte=actor.clearance).first()
    return found is not None and bool(rules.capacities(found, actor) or _reads(found, actor))
