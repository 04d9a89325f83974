"""The door of the catalogue: the lists by day, the calendar, the one scale of alerts, the questions of authority and signing."""

from vanphong.catalogue.actions.installation import ZoneIsFixed, settle_zone, zone
from vanphong.catalogue.choices import (
    Alert,
    Certainty,
    Finding,
    Issuer,
    Level,
    Occasion,
    Secrecy,
    SigningForm,
    System,
    Zone,
)
from vanphong.catalogue.loading import load, load_once
from vanphong.catalogue.models import (
    AlertThreshold,
    Circulation,
    DocumentType,
    FieldOfWork,
    Holiday,
    Phrase,
    Urgency,
)
from vanphong.catalogue.queries.authority import check_authority, signing_forms, suggest_signing
from vanphong.catalogue.queries.calendar import alert_filter, alert_scale, calendar, default_due_on
from vanphong.catalogue.queries.edition import one_edition
from vanphong.catalogue.queries.lists import (
    circulations,
    document_type,
    document_types,
    fields_of_work,
    find_document_type,
    phrases,
    urgencies,
    urgency,
)
from vanphong.catalogue.rules.alerts import AlertScale
from vanphong.catalogue.rules.authority import AuthorityFinding, AuthorityQuestion
from vanphong.catalogue.rules.signing import SigningLines

__all__ = [
    "Alert",
    "AlertScale",
    "AlertThreshold",
    "AuthorityFinding",
    "AuthorityQuestion",
    "Certainty",
    "Circulation",
    "DocumentType",
    "FieldOfWork",
    "Finding",
    "Holiday",
    "Issuer",
    "Level",
    "Occasion",
    "Phrase",
    "Secrecy",
    "SigningForm",
    "SigningLines",
    "System",
    "Urgency",
    "Zone",
    "ZoneIsFixed",
    "alert_filter",
    "alert_scale",
    "calendar",
    "check_authority",
    "circulations",
    "default_due_on",
    "document_type",
    "document_types",
    "fields_of_work",
    "find_document_type",
    "load",
    "load_once",
    "one_edition",
    "phrases",
    "settle_zone",
    "signing_forms",
    "suggest_signing",
    "urgencies",
    "urgency",
    "zone",
]
