"""Two people act on one task or one delivery at the same moment: one wins, the other gets a sentence; nothing is half done."""

import pytest

from tests.databases import run_together
from tests.office.office import Office
from vanphong.delivery.api import Delivery, Dispatch, Letter, Recipient, mark_registered, revoke, send
from vanphong.delivery.api import State as Delivered
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import OfficeError
from vanphong.kernel.journal import api as journal
from vanphong.tasks import api as tasks
from vanphong.tasks.api import Source, State, Task

pytestmark = pytest.mark.usefixtures("committed")
MEMO = ("memo", 71)


@pytest.fixture
def office(committed) -> Office:
    """The practice office, with real commits."""
    return Office()


def assign(office: Office, by: str, lead: int, **more) -> list[Task]:
    """The memo, to that lead."""
    source = Source(*MEMO, office.organ("TU").pk, office.now, 0, "Báo cáo kết quả nhiệm vụ năm 2026")
    return tasks.assign(source, office.actor(by), office.now, lead=lead, **more)


def unit(office: Office) -> int:
    """Phòng Tổng hợp."""
    return office.position("truongphong").unit.principal


def refusals(results: list) -> list[str]:
    """The sentences of those who came second; anything else that went wrong is a defect."""
    failed = [result for result in results if isinstance(result, Exception)]
    assert all(isinstance(each, OfficeError) for each in failed), failed
    return [each.message for each in failed]


class TestTasks:
    def test_it_is_completed_once(self, office):
        (task,) = assign(office, "chanhvp", unit(office))
        head = office.actor("truongphong")
        results = run_together([lambda: tasks.complete(task.pk, head, office.now, result="Xong.") for _ in range(4)])
        assert len(refusals(results)) == 3
        assert journal.history(*MEMO).filter(verb="complete").count() == 1

    def test_it_is_completed_or_recalled_but_not_both(self, office):
        (task,) = assign(office, "chanhvp", unit(office))
        head, chief = office.actor("truongphong"), office.actor("chanhvp")
        tasks.open_tasks(*MEMO, head, office.now)
        results = run_together(
            [
                lambda: tasks.complete(task.pk, head, office.now, result="Xong."),
                lambda: tasks.recall(task.pk, chief, office.now, reason="Giao nhầm."),
            ]
        )
        (sentence,) = refusals(results)
        assert "Việc này đã thu hồi" in sentence or "«Hoàn thành»" in sentence
        assert Task.objects.get().state in {State.COMPLETED, State.RECALLED}

    def test_two_leaders_make_one_lead(self, office):
        chief, deputy = office.position("chanhvp").principal, office.position("phochanhvp").principal
        results = run_together([lambda: assign(office, "bithu", chief), lambda: assign(office, "phobithu", deputy)])
        (sentence,) = refusals(results)
        assert "chủ trì" in sentence
        assert Task.objects.filter(state__in=tasks.OPEN).count() == 1

    def test_recalled_above_and_below_at_once_both_come_to_an_end(self, office):
        (task,) = assign(office, "chanhvp", unit(office))
        head, chief = office.actor("truongphong"), office.actor("chanhvp")
        tasks.pass_on(task.pk, head, office.now, lead=office.position("chuyenvien").principal)
        child = Task.objects.get(parent=task)
        results = run_together(
            [
                lambda: tasks.recall(task.pk, chief, office.now, reason="Giao nhầm."),
                lambda: tasks.recall(child.pk, head, office.now, reason="Tự làm."),
            ]
        )
        assert len(refusals(results)) <= 1
        assert set(Task.objects.values_list("state", flat=True)) == {State.RECALLED}


class TestDeliveries:
    def letter(self, office):
        return Letter(
            reference="412-CV/VPTU",
            issued_on=office_date(office.now),
            type_code="CV",
            type_name="Công văn",
            system="party",
            subject="về việc báo cáo",
            signer_name="Phạm Văn Minh Họa",
            signer_position="Chánh Văn phòng",
            competence="",
            urgency="normal",
            secrecy=0,
            circulation="",
            page_count=1,
            due_on=None,
            is_reply_required=False,
        )

    def send(self, office, key: str = "") -> Dispatch:
        organ = office.organ("BTCTU")
        return send(
            ("outgoing", 71),
            self.letter(office),
            [],
            [Recipient(organ.pk, organ.name)],
            sender_organ_id=office.organ("VPTU").pk,
            actor=office.actor("vanthu"),
            now=office.now,
            key=key,
        )

    def test_a_letter_sent_twice_at_once_arrives_once(self, office):
        results = run_together([lambda: self.send(office, "k") for _ in range(4)])
        assert not refusals(results)
        assert len({each.pk for each in results}) == 1
        assert Delivery.objects.count() == 1

    def test_without_a_key_it_arrives_once_too(self, office):
        results = run_together([lambda: self.send(office) for _ in range(3)])
        assert len(refusals(results)) == 2
        assert Delivery.objects.count() == 1

    def test_it_is_registered_or_revoked(self, office):
        found = self.send(office).deliveries.get()
        clerk, sender = office.actor("vanthu.btc"), office.actor("vanthu")
        run_together(
            [
                lambda: mark_registered(found.pk, clerk, office.now, arrival_number="12", record=("incoming", 9)),
                lambda: revoke([found.pk], sender, office.now, reason="Gửi nhầm."),
            ]
        )
        now_is = Delivery.objects.get()
        assert now_is.state == Delivered.REVOKED
        verbs = list(journal.history("outgoing", 71).values_list("verb", flat=True))
        assert verbs in (["send", "mark_registered", "revoke"], ["send", "revoke"])
        assert bool(now_is.arrival_number) == ("mark_registered" in verbs)
