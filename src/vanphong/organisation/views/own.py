"""One's own account: who one is, as whom one works, where one is signed in."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import page, redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, signed_in
from vanphong.organisation.actions import accounts
from vanphong.organisation.middleware import ACTING_KEY
from vanphong.organisation.models import Account
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries import own
from vanphong.organisation.views import delegations


def account_of(request: HttpRequest) -> Account:
    """The signed-in account."""
    return cast(Account, request.user)


@signed_in
def profile(request: OfficeRequest) -> HttpResponse:
    """The person's own page."""
    actor: Actor = request.actor
    today = office_date(request.now)
    context = {
        "person": account_of(request).person,
        "holdings": own.holdings_of(actor.person_id),
        "roles": own.roles_held(actor.position_id, today),
        **delegations.table(actor, own.delegations_of(actor, today)),
        "may_delegate": actor.may(Permission.DELEGATE) and not actor.on_behalf_of,
        "today": today,
        "heading": "Tài khoản của tôi",
        "crumbs": [("Tài khoản của tôi", reverse("organisation:profile"))],
    }
    return page(request, "organisation/profile.html", context)


@require_POST
@signed_in
def act_as(request: OfficeRequest) -> HttpResponse:
    """Work as another of one's positions, or for somebody; an unknown choice is the main position."""
    keys = {choice.key for choice in request.actings}
    asked = request.POST.get("acting", "")
    request.session[ACTING_KEY] = asked if asked in keys else ""
    back = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(request, back if is_ours else "/")


@signed_in
def sessions(request: OfficeRequest) -> HttpResponse:
    """Where the account is signed in."""
    crumbs = [("Tài khoản của tôi", reverse("organisation:profile")), ("Phiên đăng nhập", request.path)]
    context = {
        "sessions": own.sessions_of(account_of(request), request),
        "heading": "Phiên đăng nhập",
        "crumbs": crumbs,
    }
    return page(request, "organisation/sessions.html", context)


@require_POST
@signed_in
def end_session(request: OfficeRequest, session_id: int) -> HttpResponse:
    """Sign out somewhere else."""
    accounts.end_session(account_of(request), session_id)
    toast(request, "Đã kết thúc phiên đăng nhập đó.")
    return redirect(request, reverse("usersessions_list"))


@require_POST
@signed_in
def end_other_sessions(request: OfficeRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    for session in own.sessions_of(account_of(request), request):
        if not session.is_current:
            accounts.end_session(account_of(request), session.id)
    toast(request, "Đã kết thúc mọi phiên đăng nhập khác.")
    return redirect(request, reverse("usersessions_list"))
