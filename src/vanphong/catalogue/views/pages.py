"""The lists: all of them, one, one row."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from vanphong.catalogue import forms
from vanphong.catalogue.actions.installation import zone
from vanphong.catalogue.actions.rows import SAME
from vanphong.catalogue.choices import Alert, Certainty, Level, Secrecy
from vanphong.catalogue.models import DatedRow, Row
from vanphong.catalogue.permissions import Permission
from vanphong.catalogue.queries import pages
from vanphong.catalogue.queries.shown import shown
from vanphong.catalogue.views.lists import BY_KIND, LISTS, ListOf
from vanphong.kernel.clock import office_date
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
def rows(request: OfficeRequest, kind: str) -> HttpResponse:
    """One list, as it holds on a day."""
    of = BY_KIND[kind]
    look = forms.LookForm(request.GET or None)
    asked = look.cleaned_data if look.is_valid() else {}
    on = asked.get("ngay") or office_date(request.now)
    found = pages.rows(
        of.model,
        (of.main, *of.columns),
        on=None if asked.get("tat_ca") else on,
        words=asked.get("q", ""),
        certainty=asked.get("muc", ""),
    )
    context = {
        "of": of,
        "form": look,
        "chips": _chips(request, look),
        "on": on,
        "rows": [_line(of, row, on) for row in found],
        "is_dated": issubclass(of.model, DatedRow),
        "may_edit": request.actor.may(Permission.EDIT),
        "heading": of.title,
        "lead": of.hint,
        "crumbs": _crumbs(of),
    }
    return page(request, "catalogue/list.html", context)


@signed_in
def row(request: OfficeRequest, kind: str, row_id: int) -> HttpResponse:
    """One row: what it says, where that comes from, how it was before, who changed it here."""
    of, found = BY_KIND[kind], pages.row(BY_KIND[kind].model, row_id)
    today = office_date(request.now)
    labels = {name: str(of.model._meta.get_field(name).verbose_name) for name in of.fields}  # type: ignore[union-attr]
    context = {
        "of": of,
        "row": found,
        "status": _status(found, today),
        "particulars": [(label, shown(found, name) or "—") for name, label in labels.items()],
        "periods": [_line(of, each, today) for each in pages.periods(found, SAME.get(of.model, ()))],
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
    level = Level(asked) if asked in Level.values else Level.PROVINCE
    look = forms.LookForm(request.GET or None)
    on: date = (look.cleaned_data.get("ngay") if look.is_valid() else None) or office_date(request.now)
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


def _chips(request: OfficeRequest, look: forms.LookForm) -> list[dict[str, str]]:
    """What the list is narrowed by, each with the address without it."""
    chips = []
    for name in ("ngay", "muc", "tat_ca"):
        if look.is_bound and look[name].value():
            rest = request.GET.copy()
            rest.pop(name, None)
            chips.append({"label": str(look[name].label), "value": _told(look, name), "remove": f"?{rest.urlencode()}"})
    return chips


def _told(look: forms.LookForm, name: str) -> str:
    value = look.cleaned_data.get(name)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(Certainty(value).label) if name == "muc" and value else "có"


def _crumbs(of: ListOf, *, is_inner: bool = False) -> list[tuple[str, str]]:
    here = reverse(f"catalogue:{of.kind}_list") if is_inner else ""
    return [("Danh mục", reverse("catalogue:index")), (of.title, here)]


def _line(of: ListOf, row: Row, on: date) -> dict[str, Any]:
    return {
        "row": row,
        "url": reverse(f"catalogue:{of.kind}", args=[row.pk]),
        "main": shown(row, of.main),
        "detail": getattr(row, of.detail) if of.detail else "",
        "cells": list(zip(of.heads[1:], (shown(row, name) for name in of.columns), strict=True)),
        "status": _status(row, on),
    }


def _status(row: Row, on: date) -> str:
    """held, ended, ahead or cancelled."""
    if getattr(row, "is_cancelled", False):
        return "cancelled"
    if not isinstance(row, DatedRow) or row.holds(on):
        return "held"
    return "ahead" if row.valid_from > on else "ended"
