"""Drafts on their way: opinions, appraisal, signatures, number, issue."""

from collections.abc import Iterable
from datetime import datetime

from vanphong.desk import telling
from vanphong.desk.telling import called, tell
from vanphong.kernel.outbox.api import handles
from vanphong.outgoing.api import (
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

DocumentEvent = (
    AppraisalRequested
    | DocumentAppraised
    | DocumentIssued
    | DocumentReturned
    | DocumentRevoked
    | DocumentSubmitted
    | DocumentVoided
    | SignerChanged
    | TurnPassed
)
ConsultationEvent = OpinionAsked | OpinionGiven | OpinionReminded


@handles(AppraisalRequested, title="Báo tin chờ thẩm định")
def appraisal_requested(event: AppraisalRequested, now: datetime) -> None:
    """The appraisers."""
    _to_do(event, f"{event.by} trình thẩm định {_draft(event)}.", "appraisal", now)


@handles(DocumentSubmitted, title="Báo tin chờ ký")
def document_submitted(event: DocumentSubmitted, now: datetime) -> None:
    """Who signs first."""
    _to_do(event, f"{event.by} trình ký {_draft(event)}.", "submitted", now)


@handles(TurnPassed, title="Báo tin đến lượt ký, chờ cấp số")
def turn_passed(event: TurnPassed, now: datetime) -> None:
    """Who signs next, or the registry."""
    _to_do(event, f"{event.by} đã ký {_draft(event)}, đến bước của đồng chí.", "turn", now)


@handles(SignerChanged, title="Báo tin đổi người ký")
def signer_changed(event: SignerChanged, now: datetime) -> None:
    """The new signer."""
    _to_do(event, f"{event.by} chuyển đồng chí ký {_draft(event)}.{_said(event)}", "signer", now)


@handles(DocumentAppraised, title="Báo tin kết quả thẩm định")
def document_appraised(event: DocumentAppraised, now: datetime) -> None:
    """The author."""
    _to_author(event, f"{event.by} đã thẩm định {_draft(event)}.{_said(event)}", "appraised", now)


@handles(DocumentReturned, title="Báo tin dự thảo bị trả lại")
def document_returned(event: DocumentReturned, now: datetime) -> None:
    """The author, and the signer to whom it went back."""
    sentence = f"{event.by} trả lại {_draft(event)}.{_said(event)}"
    _tell(event, [event.author, *event.principals], telling.DRAFT, sentence, "returned", now)


@handles(DocumentIssued, title="Báo tin văn bản được ban hành")
def document_issued(event: DocumentIssued, now: datetime) -> None:
    """The author."""
    _to_author(event, f"Đã ban hành {_draft(event)}.", "issued", now)


@handles(DocumentVoided, title="Báo tin hủy ban hành")
def document_voided(event: DocumentVoided, now: datetime) -> None:
    """The author."""
    _to_author(event, f"{event.by} hủy ban hành {_draft(event)}.{_said(event)}", "voided", now)


@handles(DocumentRevoked, title="Báo tin thu hồi văn bản")
def document_revoked(event: DocumentRevoked, now: datetime) -> None:
    """The author."""
    _to_author(event, f"Đã thu hồi {_draft(event)}.{_said(event)}", "revoked", now)


@handles(OpinionAsked, title="Báo tin được hỏi ý kiến")
def opinion_asked(event: OpinionAsked, now: datetime) -> None:
    """Those who are asked."""
    _of_consultation(event, f"{event.by} xin ý kiến về {_draft(event)}.", "asked", now)


@handles(OpinionReminded, title="Báo tin nhắc cho ý kiến")
def opinion_reminded(event: OpinionReminded, now: datetime) -> None:
    """Those who have not answered."""
    _of_consultation(event, f"{event.by} nhắc cho ý kiến về {_draft(event)}.", "reminded", now)


@handles(OpinionGiven, title="Báo tin có ý kiến trả lời")
def opinion_given(event: OpinionGiven, now: datetime) -> None:
    """Who asked."""
    _of_consultation(event, f"{event.by} đã cho ý kiến về {_draft(event)}.", "given", now)


def _to_do(event: DocumentEvent, sentence: str, what: str, now: datetime) -> None:
    _tell(event, event.principals, telling.TO_SIGN, sentence, what, now)


def _to_author(event: DocumentEvent, sentence: str, what: str, now: datetime) -> None:
    _tell(event, [event.author], telling.DRAFT, sentence, what, now)


def _tell(event: DocumentEvent, principals: Iterable[int], topic: str, sentence: str, what: str, now: datetime) -> None:
    tell(
        principals,
        topic=topic,
        sentence=sentence,
        ref=("outgoing", event.document_id),
        key=f"outgoing:{event.document_id}:{event.version}:{what}",
        now=now,
        secrecy=event.secrecy,
        but=event.by_person_id,
    )


def _of_consultation(event: ConsultationEvent, sentence: str, what: str, now: datetime) -> None:
    tell(
        event.principals,
        topic=telling.OPINION,
        sentence=sentence,
        ref=("outgoing", event.document_id),
        key=f"consultation:{event.consultation_id}:{event.version}:{what}",
        now=now,
        secrecy=event.secrecy,
        but=event.by_person_id,
    )


def _draft(event: DocumentEvent | ConsultationEvent) -> str:
    return called(event.title, event.secrecy)


def _said(event: DocumentEvent) -> str:
    """What was said with the act; of something secret nothing is repeated."""
    return f" {event.reason}" if event.reason and not event.secrecy else ""
