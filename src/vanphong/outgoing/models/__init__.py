"""The tables of outgoing documents."""

from vanphong.outgoing.models.appraisal import Appraisal, Consultation, Opinion
from vanphong.outgoing.models.documents import DraftTemplate, OutgoingDocument, ReadMark, Recipient
from vanphong.outgoing.models.signing import Signature, SigningStep

__all__ = [
    "Appraisal",
    "Consultation",
    "DraftTemplate",
    "Opinion",
    "OutgoingDocument",
    "ReadMark",
    "Recipient",
    "Signature",
    "SigningStep",
]
