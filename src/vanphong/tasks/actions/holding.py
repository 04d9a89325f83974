"""What may be done by whoever holds a task, and by the assigner to whom it came back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from vanphong.files.api import Blob, Slot, attach
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, RuleViolated
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity
from vanphong.kernel.trace import api as trace
from vanphong.kernel.workflow import KEEP
from vanphong.tasks import ports, rules
from vanphong.tasks.actions.assigning import Order, Source, give, in_words
from vanphong.tasks.actions.settling import carries_out, leave, settling
from vanphong.tasks.choices import State
from vanphong.tasks.models import Task
from vanphong.tasks.permissions import Permission
from vanphong.tasks.queries import offered_below, unopened
from vanphong.tasks.queries.routing import evidence_files
from vanphong.tasks.workflow import WORKFLOW


@WORKFLOW.performs("open_task")
def open_task(task: Task, actor: Actor, now: datetime, /) -> str:
    """The holder looks at it: the assigner sees that; what is for information is thereby noted."""
    task.opened_at, task.opened_by = task.opened_at or now, task.opened_by or actor.name
    return KEEP if task.capacity != Capacity.INFORMED else State.NOTED


@WORKFLOW.performs("mark_read")
def mark_read(task: Task, actor: Actor, now: datetime, /) -> None:
    """What is for information is read, without opening it."""
    task.opened_at, task.opened_by = task.opened_at or now, task.opened_by or actor.name


@WORKFLOW.performs("mark_unread")
def mark_unread(task: Task, actor: Actor, now: datetime, /) -> None:
    """It stands among what is to be read again; that it was opened once stays known."""


def open_tasks(kind: str, record_id: int, actor: Actor, now: datetime) -> int:
    """Mark what the actor holds of a record as opened: called by the record's page. How many were not opened before."""
    if not actor.may(Permission.OPEN_TASK):
        return 0
    found = unopened(kind, record_id, actor)
    if found:
        with transaction.atomic():
            for task in found:
                open_task(task, actor, now)
    return len(found)


@WORKFLOW.performs("pass_on")
def _pass_on(
    task: Task,
    actor: Actor,
    now: datetime,
    /,
    *,
    chosen: Mapping[int, str],
    label: str,
    instruction: str,
    due_on: date | None,
    is_acceptance_required: bool,
) -> None:
    inside = {each.principal for each in offered_below(task, actor, office_date(now))}
    if not inside.issuperset(chosen):
        raise InvalidInput("Chỉ chuyển tiếp cho người trong đơn vị được giao. Đề nghị chọn trong danh sách.")
    task.opened_at, task.opened_by = task.opened_at or now, task.opened_by or actor.name
    order = Order(
        Source.of(task, actor.organ_id),
        instruction.strip(),
        due_on or task.due_on,
        task,
        is_acceptance_required=is_acceptance_required,
    )
    give(order, chosen, actor, now)


@settling
@carries_out(_pass_on)
def pass_on(
    task: Task | int,
    actor: Actor,
    now: datetime,
    /,
    *,
    lead: int,
    support: Sequence[int] = (),
    informed: Sequence[int] = (),
    instruction: str = "",
    due_on: date | None = None,
    is_acceptance_required: bool = False,
    key: str = "",
    seen: int | None = None,
) -> Task:
    """The head of a unit gives its task to people inside it (chuyển tiếp); the clock does not stop, the task stays the unit's."""
    chosen = rules.one_each(lead, support, informed)
    return _pass_on(
        task,
        actor,
        now,
        key=key,
        seen=seen,
        chosen=chosen,
        label=in_words(chosen, now),
        instruction=instruction,
        due_on=due_on,
        is_acceptance_required=is_acceptance_required,
    )


