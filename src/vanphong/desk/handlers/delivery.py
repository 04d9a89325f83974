"""Sending and receiving."""

from datetime import datetime

from vanphong.delivery.api import DeliveryRefused, DeliveryRegistered, DeliveryRevoked, DispatchSent
from vanphong.desk import telling
from vanphong.desk.telling import called, tell
from vanphong.kernel.outbox.api import handles


@handles(DispatchSent, title="Báo tin văn bản chờ tiếp nhận")
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


@handles(DeliveryRegistered, title="Báo tin nơi nhận đã vào sổ")
def letter_registered(event: DeliveryRegistered, now: datetime) -> None:
    """The registry that sent it."""
    _tell_of_delivery(
        event, f"{event.recipient} đã vào sổ {_letter(event)}, số đến {event.arrival_number}.", "registered", now
    )


@handles(DeliveryRefused, title="Báo tin nơi nhận từ chối")
def letter_refused(event: DeliveryRefused, now: datetime) -> None:
    """The registry that sent it."""
    _tell_of_delivery(event, f"{event.recipient} từ chối {_letter(event)}: {event.reason}", "refused", now)


@handles(DeliveryRevoked, title="Báo tin văn bản bị thu hồi")
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
