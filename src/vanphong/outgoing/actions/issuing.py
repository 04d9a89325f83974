"""Issuing: the clerk's last check, the number, the rendition, the issue with its dispatch; void, revoked, replaced."""

from collections.abc import Sequence
from datetime import date, datetime

from vanphong.catalogue import api as catalogue
from vanphong.delivery import api as delivery
from vanphong.files import api as files
from vanphong.kernel.actor import SYSTEM, Actor, Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, WrongState
from vanphong.kernel.outbox import api as outbox
from vanphong.kernel.participation.api import Capacity
from vanphong.outgoing import rules
from vanphong.outgoing.actions.acts import end_turns, make_searchable, require, take_part
from vanphong.outgoing.actions.drafting import Line, Text
from vanphong.outgoing.choices import RecipientRole, StepOutcome
from vanphong.outgoing.models import OutgoingDocument, Recipient
from vanphong.outgoing.queries.contents import content_files, rendition
from vanphong.outgoing.workflow import DOCUMENT
from vanphong.registers import api as registers


@DOCUMENT.performs("check")
def check(document: OutgoingDocument, _actor: Actor, now: datetime, /, *, note: str = "") -> None:
    """The clerk's last look before the number is spent (05-HD/VPTW, Phần I.3.4)."""
    document.remark = note.strip()
    document.changed_at = now


@DOCUMENT.performs("refuse")
def refuse(document: OutgoingDocument, _actor: Actor, now: datetime, /, *, reason: str) -> None:
    """Back to the author with a reason; the signatures of this round no longer count."""
    require(rules.reason_is_given(reason))
    document.steps.filter(round=document.round, outcome=StepOutcome.SIGNED).update(
        outcome=StepOutcome.WITHDRAWN, note=reason.strip()
    )
    end_turns(document, StepOutcome.WITHDRAWN, now)
    document.remark = reason.strip()
    document.concerned = [Principal.POSITION.of(document.author_position_id)]
    document.told, document.changed_at = "người soạn", now


@DOCUMENT.performs("number")
def number(
    document: OutgoingDocument,
    actor: Actor,
    now: datetime,
    /,
    *,
    register_id: int,
    issued_on: date,
    held_number_id: int | None = None,
) -> None:
    """Give the number of the type's series (cấp số), the next one or one that was held; the worker then makes the rendition."""
    require(rules.issue_is_not_ahead(issued_on, office_date(now)))
    kind = catalogue.document_type(document.document_type_id)
    label = rules.reference_of("{number}", document.notation, kind.system)
    if held_number_id:
        taken = registers.use_held(held_number_id, record=document.ref, actor=actor, now=now, label=label)
        _require_of_register(taken, register_id)
    else:
        taken = registers.allocate(
            register_id, series=kind.code, on=issued_on, record=document.ref, actor=actor, now=now, label=label
        )
    document.number_id, document.number, document.issued_on = taken.pk, taken.value, issued_on
    document.reference = rules.reference_of(registers.printed_number(taken.value), document.notation, kind.system)
    document.reference_key = rules.reference_key(document.reference)
    make_searchable(document, kind)
    document.changed_at = now
    order_rendition(document, now)


@DOCUMENT.performs("render")
def render(document: OutgoingDocument, actor: Actor, now: datetime, /, *, text: Text) -> None:
    """The rendition made by the worker: number and day filled in, as PDF."""
    _attach_rendition(document, text, actor, now)


@DOCUMENT.performs("render_again")
def render_again(document: OutgoingDocument, _actor: Actor, now: datetime, /) -> None:
    """Have the worker make the rendition once more."""
    order_rendition(document, now)
    document.changed_at = now


@DOCUMENT.performs("upload_rendition")
def upload_rendition(document: OutgoingDocument, actor: Actor, now: datetime, /, *, text: Text) -> None:
    """The rendition made by hand: the numbered, signed and sealed document as a PDF."""
    if text.blob.format is not files.FileFormat.PDF:
        raise InvalidInput("Bản phát hành phải là tệp PDF.", {"file": "Chọn tệp PDF."})
    _attach_rendition(document, text, actor, now)
    document.told = text.name


@DOCUMENT.performs("issue")
def issue(document: OutgoingDocument, actor: Actor, now: datetime, /) -> None:
    """Issue: the organs of this installation have it at once, the others are listed for paper; a document that it replaces gives way."""
    recipients = list(document.recipients.exclude(role=RecipientRole.FILED).order_by("rank"))
    document.issued_at = document.changed_at = now
    replaced = document.replaces if document.replaces_id else None
    earlier = delivery.dispatches(document.kind, replaced.pk) if replaced else []
    _send(document, recipients, actor, now, replaces=earlier[-1] if earlier else None)
    if replaced is not None:
        _make_way(replaced, document, actor, now)
    take_part(document, [Principal.LEADERSHIP.of(document.organ_id)], Capacity.READER, now)
    document.told = str(len(recipients))
    document.concerned = [Principal.POSITION.of(document.author_position_id)]


