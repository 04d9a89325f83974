"""Whatever is dropped on the page «Tiếp nhận văn bản»: every bad file gets its own sentence, the good ones beside it are received."""

import http.client
import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office.office import Office
from vanphong.files.api import Blob, Version
from vanphong.files.tests import contents
from vanphong.files.tests.test_rules import REFUSED

PAGE = "/van-ban-den/tiep-nhan/"
MEGABYTE = 1024 * 1024
TOKEN = "t" * 32


def told(answer: str) -> str:
    """What the page says, as a person reads it."""
    return unescape(re.sub(r"<[^>]+>", " ", answer))


class TestEveryBadFile:
    @pytest.fixture
    def data(self, office):
        return {"organ_id": office.organ("VPTU").pk, "key": "bad-uploads"}

    def test_is_refused_by_its_own_sentence_and_holds_up_no_other(self, office, data, settings):
        settings.DATA_UPLOAD_MAX_NUMBER_FILES = 200
        named = {f"{number}-{name}": (bad, sentence) for number, (bad, name, sentence) in enumerate(REFUSED.values())}
        files = [SimpleUploadedFile(name, bad) for name, (bad, _) in named.items()]
        good = SimpleUploadedFile("công văn tốt.pdf", contents.pdf())
        before = Blob.objects.count()
        response = office.client("vanthu").post(PAGE, data | {"sent": [*files, good]})
        page = told(response.content.decode())
        assert response.status_code == 200
        for name, (_, sentence) in named.items():
            said = page.split(f"«{name}»", 1)[1][:300] if f"«{name}»" in page else ""
            assert sentence in said, name
        assert Blob.objects.count() == before + 1
        assert list(Version.objects.filter(name="công văn tốt.pdf").values_list("kind", flat=True)) == ["incoming"]
        assert f"{len(named)} tệp không nhận được" in page

    def test_is_received_never_when_it_is_marked_secret(self, office, data):
        marked = SimpleUploadedFile("mat.doc", contents.doc("TỈNH ỦY\rMẬT\rNội dung rất riêng"))
        response = office.client("vanthu").post(PAGE, data | {"sent": [marked]})
        assert "dấu chỉ độ mật «MẬT»" in told(response.content.decode())
        assert not Version.objects.filter(name="mat.doc").exists()

    def test_no_file_at_all_is_said_so(self, office, data):
        assert office.client("vanthu").post(PAGE, data).status_code == 422


class TestOddNames:
    """Names as they stand in the very bytes of the request."""

    NAMES = {
        "slashes": ("CV 12/VPTU/so 5.pdf", "so 5.pdf"),
        "a path upwards": ("../../etc/passwd.pdf", "passwd.pdf"),
        "a windows path": ("C:\\Users\\vanthu\\Tờ trình.pdf", "Tờ trình.pdf"),
        "a right-to-left mark": ("bao-cao\u202efdp.pdf", "bao-caofdp.pdf"),
        "NFD": (unicodedata.normalize("NFD", "Kế hoạch số 5 của Tỉnh ủy.pdf"), "Kế hoạch số 5 của Tỉnh ủy.pdf"),
        "no extension": ("CV 12.TU", "CV 12.TU.pdf"),
        "a device of Windows": ("con.pdf", "_con.pdf"),
    }

    def post(self, office, name: bytes):
        body = (
            b'--x\r\nContent-Disposition: form-data; name="organ_id"\r\n\r\n%d\r\n'
            b'--x\r\nContent-Disposition: form-data; name="key"\r\n\r\n%s\r\n'
            b'--x\r\nContent-Disposition: form-data; name="sent"; filename="%s"\r\nContent-Type: application/pdf\r\n\r\n'
        ) % (office.organ("VPTU").pk, b"odd-names", name)
        body += contents.pdf() + b"\r\n--x--\r\n"
        return office.client("vanthu").generic("POST", PAGE, body, content_type="multipart/form-data; boundary=x")

    @pytest.mark.parametrize(("sent", "kept"), NAMES.values(), ids=NAMES)
    def test_are_kept_as_a_person_reads_them(self, office, sent, kept):
        before = set(Version.objects.values_list("id", flat=True))
        assert self.post(office, sent.encode()).status_code == 200
        (name,) = Version.objects.exclude(pk__in=before).values_list("name", flat=True)
        assert name == kept

    def test_of_five_hundred_letters_are_shortened(self, office):
        before = set(Version.objects.values_list("id", flat=True))
        assert self.post(office, ("Báo cáo " * 62 + ".pdf").encode()).status_code == 200
        (name,) = Version.objects.exclude(pk__in=before).values_list("name", flat=True)
        assert name.startswith("Báo cáo Báo cáo")
        assert name.endswith(".pdf")
        assert len(name) <= 130

    @pytest.mark.parametrize(
        "sent", [b"a\0.pdf", b"\xff\xfe\xfd.pdf", b"%00%0d%0a.pdf", b"'; DROP TABLE--.pdf", b"", b"."]
    )
    def test_of_odd_bytes_do_no_harm(self, office, sent):
        response = self.post(office, sent)
        assert response.status_code in {200, 422}
        assert "\0" not in response.content.decode()


class TestTwoHundredMegabytes:
    """Sent in pieces to a running server, as a browser does."""

    def connect(
        self, server: str, megabytes: int
    ) -> tuple[http.client.HTTPConnection, Iterator[bytes], dict[str, str]]:
        office = Office()
        session = office.client("vanthu").cookies["vanphong_session"].value
        head = (
            f'--x\r\nContent-Disposition: form-data; name="organ_id"\r\n\r\n{office.organ("VPTU").pk}\r\n'
            '--x\r\nContent-Disposition: form-data; name="sent"; filename="quet.pdf"\r\n'
            "Content-Type: application/pdf\r\n\r\n%PDF-1.7\n"
        ).encode()
        tail = b"\r\n--x--\r\n"

        def pieces() -> Iterator[bytes]:
            yield head
            for _ in range(megabytes):
                yield b"x" * MEGABYTE
            yield tail

        headers = {
            "Content-Type": "multipart/form-data; boundary=x",
            "Content-Length": str(len(head) + megabytes * MEGABYTE + len(tail)),
            "Cookie": f"vanphong_session={session}; vanphong_csrf={TOKEN}",
            "X-CSRFToken": TOKEN,
        }
        address = urlsplit(server)
        return http.client.HTTPConnection(address.hostname or "", address.port, timeout=60), pieces(), headers

    @pytest.mark.parametrize(
        ("megabytes", "status", "sentence"),
        [(200, 200, "tệp lớn 201 MB, vượt mức tối đa 100 MB"), (501, 413, "mỗi lần gửi tối đa 500 MB")],
    )
    def test_are_refused_with_what_to_do(self, server, megabytes, status, sentence):
        connection, pieces, headers = self.connect(server, megabytes)
        connection.request("POST", PAGE, body=pieces, headers=headers)
        response = connection.getresponse()
        page = told(response.read().decode())
        connection.close()
        assert response.status == status
        assert sentence in page
        assert not Version.objects.filter(name="quet.pdf").exists()
