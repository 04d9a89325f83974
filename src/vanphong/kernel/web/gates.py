"""In front of every view stands a gate that declares who may pass; a route without one fails a law test.

`@requires(Permission.X)`: the actor's position holds it for some organ (the record's own check is the workflow's and the query's).
`@signed_in`: any signed-in person. `@public("why")`: anybody, with the reason written down.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import NotPermitted
from vanphong.kernel.permissions import PermissionSet

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


class OfficeRequest(HttpRequest):
    """A request that passed a gate: who acts, what else the person may act as, and the instant that counts as now."""

    actor: Actor
    actings: Any
    now: Any


def requires(*permissions: PermissionSet) -> Callable[[V], V]:
    """Let pass an actor that holds one of these permissions for some organ."""

    def gate(view: V) -> V:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = getattr(request, "actor", None)
            if actor is None:
                return _to_login(request)
            if not any(actor.may(permission) for permission in permissions):
                raise NotPermitted(
                    f"Vị trí công tác hiện tại của đồng chí không được giao việc này: {permissions[0].sentence}"
                )
            return view(request, *args, **kwargs)

        guarded.permission = permissions  # type: ignore[attr-defined]  # read by the law test of routes
        return cast(V, guarded)

    return gate


def signed_in(view: V) -> V:
    """Let pass whoever is signed in and holds a position."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if getattr(request, "actor", None) is None:
            return _to_login(request)
        return view(request, *args, **kwargs)

    guarded.permission = ("signed_in",)  # type: ignore[attr-defined]  # read by the law test of routes
    return cast(V, guarded)


def public(reason: str) -> Callable[[V], V]:
    """Let anybody pass; the reason is part of the declaration."""

    def gate(view: V) -> V:
        view.permission = ("public", reason)  # type: ignore[attr-defined]  # read by the law test of routes
        return view

    return gate


def _to_login(request: HttpRequest) -> HttpResponse:
    """To the login page and back; htmx is told to load it whole, so that it does not land inside a fragment."""
    if request.headers.get("HX-Request"):
        back = request.headers.get("HX-Current-URL") or request.get_full_path()
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = redirect_to_login(back).url
        return answer
    return redirect_to_login(request.get_full_path())
