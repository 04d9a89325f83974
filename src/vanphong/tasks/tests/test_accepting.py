from datetime import timedelta

import pytest

from vanphong.files.api import Zone, store
from vanphong.kernel.errors import RecordNotFound, RuleViolated, WrongState
from vanphong.kernel.workflow import Outcome
from vanphong.tasks import events, queries
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.choices import State
from vanphong.tasks.tests.build import MEMO, assigned, fresh, post, reported, sentences, unit
from vanphong.tasks.workflow import WORKFLOW

DAY = timedelta(days=1)


class TestReport:
    """To complete what has to be accepted is to report it done."""

    def test_waits_for_the_assigner(self, office, memos, told):
        task = reported(office)
        assert (task.state, task.completed_at, task.reported_at) == (State.AWAITING_ACCEPTANCE, None, office.now)
        assert task.reported_by == "Đặng Thị Làm Thử"
        assert sentences()[-1] == "Báo hoàn thành, chờ nghiệm thu (chủ trì): Đã tham mưu."
        event = told(office.now)[-1]
        assert (type(event), event.state) == (events.TaskCompleted, State.AWAITING_ACCEPTANCE)
        assert event.principals == [post(office, "chanhvp")]

    def test_does_not_stop_the_clock(self, office, memos):
        task = reported(office)
        assert queries.lead_state("memo", MEMO) == "open"
        (row,) = queries.rows(office.actor("chanhvp"), office.now + 30 * DAY, [task])
        assert row.alert
        assert row.alert.level == "deep_red"
        assert row.look.word == "Chờ nghiệm thu"

    def test_asks_for_evidence(self, office, memos):
        task = assigned(office, is_acceptance_required=True)
        with pytest.raises(RuleViolated, match="kèm minh chứng"):
            holding.complete(task.pk, office.actor("truongphong"), office.now, result="Xong.")

    def test_takes_a_file_for_evidence(self, office, memos):
        task, head = assigned(office, is_acceptance_required=True), office.actor("truongphong")
        blob = store("Biên bản".encode(), "bien-ban.txt", actor=head, now=office.now, zone=Zone.INTERNET)
        done = holding.complete(task.pk, head, office.now, result="Xong.", files=[(blob, "bien-ban.txt")])
        assert done.state == State.AWAITING_ACCEPTANCE

    def test_is_not_done_in_bulk_without_evidence(self, office, memos):
        task = assigned(office, is_acceptance_required=True)
        (outcome,) = WORKFLOW.perform_many(
            holding.complete, [task.pk], office.actor("truongphong"), office.now, result="Xong."
        )
        assert "hoàn thành từng việc" in outcome.reason

    def test_no_other_lead_is_assigned_meanwhile(self, office, memos):
        reported(office)
        with pytest.raises(RuleViolated, match="đang có người chủ trì"):
            assigned(office, lead=post(office, "phochanhvp"))


class TestAccept:
    def test_ends_the_task_and_tells_the_record(self, office, memos, told):
        task = reported(office)
        told(office.now).clear()
        memos.settled.clear()
        done = assigning.accept(task.pk, office.actor("chanhvp"), office.now + DAY, opinion="Đạt tốt")
        assert (done.state, done.completed_at) == (State.COMPLETED, office.now + DAY)
        assert (done.completed_by, done.reported_at) == ("Đặng Thị Làm Thử", office.now)
        assert done.accepted_by.startswith(office.person("chanhvp").name)
        assert sentences()[-1] == "Nghiệm thu (chủ trì): Đạt tốt"
        assert memos.settled == [MEMO]
        (event,) = told(office.now + DAY)
        assert (type(event), event.principals) == (events.ResultAccepted, [unit(office, "truongphong")])

    def test_is_the_assigners_alone(self, office, memos):
        task = reported(office)
        with pytest.raises(RecordNotFound):
            assigning.accept(task.pk, office.actor("vanthu.benmau"), office.now)

    def test_refuses_what_nobody_reported(self, office, memos):
        with pytest.raises(WrongState):
            assigning.accept(assigned(office).pk, office.actor("chanhvp"), office.now)

    def test_nobody_accepts_the_own_work(self, office, memos):
        task = assigned(office, is_acceptance_required=True, lead=post(office, "chanhvp"))
        assert not task.is_acceptance_required

    def test_several_at_once(self, office, memos):
        ids = [reported(office).pk, reported(office, record_id=72).pk]
        told = WORKFLOW.perform_many(assigning.accept, ids, office.actor("chanhvp"), office.now)
        assert told == [Outcome(each) for each in ids]

    def test_what_was_passed_on_is_accepted_by_the_head(self, office, memos):
        task = holding.pass_on(
            assigned(office).pk,
            office.actor("truongphong"),
            office.now,
            lead=post(office, "chuyenvien"),
            is_acceptance_required=True,
        )
        child = task.children.get()
        holding.complete(child.pk, office.actor("chuyenvien"), office.now, result="Xong.", evidence_text="Dự thảo 2")
        with pytest.raises(RuleViolated, match="chưa xong việc"):
            holding.complete(task.pk, office.actor("truongphong"), office.now, result="Xong.")
        assigning.accept(child.pk, office.actor("truongphong"), office.now)
        holding.complete(task.pk, office.actor("truongphong"), office.now, result="Xong.")
        assert fresh(task).state == State.COMPLETED


class TestRedo:
    def test_the_holder_goes_on_with_the_reason(self, office, memos, told):
        task = reported(office)
        told(office.now).clear()
        back = assigning.redo(task.pk, office.actor("chanhvp"), office.now, reason="Thiếu số liệu.")
        assert (back.state, back.reported_at, back.result) == (State.ASSIGNED, None, "Đã tham mưu.")
        assert sentences()[-1] == "Chưa nghiệm thu, trả lại làm tiếp (chủ trì): Thiếu số liệu."
        (event,) = told(office.now)
        assert (type(event), event.said) == (events.ResultReturned, "Thiếu số liệu.")

    def test_refuses_without_a_reason(self, office, memos):
        with pytest.raises(RuleViolated, match="Chưa ghi lý do"):
            assigning.redo(reported(office).pk, office.actor("chanhvp"), office.now, reason=" ")

    def test_then_it_is_reported_again(self, office, memos):
        task = reported(office)
        assigning.redo(task.pk, office.actor("chanhvp"), office.now, reason="Thiếu số liệu.")
        again = holding.complete(
            task.pk, office.actor("truongphong"), office.now + DAY, result="Đã bổ sung.", evidence_text="413-CV/VPTU"
        )
        assert (again.state, again.reported_at) == (State.AWAITING_ACCEPTANCE, office.now + DAY)


class TestScreens:
    def test_waits_on_the_assigners_list(self, office, memos):
        reported(office)
        page = office.client("chanhvp").get("/nhiem-vu/?part=acceptance").content.decode()
        assert "báo hoàn thành: Đã tham mưu." in page

    def test_accept_and_redo_have_their_pages(self, office, memos):
        task, client = reported(office), office.client("chanhvp")
        assert "Đã tham mưu." in client.get(f"/nhiem-vu/{task.pk}/accept/").content.decode()
        client.post(f"/nhiem-vu/{task.pk}/redo/", {"seen": task.version, "reason": "Thiếu số liệu."})
        page = office.client("truongphong").get(f"/nhiem-vu/{task.pk}/complete/").content.decode()
        assert "Lần trước chưa được nghiệm thu: Thiếu số liệu." in page
        assert "kèm minh chứng" in page
