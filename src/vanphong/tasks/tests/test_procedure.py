"""For all: every verb in every state for everybody is what the screen says; no sequence of verbs loses the lead."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.errors import OfficeError
from vanphong.kernel.participation.api import may_see
from vanphong.tasks import queries
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.choices import HELD, OPEN, UNSETTLED, State
from vanphong.tasks.models import LEAD, Task
from vanphong.tasks.tests.build import MEMO, assigned, fresh, post, reported, source
from vanphong.tasks.workflow import WORKFLOW

LATER = date(2026, 12, 31)
TRIED = ("chanhvp", "truongphong", "chuyenvien", "vanthu.benmau")
PEOPLE = ("chanhvp", "truongphong", "chuyenvien", "chuyenvien2", "phochanhvp", "vanthu.benmau", "quantri")


class Undone(Exception):
    """Takes back what a trial did."""


def tried(act: Callable[[], Any]) -> bool:
    """Whether the act is allowed; what it did is taken back."""
    try:
        with transaction.atomic():
            act()
            raise Undone
    except Undone:
        return True
    except OfficeError:
        return False


def verbs(office, task: Task, actor) -> dict[str, Callable[[], Any]]:
    """Every verb of the table that a person may perform, with data against which nothing speaks."""
    below = post(office, "thamdinh")
    given_to = {"lead": below} if task.parent_id is None else {"lead": post(office, "nhiemvu")}
    data: dict[str, tuple[Any, dict[str, Any]]] = {
        "complete": (holding.complete, {"result": "Xong.", "evidence_text": "412-CV/VPTU"}),
        "pass_on": (holding.pass_on, given_to),
        "send_back": (holding.send_back, {"reason": "Trả."}),
        "resolve": (holding.resolve, {"result": "Xong."}),
        "reassign": (assigning.reassign, {"holder": post(office, "thuky"), "reason": "Đổi."}),
        "add_assignees": (assigning.add_assignees, {"support": [post(office, "luutru")]}),
        "extend": (assigning.extend, {"due_on": LATER, "reason": "Chờ."}),
        "remind": (assigning.remind, {"text": "Gấp."}),
        "mark_read": (holding.mark_read, {}),
        "mark_unread": (holding.mark_unread, {}),
        "accept": (assigning.accept, {}),
        "redo": (assigning.redo, {"reason": "Chưa đạt."}),
        "reopen": (assigning.reopen, {"reason": "Lại."}),
        "recall": (assigning.recall, {"reason": "Nhầm."}),
    }
    shown = {row.verb for row in WORKFLOW.transitions if not row.hidden}
    assert set(data) == shown
    return {verb: partial(act, task.pk, actor, office.now, **more) for verb, (act, more) in data.items()}


class Cases:
    """A task in each state of its life."""

    @staticmethod
    def assigned(office) -> Task:
        return assigned(office)

    @staticmethod
    def opened(office) -> Task:
        task = assigned(office)
        holding.open_tasks("memo", MEMO, office.actor("truongphong"), office.now)
        return task

    @staticmethod
    def passed_on(office) -> Task:
        return holding.pass_on(
            assigned(office).pk, office.actor("truongphong"), office.now, lead=post(office, "chuyenvien")
        )

    @classmethod
    def done_below(cls, office) -> Task:
        task = cls.passed_on(office)
        holding.complete(task.children.get().pk, office.actor("chuyenvien"), office.now, result="Xong.")
        return task

    @staticmethod
    def returned(office) -> Task:
        return holding.send_back(assigned(office).pk, office.actor("truongphong"), office.now, reason="Trả.")

    @staticmethod
    def recalled(office) -> Task:
        return assigning.recall(assigned(office).pk, office.actor("chanhvp"), office.now, reason="Nhầm.")

    @staticmethod
    def reassigned(office) -> Task:
        task = assigned(office)
        assigning.reassign(
            task.pk, office.actor("chanhvp"), office.now, holder=post(office, "phochanhvp"), reason="Đổi."
        )
        return task

    @staticmethod
    def completed(office) -> Task:
        return holding.complete(assigned(office).pk, office.actor("truongphong"), office.now, result="Xong.")

    @staticmethod
    def awaiting_acceptance(office) -> Task:
        return reported(office)

    @staticmethod
    def noted(office) -> Task:
        assigning.assign(source(office), office.actor("chanhvp"), office.now, informed=[post(office, "phochanhvp")])
        holding.open_tasks("memo", MEMO, office.actor("phochanhvp"), office.now)
        return Task.objects.get()

    @staticmethod
    def informed(office) -> Task:
        assigning.assign(source(office), office.actor("chanhvp"), office.now, informed=[post(office, "truongphong")])
        return Task.objects.get()

    @classmethod
    def below(cls, office) -> Task:
        return cls.passed_on(office).children.get()

    @classmethod
    def returned_below(cls, office) -> Task:
        child = cls.below(office)
        return holding.send_back(child.pk, office.actor("chuyenvien"), office.now, reason="Trả.")


STATES = [name for name in vars(Cases) if not name.startswith("_")]


class TestVerbs:
    @pytest.mark.parametrize("state", STATES)
    def test_what_the_screen_offers_is_what_is_allowed(self, office, memos, state):
        task = getattr(Cases, state)(office)
        for username in TRIED:
            actor = office.actor(username)
            now_is = fresh(task)
            offered = {each.verb for each in WORKFLOW.available(now_is, actor, office.now) if each.allowed}
            allowed = {verb for verb, act in verbs(office, now_is, actor).items() if tried(act)}
            assert offered == allowed, (state, actor.name)

    @pytest.mark.parametrize("state", STATES)
    def test_what_is_not_over_has_a_way_on(self, office, memos, state):
        task = fresh(getattr(Cases, state)(office))
        actors = [office.actor(username) for username in PEOPLE]
        ways = {each.verb for actor in actors for each in WORKFLOW.available(task, actor, office.now) if each.allowed}
        waits = Task.objects.filter(parent=task, state__in=UNSETTLED).exists()
        assert ways or waits or task.state in WORKFLOW.final

    def test_the_system_does_by_rule_what_the_table_says(self, office, memos):
        by_rule = {row.verb for row in WORKFLOW.transitions if row.by_rule}
        assert by_rule == {"recall", "reassign", "resume"}
        task = assigned(office)
        allowed = {verb for verb, act in verbs(office, task, SYSTEM).items() if tried(act)}
        assert allowed == {"recall"}


def lead_is_kept(actors) -> None:
    """What must hold after every act."""
    tasks = {task.pk: task for task in Task.objects.all()}
    leads = [task for task in tasks.values() if task.capacity == LEAD]
    roots = [task for task in leads if task.parent_id is None]
    assert sum(task.state in OPEN for task in roots) <= 1
    assert queries.lead_state("memo", MEMO) or roots[-1].state == State.RECALLED
    for task in leads:
        below = [each for each in leads if each.parent_id == task.pk]
        if task.state == State.PASSED_ON:
            assert any(each.state in {*UNSETTLED, State.COMPLETED} for each in below)
        if any(each.state in UNSETTLED for each in below):
            assert task.state == State.PASSED_ON
    for username, actor in actors.items():
        holds = any(task.state in HELD and task.holder in actor.principals for task in tasks.values())
        gave = any(task.assigner in actor.principals for task in tasks.values())
        sees = may_see("memo", MEMO, actor)
        assert sees if holds else (not sees or gave), username


class TestLead:
    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(choices=st.lists(st.integers(0, 999), min_size=1, max_size=8))
    def test_no_sequence_of_verbs_loses_it(self, office, memos, choices):
        actors = {username: office.actor(username) for username in PEOPLE}
        with transaction.atomic():
            assigned(office, support=[post(office, "phochanhvp")], is_acceptance_required=bool(choices[0] % 2))
            for number in choices:
                offered = self.offered(actors, office.now)
                if offered:
                    task, actor, verb = offered[number % len(offered)]
                    self.step(office, memos, verbs(office, task, actor)[verb])
                    lead_is_kept(actors)
            transaction.set_rollback(True)

    @staticmethod
    def offered(actors, now):
        """Everything that anybody may do next."""
        return [
            (task, actor, each.verb)
            for task in Task.objects.select_related("parent").order_by("id")
            for actor in actors.values()
            for each in WORKFLOW.available(task, actor, now)
            if each.allowed
        ]

    @staticmethod
    def step(office, memos, act):
        """Do it; the record is told when its lead changed. What is refused for its data changes nothing."""
        was, told = queries.lead_state("memo", MEMO), len(memos.settled)
        try:
            with transaction.atomic():
                act()
        except OfficeError:
            assert queries.lead_state("memo", MEMO) == was
            return
        assert queries.lead_state("memo", MEMO) == was or len(memos.settled) > told
