"""What outgoing needs from outside: a signing provider, and records that a draft may answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import RecordNotFound
from vanphong.organisation.api import Account, reauthenticate


@dataclass(frozen=True)
class Proof:
    """That this person wanted to sign exactly this content: how it was made sure, and what can be kept of it."""

    method: str
    evidence: dict[str, Any] = field(default_factory=dict)


class SigningPort(Protocol):
    """Makes sure who signs; a provider of digital signatures also signs the content and gives its token as evidence."""

    def confirm(self, account: Account, secret: str, sha256: str, now: datetime) -> Proof:
        """Called outside any transaction. Raises `InvalidInput` (field `secret`) or `NotPermitted`."""


class RecordedAct:
    """The signature as a recorded act: the password, or the code of the authenticator app, is asked once more."""

    def confirm(self, account: Account, secret: str, sha256: str, now: datetime) -> Proof:
        """The account proves itself; what is signed is named by its SHA-256."""
        reauthenticate(account, secret, now)
        return Proof("recorded_act", {"account": account.username, "sha256": sha256, "confirmed_at": now.isoformat()})


@dataclass(frozen=True)
class ReplySource:
    """What a draft that answers a record begins with."""

    ref: tuple[str, int]
    reference: str
    subject: str
    sender: str
    sender_organ_id: int | None
    organ_id: int
    secrecy: int = 0
    urgency: str = "normal"
    field_id: int | None = None


ReplyPort = Callable[[int, Actor], ReplySource]

_signing: SigningPort = RecordedAct()
_replies: dict[str, ReplyPort] = {}


def signing() -> SigningPort:
    """The signing provider of this installation."""
    return _signing


def register_reply_source(kind: str, port: ReplyPort) -> None:
    """Records of `kind` can be answered: `port(id, actor)` tells what the draft begins with, or raises `RecordNotFound`."""
    _replies[kind] = port


def reply_source(kind: str, record_id: int, actor: Actor) -> ReplySource:
    """What the draft that answers this record begins with."""
    if kind not in _replies:
        raise RecordNotFound("Không tìm thấy văn bản cần trả lời.")
    return _replies[kind](record_id, actor)
