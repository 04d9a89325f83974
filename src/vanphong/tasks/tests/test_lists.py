from datetime import date, timedelta

import pytest

from vanphong.kernel.actor import Principal
from vanphong.tasks import queries
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.models import Task
from vanphong.tasks.tests.build import DUE, MEMO, assigned, fresh, post, reported, source

DAY = timedelta(days=1)
LATER = date(2026, 12, 10)


@pytest.fixture
def given(office):
    """One memo for Phòng Tổng hợp, with others in support and for information."""
    return assigned(office, support=[post(office, "phochanhvp")], informed=[post(office, "thuky")])


def seen(office, username: str, **criteria) -> set[tuple[str, int]]:
    """What that person's list shows: capacity and record."""
    found = queries.tasks(office.actor(username), office.now, **criteria)
    return {(task.capacity, task.source_id) for task in found}


class TestParts:
    def test_the_head_has_what_the_unit_has_to_do(self, office, given):
        assert seen(office, "truongphong") == {("lead", MEMO)}

    def test_a_member_sees_it_as_the_units(self, office, given):
        assert seen(office, "chuyenvien") == set()
        assert seen(office, "chuyenvien", part="unit") == {("lead", MEMO)}

    def test_those_in_support_and_those_informed_have_theirs(self, office, given):
        assert seen(office, "phochanhvp", part="support") == {("support", MEMO)}
        assert seen(office, "thuky", part="informed") == {("informed", MEMO)}
        assert seen(office, "thuky") == set()

    def test_the_assigner_follows_what_was_given(self, office, given):
        assert seen(office, "chanhvp", part="given") == {("lead", MEMO), ("support", MEMO)}

    def test_what_came_back_waits_for_the_assigner(self, office, given):
        holding.send_back(given.pk, office.actor("truongphong"), office.now, reason="Không đúng chức năng.")
        assert seen(office, "chanhvp", part="returned") == {("lead", MEMO)}
        assert seen(office, "truongphong") == set()

    def test_what_was_recalled_unseen_is_in_no_list_of_the_holder(self, office, given):
        assigning.recall(given.pk, office.actor("chanhvp"), office.now, reason="Giao nhầm.")
        assert seen(office, "truongphong", part="all") == set()

    def test_what_is_done_is_kept(self, office, given):
        holding.complete(given.pk, office.actor("truongphong"), office.now, result="Xong.")
        assert seen(office, "truongphong") == set()
        assert seen(office, "truongphong", part="done") == {("lead", MEMO)}

    def test_what_is_late_is_found(self, office, given):
        late = office.now + timedelta(days=14)
        found = queries.tasks(office.actor("truongphong"), late, part="late")
        assert list(found) == [given]

    @pytest.mark.parametrize("username", ["vanthu.benmau", "truongban.btc", "quantri", "lich"])
    def test_outsiders_see_nothing(self, office, given, username):
        assert seen(office, username, part="all") == set()

    def test_nobody_without_clearance_sees_a_secret_one(self, office):
        assigned(office, "bithu", lead=post(office, "chanhvp"), support=[post(office, "phochanhvp")], secrecy=2)
        Task.objects.update(secrecy=3)
        assert seen(office, "phochanhvp", part="all") == set()
        assert seen(office, "chanhvp", part="all") == {("lead", MEMO)}


class TestCriteria:
    @pytest.mark.parametrize(
        ("criteria", "is_found"),
        [
            ({"q": "bao cao ket qua"}, True),
            ({"q": "khac"}, False),
            ({"state": ["assigned"]}, True),
            ({"state": ["passed_on"]}, False),
            ({"due_from": DUE}, True),
            ({"due_from": DUE + DAY}, False),
            ({"due_until": DUE}, True),
            ({"due_until": DUE - DAY}, False),
            ({"alert": ["yellow"]}, False),
            ({"is_reply_required": True}, False),
            ({"is_without_deadline": True}, False),
        ],
    )
    def test_narrow_the_list(self, office, criteria, is_found):
        assigned(office)
        assert bool(seen(office, "truongphong", **criteria)) is is_found

    def test_alerts_are_those_of_the_scale(self, office):
        assigned(office, due_on=date(2026, 11, 25))
        actor = office.actor("truongphong")
        assert queries.tasks(actor, office.now, alert=["yellow"]).exists()
        assert queries.tasks(actor, office.now + 2 * DAY, alert=["red", "deep_red"]).exists()

    def test_what_is_done_without_evidence_is_found(self, office):
        bare, proved = assigned(office), assigned(office, record_id=72)
        head = office.actor("truongphong")
        holding.complete(bare.pk, head, office.now, result="Xong.")
        holding.complete(proved.pk, head, office.now, result="Xong.", evidence_text="412-CV/VPTU")
        assert list(queries.tasks(head, office.now, part="done", is_unproved=True)) == [bare]