@DOCUMENT.performs("dispatch")
def dispatch(document: OutgoingDocument, actor: Actor, now: datetime, /, *, lines: Sequence[Line]) -> None:
    """Send an issued document to more recipients."""
    require(None if lines else "Chưa chọn nơi nhận.")
    rank = document.recipients.count()
    more = [
        Recipient(document=document, role=line.role, organ_id=line.organ_id, text=line.text, rank=rank + place)
        for place, line in enumerate(lines, start=1)
    ]
    _send(document, more, actor, now)
    Recipient.objects.bulk_create(more)
    document.recipient_count += len(more)
    document.told = "; ".join(line.text for line in lines)


@DOCUMENT.performs("void")
def void(document: OutgoingDocument, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """Make the issue void: the number stays in the register, marked void with the reason; what was sent is taken back."""
    require(rules.reason_is_given(reason))
    if document.number_id is None:
        raise WrongState("Văn bản này chưa được cấp số.")
    registers.void(document.number_id, reason, actor, now)
    _take_back(document, actor, now, reason)
    document.remark = reason.strip()


@DOCUMENT.performs("revoke")
def revoke(document: OutgoingDocument, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """Revoke an issued document: every recipient is told, its number stays used."""
    require(rules.reason_is_given(reason))
    _take_back(document, actor, now, reason)
    document.remark = reason.strip()


@DOCUMENT.performs("give_way")
def give_way(document: OutgoingDocument, _actor: Actor, now: datetime, /, *, by: str) -> None:
    """Another document replaces this one."""
    document.remark = f"Được thay thế bằng {by}"
    document.changed_at = now


def order_rendition(document: OutgoingDocument, now: datetime) -> None:
    """Have the worker make the rendition, outside any transaction; its state is seen on the page and it can be started again."""
    from vanphong.outgoing.jobs import make_rendition

    outbox.enqueue(make_rendition, now, document_id=document.pk)


def letter_of(document: OutgoingDocument) -> delivery.Letter:
    """The particulars as they are sent."""
    kind = catalogue.document_type(document.document_type_id)
    if document.issued_on is None:
        raise WrongState("Văn bản này chưa được cấp số.")
    return delivery.Letter(
        reference=document.reference,
        issued_on=document.issued_on,
        type_code=kind.code,
        type_name=kind.name,
        system=kind.system,
        subject=document.subject,
        signer_name=document.signer_name,
        signer_position=document.signer_title,
        competence=document.competence,
        urgency=document.urgency,
        secrecy=document.secrecy,
        circulation=document.circulation.code if document.circulation else "",
        page_count=document.page_count,
        due_on=document.reply_due_on,
        is_reply_required=document.is_reply_required,
        in_reply_to=document.in_reply_to,
    )


def _send(
    document: OutgoingDocument,
    recipients: Sequence[Recipient],
    actor: Actor,
    now: datetime,
    *,
    replaces: delivery.Dispatch | None = None,
) -> None:
    shown = rendition(document)
    sent = [shown, *content_files(document)[1:]] if shown else content_files(document)
    delivery.send(
        document.ref,
        letter_of(document),
        [delivery.SentFile(each.pk, each.blob_id, each.name, _slot_as_sent(each)) for each in sent],
        [delivery.Recipient(each.organ_id, each.text) for each in recipients],
        sender_organ_id=document.organ_id,
        actor=actor,
        now=now,
        replaces=replaces,
    )


def _slot_as_sent(file: files.Version) -> str:
    """At the recipient the rendition is the main file."""
    return files.Slot.MAIN if file.slot == files.Slot.RENDITION else file.slot


def _take_back(document: OutgoingDocument, actor: Actor, now: datetime, reason: str) -> None:
    document.changed_at = now
    for each in delivery.dispatches(document.kind, document.pk):
        delivery.revoke_dispatch(each, actor, now, reason=reason.strip())


def _make_way(replaced: OutgoingDocument, by: OutgoingDocument, actor: Actor, now: datetime) -> None:
    words = f"{by.document_type.name} {by.reference}"
    _take_back(replaced, actor, now, f"Được thay thế bằng {words}")
    give_way(replaced, SYSTEM, now, by=words)


def _attach_rendition(document: OutgoingDocument, text: Text, actor: Actor, now: datetime) -> None:
    files.attach(
        document.kind,
        document.pk,
        files.Slot.RENDITION,
        text.blob,
        text.name,
        actor,
        now,
        replaces=rendition(document),
        secrecy=document.secrecy,
    )
    document.page_count = text.blob.page_count
    document.changed_at = now


def _require_of_register(taken: registers.Number, register_id: int) -> None:
    if taken.register_id != register_id:
        raise InvalidInput(
            "Số giữ này thuộc sổ khác. Chọn lại số trong sổ đã chọn.", {"held_number_id": "Chọn lại số."}
        )
