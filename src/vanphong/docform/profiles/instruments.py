"""What is known of instruments (văn bản) that are cited though they no longer hold."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from vanphong.docform.layout import folded


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument that was replaced. `issued_on` None: not known for sure; `certain` False: remembered, not seen."""

    reference: str
    type: str
    valid_to: date
    replaced_by: str
    organ: str = ""
    subject: str = ""
    issued_on: date | None = None
    certain: bool = True


def instrument(reference: str) -> Instrument | None:
    """The replaced instrument with this number and notation; None when none is known."""
    return _instruments().get(_key(reference))


@cache
def _instruments() -> Mapping[str, Instrument]:
    rows = tomllib.loads((Path(__file__).parent / "data" / "instruments.toml").read_text("utf-8"))
    made = (
        Instrument(**{key: value for key, value in row.items() if key != "to_check"}, certain=not row.get("to_check"))
        for row in rows["instruments"]
    )
    return {_key(each.reference): each for each in made}


def _key(reference: str) -> str:
    return folded("".join(reference.split()))
