"""What waits for a person in the other positions and for the leaders whom the person assists or stands in for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vanphong.desk.queries.piles import URGENCY, piles
from vanphong.organisation.api import Account, Acting, actor_for

MOST = 4
"""So many other actings are looked into: each costs the questions of a home page."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another acting of the person: how much waits there and how urgent the most urgent is (an alert, or empty)."""

    acting: Acting
    count: int
    alert: str


def elsewhere(account: Account, actings: Sequence[Acting], now: datetime) -> list[Elsewhere]:
    """The actings beside the current one, in the order of the switcher."""
    others = [acting for acting in actings if not acting.current][:MOST]
    return [_waiting(account, acting, now) for acting in others]


def _waiting(account: Account, acting: Acting, now: datetime) -> Elsewhere:
    actor = actor_for(account, acting.key, now)
    found = [pile for pile in piles(actor, now) if pile.count] if actor else []
    alerts = sorted((pile.alert for pile in found if pile.alert), key=URGENCY.__getitem__)
    return Elsewhere(acting, sum(pile.count for pile in found), alerts[0] if alerts else "")
