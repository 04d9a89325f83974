"""What becomes of a registered document: proposed, directed, assigned, and how its state follows its lead."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from vanphong.incoming.actions.handling import (
    AGREED,
    Routing,
    add,
    agree,
    assign,
    complete,
    copy,
    direct,
    forward,
    keep,
    propose,
    reopen,
)
from vanphong.incoming.choices import State
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.tests.builders import TODAY
from vanphong.incoming.workflow import WORKFLOW
from vanphong.kernel.actor import Principal
from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound, RuleViolated, WrongState
from vanphong.kernel.journal import api as journal
from vanphong.tasks import api as tasks


def sentences(document):
    return list(journal.history(document.kind, document.pk).values_list("sentence", flat=True))


def open_lead(kind, record_id):
    found = tasks.open_lead(kind, record_id)
    assert found is not None
    return found


@pytest.fixture
def people(office):
    """Stored principals by short names."""
    return {
        "unit": office.position("truongphong").unit.principal,
        "specialist": office.position("chuyenvien").principal,
        "second": office.position("chuyenvien2").principal,
        "secretary": office.position("bithu").principal,
        "organisation": Principal.ORGAN.of(office.organ("BTCTU").pk),
    }


@pytest.fixture
def routing(people):
    return Routing(people["unit"], (people["second"],), (people["organisation"],), TODAY + timedelta(days=7))


@pytest.fixture
def proposed(arrivals, office, people, routing):
    """A document that the office proposed to the secretary."""
    document = arrivals.registered("directive")
    told = {"leader": people["secretary"], "opinion": "Giao Phòng Tổng hợp tham mưu", "routing": routing}
    return propose(document, office.actor("chanhvp"), office.now, **told)


@pytest.fixture
def assigned(arrivals, office, routing):
    """A document that the clerk assigned without a directive."""
    return assign(arrivals.registered("directive"), office.actor("vanthu"), office.now, routing=routing)


class TestPropose:
    def test_is_kept_as_a_record_and_handed_to_the_leader(self, proposed, people, office):
        proposal = proposed.proposals.get()
        assert (proposed.state, proposed.leader) == (State.PROPOSED, people["secretary"])
        assert (proposal.person, proposal.lead) == (office.actor("chanhvp").name, people["unit"])
        assert "Giao Phòng Tổng hợp tham mưu" in sentences(proposed)[-1]
        assert "hạn 01/12/2026" in sentences(proposed)[-1]

    def test_without_a_leader_goes_to_the_leadership(self, arrivals, office):
        document = propose(arrivals.registered(), office.actor("chanhvp"), office.now, opinion="Kính trình")
        assert document.leader == Principal.LEADERSHIP.of(office.organ("TU").pk)

    def test_can_be_proposed_again_to_another_leader(self, proposed, office):
        deputy = office.position("phobithu").principal
        again = propose(proposed, office.actor("chanhvp"), office.now, leader=deputy, opinion="Trình lại")
        assert (again.leader, again.proposals.count()) == (deputy, 2)

    def test_refuses_a_lead_that_also_supports(self, arrivals, office, people):
        routing = Routing(people["unit"], (people["unit"],))
        with pytest.raises(InvalidInput) as refused:
            propose(arrivals.registered(), office.actor("chanhvp"), office.now, routing=routing)
        assert "support" in refused.value.fields

    def test_refuses_who_was_not_asked(self, arrivals, office):
        with pytest.raises(RecordNotFound):
            propose(arrivals.registered(), office.actor("chuyenvien"), office.now, opinion="Tôi đề xuất")

    def test_refuses_a_leader(self, arrivals, office):
        with pytest.raises(NotPermitted):
            propose(arrivals.registered(), office.actor("bithu"), office.now, opinion="Tôi đề xuất")

    def test_a_stub_is_dealt_with_on_paper(self, arrivals, office):
        with pytest.raises(RuleViolated, match="bản giấy"):
            propose(arrivals.registered(secrecy=1), office.actor("chanhvp"), office.now, opinion="Kính trình")


class TestAgree:
    def test_one_tap_assigns_as_proposed(self, proposed, office, people):
        document = agree(proposed, office.actor("bithu"), office.now)
        directive = document.directives.get()
        assert document.state == State.IN_PROGRESS
        assert (directive.text, directive.proposal, directive.lead) == (
            AGREED,
            proposed.proposals.get(),
            people["unit"],
        )
        lead = open_lead("incoming", document.pk)
        assert (lead.holder, lead.due_on, lead.instruction) == (people["unit"], date(2026, 12, 1), AGREED)

    def test_without_a_lead_waits_to_be_assigned(self, arrivals, office, people):
        document = arrivals.registered()
        propose(document, office.actor("chanhvp"), office.now, leader=people["secretary"], opinion="Để đồng chí biết")
        assert agree(document, office.actor("bithu"), office.now).state == State.DIRECTED

    def test_an_assistant_conveys_it_and_the_journal_says_for_whom(self, proposed, office):
        document = agree(proposed, office.assistant("troly"), office.now)
        entry = journal.history("incoming", document.pk).filter(verb="agree").get()
        assert entry.person == office.actor("troly").name
        assert "Nguyễn Văn Mẫu" in entry.on_behalf_of
        assert document.directives.get().on_behalf_of == entry.on_behalf_of

    def test_the_office_does_not_direct_for_the_committee(self, proposed, office):
        with pytest.raises(NotPermitted):
            agree(proposed, office.actor("chanhvp"), office.now)

    def test_twice_is_refused(self, proposed, office):
        agree(proposed, office.actor("bithu"), office.now)
        with pytest.raises(WrongState):
            agree(proposed, office.actor("phobithu"), office.now)


class TestDirect:
    def test_the_leader_changes_what_was_proposed(self, proposed, office, people):
        routing = Routing(people["organisation"])
        document = direct(proposed, office.actor("bithu"), office.now, text="Giao Ban Tổ chức", routing=routing)
        assert open_lead("incoming", document.pk).holder == people["organisation"]
        assert sentences(document)[-1].startswith("Bút phê: Giao Ban Tổ chức")

    def test_words_alone_leave_it_to_be_assigned(self, proposed, office):
        document = direct(proposed, office.actor("bithu"), office.now, text="Đưa vào chương trình họp gần nhất")
        assert document.state == State.DIRECTED

    def test_needs_words(self, proposed, office):
        with pytest.raises(InvalidInput):
            direct(proposed, office.actor("bithu"), office.now, text="  ")

    def test_later_directives_stand_beside_the_first(self, proposed, office):
        document = agree(proposed, office.actor("bithu"), office.now)
        again = direct(document, office.actor("phobithu"), office.now, text="Báo cáo trước ngày 28")
        assert again.state == State.IN_PROGRESS
        assert [each.text for each in again.directives.order_by("id")] == [AGREED, "Báo cáo trước ngày 28"]

    def test_a_leader_of_another_organ_does_not_see_it(self, proposed, office):
        with pytest.raises(RecordNotFound):
            direct(proposed, office.actor("bithu.benmau"), office.now, text="Ý kiến")


class TestAssign:
    def test_the_clerk_assigns_where_no_directive_is_needed(self, assigned, people):
        nodes = tasks.Task.objects.of_source("incoming", assigned.pk)
        assert assigned.state == State.IN_PROGRESS
        assert {task.holder: task.capacity for task in nodes} == {
            people["unit"]: "lead",
            people["second"]: "support",
            people["organisation"]: "informed",
        }

    def test_the_clock_is_that_of_the_arrival(self, assigned):
        assert open_lead("incoming", assigned.pk).received_at == assigned.received_at

    def test_the_holder_sees_the_document(self, assigned, office):
        assert IncomingDocument.objects.visible_to(office.actor("truongphong")).get() == assigned

    def test_needs_exactly_one_lead(self, arrivals, office, people):
        with pytest.raises(InvalidInput) as refused:
            assign(
                arrivals.registered(), office.actor("vanthu"), office.now, routing=Routing(support=(people["unit"],))
            )
        assert "lead" in refused.value.fields

    def test_refuses_a_deadline_before_the_arrival(self, arrivals, office, people):
        routing = Routing(people["unit"], due_on=TODAY - timedelta(days=1))
        with pytest.raises(InvalidInput) as refused:
            assign(arrivals.registered(), office.actor("vanthu"), office.now, routing=routing)
        assert "due_on" in refused.value.fields

    def test_refuses_the_specialist(self, arrivals, office, people, routing):
        document = arrivals.registered(proposer=people["specialist"])
        with pytest.raises(NotPermitted):
            assign(document, office.actor("chuyenvien"), office.now, routing=routing)

    def test_many_at_once_tell_which_were_refused(self, arrivals, office, routing, assigned):
        ready = arrivals.registered()
        outcomes = WORKFLOW.perform_many(
            assign, [ready.pk, assigned.pk], office.actor("vanthu"), office.now, routing=routing
        )
        assert outcomes[0].reason == ""
        assert "Đang xử lý" in outcomes[1].reason


class TestAdd:
    def test_others_come_beside_the_lead(self, assigned, office, people):
        document = add(assigned, office.actor("vanthu"), office.now, routing=Routing(informed=(people["specialist"],)))
        assert document.state == State.IN_PROGRESS
        assert tasks.Task.objects.of_source("incoming", document.pk).filter(holder=people["specialist"]).exists()

    def test_needs_somebody(self, assigned, office):
        with pytest.raises(RuleViolated):
            add(assigned, office.actor("vanthu"), office.now, routing=Routing())


class TestSettle:
    """The state follows the lead's task, in the same transaction."""

    def test_completed_when_the_lead_has_done_it(self, assigned, office):
        lead = open_lead("incoming", assigned.pk)
        tasks.complete(lead, office.actor("truongphong"), office.now, result="Đã có văn bản 12-CV/VPTU")
        assigned.refresh_from_db()
        assert (assigned.state, assigned.closed_on) == (State.COMPLETED, TODAY)

    def test_open_again_when_the_lead_is_reopened(self, assigned, office):
        lead = open_lead("incoming", assigned.pk)
        done = tasks.complete(lead, office.actor("truongphong"), office.now, result="Xong")
        tasks.reopen(done, office.actor("vanthu"), office.now, reason="Chưa đủ phụ lục")
        assigned.refresh_from_db()
        assert (assigned.state, assigned.closed_on) == (State.IN_PROGRESS, None)

    def test_waits_to_be_assigned_when_the_lead_returned_it(self, assigned, office, people):
        lead = open_lead("incoming", assigned.pk)
        tasks.send_back(lead, office.actor("truongphong"), office.now, reason="Không thuộc chức năng")
        assigned.refresh_from_db()
        assert assigned.state == State.REGISTERED
        again = assign(assigned, office.actor("vanthu"), office.now, routing=Routing(people["specialist"]))
        assert open_lead("incoming", again.pk).holder == people["specialist"]

    def test_stays_directed_when_a_directed_one_is_recalled(self, proposed, office):
        document = agree(proposed, office.actor("bithu"), office.now)
        lead = open_lead("incoming", document.pk)
        tasks.recall(lead, office.actor("bithu"), office.now, reason="Giao nhầm")
        document.refresh_from_db()
        assert document.state == State.DIRECTED


