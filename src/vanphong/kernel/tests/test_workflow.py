from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.errors import (
    AlreadyDone,
    InvalidInput,
    NotPermitted,
    RecordNotFound,
    RuleViolated,
    StaleRecord,
    WrongState,
)
from vanphong.kernel.journal.models import Entry
from vanphong.kernel.outbox.api import Job, handles
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity
from vanphong.kernel.tests.letters import Letter, State, actor, begin, create_table, row, workflow_of
from vanphong.kernel.workflow import KEEP, Available

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
CLERK = actor("letter:do")

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class LetterOpened:
    """An event of the engine's."""

    letter_id: int
    by: str

    @classmethod
    def of(cls, letter: Letter, by: Any, now: datetime) -> "LetterOpened":
        return cls(letter.pk, by.name)


@handles(LetterOpened)
def on_letter_opened(event: LetterOpened, now: datetime) -> None:
    """Nothing: it is enough that there is a job."""


@pytest.fixture(autouse=True)
def table(db):
    create_table()


def letter(state: str = State.NEW, *, by=CLERK, capacity: Capacity = Capacity.CLERK, **fields) -> Letter:
    """A letter in which somebody takes part."""
    made: Letter = Letter.objects.create(**{"state": state, "created_at": NOW, **fields})
    participation.take_part("letter", made.pk, [by.principals[0]], capacity, NOW)
    return made


def entries(record: Letter) -> list[Entry]:
    return list(Entry.objects.filter(kind="letter", record_id=record.pk).order_by("id"))


def verb(*rows, effect=lambda letter, actor, now, **data: None, name=None, **options):
    """The act of the (last) row, and its workflow."""
    flow = workflow_of(*rows, **options)
    return flow.performs(name or rows[-1].verb)(effect), flow


def never(reason: str):
    """A condition that never holds."""
    return lambda record, actor, now: reason


class TestAct:
    def test_does_everything_in_one_act(self):
        def open_letter(letter, actor, now, /, *, subject):
            letter.subject, letter.due_on = subject, date(2026, 12, 1)

        told = row("open", journal="{actor.name} mở «{record.subject}», hạn {record.due_on}", event=LetterOpened)
        act, _ = verb(told, effect=open_letter)
        given = letter()
        done = act(given, CLERK, NOW, subject="Về việc {tên}")
        kept = Letter.objects.get()
        assert (kept.state, kept.version, kept.subject) == (State.OPEN, 2, "Về việc {tên}")
        assert (done.pk, done.state) == (kept.pk, kept.state)
        (entry,) = entries(given)
        assert entry.sentence == "Nguyễn Văn Mẫu mở «Về việc {tên}», hạn 01/12/2026"
        assert (entry.verb, entry.at, entry.person_id) == ("open", NOW, CLERK.person_id)
        assert entry.read_changes() == {
            "state": ("new", "open"),
            "subject": ("", "Về việc {tên}"),
            "due_on": ("", "2026-12-01"),
        }
        assert Job.objects.filter(name__endswith="on_letter_opened").count() == 1

    def test_works_on_the_record_as_it_is_now_not_on_the_copy_given(self):
        act, _ = verb(row("open"))
        given = letter()
        Letter.objects.update(subject="mới")
        given.subject = "cũ"
        act(given, CLERK, NOW)
        assert Letter.objects.get().subject == "mới"

    def test_a_failing_effect_leaves_nothing(self):
        def fail(letter, actor, now, /):
            letter.subject = "x"
            raise InvalidInput("Không được.")

        act, _ = verb(row("open"), effect=fail)
        given = letter()
        with pytest.raises(InvalidInput):
            act(given, CLERK, NOW, key="k1")
        assert Letter.objects.get().subject == ""
        assert entries(given) == []
        act_again, _ = verb(row("open"))
        act_again(given, CLERK, NOW, key="k1")

    def test_keeps_the_state_where_the_table_says_so(self):
        act, _ = verb(row("edit", (State.NEW, State.OPEN), KEEP))
        for state in (State.NEW, State.OPEN):
            given = letter(state)
            assert (act(given, CLERK, NOW).state, given.version) == (state, 1)

    def test_the_effect_chooses_among_several_targets(self):
        act, _ = verb(row("open", target=(State.OPEN, State.DONE, KEEP)), effect=lambda letter, actor, now, to: to)
        assert act(letter(), CLERK, NOW, to=State.DONE).state == State.DONE
        assert act(letter(), CLERK, NOW, to=KEEP).state == State.NEW

    @pytest.mark.parametrize("to", [None, State.NEW, "nowhere"])
    def test_a_target_that_the_table_does_not_name_is_a_defect(self, to):
        act, _ = verb(row("open", target=(State.OPEN, State.DONE)), effect=lambda letter, actor, now, to: to)
        with pytest.raises(AssertionError, match="does not name"):
            act(letter(), CLERK, NOW, to=to)

    def test_is_shown_on_the_page_of_its_root(self):
        act, _ = verb(row("open"), root=lambda letter: ("dossier", 9))
        act(letter(), CLERK, NOW)
        assert (Entry.objects.latest("id").root_kind, Entry.objects.latest("id").root_id) == ("dossier", 9)

    def test_a_verb_stands_once_in_the_table(self):
        with pytest.raises(ValueError, match="twice"):
            workflow_of(row("open"), row("open"))


