"""Receiving and registering: the number, the ledger, who sees it, what is refused, by the verb and by the database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from vanphong.files import api as files
from vanphong.incoming.actions.arrival import attach, receive, remove, restore
from vanphong.incoming.actions.registration import edit, register, register_paper
from vanphong.incoming.choices import Channel, State
from vanphong.incoming.models import Directive, IncomingDocument
from vanphong.incoming.tests.builders import TODAY
from vanphong.kernel.actor import Principal
from vanphong.kernel.errors import AlreadyDone, InvalidInput, NotPermitted, RecordNotFound, RuleViolated, WrongState
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox import api as outbox
from vanphong.kernel.participation import api as participation
from vanphong.registers import api as registers


def last_entry(document):
    return journal.history(document.kind, document.pk).order_by("-id").first()


def registered_as(arrivals, document, username="vanthu", **more):
    """Register it in its organ's book."""
    given = more.pop("particulars", None) or arrivals.given()
    told = {"register_id": arrivals.book(secret=bool(given.secrecy)).pk, "particulars": given, **more}
    return register(document, arrivals.office.actor(username), arrivals.now, **told)


class TestReceive:
    def test_starts_the_clock_and_keeps_the_file(self, arrivals):
        document = arrivals.received("directive")
        assert (document.state, document.received_at, document.arrived_on) == (State.RECEIVED, arrivals.now, TODAY)
        assert [version.name for version in files.versions("incoming", document.pk)] == ["118-HD-VPTW.pdf"]
        assert last_entry(document).sentence == "Tiếp nhận văn bản: 1 tệp"

    def test_a_paper_of_an_earlier_day_starts_when_the_office_opened(self, arrivals):
        document = arrivals.received(channel=Channel.PAPER, arrived_on=date(2026, 11, 20))
        assert document.received_at.isoformat() == "2026-11-20T07:30:00+07:00"

    def test_the_registry_has_it_and_nobody_else(self, arrivals, office):
        document = arrivals.received("directive")
        assert IncomingDocument.objects.visible_to(office.actor("vanthu")).get() == document
        assert not IncomingDocument.objects.visible_to(office.actor("vanthu.benmau")).exists()
        assert not IncomingDocument.objects.visible_to(office.actor("bithu")).exists()

    def test_only_the_registry_receives(self, arrivals, office):
        with pytest.raises(NotPermitted):
            arrivals.received(clerk="chuyenvien")

    def test_the_same_form_sent_twice_receives_once(self, arrivals, office):
        told = {"organ_id": office.organ("TU").pk, "channel": Channel.UPLOAD, "key": "k1"}
        receive(None, office.actor("vanthu"), office.now, **told)
        with pytest.raises(AlreadyDone):
            receive(None, office.actor("vanthu"), office.now, **told)
        assert IncomingDocument.objects.count() == 1


