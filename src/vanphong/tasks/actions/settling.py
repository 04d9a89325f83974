"""After a verb: the record whose lead changed is told in the same transaction, and what was passed on comes back when nobody below has it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.db import transaction

from vanphong.kernel.actor import SYSTEM, Actor
from vanphong.kernel.errors import WrongState
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity
from vanphong.tasks.choices import ENDED, HELD, UNSETTLED, State
from vanphong.tasks.models import LEAD, Task
from vanphong.tasks.ports import source_port
from vanphong.tasks.workflow import WORKFLOW

Act = Callable[..., Task]


def settling(act: Act) -> Act:
    """Perform the act with all tasks of the record locked (always in the same order), then tell whom it concerns; all or nothing."""

    @wraps(act)
    def whole(task: Task | int, actor: Actor, now: datetime, /, **data: Any) -> Task:
        with transaction.atomic():
            lock(task, actor)
            done = act(task, actor, now, **data)
            settle(done, actor, now)
            return done

    return whole


def carries_out(verb: Act) -> Callable[[Act], Act]:
    """The decorated function prepares the verb and performs it: what is known of the verb is known of the function."""

    def declare(act: Act) -> Act:
        act.__dict__.update(verb.__dict__)
        return act

    return declare


def lock(task: Task | int, actor: Actor) -> None:
    """Lock the source record and its tasks. Raises `WrongState` for the holder from whom it was taken meanwhile."""
    found = Task.objects.filter(pk=task if isinstance(task, int) else task.pk).first()
    if found is None:
        return
    source_port(found.source_kind).lock(found.source_id)
    rows = Task.objects.of_source(*found.source).select_for_update().order_by("id")
    now_is = next(row for row in rows if row.pk == found.pk)
    was_theirs = now_is.opened_at and actor.is_any_of([now_is.holder]) and not actor.is_any_of([now_is.assigner])
    if now_is.state in ENDED and was_theirs:
        state = State(now_is.state).label.lower()
        raise WrongState(f"Việc này {state}: {now_is.reason} Đồng chí không còn phải xử lý.")


def settle(task: Task, actor: Actor, now: datetime) -> None:
    """The lead of the whole record changed: its module is told. A lead below changed: what was passed on may come back."""
    if not task.is_lead:
        return
    if task.parent_id is None:
        source_port(task.source_kind).settle(task.source_id, actor, now)
    elif task.parent and task.parent.state == State.PASSED_ON and not _has_lead(task.parent):
        resume(task.parent, SYSTEM, now)


def _has_lead(parent: Task) -> bool:
    return parent.children.filter(capacity=LEAD, state__in=[*UNSETTLED, State.COMPLETED]).exists()


@WORKFLOW.performs("resume")
def resume(task: Task, actor: Actor, now: datetime, /) -> None:
    """Nobody below has it any more: it is the holder's own again."""


def leave(task: Task, now: datetime) -> None:
    """The task is no longer the holder's: out of the lists, and out of the record unless another task keeps the holder there.

    A holder who had opened it may still read the task itself, and so why it was taken.
    """
    task.ended_at = now
    _out_of(task.ref, task.holder, task.capacity, now)
    same = Task.objects.of_source(*task.source).filter(holder=task.holder, capacity=task.capacity, state__in=HELD)
    if not same.exclude(pk=task.pk).exists():
        _out_of(task.source, task.holder, task.capacity, now)
    if task.opened_at:
        participation.take_part(Task.kind, task.pk, [task.holder], Capacity.READER, now)


def leave_as_assigner(task: Task, now: datetime) -> None:
    """Who passed on what was then recalled from above has nothing more to do with the record, unless another task keeps them there."""
    mine = Task.objects.of_source(*task.source).filter(assigner=task.assigner, state__in=[*HELD, State.RETURNED])
    if not mine.exclude(pk=task.pk).exists():
        _out_of(task.source, task.assigner, Capacity.ASSIGNER, now)


def _out_of(ref: tuple[str, int], principal: int, capacity: str, now: datetime) -> None:
    participation.end(*ref, [principal], [Capacity(capacity)], now)
