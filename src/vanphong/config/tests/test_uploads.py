import errno

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from vanphong.config.uploads import UploadMiddleware


class Body:
    """A request's body of a given size that counts what is read of it."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1) -> bytes:
        taken = min(self.left, size if size >= 0 else self.left)
        self.left -= taken
        return b"x" * taken


class FullDisk:
    """A body that cannot be kept."""

    def read(self, size: int = -1) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")


def go_on(request: HttpRequest) -> HttpResponse:
    return HttpResponse("gone on")


@pytest.fixture
def post(rf: RequestFactory, settings):
    settings.VANPHONG_MAX_REQUEST_MB = 2

    def send(body: object, size: int) -> HttpResponse:
        request = rf.post("/", content_type="multipart/form-data; boundary=b")
        request.META["CONTENT_LENGTH"] = str(size)
        request._stream = body  # type: ignore[assignment]  # a stand-in for the server's stream
        return UploadMiddleware(go_on)(request)

    return send


class TestUploadMiddleware:
    def test_too_large_is_told_in_a_sentence_and_read_to_its_end(self, post):
        body = Body(3 * 1024 * 1024)
        answer = post(body, 3 * 1024 * 1024)
        assert answer.status_code == 413
        assert "mỗi lần gửi tối đa 2 MB" in answer.content.decode()
        assert body.left == 0

    def test_a_full_disk_is_told_in_a_sentence(self, post):
        answer = post(FullDisk(), 1000)
        assert answer.status_code == 507
        assert "hết chỗ" in answer.content.decode()

    def test_the_rest_goes_on(self, rf):
        request = rf.post("/", {"file": SimpleUploadedFile("a.pdf", b"%PDF")})
        assert UploadMiddleware(go_on)(request).content == b"gone on"
        assert request.FILES["file"].read() == b"%PDF"
