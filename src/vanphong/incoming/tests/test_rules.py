"""The rules, as tables of cases."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from vanphong.incoming import rules
from vanphong.incoming.choices import State
from vanphong.incoming.tests.builders import PARTICULARS, TODAY
from vanphong.kernel.actor import SYSTEM

DAY = timedelta(days=1)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@dataclass
class Document:
    state: str = State.REGISTERED
    is_stub: bool = False
    is_reply_required: bool = False
    was_sent_back: bool = False


class TestFaults:
    @pytest.mark.parametrize(
        ("change", "clearance", "fields"),
        [
            ({}, 0, set()),
            ({"subject": ""}, 0, {"subject"}),
            ({"secrecy": 3, "subject": ""}, 3, set()),
            ({"secrecy": 3}, 3, {"subject"}),
            ({"sender_name": ""}, 0, {"sender_name"}),
            ({"arrived_on": TODAY + DAY}, 0, {"arrived_on"}),
            ({"arrived_on": TODAY - DAY}, 0, set()),
            ({"issued_on": None}, 0, set()),
            ({"issued_on": TODAY}, 0, set()),
            ({"issued_on": TODAY + DAY}, 0, {"issued_on"}),
            ({"due_on": TODAY}, 0, set()),
            ({"due_on": TODAY - DAY}, 0, {"due_on"}),
            ({"secrecy": 1}, 0, {"secrecy"}),
            ({"secrecy": 1}, 1, set()),
            ({"secrecy": 2, "subject": "", "sender_name": ""}, 1, {"secrecy", "subject", "sender_name"}),
        ],
    )
    def test_are_told_per_field(self, change, clearance, fields):
        assert set(rules.faults_of(replace(PARTICULARS, **change), TODAY, clearance)) == fields


class TestSecrecy:
    @pytest.mark.parametrize(("before", "after", "fine"), [(0, 0, True), (0, 2, True), (2, 2, True), (2, 1, False)])
    def test_only_rises(self, before, after, fine):
        assert (rules.secrecy_only_rises(before, after) is None) == fine

    @pytest.mark.parametrize(
        ("secrecy", "secret_book", "fine"), [(0, False, True), (1, True, True), (0, True, False), (3, False, False)]
    )
    def test_has_a_book_of_its_own(self, secrecy, secret_book, fine):
        assert (rules.register_fits(secrecy, is_secret_register=secret_book) is None) == fine

    @pytest.mark.parametrize(
        ("secrecy", "files", "internet", "fine"),
        [(0, 3, True, True), (1, 0, True, True), (1, 1, True, False), (3, 1, False, True)],
    )
    def test_files_by_zone(self, secrecy, files, internet, fine):
        assert (rules.zone_allows(secrecy, files, is_internet=internet) is None) == fine


class TestConditions:
    @pytest.mark.parametrize(
        ("condition", "refusing"),
        [
            (rules.is_kept_here, {"is_stub": True}),
            (rules.no_reply_is_owed, {"is_reply_required": True}),
            (rules.is_not_sent_back, {"was_sent_back": True}),
        ],
    )
    def test_refuse_with_a_sentence(self, condition, refusing):
        assert condition(Document(), SYSTEM, NOW) is None
        assert condition(Document(**refusing), SYSTEM, NOW).endswith(".")


class TestAssignment:
    @pytest.mark.parametrize(
        ("lead", "support", "informed", "fields"),
        [
            (1, (), (), set()),
            (1, (2,), (3,), set()),
            (None, (2,), (), {"lead"}),
            (1, (1,), (), {"support"}),
            (1, (), (1,), {"informed"}),
            (1, (2,), (2,), {"informed"}),
        ],
    )
    def test_has_one_lead_and_nobody_twice(self, lead, support, informed, fields):
        assert set(rules.assignment_faults(lead, support, informed)) == fields

    @pytest.mark.parametrize(("due", "fine"), [(None, True), (TODAY, True), (date(2026, 11, 23), False)])
    def test_is_due_after_the_arrival(self, due, fine):
        assert (rules.due_is_possible(due, TODAY) is None) == fine


class TestSettled:
    @pytest.mark.parametrize(
        ("current", "lead_open", "lead_done", "directed", "target"),
        [
            (State.IN_PROGRESS, True, False, False, State.IN_PROGRESS),
            (State.COMPLETED, True, True, True, State.IN_PROGRESS),
            (State.IN_PROGRESS, False, True, True, State.COMPLETED),
            (State.IN_PROGRESS, False, False, True, State.DIRECTED),
            (State.IN_PROGRESS, False, False, False, State.REGISTERED),
            (State.KEPT, True, False, False, State.KEPT),
            (State.FORWARDED, False, True, False, State.FORWARDED),
            (State.REMOVED, False, False, False, State.REMOVED),
        ],
    )
    def test_follows_the_lead(self, current, lead_open, lead_done, directed, target):
        told = {"lead_open": lead_open, "lead_done": lead_done, "was_directed": directed}
        assert rules.settled(current, **told) == target