class TestRefusals:
    def test_absent_and_foreign_are_the_same(self):
        act, _ = verb(row("open"))
        other = letter(by=actor(person=8))
        for record in (other, 999_999, None):
            with pytest.raises(RecordNotFound) as caught:
                act(record, CLERK, NOW)
            assert caught.value.message == RecordNotFound().message

    def test_clearance_comes_before_everything(self):
        act, _ = verb(row("open"))
        secret = letter(State.DONE, secrecy=1)
        with pytest.raises(RecordNotFound):
            act(secret, CLERK, NOW)
        cleared = actor("letter:do", clearance=1)
        with pytest.raises(WrongState):
            act(secret, cleared, NOW)

    def test_are_asked_in_this_order(self):
        act, _ = verb(row("open", conditions=(never("Thiếu trích yếu."), never("Thiếu hạn."))))
        nobody, reader = actor("letter:do", person=9), actor()
        given = letter(State.DONE)
        participation.take_part("letter", given.pk, [actor(person=3).principals[0]], Capacity.READER, NOW)
        with pytest.raises(RecordNotFound):
            act(given, nobody, NOW, seen=7)
        with pytest.raises(NotPermitted, match="«Open»"):
            act(given, reader, NOW, seen=7)
        with pytest.raises(StaleRecord):
            act(given, CLERK, NOW, seen=7)
        with pytest.raises(WrongState, match="«Đã xong»"):
            act(given, CLERK, NOW, seen=1)
        Letter.objects.update(state=State.NEW)
        with pytest.raises(RuleViolated) as caught:
            act(given, CLERK, NOW, seen=1)
        assert caught.value.reasons == ("Thiếu trích yếu.", "Thiếu hạn.")

    def test_a_permission_for_another_organ_does_not_do(self):
        act, _ = verb(row("open"))
        elsewhere = letter(organ_id=2)
        with pytest.raises(NotPermitted):
            act(elsewhere, CLERK, NOW)

    def test_with_capacities_any_organ_does_but_the_part_must_be_right(self):
        act, _ = verb(row("open", capacities=(Capacity.LEAD,)))
        with pytest.raises(NotPermitted):
            act(letter(organ_id=2), CLERK, NOW)
        assert act(letter(organ_id=2, capacity=Capacity.LEAD), CLERK, NOW).state == State.OPEN

    def test_a_workflow_may_know_the_capacities_itself(self):
        act, _ = verb(row("open", capacities=("owner",)), capacities=lambda letter, actor: frozenset({"owner"}))
        made = Letter.objects.create(state=State.NEW, created_at=NOW)
        assert act(made, CLERK, NOW).state == State.OPEN


