"""Many files at once: each is examined, kept and received by itself, so that a bad one among fifty costs nothing but itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vanphong.files import api as files
from vanphong.incoming.actions.arrival import ArrivedFile, receive
from vanphong.incoming.choices import Channel
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.queries.duplicates import Duplicate, same_file
from vanphong.incoming.queries.zone import zone
from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import AlreadyDone, NotPermitted, OfficeError
from vanphong.kernel.web.forms import tidy

Upload = Any
"""A file as Django hands it over: with `name`, `size`, `read`."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: the arrival it is in, or the sentence of its refusal; and what it may be a copy of."""

    name: str
    document_id: int | None = None
    reason: str = ""
    duplicates: Sequence[Duplicate] = ()


def receive_files(
    uploads: Iterable[Upload], actor: Actor, now: datetime, *, organ_id: int, is_one: bool = False, key: str = ""
) -> list[Taken]:
    """Receive each file as a document of its own, or all that are good as one document with appendices; in the order they came."""
    kept = [store_one(upload, actor, now) for upload in uploads]
    if is_one:
        return _as_one(kept, actor, now, organ_id, key)
    return [_by_itself(each, actor, now, organ_id, f"{key}-{at}" if key else "") for at, each in enumerate(kept)]


def store_one(upload: Upload, actor: Actor, now: datetime) -> ArrivedFile | Taken:
    """Keep one content, outside any transaction; refused, it comes back with the sentence."""
    name = str(upload.name or "tep")
    try:
        blob = files.store(upload, name, actor=actor, now=now, zone=zone())
    except NotPermitted:
        raise
    except OfficeError as refusal:
        return Taken(tidy(name)[:255], reason=refusal.message)
    return ArrivedFile(blob, name)


def store_all(uploads: Iterable[Upload], actor: Actor, now: datetime) -> tuple[list[ArrivedFile], list[str]]:
    """The contents that were kept, the first as main file and the rest as appendices, and the sentences of those refused."""
    kept = [store_one(upload, actor, now) for upload in uploads]
    good = [each for each in kept if isinstance(each, ArrivedFile)]
    return _with_slots(good), [each.reason for each in kept if isinstance(each, Taken)]


def _with_slots(good: Sequence[ArrivedFile]) -> list[ArrivedFile]:
    return [
        ArrivedFile(file.blob, file.name, files.Slot.APPENDIX if at else files.Slot.MAIN)
        for at, file in enumerate(good)
    ]


def _as_one(kept: Sequence[ArrivedFile | Taken], actor: Actor, now: datetime, organ_id: int, key: str) -> list[Taken]:
    good = [each for each in kept if isinstance(each, ArrivedFile)]
    if not good:
        return [each for each in kept if isinstance(each, Taken)]
    before = same_file([file.blob.pk for file in good], actor)
    document_id = _receive(_with_slots(good), actor, now, organ_id, key)
    found = [each for each in before if each.document.pk != document_id]
    return [
        each if isinstance(each, Taken) else Taken(each.name, document_id, duplicates=found if each is good[0] else ())
        for each in kept
    ]


def _by_itself(each: ArrivedFile | Taken, actor: Actor, now: datetime, organ_id: int, key: str) -> Taken:
    if isinstance(each, Taken):
        return each
    before = same_file([each.blob.pk], actor)
    document_id = _receive([each], actor, now, organ_id, key)
    return Taken(each.name, document_id, duplicates=[one for one in before if one.document.pk != document_id])


def _receive(arrived: Sequence[ArrivedFile], actor: Actor, now: datetime, organ_id: int, key: str) -> int:
    """The arrival; the one there is when the same form came before."""
    told = {"organ_id": organ_id, "channel": Channel.UPLOAD, "arrived": arrived, "key": key}
    try:
        received: IncomingDocument = receive(None, actor, now, **told)
    except AlreadyDone as done:
        return done.record_id
    return received.pk
