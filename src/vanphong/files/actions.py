"""Keeping files: `store` takes a content in, `attach` makes it a file of a record."""

import hashlib
from datetime import datetime

from django.core.files.base import File
from django.db import IntegrityError, transaction

from vanphong.catalogue import api as catalogue
from vanphong.files import purging, rules, storage
from vanphong.files.choices import FileFormat, Slot, StepName
from vanphong.files.events import FileStored
from vanphong.files.jobs import forget_again, read_on
from vanphong.files.models import Blob, Version
from vanphong.files.purging import Purged
from vanphong.files.reading import pipeline
from vanphong.files.rules.refusals import named, refusal
from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import RuleViolated, StaleRecord
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox import api as outbox

MEGABYTE = 1024 * 1024


def store(upload: bytes | File, name: str, *, actor: Actor, now: datetime, zone: str) -> Blob:  # type: ignore[type-arg]  # an upload, of bytes
    """Examine a content and keep it; the blob there is already when the same content came before.

    Not inside a transaction: files are no part of it. Raises `InvalidInput` with a sentence that says what to do, `NoRoom`.
    """
    _refuse_transaction()
    data = _read(upload, name)
    examined = rules.examine(data, name, storage.largest_upload())
    rules.refuse_secret(data, examined.format, examined.name, zone)
    digest = hashlib.sha256(data).hexdigest()
    new = Blob(
        sha256=digest,
        size=len(data),
        media_type=examined.format,
        page_sizes=[list(size) for size in examined.page_sizes],
        stored_by=actor.person_id,
        created_at=now,
    )
    storage.keep(new.key, data)
    return _recorded(new, now)


def attach(
    kind: str,
    record_id: int,
    slot: str,
    blob: Blob,
    name: str,
    actor: Actor,
    now: datetime,
    *,
    note: str = "",
    replaces: Version | None = None,
    secrecy: int = 0,
) -> Version:
    """Make the blob a file of the record, in the transaction of the verb that does so.

    In slot `main` it replaces the main file there was; in the others it stands beside them unless `replaces` says which. The same content in
    place of itself changes nothing. `secrecy` is the record's. Raises `StaleRecord` when somebody replaced that file meanwhile, `RuleViolated`
    for a secret record outside zone `wan`.
    """
    _refuse_secret(secrecy)
    if slot == Slot.MAIN and replaces is None:
        replaces = Version.objects.of_record(kind, record_id).filter(slot=slot).current().first()
    if replaces is not None and replaces.blob_id == blob.pk and replaces.name == _safe(name, blob):
        return replaces
    version = Version(
        kind=kind,
        record_id=record_id,
        slot=Slot(slot),
        number=replaces.number + 1 if replaces else 1,
        name=_safe(name, blob),
        blob=blob,
        replaces=replaces,
        note=note,
        secrecy=secrecy,
        person_id=actor.person_id,
        person=actor.name,
        at=now,
    )
    try:
        with transaction.atomic():
            version.save(force_insert=True)
    except IntegrityError as failure:
        raise StaleRecord(
            "Có người vừa thay tệp này. Đồng chí tải lại trang, xem bản mới rồi thay tiếp nếu cần; tệp đồng chí gửi chưa được gắn vào."
        ) from failure
    return version


def classify(kind: str, record_id: int, secrecy: int) -> None:
    """The record's degree of secrecy changed: so does that of its files, in the same transaction. Raises `RuleViolated` outside zone `wan`."""
    files = Version.objects.of_record(kind, record_id)
    if files.exists():
        _refuse_secret(secrecy)
        files.update(secrecy=secrecy)


def purge(kind: str, record_id: int, now: datetime) -> Purged:
    """Take every file of the record out for good, in the transaction of the verb that does so; what is still being made of it goes later."""
    done = purging.purge(kind, record_id, now)
    for sha256 in done.sha256s:
        outbox.enqueue(forget_again, now, at=now + purging.LATER, sha256=sha256)
    return done


def start_again(version: Version, name: StepName, actor: Actor, now: datetime) -> None:
    """Have a step of reading done anew, and what stands on it; the file itself does not change."""
    pipeline.start_again(version.blob, name)
    with transaction.atomic():
        outbox.enqueue(read_on, now, blob_id=version.blob_id)
        sentence = f"Đọc lại tệp «{version.name}» từ bước «{name.label.lower()}»"
        journal.record(actor, now, version.kind, version.record_id, "start_again", sentence)


def _refuse_secret(secrecy: int) -> None:
    if secrecy and (reason := rules.secret_is_kept_here(secrecy, catalogue.zone())):
        raise RuleViolated([reason])


def _safe(name: str, blob: Blob) -> str:
    claimed = rules.extension_of(name)
    return rules.clean_name(name, claimed if claimed in blob.format.extensions else blob.format.extension)


def _refuse_transaction() -> None:
    """A test case's own transaction does not count, as in Django's `atomic(durable=True)`."""
    blocks = transaction.get_connection().atomic_blocks
    if blocks and not blocks[-1]._from_testcase:
        raise RuntimeError("files are stored before the transaction begins")


def _read(upload: bytes | File, name: str) -> bytes:  # type: ignore[type-arg]  # an upload, of bytes
    if isinstance(upload, bytes):
        return upload
    limit = storage.largest_upload()
    if upload.size > limit * MEGABYTE:
        shown = rules.clean_name(name, rules.extension_of(name) or FileFormat.PDF.extension)
        raise named(shown, refusal("too_large", size=-(-upload.size // MEGABYTE), limit=limit))
    upload.seek(0)
    return bytes(upload.read())


def _recorded(new: Blob, now: datetime) -> Blob:
    """Write the row, unless another upload of the same content came first."""
    found = Blob.objects.filter(sha256=new.sha256).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            new.save(force_insert=True)
            outbox.publish(FileStored(new.pk, new.media_type), now)
    except IntegrityError:
        return Blob.objects.get(sha256=new.sha256)
    return new
