"""What an event or a job carries, as JSON and back: the declared types of its fields say what a text or a list was before."""

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def write(values: Mapping[str, Any]) -> str:
    """Plain values, days, instants and collections of them as JSON. Raises `TypeError` for anything else: carry an id instead."""
    return json.dumps(values, ensure_ascii=False, default=_plain)


def read(declared: Any, text: str) -> dict[str, Any]:
    """The values for an event class or a job function, each of the type that its field declares."""
    hints = get_type_hints(declared)
    return {name: _restored(hints.get(name), value) for name, value in json.loads(text).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} cannot be carried by an event or a job: carry plain values and ids")


def _restored(hint: Any, value: Any) -> Any:
    if get_origin(hint) in {Union, UnionType}:
        hint = next(each for each in get_args(hint) if each is not NoneType)
    kind = get_origin(hint) or hint
    if value is None or not isinstance(kind, type):
        return value
    if issubclass(kind, date):
        return kind.fromisoformat(value)
    if issubclass(kind, Enum):
        return kind(value)
    if isinstance(value, list):
        return kind(value) if issubclass(kind, tuple | frozenset | set) else value
    return value
