"""Who handles which event, which jobs exist and which recur: filled by decorators when the modules load, read by publisher and worker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

Run = Callable[..., None]
F = TypeVar("F", bound=Run)


@dataclass(frozen=True)
class JobKind:
    """How a job is run. `in_transaction`: its effects and its end are one transaction (no file or network work then).

    `title` tells the administrator, in Vietnamese, what the job does.
    """

    name: str
    run: Run
    in_transaction: bool
    event: type[Any] | None = None
    title: str = ""


JOBS: dict[str, JobKind] = {}
HANDLERS: dict[type[Any], list[str]] = {}
RECURRING: dict[str, timedelta] = {}


def _name(run: Run) -> str:
    return f"{run.__module__.removeprefix('vanphong.')}.{run.__name__}"


def job(*, title: str = "", in_transaction: bool = True) -> Callable[[F], F]:
    """Declare `run(now, **payload)` a job that can be enqueued."""

    def declare(run: F) -> F:
        JOBS[_name(run)] = JobKind(_name(run), run, in_transaction, title=title)
        return run

    return declare


def handles(event: type[Any], *, title: str = "", in_transaction: bool = True) -> Callable[[F], F]:
    """Declare `run(event, now)` a handler of that event."""

    def declare(run: F) -> F:
        JOBS[_name(run)] = JobKind(_name(run), run, in_transaction, event, title)
        HANDLERS.setdefault(event, []).append(_name(run))
        return run

    return declare


def every(
    *, minutes: int, title: str = "", in_transaction: bool = False
) -> Callable[[Callable[[datetime], None]], Callable[[datetime], None]]:
    """Declare `run(now)` a job that recurs."""

    def declare(run: Callable[[datetime], None]) -> Callable[[datetime], None]:
        JOBS[_name(run)] = JobKind(_name(run), run, in_transaction, title=title)
        RECURRING[_name(run)] = timedelta(minutes=minutes)
        return run

    return declare


def name_of(run: Run) -> str:
    """The name under which a declared job is stored."""
    name = _name(run)
    if name not in JOBS:
        raise LookupError(f"{name} is not declared a job")
    return name


def title_of(name: str) -> str:
    """What a job does, in words; its name where it says nothing itself or is no longer known."""
    kind = JOBS.get(name)
    return (kind.title if kind else "") or name
