from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from vanphong.delivery import actions, queries
from vanphong.delivery.choices import Channel, State
from vanphong.delivery.models import Delivery, Dispatch
from vanphong.delivery.tests.letters import FILES, SOURCE, letter, send, sent
from vanphong.kernel.actor import SYSTEM, Principal
from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound, RuleViolated, WrongState
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox import api as outbox
from vanphong.kernel.trace import api as trace
from vanphong.organisation.api import Organ

RECORD = ("incoming", 9)


@pytest.fixture
def told():
    """The events published, by their classes' names."""
    found: list = []
    from vanphong.delivery import events
    from vanphong.kernel.outbox.registry import HANDLERS, JOBS

    def hear(event, now):
        found.append(event)

    hear.__module__ = "vanphong.delivery.tests"
    kinds = (events.DispatchSent, events.DeliveryRegistered, events.DeliveryRefused, events.DeliveryRevoked)
    for kind in kinds:
        hear.__name__ = f"hear_{kind.__name__}"
        outbox.handles(kind)(hear)
    yield lambda now: _drained(found, now)
    for kind in kinds:
        HANDLERS[kind] = [name for name in HANDLERS[kind] if not name.startswith("delivery.tests")]
        JOBS.pop(f"delivery.tests.hear_{kind.__name__}")


def _drained(found, now):
    from vanphong.kernel.outbox.worker import drain

    drain(now)
    return found


def sentences() -> list[str]:
    return list(journal.history(*SOURCE).values_list("sentence", flat=True))


class TestSend:
    def test_connected_organs_have_it_at_once_and_others_are_listed_for_paper(self, office):
        dispatch = send(office, office.organ("BTCTU"), office.organ("H99"), names=("Ông Trần Văn Thử, xã Bến Mẫu",))
        made = {each.recipient_name: each for each in dispatch.deliveries.all()}
        assert made["Ban Tổ chức Tỉnh ủy"].state == State.SENT
        assert made["Ủy ban nhân dân tỉnh Thực Hành"].state == State.LISTED
        assert made["Ủy ban nhân dân tỉnh Thực Hành"].channel == Channel.PAPER
        assert made["Ông Trần Văn Thử, xã Bến Mẫu"].recipient is None

    def test_keeps_the_letter_and_the_files_as_they_are_now(self, office):
        dispatch = Dispatch.objects.get(pk=send(office, office.organ("BTCTU")).pk)
        assert dispatch.letter == letter()
        assert dispatch.sent_files == FILES

    def test_one_entry_tells_of_it(self, office):
        send(office, office.organ("BTCTU"), office.organ("BNCTU"))
        assert sentences() == ["Gửi 2 nơi nhận: Ban Tổ chức Tỉnh ủy; Ban Nội chính Tỉnh ủy"]

    def test_tells_the_registries_that_have_it(self, office, told):
        send(office, office.organ("BTCTU"), office.organ("H99"))
        (event,) = told(office.now)
        assert list(event.principals) == [Principal.REGISTRY.of(office.organ("BTCTU").pk)]
        assert (event.paper_count, event.sender) == (1, "Văn phòng Tỉnh ủy")

    def test_a_second_call_with_the_same_key_does_nothing(self, office):
        first = send(office, office.organ("BTCTU"), key="k1")
        again = send(office, office.organ("BTCTU"), office.organ("BNCTU"), key="k1")
        assert again == first
        assert Delivery.objects.count() == 1
        assert len(sentences()) == 1

    def test_an_organ_that_has_it_is_left_out(self, office):
        send(office, office.organ("BTCTU"))
        more = send(office, office.organ("BTCTU"), office.organ("BNCTU"), office.organ("VPTU"))
        assert [each.recipient_name for each in more.deliveries.all()] == ["Ban Nội chính Tỉnh ủy"]

    def test_an_organ_named_twice_gets_it_once(self, office):
        assert send(office, office.organ("BTCTU"), office.organ("BTCTU")).deliveries.count() == 1

    def test_refuses_when_nobody_is_left(self, office):
        send(office, office.organ("BTCTU"))
        with pytest.raises(InvalidInput, match="đều đã được gửi"):
            send(office, office.organ("BTCTU"))

    def test_an_organ_that_refused_it_can_be_sent_it_again(self, office):
        actions.refuse(sent(office).pk, office.actor("vanthu.btc"), office.now, reason="Thiếu phụ lục.")
        assert send(office, office.organ("BTCTU")).deliveries.get().state == State.SENT

    def test_a_replacement_names_what_it_replaces(self, office):
        first = send(office, office.organ("BTCTU"))
        actions.revoke_dispatch(first, office.actor("vanthu"), office.now, reason="Sai trích yếu.")
        assert send(office, office.organ("BTCTU"), replaces=first).replaces == first

    def test_refuses_a_secret_letter_in_zone_internet(self, office):
        with pytest.raises(RuleViolated, match="Văn bản mật không gửi"):
            send(office, office.organ("BTCTU"), secrecy=1)
        assert not Dispatch.objects.exists()


