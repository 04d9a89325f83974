"""One verb on several records of a list: what is needed for all is asked once, each is done by itself, and each says what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.forms import ActForm
from vanphong.kernel.workflow import Outcome

AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the rows that were selected."""

    pk: int
    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BulkWords:
    """What the pages say: the verb, what it is done to, and where they lead back to."""

    title: str
    noun: str
    verb: str
    back: str
    crumbs: Sequence[tuple[str, str]] = ()


def chosen_ids(request: HttpRequest) -> list[int]:
    """The ids of the selected rows, at most two hundred. Raises `InvalidInput` when nothing was selected."""
    ids = [int(each) for each in request.POST.getlist("id") if each.isdecimal()][:AT_MOST]
    if not ids:
        raise InvalidInput("Chưa chọn dòng nào. Đánh dấu các dòng cần xử lý rồi chọn lại việc cần làm.")
    return ids


def is_asked(request: HttpRequest) -> bool:
    """Whether the form of the verb was filled (and not yet the list's own form)."""
    return bool(request.POST.get("asked"))


def back_to_list(request: HttpRequest, otherwise: str) -> str:
    """The list as it stood, or the other address."""
    wanted = request.POST.get("next", "")
    return wanted if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, None) else otherwise


def bulk(
    request: HttpRequest,
    words: BulkWords,
    rows: Sequence[Chosen],
    form: ActForm,
    perform: Callable[..., Outcome],
) -> HttpResponse:
    """Ask what is needed, then `perform(pk, key=…, **data)` for each and tell what became of it."""
    heading = f"{words.title} {len(rows)} {words.noun}"
    context = {"rows": rows, "words": words, "form": form, "heading": heading, "here": request.path}
    context["crumbs"] = [*words.crumbs, (words.title, "")]
    if not form.is_bound or not form.is_valid():
        return page(request, "ui/bulk.html", context, status=422 if form.is_bound else 200)
    told = [{"row": row, "reason": _outcome(row, form, perform).reason} for row in rows]
    return page(request, "ui/outcomes.html", {**context, "outcomes": told})


def _outcome(row: Chosen, form: ActForm, perform: Callable[..., Outcome]) -> Outcome:
    """The form's key with the record's id makes a second sending harmless."""
    data: dict[str, Any] = {name: each for name, each in form.cleaned_data.items() if name not in {"key", "seen"}}
    return perform(row.pk, key=f"{form.cleaned_data['key']}-{row.pk}"[-64:], **data)
