"""What is done with a document, each on a page of its own or in the dialog."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from vanphong.catalogue import api as catalogue
from vanphong.incoming.actions import arrival, handling, intake
from vanphong.incoming.choices import State
from vanphong.incoming.forms.arrival import AttachForm
from vanphong.incoming.forms.handling import (
    AddForm,
    AssignForm,
    CompleteForm,
    CopyForm,
    DirectForm,
    ForwardForm,
    ProposeForm,
    ReasonForm,
)
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.permissions import Permission
from vanphong.incoming.queries import offers
from vanphong.incoming.queries.documents import document as document_of
from vanphong.incoming.queries.proposals import suggested
from vanphong.incoming.views.acts import Words, act, key_and_seen, words_for
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.web.answers import redirect, toast
from vanphong.kernel.web.forms import ActForm
from vanphong.kernel.web.gates import OfficeRequest, requires


@requires(Permission.PROPOSE)
def propose(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Who should deal with it by when, and which leader is asked."""
    found, today = document_of(request.actor, document_id), office_date(request.now)
    form = ProposeForm(
        request.POST or None,
        options=offers.assignees(found.organ_id, today),
        leaders=offers.leaders(found.organ_id, today),
        initial=_initial(found, leader=found.leader),
    )
    words = words_for(found, "Đề xuất, trình lãnh đạo", "Trình", "Đã trình lãnh đạo.")

    def run() -> IncomingDocument:
        given = {"leader": form.cleaned_data["leader"], "opinion": form.cleaned_data["opinion"]}
        return handling.propose(
            found, request.actor, request.now, routing=form.routing(), **given, **key_and_seen(form)
        )

    return act(request, words, form, run, phrases=_phrases(request, catalogue.Occasion.PROPOSAL), text="opinion")


@require_POST
@requires(Permission.DIRECT)
def agree(request: OfficeRequest, document_id: int) -> HttpResponse:
    """One tap: as the office proposed."""
    found = handling.agree(document_id, request.actor, request.now, **_posted(request))
    toast(request, "Đã đồng ý như đề xuất.")
    return redirect(request, reverse("incoming:record", args=[found.pk]))


@requires(Permission.DIRECT)
def direct(request: OfficeRequest, document_id: int) -> HttpResponse:
    """A directive in the leader's words."""
    found, today = document_of(request.actor, document_id), office_date(request.now)
    form = DirectForm(request.POST or None, options=offers.assignees(found.organ_id, today), initial=_initial(found))
    hint = "Chọn chủ trì thì việc được giao ngay; không chọn thì văn phòng giao theo ý kiến của đồng chí."
    words = words_for(found, "Ý kiến chỉ đạo", "Cho ý kiến", "Đã ghi ý kiến chỉ đạo.", hint=hint)

    def run() -> IncomingDocument:
        text = form.cleaned_data["text"]
        return handling.direct(
            found, request.actor, request.now, text=text, routing=form.routing(), **key_and_seen(form)
        )

    return act(request, words, form, run, phrases=_phrases(request, catalogue.Occasion.DIRECTIVE), text="text")


@requires(Permission.ASSIGN)
def assign(request: OfficeRequest, document_id: int) -> HttpResponse:
    """To its lead, with support and informed."""
    found, today = document_of(request.actor, document_id), office_date(request.now)
    form = AssignForm(
        request.POST or None,
        options=offers.assignees(found.organ_id, today),
        initial=_initial(found) | {"instruction": suggested(found).text},
    )
    words = words_for(found, "Giao xử lý", "Giao", "Đã giao xử lý.")

    def run() -> IncomingDocument:
        instruction = form.cleaned_data["instruction"]
        return handling.assign(
            found, request.actor, request.now, routing=form.routing(), instruction=instruction, **key_and_seen(form)
        )

    return act(request, words, form, run)


