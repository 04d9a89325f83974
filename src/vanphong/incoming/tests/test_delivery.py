"""What other agencies of the installation sent: accepted and registered, refused, taken back."""

import pytest
from django.urls import reverse

from vanphong.delivery import api as delivery
from vanphong.delivery.api import DeliveryRevoked, Letter, Recipient, SentFile
from vanphong.incoming.actions.acceptance import accept_delivery
from vanphong.incoming.actions.arrival import remove
from vanphong.incoming.actions.registration import register
from vanphong.incoming.choices import Channel, State
from vanphong.incoming.handlers import withdraw_arrival
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.queries.prefill import prefill
from vanphong.incoming.tests.builders import TODAY
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.journal import api as journal
from vanphong.kernel.trace import api as trace
from vanphong.outgoing.tests import builders as drafts


@pytest.fixture
def sent(arrivals, office):
    """A letter of the commune to the provincial committee, with its file."""
    file = arrivals.file("commune-report", "vanthu.benmau")
    letter = Letter(
        reference="54-BC/ĐU",
        issued_on=TODAY,
        type_code="bao-cao",
        type_name="Báo cáo",
        system="party",
        subject="Kết quả công tác tháng 10",
        signer_name="Nguyễn Thị Gợi Ý",
        signer_position="Bí thư",
        competence="T/M ĐẢNG ỦY",
        urgency="urgent",
        secrecy=0,
        circulation="",
        page_count=2,
        due_on=None,
        is_reply_required=True,
    )
    dispatch = delivery.send(
        ("outgoing", 1),
        letter,
        [SentFile(0, file.blob.pk, file.name, "main")],
        [Recipient(office.organ("TU").pk, "Tỉnh ủy Thực Hành")],
        sender_organ_id=office.position("vanthu.benmau").unit.organ_id,
        actor=office.actor("vanthu.benmau"),
        now=office.now,
    )
    return dispatch.deliveries.get()


@pytest.fixture
def answered(office, sent):
    """A document that the provincial committee issued to the commune, answered by the letter."""
    found = drafts.issued(
        office, lines=drafts.recipients(office, office.position("vanthu.benmau").unit.organ.exchange_code)
    )
    dispatch = sent.dispatch
    dispatch.particulars = {**dispatch.particulars, "in_reply_to": found.reference.replace("-", " ").lower()}
    dispatch.save()
    return found


def state_of(sent):
    return delivery.Delivery.objects.get(pk=sent.pk).state


class TestAccept:
    def test_brings_particulars_and_files(self, sent, office):
        document = accept_delivery(sent.pk, office.actor("vanthu"), office.now)
        assert (document.state, document.channel, document.received_at) == (
            State.RECEIVED,
            Channel.DELIVERY,
            sent.dispatch.sent_at,
        )
        assert (document.reference, document.urgency, document.is_reply_required) == ("54-BC/ĐU", "urgent", True)
        assert str(document.document_type) == "Báo cáo"
        assert state_of(sent) == delivery.State.OPENED
        values = prefill(document, {}, office.now).values
        assert values["subject"] == "Kết quả công tác tháng 10"

    def test_twice_is_once(self, sent, office):
        first = accept_delivery(sent.pk, office.actor("vanthu"), office.now)
        assert accept_delivery(sent.pk, office.actor("vanthu2"), office.now) == first
        assert IncomingDocument.objects.count() == 1

    def test_is_for_the_registry_of_the_recipient(self, sent, office):
        for username in ("vanthu.btc", "chanhvp"):
            with pytest.raises(RecordNotFound):
                accept_delivery(sent.pk, office.actor(username), office.now)


class TestRegistering:
    def test_tells_the_sender_the_number_and_links_the_two(self, sent, arrivals, office):
        accepted = accept_delivery(sent.pk, office.actor("vanthu"), office.now)
        document = register(
            accepted,
            office.actor("vanthu"),
            office.now,
            register_id=arrivals.book().pk,
            particulars=arrivals.given(reference="54-BC/ĐU"),
        )
        found = delivery.Delivery.objects.get(pk=sent.pk)
        assert (found.state, found.arrival_number) == (delivery.State.REGISTERED, str(document.arrival_number))
        assert (found.record_kind, found.record_id) == document.ref
        assert [link.relation for link in trace.links_of(document.ref)] == [trace.Relation.DELIVERED_AS]

    def test_stays_in_the_books_of_the_addressee(self, sent, arrivals, office):
        from vanphong.kernel.errors import RuleViolated

        accepted = accept_delivery(sent.pk, office.actor("vanthu"), office.now)
        with pytest.raises(RuleViolated, match="đích danh"):
            register(
                accepted,
                office.actor("vanthu"),
                office.now,
                register_id=arrivals.book("VPTU").pk,
                particulars=arrivals.given(),
            )


