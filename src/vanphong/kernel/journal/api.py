"""The door of the journal: record an act, read a record's history, seal, verify."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import AlreadyDone, InvalidInput
from vanphong.kernel.journal.models import Act, Entry, Seal
from vanphong.kernel.journal.seal import seal, writing
from vanphong.kernel.journal.verifier import Verdict, verify
from vanphong.kernel.search.pending import touch

__all__ = ["Act", "Entry", "Seal", "Verdict", "claim", "history", "record", "seal", "verify"]

LONGEST_KEY = 64


def record(
    actor: Actor,
    now: datetime,
    kind: str,
    record_id: int,
    verb: str,
    sentence: str,
    *,
    changes: Mapping[str, tuple[object, object]] | None = None,
    root: tuple[str, int] | None = None,
) -> Entry:
    """Append one entry; must run inside the transaction of the act it tells of."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a journal entry is written in the transaction of its act")
    writing()
    touch([(kind, record_id)], now)
    root_kind, root_id = root or (kind, record_id)
    return Entry.objects.create(
        at=now,
        person_id=actor.person_id,
        person=actor.name,
        position_id=actor.position_id,
        title=actor.title,
        on_behalf_of=actor.on_behalf_of,
        kind=kind,
        record_id=record_id,
        root_kind=root_kind,
        root_id=root_id,
        verb=verb,
        sentence=sentence,
        changes=json.dumps(
            {name: list(pair) for name, pair in (changes or {}).items()}, ensure_ascii=False, default=str
        ),
    )


def history(root_kind: str, root_id: int) -> QuerySet[Entry]:
    """Every act on a record and on what belongs to it, oldest first. Ask only for a record the actor may see."""
    return Entry.objects.filter(root_kind=root_kind, root_id=root_id).order_by("id")


def claim(key: str, kind: str, verb: str, now: datetime) -> Act | None:
    """Take a form's key inside the act's transaction; raises `AlreadyDone` when the form was carried out before."""
    if not key:
        return None
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise InvalidInput("Biểu mẫu này không do hệ thống lập. Đề nghị mở lại trang rồi làm lại.")
    try:
        with transaction.atomic():
            return Act.objects.create(key=key, kind=kind, record_id=0, verb=verb, at=now)
    except IntegrityError:
        first = Act.objects.get(key=key)
        raise AlreadyDone(first.kind, first.record_id) from None
