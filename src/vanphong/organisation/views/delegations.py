"""Delegations (ủy quyền): one's own, and those that one keeps for others."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, requires, signed_in
from vanphong.organisation.actions import grants
from vanphong.organisation.forms import office as forms
from vanphong.organisation.models import Delegation
from vanphong.organisation.permissions import Permission
from vanphong.organisation.ports import role_table
from vanphong.organisation.queries import directory, pages
from vanphong.organisation.queries.actors import permissions_of_position
from vanphong.organisation.views.acts import Page, act
from vanphong.organisation.views.offers import offer
from vanphong.organisation.views.organs import tabs


def table(actor: Actor, rows: Iterable[Delegation]) -> dict[str, Any]:
    """What `organisation/delegations_table.html` needs besides the day."""
    shown = list(rows)
    return {
        "delegations": shown,
        "revocable": [row.pk for row in shown if grants.may_delegate(actor, row.from_position)],
    }


@signed_in
def delegations(request: OfficeRequest) -> HttpResponse:
    """Delegations of this and the last year."""
    today = office_date(request.now)
    context = {
        **table(request.actor, pages.delegations_kept(request.actor, today)),
        "today": today,
        "may_delegate": request.actor.may(Permission.DELEGATE) and not request.actor.on_behalf_of,
        "tabs": tabs(request),
        "heading": "Ủy quyền",
    }
    return page(request, "organisation/delegations.html", context)


@requires(Permission.DELEGATE, Permission.DELEGATE_FOR)
def delegate(request: OfficeRequest, position_id: int = 0) -> HttpResponse:
    """One's own position, or another that one keeps, is delegated."""
    giver = directory.position(position_id or request.actor.position_id)
    grants.permit_delegation(request.actor, giver)
    today = office_date(request.now)
    said = role_table().sentences
    held = sorted(permissions_of_position(giver.pk, today) - {Permission.DELEGATE})
    sentences = [(permission, said.get(permission, permission)) for permission in held]
    form = forms.DelegateForm(request.POST or None, initial={"since": today, "until": today}, sentences=sentences)
    offer(form, "to_position_id", pages.positions_offered(today, organ_id=giver.unit.organ_id))
    words = Page(
        f"Ủy quyền: {giver.title}",
        "Ủy quyền",
        reverse("organisation:delegations"),
        "Đã ủy quyền; người được ủy quyền chọn tư cách này ở góc trên bên phải.",
        hint="Người được ủy quyền thấy và xử lý công việc của chức vụ trong thời gian này, không ủy quyền tiếp được.",
    )
    return act(
        request,
        words,
        form,
        lambda data: grants.delegate(request.actor, request.now, from_position_id=giver.pk, **data),
    )


@signed_in
def revoke_delegation(request: OfficeRequest, delegation_id: int) -> HttpResponse:
    """A delegation ends at once."""
    found = pages.delegation(delegation_id)
    grants.permit_delegation(request.actor, found.from_position)
    words = Page(
        "Thu hồi ủy quyền",
        "Thu hồi",
        reverse("organisation:delegations"),
        "Đã thu hồi ủy quyền.",
        hint=f"{found.from_position.title} → {found.to_position.title}",
        is_danger=True,
    )
    form = forms.ReasonForm(request.POST or None)
    return act(
        request,
        words,
        form,
        lambda data: grants.revoke_delegation(request.actor, request.now, delegation_id=delegation_id, **data),
    )
