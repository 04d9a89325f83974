"""One verb on several tasks: what is needed for all is asked once, each is done by itself, and each says what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.forms import ActForm
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.tasks import forms, queries
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.models import Task
from vanphong.tasks.permissions import Permission
from vanphong.tasks.workflow import WORKFLOW

AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Bulk:
    """A verb for several: its form, its action, and (where somebody is chosen) the fields and who is offered for a task."""

    title: str
    form: type[ActForm]
    act: Callable[..., Task]
    fields: Sequence[str] = ()
    offered: Callable[..., Any] | None = None


VERBS = {
    "complete": Bulk("Hoàn thành", forms.BulkResultForm, holding.complete),
    "pass_on": Bulk(
        "Chuyển tiếp", forms.PassOnForm, holding.pass_on, ("lead", "support", "informed"), queries.offered_below
    ),
    "reassign": Bulk("Giao lại", forms.ReassignForm, assigning.reassign, ("holder",), queries.offered_beside),
    "remind": Bulk("Đôn đốc", forms.RemindForm, assigning.remind),
}


@requires(Permission.COMPLETE)
@require_POST
def bulk(request: OfficeRequest) -> HttpResponse:
    """Ask what is needed, then perform and tell what became of each."""
    chosen = VERBS.get(request.POST.get("verb", ""))
    ids = [int(each) for each in request.POST.getlist("id") if each.isdecimal()][:AT_MOST]
    if chosen is None or not ids:
        raise InvalidInput("Chưa chọn nhiệm vụ nào. Đánh dấu các dòng cần xử lý rồi chọn lại việc cần làm.")
    found = queries.tasks_of(request.actor, ids)
    form = _form(request, chosen, found)
    context = {
        "tasks": found,
        "verb": request.POST["verb"],
        "title": chosen.title,
        "form": form,
        "back": _back(request),
        "heading": f"{chosen.title} {len(found)} nhiệm vụ",
        "crumbs": [("Nhiệm vụ", reverse("tasks:list")), (chosen.title, "")],
    }
    if not form.is_bound:
        return page(request, "tasks/bulk.html", context)
    if not form.is_valid():
        return page(request, "tasks/bulk.html", context, status=422)
    return page(request, "tasks/outcomes.html", {**context, "outcomes": _perform(request, chosen, found, form)})


def _form(request: OfficeRequest, chosen: Bulk, found: Sequence[Task]) -> Any:
    form = chosen.form(request.POST if request.POST.get("asked") else None)
    if chosen.offered:
        today = office_date(request.now)
        offered = {each.principal: each for task in found for each in chosen.offered(task, request.actor, today)}
        form.offer(offered.values(), *chosen.fields)  # type: ignore[attr-defined]  # an OfferForm where somebody is offered
    return form


def _perform(request: OfficeRequest, chosen: Bulk, found: Sequence[Task], form: ActForm) -> list[dict[str, Any]]:
    """Each by itself; the form's key with the task's id makes a second sending harmless."""
    told = []
    data = {name: value for name, value in form.cleaned_data.items() if name not in {"key", "seen"}}
    for task in found:
        key = f"{form.cleaned_data['key']}-{task.pk}"[:64]
        (outcome,) = WORKFLOW.perform_many(chosen.act, [task.pk], request.actor, request.now, key=key, **data)
        told.append({"task": task, "reason": outcome.reason})
    return told


def _back(request: OfficeRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/")
    return wanted if is_ours else reverse("tasks:list")
