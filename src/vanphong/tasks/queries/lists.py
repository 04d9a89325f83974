"""The list of an actor's tasks, and the piles of work that the home page is made of."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from vanphong.catalogue.api import Alert, AlertScale, alert_filter, alert_scale
from vanphong.files.api import Slot, Version
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.lists.api import tally
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.choices import Capacity
from vanphong.kernel.text.api import fold
from vanphong.kernel.trace.api import Node
from vanphong.kernel.ui.shell import Pile, PileRow
from vanphong.organisation.api import describe_many
from vanphong.tasks import rules
from vanphong.tasks.choices import OPEN, TODO, UNSETTLED, Part, State
from vanphong.tasks.models import Task
from vanphong.tasks.ports import source_port
from vanphong.tasks.queries.routing import AlertLook, Look, Paper, alert, look, papers_of

URGENT_FIRST = (F("due_on").asc(nulls_last=True), "id")
DOING = (Capacity.LEAD.value, Capacity.SUPPORT.value)
FOR_INFORMATION = (State.ASSIGNED.value, State.NOTED.value)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list, with what is asked for all of them at once."""

    task: Task
    url: str
    reference: str
    holder: str
    role: str
    look: Look
    alert: AlertLook | None
    age: int
    papers: Sequence[Paper] = ()
    source: str = ""

    @property
    def pk(self) -> int:
        """The task's id."""
        return self.task.pk


def tasks(actor: Actor, now: datetime, *, part: str = "", **criteria: Any) -> QuerySet[Task]:
    """The tasks of the actor that meet the criteria; without a part: what the actor has to do."""
    scale = alert_scale(office_date(now))
    found = Task.objects.visible_to(actor).filter(_part(part, actor, scale))
    return narrowed(found, now, **criteria)


def narrowed(
    found: QuerySet[Task],
    now: datetime,
    *,
    q: str = "",
    state: Sequence[str] = (),
    alert: Sequence[str] = (),
    due_from: date | None = None,
    due_until: date | None = None,
    is_reply_required: bool = False,
    is_unproved: bool = False,
    is_without_deadline: bool = False,
) -> QuerySet[Task]:
    """Those of these tasks that meet the criteria which every list of tasks has."""
    scale = alert_scale(office_date(now))
    wanted = [
        _words(q),
        Q(state__in=state) if state else Q(),
        Q(state__in=OPEN) & _any_of(alert, scale) if alert else Q(),
        Q(due_on__gte=due_from) if due_from else Q(),
        Q(due_on__lte=due_until) if due_until else Q(),
        Q(is_reply_required=True) if is_reply_required else Q(),
        Q(due_on=None, capacity__in=DOING) if is_without_deadline else Q(),
    ]
    found = found.filter(*wanted)
    return _unproved(found) if is_unproved else found


def _unproved(found: QuerySet[Task]) -> QuerySet[Task]:
    """Done, with nothing that proves it: no document, no reference, no file."""
    proved = Version.objects.filter(kind=Task.kind, slot=Slot.EVIDENCE).values("record_id")
    bare = found.filter(state=State.COMPLETED, evidence_id=None, evidence_text="", no_reply_reason="")
    return bare.exclude(pk__in=proved)


def _words(text: str) -> Q:
    wanted = Q()
    for word in fold(text).split():
        wanted &= Q(folded__contains=word)
    return wanted


def _any_of(alerts: Iterable[str], scale: AlertScale) -> Q:
    wanted = Q()
    for each in alerts:
        wanted |= alert_filter(scale, Alert(each))
    return wanted


def _part(part: str, actor: Actor, scale: AlertScale) -> Q:
    """Which tasks a part means; without one: what the actor has to do."""
    own = rules.own_principals(actor)
    others = set(actor.principals) - set(own)
    todo = Q(holder__in=own, capacity__in=DOING, state__in=TODO)
    assigned = Q(assigner__in=actor.principals)
    parts = {
        Part.ALL: Q(),
        Part.LEAD: todo & Q(capacity=Capacity.LEAD),
        Part.SUPPORT: todo & Q(capacity=Capacity.SUPPORT),
        Part.INFORMED: Q(holder__in=actor.principals, capacity=Capacity.INFORMED, state__in=FOR_INFORMATION),
        Part.UNIT: Q(holder__in=others, capacity__in=DOING, state__in=OPEN),
        Part.GIVEN: assigned & Q(capacity__in=DOING, state__in=UNSETTLED),
        Part.RETURNED: assigned & Q(state=State.RETURNED),
        Part.ACCEPTANCE: assigned & Q(state=State.AWAITING_ACCEPTANCE),
        Part.LATE: todo & Q(due_on__lt=scale.today),
        Part.DONE: Q(holder__in=own, state__in=[State.AWAITING_ACCEPTANCE, State.COMPLETED]),
    }
    return parts.get(Part(part), todo) if part else todo


