"""What every verb here does: ask the permission, read the row afresh, tell the journal, let what was computed from the data be out of date."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from django.db.models import Field, Model

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import NotPermitted, RecordNotFound, RuleViolated, StaleRecord
from vanphong.kernel.journal import api as journal
from vanphong.kernel.text.api import fold
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries.edition import renew_edition

M = TypeVar("M", bound=Model)


def permit(actor: Actor, permission: Permission, organ_id: int) -> None:
    """Raise `NotPermitted` unless the actor holds the permission for that organ."""
    if not actor.may(permission, organ_id):
        raise NotPermitted(
            f"Vị trí công tác hiện tại của đồng chí không được giao việc này ở cơ quan đó: {permission.sentence}"
        )


def require(*reasons: str | None) -> None:
    """Raise `RuleViolated` with all the reasons that are given; None is no reason."""
    found = [reason for reason in reasons if reason]
    if found:
        raise RuleViolated(found)


def locked(model: type[M], pk: int, seen: int | None = None) -> M:
    """The row, locked and read afresh; `StaleRecord` when it changed since the actor's page was drawn."""
    row = model._default_manager.select_for_update().filter(pk=pk).first()
    if row is None:
        raise RecordNotFound
    if seen is not None and seen != row.__dict__["version"]:
        raise StaleRecord(
            "Thông tin này vừa được người khác sửa sau khi đồng chí mở trang. Đồng chí xem lại nội dung mới rồi sửa lại nếu cần."
        )
    return row


def alter(row: Model, values: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """Set the fields that differ, raise the version, save; field label → (before, after). Empty: nothing differed."""
    changes: dict[str, tuple[object, object]] = {}
    for name, value in values.items():
        before = getattr(row, name)
        if before != value:
            setattr(row, name, value)
            field = row._meta.get_field(name)
            if isinstance(field, Field) and not name.endswith("folded"):
                changes[str(field.verbose_name)] = (shown(before), shown(value))
    if changes:
        if "version" in row.__dict__:
            row.__dict__["version"] += 1
        row.save()
    return changes


def shown(value: object) -> object:
    """The value as the journal keeps it."""
    return str(value) if isinstance(value, Model) else value


def note(
    actor: Actor,
    now: datetime,
    about: tuple[str, int],
    verb: str,
    sentence: str,
    *,
    changes: Mapping[str, tuple[object, object]] | None = None,
    claimed: journal.Act | None = None,
) -> None:
    """Tell the journal of `about` (kind, id), renew the edition, and let a second sending of the form (`claimed`) lead to the same page."""
    journal.record(actor, now, *about, verb, sentence, changes=changes)
    renew_edition()
    if claimed is not None:
        claimed.kind, claimed.record_id = about
        claimed.save(update_fields=["kind", "record_id"])


def folded_name(name: str) -> str:
    """The name as it is searched and sorted by."""
    return fold(" ".join(name.split()))
