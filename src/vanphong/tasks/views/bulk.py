"""Several tasks of the list at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.web import bulk as pages
from vanphong.kernel.web.forms import ActForm
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.kernel.workflow import Outcome
from vanphong.tasks import forms, queries
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.models import Task
from vanphong.tasks.permissions import Permission
from vanphong.tasks.workflow import WORKFLOW


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
    "accept": Bulk("Nghiệm thu", forms.AcceptForm, assigning.accept),
    "mark_read": Bulk("Đánh dấu đã xem", ActForm, holding.mark_read),
    "mark_unread": Bulk("Đánh dấu chưa xem", ActForm, holding.mark_unread),
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
    verb = request.POST.get("verb", "")
    if verb not in VERBS:
        raise InvalidInput("Chưa chọn việc cần làm. Đề nghị trở lại danh sách và chọn một nút.")
    chosen = VERBS[verb]
    found = queries.tasks_of(request.actor, pages.chosen_ids(request))
    rows = [
        pages.Chosen(
            task.pk,
            task.title,
            reverse("tasks:record", args=[task.pk]),
            "yêu cầu trả lời" if task.is_reply_required else "",
        )
        for task in found
    ]
    here = reverse("tasks:list")
    words = pages.BulkWords(chosen.title, "nhiệm vụ", verb, pages.back_to_list(request, here), [("Nhiệm vụ", here)])
    return pages.bulk(request, words, rows, _form(request, chosen, found), partial(_perform, request, chosen))


def _form(request: OfficeRequest, chosen: Bulk, found: Sequence[Task]) -> Any:
    form = chosen.form(request.POST if pages.is_asked(request) else None)
    if chosen.offered:
        today = office_date(request.now)
        offered = {each.principal: each for task in found for each in chosen.offered(task, request.actor, today)}
        form.offer(offered.values(), *chosen.fields)  # type: ignore[attr-defined]  # an OfferForm where somebody is offered
    return form


def _perform(request: OfficeRequest, chosen: Bulk, pk: int, **data: Any) -> Outcome:
    (outcome,) = WORKFLOW.perform_many(chosen.act, [pk], request.actor, request.now, **data)
    return outcome
