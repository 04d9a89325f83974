"""What surrounds every view: the instant and the actor before it, the sentence of an anticipated error after it."""

import logging
import secrets
import sys
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.module_loading import import_string

from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, InvalidInput, OfficeError
from vanphong.kernel.ui.context import shell
from vanphong.kernel.web.answers import is_fragment, redirect
from vanphong.kernel.web.links import url_of
from vanphong.kernel.web.troubles import trouble

log = logging.getLogger("vanphong.incident")

Next = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """Set `request.now` and `request.actor` (None for a visitor). Who the actor is, is the business of settings.VANPHONG_ACTOR_RESOLVER."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.resolve = import_string(settings.VANPHONG_ACTOR_RESOLVER)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Resolve the actor, then go on."""
        request.now = clock.now()  # type: ignore[attr-defined]  # OfficeRequest
        request.actor = self.resolve(request)  # type: ignore[attr-defined]  # OfficeRequest
        return self.get_response(request)


class ErrorMiddleware:
    """Show an anticipated error as its sentence, as page or fragment; give an unanticipated one an incident number."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; `process_exception` does the work. An address with a NUL in it is nobody's typing, and no database takes it."""
        if "%00" in request.META.get("QUERY_STRING", ""):
            return error_page(
                request, InvalidInput("Địa chỉ có ký tự không đọc được. Đồng chí mở lại trang từ danh mục.")
            )
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to an anticipated error; None leaves an incident to Django."""
        if isinstance(error, AlreadyDone):
            return redirect(request, url_of(error.kind, error.record_id))
        if isinstance(error, OfficeError):
            return error_page(request, error)
        if (away := trouble(error)) is not None:
            log.exception("%s at %s %s", away.code, request.method, request.path)  # noqa: LOG004  # as below
            return _plain_page(request, away)
        request.incident = secrets.token_hex(4)  # type: ignore[attr-defined]  # read by server_error
        log.exception(  # noqa: LOG004  # Django calls this while it handles the exception
            "incident %s at %s %s",
            request.incident,  # type: ignore[attr-defined]  # set above
            request.method,
            request.path,
        )
        return None


def error_page(request: HttpRequest, error: OfficeError) -> HttpResponse:
    """The page or fragment that shows an anticipated error."""
    template = "ui/error_fragment.html" if is_fragment(request) else "ui/error.html"
    return render(request, template, {"error": error, "status": error.status}, status=error.status)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of an incident: says its number, nothing else. What failed before any view may be the machine's trouble."""
    if (away := trouble(sys.exception())) is not None:
        return _plain_page(request, away)
    told = {"request": request, "incident": getattr(request, "incident", secrets.token_hex(4)), "status": 500}
    return HttpResponse(loader.render_to_string("ui/incident.html", told | shell(request)), status=500)


def _plain_page(request: HttpRequest, error: OfficeError) -> HttpResponse:
    """As `error_page`, without asking the database for anything."""
    template = "ui/error_fragment.html" if is_fragment(request) else "ui/error.html"
    told = {"request": request, "error": error, "status": error.status}
    body = loader.render_to_string(template, told | shell(request))
    return HttpResponse(body, status=error.status, headers={"Retry-After": "30"})
