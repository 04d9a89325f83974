"""Drafting: a document begun, its particulars and text changed, given up. Every upload is a version; nothing is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.base import File

from vanphong.catalogue import api as catalogue
from vanphong.files import api as files
from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, RecordNotFound
from vanphong.kernel.participation.api import Capacity
from vanphong.kernel.trace import api as trace
from vanphong.organisation import api as organisation
from vanphong.outgoing import rules
from vanphong.outgoing.actions.acts import (
    judge_authority,
    make_searchable,
    name_signer,
    renew_content,
    require,
    take_part_as_positions,
    void_appraisal,
)
from vanphong.outgoing.actions.checking import order_check
from vanphong.outgoing.choices import RecipientRole
from vanphong.outgoing.models import OutgoingDocument, Recipient
from vanphong.outgoing.ports import reply_source
from vanphong.outgoing.queries import authority, drafts, templates
from vanphong.outgoing.workflow import DOCUMENT

DECISIVE = ("body_code", "document_type_id", "subject", "signer_id", "signing_form", "secrecy")
"""Particulars that an appraisal judged: changed, they void it."""


@dataclass(frozen=True)
class Text:
    """A stored file that is to become a file of a document, with the name it came under."""

    blob: files.Blob
    name: str


@dataclass(frozen=True)
class Line:
    """One line of the recipients."""

    role: RecipientRole
    text: str
    organ_id: int | None = None


@dataclass(frozen=True)
class Upload:
    """A content as it arrives."""

    content: bytes | File  # type: ignore[type-arg]  # an upload, of bytes
    name: str


@DOCUMENT.performs("draft")
def draft(
    document: OutgoingDocument,
    actor: Actor,
    now: datetime,
    /,
    *,
    organ_id: int,
    values: Mapping[str, Any],
    lines: Sequence[Line],
    text: Text | None = None,
    reply_to: tuple[str, int] | None = None,
    replaces_id: int | None = None,
) -> None:
    """Begin a document: particulars, recipients, the first version where there is one, and what it answers or replaces."""
    document.organ_id = organ_id
    _author(document, actor)
    _fill(document, values, now)
    document.replaces_id = replaces_id
    document.save()
    _write_lines(document, lines)
    take_part_as_positions(document, [actor.position_id], Capacity.AUTHOR, now)
    if text is not None:
        attach_main(document, text, actor, now)
    for relation, target in (
        ("replies_to", reply_to),
        ("replaces", ("outgoing", replaces_id) if replaces_id else None),
    ):
        if target is not None:
            trace.link(document.ref, target, trace.Relation(relation), now)


def begin(
    actor: Actor,
    now: datetime,
    *,
    organ_id: int,
    values: Mapping[str, Any],
    lines: Sequence[Line],
    upload: Upload | None = None,
    template_id: int | None = None,
    reply_to: tuple[str, int] | None = None,
    replaces_id: int | None = None,
    key: str = "",
) -> OutgoingDocument:
    """Begin a document with an uploaded text, with one composed from a template, or without. Not inside a transaction: files are stored first."""
    text = store(upload, actor, now) if upload else _composed(actor, now, organ_id, values, lines, template_id)
    source = reply_source(*reply_to, actor) if reply_to else None
    return draft(
        None,
        actor,
        now,
        key=key,
        organ_id=organ_id,
        values={**values, "in_reply_to": source.reference if source else ""},
        lines=lines,
        text=text,
        reply_to=reply_to,
        replaces_id=replaces_id,
    )


def store(upload: Upload, actor: Actor, now: datetime) -> Text:
    """Keep an uploaded content, examined; not inside a transaction. Raises `InvalidInput` with a sentence that says what to do."""
    blob = files.store(upload.content, upload.name, actor=actor, now=now, zone=zone())
    return Text(blob, upload.name)


@DOCUMENT.performs("edit")
def edit(
    document: OutgoingDocument, _actor: Actor, now: datetime, /, *, values: Mapping[str, Any], lines: Sequence[Line]
) -> None:
    """Change the particulars; what the appraisal judged changes, the appraisal is void."""
    before = _decisive(document)
    if document.secrecy != values.get("secrecy", document.secrecy):
        files.classify(document.kind, document.pk, values["secrecy"])
    _fill(document, values, now)
    _write_lines(document, lines)
    if document.appraised_sha256 and _decisive(document) != before:
        void_appraisal(document, now, "Thông tin văn bản đã thay đổi.")


@DOCUMENT.performs("revise")
def revise(document: OutgoingDocument, actor: Actor, now: datetime, /, *, text: Text, note: str = "") -> None:
    """A new version of the text; the appraisal of the one before is void."""
    if not attach_main(document, text, actor, now, note):
        raise InvalidInput("Tệp này giống hệt bản thảo đang có; chưa có gì thay đổi.", {"file": "Tệp không thay đổi."})
    document.told = text.name


@DOCUMENT.performs("attach")
def attach(document: OutgoingDocument, actor: Actor, now: datetime, /, *, text: Text, note: str = "") -> None:
    """An appendix, signed and issued together with the document."""
    _attach(document, files.Slot.APPENDIX, text, actor, now, note)
    renew_content(document, now, "Thêm tệp đính kèm.")
    document.told = text.name


@DOCUMENT.performs("leave_out")
def leave_out(document: OutgoingDocument, _actor: Actor, now: datetime, /, *, version_id: int) -> None:
    """An appendix stays in the record and is not issued."""
    held = files.current_versions(document.kind, [document.pk], files.Slot.APPENDIX)
    version = next((each for each in held if each.pk == version_id and version_id not in document.left_out), None)
    if version is None:
        raise RecordNotFound("Không có tệp đính kèm này.")
    document.left_out = [*document.left_out, version_id]
    renew_content(document, now, "Bỏ tệp đính kèm.")
    document.told = version.name


@DOCUMENT.performs("edit_recipients")
def edit_recipients(document: OutgoingDocument, _actor: Actor, now: datetime, /, *, lines: Sequence[Line]) -> None:
    """Who receives it."""
    _write_lines(document, lines)
    document.changed_at = now


@DOCUMENT.performs("relate")
def relate(document: OutgoingDocument, actor: Actor, now: datetime, /, *, target: tuple[str, int]) -> None:
    """Note that the document has to do with another record that the author sees. The journal does not name it: not every reader may see it."""
    if target not in trace.describe([target], actor):
        raise RecordNotFound("Không tìm thấy nội dung liên quan, hoặc đồng chí không tham gia xử lý nội dung đó.")
    trace.link(document.ref, target, trace.Relation.RELATES_TO, now)
    document.changed_at = now


@DOCUMENT.performs("drop")
def drop(document: OutgoingDocument, _actor: Actor, now: datetime, /, *, reason: str) -> None:
    """The document is not going to be issued."""
    require(rules.reason_is_given(reason))
    document.remark = reason
    document.changed_at = now


def zone() -> str:
    """The zone of the installation; as long as none is written down, the stricter one."""
    return catalogue.zone() or catalogue.Zone.INTERNET


def _composed(
    actor: Actor,
    now: datetime,
    organ_id: int,
    values: Mapping[str, Any],
    lines: Sequence[Line],
    template_id: int | None,
) -> Text | None:
    """The text that a template gives for these particulars, stored."""
    found = templates.in_use(template_id, organ_id) if template_id else None
    if found is None:
        return None
    if file := templates.file_of(found):
        return Text(file.blob, file.name)
    document = OutgoingDocument(organ_id=organ_id)
    _take_over(document, values, now)
    printed = [Recipient(role=line.role, text=line.text, rank=rank) for rank, line in enumerate(lines)]
    name = f"{catalogue.document_type(document.document_type_id).name} - {document.subject[:60]}.docx"
    return store(Upload(drafts.compose(document, printed, found), name), actor, now)


def _decisive(document: OutgoingDocument) -> list[Any]:
    return [getattr(document, name) for name in DECISIVE]


def _author(document: OutgoingDocument, actor: Actor) -> None:
    document.author_person_id, document.author = actor.person_id, actor.name
    document.author_position_id, document.unit_id = actor.position_id, actor.unit_id


def _fill(document: OutgoingDocument, values: Mapping[str, Any], now: datetime) -> None:
    """Take over the particulars; what follows from them is worked out anew."""
    require(rules.zone_allows(values.get("secrecy", 0), zone()))
    _take_over(document, values, now)
    document.changed_at = now


def _take_over(document: OutgoingDocument, values: Mapping[str, Any], now: datetime) -> None:
    for name, value in values.items():
        setattr(document, name, value)
    kind = catalogue.document_type(document.document_type_id)
    document.needs_appraisal = kind.needs_appraisal
    document.notation = authority.notation(document, kind)
    name_signer(document, now)
    make_searchable(document, kind)
    judge_authority(document, now)


def _write_lines(document: OutgoingDocument, lines: Sequence[Line]) -> None:
    """Replace the recipients; an organ stands once among those that receive."""
    document.recipients.all().delete()
    kept = list({line.organ_id or line: line for line in lines}.values())
    Recipient.objects.bulk_create(
        Recipient(document=document, role=line.role, organ_id=line.organ_id, text=line.text, rank=rank)
        for rank, line in enumerate(kept, start=1)
    )
    document.recipient_count = sum(line.role != RecipientRole.FILED for line in kept)


def _attach(document: OutgoingDocument, slot: str, text: Text, actor: Actor, now: datetime, note: str) -> files.Version:
    return files.attach(
        document.kind,
        document.pk,
        slot,
        text.blob,
        text.name,
        actor,
        now,
        note=note,
        secrecy=document.secrecy,
    )


def attach_main(document: OutgoingDocument, text: Text, actor: Actor, now: datetime, note: str = "") -> bool:
    """Make the text the main file; False: it is the one there is already."""
    before = document.version_number
    version = _attach(document, files.Slot.MAIN, text, actor, now, note)
    renew_content(document, now, "Đã có bản thảo mới.")
    is_new = document.version_number != before
    if is_new:
        order_check(document, version, now)
    return is_new


def lines_of(
    addressees: Sequence[int], recipients: Sequence[int], others: Sequence[str], filed: str, now: datetime
) -> list[Line]:
    """The lines of the recipients as chosen: stored principals of organs (groups already opened), texts for those outside the directory."""
    names = organisation.describe_many([*addressees, *recipients], office_date(now))
    chosen = [
        *((RecipientRole.ADDRESSEE, stored) for stored in addressees),
        *((RecipientRole.RECIPIENT, stored) for stored in recipients),
    ]
    return [
        *(Line(role, names[stored].label, names[stored].organ_id or None) for role, stored in chosen),
        *(Line(RecipientRole.RECIPIENT, text) for text in others),
        *([Line(RecipientRole.FILED, filed)] if filed else []),
    ]


def open_groups(group_ids: Sequence[int]) -> list[int]:
    """The organs in these groups of recipients, as stored principals."""
    members = [stored for group_id in group_ids for stored in organisation.group_members(group_id)]
    return [stored for stored in dict.fromkeys(members) if stored % 8 == Principal.ORGAN]
