from datetime import date, timedelta

import pytest

from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound, RuleViolated, WrongState
from vanphong.kernel.participation.api import may_see
from vanphong.organisation.api import Holding
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.choices import State
from vanphong.tasks.models import Task
from vanphong.tasks.tests.build import DUE, MEMO, assigned, capacities, fresh, post, sentences, source, unit

DAY = timedelta(days=1)


class TestAssign:
    def give(self, office, **wanted):
        return assigning.assign(source(office), office.actor("chanhvp"), office.now, **wanted)

    def test_makes_a_task_for_each(self, office):
        made = self.give(
            office,
            lead=unit(office, "truongphong"),
            support=[office.organ("BTCTU").principal],
            informed=[post(office, "phochanhvp")],
            instruction="Tham mưu trả lời.",
            due_on=DUE,
            is_reply_required=True,
        )
        assert [(task.capacity, task.due_on, task.is_reply_required) for task in made] == [
            ("lead", DUE, True),
            ("support", DUE, False),
            ("informed", None, False),
        ]
        assert {task.state for task in made} == {State.ASSIGNED}
        assert made[0].assigner_name == "Phạm Văn Minh Họa, Chánh Văn phòng Tỉnh ủy"

    def test_lets_each_take_part_in_the_task_and_in_the_record(self, office):
        (task,) = self.give(office, lead=unit(office, "truongphong"))
        assert "lead" in capacities(office, "chuyenvien")
        assert "lead" in capacities(office, "chuyenvien", "task", task.pk)
        assert capacities(office, "chanhvp") == {"assigner"}
        assert not may_see("memo", MEMO, office.actor("vanthu.benmau"))

    def test_says_who_got_what_by_when(self, office):
        self.give(office, lead=unit(office, "truongphong"), instruction="Tham mưu trả lời.", due_on=DUE)
        assert sentences() == ["Giao Phòng Tổng hợp (Văn phòng Tỉnh ủy) chủ trì, hạn 04/12/2026: Tham mưu trả lời."]

    def test_tells_each_of_them(self, office, told):
        self.give(office, lead=unit(office, "truongphong"), informed=[post(office, "phochanhvp")])
        assert [(event.capacity, list(event.principals)) for event in told(office.now)] == [
            ("lead", [unit(office, "truongphong")]),
            ("informed", [post(office, "phochanhvp")]),
        ]

    def test_somebody_named_twice_gets_the_higher_capacity(self, office):
        lead = unit(office, "truongphong")
        made = self.give(office, lead=lead, support=[lead, lead], informed=[lead])
        assert [task.capacity for task in made] == ["lead"]

    def test_an_assistant_assigns_for_the_leader(self, office):
        (task,) = assigning.assign(source(office), office.assistant("troly"), office.now, lead=post(office, "chanhvp"))
        assert task.assigner == post(office, "bithu")
        assert task.assigner_name == "Lý Thị Thử Nghiệm, thay mặt đồng chí Nguyễn Văn Mẫu, Bí thư Tỉnh ủy"

    def test_refuses_a_second_lead(self, office):
        assigned(office)
        with pytest.raises(RuleViolated, match="đang có người chủ trì"):
            self.give(office, lead=post(office, "phochanhvp"))

    def test_refuses_the_same_twice(self, office):
        assigned(office, support=[post(office, "phochanhvp")])
        with pytest.raises(RuleViolated, match="đã được giao việc này"):
            self.give(office, support=[post(office, "phochanhvp")])

    def test_refuses_nobody(self, office):
        with pytest.raises(InvalidInput):
            self.give(office)

    def test_refuses_a_deadline_that_has_passed(self, office):
        with pytest.raises(RuleViolated, match="23/11/2026 đã qua"):
            self.give(office, lead=post(office, "phochanhvp"), due_on=date(2026, 11, 23))

    def test_refuses_a_post_that_nobody_holds(self, office):
        left = post(office, "chuyenvien2")
        Holding.objects.filter(position=office.position("chuyenvien2")).update(until=date(2026, 11, 1))
        with pytest.raises(RuleViolated, match="chưa có người giữ"):
            self.give(office, lead=left)

    def test_refuses_whom_the_secrecy_shuts_out(self, office):
        with pytest.raises(RuleViolated, match="không được tiếp cận"):
            assigned(office, "bithu", lead=post(office, "chuyenvien"), secrecy=2)
        assert not Task.objects.exists()

    def test_says_everything_that_speaks_against_it(self, office):
        assigned(office)
        with pytest.raises(RuleViolated) as refused:
            self.give(office, lead=post(office, "phochanhvp"), due_on=date(2026, 11, 1))
        assert len(refused.value.reasons) == 2

    def test_refuses_whoever_may_not_assign(self, office):
        with pytest.raises(NotPermitted):
            assigned(office, "chuyenvien")

    def test_a_new_lead_takes_the_place_of_one_who_returned_it(self, office):
        old = assigned(office)
        holding.send_back(old.pk, office.actor("truongphong"), office.now, reason="Không đúng chức năng.")
        new = assigned(office, lead=post(office, "phochanhvp"))
        assert fresh(old).state == State.REASSIGNED
        assert new.replaces == old

    def test_takes_few_questions(self, office, django_assert_max_num_queries):
        organs = [organ.principal for organ in (office.organ("BTCTU"), office.organ("BNCTU"), office.organ("UBKTTU"))]
        actor, lead, memo = office.actor("chanhvp"), unit(office, "truongphong"), source(office)
        with django_assert_max_num_queries(14 + 4 * 18):
            assigning.assign(memo, actor, office.now, lead=lead, support=organs)


