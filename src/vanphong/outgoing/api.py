"""The door of outgoing documents: who may answer what, what is found, what is waiting, what happened."""

from vanphong.outgoing.events import (
    AppraisalRequested,
    DocumentAppraised,
    DocumentIssued,
    DocumentReturned,
    DocumentRevoked,
    DocumentSubmitted,
    DocumentVoided,
    OpinionAsked,
    OpinionGiven,
    OpinionReminded,
    SignerChanged,
    TurnPassed,
)
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.ports import ReplySource, register_reply_source
from vanphong.outgoing.queries.answers import answered_by, describe
from vanphong.outgoing.queries.lists import piles

__all__ = [
    "AppraisalRequested",
    "DocumentAppraised",
    "DocumentIssued",
    "DocumentReturned",
    "DocumentRevoked",
    "DocumentSubmitted",
    "DocumentVoided",
    "OpinionAsked",
    "OpinionGiven",
    "OpinionReminded",
    "OutgoingDocument",
    "ReplySource",
    "SignerChanged",
    "TurnPassed",
    "answered_by",
    "describe",
    "piles",
    "register_reply_source",
]