@settling
@WORKFLOW.performs("send_back")
def send_back(task: Task, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """It is not ours to do (trả lại): back to the assigner, with the reason."""
    if refused := rules.reason_is_given(reason, "trả lại"):
        raise RuleViolated([refused])
    task.reason = reason.strip()
    task.opened_at, task.opened_by = task.opened_at or now, task.opened_by or actor.name
    leave(task, now)


@settling
@WORKFLOW.performs("complete")
def complete(
    task: Task,
    actor: Actor,
    now: datetime,
    /,
    *,
    result: str,
    evidence: tuple[str, int] | None = None,
    evidence_text: str = "",
    no_reply_reason: str = "",
    files: Sequence[tuple[Blob, str]] = (),
) -> str:
    """Done, with its result and what proves it: an issued document, a reference, files. Where a reply is required it is named.

    Where the assigner asked to accept the result, the task waits for that, and its clock runs on.
    """
    _finish(task, actor, now, result, evidence, evidence_text, no_reply_reason, files)
    if not task.is_acceptance_required:
        return State.COMPLETED
    task.reported_at, task.reported_by = now, actor.name
    task.completed_at, task.completed_by = None, ""
    return State.AWAITING_ACCEPTANCE


@settling
@WORKFLOW.performs("resolve")
def resolve(
    task: Task,
    actor: Actor,
    now: datetime,
    /,
    *,
    result: str,
    evidence: tuple[str, int] | None = None,
    evidence_text: str = "",
    no_reply_reason: str = "",
    files: Sequence[tuple[Blob, str]] = (),
) -> None:
    """The assigner does what came back, and holds it from now on."""
    task.holder = task.assigner
    for ref in (task.ref, task.source):
        participation.take_part(*ref, [task.holder], Capacity(task.capacity), now)
    _finish(task, actor, now, result, evidence, evidence_text, no_reply_reason, files)


def _finish(
    task: Task,
    actor: Actor,
    now: datetime,
    result: str,
    evidence: tuple[str, int] | None,
    evidence_text: str,
    no_reply_reason: str,
    files: Sequence[tuple[Blob, str]],
) -> None:
    reasons = [
        rules.result_is_given(result),
        _evidence_counts(task, evidence, actor),
        rules.reply_is_proved(
            is_reply_required=task.is_reply_required,
            has_evidence=bool(evidence or evidence_text.strip()),
            no_reply_reason=no_reply_reason,
        ),
        rules.evidence_is_given(
            is_acceptance_required=task.is_acceptance_required,
            has_evidence=bool(
                evidence or evidence_text.strip() or no_reply_reason.strip() or files or evidence_files([task])
            ),
        ),
    ]
    if refused := [each for each in reasons if each]:
        raise RuleViolated(refused)
    task.result, task.evidence_text, task.no_reply_reason = (
        result.strip(),
        evidence_text.strip(),
        no_reply_reason.strip(),
    )
    task.evidence_kind, task.evidence_id = evidence or ("", None)
    task.completed_at, task.completed_by = now, actor.name
    task.opened_at, task.opened_by = task.opened_at or now, task.opened_by or actor.name
    task.reminder, task.reminded_at = "", None
    for blob, name in files:
        attach(Task.kind, task.pk, Slot.EVIDENCE, blob, name, actor, now, secrecy=task.secrecy)
    if evidence:
        _link(evidence, task.source, now)


def _evidence_counts(task: Task, evidence: tuple[str, int] | None, actor: Actor) -> str | None:
    """The record named is one the actor may see, and issued where a reply is required."""
    if evidence is None:
        return None
    found = ports.evidence(evidence[0], [evidence[1]], actor).get(evidence[1])
    if found is None:
        return "Không thấy văn bản minh chứng, hoặc đồng chí không tham gia xử lý văn bản đó. Đề nghị chọn lại."
    if task.is_reply_required and not found.is_issued:
        return "Văn bản trả lời chưa ban hành. Đề nghị hoàn thành việc này sau khi văn bản đã phát hành."
    return None


def _link(evidence: tuple[str, int], source: tuple[str, int], now: datetime) -> None:
    """The record that proves it follows from the record that asked for it, unless they are linked already."""
    if evidence == source:
        return
    if not any(source in (link.source, link.target) for link in trace.links_of(evidence)):
        trace.link(evidence, source, trace.Relation.FOLLOWS_FROM, now)
