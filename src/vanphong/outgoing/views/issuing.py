"""From the clerk's last check to issue, and what may follow it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.outgoing.actions import drafting, issuing
from vanphong.outgoing.actions.drafting import Upload
from vanphong.outgoing.forms import verbs as forms
from vanphong.outgoing.forms.fields import ReasonForm
from vanphong.outgoing.permissions import Permission
from vanphong.outgoing.queries import numbers, pages
from vanphong.outgoing.views import offers
from vanphong.outgoing.views.acts import act, record_url, words


@requires(Permission.CHECK)
def check(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The last look before the number is spent."""
    document = pages.document(request.actor, document_id)
    form = forms.CheckForm(request.POST or None, initial={"seen": document.version})
    told = words(document, "Soát lần cuối", "Đủ điều kiện cấp số", "Đã soát; chờ cấp số.")
    remarks = numbers.remarks(document, pages.held_files(document).current, request.now)
    return act(
        request,
        told,
        form,
        lambda data: issuing.check(document_id, request.actor, request.now, **data),
        template="outgoing/check.html",
        document=document,
        remarks=remarks,
    )


@requires(Permission.CHECK)
def refuse(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Back to the author."""
    hint = "Các chữ ký của lượt này hết giá trị; người soạn sửa rồi trình lại."
    return _with_reason(request, document_id, "Trả lại người soạn", "Đã trả lại.", issuing.refuse, hint)


@requires(Permission.NUMBER)
def number(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The number."""
    document = pages.document(request.actor, document_id)
    today = office_date(request.now)
    offered = numbers.offers(document, today)
    initial = {"seen": document.version, "issued_on": today, "register_id": offered.first_register}
    form = forms.NumberForm(request.POST or None, initial=initial)
    form.fields["register_id"].choices = offered.registers  # type: ignore[attr-defined]  # a choice field
    form.fields["held_number_id"].choices = [("", "Không, lấy số tiếp theo"), *offered.held]  # type: ignore[attr-defined]  # a choice field
    told = words(document, "Cấp số", "Cấp số", "Đã cấp số.", offered.hint)
    return act(request, told, form, lambda data: issuing.number(document_id, request.actor, request.now, **data))


@require_POST
@requires(Permission.NUMBER)
def render_again(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The worker tries once more."""
    issuing.render_again(document_id, request.actor, request.now, key=request.POST.get("key", ""))
    toast(request, "Đang làm lại bản PDF.")
    return redirect(request, record_url(document_id))


@requires(Permission.NUMBER)
def upload_rendition(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The rendition made by hand."""
    document = pages.document(request.actor, document_id)
    form = forms.RenditionForm(request.POST or None, request.FILES or None, initial={"seen": document.version})
    hint = f"Tệp PDF của văn bản đã ghi số {document.reference}, ngày ban hành, đã ký và đóng dấu."
    told = words(document, "Tải bản phát hành lên", "Tải lên", "Đã có bản phát hành.", hint)

    def run(data: dict[str, Any]) -> None:
        file = data.pop("file")
        text = drafting.store(Upload(file, file.name), request.actor, request.now)
        issuing.upload_rendition(document_id, request.actor, request.now, text=text, **data)

    return act(request, told, form, run)


@require_POST
@requires(Permission.ISSUE)
def issue(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Issue and send."""
    seen = request.POST.get("seen", "")
    issuing.issue(
        document_id,
        request.actor,
        request.now,
        key=request.POST.get("key", ""),
        seen=int(seen) if seen.isdecimal() else None,
    )
    toast(request, "Đã ban hành và gửi đến nơi nhận.")
    return redirect(request, f"{record_url(document_id)}?phan=gui-nhan")


@requires(Permission.ISSUE)
def dispatch(request: OfficeRequest, document_id: int) -> HttpResponse:
    """More recipients."""
    document = pages.document(request.actor, document_id)
    form = forms.DispatchForm(request.POST or None)
    offers.offer_recipients(form, request.actor, request.now)
    told = words(document, "Gửi thêm nơi nhận", "Gửi", "Đã gửi thêm.")

    def run(data: dict[str, Any]) -> None:
        chosen = [*data["recipients"], *drafting.open_groups(data["groups"])]
        lines = drafting.lines_of([], chosen, data["others"], "", request.now)
        issuing.dispatch(document_id, request.actor, request.now, key=data["key"], lines=lines)

    return act(request, told, form, run)


@requires(Permission.VOID)
def void(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The issue is void."""
    hint = "Số đã cấp được giữ trong sổ và đánh dấu hủy; bản đã gửi bị thu hồi."
    return _with_reason(request, document_id, "Hủy ban hành", "Đã hủy ban hành.", issuing.void, hint)


@requires(Permission.REVOKE)
def revoke(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The document is revoked."""
    hint = "Mọi nơi nhận được báo thu hồi; số của văn bản vẫn giữ nguyên trong sổ."
    return _with_reason(request, document_id, "Thu hồi văn bản", "Đã thu hồi.", issuing.revoke, hint)


def _with_reason(
    request: OfficeRequest, document_id: int, title: str, done: str, run: Callable[..., object], hint: str
) -> HttpResponse:
    document = pages.document(request.actor, document_id)
    form = ReasonForm(request.POST or None, initial={"seen": document.version})
    told = words(document, title, title, done, hint, is_danger=True)
    return act(request, told, form, lambda data: run(document_id, request.actor, request.now, **data))
