"""What waits for an actor: the piles of every module, the most urgent first."""

from collections.abc import Callable, Sequence
from datetime import datetime

from vanphong.kernel.actor import Actor
from vanphong.kernel.journal import api as journal
from vanphong.kernel.ui.shell import Pile
from vanphong.notices import api as notices

SOURCES: tuple[Callable[[Actor, datetime], Sequence[Pile]], ...] = ()
"""Whose piles a home page is made of, in the order in which equally urgent ones are shown."""

REFRESH = 180
"""Seconds after which the counts are asked for anew, whatever happened."""

URGENCY = {"deep_red": 0, "red": 1, "yellow": 2}


def piles(actor: Actor, now: datetime) -> list[Pile]:
    """Every pile of this actor: overdue before due, due before the rest, the empty ones last."""
    found = [pile for source in SOURCES for pile in source(actor, now)]
    return sorted(found, key=lambda pile: (not pile.count, URGENCY.get(pile.alert, len(URGENCY))))


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
