"""The independent check of the journal: reads the two tables by plain SQL, shares no code with the sealing, and names what was altered."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection

ENTRY_SQL = (
    "SELECT id, at, person_id, person, position_id, title, on_behalf_of, kind, record_id, root_kind, root_id, verb, sentence, changes"
    " FROM journal_entry WHERE id BETWEEN %s AND %s ORDER BY id"
)
SEAL_SQL = "SELECT id, first_id, last_id, count, leaves, root, previous, chain FROM journal_seal ORDER BY last_id"


@dataclass
class Verdict:
    """What the check found: `faults` in the order of the journal, each a Vietnamese sentence naming the entry or the seal."""

    entries: int = 0
    seals: int = 0
    unsealed: int = 0
    last_chain: str = "0" * 64
    faults: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing was altered."""
        return not self.faults


def verify() -> Verdict:
    """Check every sealed entry against its seal and every seal against the one before."""
    verdict = Verdict()
    previous_chain, previous_last = "0" * 64, 0
    for seal_id, first_id, last_id, count, leaves, root, previous, chain in _rows(SEAL_SQL, ()):
        pairs = _pairs(bytes(leaves))
        if previous != previous_chain:
            verdict.faults.append(
                f"Dấu niêm {seal_id}: không nối với dấu niêm trước (có dấu niêm bị xóa, thêm hoặc đổi chỗ)."
            )
        if not _seal_is_whole(pairs, root, previous, chain, (first_id, last_id, count)):
            verdict.faults.append(f"Dấu niêm {seal_id}: nội dung dấu niêm bị sửa.")
        verdict.entries += _check_batch(verdict, pairs, previous_last + 1, last_id)
        verdict.seals += 1
        previous_chain, previous_last = chain, last_id
    verdict.last_chain = previous_chain
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_entry WHERE id > %s", [previous_last])
        verdict.unsealed = cursor.fetchone()[0]
    return verdict


def _check_batch(verdict: Verdict, pairs: list[tuple[int, bytes]], first: int, last: int) -> int:
    """Compare the entries of one batch with the hashes its seal keeps; the number of entries read."""
    expected = dict(pairs)
    seen: set[int] = set()
    altered: list[tuple[Any, ...]] = []
    for row in _rows(ENTRY_SQL, (first, last)):
        seen.add(row[0])
        if row[0] not in expected:
            verdict.faults.append(f"Mục nhật ký {row[0]}: được thêm vào sau khi đã niêm.")
        elif _hash(row) != expected[row[0]]:
            altered.append(row)
    verdict.faults += [_altered(row, altered[:200], expected) for row in altered]
    verdict.faults += [f"Mục nhật ký {entry_id}: đã bị xóa." for entry_id in sorted(expected.keys() - seen)]
    return len(seen)


def _altered(row: tuple[Any, ...], altered: list[tuple[Any, ...]], expected: dict[int, bytes]) -> str:
    """A row whose content is another altered row's own was moved; any other was rewritten."""
    for other in altered:
        if other[0] != row[0] and _hash((other[0], *row[1:])) == expected[other[0]]:
            return f"Mục nhật ký {row[0]}: bị đổi chỗ, nội dung là của mục {other[0]}."
    return f"Mục nhật ký {row[0]}: nội dung bị sửa."


def _pairs(leaves: bytes) -> list[tuple[int, bytes]]:
    return [(int.from_bytes(leaves[i : i + 8], "big"), leaves[i + 8 : i + 40]) for i in range(0, len(leaves), 40)]


def _seal_is_whole(
    pairs: list[tuple[int, bytes]], root: str, previous: str, chain: str, span: tuple[int, int, int]
) -> bool:
    if not pairs or (pairs[0][0], pairs[-1][0], len(pairs)) != span:
        return False
    level = [digest for _, digest in pairs]
    while len(level) > 1:
        odd = level[-1:] if len(level) % 2 else []
        level = [hashlib.sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)] + odd
    joined = bytes.fromhex(previous) + bytes.fromhex(root) + b"".join(number.to_bytes(8, "big") for number in span)
    return level[0].hex() == root and hashlib.sha256(joined).hexdigest() == chain


def _hash(row: tuple[Any, ...]) -> bytes:
    at = row[1] if isinstance(row[1], datetime) else datetime.fromisoformat(row[1])
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    plain = [row[0], at.isoformat(timespec="microseconds"), *row[2:]]
    return hashlib.sha256(b"\x00" + json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def _rows(sql: str, parameters: tuple[int, ...]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        while batch := cursor.fetchmany(5000):
            yield from batch