class TestSentBack:
    def test_the_reason_goes_back(self, sent, office):
        accepted = accept_delivery(sent.pk, office.actor("vanthu"), office.now)
        document = remove(accepted, office.actor("vanthu"), office.now, reason="Thiếu phụ lục")
        found = delivery.Delivery.objects.get(pk=sent.pk)
        assert (document.was_sent_back, found.state, found.reason) == (True, delivery.State.REFUSED, "Thiếu phụ lục")


class TestRevoked:
    def event(self, sent, reason="Gửi nhầm bản dự thảo"):
        return DeliveryRevoked(
            delivery_id=sent.pk,
            source_kind="outgoing",
            source_id=1,
            sender="Đảng ủy xã Bến Mẫu",
            recipient="Tỉnh ủy",
            reference="54-BC/ĐU",
            subject="",
            secrecy=0,
            arrival_number="",
            record_kind="",
            record_id=0,
            reason=reason,
            by="Văn thư",
            by_person_id=1,
            version=1,
            principals=[],
        )

    def test_an_arrival_is_taken_out(self, sent, office):
        document = accept_delivery(sent.pk, office.actor("vanthu"), office.now)
        withdraw_arrival(self.event(sent), office.now)
        document.refresh_from_db()
        assert (document.state, document.withdrawn) == (State.REMOVED, "Gửi nhầm bản dự thảo")

    def test_a_registered_document_is_marked_once(self, sent, arrivals, office):
        accepted = accept_delivery(sent.pk, office.actor("vanthu"), office.now)
        told = {"register_id": arrivals.book().pk, "particulars": arrivals.given()}
        document = register(accepted, office.actor("vanthu"), office.now, **told)
        for _ in range(2):
            withdraw_arrival(self.event(sent), office.now)
        document.refresh_from_db()
        assert (document.state, document.withdrawn) == (State.REGISTERED, "Gửi nhầm bản dự thảo")
        assert journal.history("incoming", document.pk).filter(verb="withdraw").count() == 1
        shown = office.client("vanthu").get(reverse("incoming:record", args=[document.pk])).content.decode()
        assert "Nơi gửi đã thu hồi văn bản này" in shown


class TestAwaiting:
    def test_shows_the_letter_to_the_registry_alone(self, sent, office):
        shown = office.client("vanthu").get(reverse("incoming:awaiting")).content.decode()
        assert "Kết quả công tác tháng 10" in shown
        assert (
            "Kết quả công tác tháng 10"
            not in office.client("vanthu.btc").get(reverse("incoming:awaiting")).content.decode()
        )
        assert office.client("chuyenvien").get(reverse("incoming:awaiting")).status_code == 403

    def test_accepting_leads_to_the_registration(self, sent, office):
        answer = office.client("vanthu").post(reverse("incoming:accept", args=[sent.pk]))
        document = IncomingDocument.objects.get()
        assert answer.headers["Location"] == reverse("incoming:register", args=[document.pk])
        page = office.client("vanthu").get(answer.headers["Location"])
        assert page.context["form"]["reference"].value() == "54-BC/ĐU"

    def test_accepting_by_a_link_is_refused(self, sent, office):
        assert office.client("vanthu").get(reverse("incoming:accept", args=[sent.pk])).status_code == 405

    def test_refusing_needs_a_reason(self, sent, office):
        client, address = office.client("vanthu"), reverse("incoming:refuse", args=[sent.pk])
        assert client.post(address, {"reason": " "}).status_code == 422
        assert client.post(address, {"reason": "Không thuộc thẩm quyền"}).status_code == 303
        assert state_of(sent) == delivery.State.REFUSED
        assert "Kết quả công tác tháng 10" not in client.get(reverse("incoming:awaiting")).content.decode()


class TestAnswer:
    def test_a_letter_that_names_our_reference_is_linked_with_that_document(self, sent, answered, office):
        document = accept_delivery(sent.pk, office.actor("vanthu"), office.now)
        (link,) = trace.links_of(document.ref)
        assert (link.target, link.relation) == (answered.ref, "replies_to")

    def test_both_pages_show_it(self, sent, answered, office):
        document = accept_delivery(sent.pk, office.actor("vanthu"), office.now)
        client = office.client("vanthu")
        assert answered.reference in client.get(reverse("incoming:record", args=[document.pk])).content.decode()
        page = client.get(reverse("outgoing:record", args=[answered.pk]) + "?phan=lien-quan").content.decode()
        assert "54-BC/ĐU" in page

    def test_a_reference_that_is_none_of_ours_links_nothing(self, sent, office):
        sent.dispatch.particulars = {**sent.dispatch.particulars, "in_reply_to": "999-TB/TU"}
        sent.dispatch.save()
        assert not trace.links_of(accept_delivery(sent.pk, office.actor("vanthu"), office.now).ref)
