"""What may be done by whoever assigns work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from vanphong.kernel.actor import SYSTEM, Actor, Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, RuleViolated, WrongState
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity
from vanphong.kernel.text.api import fold
from vanphong.organisation.api import clearances, describe_many
from vanphong.tasks import rules
from vanphong.tasks.actions.settling import carries_out, leave, leave_as_assigner, lock, settle, settling
from vanphong.tasks.choices import OPEN, UNSETTLED, State
from vanphong.tasks.models import LEAD, Extension, Task
from vanphong.tasks.workflow import WORKFLOW


@dataclass(frozen=True, slots=True)
class Source:
    """The record that is assigned: `organ_id` whose it is, `received_at` when its clock started, `title` its subject."""

    kind: str
    id: int
    organ_id: int
    received_at: datetime
    secrecy: int
    title: str

    @classmethod
    def of(cls, task: Task, organ_id: int = 0) -> "Source":
        """The record of a task, assigned further by that organ (0: the one that assigned it)."""
        return cls(
            task.source_kind, task.source_id, organ_id or task.organ_id, task.received_at, task.secrecy, task.title
        )


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of every assignee of one act."""

    source: Source
    instruction: str
    due_on: date | None
    parent: Task | None = None
    replaces: Task | None = None
    is_reply_required: bool = False
    is_acceptance_required: bool = False


def assign(
    source: Source,
    actor: Actor,
    now: datetime,
    *,
    lead: int | None = None,
    support: Sequence[int] = (),
    informed: Sequence[int] = (),
    instruction: str = "",
    due_on: date | None = None,
    is_reply_required: bool = False,
    is_acceptance_required: bool = False,
    parent: Task | None = None,
) -> list[Task]:
    """Give the record to one lead, to others in support and for information: called down, in the transaction of the record's own verb.

    Somebody named twice gets the higher capacity. A lead who returned it is replaced; without `lead` others are added beside the lead there is.
    Raises `RuleViolated` with every reason, `WrongState` when somebody else assigned it meanwhile.
    """
    chosen = rules.one_each(lead, support, informed)
    if not chosen:
        raise InvalidInput("Chưa chọn ai để giao việc.")
    with transaction.atomic():
        due = due_on or (parent.due_on if parent else None)
        order = Order(
            source,
            instruction.strip(),
            due,
            parent,
            is_reply_required=is_reply_required,
            is_acceptance_required=is_acceptance_required,
        )
        return give(order, chosen, actor, now)


def give(order: Order, chosen: Mapping[int, str], actor: Actor, now: datetime) -> list[Task]:
    """Make one task per assignee."""
    names = {stored: str(each) for stored, each in describe_many(chosen, office_date(now)).items()}
    if reasons := _against(order, chosen, names, now):
        raise RuleViolated(reasons)
    replaces = order.replaces or _replace_returned(order, chosen, now)
    return [
        _assign_one(
            None,
            actor,
            now,
            order=order,
            holder=holder,
            capacity=capacity,
            replaces=replaces if capacity == LEAD else order.replaces,
            label=names[holder],
            deadline=rules.deadline_in_words(order.due_on),
            words=rules.instruction_in_words(order.instruction),
        )
        for holder, capacity in chosen.items()
    ]


def _level(order: Order) -> "list[Task]":
    """The tasks of the same record at the same level."""
    beside = Task.objects.of_source(order.source.kind, order.source.id).filter(parent=order.parent)
    return list(beside.order_by("id"))


def _against(order: Order, chosen: Mapping[int, str], names: Mapping[int, str], now: datetime) -> list[str]:
    """Everything that speaks against it."""
    beside = [task for task in _level(order) if task.state in OPEN]
    held = {(task.holder, task.capacity) for task in beside}
    reasons = [
        rules.deadline_holds(order.due_on, order.source.received_at, now),
        rules.within_the_parent(order.due_on, order.parent.due_on if order.parent else None),
        rules.one_lead(chosen, has_open_lead=any(task.is_lead for task in beside)),
        *(f"{names[each]}: đã được giao việc này." for each, capacity in chosen.items() if (each, capacity) in held),
        *rules.somebody_may_see(names, clearances(chosen, office_date(now)), order.source.secrecy),
    ]
    return [reason for reason in reasons if reason]