class TestAddAssignees:
    def test_others_take_part_beside_the_lead(self, office, told):
        lead = assigned(office)
        assigning.add_assignees(
            lead.pk, office.actor("chanhvp"), office.now, support=[post(office, "phochanhvp")], informed=[]
        )
        (added,) = Task.objects.filter(capacity="support")
        assert (added.instruction, added.due_on, added.parent) == (lead.instruction, DUE, None)
        assert sentences()[-1].startswith("Thêm người nhận: Phó Chánh Văn phòng phụ trách Tổng hợp")
        assert told(office.now)[-1].task_id == added.pk

    def test_refuses_nobody(self, office):
        with pytest.raises(InvalidInput):
            assigning.add_assignees(assigned(office).pk, office.actor("chanhvp"), office.now)

    def test_the_holder_may_not(self, office):
        with pytest.raises(NotPermitted):
            assigning.add_assignees(
                assigned(office).pk, office.actor("truongphong"), office.now, support=[post(office, "vanthu")]
            )


class TestReassign:
    def again(self, office, task, **changes):
        wanted: dict = {"holder": post(office, "phochanhvp"), "reason": "Đổi phân công."} | changes
        return assigning.reassign(task.pk, office.actor("chanhvp"), office.now, **wanted)

    def test_the_new_one_takes_the_place_of_the_old(self, office, memos):
        old = assigned(office, is_reply_required=True)
        new = self.again(office, old)
        assert (new.state, new.capacity, new.due_on, new.instruction) == (
            State.ASSIGNED,
            "lead",
            DUE,
            old.instruction,
        )
        assert new.is_reply_required
        assert (fresh(old).state, fresh(old).reason) == (State.REASSIGNED, "Đổi phân công.")
        assert memos.settled == [MEMO]

    def test_the_old_holder_is_out_of_it(self, office):
        self.again(office, assigned(office))
        assert capacities(office, "chuyenvien") == frozenset()

    def test_what_was_returned_can_be_given_to_another(self, office):
        old = assigned(office)
        holding.send_back(old.pk, office.actor("truongphong"), office.now, reason="Không đúng chức năng.")
        assert self.again(office, old).holder == post(office, "phochanhvp")

    def test_refuses_without_a_reason(self, office):
        old = assigned(office)
        with pytest.raises(RuleViolated, match="lý do giao lại"):
            self.again(office, old, reason=" ")
        assert fresh(old).state == State.ASSIGNED

    def test_leaves_everything_as_it_was_when_the_new_one_is_refused(self, office):
        old = assigned(office)
        with pytest.raises(RuleViolated, match="đã qua"):
            self.again(office, old, due_on=date(2026, 11, 1))
        assert fresh(old).state == State.ASSIGNED
        assert "lead" in capacities(office, "chuyenvien")

    def test_the_holder_may_not(self, office):
        with pytest.raises(NotPermitted):
            assigning.reassign(
                assigned(office).pk,
                office.actor("truongphong"),
                office.now,
                holder=post(office, "vanthu"),
                reason="x",
            )


