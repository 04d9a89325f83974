"""Sealing: what has been written since the last seal becomes one batch, chained to the batch before.

An entry is hashed as `SHA-256(0x00 || JSON array of its columns)`, a node as `SHA-256(0x01 || left || right)`, an odd node moves up
unchanged, and `chain = SHA-256(previous chain || root || first id || last id || count)`, the numbers as 8 bytes each.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, OperationalError, connection, transaction

from vanphong.kernel.journal.models import Entry, Seal

COLUMNS = (
    "id", "at", "person_id", "person", "position_id", "title", "on_behalf_of",
    "kind", "record_id", "root_kind", "root_id", "verb", "sentence", "changes",
)  # fmt: skip
ORIGIN = "0" * 64
LOCK = 7_305_001
"""PostgreSQL advisory lock: writers hold it shared until they commit; who holds it alone knows that no lower id can still be committed."""
PATIENCE_MS = 3000
"""So long the sealer waits for writers at most, since others who want to write wait behind it."""


def leaf(row: Sequence[object]) -> bytes:
    """The hash of one entry given its columns in the order of `COLUMNS`."""
    plain = [
        value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value
        for value in row
    ]
    return hashlib.sha256(b"\0" + json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root over at least one leaf hash."""
    level = list(leaves)
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\1" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0]


def link(previous: str, root: str, first_id: int, last_id: int, count: int) -> str:
    """The chain value of a batch."""
    numbers = b"".join(number.to_bytes(8, "big") for number in (first_id, last_id, count))
    return hashlib.sha256(bytes.fromhex(previous) + bytes.fromhex(root) + numbers).hexdigest()


def writing() -> None:
    """Called by whoever appends an entry, inside the transaction: keeps the sealer out until commit."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])


def seal(now: datetime, *, at_most: int = 10_000) -> int:
    """Seal up to `at_most` entries that are not sealed yet; the number sealed (0: nothing to do, or somebody else does it just now).

    Nothing is locked while hashing: what is written meanwhile comes into the next batch, and of two sealers one is refused by the database.
    """
    last_id, chain = Seal.objects.order_by("-last_id").values_list("last_id", "chain").first() or (0, ORIGIN)
    written = Entry.objects.filter(id__gt=last_id, id__lte=_settled())
    rows = list(written.order_by("id").values_list(*COLUMNS)[:at_most])
    if not rows:
        return 0
    batch = _batch(rows, chain)
    try:
        with transaction.atomic():
            Seal.objects.create(sealed_at=now, **batch)
    except IntegrityError:
        return 0
    return len(rows)


def _batch(rows: Sequence[tuple[Any, ...]], previous: str) -> dict[str, Any]:
    leaves = [leaf(row) for row in rows]
    root, first_id, last_id = merkle_root(leaves).hex(), rows[0][0], rows[-1][0]
    return {
        "first_id": first_id,
        "last_id": last_id,
        "count": len(rows),
        "leaves": b"".join(row[0].to_bytes(8, "big") + digest for row, digest in zip(rows, leaves, strict=True)),
        "root": root,
        "previous": previous,
        "chain": link(previous, root, first_id, last_id, len(rows)),
    }


def _settled() -> int:
    """The highest id that is committed while nobody is between taking an id and committing it; 0 when writers let nobody in.

    SQLite has one writer at a time, so what is read is settled.
    """
    if connection.vendor != "postgresql":
        return _highest()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [str(PATIENCE_MS)])
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            return _highest()
    except OperationalError:
        return 0


def _highest() -> int:
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
