"""Which period a day belongs to, and which one a register is in."""

from dataclasses import dataclass
from datetime import date

from vanphong.organisation.api import term_of
from vanphong.registers.choices import PeriodKind
from vanphong.registers.models import Period, Register


@dataclass(frozen=True, slots=True)
class Span:
    """A period as it is kept (`key`) and as it is read (`name`)."""

    key: str
    name: str


def period_at(register: Register, on: date) -> Span | None:
    """The year, the term of office or the congress to which that day belongs; None: no term is known for it."""
    if register.period_kind == PeriodKind.YEAR:
        return Span(str(on.year), f"Năm {on.year}")
    if register.period_kind == PeriodKind.CONGRESS:
        return Span("dai-hoi", register.name)
    term = term_of(register.organ_id, on)
    return Span(f"nk{term.pk}", term.name) if term else None


def open_period(register_id: int) -> Period | None:
    """The one period of the register that is not closed, with the register."""
    return Period.objects.filter(register_id=register_id, is_closed=False).select_related("register").first()


def periods_of(register_id: int) -> list[Period]:
    """Every period of the register, newest first."""
    return list(Period.objects.filter(register_id=register_id).order_by("-id"))
