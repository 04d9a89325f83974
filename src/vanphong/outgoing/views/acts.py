"""The one shape of a verb's page: a form in the dialog or on a page of its own; refused, it comes back with the reasons; done, it leads back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from vanphong.kernel.errors import InvalidInput, RuleViolated, StaleRecord
from vanphong.kernel.web.answers import fragment, is_fragment, redirect, toast
from vanphong.kernel.web.gates import OfficeRequest
from vanphong.outgoing.forms.fields import VerbForm
from vanphong.outgoing.models import OutgoingDocument

TEMPLATE = "outgoing/act.html"


@dataclass(frozen=True, slots=True)
class Words:
    """What a verb's page says, and where it leads back to."""

    title: str
    submit: str
    done: str
    back: str
    hint: str = ""
    is_danger: bool = False


def words(
    document: OutgoingDocument,
    title: str,
    submit: str,
    done: str,
    hint: str = "",
    *,
    is_danger: bool = False,
    part: str = "",
) -> Words:
    """The words of a verb on a document, which leads back to its page, or to a part of it."""
    back = record_url(document.pk) + (f"?phan={part}" if part else "")
    return Words(title, submit, done, back, hint, is_danger)


def record_url(document_id: int) -> str:
    """The address of a document's page."""
    return reverse("outgoing:record", args=[document_id])


def act(
    request: OfficeRequest,
    told: Words,
    form: VerbForm,
    run: Callable[[dict[str, Any]], object],
    *,
    template: str = TEMPLATE,
    **more: Any,
) -> HttpResponse:
    """Show the form, or carry the verb out."""
    crumbs = [("Văn bản đi", reverse("outgoing:list")), (told.title, "")]
    context = {
        "form": form,
        "words": told,
        "heading": told.title,
        "crumbs": crumbs,
        "is_dialog": is_fragment(request),
        **more,
    }
    if request.method != "POST":
        return fragment(request, template, "form", context)
    if form.is_valid() and carry_out(form, run):
        toast(request, told.done)
        return redirect(request, told.back)
    return fragment(request, template, "form", context, status=422)


def carry_out(form: VerbForm, run: Callable[[dict[str, Any]], object]) -> bool:
    """Run the verb; what speaks against it goes into the form."""
    try:
        run(form.values())
    except RuleViolated as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    except InvalidInput as refused:
        told = {name: sentence for name, sentence in refused.fields.items() if name in form.fields}
        form.add_error(None, told or refused.message)
    except StaleRecord as refused:
        form.add_error(None, refused.message)
    else:
        return True
    return False
