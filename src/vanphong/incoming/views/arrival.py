"""How documents come in: files dropped, papers typed, deliveries awaiting receipt."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from vanphong.delivery import api as delivery
from vanphong.incoming.actions import intake
from vanphong.incoming.actions.acceptance import accept_delivery
from vanphong.incoming.forms.arrival import ReceiveForm
from vanphong.incoming.forms.handling import ReasonForm
from vanphong.incoming.permissions import Permission
from vanphong.incoming.queries import offers
from vanphong.incoming.queries.deliveries import awaiting as awaiting_of
from vanphong.incoming.views.acts import Words, act
from vanphong.incoming.views.kept import keep_organ, kept_organ
from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import fragment, page, redirect
from vanphong.kernel.web.gates import OfficeRequest, requires

CRUMB = ("Văn bản đến", "/van-ban-den/")


@requires(Permission.RECEIVE)
def receive(request: OfficeRequest) -> HttpResponse:
    """Drop one file or fifty; what became of each is told."""
    organs = offers.organs_receiving(request.actor, office_date(request.now))
    initial = {"organ_id": kept_organ(request, organs)}
    form = ReceiveForm(request.POST or None, request.FILES or None, organs=organs, initial=initial)
    context: dict[str, Any] = {"form": form, "heading": "Tiếp nhận văn bản", "crumbs": [CRUMB, ("Tiếp nhận", "")]}
    if request.method != "POST":
        return page(request, "incoming/receive.html", context)
    if not form.is_valid():
        return fragment(request, "incoming/receive.html", "outcome", context, status=422)
    given = form.cleaned_data
    keep_organ(request, given["organ_id"])
    told = {"organ_id": given["organ_id"], "is_one": given["is_one"], "key": given["key"]}
    taken = intake.receive_files(given["sent"], request.actor, request.now, **told)
    return fragment(request, "incoming/receive.html", "outcome", context | _outcome(taken))


def _outcome(taken: list[intake.Taken]) -> dict[str, Any]:
    received = [each.document_id for each in taken if each.document_id]
    return {
        "taken": taken,
        "received": len(set(received)),
        "refused": sum(not each.document_id for each in taken),
        "first": received[0] if received else None,
    }


@requires(Permission.RECEIVE)
@require_safe
def awaiting(request: OfficeRequest) -> HttpResponse:
    """What other agencies sent and nobody has received or refused."""
    context = {
        "deliveries": awaiting_of(request.actor),
        "heading": "Văn bản chờ tiếp nhận",
        "crumbs": [CRUMB, ("Chờ tiếp nhận", "")],
    }
    return page(request, "incoming/awaiting.html", context)


@requires(Permission.RECEIVE)
@require_POST
def accept(request: OfficeRequest, delivery_id: int) -> HttpResponse:
    """Take it in, and on to its registration."""
    found = accept_delivery(delivery_id, request.actor, request.now)
    return redirect(request, reverse("incoming:register", args=[found.pk]))


@requires(Permission.REMOVE)
def refuse(request: OfficeRequest, delivery_id: int) -> HttpResponse:
    """Refuse it; the reason goes back."""
    sent = delivery.delivery(request.actor, delivery_id)
    form = ReasonForm(request.POST or None)
    words = Words(
        "Từ chối tiếp nhận",
        "Từ chối, trả lại nơi gửi",
        "Đã từ chối; lý do được báo cho nơi gửi.",
        reverse("incoming:awaiting"),
        hint=f"{sent.dispatch.reference} — {sent.dispatch.subject} ({sent.dispatch.sender.name})",
        is_danger=True,
    )

    def run() -> delivery.Delivery:
        reason, key = form.cleaned_data["reason"], form.cleaned_data["key"]
        return delivery.refuse(sent, request.actor, request.now, reason=reason, key=key)

    return act(request, words, form, run)
