"""Who acts in this request, and what stands between signing in and working: a first password to change, a second factor to set up, no position."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from vanphong.kernel.actor import Actor
from vanphong.kernel.web.answers import redirect
from vanphong.organisation.models import Account
from vanphong.organisation.queries.actors import choose
from vanphong.organisation.queries.edition import one_edition

ACTING_KEY = "acting"
SECOND_FACTOR_KEY = "has_second_factor"
SAFE_ROUTES = frozenset({"account_login", "account_logout", "account_reauthenticate", "mfa_authenticate"})
PASSWORD_ROUTES = SAFE_ROUTES | {"account_change_password"}


def actor_of_request(request: HttpRequest) -> Actor | None:
    """The actor of the signed-in account in the acting kept in its session; sets `request.actings` for the switcher."""
    request.actings = ()  # type: ignore[attr-defined]  # read by the frame of every page
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return None
    chosen = choose(account, request.session.get(ACTING_KEY, ""), request.now)  # type: ignore[attr-defined]  # OfficeRequest
    if chosen is None:
        return None
    request.actings, actor = chosen  # type: ignore[attr-defined]  # read by the frame of every page
    return actor


class EditionMiddleware:
    """Let everything that a request asks of the organisation's data ask once whether it changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        with one_edition():
            return self.get_response(request)


class EntranceMiddleware:
    """Leads a signed-in account first to what it must do before it may work; lets the browser keep nothing of what it showed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on (the gate stands in `process_view`, where the route is known); what a signed-in person was shown is not kept.

        So on a shared machine the button «back» shows nothing after signing out. Files and live counts say themselves how they are kept;
        signing out empties the browser's own store.
        """
        is_signed_in = isinstance(getattr(request, "user", None), Account)
        response = self.get_response(request)
        if is_signed_in:
            response.setdefault("Cache-Control", "private, no-store")
        if is_signed_in and not isinstance(request.user, Account):
            response["Clear-Site-Data"] = '"cache"'
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """To the password page, to the second factor, or to the page that says why nothing can be done."""
        account = getattr(request, "user", None)
        route = request.resolver_match.view_name if request.resolver_match else ""
        if not isinstance(account, Account) or route in SAFE_ROUTES:
            return None
        if account.must_change_password:
            return None if route in PASSWORD_ROUTES else redirect(request, reverse("account_change_password"))
        if settings.VANPHONG_REQUIRE_MFA and not route.startswith("mfa_") and not _has_second_factor(request, account):
            return None if route in PASSWORD_ROUTES else redirect(request, reverse("mfa_index"))
        if request.actor is None and not _is_account_page(route, view):  # type: ignore[attr-defined]  # OfficeRequest
            return render(request, "organisation/no_position.html", status=403)
        return None


def _is_account_page(route: str, view: Callable[..., HttpResponse]) -> bool:
    """Pages that need no position: those of the account libraries and the public ones."""
    declared = getattr(view, "permission", ("",))
    return route.startswith(("account_", "mfa_", "usersessions_")) or declared[0] == "public"


def _has_second_factor(request: HttpRequest, account: Account) -> bool:
    """Asked of the database until there is one, then remembered by the session (the last one cannot be removed while it is required)."""
    if not request.session.get(SECOND_FACTOR_KEY):
        kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        if not Authenticator.objects.filter(user_id=account.pk, type__in=kinds).exists():
            return False
        request.session[SECOND_FACTOR_KEY] = True
    return True
