"""Answers to requests that are refused before any view of ours sees them."""

from django.http import HttpRequest, HttpResponse

from vanphong.kernel.errors import NotPermitted, OfficeError, RecordNotFound
from vanphong.kernel.web.middleware import error_page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: the session ended, or the form was opened before signing in again."""
    sentence = "Phiên làm việc đã thay đổi kể từ khi mở trang này. Đồng chí tải lại trang rồi gửi lại; nội dung đã nhập vẫn được giữ trên máy."
    return error_page(request, NotPermitted(sentence))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that leads nowhere: the same page as for a record that is not for this person."""
    return error_page(request, RecordNotFound())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read."""
    return error_page(request, OfficeError("Yêu cầu gửi lên không đọc được. Đồng chí tải lại trang và thử lại."))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A refusal raised by a library."""
    return error_page(request, NotPermitted("Đồng chí không được thực hiện việc này."))