@requires(Permission.ASSIGN)
def add(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Others beside the lead."""
    found, today = document_of(request.actor, document_id), office_date(request.now)
    form = AddForm(
        request.POST or None,
        options=offers.assignees(found.organ_id, today),
        initial={"seen": found.version, "due_on": found.due_on},
    )
    words = words_for(found, "Giao thêm", "Giao thêm", "Đã giao thêm.")

    def run() -> IncomingDocument:
        instruction = form.cleaned_data["instruction"]
        return handling.add(
            found, request.actor, request.now, routing=form.routing(), instruction=instruction, **key_and_seen(form)
        )

    return act(request, words, form, run)


@requires(Permission.COPY)
def copy(request: OfficeRequest, document_id: int) -> HttpResponse:
    """A copy to others, for them to know."""
    found, today = document_of(request.actor, document_id), office_date(request.now)
    form = CopyForm(
        request.POST or None, options=offers.assignees(found.organ_id, today), initial={"seen": found.version}
    )
    hint = "Người nhận chỉ để biết, không phải xử lý; việc sao gửi được ghi trong luồng xử lý và nhật ký."
    words = words_for(found, "Sao gửi", "Sao gửi", "Đã sao gửi.", hint=hint)

    def run() -> IncomingDocument:
        given = {"informed": form.routing().informed, "note": form.cleaned_data["note"]}
        return handling.copy(found, request.actor, request.now, **given, **key_and_seen(form))

    return act(request, words, form, run)


@requires(Permission.FORWARD)
def forward(request: OfficeRequest, document_id: int) -> HttpResponse:
    """To another agency that is competent."""
    found = document_of(request.actor, document_id)
    form = ForwardForm(request.POST or None, initial={"seen": found.version})
    words = words_for(found, "Chuyển cơ quan khác", "Chuyển", "Đã ghi việc chuyển văn bản.")

    def run() -> IncomingDocument:
        receiver = form.cleaned_data["receiver"]
        return handling.forward(found, request.actor, request.now, receiver=receiver, **key_and_seen(form))

    return act(request, words, form, run)


@require_POST
@requires(Permission.KEEP)
def keep(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Nothing has to be done."""
    found = handling.keep(document_id, request.actor, request.now, **_posted(request))
    toast(request, "Đã lưu để biết.")
    return redirect(request, reverse("incoming:record", args=[found.pk]))


@requires(Permission.COMPLETE)
def complete(request: OfficeRequest, document_id: int) -> HttpResponse:
    """What came of it."""
    found = document_of(request.actor, document_id)
    form = CompleteForm(request.POST or None, initial={"seen": found.version})
    words = words_for(found, "Hoàn thành", "Hoàn thành", "Đã hoàn thành.")

    def run() -> IncomingDocument:
        result = form.cleaned_data["result"]
        return handling.complete(found, request.actor, request.now, result=result, **key_and_seen(form))

    return act(request, words, form, run)


@requires(Permission.REOPEN)
def reopen(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Open again, with the reason."""
    found = document_of(request.actor, document_id)
    form = ReasonForm(request.POST or None, initial={"seen": found.version})
    words = words_for(found, "Mở lại văn bản", "Mở lại", "Đã mở lại.")

    def run() -> IncomingDocument:
        reason = form.cleaned_data["reason"]
        return handling.reopen(found, request.actor, request.now, reason=reason, **key_and_seen(form))

    return act(request, words, form, run)


@requires(Permission.REMOVE)
def remove(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Not to be registered, with the reason."""
    found = document_of(request.actor, document_id)
    form = ReasonForm(request.POST or None, initial={"seen": found.version})
    hint = "Văn bản và tệp được giữ nguyên cùng lý do, không mất."
    if found.delivery_id:
        hint += " Văn bản liên thông được trả lại nơi gửi kèm lý do này."
    words = words_for(found, "Không vào sổ", "Không vào sổ", "Đã ghi lý do không vào sổ.", hint=hint, is_danger=True)

    def run() -> IncomingDocument:
        reason = form.cleaned_data["reason"]
        return arrival.remove(found, request.actor, request.now, reason=reason, **key_and_seen(form))

    return act(request, words, form, run)


@requires(Permission.REGISTER)
def purge(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The files of what turned out to be secret, out for good."""
    found = document_of(request.actor, document_id)
    form = ActForm(request.POST or None, initial={"seen": found.version})
    hint = (
        "Mọi tệp của văn bản này, phần chữ đã đọc và ảnh các trang bị xóa hẳn khỏi hệ thống, không khôi phục được. Nhật ký chỉ ghi đã gỡ mấy "
        "tệp. Tệp cùng nội dung ở hồ sơ khác phải gỡ ở hồ sơ đó. Giữ bản giấy và báo cán bộ cơ yếu theo quy định."
    )
    back = reverse("incoming:register" if found.state == State.RECEIVED else "incoming:record", args=[found.pk])
    words = Words("Gỡ nội dung mật", "Xóa hẳn", "Đã gỡ nội dung khỏi hệ thống.", back, hint, is_danger=True)

    def run() -> IncomingDocument:
        return arrival.purge(found, request.actor, request.now, **key_and_seen(form))

    return act(request, words, form, run)


@require_POST
@requires(Permission.REMOVE)
def restore(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Back among those to register."""
    found = arrival.restore(document_id, request.actor, request.now, **_posted(request))
    toast(request, "Đã đưa lại để vào sổ.")
    return redirect(request, reverse("incoming:register", args=[found.pk]))


@requires(Permission.ATTACH)
def attach(request: OfficeRequest, document_id: int) -> HttpResponse:
    """More files."""
    found = document_of(request.actor, document_id)
    form = AttachForm(request.POST or None, request.FILES or None, initial={"seen": found.version})
    words = words_for(found, "Bổ sung tệp", "Gắn tệp", "Đã bổ sung tệp.")

    def run() -> IncomingDocument:
        kept, refused = intake.store_all(form.cleaned_data["sent"], request.actor, request.now)
        if refused:
            raise InvalidInput(" ".join(refused))
        slot = form.cleaned_data["slot"]
        arrived = [arrival.ArrivedFile(file.blob, file.name, slot) for file in kept]
        return arrival.attach(found, request.actor, request.now, arrived=arrived, **key_and_seen(form))

    return act(request, words, form, run, with_files=True)


def _posted(request: OfficeRequest) -> dict[str, Any]:
    """Key and version of a form that is a button alone."""
    seen = request.POST.get("seen", "")
    return {"key": request.POST.get("key", "")[:64], "seen": int(seen) if seen.isdigit() else None}


def _initial(found: IncomingDocument, **more: Any) -> dict[str, Any]:
    """What was directed or proposed last, as the form begins."""
    routing = suggested(found)
    return {
        "seen": found.version,
        "lead": str(routing.lead or ""),
        "support": [str(principal) for principal in routing.support],
        "informed": [str(principal) for principal in routing.informed],
        "due_on": routing.due_on or found.due_on,
        "is_acceptance_required": routing.is_acceptance_required,
        **more,
    }


def _phrases(request: OfficeRequest, occasion: catalogue.Occasion) -> Sequence[str]:
    return [row.text for row in catalogue.phrases(office_date(request.now), occasion)]
