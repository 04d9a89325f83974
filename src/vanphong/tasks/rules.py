"""Pure decisions about tasks: None, or the sentence that says what is wrong."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from vanphong.kernel.actor import Actor, Principal, read_principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.participation.choices import Capacity
from vanphong.tasks.permissions import Permission

if TYPE_CHECKING:
    from vanphong.tasks.models import Task

_ENDED = {"returned", "reassigned", "recalled"}


def capacities(task: "Task", actor: Actor) -> frozenset[str]:
    """What the actor is to a task: its assigner, its holder while it is the holder's; a member of the unit that holds it reads."""
    found = set()
    if task.assigner in actor.principals:
        found.add(Capacity.ASSIGNER.value)
    if task.holder in actor.principals:
        is_theirs = task.state not in _ENDED and is_held_by(task.holder, task.capacity, actor)
        found.add(task.capacity if is_theirs else Capacity.READER.value)
    return frozenset(found)


def is_held_by(holder: int, capacity: str, actor: Actor) -> bool:
    """Whether the actor answers for what this principal holds: what a unit or an organ has to do is its head's (who may pass it on)."""
    if holder not in actor.principals:
        return False
    is_of_many = read_principal(holder)[0] in {Principal.UNIT, Principal.ORGAN}
    return capacity == Capacity.INFORMED or not is_of_many or actor.may(Permission.PASS_ON)


def own_principals(actor: Actor) -> list[int]:
    """As which principals the actor has work to do."""
    return [each for each in actor.principals if is_held_by(each, Capacity.LEAD.value, actor)]


def one_each(lead: int | None, support: Sequence[int], informed: Sequence[int]) -> dict[int, str]:
    """Each principal once, in the highest capacity named for it; the lead first."""
    chosen: dict[int, str] = {}
    for capacity, principals in (
        (Capacity.LEAD, [lead] if lead else []),
        (Capacity.SUPPORT, support),
        (Capacity.INFORMED, informed),
    ):
        for principal in principals:
            chosen.setdefault(principal, capacity.value)
    return chosen


def one_lead(chosen: Mapping[int, str], *, has_open_lead: bool) -> str | None:
    """Exactly one lead (nghiep-vu.md §2.3): not a second one while the first has it."""
    if has_open_lead and Capacity.LEAD.value in chosen.values():
        return "Việc này đang có người chủ trì. Đề nghị thu hồi hoặc giao lại việc của người đó."
    return None


def deadline_holds(due_on: date | None, received_at: datetime, now: datetime) -> str | None:
    """A new deadline is not in the past, nor before the record came (nghiep-vu.md §2.4)."""
    if due_on is None:
        return None
    if due_on < office_date(now):
        return f"Hạn {due_on:%d/%m/%Y} đã qua. Đề nghị chọn từ hôm nay trở đi."
    if due_on < office_date(received_at):
        return f"Hạn {due_on:%d/%m/%Y} trước ngày nhận. Đề nghị xem lại."
    return None


def within_the_parent(due_on: date | None, parent_due_on: date | None) -> str | None:
    """The deadline of what is passed on is not later than that of what it comes from (nghiep-vu.md §5.1)."""
    if parent_due_on is None or (due_on is not None and due_on <= parent_due_on):
        return None
    return f"Hạn của việc chuyển tiếp không sau hạn {parent_due_on:%d/%m/%Y} của việc được giao."


def later_than_before(new: date, old: date | None) -> str | None:
    """To extend is to put off."""
    if old is None or new > old:
        return None
    return f"Hạn mới phải sau hạn hiện tại {old:%d/%m/%Y}."


def somebody_may_see(names: Mapping[int, str], clearances: Mapping[int, int], secrecy: int) -> list[str]:
    """Each assignee has somebody behind it who may see a record of that secrecy: else the work would be lost without a trace."""
    found = []
    for principal, name in names.items():
        if principal not in clearances:
            found.append(f"{name}: hiện chưa có người giữ. Đề nghị chọn nơi khác.")
        elif clearances[principal] < secrecy:
            found.append(f"{name}: không được tiếp cận văn bản ở độ mật này. Đề nghị chọn nơi khác.")
    return found