class TestBegin:
    def test_begins_a_record_with_its_first_version(self):
        def fill(letter, actor, now, /, *, organ_id):
            letter.organ_id = organ_id

        act, _ = verb(begin(), effect=fill)
        made = act(None, CLERK, NOW, organ_id=1)
        assert (made.state, made.version, made.created_at) == (State.NEW, 1, NOW)
        assert [entry.read_changes() for entry in entries(made)] == [{}]

    def test_the_permission_must_be_held_for_the_organ_it_is_in(self):
        def fill(letter, actor, now, /, *, organ_id):
            letter.organ_id = organ_id
            letter.save()

        act, _ = verb(begin(), effect=fill)
        with pytest.raises(NotPermitted):
            act(None, CLERK, NOW, organ_id=2)
        assert not Letter.objects.exists()

    def test_conditions_are_asked_of_what_the_effect_has_filled(self):
        def fill(letter, actor, now, /, *, subject):
            letter.subject = subject

        def has_subject(letter, actor, now):
            return None if letter.subject else "Chưa ghi trích yếu."

        act, _ = verb(begin(conditions=(has_subject,)), effect=fill)
        with pytest.raises(RuleViolated, match="Chưa ghi trích yếu"):
            act(None, CLERK, NOW, subject="")
        assert act(None, CLERK, NOW, subject="Về việc…").pk


class TestKey:
    def test_the_same_form_is_carried_out_once(self):
        act, _ = verb(row("open", (State.NEW, State.OPEN), KEEP))
        given = letter()
        act(given, CLERK, NOW, key="form-1")
        with pytest.raises(AlreadyDone) as caught:
            act(given, CLERK, NOW, key="form-1")
        assert (caught.value.kind, caught.value.record_id) == ("letter", given.pk)
        assert len(entries(given)) == 1

    def test_leads_to_the_record_that_the_first_sending_began(self):
        act, _ = verb(begin())
        made = act(None, CLERK, NOW, key="form-2")
        with pytest.raises(AlreadyDone) as caught:
            act(None, CLERK, NOW, key="form-2")
        assert caught.value.record_id == made.pk
        assert Letter.objects.count() == 1

    def test_a_refused_form_may_be_sent_again(self):
        act, _ = verb(row("open"))
        given = letter(State.DONE)
        with pytest.raises(WrongState):
            act(given, CLERK, NOW, key="form-3")
        Letter.objects.update(state=State.NEW)
        assert act(given, CLERK, NOW, key="form-3").state == State.OPEN


class TestSeen:
    def edit(self):
        """A verb that changes any field and keeps the state."""

        def edit(letter, actor, now, /, **fields):
            for name, value in fields.items():
                setattr(letter, name, value)

        return verb(row("edit", tuple(State), KEEP), effect=edit)[0]

    def test_the_version_on_the_page_must_be_the_one_that_is(self):
        edit = self.edit()
        given = letter()
        edit(given, CLERK, NOW, seen=1, subject="một")
        assert edit(given, CLERK, NOW, seen=2, subject="hai").version == 3

    def test_both_values_are_shown_in_the_words_of_the_screen(self):
        edit = self.edit()
        given = letter(subject="không")
        edit(given, CLERK, NOW, subject="một", is_urgent=True)
        edit(given, CLERK, NOW, subject="hai", due_on=date(2026, 12, 1), seen_at=NOW, secrecy=0)
        with pytest.raises(StaleRecord) as caught:
            edit(given, CLERK, NOW, seen=1, subject="của tôi")
        assert caught.value.changes == {
            "Trích yếu": ("không", "hai"),
            "Khẩn": ("không", "có"),
            "Hạn": ("", "01/12/2026"),
            "Xem lúc": ("", "09:00 24/11/2026"),
        }
        assert "Nguyễn Văn Mẫu đã: Đã edit" in caught.value.message
        assert Letter.objects.get().subject == "hai"

    def test_only_what_came_after_the_version_seen(self):
        edit = self.edit()
        given = letter()
        edit(given, CLERK, NOW, subject="một")
        Entry.objects.create(
            at=NOW, person_id=0, person="Khác", position_id=0, kind="letter", record_id=given.pk, root_kind="letter",
            root_id=given.pk, verb="noted_elsewhere", sentence="", changes="{}",
        )  # fmt: skip
        edit(given, CLERK, NOW, is_urgent=True)
        with pytest.raises(StaleRecord) as caught:
            edit(given, CLERK, NOW, seen=2)
        assert caught.value.changes == {"Khẩn": ("không", "có")}

    def test_a_version_that_never_was_is_stale_too(self):
        with pytest.raises(StaleRecord, match="đã cũ"):
            self.edit()(letter(), CLERK, NOW, seen=99)

    def test_the_state_is_told_by_its_label(self):
        act, _ = verb(row("open"))
        given = letter()
        act(given, CLERK, NOW)
        with pytest.raises(StaleRecord) as caught:
            act(given, CLERK, NOW, seen=1)
        assert caught.value.changes["Trạng thái"] == ("Mới", "Đang xử lý")


