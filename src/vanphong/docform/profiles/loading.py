"""Reads the profiles and chooses the one that applies: by system and day."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from vanphong.docform.model import LineRule
from vanphong.docform.particulars.model import System
from vanphong.docform.profiles.model import (
    Marks,
    OrganForm,
    Page,
    PageNumbering,
    Paragraph,
    Profile,
    Range,
    ReferenceForm,
    Separators,
    SignatureForm,
    Style,
    TypeForm,
    Wording,
)

CODES = ("dang-05", "dang-36", "nha-nuoc-30")
_DATA = Path(__file__).parent / "data"


class UnknownProfile(LookupError):
    """There is no profile of this name."""


@lru_cache(maxsize=32)
def profile(code: str, on: date | None = None) -> Profile:
    """The profile of this code with the rows in force on the day (None, or a day outside of its validity: the nearest). Raises `UnknownProfile`."""
    if code not in CODES:
        raise UnknownProfile(code)
    own = _table(code)
    first, last = own["valid_from"], own.get("valid_to", date.max)
    return _made(own, min(max(on or first, first), last))


def profile_for(system: System, on: date | None) -> Profile:
    """The profile that a document of this system and day is judged by; without a day, or before the first one, the newest or the oldest."""
    rows = sorted(
        (table for table in map(_table, CODES) if table["system"] == system), key=lambda row: row["valid_from"]
    )
    if on is None:
        return profile(rows[-1]["code"])
    held = [row for row in rows if row["valid_from"] <= on]
    return profile((held or rows[:1])[-1]["code"], on)


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


def _made(own: dict[str, Any], on: date) -> Profile:
    table = (_table(own["shared"]) if "shared" in own else {}) | own
    return Profile(
        code=table["code"],
        name=table["name"],
        title=table["title"],
        system=System(table["system"]),
        valid_from=table["valid_from"],
        valid_to=table.get("valid_to"),
        page=_page(table["page"]),
        paragraph=_paragraph(table["paragraph"]),
        page_number=PageNumbering(**_ranged(table["page_number"], "sizes")),
        separators=Separators(**_ranged(table["separators"], "share")),
        reference=ReferenceForm(**table["reference"]),
        wording=Wording(**_frozen(table["wording"])),
        marks=Marks(**_frozen(table["marks"])),
        competences=table["competences"],
        styles={row["name"]: _style(row) for row in table["components"]},
        types=tuple(TypeForm(**_frozen(row)) for row in _in_force(table["types"], on)),
        organs=tuple(_organ(row, on) for row in table["organs"]),
        signatures=tuple(SignatureForm(**_frozen(row)) for row in _in_force(table["signatures"], on)),
    )


def _in_force(rows: Iterable[Mapping[str, Any]], on: date) -> Iterable[Mapping[str, Any]]:
    return (row for row in rows if row.get("valid_from", on) <= on <= row.get("valid_to", on))


def _frozen(row: Mapping[str, Any]) -> dict[str, Any]:
    """Lists as tuples, `to_check` turned round, without the days of validity."""
    kept = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in row.items()
        if key not in {"valid_from", "valid_to", "to_check"}
    }
    return kept | ({"certain": False} if row.get("to_check") else {})


def _ranged(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return _frozen(row) | {name: Range(*row[name]) for name in names if name in row}


def _style(row: Mapping[str, Any]) -> Style:
    return Style(**_ranged(row, "sizes"))


def _organ(row: Mapping[str, Any], on: date) -> OrganForm:
    return OrganForm(**_frozen(row), is_abolished=row.get("valid_to", on) < on)


def _page(row: Mapping[str, Any]) -> Page:
    made = _ranged(row, "top", "bottom", "left", "right", "back_left", "back_right")
    return Page(**made | {"other_papers": tuple((paper[0], paper[1]) for paper in row["other_papers"])})


def _paragraph(row: Mapping[str, Any]) -> Paragraph:
    indents = tuple(Range(*each) for each in row["indents"])
    return Paragraph(**_ranged(row, "line") | {"indents": indents, "line_rule": LineRule(row["line_rule"])})
