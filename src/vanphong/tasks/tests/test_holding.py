from datetime import timedelta

import pytest

from vanphong.files.api import current_versions, store
from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound, RuleViolated, WrongState
from vanphong.kernel.trace import api as trace
from vanphong.kernel.workflow import Outcome
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.choices import State
from vanphong.tasks.models import Task
from vanphong.tasks.tests.build import DUE, MEMO, assigned, capacities, fresh, post, sentences, source, unit
from vanphong.tasks.workflow import WORKFLOW

DAY = timedelta(days=1)


def passed_on(office, task, lead="chuyenvien", **changes):
    """The task, passed on by the head of the unit; the child."""
    holding.pass_on(task.pk, office.actor("truongphong"), office.now, lead=post(office, lead), **changes)
    return Task.objects.filter(parent=task).latest("id")


class TestOpenTask:
    def test_the_assigner_sees_that_it_was_opened(self, office):
        task = assigned(office)
        assert holding.open_tasks("memo", MEMO, office.actor("truongphong"), office.now) == 1
        assert (fresh(task).opened_at, fresh(task).opened_by) == (office.now, "Đặng Thị Làm Thử")
        assert sentences()[-1] == "Đặng Thị Làm Thử mở xem (chủ trì)"

    def test_opening_again_changes_nothing(self, office):
        assigned(office)
        holding.open_tasks("memo", MEMO, office.actor("truongphong"), office.now)
        assert holding.open_tasks("memo", MEMO, office.actor("truongphong"), office.now + DAY) == 0

    def test_a_member_of_the_unit_does_not_open_it_for_the_head(self, office):
        assigned(office)
        assert holding.open_tasks("memo", MEMO, office.actor("chuyenvien"), office.now) == 0

    def test_an_assistant_opens_it_for_the_leader(self, office):
        task = assigned(office, lead=post(office, "bithu"))
        holding.open_tasks("memo", MEMO, office.assistant("troly"), office.now)
        assert fresh(task).opened_by == "Lý Thị Thử Nghiệm"

    def test_what_is_for_information_is_noted(self, office):
        (task,) = assigning.assign(
            source(office), office.actor("chanhvp"), office.now, informed=[unit(office, "truongphong")]
        )
        holding.open_tasks("memo", MEMO, office.actor("chuyenvien"), office.now)
        assert fresh(task).state == State.NOTED

    def test_who_may_nothing_opens_nothing(self, office):
        assigned(office, lead=unit(office, "quantri"))
        assert holding.open_tasks("memo", MEMO, office.actor("quantri"), office.now) == 0


class TestPassOn:
    def test_goes_to_people_inside_the_unit_and_stays_the_units(self, office):
        task = assigned(office)
        child = passed_on(office, task, instruction="Soạn dự thảo.", due_on=DUE - DAY)
        assert fresh(task).state == State.PASSED_ON
        assert (child.parent, child.capacity, child.due_on) == (task, "lead", DUE - DAY)
        assert child.received_at == task.received_at
        assert "lead" in capacities(office, "chuyenvien")

    def test_without_a_deadline_it_has_the_units(self, office):
        assert passed_on(office, assigned(office)).due_on == DUE

    def test_refuses_a_later_deadline(self, office):
        with pytest.raises(RuleViolated, match="không sau hạn 04/12/2026"):
            passed_on(office, assigned(office), due_on=DUE + DAY)

    def test_refuses_people_of_other_units(self, office):
        task = assigned(office)
        with pytest.raises(InvalidInput, match="trong đơn vị"):
            passed_on(office, task, lead="vanthu")
        assert fresh(task).state == State.ASSIGNED

    def test_a_leader_passes_on_to_a_unit(self, office):
        task = assigned(office, "bithu", lead=post(office, "chanhvp"))
        holding.pass_on(task.pk, office.actor("chanhvp"), office.now, lead=unit(office, "truongphong"))
        assert fresh(task).state == State.PASSED_ON

    def test_refuses_while_somebody_below_is_at_it(self, office):
        task = assigned(office)
        passed_on(office, task)
        with pytest.raises(RuleViolated, match="chưa xong việc"):
            passed_on(office, task, lead="chuyenvien2")

    def test_who_is_not_the_head_may_not(self, office):
        with pytest.raises(NotPermitted):
            holding.pass_on(
                assigned(office).pk, office.actor("chuyenvien"), office.now, lead=post(office, "chuyenvien2")
            )

    def test_comes_back_when_it_is_recalled_below(self, office):
        task = assigned(office)
        child = passed_on(office, task)
        assigning.recall(child.pk, office.actor("truongphong"), office.now, reason="Tự làm.")
        assert fresh(task).state == State.ASSIGNED

    def test_is_given_to_another_below_without_coming_back(self, office):
        task = assigned(office)
        child = passed_on(office, task)
        new = assigning.reassign(
            child.pk, office.actor("truongphong"), office.now, holder=post(office, "chuyenvien2"), reason="Nghỉ phép."
        )
        assert (fresh(task).state, new.parent) == (State.PASSED_ON, task)

    def test_what_is_returned_below_waits_for_the_head(self, office):
        task = assigned(office)
        child = passed_on(office, task)
        holding.send_back(child.pk, office.actor("chuyenvien"), office.now, reason="Không đúng phần việc.")
        assert fresh(task).state == State.PASSED_ON
        with pytest.raises(RuleViolated, match="chưa xong việc"):
            holding.complete(task.pk, office.actor("truongphong"), office.now, result="Xong.")

    def test_is_not_done_when_it_is_done_below(self, office):
        task = assigned(office)
        child = passed_on(office, task)
        holding.complete(child.pk, office.actor("chuyenvien"), office.now, result="Đã soạn.")
        assert fresh(task).state == State.PASSED_ON
        done = holding.complete(task.pk, office.actor("truongphong"), office.now, result="Đã trình.")
        assert done.state == State.COMPLETED


