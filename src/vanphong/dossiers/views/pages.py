"""The list of dossiers and the page of one."""

from functools import partial
from typing import Any
from uuid import uuid4

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.dossiers import queries
from vanphong.dossiers.choices import State
from vanphong.dossiers.forms import DossierFilter
from vanphong.dossiers.models import Dossier
from vanphong.dossiers.permissions import Permission
from vanphong.dossiers.workflow import WORKFLOW
from vanphong.kernel.journal import api as journal
from vanphong.kernel.lists import api as lists
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, signed_in


def _url(row: Dossier) -> str:
    return reverse("dossiers:record", args=[row.pk])


LISTING = lists.Listing(
    "dossiers",
    "Hồ sơ",
    "hồ sơ",
    columns=(
        lists.Column("code", "Mã"),
        lists.Column("title", "Tiêu đề", template="dossiers/cells.html#title", is_main=True),
        lists.Column("period", "Thời gian"),
        lists.Column("retention", "Thời hạn bảo quản", is_default=False),
        lists.Column("opened_by", "Người lập", is_default=False),
        lists.Column("created_at", "Lập lúc", is_default=False),
        lists.Column("state", "Trạng thái", lambda row: State(row.state).label, template="dossiers/cells.html#state"),
    ),
    row=lambda row: lists.Row(href=_url(row), name=row.title),
    presets=(lists.Preset("Tất cả"), lists.Preset("Tôi giữ", "is_mine=on"), lists.Preset("Đang mở", "state=open")),
    placeholder="Mã, tiêu đề hồ sơ…",
    empty_title="Chưa có hồ sơ nào",
    empty_text="Mở một văn bản rồi chọn «Lưu vào hồ sơ», hoặc lập hồ sơ trước.",
)


@signed_in
@require_safe
def dossier_list(request: OfficeRequest) -> HttpResponseBase:
    """The dossiers that the actor takes part in."""
    find = partial(queries.dossiers, request.actor)
    shown = lists.Shown(request, LISTING, DossierFilter(request.GET), find)
    return lists.answer(shown, "dossiers/list.html", {"may_open": request.actor.may(Permission.OPEN)})


@signed_in
@require_safe
def record(request: OfficeRequest, dossier_id: int) -> HttpResponse:
    """A dossier: what is in it, its particulars, its history."""
    found = queries.dossier(request.actor, dossier_id)
    available = WORKFLOW.available(found, request.actor, request.now)
    context = {
        "dossier": found,
        "contents": queries.contents(found, request.actor),
        "taken_out": queries.taken_out(found, request.actor),
        "available": available,
        "may_take_out": any(verb.verb == "take_out" for verb in available),
        "particulars": _particulars(found),
        "entries": _entries(found),
        "is_open": found.state == State.OPEN,
        "state": State(found.state).label,
        "key": uuid4().hex,
        "heading": found.title,
        "crumbs": [("Hồ sơ", reverse("dossiers:list")), (found.code or "Hồ sơ chưa có mã", "")],
    }
    return page(request, "dossiers/record.html", context)


def _particulars(found: Dossier) -> list[tuple[str, str]]:
    return [
        ("Mã hồ sơ", found.code),
        ("Đơn vị", found.unit.name),
        ("Người giữ hồ sơ", found.keeper.title),
        ("Thời gian", found.period),
        ("Thời hạn bảo quản", found.retention),
        ("Người lập", found.opened_by),
        ("Ghi chú", found.note),
    ]


def _entries(found: Dossier) -> list[dict[str, Any]]:
    """The newest act first."""
    return [
        {
            "at": entry.at,
            "who": entry.person,
            "acting_as": entry.on_behalf_of or entry.title,
            "sentence": entry.sentence,
        }
        for entry in journal.history(*found.ref).reverse()[:100]
    ]
