"""The one shape of a verb's page: a form in the dialog or on a page of its own; refused, it comes back with the reasons; done, it leads back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from vanphong.incoming.models import IncomingDocument
from vanphong.kernel.errors import InvalidInput, RuleViolated, StaleRecord
from vanphong.kernel.web.answers import fragment, redirect, toast
from vanphong.kernel.web.forms import ActForm
from vanphong.kernel.web.gates import OfficeRequest

TEMPLATE = "incoming/act.html"


@dataclass(frozen=True, slots=True)
class Words:
    """What a verb's page says, and where it leads back to."""

    title: str
    submit: str
    done: str
    back: str
    hint: str = ""
    is_danger: bool = False


def words_for(document: IncomingDocument, title: str, submit: str, done: str, **more: Any) -> Words:
    """The words of a verb on one document."""
    hint = more.pop("hint", "") or document.title
    return Words(title, submit, done, reverse("incoming:record", args=[document.pk]), hint=hint, **more)


def act(request: OfficeRequest, words: Words, form: ActForm, run: Callable[[], object], **more: Any) -> HttpResponse:
    """Show the form, or carry the verb out."""
    context = {
        "form": form,
        "words": words,
        "heading": words.title,
        "crumbs": [("Văn bản đến", reverse("incoming:list")), (words.title, "")],
        **more,
    }
    if request.method != "POST":
        return fragment(request, TEMPLATE, "form", context)
    if form.is_valid() and carried_out(form, run):
        toast(request, words.done)
        return redirect(request, words.back)
    return fragment(request, TEMPLATE, "form", context, status=422)


def carried_out(form: ActForm, run: Callable[[], object]) -> bool:
    """Run the verb; what speaks against it goes into the form, to its field where it names one."""
    try:
        run()
    except RuleViolated as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    except InvalidInput as refused:
        told = {name: sentence for name, sentence in refused.fields.items() if name in form.fields}
        form.add_error(None, told or refused.message)
    except StaleRecord as refused:
        changes = [
            f"{label}: {before or '(trống)'} → {after or '(trống)'}"
            for label, (before, after) in refused.changes.items()
        ]
        form.add_error(None, [refused.message, *changes])
    else:
        return True
    return False


def key_and_seen(form: ActForm) -> dict[str, Any]:
    """What makes a second sending harmless, and the version that the page showed."""
    return {"key": form.cleaned_data["key"], "seen": form.cleaned_data["seen"]}
