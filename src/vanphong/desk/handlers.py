"""Which event tells whom what. One list for the whole office; every handler tells with a key, so that an event delivered twice is told once."""

from datetime import date, datetime

from vanphong.delivery.api import DeliveryRefused, DeliveryRegistered, DeliveryRevoked, DispatchSent
from vanphong.desk import telling
from vanphong.desk.telling import called, tell
from vanphong.kernel.actor import Principal
from vanphong.kernel.outbox.api import handles
from vanphong.organisation.api import DelegationMade, DelegationRevoked, describe

# Sending and receiving


@handles(DispatchSent)
def letter_sent(event: DispatchSent, now: datetime) -> None:
    """The registries that have a letter in «chờ tiếp nhận»."""
    tell(
        event.principals,
        topic=telling.ARRIVED,
        sentence=f"{event.sender} gửi đến {_letter(event)}, đang chờ tiếp nhận.",
        ref=("dispatch", event.dispatch_id),
        key=f"dispatch:{event.dispatch_id}",
        now=now,
        secrecy=event.secrecy,
    )


@handles(DeliveryRegistered)
def letter_registered(event: DeliveryRegistered, now: datetime) -> None:
    """The registry that sent it."""
    _tell_of_delivery(
        event, f"{event.recipient} đã vào sổ {_letter(event)}, số đến {event.arrival_number}.", "registered", now
    )


@handles(DeliveryRefused)
def letter_refused(event: DeliveryRefused, now: datetime) -> None:
    """The registry that sent it."""
    _tell_of_delivery(event, f"{event.recipient} từ chối {_letter(event)}: {event.reason}", "refused", now)


@handles(DeliveryRevoked)
def letter_revoked(event: DeliveryRevoked, now: datetime) -> None:
    """The registry that had received it."""
    ref = (event.record_kind, event.record_id) if event.record_id else ("delivery", event.delivery_id)
    tell(
        event.principals,
        topic=telling.ARRIVED,
        sentence=f"{event.sender} thu hồi {_letter(event)}: {event.reason}",
        ref=ref,
        key=f"delivery:{event.delivery_id}:revoked",
        now=now,
        secrecy=event.secrecy,
    )


def _tell_of_delivery(event: DeliveryRegistered | DeliveryRefused, sentence: str, what: str, now: datetime) -> None:
    tell(
        event.principals,
        topic=telling.SENT,
        sentence=sentence,
        ref=(event.source_kind, event.source_id),
        key=f"delivery:{event.delivery_id}:{what}",
        now=now,
        secrecy=event.secrecy,
    )


def _letter(event: DispatchSent | DeliveryRegistered | DeliveryRefused | DeliveryRevoked) -> str:
    return called(f"{event.reference}: {event.subject}", event.secrecy)


# Delegations


@handles(DelegationMade)
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


@handles(DelegationRevoked)
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
