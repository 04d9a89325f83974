"""People: their positions and their accounts."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from vanphong.kernel.clock import office_date
from vanphong.kernel.journal import api as journal
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, requires, signed_in
from vanphong.organisation.actions import people as actions
from vanphong.organisation.forms import office as forms
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries import directory, own, pages
from vanphong.organisation.views.acts import Page, act
from vanphong.organisation.views.offers import offer
from vanphong.organisation.views.organs import tabs
from vanphong.organisation.views.timeline import timeline


@signed_in
def people(request: OfficeRequest) -> HttpResponse:
    """The people by given name; searched without accents, by organ."""
    today = office_date(request.now)
    text, organ = request.GET.get("q", "").strip(), request.GET.get("co-quan", "")
    after = request.GET.get("sau", "")
    organ_id = int(organ) if organ.isdecimal() else None
    lines, more = pages.people_page(text, today, organ_id=organ_id, after=int(after) if after.isdecimal() else 0)
    asked = {"q": text, "co-quan": organ}
    found = directory.organ(organ_id) if organ_id else None
    context = {
        "lines": lines,
        "q": text,
        "organ": found,
        "chips": [{"label": "Cơ quan", "value": found.name, "remove": f"{request.path}?{urlencode({'q': text})}"}]
        if found
        else [],
        "next_url": f"{request.path}?{urlencode(asked | {'sau': more})}" if more else "",
        "first_url": f"{request.path}?{urlencode(asked)}" if after else "",
        "may_appoint": request.actor.may(Permission.APPOINT),
        "sees_accounts": request.actor.may(Permission.MANAGE_ACCOUNTS),
        "tabs": tabs(request),
        "heading": "Cán bộ",
    }
    return page(request, "organisation/people.html", context)


@signed_in
def person(request: OfficeRequest, person_id: int) -> HttpResponse:
    """A person's page."""
    found = pages.person(person_id)
    today = office_date(request.now)
    actor = request.actor
    keeps = actor.may(Permission.APPOINT) or actor.may(Permission.MANAGE_ACCOUNTS)
    context = {
        "person": found,
        "holdings": own.holdings_of(person_id),
        "account": pages.account_of_person(person_id) if keeps else None,
        "entries": timeline(journal.history("person", person_id)) if keeps else None,
        "today": today,
        "may_appoint": actor.may(Permission.APPOINT),
        "may_manage_accounts": actor.may(Permission.MANAGE_ACCOUNTS),
        "heading": found.name,
        "crumbs": [
            ("Tổ chức", reverse("organisation:organs")),
            ("Cán bộ", reverse("organisation:people")),
            (found.name, ""),
        ],
    }
    return page(request, "organisation/person.html", context)


@requires(Permission.APPOINT)
def enrol_person(request: OfficeRequest) -> HttpResponse:
    """A new person."""
    form = forms.EnrolPersonForm(request.POST or None)
    words = Page(
        "Lập hồ sơ cán bộ",
        "Lập",
        reverse("organisation:people"),
        "Đã lập hồ sơ cán bộ; tiếp theo giao chức vụ và lập tài khoản.",
    )
    return act(request, words, form, lambda data: actions.enrol_person(request.actor, request.now, **data))


@requires(Permission.APPOINT)
def edit_person(request: OfficeRequest, person_id: int) -> HttpResponse:
    """A person's particulars."""
    found = pages.person(person_id)
    initial = {
        "name": found.name,
        "staff_code": found.staff_code,
        "email": found.email,
        "phone": found.phone,
        "note_text": found.note,
        "seen": found.version,
    }
    form = forms.EditPersonForm(request.POST or None, initial=initial)
    words = Page(f"Sửa hồ sơ {found.name}", "Ghi", _url(person_id), "Đã sửa hồ sơ cán bộ.")
    return act(
        request, words, form, lambda data: actions.edit_person(request.actor, request.now, person_id=person_id, **data)
    )


@requires(Permission.APPOINT)
def appoint(request: OfficeRequest, person_id: int) -> HttpResponse:
    """A position for the person."""
    found = pages.person(person_id)
    today = office_date(request.now)
    form = forms.AppointForm(request.POST or None, initial={"since": today, "is_main": True})
    offer(form, "position_id", pages.positions_offered(today, organ_id=request.actor.organ_id))
    words = Page(f"Giao chức vụ cho đồng chí {found.name}", "Giao chức vụ", _url(person_id), "Đã ghi giữ chức vụ.")
    return act(
        request, words, form, lambda data: actions.appoint(request.actor, request.now, person_id=person_id, **data)
    )


@requires(Permission.APPOINT)
def end_holding(request: OfficeRequest, holding_id: int) -> HttpResponse:
    """The end of a holding."""
    found = pages.holding(holding_id)
    form = forms.EndHoldingForm(request.POST or None, initial={"until": office_date(request.now)})
    words = Page(
        f"Thôi giữ chức vụ {found.position.title}",
        "Ghi thôi giữ chức vụ",
        _url(found.person_id),
        "Đã ghi thôi giữ chức vụ.",
        hint=f"Đồng chí {found.person.name}. Việc đang mở vẫn ở chức vụ này, chờ người giữ sau hoặc giao lại.",
        is_danger=True,
    )
    return act(
        request,
        words,
        form,
        lambda data: actions.end_holding(request.actor, request.now, holding_id=holding_id, **data),
    )


def _url(person_id: int) -> str:
    return reverse("organisation:person", args=[person_id])
