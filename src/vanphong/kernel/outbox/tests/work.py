"""Jobs and events of the tests: each writes down what it was given."""

from dataclasses import dataclass
from datetime import date, datetime

from vanphong.kernel.errors import RuleViolated
from vanphong.kernel.journal.models import Act
from vanphong.kernel.outbox.api import handles, job

CALLS: list[tuple] = []


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with a field of each sort."""

    record_id: int
    subject: str
    on: date
    at: datetime | None
    principals: tuple[int, ...] = ()


@handles(Happened, title="Ghi lại việc đã xảy ra")
def note(event: Happened, now: datetime) -> None:
    CALLS.append(("note", event, now))


@handles(Happened)
def note_again(event: Happened, now: datetime) -> None:
    CALLS.append(("again", event, now))


@job(title="Việc mẫu")
def errand(now: datetime, *, number: int = 0, on: date | None = None) -> None:
    CALLS.append(("errand", number, on, now))


@job(in_transaction=False)
def errand_outside(now: datetime, *, number: int = 0) -> None:
    CALLS.append(("outside", number, now))


@job()
def write_and_fail(now: datetime, *, fails: bool = True) -> None:
    """Leaves a trace in the database, then fails."""
    Act.objects.create(key=f"errand-{now.isoformat()}", kind="errand", record_id=0, verb="try", at=now)
    if fails:
        raise ValueError("Công văn mật số 12")


@job()
def refuse(now: datetime) -> None:
    raise RuleViolated(["Chưa có nơi nhận."])


@job()
def disk_full(now: datetime) -> None:
    raise OSError(28, "No space left on device", "/srv/files/mat.pdf")


def recurring(now: datetime) -> None:
    CALLS.append(("recurring", now))
