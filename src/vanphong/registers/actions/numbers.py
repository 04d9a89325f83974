"""The verbs of numbers: allocate, hold, use, prolong, void, note outside."""

from datetime import date, datetime
from typing import Any

from vanphong.kernel.actor import SYSTEM, Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import RecordNotFound, RuleViolated
from vanphong.registers import rules
from vanphong.registers.actions.ledger import Taken, take
from vanphong.registers.choices import NumberState
from vanphong.registers.models import Number, Register
from vanphong.registers.workflow import NUMBERS, may_see


def allocate(
    register_id: int,
    *,
    series: str,
    on: date,
    record: tuple[str, int],
    actor: Actor,
    now: datetime,
    label: str = "",
) -> Number:
    """Give the record the next number of the series (cấp số), inside the act that needs it and that has asked the permission.

    `series`: the type's code, "" where the register has one series. `on` chooses the year or term. `label` is how the number is written
    with its symbol, `{number}` standing for the figures. Raises `RuleViolated` when the register or the period is not open.
    """
    taken = take(register_id, series, on)
    kind, record_id = record
    return Number.objects.create(
        state=NumberState.USED,
        created_at=now,
        record_kind=kind,
        record_id=record_id,
        label=written(label, taken.value),
        **_particulars(taken, on, actor),
    )


def hold(
    register_id: int, series: str, on: date, reason: str, until: date, actor: Actor, now: datetime, *, key: str = ""
) -> Number:
    """Keep the next number of the series for a document to come (giữ số), with the reason and the last day."""
    return _hold(None, actor, now, key=key, register_id=register_id, series=series, on=on, reason=reason, until=until)


@NUMBERS.performs("hold")
def _hold(
    number: Number, actor: Actor, now: datetime, /, *, register_id: int, series: str, on: date, reason: str, until: date
) -> None:
    _require(rules.reason_is_given(reason), rules.hold_is_ahead(until, office_date(now)))
    _fill(number, take(_visible(register_id, actor), series, on), on, actor)
    number.reason, number.held_until = reason.strip(), until


@NUMBERS.performs("note_outside")
def note_outside(number: Number, actor: Actor, now: datetime, /, *, register_id: int, series: str, on: date) -> None:
    """Take the next number for a document that may not enter the system, and keep nothing about it (05-HD/VPTW, I.3.1.1c)."""
    taken = take(_visible(register_id, actor), series, on)
    _require(rules.rules_of_outside(taken.register.direction, is_secret=taken.register.is_secret))
    _fill(number, taken, on, actor)


@NUMBERS.performs("prolong")
def prolong(number: Number, actor: Actor, now: datetime, /, *, reason: str, until: date) -> None:
    """Hold the number on, to another day."""
    _require(rules.reason_is_given(reason), rules.hold_is_ahead(until, office_date(now)))
    number.reason, number.held_until = reason.strip(), until


@NUMBERS.performs("void")
def void_held(number: Number, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """Void a number that is held (hủy số): it stays in the register, explained."""
    _void(number, reason)


def use_held(number_id: int, *, record: tuple[str, int], actor: Actor, now: datetime, label: str = "") -> Number:
    """Give a held number to the record, inside the act that needs it. Raises `WrongState` when it is held no longer."""
    return _use_held(number_id, actor, now, taker=record, label=label)


@NUMBERS.performs("use_held")
def _use_held(number: Number, actor: Actor, now: datetime, /, *, taker: tuple[str, int], label: str) -> None:
    number.record_kind, number.record_id = taker
    number.label = written(label, number.value)


def void(number_id: int, reason: str, actor: Actor, now: datetime) -> Number:
    """Void the number of a record whose issue or registration is void, inside that act: the number stays, with the reason."""
    return _cancel(number_id, actor, now, reason=reason)


@NUMBERS.performs("cancel")
def _cancel(number: Number, actor: Actor, now: datetime, /, *, reason: str) -> None:
    _void(number, reason)


def written(label: str, value: int) -> str:
    """The label with its number in it."""
    return label.replace("{number}", rules.printed_number(value))


def _void(number: Number, reason: str) -> None:
    _require(rules.reason_is_given(reason))
    number.reason = reason.strip()


def _fill(number: Number, taken: Taken, on: date, actor: Actor) -> None:
    for name, value in _particulars(taken, on, actor).items():
        setattr(number, name, value)


def _particulars(taken: Taken, on: date, actor: Actor) -> dict[str, Any]:
    return {
        "register": taken.register,
        "period": taken.period,
        "series": taken.series,
        "value": taken.value,
        "taken_on": on,
        "taken_by_id": actor.person_id,
        "taken_by": actor.name,
    }


def _visible(register_id: int, actor: Actor) -> int:
    """The id again; `RecordNotFound` unless the actor sees the register."""
    found = Register.objects.filter(pk=register_id).first()
    if found is None or not (actor == SYSTEM or may_see(found, actor)):
        raise RecordNotFound
    return register_id


def _require(*reasons: str | None) -> None:
    found = [reason for reason in reasons if reason]
    if found:
        raise RuleViolated(found)
