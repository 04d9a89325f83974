"""Signing: ranks, refusals, other signers, absence; the proof of who signs."""

import pytest

from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import (
    AlreadyDone,
    InvalidInput,
    NotPermitted,
    RecordNotFound,
    RuleViolated,
    StaleRecord,
    WrongState,
)
from vanphong.organisation.actions.grants import delegate
from vanphong.outgoing.actions import signing
from vanphong.outgoing.models import OutgoingDocument, Signature
from vanphong.outgoing.tests import builders

pytestmark = pytest.mark.django_db


def outcomes(document):
    """The steps of the present round in order: (title, outcome)."""
    rows = document.steps.filter(round=document.round).order_by("rank", "id").select_related("position")
    return [(row.position.title, row.outcome) for row in rows]


class TestSubmit:
    def test_opens_the_first_rank_alone(self, office):
        document = builders.submitted(office, ["truongphong"], ["chanhvp", "phochanhvp"])
        assert document.turn == [office.position("truongphong").pk]
        assert [step.opened_at is not None for step in document.steps.order_by("rank", "id")] == [
            True,
            False,
            False,
            False,
        ]

    def test_later_signers_see_it_when_their_turn_comes(self, office):
        document = builders.submitted(office, ["truongphong"])
        rows = OutgoingDocument.objects.filter(pk=document.pk)
        assert not rows.visible_to(office.actor("phobithu")).exists()
        builders.sign(office, document, "truongphong")
        assert rows.visible_to(office.actor("phobithu")).exists()

    def test_refuses_without_a_passed_appraisal(self, office):
        document = builders.drafted(office)
        with pytest.raises(RuleViolated, match="phải thẩm định"):
            signing.submit(document, office.actor("chuyenvien"), office.now, ranks=[[document.signer_id]])

    def test_what_needs_no_appraisal_goes_straight(self, office):
        document = builders.drafted(office, type_name="Giấy mời")
        document = signing.submit(document, office.actor("chuyenvien"), office.now, ranks=[[document.signer_id]])
        assert builders.sign(office, document).state == "signed"

    def test_refuses_without_recipients(self, office):
        document = builders.appraised(office, lines=[])
        with pytest.raises(RuleViolated, match="Chưa ghi nơi nhận"):
            signing.submit(document, office.actor("chuyenvien"), office.now, ranks=[[document.signer_id]])

    def test_refuses_who_may_not_sign(self, office):
        document = builders.appraised(office)
        ranks = [[office.position("chuyenvien2").pk], [document.signer_id]]
        with pytest.raises(RuleViolated, match="không được giao việc ký"):
            signing.submit(document, office.actor("chuyenvien"), office.now, ranks=ranks)

    def test_refuses_when_the_signer_is_not_the_last(self, office):
        document = builders.appraised(office)
        ranks = [[document.signer_id], [office.position("bithu").pk]]
        with pytest.raises(RuleViolated, match="lượt ký cuối cùng"):
            signing.submit(document, office.actor("chuyenvien"), office.now, ranks=ranks)


class TestSign:
    def test_is_bound_to_the_content(self, office):
        document = builders.signed(office)
        signature = document.signatures.get()
        assert (document.state, signature.sha256) == ("signed", document.sha256)
        assert [file["slot"] for file in signature.files] == ["main"]
        assert (signature.person, signature.on_behalf_of) == ("Trần Thị Thực Tập", "")

    def test_a_rank_is_done_when_all_of_it_have_signed(self, office):
        document = builders.submitted(office, ["chanhvp", "phochanhvp"])
        document = builders.sign(office, document, "phochanhvp")
        assert document.turn == [office.position("chanhvp").pk]
        document = builders.sign(office, document, "chanhvp")
        assert document.turn == [document.signer_id]

    def test_goes_to_the_registry_with_the_last_signature(self, office):
        document = builders.signed(office)
        assert OutgoingDocument.objects.visible_to(office.actor("vanthu")).filter(pk=document.pk).exists()
        assert document.turn == []

    def test_refuses_out_of_turn(self, office):
        document = builders.submitted(office, ["truongphong"])
        with pytest.raises(RecordNotFound):
            builders.sign(office, document, "phobithu")
        builders.sign(office, document, "truongphong")
        with pytest.raises(RuleViolated, match="Chưa đến lượt"):
            builders.sign(office, document, "truongphong")

    def test_refuses_another_content_than_was_seen(self, office):
        document = builders.submitted(office)
        with pytest.raises(StaleRecord):
            signing.put_signature(document, office.actor("phobithu"), office.now, proof=builders.PROOF, sha256="f" * 64)
        assert not Signature.objects.exists()

    def test_never_passes_to_an_assistant(self, office):
        document = builders.submitted(office, signer="bithu")
        assistant = office.assistant("troly")
        assert OutgoingDocument.objects.visible_to(assistant).filter(pk=document.pk).exists()
        with pytest.raises(NotPermitted):
            signing.put_signature(document, assistant, office.now, proof=builders.PROOF, sha256=document.sha256)

    def test_a_delegate_signs_in_absence_under_the_own_name(self, office):
        given = self.delegated(office)
        document = builders.submitted(office)
        document = builders.sign(office, document, "phobithu2", f"u{given.pk}")
        signature = document.signatures.get()
        assert signature.person == "Lê Văn Thí Dụ"
        assert "Trần Thị Thực Tập" in signature.on_behalf_of
        assert "ký" in builders.entries(document)[-1].sentence.lower()

    def test_a_delegation_that_has_ended_gives_nothing(self, office):
        given = self.delegated(office)
        document = builders.submitted(office)
        with pytest.raises(RecordNotFound):
            builders.sign(office, document, "phobithu2", f"u{given.pk}", builders.later(office, days=1))

    @staticmethod
    def delegated(office):
        """The deputy signs today for who is away."""
        today = office_date(office.now)
        return delegate(
            office.actor("phobithu"),
            office.now,
            from_position_id=office.position("phobithu").pk,
            to_position_id=office.position("phobithu2").pk,
            since=today,
            until=today,
            reason="Đi công tác",
            permissions=[],
        )


