"""Addresses of the module: every list has the same six pages; the days off have a year of their own."""

from django.urls import URLPattern, path

from vanphong.catalogue.views import calendar, form_rules, pages, trial, verbs
from vanphong.catalogue.views.lists import LISTS, ListOf

app_name = "catalogue"


def _of(each: ListOf) -> list[URLPattern]:
    given = {"kind": each.kind}
    listed = path(f"{each.slug}/", pages.rows, given, name=f"{each.kind}_list")
    year = path(f"{each.slug}/", calendar.year, name=f"{each.kind}_list")
    dated = [
        path(f"{each.slug}/<int:row_id>/thay/", verbs.replace, given, name=f"{each.kind}_replace"),
        path(f"{each.slug}/<int:row_id>/ket-thuc/", verbs.end, given, name=f"{each.kind}_end"),
    ]
    return [
        listed if each.is_dated else year,
        path(f"{each.slug}/them/", verbs.add, given, name=f"{each.kind}_add"),
        path(f"{each.slug}/<int:row_id>/", pages.row, given, name=each.kind),
        path(f"{each.slug}/<int:row_id>/sua/", verbs.edit, given, name=f"{each.kind}_edit"),
        *(dated if each.is_dated else ()),
    ]


urlpatterns: list[URLPattern] = [
    path("", pages.index, name="index"),
    path("tham-quyen-ban-hanh/bang/", pages.authority_table, name="authority_table"),
    path("tham-quyen-ban-hanh/thu/", trial.trial, name="trial"),
    path("quy-tac-the-thuc/", form_rules.form_rules, name="form_rules"),
    *(address for each in LISTS for address in _of(each)),
]
