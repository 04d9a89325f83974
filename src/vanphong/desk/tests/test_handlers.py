from datetime import timedelta

import pytest
from django.db import transaction

from tests.office.office import NOW
from vanphong.delivery import api as delivery
from vanphong.delivery.api import Letter, Recipient, SentFile
from vanphong.desk.telling import called
from vanphong.files.api import SecrecyFound
from vanphong.kernel.outbox.api import publish
from vanphong.kernel.outbox.worker import drain
from vanphong.notices.api import Notice
from vanphong.organisation.actions.grants import delegate


def told(office, username: str) -> list[str]:
    """What that person was told so far."""
    drain(NOW + timedelta(minutes=1))
    return list(Notice.objects.filter(person=office.person(username)).order_by("id").values_list("sentence", flat=True))


def send(office, secrecy: int = 0) -> delivery.Delivery:
    """A letter of the Office to the Organising Committee."""
    to = office.organ("BTCTU")
    letter = Letter(
        reference="412-CV/VPTU",
        issued_on=NOW.date(),
        type_code="CV",
        type_name="Công văn",
        system="party",
        subject="về việc báo cáo kết quả",
        signer_name="Phạm Văn Minh Họa",
        signer_position="Chánh Văn phòng",
        competence="",
        urgency="normal",
        secrecy=secrecy,
        circulation="",
        page_count=1,
        due_on=None,
        is_reply_required=False,
    )
    sent = delivery.send(
        ("outgoing", 1),
        letter,
        [SentFile(1, 1, "a.pdf", "main")],
        [Recipient(to.pk, to.name)],
        sender_organ_id=office.organ("VPTU").pk,
        actor=office.actor("vanthu"),
        now=NOW,
    )
    return sent.deliveries.get()


class TestCalled:
    @pytest.mark.parametrize(
        ("title", "secrecy", "words"),
        [
            ("12-CV/TU: về đại hội", 0, "«12-CV/TU: về đại hội»"),
            ("12-CV/TU: về đại hội", 1, "một văn bản mật"),
            ("a" * 200, 0, f"«{'a' * 160}…»"),
        ],
    )
    def test_by_the_title_unless_it_is_secret(self, title, secrecy, words):
        assert called(title, secrecy) == words


class TestSending:
    def test_the_recipients_registry_hears_of_a_letter(self, office):
        send(office)
        assert told(office, "vanthu.btc") == [
            "Văn phòng Tỉnh ủy gửi đến «412-CV/VPTU: về việc báo cáo kết quả», đang chờ tiếp nhận."
        ]
        assert told(office, "vanthu.benmau") == []

    def test_an_event_delivered_twice_is_told_once(self, office):
        from vanphong.kernel.outbox.models import Job

        send(office)
        first = told(office, "vanthu.btc")
        Job.objects.update(state="waiting")
        assert told(office, "vanthu.btc") == first

    def test_the_sender_hears_of_a_refusal(self, office):
        sent = send(office)
        delivery.refuse(sent.pk, office.actor("vanthu.btc"), NOW, reason="Gửi nhầm nơi nhận")
        assert told(office, "vanthu")[-1].endswith("từ chối «412-CV/VPTU: về việc báo cáo kết quả»: Gửi nhầm nơi nhận")

    def test_the_sender_hears_of_the_arrival_number(self, office):
        sent = send(office)
        delivery.mark_registered(sent.pk, office.actor("vanthu.btc"), NOW, arrival_number="87", record=("incoming", 5))
        assert told(office, "vanthu")[-1].endswith("số đến 87.")

    def test_the_recipient_hears_that_it_was_taken_back(self, office):
        sent = send(office)
        delivery.revoke([sent.pk], office.actor("vanthu"), NOW, reason="Gửi sai tệp")
        assert "thu hồi" in told(office, "vanthu.btc")[-1]

    def test_the_notice_leads_to_where_the_letter_waits(self, office):
        sent = send(office)
        answer = office.client("vanthu.btc").get(f"/gui-nhan/lan-gui/{sent.dispatch_id}/")
        assert answer.status_code == 303
        assert office.client("vanthu.benmau").get(f"/gui-nhan/lan-gui/{sent.dispatch_id}/")["Location"] == "/"


class TestSecrecy:
    def test_who_brought_a_scan_that_turns_out_secret_is_told_to_purge_it(self, office):
        with transaction.atomic():
            publish(SecrecyFound("incoming", 5, "MẬT", 2, office.person("vanthu").pk), NOW)
        (sentence,) = told(office, "vanthu")
        assert "«MẬT» (trang 2)" in sentence
        assert "gỡ nội dung mật" in sentence


class TestDelegation:
    def test_both_hear_of_it(self, office):
        delegate(
            office.actor("chanhvp"),
            NOW,
            from_position_id=office.position("chanhvp").pk,
            to_position_id=office.position("phochanhvp").pk,
            since=NOW.date(),
            until=NOW.date() + timedelta(days=3),
            reason="Đi công tác",
            permissions=[],
        )
        assert "ủy quyền cho" in told(office, "phochanhvp")[-1]
        assert "đến hết ngày 27/11/2026" in told(office, "chanhvp")[-1]