class TestProof:
    def sign(self, office, document, secret, **more):
        return signing.sign(
            document.pk, office.actor("phobithu"), office.now, secret=secret, sha256=document.sha256, **more
        )

    def test_the_password_proves_it(self, office):
        document = self.sign(office, builders.submitted(office), office.password)
        signature = document.signatures.get()
        assert (signature.method, signature.evidence["account"]) == ("recorded_act", "phobithu")

    def test_a_wrong_password_signs_nothing(self, office):
        document = builders.submitted(office)
        with pytest.raises(InvalidInput) as refused:
            self.sign(office, document, "sai mật khẩu")
        assert "secret" in refused.value.fields
        assert not Signature.objects.exists()

    def test_after_five_wrong_answers_one_waits(self, office):
        document = builders.submitted(office)
        for _ in range(5):
            with pytest.raises(InvalidInput):
                self.sign(office, document, "sai mật khẩu")
        with pytest.raises(NotPermitted, match="chờ"):
            self.sign(office, document, office.password)

    def test_a_double_click_signs_once(self, office):
        document = builders.submitted(office)
        self.sign(office, document, office.password, key="ky-1")
        with pytest.raises(AlreadyDone):
            self.sign(office, document, office.password, key="ky-1")
        assert Signature.objects.count() == 1


class TestSendBack:
    def test_to_the_author_with_the_reason(self, office):
        document = builders.submitted(office, ["truongphong"])
        document = signing.send_back(document, office.actor("truongphong"), office.now, reason="Số liệu chưa khớp.")
        assert (document.state, document.remark, document.turn) == ("returned", "Số liệu chưa khớp.", [])
        assert outcomes(document) == [
            ("Trưởng phòng Tổng hợp", "sent_back"),
            ("Phó Bí thư Thường trực Tỉnh ủy", "withdrawn"),
        ]

    def test_to_the_rank_before_which_signs_again(self, office):
        document = builders.sign(office, builders.submitted(office, ["truongphong"]), "truongphong")
        document = signing.send_back(document, office.actor("phobithu"), office.now, reason="Xem lại.", to="previous")
        assert (document.state, document.turn) == ("submitted", [office.position("truongphong").pk])
        document = builders.sign(office, builders.sign(office, document, "truongphong"))
        assert document.state == "signed"
        assert document.signatures.count() == 3

    def test_unchanged_it_is_submitted_again_without_another_appraisal(self, office):
        document = signing.send_back(builders.submitted(office), office.actor("phobithu"), office.now, reason="Để sau.")
        document = signing.submit(document, office.actor("chuyenvien"), office.now, ranks=[[document.signer_id]])
        assert document.round == 2

    def test_refuses_without_a_reason(self, office):
        with pytest.raises(RuleViolated, match="Chưa ghi lý do"):
            signing.send_back(builders.submitted(office), office.actor("phobithu"), office.now, reason="  ")

    def test_is_for_whose_turn_it_is(self, office):
        with pytest.raises(NotPermitted):
            signing.send_back(builders.submitted(office), office.actor("chuyenvien"), office.now, reason="Sửa.")


