"""The routing tree of a record: who has it, since when, opened or not, by when, with what result."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from vanphong.catalogue.api import AlertScale, alert_scale
from vanphong.files.api import Slot, Version, current_versions
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.participation.choices import Capacity
from vanphong.kernel.workflow import Available
from vanphong.organisation.api import Description, describe_many
from vanphong.tasks import ports
from vanphong.tasks.choices import ENDED, OPEN, State
from vanphong.tasks.models import Extension, Task
from vanphong.tasks.permissions import HOLDING, Permission
from vanphong.tasks.workflow import WORKFLOW


class Look(NamedTuple):
    """A state as it is shown: word, shape, tone."""

    word: str
    shape: str
    tone: str


LOOKS: Mapping[str, Look] = {
    State.ASSIGNED: Look("Đang thực hiện", "half", "info"),
    State.PASSED_ON: Look("Đã chuyển tiếp", "half", "info"),
    State.AWAITING_ACCEPTANCE: Look("Chờ nghiệm thu", "square", "warning"),
    State.RETURNED: Look("Bị trả lại", "diamond", "warning"),
    State.REASSIGNED: Look("Đã giao lại", "cross", "neutral"),
    State.RECALLED: Look("Đã thu hồi", "cross", "neutral"),
    State.COMPLETED: Look("Hoàn thành", "check", "success"),
    State.NOTED: Look("Đã xem", "check", "neutral"),
}
UNOPENED = Look("Chưa xem", "ring", "neutral")


class AlertLook(NamedTuple):
    """An alert as `<c-due>` shows it."""

    level: str
    sentence: str


class Paper(NamedTuple):
    """Something to open: a document or a file that proves a task done."""

    label: str
    url: str


@dataclass
class TaskNode:
    """One task in the tree (`<c-tree>`), with what is below it. `available`: what the actor may do with it."""

    task: Task
    who: str
    title: str
    role: str
    since: datetime
    state: str
    shape: str
    tone: str
    due: date | None
    alert: AlertLook | None
    recalled: bool
    current: bool
    papers: Sequence[Paper] = ()
    available: Sequence[Available] = ()
    extensions: Sequence[Extension] = ()
    instruction: str = ""
    children: list["TaskNode"] = field(default_factory=list)

    @property
    def ended(self) -> bool:
        """Whether it is no longer the holder's."""
        return self.task.state in ENDED

    @property
    def holders_verbs(self) -> list[Available]:
        """What the actor may do as the holder."""
        return [each for each in self.available if each.transition.permission in {*HOLDING, Permission.PASS_ON}]

    @property
    def acceptance_verbs(self) -> list[Available]:
        """What the actor may do with a result that waits to be accepted."""
        return [each for each in self.available if each.transition.permission == Permission.ACCEPT]

    @property
    def assigners_verbs(self) -> list[Available]:
        """What else the actor may do as the assigner."""
        others = [*self.holders_verbs, *self.acceptance_verbs]
        return [each for each in self.available if each not in others]


def look(task: Task) -> Look:
    """How the state of a task is shown."""
    return UNOPENED if task.is_unread else LOOKS[task.state]


def alert(task: Task, scale: AlertScale) -> AlertLook | None:
    """The alert of a task that is open; None where there is nothing to say."""
    if task.state not in OPEN or task.due_on is None:
        return None
    return AlertLook(scale.of(task.due_on) or "none", scale.sentence(task.due_on))


def tree(kind: str, record_id: int, actor: Actor, now: datetime) -> list[TaskNode]:
    """The routing tree as this actor may see it. Ask only for a record that the actor may see.

    What was recalled before it was opened is shown to its assigner alone.
    """
    tasks = [
        task
        for task in Task.objects.of_source(kind, record_id)
        .filter(secrecy__lte=actor.clearance)
        .select_related("parent")
        .order_by("id")
        if task.state != State.RECALLED or task.opened_at or task.assigner in actor.principals
    ]
    today = office_date(now)
    named = describe_many([task.holder for task in tasks], today)
    papers = papers_of(tasks, actor)
    scale = alert_scale(today)
    nodes = {task.pk: _node(task, named[task.holder], scale) for task in tasks}
    extended = _extensions(tasks)
    for node in nodes.values():
        node.papers = papers.get(node.task.pk, ())
        node.extensions = extended.get(node.task.pk, ())
        node.available = WORKFLOW.available(node.task, actor, now)
    _say_once(nodes.values())
    roots: list[TaskNode] = []
    for task in tasks:
        above = nodes.get(task.parent_id) if task.parent_id else None
        (above.children if above else roots).append(nodes[task.pk])
    return roots


def _say_once(nodes: Iterable[TaskNode]) -> None:
    """What several were told by one order stands with the first of them."""
    said: set[tuple[int | None, str, datetime]] = set()
    for node in nodes:
        order = (node.task.parent_id, node.task.instruction, node.task.created_at)
        node.instruction = "" if order in said else node.task.instruction
        said.add(order)


def _extensions(tasks: Sequence[Task]) -> dict[int, list[Extension]]:
    """The deadlines that were put off, oldest first."""
    ids = [task.pk for task in tasks if task.extension_count]
    found: dict[int, list[Extension]] = {}
    for each in Extension.objects.filter(task_id__in=ids).order_by("id") if ids else ():
        found.setdefault(each.task_id, []).append(each)
    return found


def _node(task: Task, holder: Description, scale: AlertScale) -> TaskNode:
    shown = look(task)
    return TaskNode(
        task=task,
        who=holder.label,
        title=holder.detail,
        role=Capacity(task.capacity).label,
        since=task.created_at,
        state=shown.word,
        shape=shown.shape,
        tone=shown.tone,
        due=task.due_on,
        alert=alert(task, scale),
        recalled=task.state in {State.RECALLED, State.REASSIGNED},
        current=task.state == State.ASSIGNED and task.capacity != Capacity.INFORMED,
    )


def papers_of(tasks: Sequence[Task], actor: Actor) -> dict[int, list[Paper]]:
    """What proves each task done, as far as the actor may see it: the document named, the files."""
    found: dict[int, list[Paper]] = {}
    by_kind: dict[str, set[int]] = {}
    for task in tasks:
        if task.evidence_id:
            by_kind.setdefault(task.evidence_kind, set()).add(task.evidence_id)
    seen = {kind: ports.evidence(kind, ids, actor) for kind, ids in by_kind.items()}
    for task in tasks:
        if task.evidence_id and (named := seen[task.evidence_kind].get(task.evidence_id)):
            found.setdefault(task.pk, []).append(Paper(named.label, named.url))
    for version in evidence_files(tasks):
        found.setdefault(version.record_id, []).append(Paper(version.name, f"/tep/{version.pk}/"))
    return found


def evidence_files(tasks: Sequence[Task]) -> Sequence[Version]:
    """The files attached as evidence to tasks that are done."""
    done = [task.pk for task in tasks if task.result]
    return list(current_versions(Task.kind, done, Slot.EVIDENCE)) if done else []


def task_verbs(kind: str, record_id: int, actor: Actor, now: datetime) -> list[TaskNode]:
    """The tasks of a record with which the actor may do something now, for buttons on the record's page."""
    waiting = tree(kind, record_id, actor, now)
    found = []
    while waiting:
        node = waiting.pop(0)
        waiting[:0] = node.children
        if node.available:
            found.append(node)
    return found
