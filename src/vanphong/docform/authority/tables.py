"""Reads the table of issuing: each list in each of its periods."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from vanphong.docform.authority.issuing import IssuingFacts
from vanphong.docform.rules.model import Certainty


@dataclass(frozen=True, slots=True)
class IssuingRow:
    """A row and the days it holds: from `valid_from`, before `valid_to`."""

    facts: IssuingFacts
    valid_from: date
    valid_to: date | None


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("vanphong.docform.authority.data").joinpath("issuing.toml").read_text("utf-8"))


def issuing_rows() -> Iterator[IssuingRow]:
    """Every row of every period."""
    periods = {period["name"]: period for period in _table()["period"]}
    for given in _table()["rule"]:
        for period in (periods[name] for name in given["periods"]):
            facts = IssuingFacts(
                level=given["level"],
                issuer=given["issuer"],
                types=tuple(given["types"]),
                is_complete=given.get("complete", True),
                certainty=Certainty.CERTAIN if period.get("certain") else Certainty.TO_CHECK,
                source=period["source"],
                note=given.get("note", ""),
            )
            yield IssuingRow(facts, period["valid_from"], period.get("valid_to"))


@cache
def issuing_table(on: date) -> tuple[IssuingFacts, ...]:
    """The rows in force on a day."""
    return tuple(
        row.facts for row in issuing_rows() if row.valid_from <= on and (row.valid_to is None or on < row.valid_to)
    )


def type_code(name: str) -> str:
    """The code that the table's lists have for a type of this name; empty when they have none."""
    codes: Mapping[str, str] = _table()["type"]
    return codes.get(name, "")
