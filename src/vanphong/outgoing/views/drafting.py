"""Drafting: a new document, its particulars, its texts and recipients."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from vanphong.catalogue import api as catalogue
from vanphong.kernel.actor import Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.organisation import api as organisation
from vanphong.outgoing import ports
from vanphong.outgoing.actions import drafting
from vanphong.outgoing.actions.drafting import Line, Upload
from vanphong.outgoing.choices import RecipientRole
from vanphong.outgoing.forms.documents import DocumentForm, DraftForm, RecipientsForm
from vanphong.outgoing.forms.fields import FileForm, ReasonForm
from vanphong.outgoing.forms.verbs import RelateForm
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.permissions import Permission
from vanphong.outgoing.queries import pages, templates
from vanphong.outgoing.views.acts import Words, act, record_url, words
from vanphong.outgoing.views.offers import offer_particulars, offer_recipients

FORM = "outgoing/draft.html"


@requires(Permission.DRAFT)
def draft(request: OfficeRequest) -> HttpResponse:
    """A new document: from a template, an uploaded text, or as the answer to a record or in place of a document."""
    form = DraftForm(request.POST or None, request.FILES or None, initial=_initial(request))
    organ_ids = request.actor.organs_where(Permission.DRAFT)
    offer_particulars(form, request.actor, organ_ids, request.now)
    form.fields["template_id"].choices = [("", "— Không dùng mẫu —"), *templates.offered(organ_ids)]  # type: ignore[attr-defined]  # a choice field
    told = Words("Soạn văn bản đi", "Lập dự thảo", "Đã lập dự thảo.", reverse("outgoing:list"))
    made: list[OutgoingDocument] = []

    def run(data: dict[str, Any]) -> None:
        made.append(
            drafting.begin(
                request.actor,
                request.now,
                organ_id=form.organ_id,
                values=form.particulars(),
                lines=_lines(data, request.now),
                upload=_upload(data["file"]) if data.get("file") else None,
                template_id=data.get("template_id"),
                reply_to=form.reply_to,
                replaces_id=data.get("replaces_id"),
                key=data["key"],
            )
        )

    answer = act(request, told, form, run, template=FORM)
    return redirect(request, record_url(made[0].pk)) if made else answer


@requires(Permission.DRAFT)
def edit(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The particulars and recipients."""
    document = pages.document(request.actor, document_id)
    form = DocumentForm(request.POST or None, initial=_held(document))
    offer_particulars(form, request.actor, [document.organ_id], request.now)
    hint = "Đổi thể loại, trích yếu, danh nghĩa hoặc người ký thì kết quả thẩm định hết giá trị."
    told = words(document, "Sửa thông tin", "Ghi", "Đã sửa thông tin.", hint if document.is_appraised else "")

    def run(data: dict[str, Any]) -> None:
        drafting.edit(
            document_id,
            request.actor,
            request.now,
            key=data["key"],
            seen=data["seen"],
            values=form.particulars(),
            lines=_lines(data, request.now),
        )

    return act(request, told, form, run, template=FORM)


@requires(Permission.DRAFT)
def revise(request: OfficeRequest, document_id: int) -> HttpResponse:
    """A new version of the text."""
    document = pages.document(request.actor, document_id)
    hint = "Bản trước vẫn được giữ và so sánh được. Kết quả thẩm định của bản trước hết giá trị."
    told = words(document, "Tải bản thảo mới", "Tải lên", "Đã có bản thảo mới.", hint)
    form = FileForm(request.POST or None, request.FILES or None, initial={"seen": document.version})

    def run(data: dict[str, Any]) -> None:
        text = drafting.store(_upload(data["file"]), request.actor, request.now)
        drafting.revise(document_id, request.actor, request.now, text=text, **_kept(data, "note"))

    return act(request, told, form, run)


@requires(Permission.DRAFT)
def attach(request: OfficeRequest, document_id: int) -> HttpResponse:
    """An appendix."""
    document = pages.document(request.actor, document_id)
    hint = "Phụ lục được thẩm định, ký và gửi cùng văn bản."
    told = words(document, "Đính kèm phụ lục", "Đính kèm", "Đã đính kèm.", hint)
    form = FileForm(request.POST or None, request.FILES or None, initial={"seen": document.version})

    def run(data: dict[str, Any]) -> None:
        text = drafting.store(_upload(data["file"]), request.actor, request.now)
        drafting.attach(document_id, request.actor, request.now, text=text, **_kept(data, "note"))

    return act(request, told, form, run)


@require_POST
@requires(Permission.DRAFT)
def leave_out(request: OfficeRequest, document_id: int, version_id: int) -> HttpResponse:
    """An appendix that is not issued."""
    drafting.leave_out(document_id, request.actor, request.now, version_id=version_id, key=request.POST.get("key", ""))
    toast(request, "Tệp được giữ trong hồ sơ, không ban hành kèm.")
    return redirect(request, record_url(document_id))


