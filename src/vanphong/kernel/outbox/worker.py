"""The worker: takes jobs one by one, runs them, keeps what failed. As many as wanted may run; being killed at any moment loses nothing."""

import json
import logging
import os
import socket
import threading
import traceback
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import close_old_connections, connection, transaction

from vanphong.kernel import clock
from vanphong.kernel.outbox.models import Job, JobState, Schedule, Worker
from vanphong.kernel.outbox.registry import JOBS, RECURRING

log = logging.getLogger(__name__)

PAUSES = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
LEASE = timedelta(minutes=10)


def run_worker(stop: threading.Event, *, idle_seconds: float = 0.5) -> None:
    """Work until `stop` is set; finishes the job in hand first."""
    name = f"{socket.gethostname()}:{os.getpid()}"
    Worker.objects.update_or_create(name=name, defaults={"started_at": clock.now(), "seen_at": clock.now()})
    seen = clock.now()
    while not stop.is_set():
        now = clock.now()
        if now - seen >= timedelta(seconds=5):
            Worker.objects.filter(name=name).update(seen_at=now)
            seen = now
        _schedule(now)
        if not work_once(now, name):
            close_old_connections()
            stop.wait(idle_seconds)
    Worker.objects.filter(name=name).delete()


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
    lost = Job.objects.filter(state=JobState.RUNNING, taken_at__lt=now - LEASE)
    if not Job.objects.filter(state=JobState.WAITING, run_at__lte=now).exists() and not lost.exists():
        return None
    with transaction.atomic():
        lost.update(state=JobState.WAITING)
        due = Job.objects.filter(state=JobState.WAITING, run_at__lte=now).order_by("run_at", "id")
        found = due.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked).first()
        if found is None:
            return None
        found.state, found.taken_at, found.taken_by = JobState.RUNNING, now, worker
        found.attempts += 1
        found.save(update_fields=["state", "taken_at", "taken_by", "attempts"])
        return found


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
    payload = json.loads(taken.payload)
    if event is not None:
        run(event(**payload), now)
    else:
        run(now, **payload)


def _keep_failure(taken: Job, failure: Exception, now: datetime) -> None:
    """Note why it failed (where in our code, never the data) and when it is tried again; after the last pause it waits for a person."""
    last = traceback.extract_tb(failure.__traceback__)[-1]
    error = f"{type(failure).__name__}: {failure} ({Path(last.filename).name}:{last.lineno})"[:2000]
    again = taken.attempts <= len(PAUSES)
    Job.objects.filter(pk=taken.pk).update(
        state=JobState.WAITING if again else JobState.FAILED,
        run_at=now + PAUSES[taken.attempts - 1] if again else taken.run_at,
        error=error,
    )


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
