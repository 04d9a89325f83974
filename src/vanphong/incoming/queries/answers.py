"""What other modules ask about arrived documents: nodes of the graph, columns of the register, search, what a draft that answers begins with."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from vanphong.catalogue.api import Secrecy
from vanphong.incoming.choices import State
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.queries.documents import document as document_of
from vanphong.kernel.actor import Actor
from vanphong.kernel.trace.api import Node
from vanphong.organisation import api as organisation
from vanphong.outgoing import api as outgoing
from vanphong.tasks import api as tasks


def describe(ids: Collection[int], actor: Actor) -> dict[int, Node]:
    """Those of these documents that the actor may see, as nodes of the graph."""
    rows = IncomingDocument.objects.visible_to(actor).filter(pk__in=ids)
    return {row.pk: _node(row) for row in rows}


def _node(row: IncomingDocument) -> Node:
    number = f"Số đến {row.arrival_number}, ngày {row.arrived_on:%d/%m/%Y}" if row.arrival_number else "Chưa vào sổ"
    return Node(
        ref=row.ref,
        title=row.title,
        detail=" · ".join(part for part in (row.sender_name, number) if part),
        state=State(row.state).label,
        at=row.received_at,
        url=reverse("incoming:record", args=[row.pk]),
    )


def register_texts(ids: Collection[int], actor: Actor) -> Mapping[int, Mapping[str, str]]:
    """The columns of the register of arrivals (nghiep-vu 2.4, 8.3) of those that the actor may see."""
    rows = list(IncomingDocument.objects.visible_to(actor).filter(pk__in=ids).select_related("document_type"))
    leads = _leads([row.pk for row in rows])
    named = {task.holder for task in leads.values()}
    today = max((row.arrived_on for row in rows), default=None)
    words = organisation.describe_many(named, today) if today else {}
    return {row.pk: _columns(row, leads.get(row.pk), words) for row in rows}


def _leads(ids: Collection[int]) -> dict[int, tasks.Task]:
    """The lead of each document, the latest where there were several."""
    found = tasks.Task.objects.filter(
        source_kind=IncomingDocument.kind, source_id__in=list(ids), parent=None, capacity="lead"
    )
    return {task.source_id: task for task in found.order_by("id")}


def _columns(
    row: IncomingDocument, lead: tasks.Task | None, words: Mapping[int, organisation.Description]
) -> dict[str, str]:
    kind = row.document_type.name if row.document_type else ""
    return {
        "arrived_on": f"{row.arrived_on:%d/%m/%Y}",
        "sender": row.sender_name,
        "reference": row.reference,
        "issued_on": f"{row.issued_on:%d/%m/%Y}" if row.issued_on else "",
        "type_and_subject": kind if row.secrecy == Secrecy.TOP_SECRET else ". ".join(filter(None, (kind, row.subject))),
        "recipient": words[lead.holder].label if lead else row.result if row.state == State.FORWARDED else "",
        "forwarded_on": f"{lead.created_at:%d/%m/%Y}" if lead else "",
        "secrecy": Secrecy(row.secrecy).label if row.secrecy else "",
        "copies": str(row.copy_count or ""),
        "note": row.note,
    }


def evidence(ids: Collection[int], actor: Actor) -> Mapping[int, tasks.Evidence]:
    """An arrived document may prove a task done, but it is no reply of ours."""
    return {pk: tasks.Evidence(node.title, node.url, is_issued=False) for pk, node in describe(ids, actor).items()}


def reply_source(document_id: int, actor: Actor) -> outgoing.ReplySource:
    """What a draft that answers the document begins with. Raises `RecordNotFound`."""
    found = document_of(actor, document_id)
    return outgoing.ReplySource(
        ref=found.ref,
        reference=found.reference,
        subject=found.subject,
        sender=found.sender_name,
        sender_organ_id=found.sender_organ_id,
        organ_id=found.organ_id,
        secrecy=found.secrecy,
        urgency=found.urgency,
        field_id=found.field_of_work_id,
    )
