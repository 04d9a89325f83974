"""Runs the steps of one content in their order, keeps how far they are, and goes on where a killed worker stopped.

A step that fails does not stop the others, except where they stand on it. Long steps are done in slices, so that the queue keeps moving.
"""

import os
import socket
import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from vanphong.files import derivation
from vanphong.files.choices import Progress, StepName
from vanphong.files.models import Blob, Step
from vanphong.files.reading.steps import DOES, MADE, Outcome
from vanphong.files.rules.troubles import Trouble, sentence
from vanphong.files.storage import FileLost, NoRoom

ORDER = tuple(StepName)
STOPPING = {StepName.IDENTIFY, StepName.SAFETY}
"""Where one of these fails, nothing after it is done."""
MOST_DEATHS = 3
LEASE = timedelta(minutes=10)
SLICE_SECONDS = 20.0


def begin(blob: Blob) -> None:
    """Write down the steps that are to be done; those there already stay as they are."""
    Step.objects.bulk_create([Step(blob=blob, name=name) for name in ORDER], ignore_conflicts=True)


def advance(blob: Blob, now: datetime, *, seconds: float = SLICE_SECONDS) -> bool:
    """Do steps for about so long; whether some are left to do now."""
    began = time.monotonic()
    while (step := _next(blob, now)) is not None:
        if not _take(step, now):
            return False
        _do(blob, step, now)
        if time.monotonic() - began >= seconds:
            return _next(blob, now) is not None
    return False


def _next(blob: Blob, now: datetime) -> Step | None:
    """The first step in order that waits, or that a dead process had in hand. None while another process works on this content."""
    rows = {StepName(step.name): step for step in Step.objects.filter(blob=blob)}
    for name in ORDER:
        step = rows.get(name)
        if step is None:
            continue
        if step.progress == Progress.RUNNING:
            return step if _is_orphan(step, now) else None
        if step.progress == Progress.WAITING:
            return step
        if name in STOPPING and step.progress == Progress.FAILED:
            _hold_back(blob)
            return None
    return None


def _hold_back(blob: Blob) -> None:
    told = sentence("before")
    Step.objects.filter(blob=blob, progress=Progress.WAITING).update(
        progress=Progress.FAILED, cause="before", detail=told
    )


def _is_orphan(step: Step, now: datetime) -> bool:
    """Whether the process that has it in hand is gone (this one has nothing in hand when it asks)."""
    host, _, number = step.holder.rpartition(":")
    if step.started_at is None or not step.started_at <= now + LEASE or step.started_at < now - LEASE:
        return True
    return host == socket.gethostname() and (int(number) == os.getpid() or not _lives(int(number)))


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _take(step: Step, now: datetime) -> bool:
    """Take the step in hand, unless another process was quicker."""
    before = {"progress": step.progress, "attempts": step.attempts, "done": step.done}
    taken = {
        "progress": Progress.RUNNING,
        "attempts": F("attempts") + (1 if not step.done or step.progress == Progress.RUNNING else 0),
        "holder": f"{socket.gethostname()}:{os.getpid()}",
        "started_at": now,
    }
    if not Step.objects.filter(pk=step.pk, **before).update(**taken):
        return False
    is_dead_again = step.progress == Progress.RUNNING
    step.refresh_from_db()
    if is_dead_again and step.attempts > MOST_DEATHS:
        _end(step, Outcome(Progress.FAILED, sentence("died")), 0, cause="died")
        step.refresh_from_db()
    return True


def _do(blob: Blob, step: Step, now: datetime) -> None:
    if step.progress != Progress.RUNNING:
        return
    began, cause = time.monotonic(), ""
    try:
        outcome = DOES[StepName(step.name)](blob, step, now)
    except Trouble as trouble:
        outcome, cause = Outcome(Progress.FAILED, trouble.told), trouble.cause
    except NoRoom:
        outcome, cause = Outcome(Progress.FAILED, sentence("no_room")), "no_room"
    except FileLost:
        outcome, cause = Outcome(Progress.FAILED, sentence("lost")), "lost"
    _end(step, outcome, round((time.monotonic() - began) * 1000), cause=cause)
    if cause == "secret":
        Step.objects.filter(blob=blob, name=StepName.SAFETY).update(
            progress=Progress.FAILED, cause=cause, detail=outcome.detail
        )


def _end(step: Step, outcome: Outcome, milliseconds: int, *, cause: str) -> None:
    """Write down how the step ended, or how far this slice of it came."""
    Step.objects.filter(pk=step.pk).update(
        progress=outcome.progress if outcome.is_whole else Progress.WAITING,
        detail=outcome.detail[:500],
        cause=cause,
        done=outcome.done if not cause else step.done,
        total=outcome.total if not cause else step.total,
        milliseconds=F("milliseconds") + milliseconds,
        holder="",
    )


def start_again(blob: Blob, name: StepName) -> None:
    """Let a step be done anew, and all that stand on it; what they had made is forgotten. A step under way is left alone, and so are recognised
    letters unless it is they that are asked for.
    """
    begin(blob)
    again = list(ORDER[ORDER.index(name) :])
    if name is not StepName.OCR and Step.objects.filter(blob=blob, name=StepName.OCR, progress=Progress.DONE).exists():
        again = [each for each in again if each is not StepName.OCR]
    with transaction.atomic():
        Step.objects.filter(blob=blob, name__in=again).exclude(progress=Progress.RUNNING).update(
            progress=Progress.WAITING, attempts=0, detail="", cause="", done=0, total=0, milliseconds=0
        )
    for each in again:
        for kind in MADE.get(each, ()):
            derivation.forget(blob, kind)
