"""How much there is of several things, and by when the first is due: one question for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DateField, Min, QuerySet, Value
from django.db.models.functions import Cast


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows, and the earliest deadline among them."""

    count: int = 0
    first_due: date | None = None


def tally(wanted: Mapping[str, QuerySet[Any]], *, due: str = "due_on") -> dict[str, Tally]:
    """Name → the tally of its rows, whatever tables they are of; a table without the field `due` has no deadlines."""
    parts = [_counted(name, rows, due) for name, rows in wanted.items()]
    if not parts:
        return {}
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    counted = {name: Tally(count, first_due) for name, count, first_due in found}
    return {name: counted.get(name, Tally()) for name in wanted}


def _counted(name: str, rows: QuerySet[Any], due: str) -> Any:
    has_due = any(field.name == due for field in rows.model._meta.get_fields())
    first: Any = Min(due) if has_due else Min(Cast(Value(None), DateField()))
    grouped = rows.order_by().annotate(tallied=Value(name)).values("tallied")
    return grouped.annotate(tallied_count=Count("pk"), tallied_due=first).values_list(
        "tallied", "tallied_count", "tallied_due"
    )
