"""The tables of the catalogue: the lists, the rules of authority and signing, the days of the calendar, the installation itself."""

from vanphong.catalogue.models.authority import AuthorityRule, SigningRule
from vanphong.catalogue.models.calendar import AlertThreshold, Holiday
from vanphong.catalogue.models.installation import Edition, Installation
from vanphong.catalogue.models.lists import Circulation, DocumentType, FieldOfWork, Phrase, Urgency
from vanphong.catalogue.models.rows import DatedRow, Row

__all__ = [
    "AlertThreshold",
    "AuthorityRule",
    "Circulation",
    "DatedRow",
    "DocumentType",
    "Edition",
    "FieldOfWork",
    "Holiday",
    "Installation",
    "Phrase",
    "Row",
    "SigningRule",
    "Urgency",
]
