"""Every verb × state × role: what the buttons say is what happens, and what is refused leaves nothing behind."""

import inspect
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from scripts.procedures import load_workflows
from tests.access.people import NAMES, everybody, set_up_delegation
from tests.access.world import BEGINNINGS, INPUT, REASON, RECORDS, World
from tests.office.office import NOW
from vanphong.kernel.errors import NotPermitted, OfficeError, RecordNotFound, WrongState
from vanphong.kernel.journal.models import Entry
from vanphong.kernel.outbox.models import Job
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.models import Participation
from vanphong.kernel.workflow import WORKFLOWS, Transition, Workflow
from vanphong.organisation.api import Role, RoleGrant

load_workflows()
NOT_ALLOWED = (NotPermitted, WrongState, RecordNotFound)


@pytest.fixture
def world(office) -> World:
    """The office, with a delegation in force."""
    set_up_delegation(office)
    return World(office)


def act_of(flow: Workflow, row: Transition) -> Callable[..., Any]:
    """The function by which the verb is performed; the outermost one where several wrap each other."""
    effect = flow._effects[row.verb]
    found = vars(sys.modules[effect.__module__])
    acts = [act for act in found.values() if getattr(act, "transition", None) is row]
    return next((act for act in acts if act.__name__ == row.verb), acts[0])


def allowed(flow: Workflow, row: Transition, record: Any, actor: Any) -> bool:
    """The law of the table, read anew: the state, the permission, the part taken, the clearance."""
    held = flow.capacities(record, actor) if flow.capacities else participation.capacities_of(*record.ref, actor)
    if not held or getattr(record, "secrecy", 0) > actor.clearance or record.state not in row.source:
        return False
    if row.capacities:
        return bool(held & set(row.capacities)) and any(row.permission == name for name, _ in actor.grants)
    organ = getattr(record, "organ_id", None)
    return any(row.permission == name and organ in (None, of) for name, of in actor.grants)


def given(world: World, flow: Workflow, row: Transition, record: Any) -> dict[str, Any]:
    """What a form would hold."""
    if (flow.kind, row.verb) in INPUT:
        return INPUT[flow.kind, row.verb](world, record)
    return {"reason": REASON} if "reason" in inspect.signature(flow._effects[row.verb]).parameters else {}


def written() -> tuple[int, ...]:
    """How many rows were ever written (SQLite counts them), and how many stand where an act would leave some."""
    connection.ensure_connection()
    told = (Entry.objects.count(), Job.objects.count(), Participation.objects.count())
    return (*told, connection.connection.total_changes if connection.vendor == "sqlite" else 0)


def refused(act: Callable[..., Any], *given: Any, **data: Any) -> OfficeError | None:
    """Perform the verb; the refusal, if there was one."""
    try:
        act(*given, NOW, **data)
    except OfficeError as refusal:
        return refusal
    return None


def tried(act: Callable[..., Any], *given: Any, **data: Any) -> OfficeError | None:
    """Perform the verb and take it back; the refusal, if there was one."""
    with transaction.atomic():
        refusal = refused(act, *given, **data)
        transaction.set_rollback(True)
    return refusal


def spared(rows: list[Transition], record: Any, actor: Any) -> list[Transition]:
    """All of them for whoever takes part; of the many who do not, each tries every third verb, so that several of them try each."""
    takes_part = WORKFLOWS[record.kind].available(record, actor, NOW) or participation.may_see(*record.ref, actor)
    return rows if takes_part else rows[(actor.person_id + len(rows)) % 3 :: 3]


class TestTable:
    def test_every_state_of_every_procedure_is_built(self):
        assert {(kind, state) for kind, flow in WORKFLOWS.items() for state in flow.states.values} == set(RECORDS)

    def test_every_beginning_is_known(self):
        assert {(k, row.verb) for k, flow in WORKFLOWS.items() for row in flow.transitions if row.creates} == set(
            BEGINNINGS
        )

    def test_every_role_is_held_by_one_of_the_people(self, world):
        positions = {actor.position_id for actor in everybody(world.office).values()}
        held = set(RoleGrant.objects.filter(position_id__in=positions).values_list("role", flat=True))
        assert held == set(Role.values)
        assert len(everybody(world.office)) == len(NAMES)


@pytest.mark.parametrize(("kind", "state"), RECORDS, ids=lambda part: part)
def test_what_is_offered_is_what_may_be_done(world, kind, state):
    flow, record = WORKFLOWS[kind], RECORDS[kind, state](world)
    assert record.state == state
    data = {row.verb: given(world, flow, row, record) for row in flow.transitions if not row.creates}
    offered = 0
    for name, actor in everybody(world.office).items():
        shown = {each.verb: each.reasons for each in flow.available(record, actor, NOW)}
        rows = {row: allowed(flow, row, record, actor) for row in flow.transitions if not row.creates}
        assert set(shown) == {row.verb for row, is_allowed in rows.items() if is_allowed and not row.hidden}, name
        before = written()
        for row in spared([row for row, is_allowed in rows.items() if not is_allowed], record, actor):
            refusal = refused(act_of(flow, row), record.pk, actor, **data[row.verb])
            assert isinstance(refusal, NOT_ALLOWED), f"{name}: {row.verb} was not refused ({refusal!r})"
        assert written() == before, f"{name}: a refused verb wrote something"
        for row in (row for row, is_allowed in rows.items() if is_allowed):
            refusal = tried(act_of(flow, row), record.pk, actor, **data[row.verb])
            offered += 1
            assert not isinstance(refusal, NOT_ALLOWED), f"{name}: {row.verb} is offered and refused: {refusal!r}"
            if shown.get(row.verb):
                assert refusal is not None, f"{name}: {row.verb} has reasons against it and was done"
                assert set(shown[row.verb]) <= set(getattr(refusal, "reasons", ())), f"{name}: {row.verb}"
    assert offered or state in flow.final, "nobody may do anything here"


def may_begin(row: Transition, organ: int, actor: Any, data: dict[str, Any]) -> bool:
    """The law for a record that begins: the permission in its organ, or the part taken in what it belongs to."""
    if row.capacities:
        held = participation.capacities_of(*data["document"].ref, actor)
        return bool(held & set(row.capacities)) and actor.may(row.permission)
    return (row.permission, organ) in actor.grants


@pytest.mark.parametrize(("kind", "verb"), BEGINNINGS, ids=lambda part: part)
def test_only_who_may_begins_a_record(world, kind, verb):
    flow = WORKFLOWS[kind]
    row, data, done = flow.table[verb], BEGINNINGS[kind, verb](world), 0
    table = apps.get_model(flow.model).objects
    for name, actor in everybody(world.office).items():
        organ = actor.organ_id if kind == "dossier" else world.office.organ("TU").pk
        may = may_begin(row, organ, actor, data)
        before = (table.count(), *written()[:3])
        refusal = tried(act_of(flow, row), None, actor, **data)
        assert isinstance(refusal, NOT_ALLOWED) is not may, f"{name}: {refusal!r}"
        assert (table.count(), *written()[:3]) == before
        if not may:
            assert isinstance(refused(act_of(flow, row), None, actor, **data), NOT_ALLOWED)
            assert (table.count(), *written()[:3]) == before, f"{name}: a refused beginning left something"
        done += may
    assert done
