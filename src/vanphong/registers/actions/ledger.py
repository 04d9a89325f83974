"""The one place where a number comes into being: the counter goes up by one in the transaction of the act that needs the number."""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from vanphong.kernel.errors import RecordNotFound, RuleViolated
from vanphong.registers import rules
from vanphong.registers.choices import RegisterState
from vanphong.registers.models import Period, Register
from vanphong.registers.queries.periods import open_period, period_at

_NEXT = """
INSERT INTO registers_ledger (register_id, period, series, begins_at, reached, carried_reason) VALUES (%s, %s, %s, 1, 1, '')
ON CONFLICT (register_id, period, series) DO UPDATE SET reached = registers_ledger.reached + 1 RETURNING reached
"""
_SHARE = "SELECT id FROM registers_register WHERE id = %s FOR SHARE"
"""Until the act commits nobody closes or rolls over the register; SQLite lets one writer in at a time anyway."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A value just taken from the ledger."""

    register: Register
    period: str
    series: str
    value: int


def take(register_id: int, asked: str, on: date) -> Taken:
    """The next value of the series in the period of that day; `RuleViolated` when the register or the period does not take it."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is taken in the transaction of the act that needs it")
    _hold_still(register_id)
    current = open_period(register_id)
    register = current.register if current else _register(register_id)
    series = series_in(register, asked)
    period = _period(register, current, series, on)
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [register.pk, period, series])
        (value,) = cursor.fetchone()
    return Taken(register, period, series, value)


def series_in(register: Register, asked: str) -> str:
    """The series of that register in which a document of the type asked for takes its number."""
    return rules.series_of(
        asked,
        period_kind=register.period_kind,
        series_kind=register.series_kind,
        shares_decisions=register.shares_decisions,
    )


def _hold_still(register_id: int) -> None:
    """Let the register stay as it is until the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_SHARE, [register_id])


def _register(register_id: int) -> Register:
    found = Register.objects.filter(pk=register_id).first()
    if found is None:
        raise RecordNotFound("Không có sổ đăng ký này.")
    return found


def _period(register: Register, current: Period | None, series: str, on: date) -> str:
    wanted = period_at(register, on)
    is_open = register.state == RegisterState.OPEN
    reasons = (
        rules.register_is_open(register.name, is_open=is_open),
        rules.series_is_given(series, register.series_kind, register.period_kind),
        rules.period_is_open(register.name, wanted.name if wanted else "", current.name if current else ""),
    )
    refused = [reason for reason in reasons if reason]
    if refused or wanted is None:
        raise RuleViolated(refused)
    return wanted.key
