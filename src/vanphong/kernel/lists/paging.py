"""Keyset paging: a page begins after a row, not after a number of rows, so that it costs the same everywhere and new rows move nothing.

Empty values stand last, whichever way a field is ordered. The primary key ends every order, so that no two rows are equal.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Field, Model, OrderBy, Q, QuerySet

from vanphong.kernel.errors import InvalidInput

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Key:
    """One field of an order."""

    name: str
    is_descending: bool
    is_nullable: bool
    field: "Field[Any, Any]"

    def ordering(self, *, is_back: bool) -> OrderBy:
        """The field's part of ORDER BY."""
        nulls: dict[str, bool] = {"nulls_first" if is_back else "nulls_last": True} if self.is_nullable else {}
        return OrderBy(F(self.name), descending=self.is_descending != is_back, **nulls)

    def past(self, value: Any, *, is_back: bool) -> Q | None:
        """The rows that lie beyond a value in this field alone; None when there can be none."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if is_back else None
        past = Q(**{f"{self.name}__{'lt' if self.is_descending != is_back else 'gt'}": value})
        return past | Q(**{f"{self.name}__isnull": True}) if self.is_nullable and not is_back else past

    def same(self, value: Any) -> Q:
        """The rows with that value."""
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def of(self, row: Model) -> Any:
        """The row's value."""
        value: Any = row
        for part in self.name.split("__"):
            value = getattr(value, part)
        return value


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Rows of a page, and the cursors that lead to the pages beside it (empty at the ends)."""

    rows: Sequence[M]
    previous: str = ""
    next: str = ""


def page(records: QuerySet[M], order: Sequence[str], size: int, *, after: str = "", before: str = "") -> Page[M]:
    """The page after a cursor, or before one, or the first. Going back to the beginning gives the first page as it is now, filled up.

    Raises `InvalidInput` for a cursor that does not belong to the order.
    """
    keys = keys_of(records, order)
    if before:
        found = list(_beyond(records, keys, _read(before, keys), is_back=True)[: size + 1])
        if len(found) > size:
            return _page(found[:size][::-1], keys, has_previous=True, has_next=True)
        after = ""
    found = list((_beyond(records, keys, _read(after, keys)) if after else _ordered(records, keys))[: size + 1])
    return _page(found[:size], keys, has_previous=bool(after), has_next=len(found) > size)


def batches(records: QuerySet[M], order: Sequence[str], size: int, at_most: int) -> Iterator[Sequence[M]]:
    """All rows up to a number, in portions, each asked for when it is wanted."""
    keys, after, left = keys_of(records, order), "", at_most
    while left > 0:
        rest = _beyond(records, keys, _read(after, keys)) if after else _ordered(records, keys)
        found = list(rest[: min(size, left)])
        if not found:
            return
        yield found
        after, left = _write(found[-1], keys), left - len(found)


def keys_of(records: QuerySet[Any], order: Sequence[str]) -> tuple[Key, ...]:
    """The fields of an order, ended by the primary key in the direction of the field before."""
    names = list(order)
    if not any(name.lstrip("-") in {"pk", records.model._meta.pk.name} for name in names):
        names.append("-pk" if names and names[-1].startswith("-") else "pk")
    return tuple(_key(records, name.lstrip("-"), is_descending=name.startswith("-")) for name in names)


def _key(records: QuerySet[Any], name: str, *, is_descending: bool) -> Key:
    if name in records.query.annotations:
        return Key(name, is_descending, is_nullable=True, field=records.query.annotations[name].output_field)
    model, is_nullable, field = records.model, False, records.model._meta.pk
    for part in name.split("__"):
        field = model._meta.pk if part == "pk" else _column(model, part)
        is_nullable = is_nullable or field.null
        model = field.related_model or model
    return Key(name, is_descending, is_nullable, field)


def _column(model: type[Model], name: str) -> "Field[Any, Any]":
    found = model._meta.get_field(name)
    if not isinstance(found, Field):
        raise FieldDoesNotExist(f"{model.__name__}.{name} is no column: a list is ordered by columns")
    return found


def _ordered(records: QuerySet[M], keys: Sequence[Key], *, is_back: bool = False) -> QuerySet[M]:
    return records.order_by(*(key.ordering(is_back=is_back) for key in keys))


def _beyond(records: QuerySet[M], keys: Sequence[Key], values: Sequence[Any], *, is_back: bool = False) -> QuerySet[M]:
    """The rows beyond a row, in order: beyond it in the first field, or equal there and beyond in the second, and so on."""
    condition: Q | None = None
    for key, value in reversed(list(zip(keys, values, strict=True))):
        past, tied = key.past(value, is_back=is_back), (key.same(value) & condition if condition else None)
        condition = past | tied if past and tied else past or tied
    first, bound = keys[0], values[0]
    if bound is not None and not first.is_nullable:
        reach = "lte" if first.is_descending != is_back else "gte"
        records = records.filter(**{f"{first.name}__{reach}": bound})
    records = records.filter(condition) if condition else records.none()
    return _ordered(records, keys, is_back=is_back)


def _page(rows: Sequence[M], keys: Sequence[Key], *, has_previous: bool, has_next: bool) -> Page[M]:
    if not rows:
        return Page(rows)
    return Page(rows, _write(rows[0], keys) if has_previous else "", _write(rows[-1], keys) if has_next else "")


def _write(row: Model, keys: Sequence[Key]) -> str:
    """The cursor of a row: its values in the fields of the order."""
    values = json.dumps([key.of(row) for key in keys], default=str, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(values.encode()).decode().rstrip("=")


def _read(cursor: str, keys: Sequence[Key]) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or any(isinstance(value, str) and "\0" in value for value in values):
            raise ValueError(cursor)
        return [None if value is None else _value(key, value) for key, value in zip(keys, values, strict=True)]
    except (ValueError, TypeError, OverflowError, ValidationError, RecursionError, binascii.Error):
        raise InvalidInput(
            "Địa chỉ của trang này không còn dùng được. Đề nghị mở lại danh sách từ trang đầu."
        ) from None


def _value(key: Key, value: Any) -> Any:
    if key.field.is_relation:
        return int(value)
    return key.field.to_python(value)
