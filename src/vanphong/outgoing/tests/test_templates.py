import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from vanphong.catalogue import api as catalogue
from vanphong.files import api as files
from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound, WrongState
from vanphong.kernel.journal import api as journal
from vanphong.outgoing.actions import templates as actions
from vanphong.outgoing.actions.drafting import Upload
from vanphong.outgoing.models import DraftTemplate, OutgoingDocument
from vanphong.outgoing.queries import templates as queries
from vanphong.outgoing.tests import builders, test_views

LIST = "/van-ban-di/mau/"


def values(office, **more) -> dict:
    """What the form of a template holds."""
    kind = catalogue.find_document_type("Công văn", catalogue.System.PARTY, office.now.date())
    return {
        "document_type_id": kind and kind.pk,
        "name": "Công văn đôn đốc",
        "subject": "Đôn đốc …",
        "body": "Đề nghị …",
        **more,
    }


def added(office, by="chanhvp", organ="TU", **more) -> DraftTemplate:
    """A template of the provincial committee."""
    given = {"organ_id": office.organ(organ).pk, "values": values(office), **more}
    return actions.add_template(None, office.actor(by), office.now, **given)


def word_file(office, text="Mẫu của cơ quan"):
    """A stored .docx."""
    return actions.store(Upload(builders.docx(text), "mau.docx"), office.actor("chanhvp"), office.now)


class TestAddTemplate:
    def test_is_offered_to_those_who_draft(self, office):
        made = added(office)
        assert (str(made.pk), "Công văn: Công văn đôn đốc") in queries.offered([office.organ("TU").pk])
        assert (str(made.pk), "Công văn: Công văn đôn đốc") not in queries.offered([office.organ("BTCTU").pk])
        assert journal.history(*made.ref).get().sentence == "Thêm mẫu Công văn: Công văn đôn đốc"

    def test_is_for_whoever_keeps_the_templates_of_that_organ(self, office):
        with pytest.raises(NotPermitted):
            added(office, "chuyenvien")
        with pytest.raises(NotPermitted):
            added(office, "chanhvp", "BTCTU")

    def test_for_every_organ_is_not_made_by_anybody(self, office):
        with pytest.raises(InvalidInput, match="cơ quan"):
            actions.add_template(None, office.actor("chanhvp"), office.now, organ_id=None, values=values(office))

    def test_refuses_a_second_of_the_same_name(self, office):
        added(office)
        with pytest.raises(InvalidInput, match="cùng tên"):
            added(office)

    def test_refuses_one_without_text_and_file(self, office):
        with pytest.raises(InvalidInput, match="chưa có nội dung"):
            added(office, values=values(office, body=" "))

    def test_takes_word_files_alone(self, office):
        with pytest.raises(InvalidInput, match="tệp Word"):
            actions.store(Upload(b"chu", "mau.txt"), office.actor("chanhvp"), office.now)


class TestEdit:
    def test_a_new_file_takes_the_place_of_the_old_which_stays(self, office):
        made = added(office, text=word_file(office))
        changed = actions.edit(
            made.pk, office.actor("chanhvp"), office.now, values={"name": "Khác"}, text=word_file(office, "Bản hai")
        )
        assert [file.number for file in files.current_versions("template", [changed.pk], "main")] == [2]
        assert [entry.sentence for entry in journal.history(*made.ref)][-1] == "Sửa mẫu, tệp «mau.docx»"

    def test_those_for_every_organ_are_changed_by_nobody(self, office):
        shared = DraftTemplate.objects.get(name="Thông báo kết luận hội nghị")
        with pytest.raises(NotPermitted):
            actions.edit(shared.pk, office.actor("chanhvp"), office.now, values={"name": "Khác"})

    def test_another_organ_does_not_know_of_it(self, office):
        made = added(office)
        with pytest.raises(RecordNotFound):
            actions.edit(made.pk, office.actor("truongban.btc"), office.now, values={"name": "Khác"})
        assert not queries.may_read(office.actor("vanthu.benmau"), "template", made.pk)


class TestClose:
    def test_is_offered_no_more_until_it_is_used_again(self, office):
        made = added(office)
        actions.close(made.pk, office.actor("chanhvp"), office.now)
        assert queries.in_use(made.pk, office.organ("TU").pk) is None
        actions.reopen(made.pk, office.actor("chanhvp"), office.now)
        assert queries.in_use(made.pk, office.organ("TU").pk) == made

    def test_refuses_to_close_twice(self, office):
        made = added(office)
        actions.close(made.pk, office.actor("chanhvp"), office.now)
        with pytest.raises(WrongState):
            actions.close(made.pk, office.actor("chanhvp"), office.now)

    def test_reopen_refuses_when_another_took_its_name(self, office):
        made = added(office)
        actions.close(made.pk, office.actor("chanhvp"), office.now)
        added(office)
        with pytest.raises(InvalidInput, match="cùng tên"):
            actions.reopen(made.pk, office.actor("chanhvp"), office.now)


class TestScreens:
    def test_a_template_is_added_previewed_edited_closed(self, office):
        client = office.client("chanhvp")
        sent = {
            **values(office),
            "organ_id": office.organ("TU").pk,
            "file": SimpleUploadedFile("mau.docx", builders.docx()),
        }
        assert client.post(f"{LIST}them/", sent).status_code == 303
        made = DraftTemplate.objects.get(name="Công văn đôn đốc")
        page = client.get(f"{LIST}{made.pk}/").content.decode()
        assert "Bản 1: mau.docx" in page
        assert "Đang dùng" in page
        assert b"".join(client.get(f"{LIST}?xuat=xlsx-du").streaming_content)[:2] == b"PK"
        assert "Thêm mẫu Công văn: Công văn đôn đốc, tệp «mau.docx»" in page
        assert client.post(f"{LIST}{made.pk}/edit/", {**values(office, name="Khác"), "seen": 1}).status_code == 303
        assert client.post(f"{LIST}{made.pk}/close/").status_code == 303
        assert "Khác" not in client.get(f"{LIST}?state=open").content.decode()

    def test_one_for_every_organ_is_copied(self, office):
        shared = DraftTemplate.objects.get(name="Thông báo kết luận hội nghị")
        client = office.client("chanhvp")
        page = client.get(f"{LIST}{shared.pk}/").content.decode()
        assert "đã họp, cho ý kiến về" in page
        assert "Sửa mẫu" not in page
        assert shared.body.splitlines()[0] in client.get(f"{LIST}them/?tu={shared.pk}").content.decode()

    def test_is_for_those_who_keep_templates(self, office):
        assert office.client("chuyenvien").get(LIST).status_code == 403
        assert LIST in office.client("chanhvp").get("/van-ban-di/").content.decode()

    def test_a_draft_begins_with_its_file(self, office):
        made = added(office, text=word_file(office))
        office.client("chuyenvien").post(
            "/van-ban-di/soan/", test_views.TestDraft().values(office, template_id=made.pk)
        )
        document = OutgoingDocument.objects.get()
        assert document.sha256
        assert document.version_number == 1
