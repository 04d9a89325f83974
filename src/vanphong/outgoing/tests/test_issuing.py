"""From the clerk's last check to issue; void, revoked, replaced."""

from datetime import timedelta

import pytest

from vanphong.delivery import api as delivery
from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound, RuleViolated, WrongState
from vanphong.kernel.outbox.models import Job
from vanphong.kernel.outbox.worker import drain
from vanphong.kernel.trace import api as trace
from vanphong.outgoing.actions import drafting, issuing, signing
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.queries import contents, numbers, pages
from vanphong.outgoing.tests import builders
from vanphong.registers import api as registers

pytestmark = pytest.mark.django_db


def rendition(document):
    """The rendition that must be there."""
    found = contents.rendition(document)
    assert found is not None
    return found


def job_state(document):
    """How the worker gets on with the rendition."""
    found = pages.rendition_job(document)
    return found.state if found else None


class TestCheck:
    def test_is_for_the_registry(self, office):
        document = builders.signed(office)
        with pytest.raises(NotPermitted):
            issuing.check(document, office.actor("phobithu"), office.now)
        assert issuing.check(document, office.actor("vanthu"), office.now).state == "checked"

    def test_another_registry_does_not_even_see_it(self, office):
        with pytest.raises(RecordNotFound):
            issuing.check(builders.signed(office), office.actor("vanthu.btc"), office.now)

    def test_remarks_where_the_text_says_something_else(self, office):
        text = builders.kept(office, builders.docx(subject="Kế hoạch khác hẳn", signer="Nguyễn Văn Mẫu"), "d.docx")
        document = builders.drafted(office, text=text)
        told = numbers.remarks(document, contents.main_versions(document)[0], office.now)
        assert [remark.split(":")[0] for remark in told] == ["Trích yếu", "Họ tên người ký"]

    def test_remarks_on_nothing_that_fits(self, office):
        subject = "Kết luận của Ban Thường vụ Tỉnh ủy về chuyển đổi số"
        document = builders.drafted(office, text=builders.kept(office, builders.docx(subject=subject), "d.docx"))
        assert numbers.remarks(document, contents.main_versions(document)[0], office.now) == []


class TestRefuse:
    def test_the_signatures_of_the_round_no_longer_count(self, office):
        document = issuing.refuse(builders.signed(office), office.actor("vanthu"), office.now, reason="Thiếu phụ lục.")
        assert (document.state, document.remark) == ("returned", "Thiếu phụ lục.")
        assert document.steps.get().outcome == "withdrawn"
        assert document.signatures.count() == 1

    def test_refuses_without_a_reason(self, office):
        with pytest.raises(RuleViolated, match="Chưa ghi lý do"):
            issuing.refuse(builders.signed(office), office.actor("vanthu"), office.now, reason="")


class TestNumber:
    def test_takes_the_next_of_the_series_of_its_type(self, office):
        first = builders.numbered(office)
        second = builders.numbered(office, subject="Khác")
        other = builders.numbered(office, type_name="Công văn", subject="Thứ ba")
        assert [each.reference for each in (first, second, other)] == ["01-TB/TU", "02-TB/TU", "01-CV/TU"]

    def test_is_found_in_the_register(self, office):
        document = builders.numbered(office)
        taken = registers.numbers_of("outgoing", document.pk)
        assert [(number.value, number.label, number.state) for number in taken] == [(1, "01-TB/TU", "used")]

    def test_uses_a_held_number(self, office):
        today = office_date(office.now)
        held = registers.hold(
            builders.register_of(office).pk,
            "notice",
            today,
            "Chờ ý kiến",
            today + timedelta(days=5),
            office.actor("vanthu"),
            office.now,
        )
        builders.numbered(office)
        document = builders.number(office, builders.checked(office, subject="Khác"), held_number_id=held.pk)
        assert document.reference == "01-TB/TU"

    def test_refuses_a_day_ahead(self, office):
        document = builders.checked(office)
        tomorrow = office_date(office.now) + timedelta(days=1)
        with pytest.raises(RuleViolated, match="sau hôm nay"):
            issuing.number(
                document,
                office.actor("vanthu"),
                office.now,
                register_id=builders.register_of(office).pk,
                issued_on=tomorrow,
            )

    def test_spends_no_number_when_it_is_refused(self, office):
        document = builders.signed(office)
        with pytest.raises(WrongState):
            builders.number(office, document)
        assert registers.peek(builders.register_of(office).pk, "notice", office_date(office.now)) == 1

    def test_the_register_reads_its_columns(self, office):
        from vanphong.outgoing.queries.answers import register_texts

        document = builders.numbered(office)
        texts = register_texts([document.pk], office.actor("vanthu"))[document.pk]
        assert texts["reference"] == "01-TB/TU"
        assert texts["type_and_subject"] == "Thông báo. Kết luận của Ban Thường vụ Tỉnh ủy về chuyển đổi số"
        assert (texts["signer"], texts["recipients"], texts["keeper"]) == (
            "Trần Thị Thực Tập",
            "Ban Tổ chức Tỉnh ủy",
            "Văn phòng Tỉnh ủy",
        )
        assert register_texts([document.pk], office.actor("chuyenvien2")) == {}


