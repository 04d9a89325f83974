"""The page of one document: its text, what may be done, where it is, and everything that happened to it."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.catalogue import api as catalogue
from vanphong.delivery import api as delivery
from vanphong.delivery.permissions import Permission as Delivery
from vanphong.dossiers import api as dossiers
from vanphong.files import api as files
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.journal import api as journal
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.kernel.workflow import Available
from vanphong.notices import api as notices
from vanphong.outgoing.actions.reading import mark_read
from vanphong.outgoing.choices import AT_REGISTRY, State
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.permissions import Permission
from vanphong.outgoing.queries import contents, pages
from vanphong.outgoing.queries import form as findings
from vanphong.outgoing.views import form
from vanphong.outgoing.workflow import DOCUMENT

PARTS = (
    ("", "Xử lý"),
    (form.PART, "Thể thức"),
    ("ban-thao", "Bản thảo"),
    ("gui-nhan", "Gửi nhận"),
    ("lien-quan", "Liên quan"),
    ("nhat-ky", "Nhật ký"),
)


@requires(Permission.READ)
@require_safe
def record(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The document, with one of its parts at the right."""
    document = pages.document(request.actor, document_id)
    held = pages.held_files(document)
    part = request.GET.get("phan", "")
    primary = PRIMARY.get(State(document.state), "")
    notices.mark_read_about(request.actor.person_id, document.ref, request.now)
    known = findings.state_of(document) if part == form.PART else None
    context = {
        "document": document,
        "held": held,
        "part": part,
        "tabs": _tabs(document, part),
        "available": _primary_first(DOCUMENT.available(document, request.actor, request.now), primary),
        "viewer": _viewer(request, document, held, known),
        "key": uuid4().hex,
        "heading": document.subject,
        "crumbs": [("Văn bản đi", reverse("outgoing:list")), (str(document), "")],
        "primary": primary,
        **_read_state(request, document, held),
        **(form.context_of(request, document, known) if known else _part(request, document, held, part)),
    }
    return page(request, "outgoing/record.html", context)


def _primary_first(available: list[Available], primary: str) -> list[Available]:
    """The verb that leads on stands first; the others stay in the order of the table."""
    return sorted(available, key=lambda each: each.verb != primary)


PRIMARY = {
    State.DRAFT: "request_appraisal",
    State.RETURNED: "revise",
    State.APPRAISING: "appraise",
    State.APPRAISED: "submit",
    State.SUBMITTED: "sign",
    State.SIGNED: "check",
    State.CHECKED: "number",
    State.RENDERED: "issue",
}
"""The verb that leads on, drawn as the main button."""


@requires(Permission.READ)
@require_safe
def difference(request: OfficeRequest, document_id: int) -> HttpResponse:
    """What changed between two versions of the text."""
    document = pages.document(request.actor, document_id)
    versions = contents.main_versions(document)
    old, new = _chosen(request, versions)
    context = {
        "document": document,
        "versions": versions,
        "found": contents.difference(versions, old, new, request.now),
        "heading": "So sánh bản thảo",
        "crumbs": [
            ("Văn bản đi", reverse("outgoing:list")),
            (str(document), reverse("outgoing:record", args=[document_id])),
            ("So sánh", ""),
        ],
    }
    return page(request, "outgoing/difference.html", context)


def _chosen(request: OfficeRequest, versions: list[files.Version]) -> tuple[int, int]:
    """The two versions asked for; without any the last two."""
    if len(versions) < 2:
        raise RecordNotFound("Văn bản này mới có một bản thảo, chưa có gì để so sánh.")
    asked = [request.GET.get(name, "") for name in ("cu", "moi")]
    last = [versions[-2].pk, versions[-1].pk]
    old, new = (int(text) if text.isdecimal() else kept for text, kept in zip(asked, last, strict=True))
    return old, new


def _tabs(document: OutgoingDocument, part: str) -> list[dict[str, Any]]:
    base = reverse("outgoing:record", args=[document.pk])
    return [
        {"label": label, "url": f"{base}?phan={name}" if name else base, "current": name == part}
        for name, label in PARTS
    ]