class TestSendBack:
    def test_goes_to_the_assigner_with_the_reason(self, office, told, memos):
        task = holding.send_back(
            assigned(office).pk, office.actor("truongphong"), office.now, reason="Không đúng chức năng."
        )
        assert (task.state, task.reason) == (State.RETURNED, "Không đúng chức năng.")
        assert capacities(office, "truongphong") == frozenset()
        assert capacities(office, "truongphong", "task", task.pk) == {"reader"}
        event = told(office.now)[-1]
        assert (event.said, list(event.principals)) == ("Không đúng chức năng.", [post(office, "chanhvp")])
        assert memos.settled == [MEMO]

    def test_refuses_without_a_reason(self, office):
        with pytest.raises(RuleViolated, match="lý do trả lại"):
            holding.send_back(assigned(office).pk, office.actor("truongphong"), office.now, reason="")

    def test_refuses_what_was_passed_on(self, office):
        task = assigned(office)
        passed_on(office, task)
        with pytest.raises(WrongState):
            holding.send_back(task.pk, office.actor("truongphong"), office.now, reason="x")

    def test_who_does_not_take_part_does_not_find_it(self, office):
        with pytest.raises(RecordNotFound):
            holding.send_back(assigned(office).pk, office.actor("vanthu.benmau"), office.now, reason="x")


class TestComplete:
    def done(self, office, task, **changes):
        wanted = {"result": "Đã tham mưu văn bản trả lời."} | changes
        return holding.complete(task.pk, office.actor("truongphong"), office.now, **wanted)

    def test_with_its_result(self, office, told, memos):
        task = self.done(office, assigned(office), evidence_text="412-CV/VPTU ngày 24/11/2026")
        assert (task.state, task.completed_at, task.completed_by) == (
            State.COMPLETED,
            office.now,
            "Đặng Thị Làm Thử",
        )
        assert task.has_evidence
        event = told(office.now)[-1]
        assert (event.said, list(event.principals)) == ("Đã tham mưu văn bản trả lời.", [post(office, "chanhvp")])
        assert memos.settled == [MEMO]
        assert sentences()[-1] == "Hoàn thành (chủ trì): Đã tham mưu văn bản trả lời."

    def test_an_answered_reminder_is_over(self, office):
        task = assigning.remind(assigned(office).pk, office.actor("chanhvp"), office.now, text="Gấp.")
        assert self.done(office, task).reminder == ""

    def test_with_a_document_that_follows_from_the_record(self, office, memos):
        memos.issued[5] = True
        task = self.done(office, assigned(office), evidence=("letter", 5))
        (link,) = trace.links_of(task.source)
        assert (link.source, link.relation) == (("letter", 5), trace.Relation.FOLLOWS_FROM)

    def test_a_reply_that_is_linked_already_is_not_linked_again(self, office, memos):
        memos.issued[5] = True
        trace.link(("letter", 5), ("memo", MEMO), trace.Relation.REPLIES_TO, office.now)
        self.done(office, assigned(office), evidence=("letter", 5))
        assert len(trace.links_of(("memo", MEMO))) == 1

    def test_with_files(self, office):
        blob = store(b"Ket qua", "ket-qua.txt", actor=office.actor("truongphong"), now=office.now, zone="internet")
        task = self.done(office, assigned(office), files=[(blob, "Kết quả.txt")])
        (version,) = current_versions("task", [task.pk], "evidence")
        assert version.name == "Kết quả.txt"

    def test_refuses_without_a_result(self, office):
        with pytest.raises(RuleViolated, match="kết quả"):
            self.done(office, assigned(office), result=" ")

    def test_refuses_a_document_that_the_actor_does_not_see(self, office):
        with pytest.raises(RuleViolated, match="Không thấy văn bản"):
            self.done(office, assigned(office), evidence=("letter", 5))

    @pytest.mark.parametrize(
        "proof", [{"evidence_text": "412-CV/VPTU"}, {"no_reply_reason": "Nơi gửi đã rút đề nghị."}]
    )
    def test_where_a_reply_is_required_it_is_named_or_explained(self, office, proof):
        assert self.done(office, assigned(office, is_reply_required=True), **proof).state == State.COMPLETED

    def test_refuses_a_required_reply_that_is_not_there(self, office):
        with pytest.raises(RuleViolated, match="yêu cầu trả lời"):
            self.done(office, assigned(office, is_reply_required=True))

    def test_refuses_a_required_reply_that_is_not_issued(self, office, memos):
        memos.issued[5] = False
        with pytest.raises(RuleViolated, match="chưa ban hành"):
            self.done(office, assigned(office, is_reply_required=True), evidence=("letter", 5))

    def test_a_member_of_the_unit_does_not_do_it_for_the_head(self, office):
        with pytest.raises(NotPermitted):
            holding.complete(assigned(office).pk, office.actor("chuyenvien"), office.now, result="Xong.")

    def test_tells_the_holder_that_it_was_taken_back(self, office):
        task = assigned(office)
        holding.open_tasks("memo", MEMO, office.actor("truongphong"), office.now)
        assigning.recall(task.pk, office.actor("chanhvp"), office.now, reason="Giao nhầm.")
        with pytest.raises(WrongState, match="đã thu hồi: Giao nhầm"):
            self.done(office, task)

    def test_of_many_those_that_ask_for_a_reply_are_left(self, office):
        plain = assigned(office)
        asks = assigned(office, is_reply_required=True, record_id=72)
        outcomes = WORKFLOW.perform_many(
            holding.complete, [plain.pk, asks.pk], office.actor("truongphong"), office.now, result="Đã xử lý."
        )
        assert outcomes[0] == Outcome(plain.pk)
        assert "hoàn thành từng việc" in outcomes[1].reason
        assert fresh(asks).state == State.ASSIGNED


