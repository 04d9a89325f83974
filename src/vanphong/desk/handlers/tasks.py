"""Work given, returned, taken back, done, urged."""

from datetime import date, datetime

from vanphong.desk import telling
from vanphong.desk.telling import called, tell
from vanphong.kernel.outbox.api import handles
from vanphong.kernel.participation.choices import Capacity
from vanphong.tasks.api import (
    ResultAccepted,
    ResultReturned,
    State,
    TaskAssigned,
    TaskCompleted,
    TaskExtended,
    TaskReassigned,
    TaskRecalled,
    TaskReminded,
    TaskReopened,
    TaskReturned,
)

TaskEvent = (
    ResultAccepted
    | ResultReturned
    | TaskAssigned
    | TaskCompleted
    | TaskExtended
    | TaskReassigned
    | TaskRecalled
    | TaskReminded
    | TaskReopened
    | TaskReturned
)


@handles(TaskAssigned, title="Báo tin được giao việc")
def task_assigned(event: TaskAssigned, now: datetime) -> None:
    """The holder."""
    if event.capacity == Capacity.INFORMED:
        sentence = f"{event.by} gửi để biết {_work(event)}."
    else:
        role = Capacity(event.capacity).label.lower()
        sentence = f"{event.by} giao {role} {_work(event)}{_due(event)}.{_said(event)}"
    _tell(event, telling.ASSIGNED, sentence, "assigned", now)


@handles(TaskReturned, title="Báo tin việc bị trả lại")
def task_returned(event: TaskReturned, now: datetime) -> None:
    """The assigner."""
    _tell(event, telling.FOLLOWED, f"{event.by} trả lại {_work(event)}.{_said(event)}", "returned", now)


@handles(TaskRecalled, title="Báo tin việc được thu hồi")
def task_recalled(event: TaskRecalled, now: datetime) -> None:
    """The holder who had opened it; nobody of one that was never opened."""
    _tell(event, telling.CHANGED, f"{event.by} thu hồi {_work(event)}.{_said(event)}", "recalled", now)


@handles(TaskReassigned, title="Báo tin việc được giao lại")
def task_reassigned(event: TaskReassigned, now: datetime) -> None:
    """The holder who had opened it."""
    sentence = f"{event.by} giao lại {_work(event)} cho người khác.{_said(event)}"
    _tell(event, telling.CHANGED, sentence, "reassigned", now)


@handles(TaskCompleted, title="Báo tin việc đã hoàn thành")
def task_completed(event: TaskCompleted, now: datetime) -> None:
    """The assigner, who may have to accept the result."""
    if event.state == State.AWAITING_ACCEPTANCE:
        sentence = f"{event.by} báo hoàn thành, chờ nghiệm thu {_work(event)}.{_said(event)}"
        _tell(event, telling.ASSIGNED, sentence, "reported", now)
    else:
        _tell(event, telling.FOLLOWED, f"{event.by} hoàn thành {_work(event)}.{_said(event)}", "completed", now)


@handles(ResultAccepted, title="Báo tin kết quả được nghiệm thu")
def result_accepted(event: ResultAccepted, now: datetime) -> None:
    """The holder."""
    _tell(event, telling.FOLLOWED, f"{event.by} nghiệm thu {_work(event)}.", "accepted", now)


@handles(ResultReturned, title="Báo tin kết quả chưa được nghiệm thu")
def result_returned(event: ResultReturned, now: datetime) -> None:
    """The holder."""
    sentence = f"{event.by} chưa nghiệm thu, trả lại làm tiếp {_work(event)}{_due(event)}.{_said(event)}"
    _tell(event, telling.ASSIGNED, sentence, "redo", now)


@handles(TaskReopened, title="Báo tin việc được mở lại")
def task_reopened(event: TaskReopened, now: datetime) -> None:
    """The holder."""
    _tell(event, telling.CHANGED, f"{event.by} mở lại {_work(event)}{_due(event)}.{_said(event)}", "reopened", now)


@handles(TaskExtended, title="Báo tin việc được gia hạn")
def task_extended(event: TaskExtended, now: datetime) -> None:
    """The holder."""
    _tell(event, telling.CHANGED, f"{event.by} gia hạn {_work(event)}{_due(event)}.", "extended", now)


@handles(TaskReminded, title="Báo tin đôn đốc")
def task_reminded(event: TaskReminded, now: datetime) -> None:
    """The holder."""
    sentence = f"{event.by} đôn đốc {_work(event)}{_due(event)}.{_said(event)}"
    _tell(event, telling.REMINDED, sentence, "reminded", now)


def _tell(event: TaskEvent, topic: str, sentence: str, what: str, now: datetime) -> None:
    tell(
        event.principals,
        topic=topic,
        sentence=sentence,
        ref=(event.source_kind, event.source_id),
        key=f"task:{event.task_id}:{event.version}:{what}",
        now=now,
        secrecy=event.secrecy,
        but=event.by_person_id,
    )


def _work(event: TaskEvent) -> str:
    return called(event.title, event.secrecy)


def _due(event: TaskEvent) -> str:
    return f", hạn {date.fromisoformat(event.due_on):%d/%m/%Y}" if event.due_on else ""


def _said(event: TaskEvent) -> str:
    """What was said with the act; of something secret nothing is repeated."""
    return f" {event.said}" if event.said and not event.secrecy else ""
