"""The door of delivery: send a letter, receive or refuse it, take it back, hand over paper; what awaits receipt, what became of it."""

from vanphong.delivery.actions import (
    amend_hand_over,
    hand_over,
    mark_registered,
    open_delivery,
    refuse,
    revoke,
    revoke_dispatch,
    send,
)
from vanphong.delivery.choices import Channel, State
from vanphong.delivery.events import DeliveryRefused, DeliveryRegistered, DeliveryRevoked, DispatchSent
from vanphong.delivery.letters import Letter, Recipient, SentFile
from vanphong.delivery.models import Delivery, Dispatch
from vanphong.delivery.queries import awaiting, delivery, dispatches, paper_list, statuses
from vanphong.delivery.workflow import WORKFLOW

__all__ = [
    "WORKFLOW",
    "Channel",
    "Delivery",
    "DeliveryRefused",
    "DeliveryRegistered",
    "DeliveryRevoked",
    "Dispatch",
    "DispatchSent",
    "Letter",
    "Recipient",
    "SentFile",
    "State",
    "amend_hand_over",
    "awaiting",
    "delivery",
    "dispatches",
    "hand_over",
    "mark_registered",
    "open_delivery",
    "paper_list",
    "refuse",
    "revoke",
    "revoke_dispatch",
    "send",
    "statuses",
]