class TestKeep:
    def test_ends_without_a_task(self, arrivals, office):
        document = keep(arrivals.registered(), office.actor("vanthu"), office.now)
        assert (document.state, document.closed_on) == (State.KEPT, TODAY)

    def test_who_asks_for_an_answer_gets_one(self, arrivals, office):
        with pytest.raises(RuleViolated, match="yêu cầu trả lời"):
            keep(arrivals.registered(is_reply_required=True), office.actor("vanthu"), office.now)

    def test_is_offered_with_the_reason_it_is_refused_for(self, arrivals, office):
        document = arrivals.registered(is_reply_required=True)
        offered = {each.verb: each for each in WORKFLOW.available(document, office.actor("vanthu"), office.now)}
        assert not offered["keep"].allowed
        assert offered["complete"].allowed


class TestComplete:
    def test_notes_what_came_of_it(self, arrivals, office):
        document = complete(
            arrivals.registered(), office.actor("vanthu"), office.now, result="Đã trả lời bằng điện thoại"
        )
        assert (document.state, document.result) == (State.COMPLETED, "Đã trả lời bằng điện thoại")

    def test_needs_a_result(self, arrivals, office):
        with pytest.raises(RuleViolated):
            complete(arrivals.registered(), office.actor("vanthu"), office.now, result="")

    def test_what_asks_for_an_answer_is_not_completed_in_bulk(self, arrivals, office):
        plain, asking = arrivals.registered(), arrivals.registered(is_reply_required=True)
        data = {"result": "Đã xem", "in_bulk": True}
        outcomes = WORKFLOW.perform_many(complete, [plain.pk, asking.pk], office.actor("vanthu"), office.now, **data)
        assert outcomes[0].reason == ""
        assert "từng bản" in outcomes[1].reason

    def test_not_while_somebody_is_at_it(self, assigned, office):
        with pytest.raises(WrongState):
            complete(assigned, office.actor("vanthu"), office.now, result="Xong")


