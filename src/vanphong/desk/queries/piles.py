"""What waits for an actor: the piles of every module, the most urgent first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vanphong.incoming import api as incoming
from vanphong.kernel.actor import Actor
from vanphong.kernel.journal import api as journal
from vanphong.kernel.ui.shell import Pile, PileRow
from vanphong.notices import api as notices
from vanphong.outgoing import api as outgoing
from vanphong.registers import api as registers
from vanphong.tasks import api as tasks

SOURCES: tuple[Callable[[Actor, datetime], Sequence[Pile]], ...] = (
    tasks.piles,
    incoming.piles,
    outgoing.piles,
    registers.piles,
)
"""Whose piles a home page is made of, in the order in which equally urgent ones are shown."""

REFRESH = 180
"""Seconds after which the counts are asked for anew, whatever happened."""

MOST_PILES = 4
"""So many piles are asked for their first rows."""
MOST_ROWS = 15

URGENCY = {"deep_red": 0, "red": 1, "yellow": 2}


def piles(actor: Actor, now: datetime) -> list[Pile]:
    """Every pile of this actor: overdue before due, due before the rest, the empty ones last."""
    found = [pile for source in SOURCES for pile in source(actor, now)]
    return sorted(found, key=lambda pile: (not pile.count, URGENCY.get(pile.alert, len(URGENCY))))


@dataclass(frozen=True, slots=True)
class Urgent:
    """A piece of work in the list of what to do first, and the pile it is from."""

    row: PileRow
    pile: Pile


def urgent(found: Sequence[Pile]) -> list[Urgent]:
    """The first rows of the most urgent piles, each piece of work once: overdue before due, earlier before later."""
    rows: dict[tuple[str, str], Urgent] = {}
    for pile in [pile for pile in found if pile.count][:MOST_PILES]:
        for row in pile.rows():
            rows.setdefault((row.url, row.title), Urgent(row, pile))
    return sorted(rows.values(), key=_pressure)[:MOST_ROWS]


def _pressure(work: Urgent) -> tuple[int, date]:
    return URGENCY.get(work.row.alert, len(URGENCY)), work.row.due_on or date.max


def counts(actor: Actor, now: datetime) -> dict[str, int]:
    """The live numbers of the frame: pile name → how much waits, and the unread notices."""
    return {pile.name: pile.count for pile in piles(actor, now)} | {"notices": notices.unread(actor.person_id, now)}


def edition(actor: Actor, now: datetime) -> str:
    """Changes whenever a count of the actor may have changed: with every act in the office, every notice, every few minutes.

    The minutes are for acts that become visible after later ones (two transactions), and for the end of the day.
    """
    last = journal.Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    unread = notices.unread(actor.person_id, now)
    return f"{actor.account_id}-{actor.position_id}-{last}-{unread}-{int(now.timestamp()) // REFRESH}"
