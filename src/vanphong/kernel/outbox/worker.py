"""The worker: takes jobs one by one, runs them, keeps what failed. As many as wanted may run; being killed at any moment loses nothing."""

import logging
import os
import socket
import threading
import traceback
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import DatabaseError, InterfaceError, close_old_connections, connection, transaction
from django.db.models import F, Q, QuerySet

from vanphong.kernel import clock
from vanphong.kernel.errors import OfficeError
from vanphong.kernel.outbox import payload
from vanphong.kernel.outbox.models import Job, JobState, Schedule, Worker
from vanphong.kernel.outbox.registry import JOBS, RECURRING

log = logging.getLogger(__name__)

PAUSES = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
LEASE = timedelta(minutes=10)
DIED = "Tiến trình nền dừng đột ngột mỗi lần làm việc này (hết bộ nhớ, hoặc bị tắt). Xem nhật ký máy chủ trước khi cho chạy lại."


def run_worker(stop: threading.Event, *, idle_seconds: float = 0.5) -> None:
    """Work until `stop` is set; finishes the job in hand first. While the database is away it waits."""
    worker = _Presence(f"{socket.gethostname()}:{os.getpid()}")
    while not stop.is_set():
        try:
            now = clock.now()
            worker.show(now)
            _schedule(now)
            is_idle = not work_once(now, worker.name)
        except (DatabaseError, InterfaceError):
            log.exception("the database does not answer; trying again")
            is_idle = True
        if is_idle:
            close_old_connections()
            stop.wait(idle_seconds)
    worker.leave()


class _Presence:
    """The row by which others see that this process lives."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.seen: datetime | None = None

    def show(self, now: datetime) -> None:
        """Give a sign of life every few seconds; the first time, take back what a dead worker of this machine had in hand."""
        if self.seen is None:
            Worker.objects.update_or_create(name=self.name, defaults={"started_at": now, "seen_at": now})
            _give_back_of_the_dead()
        elif abs(now - self.seen) < timedelta(seconds=5):
            return
        else:
            Worker.objects.filter(name=self.name).update(seen_at=now)
        self.seen = now

    def leave(self) -> None:
        """This process works no more."""
        Worker.objects.filter(name=self.name).delete()


def drain(now: datetime, *, at_most: int = 1000) -> int:
    """Run everything that is due at `now`, in order; the number of jobs run. For commands and tests."""
    done = 0
    while done < at_most and work_once(now, "drain"):
        done += 1
    return done


def work_once(now: datetime, worker: str) -> bool:
    """Take one due job and run it; False when none was due."""
    taken = _take(now, worker)
    if taken is None:
        return False
    try:
        _run(taken, now)
    except Exception as failure:  # the worker's outer loop: whatever failed is kept and shown
        log.exception("job %s %s failed", taken.pk, taken.name)
        _keep_failure(taken, failure, now)
    return True


def _take(now: datetime, worker: str) -> Job | None:
    """The next due job, marked as running; one whose worker died is due again when its lease has run out."""
    lost = Job.objects.filter(state=JobState.RUNNING).exclude(taken_at__range=(now - LEASE, now + LEASE))
    due = _due(now)
    if not due.exists() and not lost.exists():
        return None
    with transaction.atomic():
        _give_back(lost)
        due = due.order_by("run_at", "id")
        found = due.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked).first()
        if found is None:
            return None
        found.state, found.taken_at, found.taken_by = JobState.RUNNING, now, worker
        found.attempts += 1
        found.save(update_fields=["state", "taken_at", "taken_by", "attempts"])
        return found


def _due(now: datetime) -> QuerySet[Job]:
    """What waits and may run. A job that was to run at once stays due when the clock has been set back since."""
    at_once = Q(run_at=F("created_at"), created_at__gt=now)
    return Job.objects.filter(Q(run_at__lte=now) | at_once, state=JobState.WAITING)


def _give_back(lost: QuerySet[Job]) -> None:
    """Let jobs whose worker died be taken again; one that took its worker with it every time waits for a person."""
    lost.filter(attempts__gt=len(PAUSES)).update(state=JobState.FAILED, error=DIED)
    lost.update(state=JobState.WAITING)


def _give_back_of_the_dead() -> None:
    """Give back what workers of this machine had in hand that run no more, without waiting for the lease."""
    host = f"{socket.gethostname()}:"
    names = Job.objects.filter(state=JobState.RUNNING, taken_by__startswith=host).values_list("taken_by", flat=True)
    dead = [name for name in set(names) if not _lives(int(name.removeprefix(host)))]
    with transaction.atomic():
        _give_back(Job.objects.filter(state=JobState.RUNNING, taken_by__in=dead))


def _lives(number: int) -> bool:
    """Whether a process of that number runs and is not this one (which has nothing in hand yet)."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return number != os.getpid()


def _run(taken: Job, now: datetime) -> None:
    kind = JOBS.get(taken.name)
    if kind is None:
        raise LookupError(f"no job named {taken.name} is declared in this version")
    if not kind.in_transaction:
        _call(kind.run, kind.event, taken, now)
    with transaction.atomic():
        if kind.in_transaction:
            _call(kind.run, kind.event, taken, now)
        Job.objects.filter(pk=taken.pk).update(state=JobState.DONE, finished_at=now, error="")


def _call(run: Any, event: type[Any] | None, taken: Job, now: datetime) -> None:
    if event is not None:
        run(event(**payload.read(event, taken.payload)), now)
    else:
        run(now, **payload.read(run, taken.payload))


def _keep_failure(taken: Job, failure: Exception, now: datetime) -> None:
    """Note why it failed and when it is tried again; after the last pause it waits for a person."""
    again = taken.attempts <= len(PAUSES)
    Job.objects.filter(pk=taken.pk, state=JobState.RUNNING, taken_by=taken.taken_by, taken_at=taken.taken_at).update(
        state=JobState.WAITING if again else JobState.FAILED,
        run_at=now + PAUSES[taken.attempts - 1] if again else taken.run_at,
        error=reason(failure)[:2000],
    )


def reason(failure: Exception) -> str:
    """Why a job failed: the sentence of an anticipated error; of any other its kind and its place in our code, never its message, which
    may quote what somebody wrote.
    """
    if isinstance(failure, OfficeError):
        return failure.message
    last = traceback.extract_tb(failure.__traceback__)[-1]
    told = failure.strerror if isinstance(failure, OSError) and failure.strerror else type(failure).__name__
    return f"Lỗi chương trình: {told} ({Path(last.filename).name}:{last.lineno})"


def _schedule(now: datetime) -> None:
    """Enqueue what recurs and is due. A clock set back delays nothing for longer than the job's own period."""
    due = dict(Schedule.objects.values_list("name", "due_at"))
    for name, period in RECURRING.items():
        at = due.get(name)
        if at is not None and now < at <= now + period:
            continue
        with transaction.atomic():
            row, _ = Schedule.objects.select_for_update().get_or_create(name=name, defaults={"due_at": now})
            if now < row.due_at <= now + period:
                continue
            Schedule.objects.filter(pk=row.pk).update(due_at=now + period)
            if not Job.objects.filter(name=name, state=JobState.WAITING).exists():
                Job.objects.create(name=name, run_at=now, created_at=now)
