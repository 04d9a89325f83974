"""Organs, their units and positions."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from vanphong.kernel.clock import office_date
from vanphong.kernel.journal import api as journal
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, requires, signed_in
from vanphong.organisation.actions import organs as actions
from vanphong.organisation.forms import office as forms
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries import directory, pages
from vanphong.organisation.views.acts import Page, act
from vanphong.organisation.views.offers import offer
from vanphong.organisation.views.timeline import timeline


@signed_in
def organ_list(request: OfficeRequest) -> HttpResponse:
    """The organs as a tree, or those that match."""
    today = office_date(request.now)
    text, with_ended = request.GET.get("q", "").strip(), bool(request.GET.get("het-hieu-luc"))
    lines = pages.organ_tree(today, text, ended=with_ended)
    context = {
        "lines": lines[: pages.MOST_LINES],
        "total": len(lines),
        "q": text,
        "with_ended": with_ended,
        "may_establish": request.actor.may(Permission.ESTABLISH),
        "heading": "Tổ chức",
        "tabs": tabs(request),
    }
    return page(request, "organisation/organs.html", context)


def tabs(request: OfficeRequest) -> list[dict[str, Any]]:
    """The parts of the directory."""
    parts = [("Cơ quan", "organs"), ("Cán bộ", "people"), ("Ủy quyền", "delegations"), ("Nhóm nơi nhận", "groups")]
    if request.actor.may(Permission.IMPORT):
        parts.append(("Nhập, xuất", "exchange"))
    return [
        {
            "label": label,
            "url": reverse(f"organisation:{name}"),
            "current": reverse(f"organisation:{name}") == request.path,
        }
        for label, name in parts
    ]


@signed_in
def organ(request: OfficeRequest, organ_id: int) -> HttpResponse:
    """An organ: units, positions, who holds them."""
    today = office_date(request.now)
    found = directory.organ(organ_id)
    context = {
        "organ": found,
        "units": pages.units_of(organ_id, today),
        "bodies": pages.bodies_of(organ_id, today),
        "terms": pages.terms_of(organ_id),
        "term": directory.term_of(organ_id, today),
        "may_establish": request.actor.may(Permission.ESTABLISH, organ_id),
        "may_appoint": request.actor.may(Permission.APPOINT, organ_id),
        "entries": timeline(journal.history("organ", organ_id))
        if request.actor.may(Permission.ESTABLISH, organ_id)
        else None,
        "heading": found.name,
        "crumbs": [("Tổ chức", reverse("organisation:organs")), (found.name, "")],
    }
    return page(request, "organisation/organ.html", context)


@requires(Permission.ESTABLISH)
def establish_organ(request: OfficeRequest) -> HttpResponse:
    """A new organ."""
    today = office_date(request.now)
    parent = request.GET.get("duoi", "")
    initial = {"valid_from": today, "parent_id": int(parent) if parent.isdecimal() else None, "is_connected": True}
    form = forms.EstablishOrganForm(request.POST or None, initial=initial)
    offer(form, "parent_id", pages.organs_offered(today, limit=200))
    offer(form, "served_by_id", pages.organs_offered(today, limit=200))
    words = Page("Lập cơ quan", "Lập", reverse("organisation:organs"), "Đã lập cơ quan.")
    return act(request, words, form, lambda data: actions.establish_organ(request.actor, request.now, **data))


@requires(Permission.ESTABLISH)
def edit_organ(request: OfficeRequest, organ_id: int) -> HttpResponse:
    """An organ's particulars."""
    today = office_date(request.now)
    found = directory.organ(organ_id)
    names = [name for name in forms.EditOrganForm.base_fields if name not in {"key", "seen"}]
    form = forms.EditOrganForm(
        request.POST or None, initial={"seen": found.version, **{name: getattr(found, name) for name in names}}
    )
    offer(form, "parent_id", pages.organs_offered(today, limit=200))
    offer(form, "served_by_id", pages.organs_offered(today, limit=200))
    words = Page(f"Sửa {found.name}", "Ghi", _organ_url(organ_id), "Đã sửa thông tin cơ quan.")
    return act(
        request, words, form, lambda data: actions.edit_organ(request.actor, request.now, organ_id=organ_id, **data)
    )


