"""Appraisal: asked for, recorded in three points, bound to the content."""

import pytest

from vanphong.kernel.errors import NotPermitted, RecordNotFound, RuleViolated, StaleRecord, WrongState
from vanphong.kernel.outbox.models import Job
from vanphong.organisation.api import RoleGrant
from vanphong.outgoing import events
from vanphong.outgoing.actions import appraising, signing
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.tests import builders

pytestmark = pytest.mark.django_db


class TestRequestAppraisal:
    def test_hands_it_to_the_appraisers_of_the_organ(self, office):
        document = builders.appraising_now(office)
        assert document.state == "appraising"
        for name in ("thamdinh", "chanhvp", "phochanhvp", "truongphong"):
            assert OutgoingDocument.objects.visible_to(office.actor(name)).filter(pk=document.pk).exists()
        assert not OutgoingDocument.objects.visible_to(office.actor("chuyenvien2")).exists()

    def test_tells_whom_it_concerns(self, office):
        document = builders.appraising_now(office)
        document.concerned = [office.position("thamdinh").principal]
        event = events.AppraisalRequested.of(document, office.actor("chuyenvien"), office.now)
        assert event.principals == [office.position("thamdinh").principal]
        assert (event.version, event.secrecy, event.by_person_id) == (2, 0, office.person("chuyenvien").pk)

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({"text": None}, "Chưa có tệp"),
            ({"signer_id": None}, "Chưa chọn người ký"),
            ({"signing_form": "in_place"}, "Sai thẩm quyền"),
            ({"subject": " "}, "Chưa ghi trích yếu"),
        ],
    )
    def test_refuses_what_is_not_ready(self, office, values, reason):
        document = builders.drafted(office, **values)
        with pytest.raises(RuleViolated, match=reason):
            appraising.request_appraisal(document, office.actor("chuyenvien"), office.now)

    def test_refuses_what_has_passed(self, office):
        document = appraising.withdraw(
            builders.submitted(office), office.actor("chuyenvien"), office.now, reason="Sửa."
        )
        with pytest.raises(WrongState):
            appraising.request_appraisal(document, office.actor("chuyenvien"), office.now)

    def test_refuses_where_nobody_appraises(self, office):
        document = builders.drafted(office, by="vanthu.benmau", organ="A99.21", signer="bithu.benmau")
        RoleGrant.objects.filter(role="appraiser", organ=document.organ).delete()
        with pytest.raises(RuleViolated, match="chưa giao ai thẩm định"):
            appraising.request_appraisal(document, office.actor("vanthu.benmau"), office.now)


class TestAppraise:
    def test_passes_in_every_point(self, office):
        document = builders.appraised(office)
        found = document.appraisals.get()
        assert (document.state, document.is_appraised, found.is_passed) == ("appraised", True, True)
        assert found.sha256 == document.sha256
        assert found.findings == document.authority_findings

    def test_fails_with_what_is_wrong_and_goes_back(self, office):
        document = builders.appraise(office, builders.appraising_now(office), passed=False)
        assert (document.state, document.appraised_sha256) == ("returned", "")
        assert document.remark == "Thiếu dòng kẻ dưới tiêu đề."

    def test_refuses_a_failure_without_a_word(self, office):
        with pytest.raises(RuleViolated, match="Ghi rõ thể thức"):
            appraising.appraise(
                builders.appraising_now(office),
                office.actor("thamdinh"),
                office.now,
                is_content_good=True,
                is_form_good=False,
                is_authority_good=True,
            )

    def test_the_author_does_not_appraise(self, office):
        document = builders.drafted(office, by="truongphong")
        appraising.request_appraisal(document, office.actor("truongphong"), office.now)
        with pytest.raises((RuleViolated, NotPermitted)):
            builders.appraise(office, document, by="truongphong")

    def test_is_for_appraisers(self, office):
        with pytest.raises(NotPermitted):
            builders.appraise(office, builders.appraising_now(office), by="chuyenvien")
        with pytest.raises(RecordNotFound):
            builders.appraise(office, builders.appraising_now(office, subject="Khác"), by="chuyenvien2")

    def test_refuses_another_content_than_was_seen(self, office):
        with pytest.raises(StaleRecord, match="bản mới"):
            appraising.appraise(
                builders.appraising_now(office),
                office.actor("thamdinh"),
                office.now,
                is_content_good=True,
                is_form_good=True,
                is_authority_good=True,
                seen_sha256="f" * 64,
            )

    def test_refuses_to_find_good_what_the_table_forbids(self, office):
        document = builders.appraising_now(office)
        OutgoingDocument.objects.filter(pk=document.pk).update(signing_form="in_place")
        with pytest.raises(RuleViolated, match="Sai thẩm quyền"):
            builders.appraise(office, document)

    def test_warns_where_the_source_is_not_certain(self, office):
        document = builders.drafted(office, type_name="Chỉ thị", body_code="standing_board")
        assert document.authority in {"warns", "unknown"}
        appraising.request_appraisal(document, office.actor("chuyenvien"), office.now)

    def test_is_published(self, office):
        before = Job.objects.count()
        builders.appraised(office)
        assert Job.objects.count() >= before


class TestSmallOffices:
    @pytest.mark.parametrize(
        ("organ", "clerk", "head", "body"),
        [
            ("A99.21", "vanthu.benmau", "bithu.benmau", "standing_committee"),
            ("A99.06", "vanthu.ubnd", "bithu.ubnd", "standing_committee"),
            ("BTCTU", "chuyenvien.btc", "truongban.btc", "head"),
        ],
    )
    def test_where_two_people_do_everything_it_still_passes(self, office, organ, clerk, head, body):
        document = builders.drafted(office, by=clerk, organ=organ, signer=head, body_code=body, type_name="Công văn")
        document = appraising.request_appraisal(document, office.actor(clerk), office.now)
        document = builders.appraise(office, document, by=head)
        document = signing.submit(document, office.actor(clerk), office.now, ranks=[[document.signer_id]])
        assert builders.sign(office, document, head).state == "signed"


class TestWithdraw:
    def test_from_appraisal_back_to_the_draft(self, office):
        document = appraising.withdraw(
            builders.appraising_now(office), office.actor("chuyenvien"), office.now, reason="Sửa."
        )
        assert document.state == "draft"

    def test_from_signature_the_appraisal_stays(self, office):
        document = appraising.withdraw(
            builders.submitted(office), office.actor("chuyenvien"), office.now, reason="Sửa."
        )
        assert (document.state, document.is_appraised, document.turn) == ("appraised", True, [])

    def test_who_was_to_sign_no_longer_sees_it(self, office):
        document = builders.submitted(office)
        appraising.withdraw(document, office.actor("chuyenvien"), office.now, reason="Sửa.")
        assert not OutgoingDocument.objects.visible_to(office.actor("phobithu")).filter(pk=document.pk).exists()

    def test_refuses_without_a_reason_and_after_the_last_signature(self, office):
        with pytest.raises(RuleViolated, match="Chưa ghi lý do"):
            appraising.withdraw(builders.submitted(office), office.actor("chuyenvien"), office.now, reason="")
        with pytest.raises(WrongState):
            appraising.withdraw(
                builders.signed(office, subject="Khác"), office.actor("chuyenvien"), office.now, reason="Sửa."
            )