def _replace_returned(order: Order, chosen: Mapping[int, str], now: datetime) -> Task | None:
    """A new lead takes the place of one who returned it."""
    if LEAD not in chosen.values():
        return None
    returned = [task for task in _level(order) if task.is_lead and task.state == State.RETURNED]
    for task in returned:
        _reassign(task, SYSTEM, now, reason=task.reason)
    return returned[-1] if returned else None


@WORKFLOW.performs("assign")
def _assign_one(
    task: Task,
    actor: Actor,
    now: datetime,
    /,
    *,
    order: Order,
    holder: int,
    capacity: str,
    replaces: Task | None,
    label: str,
    deadline: str,
    words: str,
) -> None:
    source = order.source
    task.source_kind, task.source_id, task.organ_id = source.kind, source.id, source.organ_id
    task.title, task.secrecy, task.received_at = source.title[:2000], source.secrecy, source.received_at
    task.parent, task.replaces, task.holder, task.capacity = order.parent, replaces, holder, capacity
    task.instruction = order.instruction
    task.folded = fold(f"{task.title} {task.instruction}")[:4000]
    task.due_on = None if capacity == Capacity.INFORMED else order.due_on
    task.is_reply_required = order.is_reply_required and capacity == LEAD
    is_ones_own = rules.is_held_by(holder, capacity, actor)
    task.is_acceptance_required = order.is_acceptance_required and capacity == LEAD and not is_ones_own
    task.assigner, task.assigner_name = _assigner(actor)
    _insert(task)
    for ref in (task.ref, task.source):
        participation.take_part(*ref, [task.holder], Capacity(capacity), now)
        participation.take_part(*ref, [task.assigner], Capacity.ASSIGNER, now)


def _assigner(actor: Actor) -> tuple[int, str]:
    """The position that assigns, and who acted in it."""
    principal = Principal.POSITION.of(actor.position_id)
    if actor.on_behalf_of:
        return principal, f"{actor.name}, thay mặt {actor.on_behalf_of}"
    return principal, f"{actor.name}, {actor.title}" if actor.title else actor.name


def _insert(task: Task) -> None:
    try:
        with transaction.atomic():
            task.save(force_insert=True)
    except IntegrityError:
        raise WrongState(
            "Vừa có người giao việc này cho người khác chủ trì. Đề nghị tải lại trang để xem, rồi giao tiếp nếu cần."
        ) from None


@WORKFLOW.performs("add_assignees")
def _add_assignees(
    task: Task,
    actor: Actor,
    now: datetime,
    /,
    *,
    chosen: Mapping[int, str],
    label: str,
    instruction: str,
    due_on: date | None,
) -> None:
    order = Order(Source.of(task), instruction.strip() or task.instruction, due_on or task.due_on, task.parent)
    give(order, chosen, actor, now)


@carries_out(_add_assignees)
def add_assignees(
    task: Task | int,
    actor: Actor,
    now: datetime,
    /,
    *,
    support: Sequence[int] = (),
    informed: Sequence[int] = (),
    instruction: str = "",
    due_on: date | None = None,
    key: str = "",
    seen: int | None = None,
) -> Task:
    """Others take part beside the lead of the task."""
    chosen = rules.one_each(None, support, informed)
    if not chosen:
        raise InvalidInput("Chưa chọn người nhận nào.")
    label = in_words(chosen, now)
    data = {"chosen": chosen, "label": label, "instruction": instruction, "due_on": due_on}
    return _add_assignees(task, actor, now, key=key, seen=seen, **data)


def in_words(principals: Iterable[int], now: datetime) -> str:
    """Their names."""
    principals = list(principals)
    named = describe_many(principals, office_date(now))
    return "; ".join(str(named[each]) for each in principals)


@WORKFLOW.performs("reassign")
def _reassign(task: Task, actor: Actor, now: datetime, /, *, reason: str) -> None:
    _end(task, now, reason, "giao lại")