def _viewer(
    request: OfficeRequest, document: OutgoingDocument, held: pages.Held, known: findings.FormState | None
) -> files.Viewer | None:
    """The version asked for, else the rendition once there is one, else the newest draft."""
    everything = [*held.main, *held.appendices, *([held.rendition] if held.rendition else [])]
    asked = request.GET.get("ban", "")
    shown = next((each for each in everything if str(each.pk) == asked), None)
    shown = shown or (held.current if known else held.rendition or held.current)
    if shown is None:
        return None
    marks = findings.marks(known, shown)
    others = held.main if shown.slot == files.Slot.MAIN and len(held.main) > 1 else ()
    return files.viewer(shown, others[-6:], f"{reverse('outgoing:record', args=[document.pk])}?ban=", marks)


def _read_state(request: OfficeRequest, document: OutgoingDocument, held: pages.Held) -> dict[str, Any]:
    """Since which version the text has changed for this person; looking at it marks it as read."""
    if held.current is None:
        return {}
    previous = mark_read(document, request.actor.person_id, held.current.pk, request.now)
    seen = next((each for each in held.main if each.pk == previous), None)
    return {"read_before": seen if seen and seen.pk != held.current.pk else None}


def _part(request: OfficeRequest, document: OutgoingDocument, held: pages.Held, part: str) -> dict[str, Any]:
    """What the part that is shown needs, and nothing of the others."""
    if part == "nhat-ky":
        return {"entries": pages.timeline(journal.history(*document.ref))}
    if part == "gui-nhan":
        return {
            "recipients": pages.recipients(document),
            "statuses": delivery.statuses(*document.ref),
            "may_act": request.actor.may(Delivery.REVOKE, document.organ_id),
        }
    if part == "lien-quan":
        related = pages.related(document, request.actor)
        return {"related": related, "dossiers": dossiers.dossiers_of(document.ref, request.actor)}
    if part == "ban-thao":
        return {"signatures": pages.signatures(document)}
    return {
        "steps": pages.steps(document, request.now),
        "appraisals": pages.appraisals(document),
        "consultations": pages.consultations(document, request.actor),
        "recipients": pages.recipients(document),
        "particulars": _particulars(document, request),
        "job": pages.rendition_job(document) if document.state == State.NUMBERED else None,
        "may_consult": request.actor.may(Permission.CONSULT),
        "is_at_registry": document.state in AT_REGISTRY,
    }


def _particulars(document: OutgoingDocument, request: OfficeRequest) -> list[tuple[str, str]]:
    body = document.get_body_code_display()
    signer = " ".join(part for part in (document.signer_title, document.signer_name) if part)
    found = [
        ("Số, ký hiệu", document.reference or f"… {document.notation}"),
        ("Ngày ban hành", f"{document.issued_on:%d/%m/%Y}" if document.issued_on else ""),
        ("Thể loại", document.document_type.name),
        ("Danh nghĩa ban hành", f"{body}, {document.organ.name}"),
        ("Người ký", ". ".join(part for part in (document.competence, signer) if part)),
        (
            "Người soạn",
            ", ".join(part for part in (document.author, document.unit.name if document.unit else "") if part),
        ),
        ("Độ khẩn", _urgency(document, request)),
        ("Độ mật", catalogue.Secrecy(document.secrecy).label if document.secrecy else ""),
        ("Phạm vi lưu hành", document.circulation.name if document.circulation else ""),
        ("Lĩnh vực", document.field.name if document.field else ""),
        ("Trả lời văn bản", document.in_reply_to),
        ("Thay thế", str(document.replaces) if document.replaces else ""),
        ("Nơi nhận trả lời trước", f"{document.reply_due_on:%d/%m/%Y}" if document.reply_due_on else ""),
    ]
    return [pair for pair in found if pair[1]]


def _urgency(document: OutgoingDocument, request: OfficeRequest) -> str:
    if document.urgency == "normal":
        return ""
    rows = catalogue.urgencies(office_date(request.now))
    return next((row.name for row in rows if row.code == document.urgency), "")
