"""What happened to outgoing documents: ids, plain values and the principals whom it concerns."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from vanphong.kernel.actor import Actor, Principal
from vanphong.outgoing.models import Consultation, OutgoingDocument


@dataclass(frozen=True)
class DocumentEvent:
    """Something happened to a document; `author` and `concerned` are stored principals (concerned: who has to do something now)."""

    document_id: int
    organ_id: int
    title: str
    author: int
    concerned: tuple[int, ...]
    by: str
    reason: str

    @classmethod
    def of(cls, document: OutgoingDocument, actor: Actor, _now: datetime) -> Self:
        """The event of an act just performed."""
        return cls(
            document_id=document.pk,
            organ_id=document.organ_id,
            title=f"{document.document_type.name}: {document.subject}",
            author=Principal.POSITION.of(document.author_position_id),
            concerned=tuple(document.concerned),
            by=actor.name,
            reason=document.remark,
        )


class AppraisalRequested(DocumentEvent):
    """A draft waits for its appraisal; concerned: the appraisers."""


class DocumentAppraised(DocumentEvent):
    """An appraisal was recorded, passed or not."""


class DocumentSubmitted(DocumentEvent):
    """A draft was submitted for signature; concerned: who signs first."""


class TurnPassed(DocumentEvent):
    """A signature was given; concerned: who signs next, or the registry when all have signed."""


class SignerChanged(DocumentEvent):
    """Somebody else is to sign; concerned: the new signer."""


class DocumentReturned(DocumentEvent):
    """A draft went back to its author with a reason, or to the signer before."""


class DocumentIssued(DocumentEvent):
    """A document was issued and sent."""


class DocumentVoided(DocumentEvent):
    """An issue was made void."""


class DocumentRevoked(DocumentEvent):
    """An issued document was revoked or replaced."""


@dataclass(frozen=True)
class OpinionAsked:
    """A draft waits for the opinion of `asked`; also sent again by a reminder."""

    consultation_id: int
    document_id: int
    title: str
    question: str
    asked: tuple[int, ...]
    asked_by: int
    is_reminder: bool
    at: str

    @classmethod
    def of(cls, consultation: Consultation, _actor: Actor, now: datetime) -> Self:
        """Asked of those who have not answered."""
        document = consultation.document
        waiting = consultation.opinions.filter(answer="").values_list("principal", flat=True)
        return cls(
            consultation_id=consultation.pk,
            document_id=document.pk,
            title=f"{document.document_type.name}: {document.subject}",
            question=consultation.question,
            asked=tuple(waiting),
            asked_by=Principal.POSITION.of(consultation.asked_by_position_id),
            is_reminder=consultation.reminded_at is not None,
            at=now.isoformat(),
        )


@dataclass(frozen=True)
class OpinionGiven:
    """Somebody answered; `asked_by` is the principal who asked."""

    consultation_id: int
    document_id: int
    title: str
    asked_by: int
    by: str

    @classmethod
    def of(cls, consultation: Consultation, actor: Actor, _now: datetime) -> Self:
        """The event of an answer."""
        document = consultation.document
        return cls(
            consultation_id=consultation.pk,
            document_id=document.pk,
            title=f"{document.document_type.name}: {document.subject}",
            asked_by=Principal.POSITION.of(consultation.asked_by_position_id),
            by=actor.name,
        )