class TestRegister:
    def test_gives_the_next_number_of_the_book(self, arrivals):
        first, second = arrivals.registered(), arrivals.registered()
        assert (first.arrival_number, second.arrival_number) == (1, 2)
        assert first.state == State.REGISTERED
        assert last_entry(second).sentence == "Vào sổ, số đến 2, Sổ đăng ký văn bản đến"
        assert [number.value for number in registers.numbers_of("incoming", second.pk)] == [2]

    def test_tells_whoever_is_to_propose(self, arrivals, office):
        document = arrivals.registered()
        leaders_of_the_office = Principal.LEADERSHIP.of(office.organ("VPTU").pk)
        assert document.proposer == leaders_of_the_office
        for username in ("chanhvp", "bithu", "vanthu"):
            assert IncomingDocument.objects.visible_to(office.actor(username)).exists()
        assert not IncomingDocument.objects.visible_to(office.actor("chuyenvien")).exists()

    def test_a_chosen_proposer_sees_it(self, arrivals, office):
        specialist = office.position("chuyenvien").principal
        document = arrivals.registered(proposer=specialist)
        assert participation.may_see("incoming", document.pk, office.actor("chuyenvien"))

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"subject": ""}, "subject"),
            ({"sender_name": ""}, "sender_name"),
            ({"arrived_on": TODAY + timedelta(days=1)}, "arrived_on"),
            ({"issued_on": TODAY + timedelta(days=1)}, "issued_on"),
            ({"due_on": TODAY - timedelta(days=1)}, "due_on"),
            ({"secrecy": 2}, "secrecy"),
        ],
    )
    def test_refuses_what_cannot_be_and_spends_no_number(self, arrivals, change, field):
        document = arrivals.received()
        with pytest.raises(InvalidInput) as refused, transaction.atomic():
            registered_as(arrivals, document, particulars=arrivals.given(**change), register_id=arrivals.book().pk)
        assert field in refused.value.fields
        assert registers.peek(arrivals.book().pk, "", TODAY) == 1

    def test_an_urgent_document_gets_the_deadline_of_its_urgency(self, arrivals):
        assert arrivals.registered(urgency="flash").due_on is not None
        assert arrivals.registered().due_on is None

    def test_uses_a_held_number(self, arrivals, office):
        clerk, book = office.actor("vanthu"), arrivals.book()
        held = registers.hold(book.pk, "", TODAY, "Chờ bản giấy", TODAY + timedelta(days=3), clerk, office.now)
        document = registered_as(arrivals, arrivals.received(), held_number_id=held.pk)
        assert document.arrival_number == held.value

    def test_refuses_a_held_number_of_another_book(self, arrivals, office):
        clerk, other = office.actor("vanthu"), arrivals.book("VPTU")
        held = registers.hold(other.pk, "", TODAY, "Chờ bản giấy", TODAY + timedelta(days=3), clerk, office.now)
        with pytest.raises(RuleViolated, match="sổ khác"):
            registered_as(arrivals, arrivals.received(), held_number_id=held.pk)

    def test_refuses_another_state(self, arrivals):
        document = arrivals.registered()
        with pytest.raises(WrongState):
            registered_as(arrivals, document)

    def test_refuses_who_is_no_clerk(self, arrivals, office):
        document = arrivals.received()
        with pytest.raises(RecordNotFound):
            registered_as(arrivals, document, "chuyenvien")

    def test_takes_it_into_the_book_that_was_chosen(self, arrivals, office):
        document = registered_as(arrivals, arrivals.received(), register_id=arrivals.book("VPTU").pk)
        assert document.organ_id == office.organ("VPTU").pk
        assert participation.may_see("incoming", document.pk, office.actor("vanthu"))

    def test_refuses_a_book_of_which_the_actor_is_no_clerk(self, arrivals):
        with pytest.raises(NotPermitted):
            registered_as(arrivals, arrivals.received(), register_id=arrivals.book("BTCTU").pk)


class TestDuplicates:
    def test_same_sender_reference_and_date_is_asked_about(self, arrivals):
        first = arrivals.registered(reference="256-TB/TU")
        again = arrivals.received()
        with pytest.raises(RuleViolated) as refused, transaction.atomic():
            registered_as(arrivals, again, particulars=arrivals.given(reference="256 TB TU"))
        assert f"số đến {first.arrival_number}" in refused.value.reasons[0]

    def test_same_file_is_asked_about(self, arrivals):
        arrivals.registered("directive")
        again = arrivals.received("directive")
        with pytest.raises(RuleViolated, match="cùng tệp"), transaction.atomic():
            registered_as(arrivals, again)

    def test_a_confirmed_one_is_registered(self, arrivals):
        arrivals.registered("directive")
        document = registered_as(arrivals, arrivals.received("directive"), despite_duplicates=True)
        assert document.arrival_number == 2

    def test_another_sender_or_date_is_another_document(self, arrivals):
        arrivals.registered(reference="9-CV/ĐU")
        assert arrivals.registered(reference="9-CV/ĐU", sender_name="Đảng ủy xã khác").arrival_number == 2
        assert arrivals.registered(reference="9-CV/ĐU", issued_on=date(2026, 11, 1)).arrival_number == 3

    def test_what_was_taken_out_does_not_count(self, arrivals, office):
        first = arrivals.received("directive")
        remove(first, office.actor("vanthu"), office.now, reason="Gửi nhầm")
        assert arrivals.registered("directive").arrival_number == 1


