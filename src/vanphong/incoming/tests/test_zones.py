"""The isolated network: what is secret is kept whole there, for those with clearance; on the Internet only its line in the register."""

from dataclasses import replace

import pytest
from django.urls import reverse

from vanphong.catalogue import api as catalogue
from vanphong.incoming.actions.handling import Routing, assign, direct, propose
from vanphong.incoming.actions.registration import register
from vanphong.incoming.choices import State
from vanphong.incoming.models import IncomingDocument
from vanphong.kernel.errors import RecordNotFound


@pytest.fixture
def wan(office):
    """The installation stands on the isolated network."""
    catalogue.settle_zone("wan", office.now, has_content=False)


class TestIsolatedNetwork:
    @pytest.fixture
    def secret(self, wan, arrivals, office):
        document = arrivals.received()
        given = arrivals.given(secrecy=1, subject="Kế sách giữ kín 77")
        book = arrivals.book(secret=True).pk
        return register(document, office.actor("vanthu"), office.now, register_id=book, particulars=given)

    def test_keeps_it_whole(self, secret):
        assert not secret.is_stub

    def test_is_proposed_directed_and_assigned_to_those_with_clearance(self, secret, office):
        propose(secret, office.actor("chanhvp"), office.now, opinion="Kính trình")
        document = direct(secret, office.actor("bithu"), office.now, text="Giao xử lý")
        specialist = office.position("chuyenvien").principal
        assigned = assign(document, office.actor("vanthu"), office.now, routing=Routing(specialist))
        assert assigned.state == State.IN_PROGRESS
        assert IncomingDocument.objects.visible_to(office.actor("chuyenvien")).exists()

    def test_nobody_without_clearance_learns_of_it(self, secret, office):
        client = office.client("truongphong.hcqt")
        assert not IncomingDocument.objects.visible_to(office.actor("truongphong.hcqt")).exists()
        assert client.get(reverse("incoming:record", args=[secret.pk])).status_code == 404
        assert "Kế sách giữ kín" not in client.get(reverse("incoming:list")).content.decode()

    def test_clearance_is_asked_of_every_verb(self, secret, office):
        with pytest.raises(RecordNotFound):
            propose(secret, replace(office.actor("chanhvp"), clearance=0), office.now, opinion="Kính trình")

    def test_top_secret_still_has_no_subject(self, wan, arrivals, office):
        document = arrivals.received(clerk="coyeu")
        given = arrivals.given(secrecy=3, subject="")
        book = arrivals.book(secret=True).pk
        kept = register(document, office.actor("coyeu"), office.now, register_id=book, particulars=given)
        assert (kept.subject, kept.is_stub) == ("", False)


class TestInternet:
    def test_the_form_begins_in_the_secret_book_for_nobody_without_clearance(self, office):
        page = office.client("vanthu").get(reverse("incoming:paper"))
        labels = [label for _, label in page.context["form"].fields["secrecy"].choices]
        assert labels == ["Thường", "Mật"]

    def test_a_secret_paper_is_a_line_in_the_register(self, arrivals, office):
        client = office.client("vanthu")
        form = client.get(reverse("incoming:paper")).context["form"]
        data = {name: form[name].value() for name in form.fields}
        data = {name: value for name, value in data.items() if value is not None and value is not False}
        data |= {"register_id": arrivals.book(secret=True).pk, "secrecy": 1, "sender_name": "Công an tỉnh"}
        answer = client.post(reverse("incoming:paper"), data | {"subject": "Về một việc", "reference": "12/CAT"})
        assert answer.status_code == 303
        document = IncomingDocument.objects.get()
        assert document.is_stub
        shown = client.get(reverse("incoming:record", args=[document.pk])).content.decode()
        assert "Chỉ ghi sổ" in shown
        kept = client.session["incoming_kept"]
        assert set(kept) <= {"register_id", "secrecy"}
