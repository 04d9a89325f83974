"""What the verbs share: reasons together, the content of a document named by its SHA-256, an appraisal made void, who takes part."""

from collections.abc import Iterable
from datetime import datetime

from vanphong.catalogue import api as catalogue
from vanphong.files import api as files
from vanphong.kernel.actor import Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import RuleViolated, StaleRecord
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity
from vanphong.outgoing import rules
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.queries import authority
from vanphong.outgoing.queries.contents import content_files
from vanphong.outgoing.queries.search import words_of


def require(*reasons: str | None) -> None:
    """Raise every reason there is, together."""
    if told := [reason for reason in reasons if reason]:
        raise RuleViolated(told)


def take_part(document: OutgoingDocument, principals: Iterable[int], capacity: Capacity, now: datetime) -> None:
    """Let these take part in the document."""
    participation.take_part(document.kind, document.pk, principals, capacity, now)


def take_part_as_positions(
    document: OutgoingDocument, position_ids: Iterable[int], capacity: Capacity, now: datetime
) -> list[int]:
    """Let whoever holds these positions take part; their principals."""
    principals = [Principal.POSITION.of(position_id) for position_id in position_ids]
    take_part(document, principals, capacity, now)
    return principals


def renew_content(document: OutgoingDocument, now: datetime, reason: str) -> None:
    """Name the content as it stands now; an appraisal of another content is void."""
    held = content_files(document)
    main = next((file for file in held if file.slot == files.Slot.MAIN), None)
    others = [file.blob.sha256 for file in held if file is not main]
    document.sha256 = rules.content_sha256(main.blob.sha256, others) if main else ""
    document.version_number = main.number if main else 0
    document.page_count = main.blob.page_count if main else None
    document.changed_at = now
    if document.appraised_sha256 and not document.is_appraised:
        void_appraisal(document, now, reason)


def void_appraisal(document: OutgoingDocument, now: datetime, reason: str) -> None:
    """The appraisal that stands no longer does."""
    document.appraisals.filter(is_passed=True, voided_at=None).update(voided_at=now, voided_reason=reason)
    document.appraised_sha256 = ""


def judge_authority(document: OutgoingDocument, now: datetime, *, is_delegated: bool = False) -> None:
    """Ask the dated tables of authority anew and keep the answer with the document."""
    found = authority.judge(document, office_date(now), is_delegated=is_delegated)
    document.authority, document.authority_findings = found


def name_signer(document: OutgoingDocument, now: datetime) -> None:
    """The form of signing and the lines printed with the signature, as the tables give them for the signer."""
    printed = authority.signature_lines(document, office_date(now))
    document.signing_form, document.competence, document.signer_title, document.signer_name = printed


def require_as_seen(document: OutgoingDocument, seen_sha256: str) -> None:
    """Raises `StaleRecord` when the content is not the one the person looked at."""
    if told := rules.content_is_as_seen(seen_sha256, document.sha256):
        raise StaleRecord(told)


def end_turns(document: OutgoingDocument, outcome: str, now: datetime, note: str = "") -> None:
    """Close every step of the present round that still waits."""
    document.steps.filter(round=document.round, outcome="").update(outcome=outcome, closed_at=now, note=note)
    document.turn = []


def make_searchable(document: OutgoingDocument, kind: catalogue.DocumentType) -> None:
    """The words by which the document is found."""
    document.searchable = words_of(
        kind.name, document.reference, document.subject, document.author, document.signer_name, document.in_reply_to
    )
