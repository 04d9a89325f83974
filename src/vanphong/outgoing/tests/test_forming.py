"""The form of a draft: checked on every version, mended into a new one, let stand with a reason, kept with the appraisal."""

from datetime import timedelta

import pytest

from vanphong.files import api as files
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, RecordNotFound, RuleViolated
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox.models import Job
from vanphong.outgoing.actions import appraising, drafting, forming
from vanphong.outgoing.jobs import check_form
from vanphong.outgoing.models import FormCheck, OutgoingDocument
from vanphong.outgoing.queries import form
from vanphong.outgoing.tests import builders

pytestmark = pytest.mark.django_db
REASON = "Theo mẫu của cơ quan chủ trì."
BLOCKING = {**builders.FINDING, "mark": "b" * 16, "code": "D29", "severity": "blocks", "fixable": False}


def faulty(office):
    """A draft that ends like one of the State (D23), checked by the worker's job."""
    text = builders.kept(office, builders.docx(body="Ban Thường vụ Tỉnh ủy yêu cầu các cơ quan thực hiện./."))
    document = builders.drafted(office, text=text)
    check_form(office.now, check_id=document.form_checks.get().pk)
    return document


def last_entry(document):
    return journal.history(*document.ref).values_list("sentence", flat=True).last()


def codes(document):
    return {finding["code"] for finding in form.state_of(document).open}


class TestCheck:
    def test_every_version_is_checked_by_the_worker(self, office):
        document = builders.drafted(office)
        check = document.form_checks.get()
        assert (check.outcome, check.version_number) == ("waiting", 1)
        assert Job.objects.filter(name="outgoing.jobs.check_form", payload__contains=str(check.pk)).exists()

    def test_what_is_found_is_kept_with_its_place(self, office):
        state = form.state_of(faulty(office))
        (found,) = [each for each in state.open if each["code"] == "D23"]
        assert state.profile == "05-HD/VPTW"
        assert found["fixable"]
        assert found["places"][0]["boxes"][0][0] == 1

    def test_a_file_that_cannot_be_read_says_so_and_stops_nothing(self, office):
        document = builders.drafted(office)
        check = document.form_checks.get()
        FormCheck.objects.filter(pk=check.pk).update(version_id=unreadable(office, document))
        check_form(office.now, check_id=check.pk)
        check.refresh_from_db()
        assert check.outcome == "failed"
        assert "Không đọc được" in check.problem
        assert appraising.request_appraisal(document, office.actor("chuyenvien"), office.now).state == "appraising"

    def test_a_check_that_is_done_is_not_done_again(self, office):
        document = faulty(office)
        before = document.form_checks.get().checked_at
        check_form(office.now + timedelta(hours=1), check_id=document.form_checks.get().pk)
        assert document.form_checks.get().checked_at == before

    def test_a_file_without_layout_is_not_checked(self, office):
        text = builders.kept(office, "Dự thảo viết tay.".encode(), "du-thao.txt")
        assert not builders.drafted(office, text=text).form_checks.exists()


class TestMend:
    def mend(self, office, document, marks):
        check = document.form_checks.latest("id")
        text, told = forming.mended(check, marks, office.actor("chuyenvien"), office.now)
        return forming.mend_form(document, office.actor("chuyenvien"), office.now, text=text, codes=told), told

    def test_makes_a_version_without_the_fault(self, office):
        document = faulty(office)
        (found,) = [each for each in form.state_of(document).open if each["code"] == "D23"]
        document, told = self.mend(office, document, [found["mark"]])
        assert (document.version_number, told) == (2, "D23")
        check_form(office.now, check_id=document.form_checks.latest("id").pk)
        assert "D23" not in codes(document)

    def test_is_told_in_the_journal(self, office):
        document = faulty(office)
        marks = [each["mark"] for each in form.state_of(document).open if each["fixable"]]
        document, told = self.mend(office, document, marks)
        assert last_entry(document) == f"Sửa thể thức: {told}"

    def test_refuses_where_nothing_can_be_mended_by_itself(self, office):
        document = faulty(office)
        with pytest.raises(RuleViolated, match="sửa tự động"):
            self.mend(office, document, ["không có"])

    def test_voids_the_appraisal(self, office):
        document = builders.appraised(office)
        text = builders.kept(office, builders.docx(body="Nội dung khác."))
        document = forming.mend_form(document, office.actor("chuyenvien"), office.now, text=text, codes="D08")
        assert (document.state, document.appraised_sha256) == ("draft", "")

    def test_is_not_for_the_appraiser(self, office):
        document = appraising.withdraw(
            builders.appraising_now(office), office.actor("chuyenvien"), office.now, reason="Sửa."
        )
        text = builders.kept(office, builders.docx(body="Nội dung khác."))
        with pytest.raises(NotPermitted):
            forming.mend_form(document, office.actor("thamdinh"), office.now, text=text, codes="D08")
        assert OutgoingDocument.objects.get(pk=document.pk).version_number == 1


