"""A position: who holds it, what it is entrusted with, whom it assists, who acts for it."""

from django.http import HttpResponse
from django.urls import reverse

from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, requires, signed_in
from vanphong.organisation.actions import grants, organs
from vanphong.organisation.forms import office as forms
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries import directory, pages
from vanphong.organisation.views import delegations
from vanphong.organisation.views.acts import Page, act
from vanphong.organisation.views.offers import offer


@signed_in
def position(request: OfficeRequest, position_id: int) -> HttpResponse:
    """A position's page."""
    found = directory.position(position_id)
    organ = found.unit.organ
    today = office_date(request.now)
    actor = request.actor
    context = {
        "position": found,
        "holdings": pages.holders_over_time(position_id),
        "grants": pages.grants_of(position_id),
        "pairs": pages.pairs_of(position_id),
        **delegations.table(actor, pages.delegations_of_position(position_id, today)),
        "today": today,
        "may_establish": actor.may(Permission.ESTABLISH, organ.pk),
        "may_grant": actor.may(Permission.GRANT_ROLE, organ.pk),
        "may_pair": actor.may(Permission.PAIR_ASSISTANT, organ.pk),
        "may_delegate": actor.may(Permission.DELEGATE_FOR, organ.pk),
        "heading": found.title,
        "crumbs": [
            ("Tổ chức", reverse("organisation:organs")),
            (organ.name, reverse("organisation:organ", args=[organ.pk])),
            (found.title, ""),
        ],
    }
    return page(request, "organisation/position.html", context)


@requires(Permission.ESTABLISH)
def edit_position(request: OfficeRequest, position_id: int) -> HttpResponse:
    """A position's particulars."""
    found = directory.position(position_id)
    initial = {
        "title": found.title,
        "printed_title": found.printed_title,
        "clearance": found.clearance,
        "rank": found.rank,
        "seen": found.version,
    }
    form = forms.EditPositionForm(request.POST or None, initial=initial)
    words = Page(f"Sửa {found.title}", "Ghi", _url(position_id), "Đã sửa chức vụ.")
    return act(
        request,
        words,
        form,
        lambda data: organs.edit_position(request.actor, request.now, position_id=position_id, **data),
    )


@requires(Permission.ESTABLISH)
def end_position(request: OfficeRequest, position_id: int) -> HttpResponse:
    """The end of a position."""
    found = directory.position(position_id)
    form = forms.EndForm(request.POST or None, initial={"valid_to": office_date(request.now)})
    words = Page(f"Kết thúc {found.title}", "Kết thúc", _url(position_id), "Đã ghi kết thúc chức vụ.", is_danger=True)
    return act(
        request,
        words,
        form,
        lambda data: organs.end_position(request.actor, request.now, position_id=position_id, **data),
    )


@requires(Permission.GRANT_ROLE)
def grant_role(request: OfficeRequest, position_id: int) -> HttpResponse:
    """A role for the position."""
    found = directory.position(position_id)
    today = office_date(request.now)
    form = forms.GrantRoleForm(request.POST or None, initial={"since": today, "organ_id": found.unit.organ_id})
    offer(form, "organ_id", pages.organs_offered(today, limit=200))
    words = Page(f"Giao vai trò cho {found.title}", "Giao", _url(position_id), "Đã giao vai trò.")
    return act(
        request,
        words,
        form,
        lambda data: grants.grant_role(request.actor, request.now, position_id=position_id, **data),
    )


@requires(Permission.GRANT_ROLE)
def revoke_role(request: OfficeRequest, grant_id: int) -> HttpResponse:
    """A role taken back."""
    found = pages.grant(grant_id)
    words = Page(
        f"Thu hồi vai trò {found.get_role_display()}",
        "Thu hồi",
        _url(found.position_id),
        "Đã thu hồi vai trò.",
        hint=f"{found.position.title} thôi có vai trò này tại {found.organ.name} ngay bây giờ.",
        is_danger=True,
    )
    form = forms.ReasonForm(request.POST or None)
    return act(
        request, words, form, lambda data: grants.revoke_role(request.actor, request.now, grant_id=grant_id, **data)
    )


@requires(Permission.PAIR_ASSISTANT)
def pair_assistant(request: OfficeRequest, position_id: int) -> HttpResponse:
    """An assistant for the position."""
    found = directory.position(position_id)
    today = office_date(request.now)
    form = forms.PairForm(request.POST or None, initial={"since": today})
    registry_id = found.unit.organ.registry_id
    offer(form, "assistant_position_id", pages.positions_offered(today, organ_id=registry_id))
    words = Page(
        f"Ghép trợ lý cho {found.title}",
        "Ghép",
        _url(position_id),
        "Đã ghép trợ lý.",
        hint="Trợ lý xử lý công việc thay lãnh đạo và được ghi rõ là thay mặt; không ký thay, không ủy quyền tiếp.",
    )
    return act(
        request,
        words,
        form,
        lambda data: grants.pair_assistant(request.actor, request.now, leader_position_id=position_id, **data),
    )


@requires(Permission.PAIR_ASSISTANT)
def end_pair(request: OfficeRequest, pair_id: int) -> HttpResponse:
    """An assistant's work for a leader ends."""
    found = pages.pair(pair_id)
    back = _url(found.leader_position_id)
    words = Page("Bỏ ghép trợ lý", "Bỏ ghép", back, "Đã bỏ ghép.", hint=found.assistant_position.title, is_danger=True)
    form = forms.ReasonForm(request.POST or None)
    return act(request, words, form, lambda data: grants.end_pair(request.actor, request.now, pair_id=pair_id, **data))


def _url(position_id: int) -> str:
    return reverse("organisation:position", args=[position_id])