@carries_out(_reassign)
def reassign(
    task: Task | int,
    actor: Actor,
    now: datetime,
    /,
    *,
    holder: int,
    reason: str,
    instruction: str = "",
    due_on: date | None = None,
    key: str = "",
    seen: int | None = None,
) -> Task:
    """Somebody else does it instead (giao lại): the old task ends with the reason, the new one takes its place. Answers the new one."""
    with transaction.atomic():
        lock(task, actor)
        old = _reassign(task, actor, now, key=key, seen=seen, reason=reason)
        order = Order(
            Source.of(old),
            instruction.strip() or old.instruction,
            due_on or old.due_on,
            old.parent,
            replaces=old,
            is_reply_required=old.is_reply_required,
            is_acceptance_required=old.is_acceptance_required,
        )
        (new,) = give(order, {holder: old.capacity}, actor, now)
        settle(new, actor, now)
        return new


@WORKFLOW.performs("recall")
def _recall(task: Task, actor: Actor, now: datetime, /, *, reason: str) -> None:
    _end(task, now, reason, "thu hồi")


def _end(task: Task, now: datetime, reason: str, what: str) -> None:
    """The task ends, and with it what was passed on from it."""
    if refused := rules.reason_is_given(reason, what):
        raise RuleViolated([refused])
    task.reason = reason.strip()
    for child in task.children.filter(state__in=[*UNSETTLED, State.NOTED]).order_by("id"):
        _recall(child, SYSTEM, now, reason=f"Việc của cấp trên đã {what}: {task.reason}"[:1000])
        leave_as_assigner(child, now)
    leave(task, now)


@settling
@carries_out(_recall)
def recall(
    task: Task | int, actor: Actor, now: datetime, /, *, reason: str, key: str = "", seen: int | None = None
) -> Task:
    """Take the work back (thu hồi): silently while it was not opened, with notice and trace when it was."""
    return _recall(task, actor, now, key=key, seen=seen, reason=reason)


@settling
@WORKFLOW.performs("reopen")
def reopen(task: Task, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """It is not done, or not well enough (mở lại)."""
    if refused := rules.reason_is_given(reason, "mở lại"):
        raise RuleViolated([refused])
    task.reason = reason.strip()
    task.completed_at, task.completed_by, task.accepted_by = None, "", ""
    task.reported_at, task.reported_by = None, ""


@settling
@WORKFLOW.performs("accept")
def _accept(task: Task, actor: Actor, now: datetime, /, *, words: str) -> None:
    task.completed_at, task.completed_by = now, task.reported_by
    task.accepted_by = _assigner(actor)[1]


@carries_out(_accept)
def accept(
    task: Task | int, actor: Actor, now: datetime, /, *, opinion: str = "", key: str = "", seen: int | None = None
) -> Task:
    """The result is good (nghiệm thu): the task is done, and the record follows."""
    return _accept(task, actor, now, key=key, seen=seen, words=rules.instruction_in_words(opinion))


@settling
@WORKFLOW.performs("redo")
def redo(task: Task, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """The result is wanting: the holder goes on; what was reported stays to be read in the journal."""
    if refused := rules.reason_is_given(reason, "trả lại làm tiếp"):
        raise RuleViolated([refused])
    task.reason = reason.strip()
    task.reported_at, task.reported_by = None, ""


@WORKFLOW.performs("extend")
def extend(task: Task, actor: Actor, now: datetime, /, *, due_on: date, reason: str) -> None:
    """A later deadline (gia hạn); the old one stays in history and is counted."""
    reasons = [
        rules.reason_is_given(reason, "gia hạn"),
        rules.deadline_holds(due_on, task.received_at, now),
        rules.later_than_before(due_on, task.due_on),
        rules.within_the_parent(due_on, task.parent.due_on if task.parent else None),
    ]
    if refused := [each for each in reasons if each]:
        raise RuleViolated(refused)
    Extension.objects.create(
        task=task, old_due_on=task.due_on, new_due_on=due_on, reason=reason.strip(), by=_assigner(actor)[1], at=now
    )
    task.due_on, task.reason = due_on, reason.strip()
    task.extension_count += 1


@WORKFLOW.performs("remind")
def remind(task: Task, actor: Actor, now: datetime, /, *, text: str) -> None:
    """Urge the holder (đôn đốc); it stands at the head of their list until it is done."""
    if not text.strip():
        raise RuleViolated(["Chưa ghi nội dung đôn đốc."])
    task.reminder, task.reminded_at = text.strip(), now
