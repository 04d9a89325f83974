"""What other modules ask about outgoing documents: nodes of the graph, columns of the register, search, the piles of the desk."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Exists, OuterRef

from vanphong.kernel.actor import Actor
from vanphong.kernel.trace.api import Node
from vanphong.kernel.web.links import url_of
from vanphong.outgoing import rules
from vanphong.outgoing.choices import RecipientRole, State
from vanphong.outgoing.models import OutgoingDocument, Recipient
from vanphong.outgoing.queries.search import matching
from vanphong.tasks.api import Evidence


def answered_by(reference: str, organ_id: int, sender_id: int) -> int | None:
    """Which issued document of that organ a letter of the sender answers that names this reference; the newest, what the sender got first."""
    key = rules.reference_key(reference)
    if not key[:1].isdigit():
        return None
    issued = OutgoingDocument.objects.filter(
        reference_key=key, organ_id=organ_id, state__in=[State.ISSUED, State.REVOKED]
    )
    got = Exists(Recipient.objects.filter(document=OuterRef("pk"), organ_id=sender_id))
    return issued.alias(got=got).order_by("-got", "-issued_on", "-id").values_list("id", flat=True).first()


def describe(ids: Collection[int], actor: Actor) -> dict[int, Node]:
    """Those of these documents that the actor may see, as nodes of the graph."""
    rows = OutgoingDocument.objects.visible_to(actor).filter(pk__in=ids).select_related("document_type", "organ")
    return {row.pk: _node(row) for row in rows}


def _node(row: OutgoingDocument) -> Node:
    return Node(
        ref=row.ref,
        title=f"{row}: {row.subject}",
        detail=row.organ.name,
        state=str(row.stage.label),
        at=row.issued_at or row.created_at,
        url=url_of(row.kind, row.pk),
    )


def evidence(ids: Collection[int], actor: Actor) -> dict[int, Evidence]:
    """Those of these documents that the actor may see, as proof of a finished task: what is not issued yet proves nothing."""
    rows = OutgoingDocument.objects.visible_to(actor).filter(pk__in=ids).select_related("document_type")
    return {
        row.pk: Evidence(f"{row}: {row.subject}", url_of(row.kind, row.pk), is_issued=row.state == State.ISSUED)
        for row in rows
    }


def register_texts(ids: Collection[int], actor: Actor) -> Mapping[int, Mapping[str, str]]:
    """The columns of the register (nghiep-vu 3.2, 8.3) of those the actor may see; no subject of what is top secret."""
    rows = OutgoingDocument.objects.visible_to(actor).filter(pk__in=ids)
    found = rows.select_related("document_type", "unit").prefetch_related("recipients")
    return {row.pk: _columns(row) for row in found}


def _columns(row: OutgoingDocument) -> dict[str, str]:
    lines = sorted(row.recipients.all(), key=lambda line: line.rank)
    sent = [line.text for line in lines if line.role != RecipientRole.FILED]
    filed = [line.text.removeprefix("Lưu ").strip() for line in lines if line.role == RecipientRole.FILED]
    return {
        "reference": row.reference,
        "issued_on": f"{row.issued_on:%d/%m/%Y}" if row.issued_on else "",
        "type_and_subject": row.document_type.name if row.secrecy == 3 else f"{row.document_type.name}. {row.subject}",
        "signer": row.signer_name,
        "recipients": "; ".join(sent),
        "keeper": "; ".join(filed) or (row.unit.name if row.unit else ""),
        "copies": str(len(sent) + 1),
        "secrecy": ("", "Mật", "Tối mật", "Tuyệt mật")[row.secrecy],
        "note": row.remark if row.state in {"voided", "revoked"} else "",
    }


def search(actor: Actor, text: str, limit: int = 20, *, issued_on: date | None = None) -> list[Node]:
    """Documents whose reference (in any spelling) or subject (accents optional) has the text, issued on that day if one is given, newest first."""
    rows = matching(OutgoingDocument.objects.visible_to(actor), text).select_related("document_type", "organ")
    if issued_on:
        rows = rows.filter(issued_on=issued_on)
    return [_node(row) for row in rows.order_by("-id")[:limit]]