class TestZones:
    """In zone internet the database itself refuses what is secret; in zone wan it goes out."""

    @pytest.fixture
    def wan(self, office):
        from vanphong.catalogue.api import settle_zone

        settle_zone("wan", office.now, has_content=False)

    def test_in_the_wide_area_network_it_goes_out(self, office, wan):
        found = sent(office, secrecy=1)
        assert (found.secrecy, found.state) == (1, State.SENT)

    def test_and_is_awaited_only_by_whoever_is_cleared(self, office, wan):
        sent(office, secrecy=2)
        assert office.actor("vanthu.btc").clearance == 1
        assert not queries.awaiting(office.actor("vanthu.btc")).exists()

    @pytest.mark.parametrize("table", [Dispatch, Delivery])
    def test_the_database_refuses_it_on_the_internet(self, office, table):
        found = sent(office)
        row = found if table is Delivery else found.dispatch
        with pytest.raises(DatabaseError), transaction.atomic():
            table.objects.filter(pk=row.pk).update(secrecy=1)

    def test_a_delivery_is_as_secret_as_its_letter(self, office, wan):
        found = sent(office, secrecy=1)
        with pytest.raises(DatabaseError), transaction.atomic():
            Delivery.objects.filter(pk=found.pk).update(secrecy=0)

    def test_what_was_sent_is_kept_as_it_was(self, office):
        found = sent(office)
        with pytest.raises(DatabaseError), transaction.atomic():
            Dispatch.objects.filter(pk=found.dispatch_id).update(reference="1-CV/VPTU")


class TestOpenDelivery:
    def test_the_sender_sees_that_it_was_opened(self, office):
        found = actions.open_delivery(sent(office).pk, office.actor("vanthu.btc"), office.now)
        assert (found.state, found.opened_by) == (State.OPENED, "Quách Thị Danh Sách")
        assert sentences()[-1] == "Ban Tổ chức Tỉnh ủy đã mở xem"

    def test_opening_again_changes_nothing(self, office):
        first = actions.open_delivery(sent(office).pk, office.actor("vanthu.btc"), office.now)
        later = office.now + timedelta(hours=1)
        assert actions.open_delivery(first.pk, office.actor("vanthu.btc"), later).opened_at == first.opened_at

    @pytest.mark.parametrize("username", ["vanthu.benmau", "chuyenvien.btc", "quantri"])
    def test_nobody_else_knows_of_it(self, office, username):
        with pytest.raises(RecordNotFound):
            actions.open_delivery(sent(office).pk, office.actor(username), office.now)

    def test_the_sender_does_not_open_it_for_them(self, office):
        with pytest.raises(NotPermitted):
            actions.open_delivery(sent(office).pk, office.actor("vanthu"), office.now)


class TestMarkRegistered:
    def register(self, office, found):
        return actions.mark_registered(
            found.pk, office.actor("vanthu.btc"), office.now, arrival_number="1284", record=RECORD
        )

    def test_the_sender_learns_their_arrival_number(self, office, told):
        found = self.register(office, sent(office))
        assert (found.state, found.arrival_number, found.opened_at) == (State.REGISTERED, "1284", office.now)
        assert sentences()[-1] == "Ban Tổ chức Tỉnh ủy đã vào sổ, số đến 1284"
        event = told(office.now)[-1]
        assert (event.arrival_number, list(event.principals)) == (
            "1284",
            [Principal.REGISTRY.of(office.organ("VPTU").pk)],
        )

    def test_links_the_record_sent_with_the_record_that_arrived(self, office):
        self.register(office, sent(office))
        (link,) = trace.links_of(SOURCE)
        assert (link.target, link.relation) == (RECORD, trace.Relation.DELIVERED_AS)

    def test_refuses_to_register_twice(self, office):
        found = self.register(office, sent(office))
        with pytest.raises(WrongState, match="Đã vào sổ"):
            self.register(office, found)

    def test_refuses_what_was_revoked_meanwhile(self, office):
        found = sent(office)
        actions.revoke_one(found, office.actor("vanthu"), office.now, reason="Gửi nhầm.")
        with pytest.raises(RecordNotFound):
            self.register(office, found)


class TestRefuse:
    def test_the_reason_goes_back(self, office, told):
        found = actions.refuse(sent(office).pk, office.actor("vanthu.btc"), office.now, reason="Không đúng nơi nhận.")
        assert (found.state, found.reason, found.ended_by) == (
            State.REFUSED,
            "Không đúng nơi nhận.",
            "Quách Thị Danh Sách",
        )
        event = told(office.now)[-1]
        assert (event.reason, list(event.principals)) == (
            "Không đúng nơi nhận.",
            [Principal.REGISTRY.of(office.organ("VPTU").pk)],
        )

    def test_refuses_without_a_reason(self, office):
        with pytest.raises(RuleViolated, match="lý do từ chối"):
            actions.refuse(sent(office).pk, office.actor("vanthu.btc"), office.now, reason="  ")

    def test_the_sender_may_not(self, office):
        with pytest.raises(NotPermitted):
            actions.refuse(sent(office).pk, office.actor("vanthu"), office.now, reason="x")


