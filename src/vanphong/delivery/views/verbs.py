"""What is done to a delivery, to one or to several."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from vanphong.delivery import actions, forms, queries
from vanphong.delivery.models import Delivery
from vanphong.delivery.permissions import Permission
from vanphong.delivery.views.pages import HERE
from vanphong.delivery.workflow import WORKFLOW
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.web import bulk as several
from vanphong.kernel.web.acts import Words, act
from vanphong.kernel.web.forms import ActForm
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.kernel.workflow import Outcome

Run = Callable[..., Delivery]


def _verb(
    request: OfficeRequest, delivery_id: int, title: str, done: str, form: type[ActForm], run: Run, **said: Any
) -> HttpResponse:
    found = queries.delivery(request.actor, delivery_id)
    shown = {"seen": found.version, "handed_on": found.handed_on or office_date(request.now)}
    shown |= {"handed_to": found.handed_to, "note": found.note}
    back = reverse("delivery:record", args=[found.pk])
    hint = said.pop("hint", f"{found.dispatch.reference} gửi {found.recipient_name}")
    words = Words(title, title, back, done, hint, crumbs=[HERE], **said)
    filled = form(request.POST if request.method == "POST" else None, initial=shown)
    return act(request, words, filled, lambda data: run(found.pk, request.actor, request.now, **data))


@requires(Permission.REVOKE)
def revoke(request: OfficeRequest, delivery_id: int) -> HttpResponse:
    """The sender takes it back."""
    hint = "Nơi chưa vào sổ sẽ không còn thấy văn bản; nơi đã vào sổ được báo là văn bản bị thu hồi."
    return _verb(
        request,
        delivery_id,
        "Thu hồi",
        "Đã thu hồi.",
        forms.ReasonForm,
        actions.revoke_one,
        hint=hint,
        is_danger=True,
    )


@requires(Permission.RECEIVE)
def refuse(request: OfficeRequest, delivery_id: int) -> HttpResponse:
    """The recipient does not take it."""
    return _verb(
        request,
        delivery_id,
        "Từ chối tiếp nhận",
        "Đã từ chối; nơi gửi được báo.",
        forms.ReasonForm,
        actions.refuse,
        is_danger=True,
    )


@requires(Permission.HAND_OVER)
def hand_over(request: OfficeRequest, delivery_id: int) -> HttpResponse:
    """The paper was handed over."""
    return _verb(request, delivery_id, "Ghi đã chuyển giao", "Đã ghi vào sổ.", forms.HandOverForm, actions.hand_over)


@requires(Permission.HAND_OVER)
def amend_hand_over(request: OfficeRequest, delivery_id: int) -> HttpResponse:
    """What was noted was wrong."""
    return _verb(request, delivery_id, "Sửa việc chuyển giao", "Đã sửa.", forms.HandOverForm, actions.amend_hand_over)


SEVERAL: dict[str, tuple[str, type[ActForm], Run]] = {
    "hand_over": ("Ghi đã chuyển giao", forms.HandOverForm, actions.hand_over),
    "revoke": ("Thu hồi", forms.ReasonForm, actions.revoke_one),
}


@requires(Permission.READ_BOOK)
@require_POST
def bulk(request: OfficeRequest) -> HttpResponse:
    """Several deliveries at once; «In bì» leads to the labels."""
    verb, here = request.POST.get("verb", ""), reverse("delivery:list")
    ids = several.chosen_ids(request)
    if verb == "labels":
        return HttpResponseRedirect(f"{reverse('delivery:labels')}?{urlencode({'id': ids}, doseq=True)}")
    if verb not in SEVERAL:
        raise InvalidInput("Chưa chọn việc cần làm. Đề nghị trở lại danh sách và chọn một nút.")
    title, form, run = SEVERAL[verb]
    rows = [
        several.Chosen(
            each.pk,
            f"{each.dispatch.reference} gửi {each.recipient_name}",
            reverse("delivery:record", args=[each.pk]),
        )
        for each in queries.chosen(request.actor, ids)
    ]
    words = several.BulkWords(title, "nơi nhận", verb, several.back_to_list(request, here), [HERE])
    initial = {"handed_on": office_date(request.now)}
    filled = form(request.POST if several.is_asked(request) else None, initial=initial)
    return several.bulk(request, words, rows, filled, partial(_perform, request, run))


def _perform(request: OfficeRequest, run: Run, pk: int, **data: Any) -> Outcome:
    (outcome,) = WORKFLOW.perform_many(run, [pk], request.actor, request.now, **data)
    return outcome
