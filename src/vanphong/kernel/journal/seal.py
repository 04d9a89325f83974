"""Sealing: what has been written since the last seal becomes one batch, chained to the batch before.

An entry is hashed as `SHA-256(0x00 || JSON array of its columns)`, a node as `SHA-256(0x01 || left || right)`, an odd node moves up
unchanged, and `chain = SHA-256(previous chain || root || first id || last id || count)`, the numbers as 8 bytes each.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import connection, transaction

from vanphong.kernel.journal.models import Entry, Seal

COLUMNS = (
    "id", "at", "person_id", "person", "position_id", "title", "on_behalf_of",
    "kind", "record_id", "root_kind", "root_id", "verb", "sentence", "changes",
)  # fmt: skip
ORIGIN = "0" * 64
LOCK = 7_305_001
"""PostgreSQL advisory lock: writers hold it shared until they commit, the sealer alone, so that no entry commits behind a seal."""


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
    """Seal up to `at_most` entries that are not sealed yet; the number sealed (0: nothing to do)."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        last = Seal.objects.order_by("-last_id").values_list("last_id", "chain").first() or (0, ORIGIN)
        rows = list(Entry.objects.filter(id__gt=last[0]).order_by("id").values_list(*COLUMNS)[:at_most])
        if not rows:
            return 0
        leaves = [leaf(row) for row in rows]
        root, first_id, last_id = merkle_root(leaves).hex(), rows[0][0], rows[-1][0]
        Seal.objects.create(
            first_id=first_id,
            last_id=last_id,
            count=len(rows),
            leaves=b"".join(row[0].to_bytes(8, "big") + digest for row, digest in zip(rows, leaves, strict=True)),
            root=root,
            previous=last[1],
            chain=link(last[1], root, first_id, last_id, len(rows)),
            sealed_at=now,
        )
        return len(rows)
