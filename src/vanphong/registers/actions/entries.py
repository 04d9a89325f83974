"""The entries of the secret books: written with the next number, struck out with a reason."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, RecordNotFound, RuleViolated
from vanphong.registers import rules
from vanphong.registers.actions.numbers import allocate, void
from vanphong.registers.choices import BOOKS
from vanphong.registers.models import BookEntry, Register
from vanphong.registers.queries.numbers import numbers_of
from vanphong.registers.workflow import ENTRIES, may_see


@ENTRIES.performs("enter")
def enter(entry: BookEntry, actor: Actor, now: datetime, /, *, register_id: int, values: Mapping[str, Any]) -> None:
    """Write down what was done with a secret document, under the next number of the book."""
    entry.register = _book(register_id, actor)
    if faults := rules.entry_faults(entry.register.direction, values, office_date(now), actor.clearance):
        raise InvalidInput("Mục ghi sổ chưa đủ, đề nghị xem lại.", faults)
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save()
    number = allocate(register_id, series="", on=entry.happened_on, record=entry.ref, actor=actor, now=now)
    entry.told = number.printed


@ENTRIES.performs("strike")
def strike(entry: BookEntry, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """An entry made in error is struck out: it stays to be read, its number stays taken."""
    if refused := rules.reason_is_given(reason):
        raise RuleViolated([refused])
    entry.reason = reason.strip()
    for number in numbers_of(*entry.ref):
        void(number.pk, reason=entry.reason, actor=actor, now=now)
        entry.told = number.printed


def _book(register_id: int, actor: Actor) -> Register:
    found = Register.objects.select_related("organ").filter(pk=register_id, direction__in=BOOKS).first()
    if found is None or not may_see(found, actor):
        raise RecordNotFound
    return found