class TestRegisterPaper:
    def test_receives_and_registers_at_once(self, arrivals, office):
        document = register_paper(
            office.actor("vanthu"),
            office.now,
            organ_id=office.organ("TU").pk,
            particulars=arrivals.given(),
            register_id=arrivals.book().pk,
        )
        assert (document.channel, document.arrival_number) == (Channel.PAPER, 1)

    def test_refused_leaves_nothing(self, arrivals, office):
        with pytest.raises(InvalidInput):
            register_paper(
                office.actor("vanthu"),
                office.now,
                organ_id=office.organ("TU").pk,
                particulars=arrivals.given(subject=""),
                register_id=arrivals.book().pk,
            )
        assert not IncomingDocument.objects.exists()


class TestRemove:
    def test_keeps_the_arrival_with_its_reason(self, arrivals, office):
        document = remove(arrivals.received("directive"), office.actor("vanthu"), office.now, reason="Gửi nhầm")
        assert document.state == State.REMOVED
        assert last_entry(document).sentence == "Không vào sổ: Gửi nhầm"
        assert files.versions("incoming", document.pk).count() == 1

    def test_needs_a_reason(self, arrivals, office):
        with pytest.raises(RuleViolated):
            remove(arrivals.received(), office.actor("vanthu"), office.now, reason=" ")

    def test_can_be_put_back(self, arrivals, office):
        document = remove(arrivals.received(), office.actor("vanthu"), office.now, reason="Gửi nhầm")
        assert restore(document, office.actor("vanthu"), office.now).state == State.RECEIVED

    def test_a_registered_document_is_not_taken_out(self, arrivals, office):
        with pytest.raises(WrongState):
            remove(arrivals.registered(), office.actor("vanthu"), office.now, reason="Gửi nhầm")


class TestEdit:
    def test_the_journal_keeps_before_and_after(self, arrivals, office):
        document = arrivals.registered()
        given = replace(arrivals.given(reference=document.reference), subject="Trích yếu đã sửa")
        changed = edit(document, office.actor("vanthu"), office.now, particulars=given)
        before, after = last_entry(changed).read_changes()["subject"]
        assert (before, after) == (document.subject, "Trích yếu đã sửa")
        assert changed.arrival_number == document.arrival_number

    def test_secrecy_is_not_lowered(self, arrivals, office):
        document = arrivals.registered(secrecy=1)
        with pytest.raises(RuleViolated, match="hạ độ mật"):
            edit(document, office.actor("vanthu"), office.now, particulars=arrivals.given(secrecy=0))

    def test_refuses_who_is_no_clerk(self, arrivals, office):
        with pytest.raises(NotPermitted):
            edit(arrivals.registered(), office.actor("bithu"), office.now, particulars=arrivals.given())


class TestAttach:
    def test_adds_a_scan(self, arrivals, office):
        document = attach(arrivals.registered(), office.actor("vanthu"), office.now, arrived=[arrivals.file()])
        assert last_entry(document).sentence == "Bổ sung tệp: 118-HD-VPTW.pdf"

    def test_a_stub_takes_none(self, arrivals, office):
        document = arrivals.registered(secrecy=1)
        with pytest.raises(RuleViolated, match="chỉ được ghi sổ"):
            attach(document, office.actor("vanthu"), office.now, arrived=[arrivals.file()])


