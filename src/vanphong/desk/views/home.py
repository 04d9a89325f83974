"""The home page, and the counts that every page keeps up to date."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from vanphong.desk.queries import piles as waiting
from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, signed_in


@signed_in
@require_safe
def home(request: OfficeRequest) -> HttpResponse:
    """What must I do now?"""
    piles = waiting.piles(request.actor, request.now)
    return page(request, "desk/home.html", {"piles": piles, "today": office_date(request.now)})


@signed_in
@require_safe
def counts(request: OfficeRequest) -> HttpResponse:
    """The numbers in JSON; nothing (304) while nothing happened since the browser asked last."""
    tag = f'"{waiting.edition(request.actor, request.now)}"'
    is_known = request.headers.get("If-None-Match") == tag
    answer = HttpResponse(status=304) if is_known else JsonResponse(waiting.counts(request.actor, request.now))
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    return answer