class TestRecall:
    def back(self, office, task, now=None, **changes):
        return assigning.recall(
            task.pk, office.actor("chanhvp"), now or office.now, **{"reason": "Giao nhầm.", **changes}
        )

    def test_is_silent_while_it_was_not_opened(self, office, told, memos):
        task = self.back(office, assigned(office))
        assert task.state == State.RECALLED
        assert capacities(office, "truongphong") == frozenset()
        assert capacities(office, "truongphong", "task", task.pk) == frozenset()
        event = told(office.now)[-1]
        assert (event.was_opened, list(event.principals)) == (False, [])
        assert memos.settled == [MEMO]
        assert sentences()[-1] == "Thu hồi việc đã giao (chủ trì): Giao nhầm."

    def test_leaves_a_trace_with_the_holder_who_had_opened_it(self, office, told):
        task = assigned(office)
        holding.open_tasks("memo", MEMO, office.actor("truongphong"), office.now)
        self.back(office, task)
        event = told(office.now)[-1]
        assert (event.was_opened, list(event.principals)) == (True, [unit(office, "truongphong")])
        assert capacities(office, "truongphong") == frozenset()
        assert capacities(office, "truongphong", "task", task.pk) == {"reader"}

    def test_takes_back_what_was_passed_on_from_it(self, office):
        task = assigned(office)
        holding.pass_on(task.pk, office.actor("truongphong"), office.now, lead=post(office, "chuyenvien"))
        self.back(office, task)
        assert {each.state for each in Task.objects.all()} == {State.RECALLED}
        assert capacities(office, "chuyenvien") == frozenset()
        assert capacities(office, "truongphong") == frozenset()

    def test_somebody_with_another_task_of_the_record_stays_in_it(self, office):
        assigned(office, support=[post(office, "phochanhvp")])
        again = assigning.assign(
            source(office), office.actor("bithu"), office.now, informed=[post(office, "phochanhvp")]
        )
        assigning.recall(again[0].pk, office.actor("bithu"), office.now, reason="Thừa.")
        assert capacities(office, "phochanhvp") == {"support"}

    def test_what_was_for_information_and_read_can_be_recalled(self, office):
        (task,) = assigning.assign(
            source(office), office.actor("chanhvp"), office.now, informed=[post(office, "phochanhvp")]
        )
        holding.open_tasks("memo", MEMO, office.actor("phochanhvp"), office.now)
        assert self.back(office, task).state == State.RECALLED

    def test_refuses_what_is_done(self, office):
        task = assigned(office)
        holding.complete(task.pk, office.actor("truongphong"), office.now, result="Đã trả lời.")
        with pytest.raises(WrongState, match="Hoàn thành"):
            self.back(office, task)

    def test_refuses_without_a_reason(self, office):
        with pytest.raises(RuleViolated, match="lý do thu hồi"):
            self.back(office, assigned(office), reason="")

    def test_an_outsider_does_not_find_it(self, office):
        with pytest.raises(RecordNotFound):
            assigning.recall(assigned(office).pk, office.actor("truongban.btc"), office.now, reason="x")