class TestForward:
    def test_ends_here(self, arrivals, office):
        document = forward(arrivals.registered(), office.actor("vanthu"), office.now, receiver="Sở Nội vụ")
        assert (document.state, document.result) == (State.FORWARDED, "Chuyển Sở Nội vụ")

    def test_needs_a_receiver(self, arrivals, office):
        with pytest.raises(InvalidInput):
            forward(arrivals.registered(), office.actor("vanthu"), office.now, receiver=" ")


class TestReopen:
    @pytest.mark.parametrize("act", [keep, lambda *given: complete(*given, result="Xong")])
    def test_waits_to_be_assigned_again(self, arrivals, office, act):
        closed = act(arrivals.registered(), office.actor("vanthu"), office.now)
        document = reopen(closed, office.actor("vanthu"), office.now, reason="Có chỉ đạo mới")
        assert (document.state, document.result, document.closed_on) == (State.REGISTERED, "", None)

    def test_needs_a_reason(self, arrivals, office):
        closed = keep(arrivals.registered(), office.actor("vanthu"), office.now)
        with pytest.raises(RuleViolated):
            reopen(closed, office.actor("vanthu"), office.now, reason="")


class TestOutsiders:
    @pytest.mark.parametrize("act", [keep, agree])
    def test_get_the_answer_of_what_is_not_there(self, proposed, office, act):
        with pytest.raises(RecordNotFound):
            act(proposed, office.actor("vanthu.benmau"), office.now)

    def test_without_clearance_too(self, arrivals, office):
        document = arrivals.registered(secrecy=1)
        with pytest.raises(RecordNotFound):
            keep(document, replace(office.actor("vanthu"), clearance=0), office.now)


