"""What an actor holds, and to whom it may be passed on."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from vanphong.kernel.actor import Actor, Principal, read_principal
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.choices import Capacity
from vanphong.kernel.trace import api as trace
from vanphong.organisation.api import Description, assignable, assignable_in, people_in
from vanphong.tasks import ports, rules
from vanphong.tasks.choices import OPEN, State
from vanphong.tasks.models import Task
from vanphong.tasks.permissions import Permission


def task(actor: Actor, task_id: int) -> Task:
    """One task, for whoever takes part in it or in its record, or oversees the tasks of its organ; `RecordNotFound` for anybody else."""
    found = Task.objects.select_related("parent").filter(pk=task_id, secrecy__lte=actor.clearance).first()
    if found is None or not (rules.capacities(found, actor) or _reads(found, actor)):
        raise RecordNotFound
    return found


def _reads(found: Task, actor: Actor) -> bool:
    if actor.may(Permission.OVERSEE, found.organ_id):
        return True
    return participation.may_see(*found.ref, actor) or participation.may_see(*found.source, actor)


def unopened(kind: str, record_id: int, actor: Actor) -> Sequence[Task]:
    """What the actor holds of a record and has not looked at."""
    unread = Q(opened_at=None) | Q(capacity=Capacity.INFORMED, state=State.ASSIGNED)
    mine = Task.objects.of_source(kind, record_id).filter(
        unread, holder__in=actor.principals, state__in=OPEN, secrecy__lte=actor.clearance
    )
    return [each for each in mine.order_by("id") if rules.is_held_by(each.holder, each.capacity, actor)]


def open_lead(kind: str, record_id: int) -> Task | None:
    """Who is responsible for the record now; None: nobody, it waits to be assigned."""
    leads = Task.objects.of_source(kind, record_id).filter(parent=None, capacity="lead", state__in=OPEN)
    return leads.first()


def lead_state(kind: str, record_id: int) -> str:
    """How the record's lead stands: `open`, `returned` (the assigner has to give it to another), `done`, or nothing (nobody leads it)."""
    leads = Task.objects.of_source(kind, record_id).filter(parent=None, capacity="lead", state__in=_STANDS)
    newest = leads.order_by("-id").values_list("state", flat=True).first()
    return _STANDS[newest] if newest else ""


_STANDS = {
    State.ASSIGNED.value: "open",
    State.PASSED_ON.value: "open",
    State.AWAITING_ACCEPTANCE.value: "open",
    State.RETURNED.value: "returned",
    State.COMPLETED.value: "done",
}


def offered_below(held: Task, actor: Actor, on: date) -> list[Description]:
    """To whom a task may be passed on: a unit's inside the unit, an organ's or a leader's inside the organ and what it leads.

    Single persons are offered after the units and posts: those of the unit, or of the actor's own.
    """
    kind, record_id = read_principal(held.holder)
    is_units = kind is Principal.UNIT
    found = assignable_in(record_id, on) if is_units else assignable(actor.organ_id, on)
    people = people_in(record_id if is_units else actor.unit_id, on)
    others = [each for each in people if each.principal != Principal.PERSON.of(actor.person_id)]
    return [each for each in (*found, *others) if each.principal != held.holder]


def may_read(actor: Actor, kind: str, record_id: int, /) -> bool:
    """Whether the actor may read what proves the task done."""
    found = Task.objects.filter(pk=record_id, secrecy__lte=actor.clearance).first()
    return found is not None and bool(rules.capacities(found, actor) or _reads(found, actor))


def proofs(held: Task, actor: Actor) -> dict[tuple[str, int], str]:
    """The records linked with the task's record that may prove it done, as far as the actor may see them; newest first."""
    found: dict[tuple[str, int], str] = {}
    ends = [link.target if link.source == held.source else link.source for link in trace.links_of(held.source)]
    for kind, record_id in reversed(ends):
        for named in ports.evidence(kind, [record_id], actor).values():
            if named.is_issued or not held.is_reply_required:
                found[kind, record_id] = named.label
    return found


def offered_beside(given: Task, actor: Actor, on: date) -> list[Description]:
    """Whom the assigner of a task may choose instead of its holder, or beside: inside the unit below one, else in the organ and what it leads."""
    if given.parent_id and given.parent:
        return offered_below(given.parent, actor, on)
    return assignable(given.organ_id, on)


def tasks_of(actor: Actor, ids: Sequence[int]) -> list[Task]:
    """Those of these tasks in which the actor takes part, in the order given."""
    found = {each.pk: each for each in Task.objects.visible_to(actor).filter(pk__in=ids).select_related("parent")}
    return [found[each] for each in dict.fromkeys(ids) if each in found]


def source_url(held: Task, actor: Actor) -> str:
    """The page of the task's record, where the actor takes part in it; else nothing."""
    if not participation.may_see(*held.source, actor):
        return ""
    title = ports.source_port(held.source_kind).titles([held.source_id]).get(held.source_id)
    return title.url if title else ""