@requires(Permission.EDIT_RECIPIENTS)
def edit_recipients(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Who receives it."""
    document = pages.document(request.actor, document_id)
    form = RecipientsForm(request.POST or None, initial=_held_lines(document) | {"seen": document.version})
    offer_recipients(form, request.actor, request.now)
    told = words(document, "Sửa nơi nhận", "Ghi", "Đã sửa nơi nhận.")

    def run(data: dict[str, Any]) -> None:
        drafting.edit_recipients(
            document_id, request.actor, request.now, lines=_lines(data, request.now), **_kept(data)
        )

    return act(request, told, form, run)


@requires(Permission.DRAFT)
def relate(request: OfficeRequest, document_id: int) -> HttpResponse:
    """What else it has to do with."""
    document = pages.document(request.actor, document_id)
    told = words(document, "Thêm văn bản liên quan", "Thêm", "Đã thêm văn bản liên quan.")
    form = RelateForm(request.POST or None)

    def run(data: dict[str, Any]) -> None:
        drafting.relate(document_id, request.actor, request.now, key=data["key"], target=form.target(request.actor))

    return act(request, told, form, run)


@requires(Permission.DRAFT)
def drop(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The document is not issued."""
    document = pages.document(request.actor, document_id)
    told = words(document, "Thôi không ban hành", "Thôi không ban hành", "Đã ghi: thôi không ban hành.", is_danger=True)
    form = ReasonForm(request.POST or None, initial={"seen": document.version})
    return act(request, told, form, lambda data: drafting.drop(document_id, request.actor, request.now, **data))


def _upload(file: UploadedFile) -> Upload:  # type: ignore[type-arg]  # of bytes
    return Upload(file, file.name or "tep")


def _kept(data: dict[str, Any], *names: str) -> dict[str, Any]:
    """The key, the version seen and these fields."""
    return {name: data[name] for name in ("key", "seen", *names)}


def _lines(data: dict[str, Any], now: datetime) -> Sequence[Line]:
    opened = drafting.open_groups(data["groups"])
    return drafting.lines_of(
        data.get("addressees") or [], [*data["recipients"], *opened], data["others"], data.get("filed") or "", now
    )


def _initial(request: OfficeRequest) -> dict[str, Any]:
    """What a new document begins with: nothing, a record to answer, or a document to replace."""
    served = organisation.organ(request.actor.organ_id)
    letter = catalogue.find_document_type("Công văn", catalogue.System.PARTY, office_date(request.now))
    initial: dict[str, Any] = {
        "urgency": "normal",
        "filed": f"Lưu {served.name}",
        "document_type_id": letter and letter.pk,
    }
    if (reply := request.GET.get("tra-loi", "")).isdecimal():
        return initial | _from_source(ports.reply_source("incoming", int(reply), request.actor))
    if (replaced := request.GET.get("thay-the", "")).isdecimal():
        found = pages.document(request.actor, int(replaced))
        return initial | _held(found) | {"replaces_id": found.pk, "key": None, "seen": None}
    return initial


def _from_source(source: ports.ReplySource) -> dict[str, Any]:
    sender = [organisation.organ(source.sender_organ_id).principal] if source.sender_organ_id else []
    return {
        "reply_kind": source.ref[0],
        "reply_id": source.ref[1],
        "subject": f"Trả lời {source.reference} về việc {source.subject[:1].lower()}{source.subject[1:]}"[:1000],
        "addressees": sender,
        "others": "" if sender else source.sender,
        "urgency": source.urgency,
        "field_id": source.field_id,
    }


def _held(document: OutgoingDocument) -> dict[str, Any]:
    """What the form of an existing document begins with."""
    particulars = {name: getattr(document, name) for name in DocumentForm.PARTICULARS}
    issuer = f"{document.organ_id}:{document.body_code}"
    return {**particulars, "issuer": issuer, "seen": document.version, **_held_lines(document)}


def _held_lines(document: OutgoingDocument) -> dict[str, Any]:
    lines = pages.recipients(document)
    organs = {role: [line.organ_id for line in lines if line.role == role and line.organ_id] for role in RecipientRole}
    texts = {role: [line.text for line in lines if line.role == role and not line.organ_id] for role in RecipientRole}
    return {
        "addressees": [Principal.ORGAN.of(each) for each in organs[RecipientRole.ADDRESSEE]],
        "recipients": [Principal.ORGAN.of(each) for each in organs[RecipientRole.RECIPIENT]],
        "others": "\n".join(texts[RecipientRole.RECIPIENT]),
        "filed": "; ".join(texts[RecipientRole.FILED]),
    }
