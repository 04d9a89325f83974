"""Search: a page, the list that opens under the box of every page, and the searches that a person keeps."""

from urllib.parse import urlsplit

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_POST, require_safe

from vanphong.desk.forms import KeepSearchForm
from vanphong.desk.queries import search as finding
from vanphong.kernel.search import api as search
from vanphong.kernel.web.answers import fragment, redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, signed_in


@signed_in
@require_safe
def results(request: OfficeRequest) -> HttpResponse:
    """What was found; with `gon` (short) the list under the box."""
    asked = finding.read(request.GET)
    if "gon" in request.GET:
        offer = finding.offer(asked, request.actor, request.now)
        return fragment(request, "desk/offer.html", "offer", {"offer": offer, "heading": "Tra cứu"})
    kept = search.saved_searches(request.actor.person_id)
    context = {
        "answer": finding.answer(asked, request.actor, request.now),
        "kept": kept,
        "form": KeepSearchForm(initial={"name": asked.whole[:100], "is_told": True}),
        "facet_fields": [(finding.PARAMETERS[name], value) for name, value in asked.facets.items()],
        "heading": "Tra cứu",
    }
    return fragment(request, "desk/search.html", "results", context)


@signed_in
@require_POST
def keep(request: OfficeRequest) -> HttpResponse:
    """Keep a search; what is wrong with its name is told on the page it came from."""
    asked = finding.read(QueryDict(urlsplit(request.POST.get("address", "")).query))
    form = KeepSearchForm(request.POST)
    if not form.is_valid() or not asked.whole:
        toast(request, "Chưa lưu được lượt tìm: đồng chí nhập nội dung tìm và đặt tên ngắn.", level=30)
        return redirect(request, asked.url)
    search.keep_search(
        request.actor.person_id,
        name=form.cleaned_data["name"],
        address=asked.parameters(),
        acting=str(request.session.get("acting", "")),
        is_told=form.cleaned_data["is_told"],
        found=finding.refs(asked, request.actor, request.now),
    )
    toast(request, "Đã lưu lượt tìm.")
    return redirect(request, asked.url)


@signed_in
@require_safe
def kept(request: OfficeRequest, search_id: int) -> HttpResponse:
    """To the results of a search that is kept."""
    found = search.saved_search(request.actor.person_id, search_id)
    return redirect(request, finding.read(QueryDict(found.address)).url)


@signed_in
@require_POST
def forget(request: OfficeRequest, search_id: int) -> HttpResponse:
    """Keep a search no longer."""
    search.forget_search(request.actor.person_id, search_id)
    toast(request, "Đã xóa lượt tìm đã lưu.")
    return redirect(request, finding.read(request.GET).url)
