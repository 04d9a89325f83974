"""Drafting: begun, changed, never lost, given up."""

import pytest
from django.db import transaction

from vanphong.files import api as files
from vanphong.kernel.errors import (
    AlreadyDone,
    InvalidInput,
    NotPermitted,
    RecordNotFound,
    RuleViolated,
    StaleRecord,
    WrongState,
)
from vanphong.kernel.trace import api as trace
from vanphong.outgoing import ports
from vanphong.outgoing.actions import drafting
from vanphong.outgoing.actions.drafting import Upload
from vanphong.outgoing.models import DraftTemplate, OutgoingDocument
from vanphong.outgoing.queries import contents, pages
from vanphong.outgoing.tests import builders

pytestmark = pytest.mark.django_db


class TestDraft:
    def test_takes_the_particulars_and_what_follows_from_them(self, office):
        document = builders.drafted(office)
        assert (document.state, document.notation, document.needs_appraisal) == ("draft", "TB/TU", True)
        assert document.signing_form == "on_behalf"
        assert (document.competence, document.signer_title) == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")
        assert document.signer_name == "Trần Thị Thực Tập"
        assert document.searchable.startswith("thong bao ket luan cua ban thuong vu")

    def test_names_the_content_by_its_sha256(self, office):
        document = builders.drafted(office)
        assert document.sha256 == files.versions("outgoing", document.pk).get().blob.sha256

    def test_is_seen_by_its_author_alone(self, office):
        document = builders.drafted(office)
        seen = [
            name
            for name in ("chuyenvien", "chuyenvien2", "vanthu", "chanhvp", "bithu")
            if self.sees(office, document, name)
        ]
        assert seen == ["chuyenvien"]

    @staticmethod
    def sees(office, document, name):
        return OutgoingDocument.objects.visible_to(office.actor(name)).filter(pk=document.pk).exists()

    def test_is_told_in_the_journal(self, office):
        entry = builders.entries(builders.drafted(office))[0]
        assert entry.verb == "draft"
        assert entry.sentence.startswith("Soạn Thông báo: Kết luận")

    def test_may_begin_without_a_text(self, office):
        assert builders.drafted(office, text=None).sha256 == ""

    def test_judges_authority_at_once(self, office):
        document = builders.drafted(office, signing_form="in_place")
        assert document.authority == "blocks"
        assert "K/T" in " ".join(document.refusals)

    def test_refuses_who_may_not_draft_for_the_organ(self, office):
        with pytest.raises(NotPermitted):
            builders.drafted(office, by="chuyenvien.btc")

    def test_refuses_secrets_on_the_internet(self, office):
        with pytest.raises(RuleViolated, match="không soạn thảo văn bản mật"):
            builders.drafted(office, secrecy=1)

    def test_a_double_click_makes_one(self, office):
        given = {
            "organ_id": office.organ("TU").pk,
            "values": builders.particulars(office),
            "lines": builders.recipients(office),
            "key": "mot-lan",
        }
        first = drafting.begin(office.actor("chuyenvien"), office.now, **given)
        with pytest.raises(AlreadyDone) as again:
            drafting.begin(office.actor("chuyenvien"), office.now, **given)
        assert again.value.record_id == first.pk
        assert OutgoingDocument.objects.count() == 1

    def test_an_organ_receives_once(self, office):
        document = builders.drafted(office, lines=builders.recipients(office, "BTCTU", "A99.21", "BTCTU"))
        assert document.recipient_count == 2


