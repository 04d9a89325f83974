"""How a value stands in a sentence or a cell, as the office writes it."""

from collections.abc import Iterable
from datetime import date, datetime

from vanphong.kernel.clock import OFFICE_ZONE


def in_words(value: object) -> str:
    """`03/02/2026`, `14:05 03/02/2026` (the office's time), `có`/`không`, a list with commas, nothing for nothing, other things as they are."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime):
        return value.astimezone(OFFICE_ZONE).strftime("%H:%M %d/%m/%Y")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return ", ".join(in_words(each) for each in value)
    label = getattr(value, "label", None)
    return str(value if label is None else label)
