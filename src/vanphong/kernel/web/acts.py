"""The one shape of a verb's page: a form in the dialog or on a page of its own; refused, it comes back with the reasons; done, it leads back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from vanphong.kernel.errors import AlreadyDone, InvalidInput, RuleViolated, StaleRecord, WrongState
from vanphong.kernel.web.answers import fragment, is_fragment, redirect, toast

TEMPLATE = "ui/act.html"


@dataclass(frozen=True, slots=True)
class Words:
    """What a verb's page says, and where it leads back to."""

    title: str
    submit: str
    back: str
    done: str
    hint: str = ""
    is_danger: bool = False
    crumbs: Sequence[tuple[str, str]] = ()


def act(
    request: HttpRequest,
    words: Words,
    form: Form,
    run: Callable[[dict[str, Any]], object],
    *,
    template: str = TEMPLATE,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show the form, or carry the verb out with what the form holds."""
    crumbs = [*words.crumbs, (words.title, "")]
    shown = {"form": form, "words": words, "heading": words.title, "crumbs": crumbs, **(context or {})}
    if request.method != "POST":
        return fragment(request, template, "form", shown)
    if form.is_valid() and _carry_out(form, run):
        toast(request, words.done)
        return redirect(request, back(request, words.back))
    return fragment(request, template, "form", shown, status=422)


def back(request: HttpRequest, otherwise: str) -> str:
    """The page on which the dialog was opened, or (without htmx) the other address."""
    here = request.headers.get("HX-Current-URL", "") if is_fragment(request) else ""
    if not url_has_allowed_host_and_scheme(here, {request.get_host()}, require_https=request.is_secure()):
        return otherwise
    parts = urlsplit(here)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _carry_out(form: Form, run: Callable[[dict[str, Any]], object]) -> bool:
    """Run the verb; what speaks against it goes into the form, where what was typed is kept. Sent twice, it leads where it led the first time."""
    try:
        run(dict(form.cleaned_data))
    except RuleViolated as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    except InvalidInput as refused:
        told = {name: sentence for name, sentence in refused.fields.items() if name in form.fields}
        form.add_error(None, told or refused.message)
    except AlreadyDone:
        return True
    except (StaleRecord, WrongState) as refused:
        form.add_error(None, refused.message)
    else:
        return True
    return False
