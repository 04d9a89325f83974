"""Consulting: asked, answered, reminded, put together; it stops nothing."""

from datetime import date, timedelta

import pytest

from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import NotPermitted, RecordNotFound, RuleViolated, WrongState
from vanphong.outgoing.actions import appraising, consulting
from vanphong.outgoing.jobs import remind_of_opinions
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.tests import builders

pytestmark = pytest.mark.django_db


def asked(office, document=None, **more):
    """A consultation of the head of division, an organ and the head of the office."""
    document = document or builders.drafted(office)
    names = [
        office.position("truongphong").principal,
        office.organ("BTCTU").principal,
        office.position("chanhvp").principal,
    ]
    given = {"asked": names, "question": "Đề nghị cho ý kiến về khoản 2.", **more}
    consulting.consult(document, office.actor("chuyenvien"), office.now, **given)
    return document.consultations.get()


class TestConsult:
    def test_makes_a_row_for_each_of_those_asked(self, office):
        found = asked(office)
        assert found.opinions.filter(answer="").count() == 3
        assert found.version_number == 1

    def test_lets_those_asked_see_the_draft(self, office):
        document = asked(office).document
        for name in ("truongphong", "vanthu.btc", "chanhvp"):
            assert OutgoingDocument.objects.visible_to(office.actor(name)).filter(pk=document.pk).exists()

    def test_leaves_the_state(self, office):
        document = asked(office, builders.appraising_now(office)).document
        assert document.state == "appraising"
        builders.appraise(office, document)

    @pytest.mark.parametrize(
        ("more", "reason"),
        [
            ({"asked": []}, "Chưa chọn nơi"),
            ({"question": " "}, "Chưa ghi nội dung"),
            ({"due_on": date(2026, 11, 1)}, "đã qua"),
        ],
    )
    def test_refuses_half_a_question(self, office, more, reason):
        with pytest.raises(RuleViolated, match=reason):
            asked(office, **more)

    def test_refuses_without_a_text(self, office):
        with pytest.raises(RuleViolated, match="Chưa có tệp"):
            asked(office, builders.drafted(office, text=None))

    def test_is_told_in_the_journal_of_the_document(self, office):
        document = asked(office).document
        verbs = [entry.verb for entry in builders.entries(document)]
        assert verbs == ["draft", "ask", "consult"]


class TestGiveOpinion:
    def test_answers_for_the_position(self, office):
        found = asked(office)
        consulting.give_opinion(found, office.actor("truongphong"), office.now, answer="agree")
        opinion = found.opinions.get(answer="agree")
        assert (opinion.person, opinion.label) == ("Đặng Thị Làm Thử", "Trưởng phòng Tổng hợp (Đặng Thị Làm Thử)")

    def test_one_answers_for_the_organ(self, office):
        found = asked(office)
        consulting.give_opinion(found, office.actor("truongban.btc"), office.now, answer="other", text="Bổ sung hạn.")
        assert found.opinions.get(answer="other").label == "Ban Tổ chức Tỉnh ủy"

    def test_may_be_changed_until_it_is_closed(self, office):
        found = asked(office)
        for answer in ("disagree", "agree"):
            consulting.give_opinion(found, office.actor("truongphong"), office.now, answer=answer, text="Vì vậy.")
        assert found.opinions.exclude(answer="").get().answer == "agree"
        consulting.close(found, office.actor("chuyenvien"), office.now, summary="Tiếp thu.")
        with pytest.raises(WrongState):
            consulting.give_opinion(found, office.actor("truongphong"), office.now, answer="agree")

    def test_refuses_a_bare_no(self, office):
        with pytest.raises(RuleViolated, match="Ghi rõ ý kiến"):
            consulting.give_opinion(asked(office), office.actor("truongphong"), office.now, answer="disagree")

    def test_is_for_those_asked(self, office):
        found = asked(office)
        with pytest.raises(NotPermitted):
            consulting.give_opinion(found, office.actor("chuyenvien"), office.now, answer="agree")
        with pytest.raises(RecordNotFound):
            consulting.give_opinion(found, office.actor("chuyenvien2"), office.now, answer="agree")


class TestRemind:
    def test_reminds_those_who_have_not_answered(self, office):
        found = asked(office)
        consulting.give_opinion(found, office.actor("truongphong"), office.now, answer="agree")
        found = consulting.remind(found, office.actor("chuyenvien"), office.now)
        assert found.reminded_at == office.now
        assert builders.entries(found.document)[-1].sentence == "Nhắc 2 nơi chưa trả lời"

    def test_refuses_when_all_have_answered(self, office):
        found = asked(office, asked=[office.position("truongphong").principal])
        consulting.give_opinion(found, office.actor("truongphong"), office.now, answer="agree")
        with pytest.raises(RuleViolated, match="đã trả lời"):
            consulting.remind(found, office.actor("chuyenvien"), office.now)


class TestClose:
    def test_keeps_what_becomes_of_the_opinions(self, office):
        found = consulting.close(asked(office), office.actor("chuyenvien"), office.now, summary="Tiếp thu khoản 2.")
        assert (found.state, found.summary) == ("closed", "Tiếp thu khoản 2.")

    def test_refuses_without_a_summary(self, office):
        with pytest.raises(RuleViolated, match="Ghi tổng hợp"):
            consulting.close(asked(office), office.actor("chuyenvien"), office.now, summary=" ")


class TestBesideSigning:
    def test_a_signer_may_ask_while_the_draft_is_with_him(self, office):
        document = builders.submitted(office)
        consulting.consult(
            document,
            office.actor("phobithu"),
            office.now,
            asked=[office.position("chanhvp").principal],
            question="Đã kỹ chưa?",
        )
        assert builders.sign(office, document).state == "signed"

    def test_a_withdrawn_draft_keeps_its_opinions(self, office):
        document = asked(office, builders.submitted(office)).document
        appraising.withdraw(document, office.actor("chuyenvien"), office.now, reason="Sửa.")
        assert document.consultations.get().opinions.count() == 3


class TestRemindersByTheWorker:
    def test_come_once_a_working_day_when_the_deadline_is_near(self, office):
        wednesday = builders.later(office, days=1)
        found = asked(office, due_on=office_date(builders.later(office, days=2)))
        remind_of_opinions(office.now)
        found.refresh_from_db()
        assert found.reminded_at is None
        for hours in (0, 3):
            remind_of_opinions(wednesday + timedelta(hours=hours))
        found.refresh_from_db()
        assert (found.reminded_at, found.version) == (wednesday, 2)
        remind_of_opinions(wednesday + timedelta(days=1))
        found.refresh_from_db()
        assert found.version == 3

    def test_leave_alone_what_is_answered_or_not_due(self, office):
        found = asked(office, asked=[office.position("truongphong").principal], due_on=office_date(office.now))
        far = asked(
            office, builders.drafted(office, subject="Khác"), due_on=office_date(builders.later(office, days=30))
        )
        consulting.give_opinion(found, office.actor("truongphong"), office.now, answer="agree")
        remind_of_opinions(builders.later(office, days=1))
        for each in (found, far):
            each.refresh_from_db()
            assert each.reminded_at is None
