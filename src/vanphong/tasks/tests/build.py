"""A record that is assigned, and what became of it, for the tests: kind `memo`, whose port writes down what it is told."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from vanphong.kernel.actor import Actor
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox import api as outbox
from vanphong.kernel.outbox.registry import HANDLERS, JOBS
from vanphong.kernel.outbox.worker import drain
from vanphong.kernel.participation import api as participation
from vanphong.tasks import events, ports
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.actions.assigning import Source
from vanphong.tasks.models import Task

MEMO = 71
DUE = date(2026, 12, 4)
EVENTS = (
    events.ResultAccepted,
    events.ResultReturned,
    events.TaskAssigned,
    events.TaskReturned,
    events.TaskRecalled,
    events.TaskReassigned,
    events.TaskCompleted,
    events.TaskReopened,
    events.TaskExtended,
    events.TaskReminded,
)


class Memos:
    """The port of memos: what the module of the record was told, and which of its documents are issued."""

    def __init__(self) -> None:
        self.settled: list[int] = []
        self.issued: dict[int, bool] = {}

    def settle(self, record_id: int, actor: Actor, now: datetime) -> None:
        """Write it down."""
        self.settled.append(record_id)

    def titles(self, ids: Any) -> dict[int, ports.SourceTitle]:
        """Every memo has a title."""
        return {each: ports.SourceTitle("Bản ghi nhớ", f"{each}-GN/VPTU", f"/ghi-nho/{each}/") for each in ids}

    def evidence(self, ids: Any, actor: Actor) -> dict[int, ports.Evidence]:
        """The documents that prove something."""
        return {
            each: ports.Evidence(f"{each}-CV/VPTU", f"/van-ban/{each}/", self.issued[each])
            for each in ids
            if each in self.issued
        }


@pytest.fixture
def memos() -> Iterator[Memos]:
    """The port, for as long as the test lasts."""
    made = Memos()
    ports.register_source("memo", ports.SourcePort("Bản ghi nhớ", made.titles, made.settle))
    ports.register_evidence("letter", made.evidence)
    yield made
    ports._SOURCES.pop("memo")
    ports._EVIDENCE.pop("letter")


@pytest.fixture
def told() -> Iterator[Any]:
    """Call it for the events published so far."""
    found: list[Any] = []

    def hear(event: Any, now: datetime) -> None:
        found.append(event)

    hear.__module__ = "vanphong.tasks.tests"
    for kind in EVENTS:
        hear.__name__ = f"hear_{kind.__name__}"
        outbox.handles(kind)(hear)
    yield lambda now: [drain(now), found][1]
    for kind in EVENTS:
        HANDLERS[kind] = [name for name in HANDLERS[kind] if not name.startswith("tasks.tests")]
        JOBS.pop(f"tasks.tests.hear_{kind.__name__}")


def source(office, secrecy: int = 0, record_id: int = MEMO) -> Source:
    """A memo of the provincial committee, received the day before."""
    received = datetime.fromisoformat("2026-11-23T02:00:00+00:00")
    return Source("memo", record_id, office.organ("TU").pk, received, secrecy, "Báo cáo kết quả nhiệm vụ năm 2026")


def post(office, username: str):
    """The principal of that person's post."""
    return office.position(username).principal


def unit(office, username: str):
    """The principal of that person's unit."""
    return office.position(username).unit.principal


def assigned(office, by: str = "chanhvp", lead: int | None = None, **changes: Any) -> Task:
    """The memo, assigned to Phòng Tổng hợp as lead (or to another)."""
    record_id = changes.pop("record_id", MEMO)
    wanted: dict[str, Any] = {
        "lead": lead or unit(office, "truongphong"),
        "instruction": "Tham mưu văn bản trả lời.",
        "due_on": DUE,
    }
    wanted |= changes
    made = assigning.assign(source(office, wanted.pop("secrecy", 0), record_id), office.actor(by), office.now, **wanted)
    return next(task for task in made if task.is_lead)


def reported(office, **changes: Any) -> Task:
    """The memo, assigned to Phòng Tổng hợp, done and waiting to be accepted."""
    task = assigned(office, is_acceptance_required=True, **changes)
    return holding.complete(
        task.pk, office.actor("truongphong"), office.now, result="Đã tham mưu.", evidence_text="412-CV/VPTU"
    )


def capacities(office, username: str, kind: str = "memo", record_id: int = MEMO) -> frozenset[str]:
    """In which capacities that person takes part in the memo."""
    return participation.capacities_of(kind, record_id, office.actor(username))


def sentences(record_id: int = MEMO) -> list[str]:
    """The journal of the memo."""
    return list(journal.history("memo", record_id).values_list("sentence", flat=True))


def fresh(task: Task) -> Task:
    """The task as it is now."""
    return Task.objects.get(pk=task.pk)