class TestCopy:
    """Others are let know of it, whatever has become of it."""

    def test_is_traced_and_leaves_the_state(self, assigned, office, people):
        document = copy(
            assigned, office.actor("chanhvp"), office.now, informed=(people["specialist"],), note="Để biết."
        )
        assert document.state == State.IN_PROGRESS
        assert sentences(document)[-1].startswith("Sao gửi để biết: để biết ")
        assert IncomingDocument.objects.visible_to(office.actor("chuyenvien")).exists()
        task = tasks.Task.objects.get(holder=people["specialist"])
        assert (task.capacity, task.instruction) == ("informed", "Để biết.")

    def test_may_be_done_when_all_is_over(self, arrivals, office, people):
        document = keep(arrivals.registered("directive"), office.actor("vanthu"), office.now)
        assert copy(document, office.actor("vanthu"), office.now, informed=(people["unit"],)).state == State.KEPT

    def test_refuses_nobody_and_whoever_has_it_already(self, assigned, office, people):
        with pytest.raises(InvalidInput, match="Chưa chọn"):
            copy(assigned, office.actor("vanthu"), office.now, informed=())
        copy(assigned, office.actor("vanthu"), office.now, informed=(people["specialist"],))
        with pytest.raises(RuleViolated, match="đã được giao việc này"):
            copy(assigned, office.actor("vanthu"), office.now, informed=(people["specialist"],))

    def test_a_stub_is_not_copied(self, arrivals, office, people):
        with pytest.raises(RuleViolated, match="chỉ được ghi sổ"):
            copy(arrivals.registered(secrecy=1), office.actor("vanthu"), office.now, informed=(people["unit"],))

    def test_has_its_page(self, assigned, office, people):
        client, address = office.client("vanthu"), f"/van-ban-den/{assigned.pk}/copy/"
        assert "chỉ để biết" in client.get(address).content.decode()
        sent = {"informed": [people["specialist"]], "seen": assigned.version}
        assert client.post(address, sent).status_code == 303
