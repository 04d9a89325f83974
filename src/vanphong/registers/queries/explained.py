"""The proof laid open: 1…N, each number with its explanation, a portion at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vanphong.kernel.actor import Actor
from vanphong.registers.models import Number
from vanphong.registers.queries.entries import Entry, entries
from vanphong.registers.queries.proofs import Proof

PORTION = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One number: its entries, of which there is one where all is well, none where it is missing."""

    value: int
    entries: Sequence[Entry] = ()
    carried_reason: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether nothing explains it."""
        return not self.entries and not self.carried_reason


@dataclass(frozen=True, slots=True)
class Portion:
    """Some of the numbers of a proof, and where the others begin (0: none)."""

    lines: Sequence[Line]
    previous: int
    next: int

    @property
    def last(self) -> int:
        """The last number in it."""
        return self.lines[-1].value if self.lines else 0


def portion(proof: Proof, start: int, actor: Actor, today: date) -> Portion:
    """The numbers from `start` on; ask only for a register that the actor sees."""
    start = min(max(start, 1), max(proof.reached, 1))
    end = min(start + PORTION - 1, proof.reached)
    found: dict[int, list[Entry]] = {}
    for entry in entries(actor, today, _numbers(proof, start, end)):
        found.setdefault(entry.number.value, []).append(entry)
    lines = [
        Line(value, found.get(value, ()), proof.carried_reason if value < proof.begins_at else "")
        for value in range(start, end + 1)
    ]
    return Portion(lines, max(start - PORTION, 1) if start > 1 else 0, end + 1 if end < proof.reached else 0)


def _numbers(proof: Proof, start: int, end: int) -> list[Number]:
    rows = Number.objects.filter(
        register_id=proof.register_id, period=proof.period, series=proof.series, value__range=(start, end)
    )
    return list(rows.select_related("register__organ").order_by("value", "id"))
