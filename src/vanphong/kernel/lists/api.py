"""The door of lists: declare a list and its conditions, show it."""

from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template import loader

from vanphong.kernel.clock import office_date
from vanphong.kernel.lists.address import EXPORT, Address
from vanphong.kernel.lists.forms import Condition, ListFilter
from vanphong.kernel.lists.listing import Column, Listing, Preset, Row
from vanphong.kernel.lists.paging import Page, page
from vanphong.kernel.lists.shown import Shown, Tab
from vanphong.kernel.lists.tally import Tally, tally
from vanphong.kernel.text.api import fold
from vanphong.kernel.web import answers

__all__ = [
    "Address",
    "Column",
    "Condition",
    "ListFilter",
    "Listing",
    "Page",
    "Preset",
    "Row",
    "Shown",
    "Tab",
    "Tally",
    "answer",
    "page",
    "tally",
]

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answer(shown: Shown, template: str = "lists/list.html", context: dict[str, Any] | None = None) -> HttpResponseBase:
    """The list as it was asked for: page, fragment for htmx, or .xlsx; nothing asked for, and it opens with the person's own view."""
    request = shown.request
    wanted = request.GET.get(EXPORT, "")
    if wanted in {"xlsx", "xlsx-du"}:
        name = f"{fold(shown.listing.title).replace(' ', '-')}-{office_date(request.now):%Y-%m-%d}.xlsx"
        rows = shown.spreadsheet(is_whole=wanted == "xlsx-du")
        return FileResponse(rows, as_attachment=True, filename=name, content_type=SPREADSHEET)
    told = {"heading": shown.listing.title, "list": shown, **(context or {})}
    if answers.is_fragment(request):
        body = loader.render_to_string("lists/shown.html", told, request)
        return HttpResponse(body, headers={"Vary": "HX-Request", "HX-Push-Url": str(shown.address)})
    if shown.default_address:
        return HttpResponseRedirect(shown.default_address)
    response = answers.page(request, template, told)
    response["Vary"] = "HX-Request"
    return response
