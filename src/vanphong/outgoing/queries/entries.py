"""Outgoing documents as they are searched."""

from collections.abc import Collection
from datetime import datetime

from vanphong.catalogue.api import Secrecy, Zone, zone
from vanphong.files import api as files
from vanphong.kernel.clock import office_date
from vanphong.kernel.search.api import Content
from vanphong.outgoing.models import OutgoingDocument

RECIPIENTS = 60
"""So many lines of the recipients are searched: a letter to everybody is not found by everybody's name."""


def contents_of(ids: Collection[int], now: datetime) -> list[Content]:
    """What of these documents is found; of a secret one only on the isolated network, and there its particulars alone."""
    rows = OutgoingDocument.objects.filter(pk__in=ids).select_related("document_type", "organ", "unit")
    shown = [row for row in rows.prefetch_related("recipients") if not row.secrecy or zone() == Zone.WAN]
    texts = files.ready_texts(OutgoingDocument.kind, [row.pk for row in shown if not row.secrecy])
    return [_content(row, texts.get(row.pk, ())) for row in shown]


def _content(row: OutgoingDocument, texts: tuple[str, ...]) -> Content:
    lines = sorted(row.recipients.all(), key=lambda line: line.rank)[:RECIPIENTS]
    told = (row.author, row.unit.name if row.unit else "", row.signer_title, *(line.text for line in lines))
    return Content(
        row.pk,
        row.document_type.name if row.secrecy >= Secrecy.TOP_SECRET else row.subject,
        row.issued_on or office_date(row.created_at),
        reference=row.reference,
        sender=row.organ.name,
        signer=row.signer_name,
        type_name=row.document_type.name,
        type_code=row.document_type.abbreviation,
        others=tuple(text for text in told if text),
        numbers=(row.number,) if row.number else (),
        texts=texts,
        secrecy=row.secrecy,
        state=row.stage.label,
    )