def reason_is_given(reason: str, what: str) -> str | None:
    """To return, recall, reassign, reopen and extend ask for a reason that stays in the record (nghiep-vu.md §2.2, §5.3)."""
    return None if reason.strip() else f"Chưa ghi lý do {what}."


def result_is_given(result: str) -> str | None:
    """Done means: with a result in words."""
    return None if result.strip() else "Chưa ghi kết quả xử lý."


def reply_is_proved(*, is_reply_required: bool, has_evidence: bool, no_reply_reason: str) -> str | None:
    """Where a reply is required it is named, or the reason why none is given (nghiep-vu.md §2.2: one by one, never in bulk)."""
    if not is_reply_required or has_evidence or no_reply_reason.strip():
        return None
    return "Văn bản yêu cầu trả lời: hoàn thành từng việc, ghi văn bản trả lời đã ban hành, hoặc lý do không trả lời."


def evidence_is_given(*, is_acceptance_required: bool, has_evidence: bool) -> str | None:
    """What is accepted is accepted on evidence, files included (nghiep-vu.md §5.1)."""
    if not is_acceptance_required or has_evidence:
        return None
    return "Việc phải nghiệm thu: hoàn thành từng việc, kèm minh chứng (văn bản, số và ký hiệu, hoặc tệp)."


def is_not_ones_own(task: Any, actor: Actor, now: datetime) -> str | None:
    """Nobody accepts what they did themselves (nghiep-vu.md §5.1)."""
    if is_held_by(task.holder, task.capacity, actor):
        return "Không tự nghiệm thu việc của mình. Đề nghị trả lại làm tiếp, hoặc thu hồi rồi giao lại."
    return None


def nobody_below_is_at_it(task: Any, actor: Actor, now: datetime) -> str | None:
    """What was passed on is settled before the task itself is: then nobody works on for nothing."""
    if task.state == "passed_on" and task.waits_for_child():
        return "Người chủ trì được chuyển tiếp chưa xong việc. Đề nghị chờ kết quả, hoặc thu hồi việc đã chuyển tiếp."
    return None


def no_other_lead(task: Any, actor: Actor, now: datetime) -> str | None:
    """Exactly one lead (nghiep-vu.md §2.3)."""
    if task.is_lead and task.has_open_lead_beside():
        return "Việc này đang có người khác chủ trì. Đề nghị thu hồi việc của người đó trước."
    return None


def parent_is_open(task: Any, actor: Actor, now: datetime) -> str | None:
    """A task is not reopened under one that is over."""
    if task.parent_id and task.parent.state not in {"assigned", "passed_on"}:
        return "Việc của đơn vị đã khép lại. Đề nghị mở lại việc đó trước."
    return None


def is_to_be_done(task: Any, actor: Actor, now: datetime) -> str | None:
    """What is for information only has nothing to put off and nothing to urge."""
    return "Việc này chỉ để biết, không có hạn phải làm." if task.capacity == Capacity.INFORMED else None


def has_room(task: Any, actor: Actor, now: datetime) -> str | None:
    """What was passed on cannot be put off beyond the deadline of what it comes from (nghiep-vu.md §5.1)."""
    above = task.parent.due_on if task.parent_id else None
    if above and task.due_on and task.due_on >= above:
        return f"Hạn đã bằng hạn {above:%d/%m/%Y} của việc được giao. Đề nghị xin gia hạn việc đó trước."
    return None


def is_the_lead(task: Any, actor: Actor, now: datetime) -> str | None:
    """Others are added beside the lead."""
    return None if task.is_lead else "Người nhận được thêm ở việc của người chủ trì."


def deadline_in_words(due_on: date | None) -> str:
    """«, hạn 28/11/2026», or nothing."""
    return f", hạn {due_on:%d/%m/%Y}" if due_on else ""


def instruction_in_words(instruction: str) -> str:
    """«: yêu cầu», or nothing."""
    return f": {instruction.strip()}" if instruction.strip() else ""
