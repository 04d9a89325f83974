"""A scan that turns out to be secret on the Internet: nothing of it stays but the line about it."""

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from django.urls import reverse

from vanphong.catalogue import api as catalogue
from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.files import storage
from vanphong.files.choices import PageSize
from vanphong.files.derivation import page_image
from vanphong.files.handlers import begin_reading
from vanphong.files.jobs import forget_again
from vanphong.files.models import Blob, Derivative
from vanphong.incoming.actions.arrival import ArrivedFile, purge, receive
from vanphong.incoming.actions.registration import register
from vanphong.incoming.choices import Channel
from vanphong.kernel.errors import NotPermitted, RecordNotFound, RuleViolated
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox.worker import drain
from vanphong.kernel.search import api as search

PHRASE, NAME = "kế sách giữ kín bảy mươi bảy", "ke-sach-giu-kin.pdf"


def scan() -> bytes:
    """A file whose own text bears no mark."""
    return docform.render_pdf(
        docform.DocumentSpec(
            system=docform.System.PARTY, organ="CÔNG AN TỈNH", notation="CV/CAT", subject="Về một việc", body=(PHRASE,)
        )
    )


def left(sha256: str) -> set[str]:
    """Where the words, the name or the content itself still are, in any table and in the storage."""
    found = set()
    tables = set(connection.introspection.table_names())
    for model in (each for each in apps.get_models() if each._meta.db_table in tables):
        for row in model._default_manager.values_list():
            told = " ".join(
                bytes(each).decode("latin-1") if isinstance(each, memoryview) else str(each) for each in row
            )
            if PHRASE in told or NAME in told:
                found.add(model.__name__)
    place = f"{sha256[:2]}/{sha256[2:4]}/{sha256}"
    found |= {f"blobs/{place}"} if default_storage.exists(f"blobs/{place}") else set()
    made = f"derived/{place}"
    return found | (set(default_storage.listdir(made)[1]) if default_storage.exists(made) else set())


@pytest.fixture
def arrived(office):
    """The scan, received, read and shown."""
    blob = files.store(scan(), NAME, actor=office.actor("vanthu"), now=office.now, zone="internet")
    told = {"organ_id": office.organ("TU").pk, "channel": Channel.UPLOAD}
    document = receive(None, office.actor("vanthu"), office.now, arrived=[ArrivedFile(blob, NAME)], **told)
    drain(office.now)
    search.catch_up(office.now)
    page_image(blob, 1, PageSize.LARGE, office.now)
    return document


class TestPurge:
    def test_leaves_nothing_but_the_line_and_the_entry(self, office, arrived):
        sha256 = files.versions(*arrived.ref).get().blob.sha256
        assert {"Version", f"blobs/{sha256[:2]}/{sha256[2:4]}/{sha256}"} < left(sha256)
        done = purge(arrived.pk, office.actor("vanthu"), office.now)
        search.catch_up(office.now)
        drain(office.now)
        assert left(sha256) == set()
        assert not Blob.objects.filter(sha256=sha256).exists()
        assert not Derivative.objects.exists()
        told = [entry.sentence for entry in journal.history(*done.ref)]
        assert told == ["Tiếp nhận văn bản: 1 tệp", "Gỡ nội dung mật: 1 tệp đã xóa hẳn"]

    def test_then_it_goes_into_the_secret_register_as_a_line(self, office, arrived, arrivals):
        book = arrivals.book(secret=True).pk
        given = {"register_id": book, "particulars": arrivals.given(secrecy=1)}
        with pytest.raises(RuleViolated, match="Gỡ nội dung mật"):
            register(arrived.pk, office.actor("vanthu"), office.now, **given)
        purge(arrived.pk, office.actor("vanthu"), office.now)
        assert register(arrived.pk, office.actor("vanthu"), office.now, **given).is_stub

    def test_again_does_nothing(self, office, arrived):
        purge(arrived.pk, office.actor("vanthu"), office.now)
        purge(arrived.pk, office.actor("vanthu"), office.now)
        assert [entry.sentence for entry in journal.history(*arrived.ref)][-1] == "Gỡ nội dung mật: không còn tệp nào"

    def test_what_other_records_have_too_stays_with_them_and_is_said(self, office, arrived):
        version = files.versions(*arrived.ref).get()
        told = {"organ_id": office.organ("TU").pk, "channel": Channel.UPLOAD}
        twin = receive(None, office.actor("vanthu"), office.now, arrived=[ArrivedFile(version.blob, NAME)], **told)
        purge(arrived.pk, office.actor("vanthu"), office.now)
        assert [entry.sentence for entry in journal.history(*arrived.ref)][
            -1
        ] == "Gỡ nội dung mật: 1 tệp còn ở hồ sơ khác"
        assert files.content_of(files.versions(*twin.ref).get())
        purge(twin.pk, office.actor("vanthu"), office.now)
        assert left(version.blob.sha256) == set()

    def test_what_was_being_made_meanwhile_goes_later(self, office, arrived):
        sha256 = files.versions(*arrived.ref).get().blob.sha256
        purge(arrived.pk, office.actor("vanthu"), office.now)
        storage.keep(f"derived/{sha256[:2]}/{sha256[2:4]}/{sha256}/text-1", b"late")
        forget_again(office.now, sha256=sha256)
        assert left(sha256) == set()

    def test_a_reading_that_comes_too_late_makes_nothing(self, office):
        begin_reading(files.FileStored(999, "application/pdf"), office.now)
        assert not Derivative.objects.exists()

    def test_is_for_the_clerk_alone(self, office, arrived):
        for username, refusal in (("chanhvp", NotPermitted), ("chuyenvien", RecordNotFound)):
            with pytest.raises((refusal, RecordNotFound)):
                purge(arrived.pk, office.actor(username), office.now)

    def test_refuses_on_the_isolated_network(self, office, arrived):
        catalogue.settle_zone("wan", office.now, has_content=False)
        with pytest.raises(RuleViolated, match="Mạng diện rộng"):
            purge(arrived.pk, office.actor("vanthu"), office.now)


class TestScreen:
    def test_is_offered_where_registering_is_refused(self, office, arrived, arrivals):
        client, address = office.client("vanthu"), reverse("incoming:register", args=[arrived.pk])
        offer = reverse("incoming:purge", args=[arrived.pk])
        form = client.get(address).context["form"]
        assert offer not in client.get(address).content.decode()
        data = {name: form[name].value() for name in form.fields}
        data = {name: value for name, value in data.items() if value is not None and value is not False}
        data |= {"register_id": arrivals.book(secret=True).pk, "secrecy": 1, "sender_name": "Công an tỉnh"}
        answer = client.post(address, data | {"subject": "Về một việc", "reference": "12/CAT"})
        assert answer.status_code == 422
        assert offer in answer.content.decode()
        assert "không khôi phục được" in client.get(offer).content.decode()
        gone = client.post(offer, {"seen": arrived.version})
        assert (gone.status_code, gone["Location"]) == (303, address)
        assert "Chưa có tệp" in client.get(address).content.decode()