class TestDismiss:
    def dismiss(self, office, document, by="chuyenvien", reason=REASON, mark=""):
        mark = mark or builders.found(document)
        return forming.dismiss_finding(document, office.actor(by), office.now, mark=mark, reason=reason)

    def test_the_finding_is_kept_with_who_and_why(self, office):
        document = self.dismiss(office, builders.drafted(office))
        state = form.state_of(document)
        assert state.open == []
        ((found, row),) = state.dismissed
        assert (found["code"], row.reason, row.person) == ("D08", REASON, office.person("chuyenvien").name)
        assert last_entry(document) == f"Bỏ qua phát hiện thể thức D08 ({REASON})"

    def test_holds_for_later_versions_with_the_same_words(self, office):
        document = self.dismiss(office, builders.drafted(office))
        text = builders.kept(office, builders.docx(body="Nội dung khác."))
        document = drafting.revise(document, office.actor("chuyenvien"), office.now, text=text)
        builders.form_checked(document)
        assert form.state_of(document).open == []

    def test_the_appraiser_may_as_well(self, office):
        document = self.dismiss(office, builders.appraising_now(office), by="thamdinh")
        assert document.state == "appraising"

    def test_others_may_not(self, office):
        with pytest.raises((NotPermitted, RecordNotFound)):
            self.dismiss(office, builders.drafted(office), by="chuyenvien2")

    def test_asks_for_a_reason(self, office):
        with pytest.raises(RuleViolated):
            self.dismiss(office, builders.drafted(office), reason=" ")

    def test_refuses_what_is_not_found(self, office):
        with pytest.raises(RecordNotFound, match="không còn phát hiện"):
            self.dismiss(office, builders.drafted(office), mark="f" * 16)

    def test_refuses_a_second_time(self, office):
        document = self.dismiss(office, builders.drafted(office))
        with pytest.raises(RuleViolated, match="đã được bỏ qua"):
            self.dismiss(office, document)

    def test_is_restored(self, office):
        document = self.dismiss(office, builders.drafted(office))
        forming.restore_finding(document, office.actor("chuyenvien"), office.now, mark=builders.FINDING["mark"])
        assert [each["code"] for each in form.state_of(document).open] == ["D08"]

    def test_refuses_to_restore_what_stands(self, office):
        with pytest.raises(RecordNotFound):
            forming.restore_finding(
                builders.drafted(office), office.actor("chuyenvien"), office.now, mark=builders.FINDING["mark"]
            )


class TestAppraisal:
    def test_keeps_profile_engine_and_findings(self, office):
        document = builders.appraising_now(office)
        builders.form_checked(document)
        builders.appraise(office, document)
        kept = document.appraisals.get()
        assert (kept.form_profile, kept.form_engine) == ("dang-05", "1")
        assert [each["code"] for each in kept.form_findings] == ["D08"]

    def test_the_form_is_not_good_while_what_is_forbidden_stands(self, office):
        document = builders.appraising_now(office)
        builders.form_checked(document, findings=[BLOCKING])
        with pytest.raises(RuleViolated, match="D29"):
            builders.appraise(office, document)
        assert builders.appraise(office, document, passed=False).state == "returned"

    def test_what_was_let_stand_is_kept_with_its_reason(self, office):
        document = builders.appraising_now(office)
        builders.form_checked(document, findings=[BLOCKING])
        forming.dismiss_finding(document, office.actor("thamdinh"), office.now, mark=BLOCKING["mark"], reason=REASON)
        builders.appraise(office, OutgoingDocument.objects.get(pk=document.pk))
        (kept,) = document.appraisals.get().form_findings
        assert kept["dismissed"]["reason"] == REASON


