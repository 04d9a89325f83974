"""Search by particulars: a page, and the list that opens under the box of every page."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from vanphong.desk.queries import search as finding
from vanphong.kernel.web.answers import fragment
from vanphong.kernel.web.gates import OfficeRequest, signed_in

ON_PAGE = 20
UNDER_BOX = 5


@signed_in
@require_safe
def search(request: OfficeRequest) -> HttpResponse:
    """What was found, by kind; `gon` (short) for the list under the box."""
    text = request.GET.get("q", "").strip()[: finding.LONGEST]
    limit = UNDER_BOX if "gon" in request.GET else ON_PAGE
    groups = finding.search(text, request.actor, request.now, limit=limit)
    context = {
        "q": text,
        "groups": groups,
        "count": sum(len(group.hits) for group in groups),
        "heading": "Tra cứu",
    }
    return fragment(request, "desk/search.html", "results", context)