@requires(Permission.ESTABLISH)
def end_organ(request: OfficeRequest, organ_id: int) -> HttpResponse:
    """The end of an organ."""
    today = office_date(request.now)
    found = directory.organ(organ_id)
    form = forms.EndOrganForm(request.POST or None, initial={"valid_to": today})
    offer(form, "merged_into_id", pages.organs_offered(today, limit=200))
    words = Page(f"Kết thúc {found.name}", "Kết thúc", _organ_url(organ_id), "Đã ghi kết thúc cơ quan.", is_danger=True)
    return act(
        request, words, form, lambda data: actions.end_organ(request.actor, request.now, organ_id=organ_id, **data)
    )


@requires(Permission.ESTABLISH)
def establish_body(request: OfficeRequest, organ_id: int) -> HttpResponse:
    """In whose name the organ issues documents."""
    found = directory.organ(organ_id)
    form = forms.BodyForm(request.POST or None, initial={"valid_from": office_date(request.now)})
    words = Page(f"Chủ thể ban hành của {found.name}", "Ghi", _organ_url(organ_id), "Đã ghi chủ thể ban hành.")
    return act(
        request, words, form, lambda data: actions.establish_body(request.actor, request.now, organ_id=organ_id, **data)
    )


@requires(Permission.ESTABLISH)
def open_term(request: OfficeRequest, organ_id: int) -> HttpResponse:
    """A new term; the one before ends."""
    found = directory.organ(organ_id)
    form = forms.TermForm(request.POST or None, initial={"starts_on": office_date(request.now)})
    hint = "Nhiệm kỳ đang mở kết thúc vào ngày nhiệm kỳ mới bắt đầu; số văn bản của Đảng đánh lại từ 01."
    words = Page(f"Mở nhiệm kỳ mới của {found.name}", "Mở nhiệm kỳ", _organ_url(organ_id), "Đã mở nhiệm kỳ mới.", hint)
    return act(
        request, words, form, lambda data: actions.open_term(request.actor, request.now, organ_id=organ_id, **data)
    )


@requires(Permission.ESTABLISH)
def establish_unit(request: OfficeRequest, organ_id: int) -> HttpResponse:
    """A new unit."""
    found = directory.organ(organ_id)
    form = forms.EstablishUnitForm(request.POST or None, initial={"valid_from": office_date(request.now)})
    words = Page(f"Lập đơn vị của {found.name}", "Lập", _organ_url(organ_id), "Đã lập đơn vị.")
    return act(
        request, words, form, lambda data: actions.establish_unit(request.actor, request.now, organ_id=organ_id, **data)
    )


@requires(Permission.ESTABLISH)
def edit_unit(request: OfficeRequest, unit_id: int) -> HttpResponse:
    """A unit's particulars."""
    found = pages.unit(unit_id)
    initial = {"name": found.name, "symbol": found.symbol, "rank": found.rank, "seen": found.version}
    form = forms.EditUnitForm(request.POST or None, initial=initial)
    words = Page(f"Sửa {found.name}", "Ghi", _organ_url(found.organ_id), "Đã sửa đơn vị.")
    return act(
        request, words, form, lambda data: actions.edit_unit(request.actor, request.now, unit_id=unit_id, **data)
    )


@requires(Permission.ESTABLISH)
def end_unit(request: OfficeRequest, unit_id: int) -> HttpResponse:
    """The end of a unit."""
    found = pages.unit(unit_id)
    form = forms.EndForm(request.POST or None, initial={"valid_to": office_date(request.now)})
    words = Page(
        f"Kết thúc {found.name}", "Kết thúc", _organ_url(found.organ_id), "Đã ghi kết thúc đơn vị.", is_danger=True
    )
    return act(request, words, form, lambda data: actions.end_unit(request.actor, request.now, unit_id=unit_id, **data))


@requires(Permission.ESTABLISH)
def establish_position(request: OfficeRequest, unit_id: int) -> HttpResponse:
    """A new position."""
    found = pages.unit(unit_id)
    form = forms.EstablishPositionForm(request.POST or None, initial={"valid_from": office_date(request.now)})
    words = Page(f"Lập chức vụ ở {found.name}", "Lập", _organ_url(found.organ_id), "Đã lập chức vụ.")
    return act(
        request,
        words,
        form,
        lambda data: actions.establish_position(request.actor, request.now, unit_id=unit_id, **data),
    )


def _organ_url(organ_id: int) -> str:
    return reverse("organisation:organ", args=[organ_id])
