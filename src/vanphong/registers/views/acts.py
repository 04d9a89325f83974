"""The one shape of a verb's page: a form in the dialog or on a page of its own; refused, it comes back with the reasons; done, it leads back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse

from vanphong.kernel.errors import InvalidInput, RuleViolated, StaleRecord
from vanphong.kernel.web.answers import fragment, redirect, toast
from vanphong.kernel.web.forms import ActForm
from vanphong.kernel.web.gates import OfficeRequest

TEMPLATE = "registers/act.html"


@dataclass(frozen=True, slots=True)
class Words:
    """What a verb's page says, and where it leads back to."""

    title: str
    submit: str
    back: str
    done: str
    hint: str = ""
    is_danger: bool = False


def sent(request: OfficeRequest) -> QueryDict | None:
    """What was sent, were it nothing; None: the form is only to be shown."""
    return request.POST if request.method == "POST" else None


def act(request: OfficeRequest, words: Words, form: ActForm, run: Callable[..., object]) -> HttpResponse:
    """Show the form, or carry the verb out with what was filled in."""
    crumbs = [("Sổ văn bản", reverse("registers:list")), (words.title, "")]
    context = {"form": form, "words": words, "heading": words.title, "crumbs": crumbs}
    if request.method != "POST":
        return fragment(request, TEMPLATE, "form", context)
    if form.is_valid() and _carry_out(form, run):
        toast(request, words.done)
        return redirect(request, words.back)
    return fragment(request, TEMPLATE, "form", context, status=422)


def _carry_out(form: ActForm, run: Callable[..., object]) -> bool:
    """Run the verb; what speaks against it goes into the form."""
    try:
        run(**_given(form))
    except RuleViolated as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    except (InvalidInput, StaleRecord) as refused:
        form.add_error(None, refused.message)
    else:
        return True
    return False


def _given(form: ActForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if value is not None}
