"""What the modules above ask: the registers open for a day, the next number, the numbers of a record, those that are held."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from vanphong.kernel.errors import RecordNotFound
from vanphong.registers.actions.ledger import series_in
from vanphong.registers.choices import NumberState, RegisterState
from vanphong.registers.models import Ledger, Number, Period, Register
from vanphong.registers.queries.periods import period_at


def registers_open(organ_id: int, direction: str, on: date, *, secret: bool | None = None) -> list[Register]:
    """The organ's registers of that direction that are open in the period of that day; `secret`: only such, only others, or both (None)."""
    rows = Register.objects.filter(organ_id=organ_id, direction=direction, state=RegisterState.OPEN)
    if secret is not None:
        rows = rows.filter(is_secret=secret)
    found = list(rows.order_by("rank", "id"))
    periods = Period.objects.filter(register__in=found, is_closed=False).values_list("register_id", "key")
    current = set(periods)
    return [each for each in found if (span := period_at(each, on)) and (each.pk, span.key) in current]


def register(register_id: int) -> Register:
    """The register of that id; `RecordNotFound` when there is none."""
    found = Register.objects.filter(pk=register_id).first()
    if found is None:
        raise RecordNotFound("Không có sổ đăng ký này.")
    return found


def peek(register_id: int, series: str, on: date) -> int:
    """What the next number would be if it were taken now: a hint, not a promise."""
    book = register(register_id)
    span = period_at(book, on)
    rows = Ledger.objects.filter(register=book, period=span.key if span else "", series=series_in(book, series))
    return (rows.values_list("reached", flat=True).first() or 0) + 1


def numbers_of(kind: str, record_id: int) -> list[Number]:
    """The numbers that the record has, void ones too, oldest first."""
    rows = Number.objects.filter(record_kind=kind, record_id=record_id)
    return list(rows.select_related("register").order_by("id"))


def held_numbers(register_id: int, series: str) -> QuerySet[Number]:
    """The numbers of the series that are held, in every period, those whose day has passed too, oldest first."""
    book = register(register_id)
    rows = Number.objects.filter(register=book, series=series_in(book, series), state=NumberState.HELD)
    return rows.order_by("id")


def overdue_holds(register_ids: Iterable[int], today: date) -> QuerySet[Number]:
    """Numbers held beyond their day in these registers, longest first: somebody has to use, prolong or void them."""
    rows = Number.objects.filter(state=NumberState.HELD, held_until__lt=today, register_id__in=register_ids)
    return rows.select_related("register").order_by("held_until", "id")