class TestRows:
    def test_bring_names_references_alerts(self, office, memos):
        assigned(office, due_on=date(2026, 11, 25))
        actor = office.actor("truongphong")
        (row,) = queries.rows(actor, office.now, list(queries.tasks(actor, office.now)))
        assert row.alert
        assert (row.holder, row.reference, row.alert.sentence, row.look.word, row.age) == (
            "Phòng Tổng hợp",
            "71-GN/VPTU",
            "Còn 1 ngày",
            "Chưa xem",
            1,
        )

    def test_cost_the_same_for_many(self, office, memos, django_assert_max_num_queries):
        for record_id in range(71, 81):
            assigned(office, record_id=record_id)
        actor = office.actor("truongphong")
        found = list(queries.tasks(actor, office.now))
        with django_assert_max_num_queries(4):
            assert len(queries.rows(actor, office.now, found)) == 10


class TestDescribe:
    def test_describes_only_what_the_actor_sees(self, office, given):
        assert set(queries.describe([given.pk], office.actor("chanhvp"))) == {given.pk}
        assert queries.describe([given.pk], office.actor("vanthu.benmau")) == {}


class TestPiles:
    def test_say_what_waits(self, office, given):
        assigned(office, record_id=72, due_on=date(2026, 11, 25))
        told = {pile.name: pile.count for pile in queries.piles(office.actor("truongphong"), office.now)}
        assert told == {"tasks_todo": 2, "tasks_due": 1, "tasks_late": 0, "tasks_acceptance": 0, "tasks_returned": 0}

    def test_the_list_behind_a_pile_has_as_many(self, office, given):
        from django.http import QueryDict

        from vanphong.tasks.forms import TaskFilter

        assigned(office, record_id=72, due_on=date(2026, 11, 25))
        reported(office, record_id=73)
        holding.send_back(given.pk, office.actor("truongphong"), office.now, reason="Không đúng chức năng.")
        for username in ("truongphong", "chanhvp", "phochanhvp"):
            actor = office.actor(username)
            for pile in queries.piles(actor, office.now + 2 * DAY):
                criteria = TaskFilter(QueryDict(pile.url.partition("?")[2])).criteria()
                assert queries.tasks(actor, office.now + 2 * DAY, **criteria).count() == pile.count, pile.name

    def test_overdue_work_is_marked(self, office, given):
        late = {pile.name: pile for pile in queries.piles(office.actor("truongphong"), office.now + 20 * DAY)}
        assert (late["tasks_late"].count, late["tasks_late"].alert) == (1, "deep_red")
        (row,) = late["tasks_late"].rows()
        assert (row.due_on, row.alert, row.url) == (DUE, "deep_red", f"/nhiem-vu/{given.pk}/")

    def test_ask_few_questions(self, office, given, django_assert_max_num_queries):
        actor = office.actor("truongphong")
        queries.piles(actor, office.now)
        with django_assert_max_num_queries(4):
            queries.piles(actor, office.now)


