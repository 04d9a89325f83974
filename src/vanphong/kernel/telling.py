"""How an act is told to a person: its sentence from the table's template, and what it changed, in the words of the screen."""

import string
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import models

from vanphong.kernel.actor import Actor
from vanphong.kernel.journal import api as journal
from vanphong.kernel.text.api import in_words


class _Sentence(string.Formatter):
    """Fills a template; what is filled in is never read as a template itself."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """A value with its own format where the template gives one, else in words."""
        if not format_spec:
            return in_words(value)
        return "" if value is None else format(value, format_spec)


def sentence(template: str, record: object, actor: Actor, data: Mapping[str, object]) -> str:
    """The template filled with `{record…}`, `{actor…}` and the data of the act."""
    return _Sentence().vformat(template, (), {**data, "record": record, "actor": actor})


def placeholders(template: str) -> set[str]:
    """The names that a template fills in, with what follows the dot: ``record.subject``."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def values(record: models.Model, *, without: Iterable[str]) -> dict[str, object]:
    """The columns of a record by their names."""
    skipped = set(without)
    return {
        each.attname: getattr(record, each.attname)
        for each in record._meta.concrete_fields
        if each.attname not in skipped
    }


def merged_changes(
    model: type[models.Model], entries: Iterable[journal.Entry], states: Iterable[tuple[str, str]] = ()
) -> dict[str, tuple[str, str]]:
    """What several acts changed together: field label → (value before the first, value after the last), as the screen says them."""
    merged: dict[str, tuple[str, str]] = {}
    fields = {each.attname: each for each in model._meta.concrete_fields}
    for entry in entries:
        for name, (before, after) in entry.read_changes().items():
            field = fields.get(name)
            labels = dict(states) if name == "state" else _labels(field)
            label = str(field.verbose_name) if field else name
            first = merged[label][0] if label in merged else _shown(field, before, labels)
            merged[label] = (first, _shown(field, after, labels))
    return merged


def _labels(field: "models.Field[Any, Any] | None") -> dict[str, str]:
    return {str(value): str(label) for value, label in (field.flatchoices if field else ())}


def _shown(field: "models.Field[Any, Any] | None", value: str, labels: Mapping[str, str]) -> str:
    if value in labels:
        return labels[value]
    if value and isinstance(field, models.DateTimeField):
        return in_words(datetime.fromisoformat(value))
    if value and isinstance(field, models.DateField):
        return in_words(date.fromisoformat(value))
    return {"True": "có", "False": "không"}.get(value, value)
