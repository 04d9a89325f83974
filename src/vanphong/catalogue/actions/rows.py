"""Add, edit, replace and end a row of a list. Each is one journalled transaction; a row touched here is left alone by the shipped data."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from vanphong.catalogue.models import (
    AlertThreshold,
    AuthorityRule,
    Circulation,
    DatedRow,
    DocumentType,
    Edition,
    FieldOfWork,
    Holiday,
    Phrase,
    Row,
    SigningRule,
    Urgency,
)
from vanphong.catalogue.models.rows import meeting
from vanphong.catalogue.permissions import Permission
from vanphong.catalogue.queries.edition import renew_edition
from vanphong.catalogue.queries.shown import shown
from vanphong.catalogue.rules import rows as rules
from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import NotPermitted, RecordNotFound, RuleViolated, StaleRecord
from vanphong.kernel.journal import api as journal
from vanphong.kernel.text.api import fold

_ALL: tuple[type[Row], ...] = (
    DocumentType,
    Urgency,
    Circulation,
    FieldOfWork,
    Phrase,
    AuthorityRule,
    SigningRule,
    AlertThreshold,
    Holiday,
)
MODELS: Mapping[str, type[Row]] = {model.kind: model for model in _ALL}


def add(actor: Actor, now: datetime, *, kind: str, values: Mapping[str, Any], reason: str, key: str = "") -> Row:
    """Add a row."""
    with transaction.atomic():
        _begin(actor)
        claimed = journal.claim(key, kind, "add", now)
        row = MODELS[kind](is_edited=True)
        _fill(row, values)
        _require(rules.reason_is_given(reason), *_against(row))
        row.save()
        _tell(actor, now, row, "add", f"Thêm «{row}»", reason)
        if claimed is not None:
            claimed.record_id = row.pk
            claimed.save(update_fields=["record_id"])
        return row


def edit(
    actor: Actor,
    now: datetime,
    *,
    kind: str,
    row_id: int,
    values: Mapping[str, Any],
    reason: str,
    seen: int | None = None,
) -> Row:
    """Correct a row: for all the days that it holds."""
    with transaction.atomic():
        _begin(actor)
        row = _locked(kind, row_id, seen)
        changes = _fill(row, values)
        _require(rules.reason_is_given(reason), rules.something_differs(differs=bool(changes)), *_against(row))
        _save(row)
        _tell(actor, now, row, "edit", f"Sửa «{row}»", reason, changes)
        return row


def replace(
    actor: Actor,
    now: datetime,
    *,
    kind: str,
    row_id: int,
    values: Mapping[str, Any],
    reason: str,
    seen: int | None = None,
) -> Row:
    """Let another row hold instead from a day on; the row before ends on that day."""
    with transaction.atomic():
        _begin(actor)
        old = _dated(_locked(kind, row_id, seen))
        row = MODELS[kind](is_edited=True)
        _fill(row, {**{name: getattr(old, name) for name in old.same}, **values})
        begins: date = row.__dict__["valid_from"]
        _require(
            rules.reason_is_given(reason),
            rules.still_holds(old.valid_to),
            rules.begins_after(begins, old.valid_from),
            *_against(row, besides=old.pk),
        )
        changes = _fill(old, {"valid_to": begins})
        _save(old)
        row.save()
        _tell(actor, now, old, "end", f"Kết thúc «{old}» từ ngày {begins:%d/%m/%Y}, có dòng mới thay", reason, changes)
        _tell(actor, now, row, "add", f"Thêm «{row}» thay dòng cũ", reason)
        return row


def end(
    actor: Actor, now: datetime, *, kind: str, row_id: int, valid_to: date, reason: str, seen: int | None = None
) -> Row:
    """Let a row hold no longer from a day on."""
    with transaction.atomic():
        _begin(actor)
        row = _dated(_locked(kind, row_id, seen))
        _require(
            rules.reason_is_given(reason),
            rules.still_holds(row.valid_to),
            rules.dates_are_in_order(row.valid_from, valid_to),
        )
        changes = _fill(row, {"valid_to": valid_to})
        _save(row)
        _tell(actor, now, row, "end", f"Kết thúc «{row}» từ ngày {valid_to:%d/%m/%Y}", reason, changes)
        return row


def _begin(actor: Actor) -> None:
    """Ask the permission; then one change at a time, so that periods compared here are compared with all the others."""
    if not actor.may(Permission.EDIT):
        raise NotPermitted(
            f"Vị trí công tác hiện tại của đồng chí không được giao việc này: {Permission.EDIT.sentence}"
        )
    Edition.objects.select_for_update().filter(pk=1).first()


def _require(*reasons: str | None) -> None:
    if found := [reason for reason in reasons if reason]:
        raise RuleViolated(found)


def _locked(kind: str, row_id: int, seen: int | None) -> Row:
    row = MODELS[kind]._default_manager.select_for_update().filter(pk=row_id).first()
    if row is None:
        raise RecordNotFound("Không có dòng này trong danh mục.")
    if seen is not None and seen != row.version:
        raise StaleRecord("Dòng này vừa được người khác sửa. Đồng chí xem lại nội dung mới rồi sửa lại nếu cần.")
    return row


def _dated(row: Row) -> DatedRow:
    if not isinstance(row, DatedRow):
        raise RecordNotFound("Dòng này không có thời gian áp dụng.")
    return row


def _fill(row: Row, values: Mapping[str, Any]) -> dict[str, tuple[object, object]]:
    """Set the fields that differ: field label → (before, after), as they are shown."""
    changes: dict[str, tuple[object, object]] = {}
    for name, value in values.items():
        if getattr(row, name) != value:
            before = shown(row, name)
            setattr(row, name, value)
            changes[str(row._meta.get_field(name).verbose_name)] = (before, shown(row, name))  # type: ignore[union-attr]
    if isinstance(row, DocumentType):
        row.folded = fold(row.name)
    return changes


def _save(row: Row) -> None:
    row.is_edited = True
    row.version += 1
    row.save()


def _against(row: Row, *, besides: int | None = None) -> list[str | None]:
    """What speaks against the row as it now is."""
    found: list[str | None] = []
    if isinstance(row, Urgency):
        found.append(rules.one_unit_of_period(row.working_hours, row.working_days))
    if isinstance(row, Holiday):
        taken = Holiday.objects.filter(day=row.day).exclude(pk=row.pk).exists()
        found.append(f"Ngày {row.day:%d/%m/%Y} đã có trong lịch; sửa dòng đó." if taken else None)
    if isinstance(row, DatedRow):
        found.append(rules.dates_are_in_order(row.valid_from, row.valid_to))
        found.append(rules.periods_do_not_meet(row.valid_from, row.valid_to, _met(row, besides)))
    return found


def _met(row: DatedRow, besides: int | None) -> tuple[date, date | None] | None:
    """The period of another row of the same thing that has a day in common with this one."""
    found: tuple[date, date | None] | None = (
        type(row)
        ._default_manager.filter(
            meeting(row.valid_from, row.valid_to), **{name: getattr(row, name) for name in row.same}
        )
        .exclude(pk__in={row.pk, besides} - {None})
        .order_by("valid_from")
        .values_list("valid_from", "valid_to")
        .first()
    )
    return found


def _tell(
    actor: Actor,
    now: datetime,
    row: Row,
    verb: str,
    sentence: str,
    reason: str,
    changes: Mapping[str, tuple[object, object]] | None = None,
) -> None:
    journal.record(actor, now, row.kind, row.pk, verb, f"{sentence}. Lý do: {reason.strip()}", changes=changes)
    renew_edition()
