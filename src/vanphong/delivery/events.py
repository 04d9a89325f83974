"""What happened in sending and receiving, for whoever wants to know. `principals`: whom it concerns, in stored form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from vanphong.delivery.models import Delivery, Dispatch
from vanphong.kernel.actor import Actor, Principal


@dataclass(frozen=True)
class DispatchSent:
    """A letter went out; `principals` are the registries of the organs that have it now in «chờ tiếp nhận»."""

    dispatch_id: int
    source_kind: str
    source_id: int
    sender: str
    reference: str
    subject: str
    secrecy: int
    urgency: str
    by: str
    by_person_id: int
    principals: Sequence[int]
    paper_count: int

    @classmethod
    def of(cls, dispatch: Dispatch, actor: Actor, organ_ids: Sequence[int], paper_count: int) -> Self:
        """The event of a dispatch to these organs and to so many on paper."""
        return cls(
            dispatch_id=dispatch.pk,
            source_kind=dispatch.source_kind,
            source_id=dispatch.source_id,
            sender=dispatch.sender.name,
            reference=dispatch.reference,
            subject=dispatch.subject,
            secrecy=dispatch.secrecy,
            urgency=dispatch.letter.urgency,
            by=actor.name,
            by_person_id=actor.person_id,
            principals=[Principal.REGISTRY.of(organ_id) for organ_id in organ_ids],
            paper_count=paper_count,
        )


@dataclass(frozen=True)
class _DeliveryEvent:
    """What all events of one delivery tell; `source` is the sender's record, `record` what the recipient registered it as (empty, 0: nothing)."""

    delivery_id: int
    source_kind: str
    source_id: int
    sender: str
    recipient: str
    reference: str
    subject: str
    secrecy: int
    arrival_number: str
    record_kind: str
    record_id: int
    reason: str
    by: str
    by_person_id: int
    version: int
    principals: Sequence[int]

    @classmethod
    def of(cls, delivery: Delivery, actor: Actor, now: datetime) -> Self:
        """The event of this act on the delivery."""
        return cls(
            delivery_id=delivery.pk,
            source_kind=delivery.source_kind,
            source_id=delivery.source_id,
            sender=delivery.dispatch.sender.name,
            recipient=delivery.recipient_name,
            reference=delivery.dispatch.reference,
            subject=delivery.dispatch.subject,
            secrecy=delivery.secrecy,
            arrival_number=delivery.arrival_number,
            record_kind=delivery.record_kind,
            record_id=delivery.record_id or 0,
            reason=delivery.reason,
            by=actor.name,
            by_person_id=actor.person_id,
            version=delivery.version,
            principals=cls.concerned(delivery),
        )

    @staticmethod
    def concerned(delivery: Delivery) -> Sequence[int]:
        """The registry that sent it."""
        return [Principal.REGISTRY.of(delivery.organ_id)]


@dataclass(frozen=True)
class DeliveryRegistered(_DeliveryEvent):
    """A recipient gave it an arrival number."""


@dataclass(frozen=True)
class DeliveryRefused(_DeliveryEvent):
    """A recipient refused it, with a reason."""


@dataclass(frozen=True)
class DeliveryRevoked(_DeliveryEvent):
    """The sender took it back; with `record_id` it had been registered, else it was still awaiting receipt."""

    @staticmethod
    def concerned(delivery: Delivery) -> Sequence[int]:
        """The registry that had it; nobody on paper."""
        return [Principal.REGISTRY.of(delivery.recipient_id)] if delivery.recipient_id else []