class TestByRule:
    def test_the_worker_performs_what_the_table_lets_it_and_nothing_else(self):
        act, _ = verb(row("lapse", by_rule=True))
        assert act(letter(secrecy=1), SYSTEM, NOW).state == State.OPEN
        refused, _ = verb(row("open"))
        with pytest.raises(RecordNotFound):
            refused(letter(), SYSTEM, NOW)

    def test_conditions_and_state_hold_for_the_worker_too(self):
        act, _ = verb(row("lapse", by_rule=True, conditions=(never("Chưa đến hạn."),)))
        with pytest.raises(RuleViolated):
            act(letter(), SYSTEM, NOW)
        with pytest.raises(WrongState):
            act(letter(State.DONE), SYSTEM, NOW)


class TestAvailable:
    def test_shows_allowed_and_refused_with_reasons_in_the_order_of_the_table(self):
        _, flow = verb(
            row("close", (State.OPEN,)),
            row("open"),
            row("sign", conditions=(never("Chưa thẩm định."),), danger=True),
            row("hide", hidden=True),
            row("lead", capacities=(Capacity.LEAD,)),
        )
        shown = flow.available(letter(), CLERK, NOW)
        assert [(each.verb, each.allowed, each.reasons) for each in shown] == [
            ("open", True, ()),
            ("sign", False, ("Chưa thẩm định.",)),
        ]
        assert isinstance(shown[1], Available)
        assert shown[1].danger

    def test_shows_nothing_to_an_outsider_or_without_clearance(self):
        _, flow = verb(row("open"))
        assert flow.available(letter(by=actor(person=8)), CLERK, NOW) == []
        assert flow.available(letter(secrecy=1), CLERK, NOW) == []


class TestPerformMany:
    def test_does_what_it_can_and_tells_why_not_the_rest(self):
        act, flow = verb(row("open", bulk=True))
        good, done, foreign = letter(), letter(State.DONE), letter(by=actor(person=8))
        outcomes = flow.perform_many(act, [good.pk, done.pk, foreign.pk], CLERK, NOW)
        assert [bool(outcome.reason) for outcome in outcomes] == [False, True, True]
        assert Letter.objects.get(pk=good.pk).state == State.OPEN

    def test_refuses_a_verb_that_is_not_for_many(self):
        act, flow = verb(row("open"))
        with pytest.raises(ValueError, match="not a verb for several"):
            flow.perform_many(act, [letter().pk], CLERK, NOW)


class TestSentence:
    @pytest.mark.parametrize(
        ("template", "data", "told"),
        [
            ("Giao {names}", {"names": ["Một", "Hai"]}, "Giao Một, Hai"),
            ("Hạn {on}", {"on": date(2026, 2, 3)}, "Hạn 03/02/2026"),
            ("Hạn {on:%d/%m}", {"on": date(2026, 2, 3)}, "Hạn 03/02"),
            ("Hạn {on:%d/%m}.", {"on": None}, "Hạn ."),
            ("Lý do: {reason}", {"reason": "{record.secrecy} {0} }{ %s"}, "Lý do: {record.secrecy} {0} }{ %s"),
            ("Đã {record}", {"record": "của tôi"}, None),
        ],
    )
    def test_is_filled_once(self, template, data, told):
        act, _ = verb(row("open", journal=template))
        given = letter()
        act(given, CLERK, NOW, **data)
        assert entries(given)[0].sentence == told if told else "của tôi" not in entries(given)[0].sentence


def test_an_act_inside_another_transaction_is_part_of_it():
    act, _ = verb(row("open"))
    given = letter()
    with transaction.atomic():
        act(given, CLERK, NOW)
        transaction.set_rollback(True)
    assert Letter.objects.get().state == State.NEW
