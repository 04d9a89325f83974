"""The tables of outgoing documents."""

from vanphong.outgoing.models.appraisal import Appraisal, Consultation, Opinion
from vanphong.outgoing.models.documents import OutgoingDocument, ReadMark, Recipient
from vanphong.outgoing.models.form import Dismissal, FormCheck
from vanphong.outgoing.models.signing import Signature, SigningStep
from vanphong.outgoing.models.templates import DraftTemplate

__all__ = [
    "Appraisal",
    "Consultation",
    "Dismissal",
    "DraftTemplate",
    "FormCheck",
    "Opinion",
    "OutgoingDocument",
    "ReadMark",
    "Recipient",
    "Signature",
    "SigningStep",
]