class TestRender:
    def test_the_worker_fills_number_and_day_in_and_makes_a_pdf(self, office):
        document = builders.numbered(office)
        drain(office.now)
        document.refresh_from_db()
        assert document.state == "rendered"
        made = rendition(document)
        read = files.particulars(made, office.now)
        assert read["reference"]["value"] == "01-TB/TU"
        assert read["issued_on"]["value"] == "2026-11-24"

    def test_what_the_worker_does_is_seen_and_can_be_started_again(self, office):
        document = builders.numbered(office)
        assert job_state(document) == "waiting"
        Job.objects.filter(name="outgoing.jobs.make_rendition").update(state="failed", error="NotConverted: …")
        document = issuing.render_again(document, office.actor("vanthu"), office.now)
        assert job_state(document) == "waiting"

    def test_making_it_twice_changes_nothing(self, office):
        from vanphong.outgoing.jobs import make_rendition

        document = builders.numbered(office)
        drain(office.now)
        version = OutgoingDocument.objects.get(pk=document.pk).version
        make_rendition(office.now, document_id=document.pk)
        assert OutgoingDocument.objects.get(pk=document.pk).version == version

    def test_the_clerk_uploads_it_where_there_is_no_converter(self, office):
        document = builders.rendered(office)
        assert rendition(document).name == "ban-phat-hanh.pdf"

    def test_refuses_anything_but_a_pdf(self, office):
        document = builders.numbered(office)
        with pytest.raises(InvalidInput, match="PDF"):
            issuing.upload_rendition(document, office.actor("vanthu"), office.now, text=builders.kept(office))


class TestIssue:
    def test_reaches_the_organs_here_at_once_and_lists_the_others_for_paper(self, office):
        lines = builders.recipients(office, "BTCTU", "A99.21", "H99.01", others=["Các đồng chí Ủy viên Ban Thường vụ"])
        document = builders.issued(office, lines=lines)
        states = {row.recipient_name: row.state for row in delivery.statuses(*document.ref)}
        assert states == {
            "Ban Tổ chức Tỉnh ủy": "sent",
            "Đảng ủy xã Bến Mẫu": "sent",
            "Sở Nội vụ tỉnh Thực Hành": "listed",
            "Các đồng chí Ủy viên Ban Thường vụ": "listed",
        }
        assert [row.dispatch.reference for row in delivery.awaiting(office.actor("vanthu.benmau"))] == ["01-TB/TU"]

    def test_sends_the_rendition_as_the_main_file(self, office):
        document = builders.issued(office)
        sent = delivery.dispatches(*document.ref)[0].sent_files
        assert [(file.name, file.slot) for file in sent] == [("ban-phat-hanh.pdf", "main")]

    def test_sends_what_was_attached_and_not_what_was_left_out(self, office):
        document = builders.drafted(office)
        for name in ("mot.docx", "hai.docx"):
            text = builders.kept(office, builders.docx(name), name)
            document = drafting.attach(document, office.actor("chuyenvien"), office.now, text=text)
        first = files.current_versions("outgoing", [document.pk], "appendix")[0]
        document = drafting.leave_out(document, office.actor("chuyenvien"), office.now, version_id=first.pk)
        document = self.to_issue(office, document)
        assert [file.name for file in delivery.dispatches(*document.ref)[0].sent_files] == [
            "ban-phat-hanh.pdf",
            "hai.docx",
        ]

    @staticmethod
    def to_issue(office, document):
        from vanphong.outgoing.actions import appraising

        document = appraising.request_appraisal(document, office.actor("chuyenvien"), office.now)
        document = builders.appraise(office, document)
        document = signing.submit(document, office.actor("chuyenvien"), office.now, ranks=[[document.signer_id]])
        document = issuing.check(builders.sign(office, document), office.actor("vanthu"), office.now)
        document = builders.number(office, document)
        text = builders.pdf(office, document)
        document = issuing.upload_rendition(document, office.actor("vanthu"), office.now, text=text)
        return issuing.issue(document, office.actor("vanthu"), office.now)

    def test_the_leaders_of_the_organ_may_read_it(self, office):
        document = builders.issued(office)
        assert OutgoingDocument.objects.visible_to(office.actor("bithu")).filter(pk=document.pk).exists()

    def test_cannot_happen_twice(self, office):
        document = builders.issued(office)
        with pytest.raises(WrongState):
            issuing.issue(document, office.actor("vanthu"), office.now)
        assert len(delivery.dispatches(*document.ref)) == 1

    def test_an_organ_that_asks_nobody_reads_nothing(self, office):
        document = builders.issued(office)
        assert not OutgoingDocument.objects.visible_to(office.actor("vanthu.benmau")).filter(pk=document.pk).exists()


