"""Consulting, appraising, signing: each verb on a page of its own or in the dialog."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.web.answers import redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.outgoing.actions import appraising, consulting, signing
from vanphong.outgoing.forms import verbs as forms
from vanphong.outgoing.forms.fields import Option, ReasonForm, offer
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.permissions import Permission
from vanphong.outgoing.queries import form as findings
from vanphong.outgoing.queries import pages
from vanphong.outgoing.views import offers
from vanphong.outgoing.views.acts import act, record_url, words


@requires(Permission.CONSULT)
def consult(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Ask others about the draft."""
    document = pages.document(request.actor, document_id)
    form = forms.ConsultForm(request.POST or None)
    offer(form, "asked", offers.assignable(request.actor, document.organ_id, request.now))
    hint = "Người được hỏi xem được dự thảo. Việc xin ý kiến không làm dừng việc thẩm định hay ký."
    told = words(document, "Xin ý kiến", "Gửi xin ý kiến", "Đã gửi xin ý kiến.", hint)

    def run(data: dict[str, Any]) -> None:
        data.pop("seen")
        consulting.consult(document_id, request.actor, request.now, **data)

    return act(request, told, form, run)


@requires(Permission.GIVE_OPINION)
def give_opinion(request: OfficeRequest, document_id: int, consultation_id: int) -> HttpResponse:
    """Answer."""
    found = pages.consultation(request.actor, document_id, consultation_id)
    own = pages.own_opinion(found, request.actor)
    form = forms.OpinionForm(request.POST or None, initial={"answer": own.answer, "text": own.text} if own else {})
    told = words(found.document, "Cho ý kiến", "Gửi ý kiến", "Đã gửi ý kiến.", found.question)

    def run(data: dict[str, Any]) -> None:
        data.pop("seen")
        consulting.give_opinion(found, request.actor, request.now, **data)

    return act(request, told, form, run)


@require_POST
@requires(Permission.CONSULT)
def remind(request: OfficeRequest, document_id: int, consultation_id: int) -> HttpResponse:
    """Remind those who have not answered."""
    found = pages.consultation(request.actor, document_id, consultation_id)
    consulting.remind(found, request.actor, request.now, key=request.POST.get("key", ""))
    toast(request, "Đã nhắc những nơi chưa trả lời.")
    return redirect(request, record_url(document_id))


@requires(Permission.CONSULT)
def close(request: OfficeRequest, document_id: int, consultation_id: int) -> HttpResponse:
    """Put the opinions together."""
    found = pages.consultation(request.actor, document_id, consultation_id)
    form = forms.CloseForm(request.POST or None, initial={"seen": found.version})
    hint = "Sau khi khép, các nơi được hỏi không gửi hoặc sửa ý kiến được nữa."
    told = words(found.document, "Khép, tổng hợp ý kiến", "Khép", "Đã khép và tổng hợp ý kiến.", hint)
    return act(request, told, form, lambda data: consulting.close(found, request.actor, request.now, **data))


