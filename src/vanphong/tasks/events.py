"""What happened to tasks, for whoever wants to know. `principals`: whom it concerns, in stored form; days as ISO text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from vanphong.kernel.actor import Actor
from vanphong.tasks.models import Task


@dataclass(frozen=True)
class _TaskEvent:
    """What every event of a task tells. `said` is the reason, the reminder, the result or the instruction, as the event has it."""

    task_id: int
    source_kind: str
    source_id: int
    title: str
    secrecy: int
    capacity: str
    holder: int
    assigner: int
    due_on: str
    was_opened: bool
    said: str
    by: str
    by_person_id: int
    version: int
    principals: Sequence[int]
    state: str = ""

    @classmethod
    def of(cls, task: Task, actor: Actor, now: datetime) -> Self:
        """The event of this act on the task."""
        return cls(
            task_id=task.pk,
            source_kind=task.source_kind,
            source_id=task.source_id,
            title=task.title,
            secrecy=task.secrecy,
            capacity=task.capacity,
            holder=task.holder,
            assigner=task.assigner,
            due_on=task.due_on.isoformat() if task.due_on else "",
            was_opened=task.opened_at is not None,
            said=cls.words(task),
            by=actor.name,
            by_person_id=actor.person_id,
            version=task.version,
            principals=cls.concerned(task),
            state=task.state,
        )

    @staticmethod
    def words(task: Task) -> str:
        """What was said with the act."""
        return task.reason

    @staticmethod
    def concerned(task: Task) -> Sequence[int]:
        """The holder."""
        return [task.holder]


@dataclass(frozen=True)
class TaskAssigned(_TaskEvent):
    """Somebody was given something to do, or to know."""

    @staticmethod
    def words(task: Task) -> str:
        """The instruction."""
        return task.instruction


@dataclass(frozen=True)
class TaskReturned(_TaskEvent):
    """The holder sent it back: the assigner has to give it to somebody else."""

    @staticmethod
    def concerned(task: Task) -> Sequence[int]:
        """The assigner."""
        return [task.assigner]


@dataclass(frozen=True)
class TaskRecalled(_TaskEvent):
    """The assigner took it back; of one that was never opened nobody is told."""

    @staticmethod
    def concerned(task: Task) -> Sequence[int]:
        """The holder who had opened it."""
        return [task.holder] if task.opened_at else []


@dataclass(frozen=True)
class TaskReassigned(TaskRecalled):
    """The assigner gave it to somebody else; the new holder hears of it by `TaskAssigned`."""


@dataclass(frozen=True)
class TaskCompleted(_TaskEvent):
    """The holder has done it; `state` says whether the assigner has to accept it."""

    @staticmethod
    def words(task: Task) -> str:
        """The result."""
        return task.result

    @staticmethod
    def concerned(task: Task) -> Sequence[int]:
        """The assigner."""
        return [task.assigner]


@dataclass(frozen=True)
class ResultAccepted(_TaskEvent):
    """The assigner found the result good (nghiệm thu)."""

    @staticmethod
    def words(task: Task) -> str:
        """Nothing: what was found is in the journal."""
        return ""


@dataclass(frozen=True)
class ResultReturned(_TaskEvent):
    """The assigner found the result wanting: the holder goes on."""


@dataclass(frozen=True)
class TaskReopened(_TaskEvent):
    """It has to be done again or further."""


@dataclass(frozen=True)
class TaskExtended(_TaskEvent):
    """It has a later deadline."""


@dataclass(frozen=True)
class TaskReminded(_TaskEvent):
    """The assigner urges the holder (đôn đốc)."""

    @staticmethod
    def words(task: Task) -> str:
        """The reminder."""
        return task.reminder
