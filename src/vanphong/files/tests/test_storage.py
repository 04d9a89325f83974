"""How bytes are kept: whole or not at all."""

import os
import resource
import signal
import time
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from vanphong.files import api as files
from vanphong.files import storage
from vanphong.files.jobs import DAY_SECONDS
from vanphong.files.models import Blob
from vanphong.files.tests import contents
from vanphong.files.tests.conftest import KIND


@contextmanager
def a_disk_of(most_bytes):
    """No file of this process grows beyond so many bytes: the system's own refusal to write, as of a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    silent = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, silent)


@pytest.fixture
def folder(tmp_path):
    return storage.DurableFolder(location=tmp_path / "kho", base_url=None)


class TestDurableFolder:
    def test_keeps_under_the_name_itself(self, folder):
        assert folder.save("a/b", ContentFile(b"1")) == folder.save("a/b", ContentFile(b"2")) == "a/b"
        assert folder.open("a/b").read() == b"2"

    def test_a_write_that_fails_leaves_nothing_under_the_name(self, folder):
        with a_disk_of(1000), pytest.raises(OSError, match="too large"):
            folder.save("a/b", ContentFile(b"x" * 5000))
        assert not folder.exists("a/b")
        assert folder.listdir(storage.PARTIAL) == ([], [])

    def test_a_write_that_fails_leaves_what_was_there(self, folder):
        folder.save("a/b", ContentFile(b"before"))
        with a_disk_of(1000), pytest.raises(OSError, match="too large"):
            folder.save("a/b", ContentFile(b"x" * 5000))
        assert folder.open("a/b").read() == b"before"

    def test_others_on_the_machine_may_not_read(self, folder):
        folder.save("a", ContentFile(b"1"))
        assert os.stat(folder.path("a")).st_mode & 0o007 == 0  # noqa: PTH116  # the path is text

    def test_forgets_what_a_killed_writer_left_a_day_ago(self, folder):
        folder.save(f"{storage.PARTIAL}/old", ContentFile(b"half"))
        folder.save(f"{storage.PARTIAL}/new", ContentFile(b"half"))
        long_ago = time.time() - DAY_SECONDS - 60
        os.utime(folder.path(f"{storage.PARTIAL}/old"), (long_ago, long_ago))
        assert folder.forget_partial(DAY_SECONDS) == 1
        assert folder.listdir(storage.PARTIAL)[1] == ["new"]

    @pytest.mark.parametrize("name", ["../outside", "/etc/passwd"])
    def test_writes_nowhere_else(self, folder, name):
        with pytest.raises(Exception, match=r"(?i)(path traversal|outside|suspicious)"):
            folder.save(name, ContentFile(b"x"))


class TestFullDisk:
    def test_is_told_and_leaves_neither_row_nor_file(self, keep):
        data = contents.picture("PNG", (900, 900), compress_level=0)
        before = Blob.objects.count()
        with a_disk_of(200_000), pytest.raises(files.NoRoom, match="đã đầy"):
            keep(data, "anh.png")
        assert Blob.objects.count() == before
        blob = keep(data, "anh.png")
        assert files.content_of(blob) == data

    def test_an_upload_that_does_not_fit_is_told_over_http(self, office, settings, tmp_path):
        """What arrives is written to the folder of uploads first; that disk may be the full one."""
        from io import BytesIO

        client = office.client("vanthu")
        upload = BytesIO(b"%PDF-" + b"x" * 3_000_000)
        upload.name = "lon.pdf"
        settings.FILE_UPLOAD_TEMP_DIR = tmp_path
        with a_disk_of(1_000_000):
            response = client.post("/to-chuc/nhap-xuat/", {"file": upload})
        assert response.status_code == 507
        assert "hết chỗ chứa tệp" in response.content.decode()
        assert list(tmp_path.iterdir()) == []

    def test_a_disk_full_while_a_page_is_drawn_is_told(self, office, clerk, readers, attach):
        version = attach(contents.picture("PNG", (1200, 1200), compress_level=0), "anh.png")
        readers.add(clerk.person_id)
        client = office.client("vanthu")
        with a_disk_of(500):
            response = client.get(f"/tep/{version.pk}/trang/1.lon.png")
        assert response.status_code == 507
        assert client.get(f"/tep/{version.pk}/trang/1.lon.png").status_code == 200
        assert version.kind == KIND


class TestKeep:
    def test_does_not_write_again_what_is_there(self, tmp_path):
        storage.keep("x/y", b"content")
        written = default_storage.get_modified_time("x/y")
        storage.keep("x/y", b"content")
        assert default_storage.get_modified_time("x/y") == written

    def test_mends_what_is_there_in_part(self):
        default_storage.save("x/z", ContentFile(b"con"))
        storage.keep("x/z", b"content")
        assert storage.fetch("x/z") == b"content"

    def test_what_is_lost_is_told(self):
        with pytest.raises(files.FileLost, match="sao lưu"):
            storage.fetch("x/absent")
