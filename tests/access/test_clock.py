"""The clock set back by an hour or a day: acts still work, the journal keeps its order, the worker goes on, deadlines do not lie."""

from datetime import timedelta

import pytest
from django.db import transaction

from scripts.procedures import load_workflows
from tests.access.people import everybody, set_up_delegation
from tests.access.test_verbs import act_of, allowed, given
from tests.access.world import DUE, RECORDS, World
from tests.office.office import NOW
from vanphong.catalogue.api import alert_scale
from vanphong.incoming.actions import handling
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, OfficeError, RuleViolated
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox.models import Job, JobState
from vanphong.kernel.outbox.worker import drain
from vanphong.kernel.workflow import WORKFLOWS

load_workflows()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def world(office) -> World:
    set_up_delegation(office)
    return World(office)


def told(act, record, actor, now, data) -> OfficeError | None:
    """Perform at that instant and take it back."""
    with transaction.atomic():
        try:
            act(record.pk, actor, now, **data)
            refusal = None
        except OfficeError as error:
            refusal = error
        transaction.set_rollback(True)
    return refusal


@pytest.mark.parametrize(("kind", "state"), RECORDS, ids=lambda part: part)
def test_every_verb_works_an_hour_earlier_and_a_day_earlier(world, kind, state):
    set_back = {"hour": NOW - HOUR, "day": NOW - DAY}
    flow, record = WORKFLOWS[kind], RECORDS[kind, state](world)
    for row in (row for row in flow.transitions if not row.creates and state in row.source):
        actor = next((each for each in everybody(world.office).values() if allowed(flow, row, record, each)), None)
        if actor is None:
            continue
        act, data = act_of(flow, row), given(world, flow, row, record)
        usual = told(act, record, actor, NOW, data)
        assert type(told(act, record, actor, set_back["hour"], data)) is type(usual), row.verb
        yesterday = told(act, record, actor, set_back["day"], data)
        if usual is None and yesterday is not None:
            assert isinstance(yesterday, (RuleViolated, InvalidInput)), f"{row.verb}: {yesterday!r}"
            said = " ".join([yesterday.message, *getattr(yesterday, "fields", {}).values()])
            assert "ngày" in said.lower(), f"{row.verb}: says which day is wrong"


class TestJournal:
    def test_keeps_the_order_in_which_things_were_done(self, world):
        document = world.registered()
        chief = world.actor("chanhvp")
        handling.propose(document, chief, NOW - HOUR, leader=world.post("bithu"), routing=world.routing())
        handling.agree(document, world.actor("bithu"), NOW - DAY)
        verbs = [entry.verb for entry in journal.history("incoming", document.pk)]
        assert verbs == ["receive", "register", "propose", "assign", "agree"]
        journal.seal(NOW - DAY)
        assert journal.verify().is_sound


class TestWorker:
    def test_goes_on_with_what_was_published_before_the_clock_was_set_back(self, world):
        handling.propose(world.registered(), world.actor("chanhvp"), NOW, leader=world.post("bithu"))
        assert Job.objects.filter(state=JobState.WAITING).exists()
        drain(NOW - DAY)
        assert not Job.objects.filter(state=JobState.WAITING, created_at=NOW).exclude(run_at__gt=NOW).exists()


class TestDeadlines:
    def test_say_how_it_stands_on_the_day_the_clock_shows(self, office):
        for now in (NOW, NOW - HOUR, NOW - DAY):
            scale = alert_scale(office_date(now))
            assert str(scale.of(DUE)) == ""
            assert str(scale.of(office_date(now) - DAY)) == "red"

    def test_a_document_does_not_arrive_after_its_own_registration(self, world):
        document = world.registered()
        assert document.received_at <= document.registered_at
        earlier = world.arrivals.received()
        assert earlier.arrived_on == office_date(NOW)
