"""The form (thể thức) of a draft: its findings beside the pages, mending, letting stand."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.web.answers import fragment, is_fragment, redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.outgoing.actions import checking, forming
from vanphong.outgoing.forms.fields import ReasonForm
from vanphong.outgoing.models import FormCheck, OutgoingDocument
from vanphong.outgoing.permissions import Permission
from vanphong.outgoing.queries import form as findings
from vanphong.outgoing.queries import pages
from vanphong.outgoing.views.acts import act, record_url, words
from vanphong.outgoing.workflow import DOCUMENT

PART = "the-thuc"


@requires(Permission.READ)
@require_safe
def form(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The findings alone: asked for again while the check is under way; once it is done the page is shown anew, with the places on it."""
    document = pages.document(request.actor, document_id)
    crumbs = [(str(document), record_url(document.pk)), ("Thể thức", "")]
    known = findings.state_of(document)
    context = {**context_of(request, document, known), "heading": "Thể thức", "crumbs": crumbs}
    answer = fragment(request, "outgoing/form.html", "findings", context)
    if is_fragment(request) and not known.is_waiting:
        answer["HX-Refresh"] = "true"
    return answer


def context_of(request: OfficeRequest, document: OutgoingDocument, known: findings.FormState) -> dict[str, Any]:
    """What the part of the record page about form shows."""
    return {
        "document": document,
        "key": uuid4().hex,
        "form_state": known,
        "is_late": known.is_late(request.now),
        "may_mend": DOCUMENT.allows("mend_form", document, request.actor, request.now),
        "may_judge": DOCUMENT.allows("dismiss_finding", document, request.actor, request.now),
    }


@require_POST
@requires(Permission.DRAFT)
def mend(request: OfficeRequest, document_id: int) -> HttpResponse:
    """A new version with the chosen findings mended; without a choice all that can be."""
    document = pages.document(request.actor, document_id)
    check = _check(document)
    marks = request.POST.getlist("marks") or [each["mark"] for each in check.findings if each["fixable"]]
    text, codes = forming.mended(check, marks, request.actor, request.now)
    key, seen = request.POST.get("key", ""), _seen(request)
    forming.mend_form(document_id, request.actor, request.now, text=text, codes=codes, key=key, seen=seen)
    toast(request, f"Đã sửa {codes} thành bản thảo mới; bản trước vẫn còn.")
    return _back(request, document_id)


@requires(Permission.JUDGE_FORM)
def dismiss(request: OfficeRequest, document_id: int, mark: str) -> HttpResponse:
    """Let a finding stand, with the reason."""
    document = pages.document(request.actor, document_id)
    found = findings.finding(document, mark)
    if found is None:
        raise RecordNotFound("Bản dự thảo đang có không còn phát hiện này.")
    hint = f"{found['code']}: {found['sentence']} Lý do được giữ cùng kết quả thẩm định."
    told = words(document, "Bỏ qua phát hiện thể thức", "Bỏ qua", "Đã bỏ qua phát hiện.", hint, part=PART)
    asked = ReasonForm(request.POST or None, initial={"seen": document.version})

    def run(data: dict[str, Any]) -> None:
        forming.dismiss_finding(document_id, request.actor, request.now, mark=mark, **data)

    return act(request, told, asked, run)


@require_POST
@requires(Permission.JUDGE_FORM)
def restore(request: OfficeRequest, document_id: int, mark: str) -> HttpResponse:
    """The finding counts again."""
    forming.restore_finding(document_id, request.actor, request.now, mark=mark, key=request.POST.get("key", ""))
    toast(request, "Đã phục hồi phát hiện.")
    return _back(request, document_id)


@require_POST
@requires(Permission.READ)
def check_again(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Have the version checked once more: it could not be read, or the rules are newer than the check."""
    document = pages.document(request.actor, document_id)
    version = pages.held_files(document).current
    if version is None:
        raise RecordNotFound("Văn bản này chưa có bản thảo.")
    checking.order_check(document, version, request.now)
    toast(request, "Đang kiểm tra lại thể thức.")
    return _back(request, document_id)


def _check(document: OutgoingDocument) -> FormCheck:
    check = findings.current_check(document)
    if check is None:
        raise RecordNotFound("Bản dự thảo này chưa được kiểm tra thể thức.")
    return check


def _seen(request: OfficeRequest) -> int | None:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() else None


def _back(request: OfficeRequest, document_id: int) -> HttpResponse:
    return redirect(request, f"{record_url(document_id)}?phan={PART}")
