"""What happened to outgoing documents: ids, plain values and the principals whom it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from vanphong.kernel.actor import Actor, Principal
from vanphong.outgoing.models import Consultation, OutgoingDocument


@dataclass(frozen=True)
class DocumentEvent:
    """Something happened to a document. `author` and `principals` are stored principals (principals: who has to do something now)."""

    document_id: int
    organ_id: int
    version: int
    secrecy: int
    title: str
    author: int
    principals: Sequence[int]
    by: str
    by_person_id: int
    reason: str

    @classmethod
    def of(cls, document: OutgoingDocument, actor: Actor, _now: datetime) -> Self:
        """The event of an act just performed."""
        return cls(
            document_id=document.pk,
            organ_id=document.organ_id,
            version=document.version,
            secrecy=document.secrecy,
            title=title_of(document),
            author=Principal.POSITION.of(document.author_position_id),
            principals=list(document.concerned),
            by=actor.name,
            by_person_id=actor.person_id,
            reason=document.remark,
        )


class AppraisalRequested(DocumentEvent):
    """A draft waits for its appraisal; principals: the appraisers."""


class DocumentAppraised(DocumentEvent):
    """An appraisal was recorded, passed or not."""


class DocumentSubmitted(DocumentEvent):
    """A draft was submitted for signature; principals: who signs first."""


class TurnPassed(DocumentEvent):
    """A signature was given; principals: who signs next, or the registry when all have signed."""


class SignerChanged(DocumentEvent):
    """Somebody else is to sign; principals: the new signer."""


class DocumentReturned(DocumentEvent):
    """A draft went back to its author with a reason, or to the signer before."""


class DocumentIssued(DocumentEvent):
    """A document was issued and sent."""


class DocumentVoided(DocumentEvent):
    """An issue was made void."""


class DocumentRevoked(DocumentEvent):
    """An issued document was revoked or replaced."""


@dataclass(frozen=True)
class ConsultationEvent:
    """Something happened to a consultation; `principals` are those whom it concerns, in stored form."""

    consultation_id: int
    document_id: int
    version: int
    secrecy: int
    title: str
    question: str
    principals: Sequence[int]
    by: str
    by_person_id: int

    @classmethod
    def of(cls, consultation: Consultation, actor: Actor, _now: datetime) -> Self:
        """The event of an act just performed."""
        document = consultation.document
        return cls(
            consultation_id=consultation.pk,
            document_id=document.pk,
            version=consultation.version,
            secrecy=document.secrecy,
            title=title_of(document),
            question=consultation.question,
            principals=cls.concerned(consultation),
            by=actor.name,
            by_person_id=actor.person_id,
        )

    @staticmethod
    def concerned(consultation: Consultation) -> list[int]:
        """Those who have not answered."""
        return list(consultation.opinions.filter(answer="").order_by("id").values_list("principal", flat=True))


class OpinionAsked(ConsultationEvent):
    """A draft waits for opinions."""


class OpinionReminded(ConsultationEvent):
    """Those who have not answered are reminded."""


class OpinionGiven(ConsultationEvent):
    """Somebody answered; it concerns who asked."""

    @staticmethod
    def concerned(consultation: Consultation) -> list[int]:
        """Who asked."""
        return [Principal.POSITION.of(consultation.asked_by_position_id)]


def title_of(document: OutgoingDocument) -> str:
    """«Thông báo: …», with its number once it has one."""
    return f"{document}: {document.subject}"
