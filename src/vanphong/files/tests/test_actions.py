"""Keeping files: storing a content, making it a file of a record."""

import hashlib
from io import BytesIO

import pytest
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction

from tests.office.office import Office
from vanphong.files import api as files
from vanphong.files.models import Blob, Version
from vanphong.files.tests import contents
from vanphong.files.tests.conftest import KIND
from vanphong.kernel.errors import InvalidInput, RuleViolated, StaleRecord
from vanphong.kernel.outbox.api import Job


class TestStore:
    def test_keeps_the_content_exactly_as_it_came(self, keep, clerk):
        data = contents.pdf()
        blob = keep(data)
        assert blob.sha256 == hashlib.sha256(data).hexdigest()
        assert (blob.size, blob.media_type, len(blob.page_sizes)) == (len(data), "application/pdf", 1)
        assert blob.stored_by == clerk.person_id
        assert files.content_of(blob) == data

    def test_keeps_the_same_content_once(self, keep):
        data = contents.docx()
        blob = keep(data, "a.docx")
        assert keep(data, "b.docx") == blob
        assert (
            Job.objects.filter(name__endswith="begin_reading", payload__contains=f'"blob_id": {blob.pk},').count() == 1
        )

    def test_has_the_worker_prepare_what_is_shown(self, keep):
        blob = keep(contents.pdf())
        assert (
            Job.objects.filter(name__endswith="begin_reading", payload__contains=f'"blob_id": {blob.pk},').count() == 1
        )

    def test_writes_again_what_the_storage_lost(self, keep):
        data = contents.pdf()
        default_storage.delete(keep(data).key)
        assert files.content_of(keep(data)) == data

    def test_takes_an_upload(self, keep):
        data = contents.pdf()
        assert files.content_of(keep(File(BytesIO(data), "a.pdf"))) == data

    def test_refuses_a_large_upload_without_reading_it(self, keep, settings):
        settings.VANPHONG_MAX_UPLOAD_MB = 1
        upload = File(BytesIO(b"%PDF-1.7"), "a.pdf")
        upload.size = 200 * 1024 * 1024
        with pytest.raises(InvalidInput, match=r"«a\.pdf»: tệp lớn 200 MB, vượt mức tối đa 1 MB"):
            keep(upload, "a.pdf")

    def test_refuses_and_keeps_nothing(self, keep):
        before = Blob.objects.count()
        with pytest.raises(InvalidInput, match="chương trình"):
            keep(b"MZ\x90\0" + b"x" * 200, "a.pdf")
        assert Blob.objects.count() == before

    def test_refuses_a_marked_document_on_the_internet_alone(self, keep):
        data = contents.doc("TỈNH ỦY\rTỐI MẬT\rNội dung")
        key = f"blobs/{hashlib.sha256(data).hexdigest()[:2]}"
        with pytest.raises(InvalidInput, match="dấu chỉ độ mật «TỐI MẬT»"):
            keep(data, "a.doc")
        assert not any(name.startswith(hashlib.sha256(data).hexdigest()) for name in _names_under(key))
        assert keep(data, "a.doc", "wan").pk

    def test_is_never_called_inside_a_transaction(self, committed):
        office = Office()
        clerk = office.actor("vanthu")
        with transaction.atomic(), pytest.raises(RuntimeError, match="before the transaction"):
            files.store(contents.pdf(), "a.pdf", actor=clerk, now=office.now, zone="internet")


class TestAttach:
    def test_names_who_brought_it_under_a_safe_name(self, attach, clerk):
        version = attach(contents.pdf(), "CV 12/VPTU\u202e.PDF")
        assert (version.name, version.number, version.person) == ("CV 12-VPTU.pdf", 1, clerk.name)

    def test_in_the_main_slot_replaces_and_keeps_the_old(self, attach):
        first, second = attach(contents.pdf()), attach(contents.blank_pdf(2))
        assert (second.number, second.replaces_id) == (2, first.pk)
        assert list(files.versions(KIND, 1)) == [first, second]
        assert list(files.current_versions(KIND, [1], "main")) == [second]

    def test_the_same_content_and_name_in_place_of_itself_changes_nothing(self, attach):
        data = contents.pdf()
        assert attach(data) == attach(data)
        assert Version.objects.of_record(KIND, 1).count() == 1

    def test_in_other_slots_stands_beside(self, attach):
        attach(contents.pdf(), slot="appendix")
        attach(contents.blank_pdf(2), slot="appendix")
        assert files.current_versions(KIND, [1], "appendix").count() == 2

    def test_refuses_to_replace_what_somebody_replaced_meanwhile(self, attach):
        first = attach(contents.pdf(), slot="appendix")
        attach(contents.blank_pdf(2), slot="appendix", replaces=first)
        with pytest.raises(StaleRecord, match="Có người vừa thay tệp này"):
            attach(contents.blank_pdf(3), slot="appendix", replaces=first)

    def test_refuses_an_unknown_slot(self, attach):
        with pytest.raises(ValueError, match="elsewhere"):
            attach(contents.pdf(), slot="elsewhere")


class TestSecretRecords:
    def test_take_no_file_on_the_internet(self, attach):
        with pytest.raises(RuleViolated, match="không được lưu tệp"):
            attach(contents.pdf(), secrecy=1)
        assert not Version.objects.of_record(KIND, 1).exists()

    def test_take_one_on_the_isolated_network(self, attach, on_isolated_network):
        assert attach(contents.pdf(), secrecy=2).secrecy == 2

    def test_the_database_refuses_it_whatever_the_code(self, attach):
        version = attach(contents.pdf())
        with pytest.raises(DatabaseError, match="files_secret_outside_wan"), transaction.atomic():
            Version.objects.filter(pk=version.pk).update(secrecy=1)
        version.pk, version.slot = None, "scan"
        version.secrecy = 1
        with pytest.raises(DatabaseError, match="files_secret_outside_wan"), transaction.atomic():
            version.save()


class TestClassify:
    def test_follows_the_record(self, attach, on_isolated_network):
        attach(contents.pdf())
        files.classify(KIND, 1, 3)
        assert set(files.versions(KIND, 1).values_list("secrecy", flat=True)) == {3}

    def test_refuses_on_the_internet_where_there_are_files(self, attach):
        files.classify(KIND, 2, 1)
        attach(contents.pdf())
        with pytest.raises(RuleViolated):
            files.classify(KIND, 1, 1)


def _names_under(key):
    if not default_storage.exists(key):
        return []
    return [
        name for folder in default_storage.listdir(key)[0] for name in default_storage.listdir(f"{key}/{folder}")[1]
    ]
