"""The door of incoming."""

from vanphong.incoming.choices import Channel, State
from vanphong.incoming.events import (
    DocumentAssigned,
    DocumentCompleted,
    DocumentDirected,
    DocumentProposed,
    DocumentReceived,
    DocumentRegistered,
    DocumentRemoved,
    DocumentReopened,
    DocumentSettled,
    DocumentWithdrawn,
)
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.ports import ParticularsReader, use_reader
from vanphong.incoming.queries.answers import describe
from vanphong.incoming.queries.piles import piles
from vanphong.incoming.workflow import WORKFLOW

__all__ = [
    "WORKFLOW",
    "Channel",
    "DocumentAssigned",
    "DocumentCompleted",
    "DocumentDirected",
    "DocumentProposed",
    "DocumentReceived",
    "DocumentRegistered",
    "DocumentRemoved",
    "DocumentReopened",
    "DocumentSettled",
    "DocumentWithdrawn",
    "IncomingDocument",
    "ParticularsReader",
    "State",
    "describe",
    "piles",
    "use_reader",
]
