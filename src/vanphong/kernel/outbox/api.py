"""The door of the outbox: publish an event, enqueue a job, declare handlers, look at what failed and start it again."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import NotPermitted, RecordNotFound
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox.models import Job, JobState, Worker
from vanphong.kernel.outbox.payload import write
from vanphong.kernel.outbox.permissions import Permission
from vanphong.kernel.outbox.registry import HANDLERS, every, handles, job, name_of, title_of

__all__ = ["Job", "JobState", "Worker", "enqueue", "every", "failures", "handles", "job", "publish", "restart", "tally"]


def publish(event: Any, now: datetime) -> None:
    """Tell every handler of this event, once the transaction commits."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is published in the transaction of its act")
    payload = write(asdict(event))
    Job.objects.bulk_create(
        Job(name=name, payload=payload, run_at=now, created_at=now) for name in HANDLERS.get(type(event), ())
    )


def enqueue(run: Any, now: datetime, *, key: str = "", at: datetime | None = None, **payload: Any) -> None:
    """Have the worker call `run(now, **payload)`; with a `key`, once for ever whatever the number of calls."""
    row = Job(
        name=name_of(run),
        key=key or None,
        payload=write(payload),
        run_at=at or now,
        created_at=now,
    )
    Job.objects.bulk_create([row], ignore_conflicts=bool(key))


def failures() -> QuerySet[Job]:
    """Jobs that failed at least once and are not done, newest first."""
    return Job.objects.exclude(state=JobState.DONE).filter(attempts__gt=0).exclude(error="").order_by("-id")


def restart(job_id: int, actor: Actor, now: datetime) -> Job:
    """Let a job that failed, or waits to be tried again, be tried at once. Raises `NotPermitted`, and `RecordNotFound` when it is done or runs."""
    if not actor.may(Permission.TEND):
        raise NotPermitted("Việc nền do người quản trị hệ thống cho chạy lại.")
    with transaction.atomic():
        found = Job.objects.select_for_update().filter(pk=job_id, state__in=[JobState.FAILED, JobState.WAITING]).first()
        if found is None:
            raise RecordNotFound("Việc nền này đã xong, đang chạy hoặc không còn.")
        found.state, found.run_at, found.attempts = JobState.WAITING, now, 0
        found.save(update_fields=["state", "run_at", "attempts"])
        journal.record(actor, now, "job", found.pk, "restart", f"Cho chạy lại việc nền «{title_of(found.name)}»")
        return found


def tally() -> dict[str, int]:
    """How many jobs there are per state, done ones left out."""
    rows = Job.objects.exclude(state=JobState.DONE).values_list("state").annotate(Count("id")).order_by("state")
    return dict(rows)
