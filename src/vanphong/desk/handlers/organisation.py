"""Delegations."""

from datetime import date, datetime

from vanphong.desk import telling
from vanphong.desk.telling import tell
from vanphong.kernel.actor import Principal
from vanphong.kernel.outbox.api import handles
from vanphong.organisation.api import DelegationMade, DelegationRevoked, describe


@handles(DelegationMade, title="Báo tin ủy quyền")
def delegation_made(event: DelegationMade, now: datetime) -> None:
    """Who acts for another from now on, and who is acted for."""
    giver, until = Principal.POSITION.of(event.from_position_id), date.fromisoformat(str(event.until))
    taker = Principal.POSITION.of(event.to_position_id)
    _tell_of_delegation(
        event,
        f"{describe(giver, now.date())} ủy quyền cho {describe(taker, now.date())} đến hết ngày {until:%d/%m/%Y}.",
        "made",
        now,
    )


@handles(DelegationRevoked, title="Báo tin ủy quyền kết thúc")
def delegation_revoked(event: DelegationRevoked, now: datetime) -> None:
    """Both again."""
    giver = describe(Principal.POSITION.of(event.from_position_id), now.date())
    _tell_of_delegation(event, f"Ủy quyền của {giver} đã kết thúc.", "revoked", now)


def _tell_of_delegation(event: DelegationMade | DelegationRevoked, sentence: str, what: str, now: datetime) -> None:
    positions = (event.from_position_id, event.to_position_id)
    tell(
        [Principal.POSITION.of(position_id) for position_id in positions],
        topic=telling.DELEGATED,
        sentence=sentence,
        ref=("delegation", event.delegation_id),
        key=f"delegation:{event.delegation_id}:{what}",
        now=now,
    )
