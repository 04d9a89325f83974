"""How the fields of a row are shown to a person."""

from datetime import date

from vanphong.catalogue.choices import Issuer
from vanphong.catalogue.models import Row
from vanphong.catalogue.queries.lists import every_type

_PLACES = {"{body}": "(tên tập thể)", "{title}": "(chức vụ)", "{head}": "(cấp trưởng)", "{main}": "(chức vụ chính)"}


def shown(row: Row, name: str) -> str:
    """The value of a field in words; empty for nothing."""
    value = getattr(row, name)
    display = getattr(row, f"get_{name}_display", None)
    if display is not None:
        return str(display())
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list):
        return ", ".join(_word(name, item) for item in value)
    return "" if value is None else _filled(str(value))


def _filled(text: str) -> str:
    """A printed line with words for what is put in."""
    for place, words in _PLACES.items():
        text = text.replace(place, words)
    return text


def _word(name: str, item: str) -> str:
    if name == "issuers":
        return str(Issuer(item).label)
    return type_names().get(item, item) if name == "types" else item


def type_names() -> dict[str, str]:
    """The Party's types: code → name."""
    return {row.code: row.name for row in every_type() if row.system == "party"}
