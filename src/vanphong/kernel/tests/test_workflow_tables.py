"""Over random tables: what the screen offers is what performing allows, and the record moves as the row says."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanphong.kernel.errors import OfficeError, RecordNotFound, RuleViolated
from vanphong.kernel.journal.models import Entry
from vanphong.kernel.tests.letters import Letter, State, actor, create_table, row, workflow_of
from vanphong.kernel.workflow import KEEP, Transition

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
STATES = [state.value for state in State]
PERMISSIONS = ["letter:do", "letter:sign"]
CAPACITIES = ["clerk", "lead", "reader"]

pytestmark = pytest.mark.django_db


def condition(reason: str | None):
    return lambda record, actor, now: reason


ROWS: st.SearchStrategy[dict] = st.builds(
    dict,
    source=st.sets(st.sampled_from(STATES), min_size=1).map(tuple),
    target=st.sampled_from([*STATES, KEEP]),
    permission=st.sampled_from(PERMISSIONS),
    capacities=st.sets(st.sampled_from(CAPACITIES), max_size=2).map(tuple),
    conditions=st.lists(st.sampled_from([None, "Một.", "Hai."]).map(condition), max_size=2).map(tuple),
    hidden=st.booleans(),
)
TABLES = st.lists(ROWS, min_size=1, max_size=6).map(
    lambda rows: tuple(row(f"verb{number}", **told) for number, told in enumerate(rows))
)
SITUATIONS = st.fixed_dictionaries(
    {
        "state": st.sampled_from(STATES),
        "secrecy": st.integers(0, 1),
        "organ_id": st.integers(1, 2),
        "held": st.frozensets(st.sampled_from(CAPACITIES)),
        "permissions": st.sets(st.sampled_from(PERMISSIONS)),
        "clearance": st.integers(0, 1),
    }
)


def attempt(act, letter: Letter, by) -> OfficeError | None:
    """Perform the verb and take it back; the refusal, if any."""
    try:
        with transaction.atomic():
            before = Letter.objects.get(pk=letter.pk)
            done = act(letter, by, NOW)
            target = act.transition.target
            assert done.state == (before.state if target == KEEP else target)
            assert done.version == before.version + 1
            assert Entry.objects.filter(kind="letter", verb=act.transition.verb).count() == 1
            transaction.set_rollback(True)
    except OfficeError as refusal:
        return refusal
    return None


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=TABLES, situation=SITUATIONS)
def test_what_is_offered_is_what_is_allowed(db, table: tuple[Transition, ...], situation):
    with transaction.atomic():
        create_table()
        flow = workflow_of(*table, capacities=lambda letter, by: situation["held"])
        acts = {each.verb: flow.performs(each.verb)(lambda letter, by, now: None) for each in table}
        by = actor(*situation["permissions"], clearance=situation["clearance"])
        letter = Letter.objects.create(
            created_at=NOW, **{name: situation[name] for name in ("state", "secrecy", "organ_id")}
        )
        offered = {each.verb: each for each in flow.available(letter, by, NOW)}
        for each in table:
            refusal, shown = attempt(acts[each.verb], letter, by), offered.get(each.verb)
            if shown is not None and shown.allowed:
                assert refusal is None
            elif shown is not None:
                assert isinstance(refusal, RuleViolated)
                assert refusal.reasons == shown.reasons
            elif not each.hidden:
                assert refusal is not None
                assert not isinstance(refusal, RuleViolated)
            if not situation["held"] or situation["secrecy"] > situation["clearance"]:
                assert isinstance(refusal, RecordNotFound)
        transaction.set_rollback(True)
