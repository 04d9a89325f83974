"""What another agency sent: accepted, it becomes an arrival with the letter's particulars and files; refused, the reason goes back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from vanphong.catalogue import api as catalogue
from vanphong.delivery import api as delivery
from vanphong.files import api as files
from vanphong.incoming.actions.arrival import ArrivedFile, receive
from vanphong.incoming.choices import Channel, State
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.rules import Particulars
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.trace import api as trace
from vanphong.outgoing import api as outgoing


def accept_delivery(delivery_id: int, actor: Actor, now: datetime) -> IncomingDocument:
    """Take in what awaits receipt; it is to be registered next. Accepted before: the arrival it became."""
    with transaction.atomic():
        sent = delivery.open_delivery(delivery_id, actor, now)
        before = IncomingDocument.objects.filter(delivery_id=sent.pk).exclude(state=State.REMOVED).first()
        if before is not None:
            return before
        if sent.recipient_id is None or sent.state not in (delivery.State.SENT, delivery.State.OPENED):
            raise InvalidInput("Văn bản này không còn chờ tiếp nhận. Đồng chí tải lại danh sách.")
        received = receive(
            None,
            actor,
            now,
            organ_id=sent.recipient_id,
            channel=Channel.DELIVERY,
            delivery_id=sent.pk,
            received_at=sent.dispatch.sent_at,
            particulars=particulars_of(sent, now),
            arrived=_files_of(sent),
        )
        _link_to_what_it_answers(received, sent, now)
        return received


def _link_to_what_it_answers(document: IncomingDocument, sent: delivery.Delivery, now: datetime) -> None:
    """A letter that names one of our references answers that document."""
    answered = outgoing.answered_by(sent.dispatch.letter.in_reply_to, document.organ_id, sent.dispatch.sender_id)
    if answered is not None:
        trace.link(document.ref, (outgoing.OutgoingDocument.kind, answered), trace.Relation.REPLIES_TO, now)


def particulars_of(sent: delivery.Delivery, now: datetime) -> Particulars:
    """What the letter says, as particulars of an arrival."""
    letter, today = sent.dispatch.letter, office_date(now)
    kept: dict[str, Any] = {
        name: getattr(letter, name)
        for name in ("reference", "issued_on", "subject", "signer_name", "signer_position", "competence", "urgency")
    }
    kept |= {name: getattr(letter, name) for name in ("secrecy", "page_count", "is_reply_required")}
    kind = catalogue.find_document_type(letter.type_name, catalogue.System(letter.system), today)
    named = (row.pk for row in catalogue.circulations(today) if letter.circulation in (row.code, row.name))
    return Particulars(
        **kept,
        sender_name=sent.dispatch.sender.name,
        sender_organ_id=sent.dispatch.sender_id,
        arrived_on=today,
        document_type_id=kind.pk if kind else None,
        circulation_id=next(named, None),
        due_on=letter.due_on if letter.due_on and letter.due_on >= today else None,
    )


def _files_of(sent: delivery.Delivery) -> list[ArrivedFile]:
    """The sender's contents as files of our own record: kept once, whoever has them."""
    blobs = files.Blob.objects.in_bulk([file.blob_id for file in sent.dispatch.sent_files])
    return [ArrivedFile(blobs[file.blob_id], file.name, files.Slot(file.slot)) for file in sent.dispatch.sent_files]