@require_POST
@requires(Permission.DRAFT)
def request_appraisal(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Hand the draft to the appraisers."""
    appraising.request_appraisal(document_id, request.actor, request.now, **_sent(request))
    toast(request, "Đã trình thẩm định.")
    return redirect(request, record_url(document_id))


@requires(Permission.APPRAISE)
def appraise(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Record the finding."""
    document = pages.document(request.actor, document_id)
    initial = {"seen": document.version, "seen_sha256": document.sha256}
    if document.authority != "blocks":
        initial["is_authority_good"] = "1"
    known = findings.state_of(document)
    form = forms.AppraiseForm(request.POST or None, initial=initial)
    hint = f"Bản thảo số {document.version_number}. Chưa đạt ở điểm nào thì ghi rõ để người soạn sửa."
    told = words(document, "Thẩm định", "Ghi kết quả thẩm định", "Đã ghi kết quả thẩm định.", hint)

    def run(data: dict[str, Any]) -> None:
        appraising.appraise(document_id, request.actor, request.now, **data)

    return act(request, told, form, run, template="outgoing/appraise.html", document=document, form_state=known)


@requires(Permission.DRAFT)
def withdraw(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Take the draft back."""
    document = pages.document(request.actor, document_id)
    told = words(document, "Rút lại", "Rút lại", "Đã rút lại dự thảo.", is_danger=True)
    form = ReasonForm(request.POST or None, initial={"seen": document.version})
    return act(request, told, form, lambda data: appraising.withdraw(document_id, request.actor, request.now, **data))


@requires(Permission.DRAFT)
def submit(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Submit for signature."""
    document = pages.document(request.actor, document_id)
    form = forms.SubmitForm(request.POST or None, initial={"seen": document.version}, signer_id=document.signer_id)
    offered = offers.signing_positions([document.organ_id, request.actor.organ_id], request.now)
    for name in ("rank_1", "rank_2", "rank_3"):
        offer(form, name, [option for option in offered if option.value != document.signer_id])
    signer = f"{document.signer_title} {document.signer_name}".strip()
    hint = f"Ký sau cùng: {signer}. Những đồng chí cùng một lượt ký song song; lượt sau chỉ mở khi lượt trước ký đủ."
    told = words(document, "Trình ký", "Trình ký", "Đã trình ký.", hint)
    return act(request, told, form, lambda data: signing.submit(document_id, request.actor, request.now, **data))


@requires(Permission.SIGN)
def sign(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Sign, after proving once more who one is."""
    document = pages.document(request.actor, document_id)
    form = forms.SignForm(request.POST or None, initial={"seen": document.version, "sha256": document.sha256})
    told = words(document, "Ký văn bản", "Ký", "Đã ký.")
    if request.actor.position_id == document.signer_id:
        del form.fields["following"]
    else:
        offer(form, "following", _others(document, request))

    return act(
        request,
        told,
        form,
        lambda data: signing.sign(document_id, request.actor, request.now, **data),
        template="outgoing/sign.html",
        document=document,
    )


@requires(Permission.SIGN)
def send_back(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Refuse to sign."""
    document = pages.document(request.actor, document_id)
    form = forms.SendBackForm(request.POST or None, initial={"seen": document.version})
    told = words(document, "Từ chối ký", "Trả lại", "Đã trả lại.", is_danger=True)
    return act(request, told, form, lambda data: signing.send_back(document_id, request.actor, request.now, **data))


@requires(Permission.CHANGE_SIGNER)
def add_signer(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Who signs next, chosen as the document goes."""
    document = pages.document(request.actor, document_id)
    form = forms.AddSignerForm(request.POST or None, initial={"seen": document.version})
    offer(form, "positions", _others(document, request))
    hint = "Ký ngay sau lượt đang ký, song song nếu chọn nhiều đồng chí; người ký ban hành vẫn ký sau cùng."
    told = words(document, "Chọn người ký tiếp", "Thêm vào luồng ký", "Đã thêm người ký tiếp theo.", hint)
    return act(request, told, form, lambda data: signing.add_signer(document_id, request.actor, request.now, **data))


def _others(document: OutgoingDocument, request: OfficeRequest) -> list[Option]:
    """Who may sign and has no part in this round yet."""
    lines = pages.steps(document, request.now)
    taken = {line.step.position_id for line in lines if line.step.outcome in {"", "signed"}}
    offered = offers.signing_positions([document.organ_id, request.actor.organ_id], request.now)
    return [option for option in offered if option.value not in taken]


@requires(Permission.CHANGE_SIGNER)
def change_signer(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Somebody else signs."""
    document = pages.document(request.actor, document_id)
    form = forms.ChangeSignerForm(request.POST or None, initial={"seen": document.version})
    form.fields["step_id"].choices = _waiting(document, request)  # type: ignore[attr-defined]  # a choice field
    offer(form, "position_id", offers.signing_positions([document.organ_id, request.actor.organ_id], request.now))
    hint = "Người ký cũ được ghi lại cùng lý do. Đổi người ký ban hành thì phần ký in trong dự thảo cũng phải khớp."
    told = words(document, "Đổi người ký", "Đổi", "Đã đổi người ký.", hint)
    return act(request, told, form, lambda data: signing.change_signer(document_id, request.actor, request.now, **data))


def _waiting(document: OutgoingDocument, request: OfficeRequest) -> list[tuple[int, str]]:
    lines = pages.steps(document, request.now)
    found = [(line.step.pk, f"{line.title} — {line.who}") for line in lines if not line.step.outcome]
    if not found:
        raise InvalidInput("Không còn bước ký nào đang chờ.")
    return found


def _sent(request: OfficeRequest) -> dict[str, Any]:
    """The key and the version seen of a verb that is POSTed at once."""
    seen = request.POST.get("seen", "")
    return {"key": request.POST.get("key", ""), "seen": int(seen) if seen.isdecimal() else None}