class TestTree:
    def tree(self, office, username="chanhvp"):
        return queries.tree("memo", MEMO, office.actor(username), office.now)

    def test_says_who_has_it_since_when(self, office, given):
        holding.pass_on(given.pk, office.actor("truongphong"), office.now, lead=post(office, "chuyenvien"))
        lead, support, informed = self.tree(office)
        assert (lead.who, lead.role, lead.state, lead.due, lead.since) == (
            "Phòng Tổng hợp",
            "Chủ trì",
            "Đã chuyển tiếp",
            DUE,
            office.now,
        )
        (below,) = lead.children
        assert (below.who, below.state, below.current) == ("Chuyên viên theo dõi kinh tế", "Chưa xem", True)
        assert [support.role, informed.role] == ["Phối hợp", "Nhận để biết"]

    def test_strikes_through_what_was_recalled_after_it_was_opened(self, office, given):
        holding.open_tasks("memo", MEMO, office.actor("truongphong"), office.now)
        assigning.recall(given.pk, office.actor("chanhvp"), office.now, reason="Giao nhầm.")
        assert [node.recalled for node in self.tree(office, "phochanhvp")] == [True, False, False]

    def test_shows_what_was_recalled_unseen_to_its_assigner_alone(self, office, given):
        assigning.recall(given.pk, office.actor("chanhvp"), office.now, reason="Giao nhầm.")
        assert len(self.tree(office, "chanhvp")) == 3
        assert len(self.tree(office, "phochanhvp")) == 2

    def test_offers_each_what_each_may_do(self, office, given):
        def verbs(username):
            return {each.verb for each in self.tree(office, username)[0].available if each.allowed}

        assert verbs("truongphong") == {"complete", "pass_on", "send_back"}
        assert verbs("chanhvp") == {"reassign", "add_assignees", "extend", "remind", "recall"}
        assert verbs("chuyenvien") == set()

    def test_keeps_the_deadlines_that_were_put_off(self, office, given):
        assigning.extend(given.pk, office.actor("chanhvp"), office.now, due_on=LATER, reason="Chờ số liệu.")
        assert [each.days for each in self.tree(office)[0].extensions] == [(DUE, LATER)]

    def test_says_an_order_to_several_once(self, office, given):
        assert [node.instruction for node in self.tree(office)] == [given.instruction, "", ""]

    def test_asks_the_same_for_a_large_tree(self, office, django_assert_max_num_queries):
        people = ["phochanhvp", "phochanhvp2", "thuky", "troly", "nhiemvu", "thamdinh", "luutru", "vanthu", "coyeu"]
        assigned(office, support=[post(office, each) for each in people])
        actor = office.actor("bithu")
        self.tree(office)
        with django_assert_max_num_queries(6):
            queries.tree("memo", MEMO, actor, office.now)


class TestOpenLead:
    def test_is_who_is_responsible_now(self, office, given):
        assert queries.open_lead("memo", MEMO) == given
        holding.send_back(given.pk, office.actor("truongphong"), office.now, reason="Không đúng chức năng.")
        assert queries.open_lead("memo", MEMO) is None


class TestLeadState:
    def test_follows_the_newest_lead(self, office):
        said = [queries.lead_state("memo", MEMO)]
        first = assigned(office)
        said.append(queries.lead_state("memo", MEMO))
        holding.send_back(first.pk, office.actor("truongphong"), office.now, reason="Không đúng chức năng.")
        said.append(queries.lead_state("memo", MEMO))
        second = assigning.reassign(
            first.pk, office.actor("chanhvp"), office.now, holder=post(office, "phochanhvp"), reason="Đổi."
        )
        said.append(queries.lead_state("memo", MEMO))
        holding.complete(second.pk, office.actor("phochanhvp"), office.now, result="Xong.")
        said.append(queries.lead_state("memo", MEMO))
        assert said == ["", "open", "returned", "open", "done"]

    def test_says_nothing_when_it_was_recalled(self, office, given):
        assigning.recall(given.pk, office.actor("chanhvp"), office.now, reason="Giao nhầm.")
        assert queries.lead_state("memo", MEMO) == ""


class TestOfferedBeside:
    def test_inside_the_unit_below_one(self, office, given):
        holding.pass_on(given.pk, office.actor("truongphong"), office.now, lead=post(office, "chuyenvien"))
        child = Task.objects.select_related("parent").get(parent=fresh(given))
        found = {each.principal for each in queries.offered_beside(child, office.actor("truongphong"), DUE)}
        assert post(office, "chuyenvien2") in found
        assert post(office, "vanthu") not in found

    def test_in_the_whole_organ_at_the_top(self, office, given):
        found = {each.principal for each in queries.offered_beside(given, office.actor("chanhvp"), DUE)}
        assert {post(office, "vanthu"), Principal.ORGAN.of(office.organ("BTCTU").pk)} <= found


class TestSourceOf:
    def test_a_task_is_not_found_by_outsiders(self, office, given):
        from vanphong.kernel.errors import RecordNotFound

        with pytest.raises(RecordNotFound):
            queries.task(office.actor("vanthu.benmau"), given.pk)

    def test_files_are_read_by_those_who_see_the_record(self, office, given):
        assert queries.may_read(office.actor("thuky"), "task", given.pk)
        assert not queries.may_read(office.actor("vanthu.benmau"), "task", given.pk)
        assert source(office).id == given.source_id