class TestBegin:
    def begin(self, office, **more):
        return drafting.begin(
            office.actor("chuyenvien"),
            office.now,
            organ_id=office.organ("TU").pk,
            values=builders.particulars(office),
            lines=builders.recipients(office),
            **more,
        )

    def test_composes_the_text_from_a_template(self, office):
        template = DraftTemplate.objects.get(name="Thông báo kết luận hội nghị")
        document = self.begin(office, template_id=template.pk)
        text = files.text_of(files.versions("outgoing", document.pk).get(), office.now)
        for printed in ("TỈNH ỦY THỰC HÀNH", "-TB/TU", "Về chủ trương", "T/M BAN THƯỜNG VỤ", "Lưu Văn phòng Tỉnh ủy"):
            assert printed in text

    def test_keeps_an_uploaded_text(self, office):
        document = self.begin(office, upload=Upload(builders.docx(), "Dự thảo.docx"))
        assert files.versions("outgoing", document.pk).get().name == "Dự thảo.docx"

    def test_refuses_a_bad_upload_and_makes_nothing(self, office):
        with pytest.raises(InvalidInput, match=r"cụt|hỏng|rỗng"):
            self.begin(office, upload=Upload(builders.docx()[:400], "Dự thảo.docx"))
        assert not OutgoingDocument.objects.exists()

    def test_refuses_an_upload_that_carries_a_secrecy_mark(self, office):
        from vanphong.docform import api as docform

        with pytest.raises(InvalidInput, match="độ mật"):
            self.begin(office, upload=Upload(builders.docx(secrecy=docform.Secrecy.SECRET), "Dự thảo.docx"))

    def test_links_the_answer_to_what_it_answers(self, office, monkeypatch):
        source = ports.ReplySource(("incoming", 77), "208-CV/ĐU", "Góp ý", "Đảng ủy", None, office.organ("TU").pk)
        monkeypatch.setitem(ports._replies, "incoming", lambda record_id, actor: source)
        document = self.begin(office, reply_to=("incoming", 77))
        assert document.in_reply_to == "208-CV/ĐU"
        link = trace.links_of(document.ref)[0]
        assert (link.relation, link.target) == ("replies_to", ("incoming", 77))

    def test_answers_nothing_that_nobody_answers_for(self, office):
        with pytest.raises(RecordNotFound):
            self.begin(office, reply_to=("petition", 1))


class TestEdit:
    def edit(self, office, document, by="chuyenvien", **values):
        return drafting.edit(
            document,
            office.actor(by),
            office.now,
            values=builders.particulars(office, **values),
            lines=builders.recipients(office, "A99.21"),
        )

    def test_changes_particulars_and_recipients(self, office):
        document = self.edit(office, builders.drafted(office), subject="Kết luận khác")
        assert document.subject == "Kết luận khác"
        assert document.recipients.earliest("rank").text == "Đảng ủy xã Bến Mẫu"

    def test_a_new_signer_voids_the_appraisal(self, office):
        document = self.edit(office, builders.appraised(office), signer="bithu")
        assert (document.state, document.appraised_sha256) == ("draft", "")
        assert document.appraisals.get().voided_reason

    def test_the_urgency_leaves_the_appraisal(self, office):
        document = self.edit(office, builders.appraised(office), urgency="urgent")
        assert document.is_appraised

    def test_tells_what_changed(self, office):
        document = self.edit(office, builders.drafted(office), subject="Kết luận khác")
        assert builders.entries(document)[-1].read_changes()["subject"][1] == "Kết luận khác"

    def test_refuses_after_somebody_else_changed_it(self, office):
        document = builders.drafted(office)
        seen = document.version
        self.edit(office, document, subject="Của người trước")
        with pytest.raises(StaleRecord) as stale:
            drafting.edit(
                document,
                office.actor("chuyenvien"),
                office.now,
                seen=seen,
                values=builders.particulars(office),
                lines=[],
            )
        assert "Trích yếu" in stale.value.changes

    def test_refuses_under_signature(self, office):
        with pytest.raises(WrongState):
            self.edit(office, builders.submitted(office))

    def test_is_not_for_those_who_do_not_take_part(self, office):
        with pytest.raises(RecordNotFound):
            self.edit(office, builders.drafted(office), by="chuyenvien2")


