"""What waits for whoever keeps registers, as a pile of the home page."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.ui.shell import Pile, PileRow
from vanphong.kernel.web.links import url_of
from vanphong.registers.models import Number
from vanphong.registers.permissions import Permission
from vanphong.registers.queries.books import visible
from vanphong.registers.queries.numbers import overdue_holds

SHOWN = 8


def piles(actor: Actor, now: datetime) -> list[Pile]:
    """Numbers held beyond their day, for whoever keeps the register; nothing for everybody else."""
    if not actor.may(Permission.KEEP):
        return []
    mine = visible(actor).filter(organ_id__in=actor.organs_where(Permission.KEEP))
    overdue = overdue_holds(mine.values_list("id", flat=True), office_date(now))
    count = overdue.count()
    return [
        Pile(
            name="registers_overdue_holds",
            label="Số giữ quá hạn",
            url=reverse("registers:list"),
            icon="lock",
            count=count,
            rows=lambda: _rows(overdue, office_date(now)),
            alert="red" if count else "",
        )
    ]


def _rows(overdue: QuerySet[Number], today: date) -> Sequence[PileRow]:
    """The longest held first."""
    return [
        PileRow(
            title=f"Số {number}, {number.register.name}",
            detail=number.reason,
            url=url_of(Number.kind, number.pk),
            due_on=number.held_until,
            alert="red" if number.is_overdue(today) else "",
        )
        for number in overdue[:SHOWN]
    ]