class TestSecrecy:
    """Zone internet: of a secret document only the line in the secret register; refused by the rule and by the database alike."""

    def test_is_a_stub_in_the_secret_book(self, arrivals):
        document = arrivals.registered(secrecy=1)
        assert document.is_stub
        assert document.register.is_secret
        assert "Mật" not in document.subject
        assert document.public_title == "Văn bản mật số đến 1"

    def test_is_not_seen_without_clearance(self, arrivals, office):
        arrivals.registered(secrecy=1)
        assert IncomingDocument.objects.visible_to(office.actor("vanthu")).exists()
        uncleared = replace(office.actor("vanthu"), clearance=0)
        assert not IncomingDocument.objects.visible_to(uncleared).exists()

    def test_refuses_the_ordinary_book(self, arrivals):
        with pytest.raises(RuleViolated, match="sổ văn bản mật"):
            registered_as(
                arrivals,
                arrivals.received(),
                particulars=arrivals.given(secrecy=1),
                register_id=arrivals.book().pk,
            )

    def test_refuses_an_ordinary_document_in_the_secret_book(self, arrivals):
        with pytest.raises(RuleViolated, match="chỉ dùng cho văn bản mật"):
            registered_as(arrivals, arrivals.received(), register_id=arrivals.book(secret=True).pk)

    def test_refuses_one_that_has_a_file(self, arrivals):
        with pytest.raises(RuleViolated, match="không được giữ tệp"):
            registered_as(arrivals, arrivals.received("directive"), particulars=arrivals.given(secrecy=1))

    def test_top_secret_has_no_subject(self, arrivals, office):
        given = arrivals.given(secrecy=3)
        document = arrivals.received(clerk="coyeu")
        with pytest.raises(InvalidInput) as refused:
            registered_as(arrivals, document, "coyeu", particulars=given)
        assert "subject" in refused.value.fields
        kept = registered_as(arrivals, document, "coyeu", particulars=replace(given, subject=""))
        assert kept.title == f"{given.reference}"

    def test_events_never_tell_what_it_is_about(self, arrivals):
        arrivals.registered(secrecy=1, subject="Trích yếu không được lộ")
        assert not outbox.Job.objects.filter(payload__contains="không được lộ").exists()

    @pytest.mark.parametrize("change", [{"subject": "Lộ"}, {"is_stub": False}])
    def test_the_database_refuses_content(self, arrivals, change):
        document = registered_as(
            arrivals,
            arrivals.received(clerk="coyeu"),
            "coyeu",
            particulars=arrivals.given(secrecy=3, subject=""),
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            IncomingDocument.objects.filter(pk=document.pk).update(**change)

    def test_the_database_refuses_a_file(self, arrivals, office):
        document, file = arrivals.registered(secrecy=1), arrivals.file()
        told = {"slot": "scan", "number": 1, "name": file.name, "blob": file.blob, "person_id": 1, "at": office.now}
        with pytest.raises(IntegrityError, match="incoming_secret_takes_file"), transaction.atomic():
            files.Version.objects.create(kind="incoming", record_id=document.pk, person="A", **told)

    def test_the_database_refuses_to_raise_one_that_has_a_file(self, arrivals):
        document = arrivals.received("directive")
        with pytest.raises(IntegrityError), transaction.atomic():
            IncomingDocument.objects.filter(pk=document.pk).update(secrecy=1)

    def test_the_database_refuses_a_directive_on_it(self, arrivals, office):
        document = arrivals.registered(secrecy=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            Directive.objects.create(document=document, at=office.now, person_id=1, person="A", title="B", text="C")

    def test_the_database_keeps_secret_and_ordinary_books_apart(self, arrivals):
        document = arrivals.registered()
        with pytest.raises(IntegrityError), transaction.atomic():
            IncomingDocument.objects.filter(pk=document.pk).update(secrecy=1, is_stub=True)


class TestNumberIsKept:
    @pytest.mark.parametrize("change", [{"arrival_number": 99}, {"arrived_on": date(2026, 1, 1)}])
    def test_the_database_refuses_to_change_it(self, arrivals, change):
        document = arrivals.registered()
        with pytest.raises(IntegrityError), transaction.atomic():
            IncomingDocument.objects.filter(pk=document.pk).update(**change)

    def test_the_database_refuses_to_take_it_away(self, arrivals):
        document = arrivals.registered()
        with pytest.raises(IntegrityError), transaction.atomic():
            IncomingDocument.objects.filter(pk=document.pk).update(
                arrival_number=None, number=None, register=None, registered_at=None
            )