class TestReopen:
    def done(self, office):
        task = assigned(office)
        return holding.complete(task.pk, office.actor("truongphong"), office.now, result="Đã trả lời.")

    def test_it_is_to_be_done_again(self, office, told, memos):
        task = assigning.reopen(
            self.done(office).pk, office.actor("chanhvp"), office.now, reason="Thiếu số liệu quý III."
        )
        assert (task.state, task.completed_at, task.result) == (State.ASSIGNED, None, "Đã trả lời.")
        event = told(office.now)[-1]
        assert (event.said, list(event.principals)) == ("Thiếu số liệu quý III.", [unit(office, "truongphong")])
        assert memos.settled == [MEMO, MEMO]

    def test_refuses_without_a_reason(self, office):
        with pytest.raises(RuleViolated, match="lý do mở lại"):
            assigning.reopen(self.done(office).pk, office.actor("chanhvp"), office.now, reason="")

    def test_refuses_while_another_leads(self, office):
        task = self.done(office)
        assigned(office, lead=post(office, "phochanhvp"))
        with pytest.raises(RuleViolated, match="người khác chủ trì"):
            assigning.reopen(task.pk, office.actor("chanhvp"), office.now, reason="Làm lại.")

    def test_refuses_below_a_task_that_is_over(self, office):
        task = assigned(office)
        holding.pass_on(task.pk, office.actor("truongphong"), office.now, lead=post(office, "chuyenvien"))
        child = Task.objects.get(parent=task)
        holding.complete(child.pk, office.actor("chuyenvien"), office.now, result="Xong.")
        holding.complete(task.pk, office.actor("truongphong"), office.now, result="Xong.")
        with pytest.raises(RuleViolated, match="đã khép lại"):
            assigning.reopen(child.pk, office.actor("truongphong"), office.now, reason="Làm lại.")

    def test_the_holder_may_not(self, office):
        with pytest.raises(NotPermitted):
            assigning.reopen(self.done(office).pk, office.actor("truongphong"), office.now, reason="x")


class TestExtend:
    def later(self, office, task, due_on=DUE + DAY, reason="Chờ số liệu của cơ sở.", by="chanhvp"):
        return assigning.extend(task.pk, office.actor(by), office.now, due_on=due_on, reason=reason)

    def test_the_old_deadline_is_kept_and_counted(self, office, told):
        task = self.later(office, self.later(office, assigned(office)), DUE + 2 * DAY)
        assert (task.due_on, task.extension_count) == (DUE + 2 * DAY, 2)
        assert [each.days for each in task.extensions.order_by("id")] == [
            (DUE, DUE + DAY),
            (DUE + DAY, DUE + 2 * DAY),
        ]
        assert told(office.now)[-1].due_on == "2026-12-06"

    @pytest.mark.parametrize(
        ("due_on", "reason", "sentence"),
        [
            (DUE, "Lý do.", "phải sau hạn hiện tại 04/12/2026"),
            (DUE + DAY, "", "lý do gia hạn"),
            (date(2026, 11, 1), "Lý do.", "đã qua"),
        ],
    )
    def test_refuses(self, office, due_on, reason, sentence):
        with pytest.raises(RuleViolated, match=sentence):
            self.later(office, assigned(office), due_on, reason)

    def test_refuses_beyond_the_deadline_of_what_it_was_passed_on_from(self, office):
        task = assigned(office)
        holding.pass_on(task.pk, office.actor("truongphong"), office.now, lead=post(office, "chuyenvien"))
        with pytest.raises(RuleViolated, match="xin gia hạn việc đó trước"):
            self.later(office, Task.objects.get(parent=task), by="truongphong")

    def test_the_holder_may_not(self, office):
        with pytest.raises(NotPermitted):
            self.later(office, assigned(office), by="truongphong")

    def test_refuses_what_is_for_information(self, office):
        (task,) = assigning.assign(
            source(office), office.actor("chanhvp"), office.now, informed=[post(office, "phochanhvp")]
        )
        with pytest.raises(RuleViolated, match="chỉ để biết"):
            self.later(office, task)


class TestRemind:
    def test_the_holder_is_urged(self, office, told):
        task = assigning.remind(assigned(office).pk, office.actor("chanhvp"), office.now, text="Báo cáo trong ngày.")
        assert (task.reminder, task.reminded_at) == ("Báo cáo trong ngày.", office.now)
        event = told(office.now)[-1]
        assert (event.said, list(event.principals)) == ("Báo cáo trong ngày.", [unit(office, "truongphong")])

    def test_refuses_without_words(self, office):
        with pytest.raises(RuleViolated):
            assigning.remind(assigned(office).pk, office.actor("chanhvp"), office.now, text=" ")
