"""The registers an actor sees, and what stands beside the rows: periods, series, volumes."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from vanphong.catalogue.api import System, document_types
from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import RecordNotFound
from vanphong.organisation.api import Group, Organ
from vanphong.registers.choices import CONGRESS_SERIES, DECISION_SERIES, PeriodKind, SeriesKind
from vanphong.registers.models import Ledger, Number, Period, Register, Volume
from vanphong.registers.permissions import Permission

STATE_GROUPS = frozenset({Group.STATE, Group.FRONT, Group.OTHER})
"""Organs that issue documents of the State's types; all others issue the Party's."""


@dataclass(frozen=True, slots=True)
class Series:
    """A series in a period: how it is called, and its next number."""

    key: str
    name: str
    reached: int
    period: str

    @property
    def next(self) -> int:
        """The number that would be given next."""
        return self.reached + 1


@dataclass(frozen=True, slots=True)
class Line:
    """A register in the list: its open period, and how many numbers that has given in all series."""

    register: Register
    period: Period | None
    given: int


def visible(actor: Actor) -> QuerySet[Register]:
    """Registers of the organs for which the actor reads them; secret ones of those for which the actor keeps or manages them, with clearance."""
    mine = Q(is_secret=False, organ_id__in=actor.organs_where(Permission.READ))
    if actor.clearance:
        keeps = {*actor.organs_where(Permission.KEEP), *actor.organs_where(Permission.MANAGE)}
        mine |= Q(is_secret=True, organ_id__in=keeps)
    return Register.objects.filter(mine).select_related("organ")


def lines(actor: Actor) -> list[Line]:
    """The registers that the actor sees, by organ."""
    found = list(visible(actor).order_by("organ__rank", "organ_id", "rank", "id"))
    current = {row.register_id: row for row in Period.objects.filter(register__in=found, is_closed=False)}
    given: dict[int, int] = {}
    for row in Ledger.objects.filter(register__in=found):
        if row.register_id in current and current[row.register_id].key == row.period:
            given[row.register_id] = given.get(row.register_id, 0) + row.reached - row.begins_at + 1
    return [Line(each, current.get(each.pk), given.get(each.pk, 0)) for each in found]


def register(actor: Actor, register_id: int) -> Register:
    """The register; `RecordNotFound` when there is none or it is not for this actor."""
    found = visible(actor).filter(pk=register_id).first()
    if found is None:
        raise RecordNotFound
    return found


def number(actor: Actor, number_id: int) -> Number:
    """The number in a register that the actor sees; else `RecordNotFound`."""
    rows = Number.objects.filter(pk=number_id, register__in=visible(actor))
    found = rows.select_related("register__organ").first()
    if found is None:
        raise RecordNotFound
    return found


def series_of(register: Register, on: date) -> list[Series]:
    """The series begun in any period, by name; one begun in several stands several times."""
    names = series_names(register, on)
    rows = Ledger.objects.filter(register=register)
    found = [Series(row.series, names.get(row.series, row.series), row.reached, row.period) for row in rows]
    return sorted(found, key=lambda each: each.name)


def series_begun(register: Register, on: date) -> dict[str, str]:
    """Series → its name, of the series begun in any period."""
    return {each.key: each.name for each in series_of(register, on)}


def series_names(register: Register, on: date) -> dict[str, str]:
    """Series → its name, of every series the register can have."""
    if has_types(register):
        return {**types(register, on), DECISION_SERIES: "Quyết định, Quy định"}
    return types(register, on)


def types(register: Register, on: date) -> dict[str, str]:
    """For what a number can be asked of the register: code of the type → its name; one row where the register has one series."""
    if register.period_kind == PeriodKind.CONGRESS:
        return {CONGRESS_SERIES: "Văn bản đại hội"}
    if register.series_kind == SeriesKind.SINGLE:
        return {"": "Dãy chung"}
    system = System.STATE if register.organ.group in STATE_GROUPS else System.PARTY
    return {row.code: row.name for row in document_types(on, system=system)}


def has_types(register: Register) -> bool:
    """Whether each type of document has a series of its own."""
    return register.series_kind == SeriesKind.PER_TYPE and register.period_kind != PeriodKind.CONGRESS


def volumes(register: Register, period: str) -> list[Volume]:
    """The volumes of that period, in order."""
    return list(Volume.objects.filter(register=register, period=period).order_by("ordinal"))


def organs_where_may_open(actor: Actor) -> QuerySet[Organ]:
    """The organs for which the actor opens registers."""
    return Organ.objects.filter(pk__in=actor.organs_where(Permission.MANAGE), valid_to=None).order_by("rank", "id")
