"""The home page, and the counts that every page keeps up to date."""

from typing import cast

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from vanphong.catalogue.api import alert_scale
from vanphong.desk.queries import elsewhere as beside
from vanphong.desk.queries import piles as waiting
from vanphong.desk.queries import recent as newest
from vanphong.desk.queries.duties import duties
from vanphong.desk.rules import day_in_words
from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import fragment
from vanphong.kernel.web.gates import OfficeRequest, signed_in
from vanphong.notices import api as notices
from vanphong.organisation.api import Account


@signed_in
@require_safe
def home(request: OfficeRequest) -> HttpResponse:
    """What must I do now?"""
    piles = waiting.piles(request.actor, request.now)
    urgent = waiting.urgent(piles)
    context = {
        "waiting": [pile for pile in piles if pile.count],
        "quiet": [pile for pile in piles if not pile.count],
        "urgent": [{"row": work.row, "pile": work.pile, "alert": _alert(work, request)} for work in urgent],
        "today": day_in_words(office_date(request.now)),
        "notices": notices.newest(request.actor.person_id, request.now),
        "does": duties(request.actor),
    }
    return fragment(request, "desk/home.html", "work", context)


@signed_in
@require_safe
def recent(request: OfficeRequest) -> HttpResponse:
    """The newest documents: a part of the home page that is asked for after it, or a page of its own."""
    context = {"recent": newest.recent(request.actor), "heading": "Văn bản gần đây"}
    return fragment(request, "desk/recent.html", "list", context)


@signed_in
@require_safe
def elsewhere(request: OfficeRequest) -> HttpResponse:
    """What waits in the person's other positions and for the leaders assisted: asked for after the home page, or a page of its own."""
    found = beside.elsewhere(cast(Account, request.user), request.actings, request.now)
    context = {"elsewhere": found, "heading": "Việc với tư cách khác"}
    return fragment(request, "desk/elsewhere.html", "list", context)


def _alert(work: waiting.Urgent, request: OfficeRequest) -> dict[str, str]:
    sentence = alert_scale(office_date(request.now)).sentence(work.row.due_on) if work.row.alert else ""
    return {"level": work.row.alert or "none", "sentence": sentence}


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
