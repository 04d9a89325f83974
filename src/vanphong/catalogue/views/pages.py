"""The lists: all of them, one, one row."""

from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse

from vanphong.catalogue import forms
from vanphong.catalogue.actions.installation import zone
from vanphong.catalogue.choices import Alert, Level, Secrecy
from vanphong.catalogue.models import DatedRow, Row
from vanphong.catalogue.permissions import Permission
from vanphong.catalogue.queries import pages
from vanphong.catalogue.queries.shown import shown
from vanphong.catalogue.views.lists import BY_KIND, LISTINGS, LISTS, ListOf, line, status
from vanphong.kernel.clock import office_date
from vanphong.kernel.lists import api as lists
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, signed_in


@signed_in
def index(request: OfficeRequest) -> HttpResponse:
    """All lists, with how many rows hold today and how many are to be checked."""
    counts = pages.tally([each.model for each in LISTS], office_date(request.now))
    context = {
        "lists": [(each, reverse(f"catalogue:{each.kind}_list"), *counts[each.kind]) for each in LISTS],
        "degrees": Secrecy.choices,
        "alerts": [alert for alert in Alert if alert],
        "zone": zone(),
        "heading": "Danh mục",
        "crumbs": [("Danh mục", "")],
    }
    return page(request, "catalogue/index.html", context)


@signed_in
def rows(request: OfficeRequest, kind: str) -> HttpResponseBase:
    """One list, as it holds on a day."""
    of, today = BY_KIND[kind], office_date(request.now)
    form = forms.LookForm(request.GET)
    on = form.criteria().get("ngay") or today

    def find(*, q: str = "", ngay: date | None = None, muc: str = "", tat_ca: bool = False) -> QuerySet[Row]:
        on = None if tat_ca else ngay or today
        return pages.rows(of.model, (of.main, *of.columns), on=on, words=q, certainty=muc)

    shown = lists.Shown(
        request, LISTINGS[kind], form, find, prepare=lambda found: [line(of, each, on) for each in found]
    )
    context = {
        "of": of,
        "lead": of.hint,
        "may_edit": request.actor.may(Permission.EDIT),
        "crumbs": _crumbs(of),
    }
    return lists.answer(shown, "catalogue/list.html", context)


@signed_in
def row(request: OfficeRequest, kind: str, row_id: int) -> HttpResponse:
    """One row: what it says, where that comes from, how it was before, who changed it here."""
    of, found = BY_KIND[kind], pages.row(BY_KIND[kind].model, row_id)
    today = office_date(request.now)
    labels = {name: str(of.model._meta.get_field(name).verbose_name) for name in of.fields}  # type: ignore[union-attr]
    context = {
        "of": of,
        "row": found,
        "status": status(found, today),
        "particulars": [(label, shown(found, name) or "—") for name, label in labels.items()],
        "periods": [line(of, each, today) for each in pages.periods(found)],
        "timeline": pages.timeline(found),
        "may_edit": request.actor.may(Permission.EDIT),
        "may_end": isinstance(found, DatedRow) and found.valid_to is None,
        "heading": shown(found, of.main) if of.main != "yellow_days" else str(found),
        "crumbs": [*_crumbs(of, is_inner=True), (shown(found, of.main), "")],
    }
    return page(request, "catalogue/row.html", context)


@signed_in
def authority_table(request: OfficeRequest) -> HttpResponse:
    """Type × issuer of one level, on a day."""
    asked = request.GET.get("cap", "")
    level = Level(asked) if asked in set(Level) else Level.PROVINCE
    look = forms.LookForm(request.GET)
    on: date = look.criteria().get("ngay") or office_date(request.now)
    columns, lines = pages.authority_table(level, on)
    here = reverse("catalogue:authority_table")
    context = {
        "columns": columns,
        "lines": lines,
        "on": on,
        "level": level,
        "levels": [
            {"label": each.label, "url": f"{here}?cap={each}&ngay={on}", "current": each == level} for each in Level
        ],
        "heading": "Bảng thẩm quyền ban hành",
        "crumbs": [*_crumbs(BY_KIND["authority_rule"], is_inner=True), ("Bảng", "")],
    }
    return page(request, "catalogue/authority.html", context)


def _crumbs(of: ListOf, *, is_inner: bool = False) -> list[tuple[str, str]]:
    here = reverse(f"catalogue:{of.kind}_list") if is_inner else ""
    return [("Danh mục", reverse("catalogue:index")), (of.title, here)]
