"""The screens: statuses, page and fragment, the path without JavaScript, the number of questions to the database."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from vanphong.outgoing.actions import consulting
from vanphong.outgoing.models import DraftTemplate, OutgoingDocument
from vanphong.outgoing.tests import builders

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def path(document, part=""):
    return f"/van-ban-di/{document.pk}/{part}"


def fresh(document):
    return OutgoingDocument.objects.get(pk=document.pk)


class TestList:
    def test_shows_what_the_person_takes_part_in(self, office):
        builders.drafted(office)
        assert "về chuyển đổi số" in office.client("chuyenvien").get("/van-ban-di/").content.decode()
        assert "về chuyển đổi số" not in office.client("chuyenvien2").get("/van-ban-di/").content.decode()

    def test_answers_htmx_with_the_list_alone(self, office):
        answer = office.client("chuyenvien").get("/van-ban-di/", headers=HTMX)
        assert "<html" not in answer.content.decode()

    def test_offers_the_work_of_the_role(self, office):
        clerk = office.client("vanthu").get("/van-ban-di/").content.decode()
        assert "Chờ soát, cấp số, ban hành" in clerk
        assert "Chờ tôi ký" not in clerk
        assert "Soạn văn bản" not in clerk

    def test_never_offers_to_sign_several_at_once(self, office):
        builders.submitted(office)
        assert "data-bulk" not in office.client("phobithu").get("/van-ban-di/?work=ky").content.decode()

    def test_is_exported(self, office):
        builders.drafted(office)
        answer = office.client("chuyenvien").get("/van-ban-di/?xuat=xlsx-du")
        assert b"".join(answer.streaming_content)[:2] == b"PK"

    def test_is_for_people_who_are_signed_in(self, client):
        assert client.get("/van-ban-di/").status_code == 302

    def test_is_not_for_administrators(self, office):
        assert office.client("quantri").get("/van-ban-di/").status_code == 403


class TestRecord:
    @pytest.mark.parametrize("part", ["", "?phan=ban-thao", "?phan=gui-nhan", "?phan=lien-quan", "?phan=nhat-ky"])
    @pytest.mark.parametrize("build", [builders.drafted, builders.submitted, builders.numbered, builders.issued])
    def test_costs_at_most_fifteen_questions(self, office, django_assert_max_num_queries, build, part):
        document = build(office)
        client = office.client("chuyenvien")
        client.get(path(document))
        with django_assert_max_num_queries(15):
            answer = client.get(path(document, part))
        assert answer.status_code == 200

    def test_costs_no_more_with_consultations(self, office, django_assert_max_num_queries):
        document = builders.submitted(office)
        asked = [office.position("chanhvp").principal, office.organ("BTCTU").principal]
        for question in ("Khoản 2?", "Khoản 3?"):
            consulting.consult(document, office.actor("chuyenvien"), office.now, asked=asked, question=question)
        client = office.client("chuyenvien")
        client.get(path(document))
        with django_assert_max_num_queries(15):
            client.get(path(document))

    def test_is_absent_for_others(self, office):
        document = builders.drafted(office)
        assert office.client("chuyenvien2").get(path(document)).status_code == 404
        assert office.client("chuyenvien2").get("/van-ban-di/999999/").status_code == 404

    def test_the_verb_that_leads_on_stands_first(self, office):
        page = office.client("phobithu").get(path(builders.submitted(office)))
        assert page.context["available"][0].verb == "sign"

    def test_the_clerk_hands_over_paper_from_the_page(self, office):
        document = builders.issued(office)
        told = office.client("vanthu").get(path(document, "?phan=gui-nhan")).content.decode()
        assert "Ghi đã chuyển giao" in told or "Thu hồi" in told
        assert "Tình hình nhận" in office.client("chuyenvien").get(path(document, "?phan=gui-nhan")).content.decode()

    def test_says_why_a_verb_is_not_possible_yet(self, office):
        shown = office.client("chuyenvien").get(path(builders.drafted(office))).content.decode()
        assert "Loại văn bản này phải thẩm định trước khi trình ký." in shown

    def test_tells_a_signer_what_changed_since_the_last_look(self, office):
        from vanphong.outgoing.actions import appraising, drafting, signing

        document = builders.submitted(office)
        signer, author = office.client("phobithu"), office.actor("chuyenvien")
        assert "đã thay đổi từ lần" not in signer.get(path(document)).content.decode()
        document = signing.send_back(document, office.actor("phobithu"), office.now, reason="Sửa khoản 2.")
        text = builders.kept(office, builders.docx(body="Nội dung đã sửa của dự thảo."), "du-thao.docx")
        document = drafting.revise(document, author, office.now, text=text)
        document = builders.appraise(office, appraising.request_appraisal(document, author, office.now))
        signing.submit(document, author, office.now, ranks=[[document.signer_id]])
        shown = signer.get(path(document)).content.decode()
        assert "Lần trước đồng chí xem bản 1, nay là bản 2" in shown

    def test_shows_the_versions_and_their_differences(self, office):
        from vanphong.outgoing.actions import drafting

        document = builders.drafted(office)
        text = builders.kept(office, builders.docx(body="Nội dung thứ hai của dự thảo, đủ dài để so sánh."), "hai.docx")
        drafting.revise(document, office.actor("chuyenvien"), office.now, text=text)
        client = office.client("chuyenvien")
        assert "Bản 2" in client.get(path(document, "?phan=ban-thao")).content.decode()
        assert "<ins>hai</ins>" in client.get(path(document, "so-sanh/")).content.decode()
        assert client.get(path(document, "so-sanh/?cu=0&moi=0")).status_code == 404

    def test_there_is_nothing_to_compare_in_one_version(self, office):
        assert office.client("chuyenvien").get(path(builders.drafted(office), "so-sanh/")).status_code == 404


class TestDraft:
    def values(self, office, **more):
        return {
            "issuer": f"{office.organ('TU').pk}:standing_committee",
            "document_type_id": builders.type_id("Thông báo", office.now),
            "subject": "Về việc thử màn hình soạn thảo",
            "signer_id": office.position("phobithu").pk,
            "urgency": "normal",
            "recipients": [office.organ("BTCTU").principal],
            "others": "Các đồng chí Ủy viên Ban Thường vụ;\n- Báo Thực Hành",
            "filed": "Lưu Văn phòng Tỉnh ủy",
            "key": "soan-1",
            **more,
        }

    def test_makes_a_document_from_a_template_without_javascript(self, office):
        template = DraftTemplate.objects.get(name="Thông báo kết luận hội nghị")
        client = office.client("chuyenvien")
        assert client.get("/van-ban-di/soan/").status_code == 200
        answer = client.post("/van-ban-di/soan/", self.values(office, template_id=template.pk))
        document = OutgoingDocument.objects.get()
        assert (answer.status_code, answer["Location"]) == (303, path(document))
        assert document.version_number == 1
        assert [line.text for line in document.recipients.order_by("rank")] == [
            "Ban Tổ chức Tỉnh ủy",
            "Các đồng chí Ủy viên Ban Thường vụ",
            "Báo Thực Hành",
            "Lưu Văn phòng Tỉnh ủy",
        ]

    def test_takes_an_uploaded_text(self, office):
        file = SimpleUploadedFile("dự thảo.docx", builders.docx())
        office.client("chuyenvien").post("/van-ban-di/soan/", self.values(office, file=file))
        assert OutgoingDocument.objects.get().version_number == 1

    def test_a_second_sending_leads_to_the_first(self, office):
        client = office.client("chuyenvien")
        first = client.post("/van-ban-di/soan/", self.values(office))
        again = client.post("/van-ban-di/soan/", self.values(office))
        assert again["Location"] == first["Location"]
        assert OutgoingDocument.objects.count() == 1

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"subject": " "}, "Trích yếu"),
            ({"file": SimpleUploadedFile("cut.docx", b"PK\x03\x04")}, "bị cụt"),
            ({"file": SimpleUploadedFile("rong.docx", b"")}, "rỗng"),
        ],
    )
    def test_comes_back_with_what_is_wrong(self, office, values, sentence):
        answer = office.client("chuyenvien").post("/van-ban-di/soan/", self.values(office, **values))
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert not OutgoingDocument.objects.exists()

    def test_text_comes_in_one_form(self, office):
        import unicodedata

        subject = unicodedata.normalize("NFD", "Về việc thử \u200bmàn hình\u202e")
        office.client("chuyenvien").post("/van-ban-di/soan/", self.values(office, subject=subject))
        assert OutgoingDocument.objects.get().subject == "Về việc thử màn hình"

    def test_is_for_those_who_draft(self, office):
        assert office.client("vanthu").get("/van-ban-di/soan/").status_code == 403

    def test_begins_with_the_record_it_answers(self, office, monkeypatch):
        from vanphong.outgoing import ports

        source = ports.ReplySource(
            ("incoming", 5), "208-CV/ĐU", "Về việc góp ý", "Đảng ủy", office.organ("A99.21").pk, office.organ("TU").pk
        )
        monkeypatch.setitem(ports._replies, "incoming", lambda record_id, actor: source)
        shown = office.client("chuyenvien").get("/van-ban-di/soan/?tra-loi=5").content.decode()
        assert "Trả lời 208-CV/ĐU" in shown
        assert "Đảng ủy xã Bến Mẫu" in shown

    def test_begins_with_the_document_it_replaces(self, office):
        document = builders.issued(office)
        shown = office.client("chuyenvien").get(f"/van-ban-di/soan/?thay-the={document.pk}").content.decode()
        assert "về chuyển đổi số" in shown
        assert office.client("chuyenvien2").get(f"/van-ban-di/soan/?thay-the={document.pk}").status_code == 404


class TestVerbs:
    """From draft to issue through the forms alone, as a browser without JavaScript sends them."""

    def test_lead_from_draft_to_issue(self, office):
        document = builders.drafted(office)
        author, appraiser = office.client("chuyenvien"), office.client("thamdinh")
        signer, clerk = office.client("phobithu"), office.client("vanthu")
        self.post(author, document, "request-appraisal/")
        good = {"is_content_good": "1", "is_form_good": "1", "is_authority_good": "1"}
        self.post(appraiser, document, "appraise/", seen_sha256=document.sha256, **good)
        self.post(author, document, "submit/", rank_1=[office.position("truongphong").pk])
        self.sign(office.client("truongphong"), document, office)
        self.sign(signer, document, office)
        self.post(clerk, document, "check/")
        today = office.now.date().isoformat()
        self.post(clerk, document, "number/", register_id=builders.register_of(office).pk, issued_on=today)
        pdf = SimpleUploadedFile("ban.pdf", builders.plain_pdf("01"))
        self.post(clerk, document, "upload-rendition/", file=pdf)
        self.post(clerk, document, "issue/")
        assert fresh(document).state == "issued"
        assert "Đã gửi" in clerk.get(path(document, "?phan=gui-nhan")).content.decode()
        self.post(clerk, document, "revoke/", reason="Sai số liệu.")
        assert fresh(document).state == "revoked"

    @staticmethod
    def post(client, document, verb, **values):
        seen = fresh(document).version
        answer = client.post(path(document, verb), {"key": f"{verb}{seen}", "seen": seen, **values})
        assert answer.status_code == 303, answer.content.decode()[:3000]

    def sign(self, client, document, office):
        self.post(client, document, "sign/", secret=office.password, sha256=document.sha256)

    def test_a_form_opens_in_the_dialog_and_on_a_page(self, office):
        document = builders.submitted(office)
        client = office.client("phobithu")
        for verb in ("sign/", "send-back/", "change-signer/", "consult/"):
            assert "<html" in client.get(path(document, verb)).content.decode()
            shown = client.get(path(document, verb), headers=HTMX).content.decode()
            assert "<html" not in shown
            assert "<form" in shown

    def test_a_wrong_password_comes_back_as_a_sentence(self, office):
        document = builders.submitted(office)
        answer = office.client("phobithu").post(path(document, "sign/"), {"secret": "sai", "sha256": document.sha256})
        assert answer.status_code == 422
        assert "Mật khẩu hoặc mã xác thực không đúng." in answer.content.decode()
        assert "sai" not in [value for value in answer.content.decode().split('"') if value == "sai"]

    def test_two_pages_open_at_once_the_second_is_told(self, office):
        document = builders.submitted(office)
        seen = document.version
        client = office.client("phobithu")
        client.post(path(document, "change-signer/"), self.changed(office, document, seen))
        answer = client.post(path(document, "change-signer/"), self.changed(office, document, seen))
        assert answer.status_code in {404, 409, 422}

    @staticmethod
    def changed(office, document, seen):
        step = document.steps.get(outcome="", is_final=True) if document.steps.filter(outcome="").exists() else None
        another = office.position("bithu").pk
        return {"step_id": step.pk if step else 0, "position_id": another, "reason": "Đi công tác.", "seen": seen}

    def test_a_reason_is_asked_for(self, office):
        document = builders.submitted(office)
        answer = office.client("phobithu").post(path(document, "send-back/"), {"reason": " ", "to": "author"})
        assert answer.status_code == 422
        assert fresh(document).state == "submitted"

    def test_opinions_are_asked_given_reminded_and_closed(self, office):
        document = builders.drafted(office)
        author, asked = office.client("chuyenvien"), office.client("truongphong")
        principals = [office.position("truongphong").principal, office.position("chanhvp").principal]
        self.post(author, document, "consult/", asked=principals, question="Khoản 2 đã đủ chưa?")
        base = f"y-kien/{document.consultations.get().pk}/"
        assert "Khoản 2 đã đủ chưa?" in asked.get(path(document, f"{base}give-opinion/")).content.decode()
        self.post(asked, document, f"{base}give-opinion/", answer="other", text="Bổ sung thời hạn.")
        self.post(author, document, f"{base}remind/")
        closing = {"summary": "Tiếp thu.", "key": "khep"}
        assert author.post(path(document, f"{base}close/"), closing).status_code == 303
        shown = author.get(path(document)).content.decode()
        assert "Bổ sung thời hạn." in shown
        assert "Tiếp thu." in shown

    def test_the_forms_of_the_registry_open(self, office):
        clerk = office.client("vanthu")
        for build, verbs in (
            (builders.signed, ("check/", "refuse/", "edit-recipients/")),
            (builders.checked, ("number/",)),
            (builders.numbered, ("upload-rendition/", "void/")),
            (builders.issued, ("dispatch/", "revoke/")),
        ):
            document = build(office, subject=str(verbs))
            for verb in verbs:
                assert clerk.get(path(document, verb)).status_code == 200, verb

    def test_the_forms_of_the_author_open(self, office):
        document = builders.drafted(office)
        author = office.client("chuyenvien")
        for verb in ("edit/", "revise/", "attach/", "drop/"):
            assert author.get(path(document, verb)).status_code == 200, verb
        self.post(author, document, "revise/", file=SimpleUploadedFile("hai.docx", builders.docx(body="Khác.")))
        self.post(author, document, "attach/", file=io.BytesIO(builders.docx("Phụ lục")))
        assert fresh(document).version_number == 2

    def test_related_records_are_named_by_address_or_reference(self, office):
        document, other = builders.drafted(office), builders.numbered(office, subject="Lịch làm việc")
        author = office.client("chuyenvien")
        self.post(author, document, "relate/", what=path(other))
        again = author.post(path(document, "relate/"), {"what": "01-tb/tu", "key": "lan-hai"})
        assert again.status_code == 303
        assert "Lịch làm việc" in author.get(path(document, "?phan=lien-quan")).content.decode()
        assert author.post(path(document, "relate/"), {"what": "99-TB/TU"}).status_code == 422

    def test_others_get_the_same_answer_as_for_nothing(self, office):
        document = builders.drafted(office)
        stranger = office.client("chuyenvien2")
        for verb in ("edit/", "revise/", "submit/", "drop/"):
            assert stranger.get(path(document, verb)).status_code == 404
            assert stranger.post(path(document, verb), {"reason": "x"}).status_code == 404
