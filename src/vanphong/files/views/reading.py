"""How far a file is read, starting a step again, what was converted, and finding words on its pages."""

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from vanphong.files import actions, queries
from vanphong.files.choices import StepName
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.web.answers import fragment, page, redirect
from vanphong.kernel.web.gates import OfficeRequest, signed_in

TEMPLATE = "files/reading.html"


@signed_in
@require_safe
def reading(request: OfficeRequest, version_id: int) -> HttpResponse:
    """The steps; asked for again every two seconds while some are under way."""
    version = queries.known(request.actor, version_id)
    found = queries.reading(version)
    context = {
        "version": version,
        "reading": found,
        "was_watched": "theo-doi" in request.GET,
        "heading": "Đọc tệp",
        "crumbs": [(version.name, "")],
    }
    return fragment(request, TEMPLATE, "panel", context)


@signed_in
@require_POST
def start_again(request: OfficeRequest, version_id: int, step: str) -> HttpResponse:
    """Let a step be done anew, and what stands on it."""
    version = queries.readable(request.actor, version_id)
    if step not in set(StepName):
        raise RecordNotFound
    actions.start_again(version, StepName(step), request.actor, request.now)
    context = {
        "version": version,
        "reading": queries.reading(version),
        "heading": "Đọc tệp",
        "crumbs": [(version.name, "")],
    }
    if request.headers.get("HX-Request"):
        return fragment(request, TEMPLATE, "panel", context)
    return redirect(request, reverse("files:reading", args=[version.pk]))


@signed_in
@require_safe
def converted(request: OfficeRequest, version_id: int) -> HttpResponse:
    """What was typed in an old encoding, beside what it is in Unicode."""
    version = queries.readable(request.actor, version_id)
    context = {
        "version": version,
        "converted": queries.converted(version),
        "heading": "Chữ trước và sau khi chuyển bảng mã",
        "crumbs": [(version.name, reverse("files:reading", args=[version.pk])), ("Bảng mã", "")],
    }
    return page(request, "files/converted.html", context)


@signed_in
@require_safe
def find(request: OfficeRequest, version_id: int) -> HttpResponse:
    """Where the words stand on the pages, accents or none."""
    version = queries.readable(request.actor, version_id)
    answer = JsonResponse(queries.find_in(version, request.GET.get("q", "")))
    answer["Cache-Control"] = "private, no-store"
    return answer
