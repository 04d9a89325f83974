"""Changing a row: a form in the dialog or on a page of its own; refused, it comes back with the reasons."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from vanphong.catalogue import forms
from vanphong.catalogue.actions import rows as actions
from vanphong.catalogue.permissions import Permission
from vanphong.catalogue.queries import pages
from vanphong.catalogue.queries.shown import shown
from vanphong.catalogue.views.lists import BY_KIND, ListOf
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import RuleViolated, StaleRecord
from vanphong.kernel.web.answers import fragment, redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, requires

Run = Callable[[dict[str, Any]], Any]


@requires(Permission.EDIT)
def add(request: OfficeRequest, kind: str) -> HttpResponse:
    """A new row."""
    of = BY_KIND[kind]
    first = {"valid_from": office_date(request.now), "day": request.GET.get("ngay", "")}
    form = of.form(request.POST or None, initial=first)

    def run(given: dict[str, Any]) -> Any:
        given.pop("seen")
        return actions.add(request.actor, request.now, kind=kind, **given)

    return _act(request, of, form, run, f"Thêm vào {of.title.lower()}", "Thêm", "Đã thêm.")


@requires(Permission.EDIT)
def edit(request: OfficeRequest, kind: str, row_id: int) -> HttpResponse:
    """The row as it is, corrected."""
    of, found = BY_KIND[kind], pages.row(BY_KIND[kind].model, row_id)
    initial = {**{name: getattr(found, name) for name in of.fields}, "seen": found.version}
    form = of.form(request.POST or None, initial=initial, is_new=False)

    def run(given: dict[str, Any]) -> Any:
        given.pop("key")
        return actions.edit(request.actor, request.now, kind=kind, row_id=row_id, **given)

    return _act(request, of, form, run, f"Sửa «{shown(found, of.main)}»", "Ghi", "Đã sửa.")


@requires(Permission.EDIT)
def replace(request: OfficeRequest, kind: str, row_id: int) -> HttpResponse:
    """Another row in its place, from a day on."""
    of, found = BY_KIND[kind], pages.row(BY_KIND[kind].model, row_id)
    first = {name: getattr(found, name) for name in of.fields if name not in {"source", "note", "certainty"}}
    first |= {"valid_from": office_date(request.now), "valid_to": None, "seen": found.version}
    form = of.form(request.POST or None, initial=first, is_new=False)

    def run(given: dict[str, Any]) -> Any:
        given.pop("key")
        return actions.replace(request.actor, request.now, kind=kind, row_id=row_id, **given)

    return _act(request, of, form, run, f"Thay «{shown(found, of.main)}»", "Thay", "Đã thay bằng dòng mới.")


@requires(Permission.EDIT)
def end(request: OfficeRequest, kind: str, row_id: int) -> HttpResponse:
    """The row holds no longer from a day on."""
    of, found = BY_KIND[kind], pages.row(BY_KIND[kind].model, row_id)
    first = {"valid_to": office_date(request.now), "seen": found.version}
    form = forms.EndForm(request.POST or None, initial=first)

    def run(given: dict[str, Any]) -> Any:
        given.pop("key")
        until = given.pop("values")["valid_to"]
        return actions.end(request.actor, request.now, kind=kind, row_id=row_id, valid_to=until, **given)

    return _act(request, of, form, run, f"Kết thúc «{shown(found, of.main)}»", "Kết thúc", "Đã kết thúc.")


def _act(
    request: OfficeRequest, of: ListOf, form: forms.ReasonForm, run: Run, title: str, submit: str, done: str
) -> HttpResponse:
    """Show the form, or carry the verb out and show the row."""
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "heading": title,
        "crumbs": [
            ("Danh mục", reverse("catalogue:index")),
            (of.title, reverse(f"catalogue:{of.kind}_list")),
            (title, ""),
        ],
        "back": reverse(f"catalogue:{of.kind}_list"),
    }
    if request.method != "POST":
        return fragment(request, "catalogue/act.html", "form", context)
    if form.is_valid():
        try:
            row = run(form.acting())
        except RuleViolated as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
        except StaleRecord as refused:
            form.add_error(None, refused.message)
        else:
            toast(request, done)
            return redirect(request, reverse(f"catalogue:{of.kind}", args=[row.pk]))
    return fragment(request, "catalogue/act.html", "form", context, status=422)
