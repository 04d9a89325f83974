"""Arrived documents as they are searched."""

from collections.abc import Collection
from datetime import datetime

from vanphong.catalogue.api import Secrecy, Zone, zone
from vanphong.files import api as files
from vanphong.incoming.choices import State
from vanphong.incoming.models import IncomingDocument
from vanphong.kernel.search.api import Content


def contents_of(ids: Collection[int], now: datetime) -> list[Content]:
    """What of these documents is found; of a secret one only on the isolated network, and there its particulars alone."""
    rows = IncomingDocument.objects.filter(pk__in=ids).select_related("document_type")
    shown = [row for row in rows if not row.secrecy or zone() == Zone.WAN]
    texts = files.ready_texts(IncomingDocument.kind, [row.pk for row in shown if not row.secrecy])
    return [_content(row, texts.get(row.pk, ())) for row in shown]


def _content(row: IncomingDocument, texts: tuple[str, ...]) -> Content:
    kind, number = row.document_type, row.arrival_number
    told = (f"số đến {number}" if number else "", row.signer_position, row.note)
    return Content(
        row.pk,
        _title(row),
        row.arrived_on,
        reference=row.reference,
        sender=row.sender_name,
        signer=row.signer_name,
        type_name=kind.name if kind else "",
        type_code=kind.abbreviation if kind else "",
        others=tuple(text for text in told if text),
        numbers=(number,) if number else (),
        days=tuple(day for day in (row.arrived_on, row.issued_on) if day),
        texts=texts,
        secrecy=row.secrecy,
        state=State(row.state).label,
    )


def _title(row: IncomingDocument) -> str:
    if row.secrecy >= Secrecy.TOP_SECRET:
        return row.public_title
    return row.subject or ("" if row.reference else row.title)
