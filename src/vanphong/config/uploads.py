"""Receives what is uploaded before any view runs: too much, or no room for it, is told in a sentence."""

import errno
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from vanphong.kernel.errors import OfficeError
from vanphong.kernel.web.middleware import error_page

DRAINED_AT_MOST = 1024 * 1024 * 1024
CHUNK = 1024 * 1024


class TooLarge(OfficeError):
    """More than an installation takes in one go."""

    code = "too_large"
    status = 413


class NoRoom(OfficeError):
    """The disk that takes uploads is full."""

    code = "no_room"
    status = 507


class UploadMiddleware:
    """Refuse a request that is too large, and read a multipart one whole, so that a full disk is noticed here and nothing is half done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.limit = settings.VANPHONG_MAX_REQUEST_MB * 1024 * 1024

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse, or go on."""
        size = int(request.META.get("CONTENT_LENGTH") or 0)
        if size > self.limit:
            _drain(request, size)
            return error_page(request, TooLarge(too_large_sentence()))
        try:
            if request.content_type == "multipart/form-data":
                request.POST  # noqa: B018  # Django reads the body at this access
        except OSError as failure:
            if failure.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
                raise
            _give_back_room(request)
            return error_page(
                request,
                NoRoom("Máy chủ hết chỗ chứa tệp nên chưa nhận được gì. Đồng chí báo người quản trị rồi gửi lại."),
            )
        return self.get_response(request)


def too_large_sentence() -> str:
    """What the limits are and what to do."""
    return (
        f"Tệp gửi lên quá lớn: mỗi tệp tối đa {settings.VANPHONG_MAX_UPLOAD_MB} MB, mỗi lần gửi tối đa {settings.VANPHONG_MAX_REQUEST_MB} MB. "
        "Đồng chí quét lại ở độ phân giải thấp hơn, tách tệp, hoặc gửi làm nhiều lần."
    )


def _give_back_room(request: HttpRequest) -> None:
    """Close what was received in part, which removes it: Django leaves that to chance, and the disk is full."""
    for handler in request.upload_handlers:
        part = getattr(handler, "file", None)
        if part is not None:
            with suppress(OSError):
                part.close()


def _drain(request: HttpRequest, size: int) -> None:
    """Read and forget, so that the browser gets to read the answer; beyond a bound the connection is simply closed."""
    left = min(size, DRAINED_AT_MOST)
    while left > 0:
        chunk = request.read(min(CHUNK, left))
        if not chunk:
            return
        left -= len(chunk)
