"""How views answer: a whole page, a fragment of the same template for htmx, a redirect, a passing message."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme


class SeeOther(HttpResponseRedirect):
    """After a POST: the browser gets the other page."""

    status_code = 303


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page (a boosted link and a step back in the history ask for the whole)."""
    whole = ("HX-Boosted", "HX-History-Restore-Request")
    return request.headers.get("HX-Request") == "true" and not any(
        request.headers.get(name) == "true" for name in whole
    )


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """The whole page."""
    return render(request, template, context, status=status)


def fragment(
    request: HttpRequest, template: str, part: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """The named part (`{% partialdef part %}`) of the template for htmx, the whole page for everybody else."""
    if not is_fragment(request):
        return page(request, template, context, status=status)
    body = loader.render_to_string(f"{template}#{part}", context, request)
    return HttpResponse(body, status=status, headers={"Vary": "HX-Request"})


def redirect(request: HttpRequest, url: str) -> HttpResponse:
    """To another page after an act: 303, or htmx's own header."""
    if is_fragment(request):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return SeeOther(url)


def back_to(request: HttpRequest, default: str = "/") -> str:
    """The page that `next` names, when it is one of ours."""
    back = request.POST.get("next") or request.GET.get("next") or default
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if is_ours else default


def toast(request: HttpRequest, sentence: str, *, level: int = messages.SUCCESS) -> None:
    """Show a sentence on the next page drawn."""
    messages.add_message(request, level, sentence)


def trigger(response: HttpResponse, event: str, detail: object = None) -> HttpResponse:
    """Have the browser raise an event after the swap (counts to refresh, a message to show)."""
    raised = json.loads(response.get("HX-Trigger", "{}"))
    raised[event] = detail
    response["HX-Trigger"] = json.dumps(raised)
    return response
