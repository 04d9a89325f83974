"""The independent check of the journal: reads the two tables by plain SQL, shares no code with the sealing, and names what was altered."""

import hashlib
import json.encoder
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import OperationalError, connection

ENTRY_SQL = (
    "SELECT id, {at}, person_id, person, position_id, title, on_behalf_of, kind, record_id, root_kind, root_id, verb, sentence, changes"
    " FROM journal_entry WHERE id > %s AND id <= %s ORDER BY id"
)
SEAL_SQL = (
    "SELECT id, first_id, last_id, count, leaves, root, previous, chain FROM journal_seal"
    " WHERE last_id > %s ORDER BY last_id LIMIT 20"
)
BEFORE_ALL, AFTER_ALL = -(2**63), 2**63 - 1
COMPARED = 200
"""Among so many altered entries it is asked which was moved into the place of which."""
_quoted = json.encoder.encode_basestring


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
    verdict, altered = Verdict(), list[_Altered]()
    previous_chain, previous_last = verdict.last_chain, BEFORE_ALL
    for seal_id, first_id, last_id, count, leaves, root, previous, chain in _seals():
        pairs = _pairs(leaves)
        if previous != previous_chain:
            verdict.faults.append(
                f"Dấu niêm {seal_id}: không nối với dấu niêm trước (có dấu niêm bị xóa, thêm hoặc đổi chỗ)."
            )
            previous_last = _pass_over(verdict, previous_last, first_id)
        if not _is_whole(pairs, root, previous, chain, (first_id, last_id, count)):
            verdict.faults.append(f"Dấu niêm {seal_id}: nội dung dấu niêm bị sửa.")
        if not pairs:
            previous_last = last_id
        verdict.entries += _check_batch(verdict, altered, dict(pairs), previous_last, last_id)
        verdict.seals += 1
        previous_chain, previous_last = chain, last_id
    verdict.last_chain = previous_chain
    verdict.unsealed = _count(previous_last, AFTER_ALL)
    _name_what_was_moved(verdict, altered)
    return verdict


def _seals() -> Iterator[tuple[Any, ...]]:
    """All seals, some at a time: each holds the hashes of its whole batch."""
    reached = BEFORE_ALL
    while some := _rows(SEAL_SQL, reached):
        yield from some
        reached = some[-1][2]


def _pass_over(verdict: Verdict, previous_last: int, first_id: int) -> int:
    """Where the batch of a seal begins whose predecessor is gone; what lies between has lost its seal."""
    if first_id - 1 <= previous_last:
        return previous_last
    if lost := _count(previous_last, first_id - 1):
        verdict.faults.append(f"Trước mục nhật ký {first_id}: {lost} mục không còn dấu niêm.")
    return first_id - 1


def _check_batch(verdict: Verdict, altered: list["_Altered"], expected: dict[int, bytes], after: int, last: int) -> int:
    """Compare the entries of one batch with the hashes its seal keeps; the number of entries read."""
    seen: set[int] = set()
    at = "CAST(at AS TEXT)" if connection.vendor == "sqlite" else "at"
    for row in _rows(ENTRY_SQL.format(at=at), after, last):
        seen.add(row[0])
        kept = expected.get(row[0])
        if kept is None:
            verdict.faults.append(f"Mục nhật ký {row[0]}: được thêm vào sau khi đã niêm.")
        elif _hash(row) != kept:
            if len(altered) < COMPARED:
                altered.append(_Altered(row, kept, len(verdict.faults)))
            verdict.faults.append(f"Mục nhật ký {row[0]}: nội dung bị sửa.")
    verdict.faults += [f"Mục nhật ký {entry_id}: đã bị xóa." for entry_id in sorted(expected.keys() - seen)]
    return len(seen)


@dataclass(frozen=True, slots=True)
class _Altered:
    """An entry that is not what was sealed, the hash its seal keeps, and where it is told among the faults."""

    row: tuple[Any, ...]
    kept: bytes
    place: int


def _name_what_was_moved(verdict: Verdict, altered: list[_Altered]) -> None:
    """A row whose content is another altered row's own was moved; any other was rewritten."""
    for one in altered:
        for other in altered:
            if other is not one and _hash((other.row[0], *one.row[1:])) == other.kept:
                verdict.faults[one.place] = f"Mục nhật ký {one.row[0]}: bị đổi chỗ, nội dung là của mục {other.row[0]}."


def _pairs(leaves: object) -> list[tuple[int, bytes]]:
    kept = bytes(leaves) if isinstance(leaves, bytes | memoryview) else b""
    return [(int.from_bytes(kept[i : i + 8], "big"), kept[i + 8 : i + 40]) for i in range(0, len(kept), 40)]


def _is_whole(pairs: list[tuple[int, bytes]], root: str, previous: str, chain: str, span: tuple[int, int, int]) -> bool:
    """Whether a seal is what its own parts make it."""
    if not pairs or (pairs[0][0], pairs[-1][0], len(pairs)) != span:
        return False
    made = _root([digest for _, digest in pairs]).hex()
    try:
        joined = bytes.fromhex(previous + root) + b"".join(number.to_bytes(8, "big") for number in span)
    except (ValueError, OverflowError):
        return False
    return bool(made == root and hashlib.sha256(joined).hexdigest() == chain)


def _root(level: list[bytes]) -> bytes:
    """Two by two, an odd one moves up, until one is left."""
    while len(level) > 1:
        odd = level[-1:] if len(level) % 2 else []
        level = [hashlib.sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)] + odd
    return level[0]


def _hash(row: tuple[Any, ...]) -> bytes:
    """The hash of an entry as it stands: of its columns as a JSON array; nothing for one that no seal was ever made of."""
    (
        number,
        at,
        person_id,
        person,
        position_id,
        title,
        on_behalf_of,
        kind,
        record_id,
        root_kind,
        root_id,
        verb,
        sentence,
        changes,
    ) = row
    try:
        text = (
            f"[{number!r},{_quoted(_instant(at))},{person_id!r},{_quoted(person)},{position_id!r},{_quoted(title)},{_quoted(on_behalf_of)},"
            f"{_quoted(kind)},{record_id!r},{_quoted(root_kind)},{root_id!r},{_quoted(verb)},{_quoted(sentence)},{_quoted(changes)}]"
        )
        return hashlib.sha256(b"\x00" + text.encode()).digest()
    except (TypeError, ValueError):
        return b""


def _instant(at: datetime | str) -> str:
    """In UTC, to the microsecond; SQLite keeps it as such a text, without the part of a second where that is nothing."""
    if isinstance(at, datetime):
        return at.astimezone(UTC).isoformat(timespec="microseconds")
    return f"{at[:10]}T{at[11:]}{'' if '.' in at else '.000000'}+00:00"


def _count(after: int, last: int) -> int:
    return int(_rows("SELECT count(*) FROM journal_entry WHERE id > %s AND id <= %s", after, last)[0][0])


def _rows(sql: str, *parameters: int) -> list[tuple[Any, ...]]:
    """The rows; SQLite refuses a text whose bytes were damaged, then all are read as they are, so that the entry is named and the check goes on."""
    try:
        return _fetched(sql, parameters)
    except OperationalError:
        if connection.vendor != "sqlite":
            raise
    raw = connection.connection
    raw.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    try:
        return _fetched(sql, parameters)
    finally:
        raw.text_factory = str


def _fetched(sql: str, parameters: tuple[int, ...]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