def rows(actor: Actor, now: datetime, found: Sequence[Task]) -> list[TaskRow]:
    """The tasks of a page with what is asked for all of them at once: names, references, alerts, evidence."""
    today = office_date(now)
    scale = alert_scale(today)
    named = describe_many([task.holder for task in found], today)
    references = _references(found)
    papers = papers_of(found, actor)
    return [
        TaskRow(
            task=task,
            url=reverse("tasks:record", args=[task.pk]),
            reference=references.get(task.source, ""),
            holder=named[task.holder].label,
            role=Capacity(task.capacity).label,
            look=look(task),
            alert=alert(task, scale),
            age=(today - office_date(task.received_at)) // timedelta(days=1),
            papers=papers.get(task.pk, []),
            source=source_port(task.source_kind).label,
        )
        for task in found
    ]


def _references(found: Sequence[Task]) -> dict[tuple[str, int], str]:
    by_kind: dict[str, set[int]] = {}
    for task in found:
        by_kind.setdefault(task.source_kind, set()).add(task.source_id)
    return {
        (kind, record_id): title.reference
        for kind, ids in by_kind.items()
        for record_id, title in source_port(kind).titles(ids).items()
    }


def piles(actor: Actor, now: datetime) -> list[Pile]:
    """What of tasks waits for the actor: to do, due soon, overdue, to accept, returned. One question; rows are asked for only where shown."""
    scale = alert_scale(office_date(now))
    seen = participation.probed(Task.objects.all(), Task.kind, actor)
    mine = seen.filter(_part("", actor, scale))
    wanted = {
        "todo": mine.filter(state=State.ASSIGNED),
        "due": mine.filter(alert_filter(scale, Alert.YELLOW)),
        "late": mine.filter(due_on__lt=scale.today),
        "acceptance": seen.filter(_part(Part.ACCEPTANCE, actor, scale)),
        "returned": seen.filter(_part(Part.RETURNED, actor, scale)),
    }
    told = tally(wanted)
    worst = scale.of(told["late"].first_due)
    looks = {
        "todo": ("Việc của tôi", "state=assigned", "clipboard", ""),
        "due": ("Sắp đến hạn", "alert=yellow", "clock", Alert.YELLOW),
        "late": ("Quá hạn", "part=late", "flag", worst),
        "acceptance": ("Chờ nghiệm thu", f"part={Part.ACCEPTANCE}", "check", scale.of(told["acceptance"].first_due)),
        "returned": ("Việc giao bị trả lại", "part=returned", "undo", ""),
    }
    return [
        _pile(f"tasks_{name}", label, query, icon, told[name].count, wanted[name], scale, level)
        for name, (label, query, icon, level) in looks.items()
    ]


def _pile(
    name: str,
    label: str,
    query: str,
    icon: str,
    count: int,
    found: QuerySet[Task],
    scale: AlertScale,
    level: str = "",
) -> Pile:
    url = f"{reverse('tasks:list')}?{query}"
    return Pile(name, label, url, icon, count, lambda: _pile_rows(found, scale), level if count else "")


def _pile_rows(found: QuerySet[Task], scale: AlertScale) -> list[PileRow]:
    first = found.order_by(*URGENT_FIRST)[:5]
    return [
        PileRow(
            task.title,
            _detail(task),
            reverse("tasks:record", args=[task.pk]),
            task.due_on,
            scale.of(task.due_on) if task.state in OPEN else "",
        )
        for task in first
    ]


def _detail(task: Task) -> str:
    if task.state == State.RETURNED:
        return f"Trả lại: {task.reason}"
    if task.state == State.AWAITING_ACCEPTANCE:
        return f"{task.reported_by} báo hoàn thành: {task.result}"
    return f"{task.assigner_name} giao"


def describe(ids: Collection[int], actor: Actor) -> dict[int, Node]:
    """Those of these tasks that the actor may see, as the graph of records shows them."""
    return {task.pk: _node(task) for task in Task.objects.visible_to(actor).filter(pk__in=ids)}


def _node(task: Task) -> Node:
    return Node(
        task.ref,
        task.title,
        f"{task.assigner_name} giao {task.role}{rules.deadline_in_words(task.due_on)}",
        look(task).word,
        task.created_at,
        reverse("tasks:record", args=[task.pk]),
    )