class TestRevoke:
    def test_what_was_not_registered_disappears_there_with_a_trace_here(self, office, told):
        found = sent(office)
        (outcome,) = actions.revoke([found.pk], office.actor("vanthu"), office.now, reason="Gửi nhầm.")
        assert outcome.reason == ""
        assert not queries.awaiting(office.actor("vanthu.btc")).exists()
        assert sentences()[-1] == "Thu hồi văn bản đã gửi Ban Tổ chức Tỉnh ủy: Gửi nhầm."
        event = told(office.now)[-1]
        assert (event.record_id, list(event.principals)) == (0, [Principal.REGISTRY.of(office.organ("BTCTU").pk)])

    def test_what_was_registered_is_told_with_its_record(self, office, told):
        found = sent(office)
        actions.mark_registered(found.pk, office.actor("vanthu.btc"), office.now, arrival_number="12", record=RECORD)
        actions.revoke([found.pk], office.actor("vanthu"), office.now, reason="Thay bằng bản khác.")
        event = told(office.now)[-1]
        assert (event.record_kind, event.record_id, event.reason) == (*RECORD, "Thay bằng bản khác.")

    def test_a_whole_dispatch_leaves_out_what_is_over(self, office):
        dispatch = send(office, office.organ("BTCTU"), office.organ("BNCTU"))
        refused = dispatch.deliveries.get(recipient=office.organ("BNCTU"))
        actions.refuse(refused.pk, office.actor("vanthu.bnc"), office.now, reason="Không liên quan.")
        outcomes = actions.revoke_dispatch(dispatch, office.actor("vanthu"), office.now, reason="Sai.")
        assert [each.reason for each in outcomes] == [""]

    def test_refuses_without_a_reason(self, office):
        (outcome,) = actions.revoke([sent(office).pk], office.actor("vanthu"), office.now, reason="")
        assert "lý do thu hồi" in outcome.reason

    def test_another_registry_does_not_find_it(self, office):
        (outcome,) = actions.revoke([sent(office).pk], office.actor("vanthu.bnc"), office.now, reason="x")
        assert outcome.reason.startswith("Không tìm thấy")

    def test_the_recipient_may_not(self, office):
        with pytest.raises(NotPermitted):
            actions.revoke_one(sent(office).pk, office.actor("vanthu.btc"), office.now, reason="x")


class TestHandOver:
    TODAY = date(2026, 11, 24)

    def listed(self, office):
        return send(office, names=("Sở Nội vụ",)).deliveries.get()

    def test_the_day_and_who_took_it_are_noted(self, office):
        found = actions.hand_over(
            self.listed(office).pk, office.actor("vanthu2"), office.now, handed_on=self.TODAY, handed_to="Bà Thử"
        )
        assert (found.state, found.handed_to) == (State.HANDED_OVER, "Bà Thử")
        assert sentences()[-1] == "Chuyển giao bản giấy cho Sở Nội vụ ngày 24/11/2026"

    @pytest.mark.parametrize(
        ("day", "sentence"), [(date(2026, 11, 25), "tương lai"), (date(2026, 11, 23), "trước ngày gửi")]
    )
    def test_refuses_a_day_that_cannot_be(self, office, day, sentence):
        with pytest.raises(RuleViolated, match=sentence):
            actions.hand_over(self.listed(office).pk, office.actor("vanthu"), office.now, handed_on=day)

    def test_refuses_what_goes_through_the_system(self, office):
        with pytest.raises(WrongState):
            actions.hand_over(sent(office).pk, office.actor("vanthu"), office.now, handed_on=self.TODAY)

    def test_may_be_amended(self, office):
        found = self.listed(office)
        actions.hand_over(found.pk, office.actor("vanthu"), office.now, handed_on=self.TODAY, handed_to="Sai")
        found = actions.amend_hand_over(
            found.pk, office.actor("vanthu"), office.now, handed_on=self.TODAY, handed_to="Đúng"
        )
        assert (found.state, found.handed_to) == (State.HANDED_OVER, "Đúng")


class TestMany:
    def test_a_letter_to_hundreds_takes_few_questions(self, office, django_assert_max_num_queries):
        organs = [
            Organ(
                name=f"Xã {n}",
                folded=f"xa {n}",
                own_line="X",
                level="grassroots",
                group="committee",
                valid_from="2025-01-01",
            )
            for n in range(600)
        ]
        organs = Organ.objects.bulk_create(organs)
        with django_assert_max_num_queries(60):
            dispatch = send(office, *organs)
        assert dispatch.deliveries.filter(state=State.SENT).count() == 600


class TestSystem:
    def test_the_worker_by_itself_may_nothing(self, office):
        with pytest.raises(RecordNotFound):
            actions.refuse(sent(office).pk, SYSTEM, office.now, reason="x")
