"""Arrived documents on their way: to register, to propose, to direct, to assign; done; taken back."""

from datetime import datetime

from vanphong.desk import telling
from vanphong.desk.telling import called, tell
from vanphong.incoming.api import (
    DocumentCompleted,
    DocumentDirected,
    DocumentProposed,
    DocumentReceived,
    DocumentRegistered,
    DocumentReopened,
    DocumentWithdrawn,
)
from vanphong.kernel.outbox.api import handles

DocumentEvent = (
    DocumentReceived
    | DocumentRegistered
    | DocumentProposed
    | DocumentDirected
    | DocumentCompleted
    | DocumentReopened
    | DocumentWithdrawn
)


@handles(DocumentReceived, title="Báo tin văn bản đến chờ vào sổ")
def document_received(event: DocumentReceived, now: datetime) -> None:
    """The registry."""
    _tell(event, telling.ARRIVED, f"Tiếp nhận {_document(event)}, chờ vào sổ.", "received", now)


@handles(DocumentRegistered, title="Báo tin văn bản đến chờ đề xuất")
def document_registered(event: DocumentRegistered, now: datetime) -> None:
    """Who is to propose."""
    _tell(event, telling.TO_DIRECT, f"Đã vào sổ {_document(event)}, chờ đề xuất xử lý.", "registered", now)


@handles(DocumentProposed, title="Báo tin văn bản đến chờ chỉ đạo")
def document_proposed(event: DocumentProposed, now: datetime) -> None:
    """The leader who is to direct."""
    _tell(event, telling.TO_DIRECT, f"{event.by} trình {_document(event)}, chờ ý kiến chỉ đạo.", "proposed", now)


@handles(DocumentDirected, title="Báo tin có ý kiến chỉ đạo")
def document_directed(event: DocumentDirected, now: datetime) -> None:
    """Registry and proposer, who carry it on."""
    _tell(event, telling.TO_DIRECT, f"{event.by} đã cho ý kiến chỉ đạo {_document(event)}.", "directed", now)


@handles(DocumentCompleted, title="Báo tin văn bản đến đã kết thúc")
def document_completed(event: DocumentCompleted, now: datetime) -> None:
    """Proposer and leader."""
    _tell(event, telling.FOLLOWED, f"{event.by} kết thúc xử lý {_document(event)}.", "completed", now)


@handles(DocumentReopened, title="Báo tin văn bản đến được mở lại")
def document_reopened(event: DocumentReopened, now: datetime) -> None:
    """Registry and proposer."""
    _tell(event, telling.CHANGED, f"{event.by} mở lại {_document(event)}.", "reopened", now)


@handles(DocumentWithdrawn, title="Báo tin văn bản đến bị thu hồi")
def document_withdrawn(event: DocumentWithdrawn, now: datetime) -> None:
    """Registry, proposer and leader."""
    _tell(event, telling.CHANGED, f"Nơi gửi thu hồi {_document(event)}.", "withdrawn", now)


def _tell(event: DocumentEvent, topic: str, sentence: str, what: str, now: datetime) -> None:
    tell(
        event.principals,
        topic=topic,
        sentence=sentence,
        ref=("incoming", event.document_id),
        key=f"incoming:{event.document_id}:{event.version}:{what}",
        now=now,
        secrecy=event.secrecy,
        but=event.by_person_id,
    )


def _document(event: DocumentEvent) -> str:
    return called(event.title, event.secrecy)