class TestResolve:
    def test_the_assigner_does_what_came_back(self, office, memos):
        task = assigned(office)
        holding.send_back(task.pk, office.actor("truongphong"), office.now, reason="Không đúng chức năng.")
        done = holding.resolve(task.pk, office.actor("chanhvp"), office.now, result="Đã trả lời trực tiếp.")
        assert (done.state, done.completed_by) == (State.COMPLETED, "Phạm Văn Minh Họa")
        assert done.holder == post(office, "chanhvp")
        assert capacities(office, "chanhvp") == {"assigner", "lead"}
        assert memos.settled == [MEMO, MEMO]

    def test_refuses_what_is_still_with_the_holder(self, office):
        with pytest.raises(WrongState):
            holding.resolve(assigned(office).pk, office.actor("chanhvp"), office.now, result="x")


class TestConstraints:
    def test_the_database_knows_one_open_lead(self, office):
        from django.db import IntegrityError, transaction

        task = assigned(office)
        task.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            task.save(force_insert=True)

    def test_the_database_knows_that_a_reply_is_proved(self, office):
        from django.db import IntegrityError, transaction

        task = assigned(office, is_reply_required=True)
        with pytest.raises(IntegrityError), transaction.atomic():
            Task.objects.filter(pk=task.pk).update(state=State.COMPLETED, completed_at=office.now)


class TestMarkRead:
    """What is for information is read, or to be read again, several at once."""

    def given(self, office, record_id=MEMO) -> Task:
        memo, whom = source(office, record_id=record_id), [post(office, "truongphong")]
        (task,) = assigning.assign(memo, office.actor("chanhvp"), office.now, informed=whom)
        return task

    def test_several_at_once(self, office, memos):
        ids = [self.given(office).pk, self.given(office, 72).pk]
        outcomes = WORKFLOW.perform_many(holding.mark_read, ids, office.actor("truongphong"), office.now)
        assert outcomes == [Outcome(each) for each in ids]
        assert {task.state for task in Task.objects.all()} == {State.NOTED}
        assert sentences()[-1] == "Đặng Thị Làm Thử đánh dấu đã xem (nhận để biết)"

    def test_unread_stands_among_the_unread_until_it_is_opened(self, office, memos):
        task, actor = self.given(office), office.actor("truongphong")
        holding.mark_read(task.pk, actor, office.now)
        again = holding.mark_unread(task.pk, actor, office.now)
        assert again.is_unread
        assert again.opened_at == office.now
        assert holding.open_tasks("memo", MEMO, actor, office.now) == 1
        assert fresh(task).state == State.NOTED

    def test_is_not_for_what_has_to_be_done(self, office, memos):
        with pytest.raises(NotPermitted):
            holding.mark_read(assigned(office).pk, office.actor("truongphong"), office.now)

    def test_from_the_list(self, office, memos):
        task, client = self.given(office), office.client("truongphong")
        asked = client.post("/nhiem-vu/hang-loat/", {"verb": "mark_read", "id": task.pk})
        assert "Đánh dấu đã xem" in asked.content.decode()
        client.post(f"/nhiem-vu/{task.pk}/mark-read/", {"seen": task.version})
        assert fresh(task).state == State.NOTED
        client.post(f"/nhiem-vu/{task.pk}/mark-unread/", {"seen": fresh(task).version})
        assert fresh(task).is_unread
