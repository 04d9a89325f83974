"""Laws of procedures, over every table there is: each state can be reached and left, each verb is performed, told and granted."""

import inspect
import re
import sys

import pytest
from django.apps import apps
from django.db.models import Model

from scripts.procedures import load_workflows
from vanphong.config.roles import ROLES
from vanphong.kernel.telling import placeholders
from vanphong.kernel.workflow import KEEP, START, WORKFLOWS, Transition, Workflow

load_workflows()
FLOWS = [WORKFLOWS[kind] for kind in sorted(WORKFLOWS)]
VERBS = [(flow, row) for flow in FLOWS for row in flow.transitions]
each_flow = pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.kind)
each_verb = pytest.mark.parametrize(
    ("flow", "row"), VERBS, ids=lambda part: getattr(part, "verb", getattr(part, "kind", ""))
)


def reached(flow: Workflow, begin: set[str], rows) -> set[str]:
    """The states in which a record may come to be from these, by these rows."""
    found = set(begin)
    while new := {to for row in rows if found & set(row.source) for to in row.targets if to != KEEP} - found:
        found |= new
    return found


@each_flow
class TestStates:
    def test_every_state_can_be_reached(self, flow):
        begun = reached(flow, {START, *flow.initial}, flow.transitions) - {START}
        assert begun == set(flow.states.values), "a state that nothing leads to"

    def test_every_unfinished_state_has_a_way_out(self, flow):
        stuck = [
            state
            for state in flow.states.values
            if state not in flow.final
            and not any(state in row.source and set(row.targets) - {KEEP, state} for row in flow.transitions)
        ]
        assert not stuck, "a state that is not final and that nothing leads out of"

    def test_every_unfinished_state_leads_to_an_end(self, flow):
        if flow.final:
            lost = [s for s in flow.states.values if not reached(flow, {s}, flow.transitions) & flow.final]
            assert not lost

    def test_the_table_names_states_of_its_own(self, flow):
        known = {START, KEEP, *flow.states.values}
        named = {state for row in flow.transitions for state in (*row.source, *row.targets)} | flow.final | flow.initial
        assert named <= known

    def test_has_a_title_for_its_page(self, flow):
        assert flow.title


@each_verb
class TestVerbs:
    def test_is_performed_by_the_action_of_its_name(self, flow: Workflow, row: Transition):
        assert row.verb in flow._effects, "declare the effect in actions with @WORKFLOW.performs"
        module = sys.modules[flow._effects[row.verb].__module__]
        names = (row.verb, f"_{row.verb}", f"{row.verb}_{flow.kind}")
        assert any(hasattr(module, name) for name in names)

    def test_its_data_have_names_of_their_own(self, flow: Workflow, row: Transition):
        assert not {"key", "seen"} & set(inspect.signature(flow._effects[row.verb]).parameters)

    def test_its_sentence_can_be_filled(self, flow: Workflow, row: Transition):
        given = set(inspect.signature(flow._effects[row.verb]).parameters) | {"record", "actor"}
        model = apps.get_model(flow.model)
        for name in placeholders(row.journal):
            first, *rest = re.split(r"[.\[]", name)
            assert first in given, f"{{{name}}}: the act has no such data"
            if first == "record" and not rest:
                assert model.__str__ is not Model.__str__, "{record}: say which attribute tells the record"
            if first == "record" and rest:
                fields = {field.name for field in model._meta.get_fields()} | {
                    f.attname for f in model._meta.concrete_fields
                }
                assert rest[0] in fields or hasattr(model, rest[0]), f"{{{name}}}: the record has no such attribute"

    def test_its_permission_exists_and_somebody_holds_it(self, flow: Workflow, row: Transition):
        assert str(row.permission) in ROLES.sentences, "declare the permission and add it to config/roles.py"
        holders = [role for role, held in ROLES.roles.items() if row.permission in held]
        assert holders or row.by_rule

    def test_its_event_can_be_made(self, flow: Workflow, row: Transition):
        assert row.event is None or callable(row.event.of)

    def test_its_name_fits_where_it_is_kept(self, flow: Workflow, row: Transition):
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", row.verb)
        assert len(row.verb) <= 31
        assert len(flow.kind) <= 16
