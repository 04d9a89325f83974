"""The verbs of registers: open, edit, roll over, carry on from paper, begin a volume, close, open again."""

from datetime import datetime

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import RuleViolated
from vanphong.organisation.api import organ
from vanphong.registers import rules
from vanphong.registers.actions.ledger import series_in
from vanphong.registers.models import Ledger, Period, Register, Volume
from vanphong.registers.queries.periods import open_period, period_at
from vanphong.registers.workflow import REGISTERS


@REGISTERS.performs("open_register")
def open_register(
    register: Register,
    actor: Actor,
    now: datetime,
    /,
    *,
    organ_id: int,
    direction: str,
    name: str,
    period_kind: str,
    series_kind: str,
    reason: str,
    is_secret: bool = False,
    shares_decisions: bool = False,
) -> None:
    """Open a register of the organ, in the period of today."""
    register.organ = organ(organ_id)
    register.direction, register.name, register.is_secret = direction, name.strip(), is_secret
    register.period_kind, register.series_kind = period_kind, series_kind
    register.shares_decisions = shares_decisions
    taken = Register.objects.filter(organ_id=organ_id, name=register.name).exists()
    _require(
        rules.reason_is_given(reason),
        rules.scheme_fits(direction, period_kind, series_kind, is_secret=is_secret),
        rules.book_is_secret(direction, is_secret=is_secret),
        "Cơ quan đã có sổ mang tên này." if taken else None,
    )
    register.save()
    begin(register, now, reason)


@REGISTERS.performs("edit_register")
def edit_register(register: Register, actor: Actor, now: datetime, /, *, name: str, shares_decisions: bool) -> None:
    """Rename the register, or let Quyết định and Quy định share a series from now on."""
    taken = Register.objects.filter(organ_id=register.organ_id, name=name.strip()).exclude(pk=register.pk).exists()
    _require("Cơ quan đã có sổ mang tên này." if taken else None)
    register.name, register.shares_decisions = name.strip(), shares_decisions


@REGISTERS.performs("roll_over")
def roll_over(register: Register, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """Close the period and open the one that has begun (sang năm, sang nhiệm kỳ): numbers begin at 01 again."""
    wanted, current = period_at(register, office_date(now)), open_period(register.pk)
    _require(
        rules.reason_is_given(reason),
        rules.next_period_has_begun(wanted.name if wanted else "", current.name if current else ""),
    )
    if current is not None:
        _end(register, current, now, reason)
    begin(register, now, reason)


@REGISTERS.performs("carry_on")
def carry_on(register: Register, actor: Actor, now: datetime, /, *, series: str, begins_at: int, reason: str) -> None:
    """Let a series begin above one, because the numbers below were given in a paper register."""
    period, series = open_period(register.pk), series_in(register, series)
    begun = period is not None and Ledger.objects.filter(register=register, period=period.key, series=series).exists()
    _require(
        rules.reason_is_given(reason),
        rules.series_is_given(series, register.series_kind, register.period_kind),
        rules.numbers_begin_above(begins_at),
        rules.series_is_untouched(has_begun=begun),
        None if period else rules.period_is_open(register.name, "kỳ này", ""),
    )
    if period is not None:
        Ledger.objects.create(
            register=register,
            period=period.key,
            series=series,
            begins_at=begins_at,
            reached=begins_at - 1,
            carried_reason=reason.strip(),
        )


@REGISTERS.performs("open_volume")
def open_volume(register: Register, actor: Actor, now: datetime, /) -> None:
    """Close the volume at the last number and begin the next (sang quyển)."""
    period = open_period(register.pk)
    if period is None:
        raise RuleViolated([rules.period_is_open(register.name, "kỳ này", "") or ""])
    _end_volume(register, period.key, now)
    _begin_volume(register, period.key, now)


@REGISTERS.performs("close_register")
def close_register(register: Register, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """Close the register: nothing more is entered; what is in it stays to be read."""
    _require(rules.reason_is_given(reason))


@REGISTERS.performs("reopen_register")
def reopen_register(register: Register, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """Open a closed register again."""
    _require(rules.reason_is_given(reason))


def begin(register: Register, now: datetime, reason: str) -> None:
    """Begin the period of today, with its first volume where there are volumes."""
    today = office_date(now)
    wanted = period_at(register, today)
    if wanted is None:
        raise RuleViolated([rules.period_is_open(register.name, "", "") or ""])
    Period.objects.create(
        register=register, key=wanted.key, name=wanted.name, opened_on=today, open_reason=reason.strip()
    )
    if register.has_volumes:
        _begin_volume(register, wanted.key, now)


def _end(register: Register, period: Period, now: datetime, reason: str) -> None:
    _end_volume(register, period.key, now)
    period.is_closed, period.closed_on, period.close_reason = True, office_date(now), reason.strip()
    period.save()


def _begin_volume(register: Register, period: str, now: datetime) -> None:
    before = Volume.objects.filter(register=register, period=period).count()
    Volume.objects.create(
        register=register,
        period=period,
        ordinal=before + 1,
        first_value=_reached(register, period) + 1,
        opened_on=office_date(now),
    )


def _end_volume(register: Register, period: str, now: datetime) -> None:
    Volume.objects.filter(register=register, period=period, closed_on=None).update(
        last_value=_reached(register, period), closed_on=office_date(now)
    )


def _reached(register: Register, period: str) -> int:
    """The last number given in the one series of a secret register."""
    rows = Ledger.objects.filter(register=register, period=period)
    return rows.values_list("reached", flat=True).first() or 0


def _require(*reasons: str | None) -> None:
    found = [reason for reason in reasons if reason]
    if found:
        raise RuleViolated(found)
