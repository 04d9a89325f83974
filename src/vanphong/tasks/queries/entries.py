"""Tasks as they are searched."""

from collections.abc import Collection
from datetime import datetime

from vanphong.catalogue.api import Zone, zone
from vanphong.kernel.clock import office_date
from vanphong.kernel.search.api import Content
from vanphong.tasks.choices import State
from vanphong.tasks.models import Task


def contents_of(ids: Collection[int], now: datetime) -> list[Content]:
    """What of these tasks is found; of a secret one nothing outside the isolated network."""
    rows = Task.objects.filter(pk__in=ids)
    return [_content(row) for row in rows if not row.secrecy or zone() == Zone.WAN]


def _content(row: Task) -> Content:
    told = (row.instruction, f"{row.assigner_name} giao", row.result, row.reason, row.evidence_text)
    return Content(
        row.pk,
        row.title,
        office_date(row.created_at),
        others=tuple(text for text in told if text),
        days=tuple(day for day in (office_date(row.created_at), row.due_on) if day),
        secrecy=row.secrecy,
        state=State(row.state).label,
    )