class TestChangeSigner:
    def change(self, office, document, name, by="chuyenvien", reason="Đi công tác."):
        step = document.steps.filter(outcome="").order_by("rank").last()
        return signing.change_signer(
            document, office.actor(by), office.now, step_id=step.pk, position_id=office.position(name).pk, reason=reason
        )

    def test_leaves_a_trace(self, office):
        document = self.change(office, builders.submitted(office), "bithu")
        assert outcomes(document) == [("Phó Bí thư Thường trực Tỉnh ủy", "changed"), ("Bí thư Tỉnh ủy", "")]
        fresh = document.steps.get(outcome="")
        assert fresh.replaces.note == "Đi công tác."

    def test_the_document_bears_the_new_signer(self, office):
        document = self.change(office, builders.submitted(office), "bithu")
        assert (document.signer_title, document.signer_name) == ("BÍ THƯ", "Nguyễn Văn Mẫu")
        assert builders.sign(office, document, "bithu").state == "signed"

    def test_the_old_signer_no_longer_sees_it(self, office):
        document = self.change(office, builders.submitted(office), "bithu")
        assert not OutgoingDocument.objects.visible_to(office.actor("phobithu")).filter(pk=document.pk).exists()

    def test_refuses_who_signs_already_and_who_may_not(self, office):
        document = builders.submitted(office, ["truongphong"])
        with pytest.raises(RuleViolated, match="đã có trong danh sách"):
            self.change(office, document, "truongphong")
        with pytest.raises(RuleViolated, match="không được giao việc ký"):
            self.change(office, document, "chuyenvien2")

    def test_refuses_a_step_that_is_done(self, office):
        document = builders.sign(office, builders.submitted(office, ["truongphong"]), "truongphong")
        done = document.steps.get(outcome="signed")
        with pytest.raises(RuleViolated, match="đã xong"):
            signing.change_signer(
                document,
                office.actor("chuyenvien"),
                office.now,
                step_id=done.pk,
                position_id=office.position("bithu").pk,
                reason="Đi vắng.",
            )

    def test_refuses_after_the_last_signature(self, office):
        with pytest.raises(WrongState):
            signing.change_signer(
                builders.signed(office),
                office.actor("chuyenvien"),
                office.now,
                step_id=1,
                position_id=1,
                reason="Đi vắng.",
            )


class TestAddSigner:
    """The next signer is chosen as the document goes."""

    def add(self, office, document, *names, by="chuyenvien"):
        positions = [office.position(name).pk for name in names]
        return signing.add_signer(document.pk, office.actor(by), office.now, positions=positions)

    def order(self, document):
        return [title for title, _ in outcomes(document)]

    def test_comes_right_behind_whoever_has_the_turn(self, office):
        document = builders.submitted(office, ["truongphong"])
        changed = self.add(office, document, "chanhvp")
        assert self.order(document) == [office.position(each).title for each in ("truongphong", "chanhvp", "phobithu")]
        assert changed.turn == [office.position("truongphong").pk]
        assert builders.entries(document)[-1].sentence.startswith("Chọn ký tiếp theo: ")

    def test_comes_before_the_last_where_only_that_waits(self, office):
        document = builders.submitted(office, ["truongphong"])
        builders.sign(office, document, "truongphong")
        changed = self.add(office, document, "chanhvp", by="truongphong")
        assert changed.turn == [office.position("chanhvp").pk]
        assert builders.sign(office, document, "chanhvp").turn == [office.position("phobithu").pk]
        assert builders.sign(office, document).state == "signed"

    def test_may_be_several_side_by_side(self, office):
        document = builders.submitted(office)
        changed = self.add(office, document, "chanhvp", "phochanhvp")
        assert set(changed.turn) == {office.position("chanhvp").pk, office.position("phochanhvp").pk}

    def test_is_chosen_in_the_act_of_signing(self, office):
        document = builders.submitted(office, ["truongphong"])
        signed = signing.put_signature(
            document,
            office.actor("truongphong"),
            office.now,
            proof=builders.PROOF,
            sha256=document.sha256,
            following=[office.position("chanhvp").pk],
        )
        assert signed.turn == [office.position("chanhvp").pk]

    def test_refuses_who_signs_already_who_may_not_and_nobody(self, office):
        document = builders.submitted(office, ["truongphong"])
        for names, said in ((("truongphong",), "đã có"), (("vanthu",), "không được giao việc ký"), ((), "Chưa chọn")):
            with pytest.raises(RuleViolated, match=said):
                self.add(office, document, *names)

    def test_is_not_for_those_whose_turn_has_not_come(self, office):
        document = builders.submitted(office, ["truongphong"], ["chanhvp"])
        with pytest.raises(NotPermitted):
            self.add(office, document, "phochanhvp", by="chanhvp")

    def test_is_over_when_all_have_signed(self, office):
        with pytest.raises(WrongState):
            self.add(office, builders.signed(office), "chanhvp")

    def test_has_its_page(self, office):
        document = builders.submitted(office, ["truongphong"])
        client, address = office.client("chuyenvien"), f"/van-ban-di/{document.pk}/add-signer/"
        assert "Người ký tiếp theo" in client.get(address).content.decode()
        sent = {"positions": [office.position("chanhvp").pk], "seen": document.version}
        assert client.post(address, sent).status_code == 303
        assert (
            "Chuyển ký tiếp đến"
            in office.client("truongphong").get(f"/van-ban-di/{document.pk}/sign/").content.decode()
        )
