"""What the page of background work asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from vanphong.kernel.outbox.models import Job, Schedule, Worker
from vanphong.kernel.outbox.registry import JOBS, RECURRING, title_of

SILENCE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Recurring:
    """A job that recurs: what it does, how often, when it is due next (None: never run yet)."""

    title: str
    period: timedelta
    due_at: datetime | None


def jobs(*, q: str = "", state: Sequence[str] = (), has_failed: bool = False) -> QuerySet[Job]:
    """Jobs whose name or title holds the text, in these states, with an error if asked for."""
    found = Job.objects.all()
    if q:
        found = found.filter(name__in=[name for name in JOBS if q.lower() in f"{name} {title_of(name)}".lower()])
    if state:
        found = found.filter(state__in=state)
    return found.exclude(error="") if has_failed else found


def workers(now: datetime) -> list[tuple[Worker, bool]]:
    """The worker processes, and whether each gave a sign of life lately (one that does long work gives none meanwhile)."""
    return [(worker, now - worker.seen_at <= SILENCE) for worker in Worker.objects.order_by("name")]


def recurring() -> list[Recurring]:
    """What recurs, the next first."""
    due = dict(Schedule.objects.values_list("name", "due_at"))
    found = [Recurring(title_of(name), period, due.get(name)) for name, period in RECURRING.items()]
    return sorted(found, key=lambda each: (each.due_at is not None, each.due_at, each.title))