class TestDispatch:
    def test_sends_to_more(self, office):
        document = builders.issued(office)
        more = builders.recipients(office, "A99.22")[:1]
        document = issuing.dispatch(document, office.actor("vanthu"), office.now, lines=more)
        assert document.recipient_count == 2
        assert len(delivery.statuses(*document.ref)) == 2

    def test_refuses_nobody(self, office):
        with pytest.raises(RuleViolated, match="Chưa chọn nơi nhận"):
            issuing.dispatch(builders.issued(office), office.actor("vanthu"), office.now, lines=[])


class TestVoid:
    @pytest.mark.parametrize("build", [builders.numbered, builders.rendered, builders.issued])
    def test_the_number_stays_marked(self, office, build):
        document = issuing.void(build(office), office.actor("vanthu"), office.now, reason="Sai căn cứ.")
        number = registers.numbers_of("outgoing", document.pk)[0]
        assert (document.state, number.state, number.reason) == ("voided", "void", "Sai căn cứ.")
        assert builders.numbered(office, subject="Khác").reference == "02-TB/TU"

    def test_what_was_sent_is_taken_back(self, office):
        document = issuing.void(builders.issued(office), office.actor("vanthu"), office.now, reason="Sai căn cứ.")
        assert [row.state for row in delivery.statuses(*document.ref)] == ["revoked"]

    def test_refuses_without_a_reason(self, office):
        with pytest.raises(RuleViolated):
            issuing.void(builders.numbered(office), office.actor("vanthu"), office.now, reason=" ")


class TestRevoke:
    def test_tells_every_recipient_and_keeps_the_number(self, office):
        document = issuing.revoke(builders.issued(office), office.actor("vanthu"), office.now, reason="Sai số liệu.")
        assert document.state == "revoked"
        assert [row.reason for row in delivery.statuses(*document.ref)] == ["Sai số liệu."]
        assert registers.numbers_of("outgoing", document.pk)[0].state == "used"

    def test_is_for_the_registry(self, office):
        with pytest.raises(NotPermitted):
            issuing.revoke(builders.issued(office), office.actor("chuyenvien"), office.now, reason="Sai.")


class TestReplace:
    def test_the_old_document_gives_way_when_the_new_one_is_issued(self, office):
        old = builders.issued(office)
        fresh = drafting.draft(
            None,
            office.actor("chuyenvien"),
            office.now,
            organ_id=old.organ_id,
            values=builders.particulars(office, subject="Kết luận (sửa đổi)"),
            lines=builders.recipients(office),
            text=builders.kept(office),
            replaces_id=old.pk,
        )
        fresh = TestIssue.to_issue(office, fresh)
        old.refresh_from_db()
        assert (old.state, old.remark) == ("revoked", "Được thay thế bằng Thông báo 02-TB/TU")
        assert [row.state for row in delivery.statuses(*old.ref)] == ["revoked"]
        assert delivery.dispatches(*fresh.ref)[0].replaces_id == delivery.dispatches(*old.ref)[0].pk
        assert ("replaces", old.ref) in {(link.relation, link.target) for link in trace.links_of(fresh.ref)}


def test_a_rendition_has_the_pages_that_are_counted(office):
    document = builders.rendered(office)
    assert document.page_count == len(docform.page_sizes(files.content_of(rendition(document))))
