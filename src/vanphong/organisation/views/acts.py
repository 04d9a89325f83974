"""The one shape of a verb's page: a form in a dialog or on a page of its own; refused, it comes back with the reasons; done, it leads back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import IntegrityError
from django.http import HttpResponse

from vanphong.kernel.errors import InvalidInput, RuleViolated, StaleRecord
from vanphong.kernel.web.answers import fragment, redirect, toast
from vanphong.kernel.web.gates import OfficeRequest

TEMPLATE = "organisation/act.html"
TWICE = "Người khác vừa ghi cùng nội dung này. Đồng chí tải lại trang để xem rồi làm tiếp nếu cần."
"""Two people at the same moment: the database keeps one."""


class ActingForm(Protocol):
    """What the page needs of a form."""

    def is_valid(self) -> bool:
        """Whether the input can be used."""

    def values(self) -> dict[str, Any]:
        """What the verb is given."""

    def add_error(self, field: str | None, error: Any) -> None:
        """Say what is wrong."""


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a verb's page, and where it leads back to."""

    title: str
    submit: str
    back: str
    done: str
    hint: str = ""
    is_danger: bool = False


def act(request: OfficeRequest, words: Page, form: ActingForm, run: Callable[[dict[str, Any]], object]) -> HttpResponse:
    """Show the form, or carry the verb out."""
    context = {
        "form": form,
        "words": words,
        "heading": words.title,
        "crumbs": [("Tổ chức", "/to-chuc/"), (words.title, "")],
    }
    if request.method != "POST":
        return fragment(request, TEMPLATE, "form", context)
    if form.is_valid() and _carry_out(form, run):
        toast(request, words.done)
        return redirect(request, words.back)
    return fragment(request, TEMPLATE, "form", context, status=422)


def _carry_out(form: ActingForm, run: Callable[[dict[str, Any]], object]) -> bool:
    """Run the verb; what speaks against it goes into the form."""
    try:
        run(form.values())
    except RuleViolated as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return False
    except (InvalidInput, StaleRecord) as refused:
        form.add_error(None, refused.message)
        return False
    except IntegrityError:
        form.add_error(None, TWICE)
        return False
    return True