def unreadable(office, document):
    """A version whose content is a Word file in name only."""
    text = builders.kept(office, b"\n".join([b"Ghi ch\xc3\xba"] * 9), "ghi-chu.txt")
    text.blob.media_type = files.FileFormat.DOCX.value
    text.blob.save()
    attached = (document.kind, document.pk, files.Slot.APPENDIX, text.blob, "hong.docx")
    return files.attach(*attached, office.actor("chuyenvien"), office.now).pk


class TestScreens:
    def page(self, office, document, by="chuyenvien", **headers):
        return office.client(by).get(f"/van-ban-di/{document.pk}/?phan=the-thuc", headers=headers)

    def test_findings_stand_beside_the_pages(self, office):
        document = builders.drafted(office)
        builders.form_checked(document)
        text = self.page(office, document).content.decode()
        assert "Sau chữ «Số» không có dấu hai chấm." in text
        assert f'data-mark-for="{builders.FINDING["mark"]}"' in text

    def test_a_check_under_way_is_asked_for_again(self, office):
        document = builders.drafted(office)
        document.form_checks.update(asked_at=clock.now())
        text = self.page(office, document).content.decode()
        assert "Đang kiểm tra thể thức" in text
        assert f'hx-get="/van-ban-di/{document.pk}/the-thuc/"' in text

    def test_a_check_that_does_not_come_is_said_and_no_longer_asked_for(self, office):
        document = builders.drafted(office)
        document.form_checks.update(asked_at=office.now - timedelta(days=1))
        text = self.page(office, document).content.decode()
        assert "Chưa kiểm tra xong" in text
        assert 'hx-trigger="every 2s"' not in text

    def test_htmx_gets_the_findings_alone(self, office):
        document = builders.drafted(office)
        answer = office.client("chuyenvien").get(f"/van-ban-di/{document.pk}/the-thuc/", headers={"HX-Request": "true"})
        assert "<html" not in answer.content.decode()

    def test_once_the_check_is_done_the_page_is_shown_anew(self, office):
        document = builders.drafted(office)
        client, address = office.client("chuyenvien"), f"/van-ban-di/{document.pk}/the-thuc/"
        assert "HX-Refresh" not in client.get(address, headers={"HX-Request": "true"})
        builders.form_checked(document)
        assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"

    def test_mending_without_a_choice_mends_all_and_leads_back(self, office):
        document = faulty(office)
        answer = office.client("chuyenvien").post(f"/van-ban-di/{document.pk}/mend-form/", {"key": "a"})
        assert answer["Location"] == f"/van-ban-di/{document.pk}/?phan=the-thuc"
        assert OutgoingDocument.objects.get(pk=document.pk).version_number == 2

    def test_letting_stand_asks_for_the_reason(self, office):
        document = builders.drafted(office)
        address = f"/van-ban-di/{document.pk}/the-thuc/{builders.found(document)}/dismiss-finding/"
        client = office.client("chuyenvien")
        assert client.post(address, {"key": "a", "seen": document.version, "reason": ""}).status_code == 422
        answer = client.post(address, {"key": "b", "seen": document.version, "reason": REASON})
        assert answer["Location"] == f"/van-ban-di/{document.pk}/?phan=the-thuc"

    def test_is_checked_again_on_request(self, office):
        document = faulty(office)
        office.client("chuyenvien").post(f"/van-ban-di/{document.pk}/the-thuc/kiem-tra-lai/")
        assert document.form_checks.get().outcome == "waiting"

    def test_an_outsider_finds_nothing(self, office):
        document = builders.drafted(office)
        builders.form_checked(document)
        assert office.client("chuyenvien2").get(f"/van-ban-di/{document.pk}/the-thuc/").status_code == 404

    def test_asks_at_most_fifteen_questions(self, office, django_assert_max_num_queries):
        document = builders.drafted(office)
        builders.form_checked(document)
        client = office.client("chuyenvien")
        client.get(f"/van-ban-di/{document.pk}/?phan=the-thuc")
        with django_assert_max_num_queries(15):
            client.get(f"/van-ban-di/{document.pk}/?phan=the-thuc")