class TestRevise:
    def test_every_upload_is_a_version_and_none_is_lost(self, office):
        document = builders.drafted(office)
        for number in (2, 3):
            self.revise(office, document, f"Nội dung lần {number}.")
        versions = contents.main_versions(document)
        assert [version.number for version in versions] == [1, 2, 3]
        assert "Nội dung thứ nhất" in files.text_of(versions[0], office.now)

    def test_keeps_them_through_return_and_resubmission(self, office):
        document = builders.appraise(office, builders.appraising_now(office), passed=False)
        self.revise(office, document, "Đã sửa thể thức.")
        document.refresh_from_db()
        assert document.state == "draft"
        assert len(contents.main_versions(document)) == 2

    def test_voids_the_appraisal(self, office):
        document = self.revise(office, builders.appraised(office), "Nội dung khác.")
        assert document.appraised_sha256 == ""
        assert document.appraisals.get().voided_reason == "Đã có bản thảo mới."

    def test_refuses_the_same_file_again(self, office):
        text = builders.kept(office)
        document = builders.drafted(office, text=text)
        with pytest.raises(InvalidInput, match="giống hệt"):
            drafting.revise(document, office.actor("chuyenvien"), office.now, text=text)

    def test_shows_what_changed_between_two(self, office):
        document = builders.drafted(office)
        self.revise(office, document, "Nội dung thứ hai của dự thảo, đủ dài để so sánh.")
        versions = contents.main_versions(document)
        found = contents.difference(versions, versions[0].pk, versions[1].pk, office.now)
        changed = [block for block in found.blocks if block.kind == "change"]
        assert any(("insert", "hai") in block.runs for block in changed)

    def test_compares_versions_of_this_document_alone(self, office):
        mine, others = builders.drafted(office), builders.drafted(office, subject="Khác")
        foreign = contents.main_versions(others)[0]
        with pytest.raises(RecordNotFound):
            contents.difference(contents.main_versions(mine), foreign.pk, foreign.pk, office.now)

    @staticmethod
    def revise(office, document, body):
        text = builders.kept(office, builders.docx(body=body), "du-thao.docx")
        return drafting.revise(document, office.actor("chuyenvien"), office.now, text=text)


class TestAttach:
    def attach(self, office, document):
        text = builders.kept(office, builders.docx("Phụ lục"), "phu-luc.docx")
        return drafting.attach(document, office.actor("chuyenvien"), office.now, text=text)

    def test_changes_the_content(self, office):
        document = builders.appraised(office)
        before = document.sha256
        document = self.attach(office, document)
        assert document.sha256 != before
        assert document.appraised_sha256 == ""

    def test_what_is_left_out_is_kept_and_not_issued(self, office):
        document = builders.drafted(office)
        before = document.sha256
        document = self.attach(office, document)
        version = files.current_versions("outgoing", [document.pk], "appendix").get()
        document = drafting.leave_out(document, office.actor("chuyenvien"), office.now, version_id=version.pk)
        assert document.sha256 == before
        assert files.versions("outgoing", document.pk).count() == 2

    def test_leaves_out_only_what_is_there(self, office):
        with pytest.raises(RecordNotFound):
            drafting.leave_out(builders.drafted(office), office.actor("chuyenvien"), office.now, version_id=999)


class TestEditRecipients:
    def test_is_for_the_author_and_later_for_the_clerk(self, office):
        document = builders.signed(office)
        lines = builders.recipients(office, "A99.21", "A99.22")
        document = drafting.edit_recipients(document, office.actor("vanthu"), office.now, lines=lines)
        assert (document.recipient_count, document.state) == (2, "signed")

    def test_opens_groups(self, office):
        from vanphong.organisation.api import RecipientGroup

        group = RecipientGroup.objects.get(name="Các đảng ủy xã, phường, đặc khu")
        assert len(drafting.open_groups([group.pk])) == 12


class TestDrop:
    def test_ends_it_with_a_reason(self, office):
        document = drafting.drop(
            builders.drafted(office), office.actor("chuyenvien"), office.now, reason="Không cần nữa."
        )
        assert (document.state, document.remark) == ("dropped", "Không cần nữa.")

    def test_refuses_without_a_reason(self, office):
        document = builders.drafted(office)
        with pytest.raises(RuleViolated, match="Chưa ghi lý do"), transaction.atomic():
            drafting.drop(document, office.actor("chuyenvien"), office.now, reason=" ")
        document.refresh_from_db()
        assert document.state == "draft"


class TestRelate:
    def test_links_what_the_author_sees(self, office):
        one, two = builders.drafted(office), builders.drafted(office, subject="Khác")
        drafting.relate(one, office.actor("chuyenvien"), office.now, target=two.ref)
        assert [line.node.ref for line in pages.related(one, office.actor("chuyenvien"))] == [two.ref]
        assert [line.relation for line in pages.related(two, office.actor("chuyenvien"))] == ["Liên quan"]
        assert builders.entries(one)[-1].sentence == "Thêm một văn bản liên quan"

    def test_refuses_what_the_author_does_not_see(self, office):
        foreign = builders.drafted(office, by="truongphong", subject="Của người khác")
        with pytest.raises(RecordNotFound):
            drafting.relate(builders.drafted(office), office.actor("chuyenvien"), office.now, target=foreign.ref)
