"""Brings the rows of `data/` in, again and again without harm: what is missing is added, what was not edited here follows the data."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from itertools import product
from typing import Any

from django.db import transaction

from vanphong.catalogue.choices import Certainty
from vanphong.catalogue.models import (
    AlertThreshold,
    AuthorityRule,
    Circulation,
    DatedRow,
    DocumentType,
    FieldOfWork,
    Holiday,
    Installation,
    Phrase,
    Row,
    SigningRule,
    Urgency,
)
from vanphong.catalogue.queries.edition import renew_edition
from vanphong.docform.api import issuing_rows
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.clock import office_date
from vanphong.kernel.journal import api as journal
from vanphong.kernel.text.api import fold

OWN = "Danh mục do văn phòng đặt"
OWN_SINCE = date(1997, 10, 1)
_LISTS: Mapping[str, type[Row]] = {
    "urgency": Urgency,
    "circulation": Circulation,
    "field_of_work": FieldOfWork,
    "phrase": Phrase,
    "alert_threshold": AlertThreshold,
}
_RANKED = ("circulation", "field_of_work", "phrase")


@dataclass(frozen=True)
class Shipped:
    """A row as the data tells it: which it is, and its values."""

    model: type[Row]
    name: str
    values: dict[str, Any]

    def meets(self, row: Row) -> bool:
        """Whether that row speaks of the same thing on a day of this one."""
        if any(getattr(row, name) != self.values[name] for name in row.same):
            return False
        if not isinstance(row, DatedRow):
            return True
        begins, ends = self.values["valid_from"], self.values.get("valid_to")
        return (ends is None or row.valid_from < ends) and (row.valid_to is None or begins < row.valid_to)


def load(now: datetime) -> int:
    """Bring the data in; how many rows were added or changed. A row edited here, or made here before the data knew it, stays as it is."""
    with transaction.atomic():
        written = sum(_write(model, rows) for model, rows in _by_model(shipped_rows(office_date(now))).items())
        if written:
            journal.record(SYSTEM, now, "catalogue", 1, "load", f"Nạp danh mục theo phiên bản đang cài: {written} dòng")
            renew_edition()
        return written


def load_once(now: datetime) -> int:
    """`load`, unless it was done with this very data for this year; how many rows were added or changed. The zone has been settled before."""
    mark = _mark(office_date(now).year)
    if Installation.objects.filter(loaded=mark).exists():
        return 0
    with transaction.atomic():
        written = load(now)
        Installation.objects.update(loaded=mark)
        return written


def _mark(year: int) -> str:
    """Differs when another version of this module, of its data or of the library of holidays would write other rows."""
    folder = files(__package__)
    parts = [folder / "loading.py", *sorted((folder / "data").iterdir(), key=lambda part: part.name)]
    told = f"{year} {version('holidays')}".encode()
    return sha256(told + b"".join(part.read_bytes() for part in parts if part.is_file())).hexdigest()


def shipped_rows(today: date) -> Iterator[Shipped]:
    """Every row that the data gives today; the days of the calendar reach to the end of the next year."""
    yield from _types()
    yield from _lists()
    yield from _authority()
    yield from _signing()
    yield from _holidays(today)


def _by_model(rows: Iterable[Shipped]) -> dict[type[Row], list[Shipped]]:
    found: dict[type[Row], list[Shipped]] = {}
    for row in rows:
        found.setdefault(row.model, []).append(row)
    return found


def _write(model: type[Row], rows: list[Shipped]) -> int:
    there = {row.shipped: row for row in model._default_manager.exclude(shipped=None)}
    own = list(model._default_manager.filter(is_edited=True))
    new = [
        model(shipped=row.name, **row.values)
        for row in rows
        if row.name not in there and not any(row.meets(each) for each in own)
    ]
    model._default_manager.bulk_create(new)
    return len(new) + sum(_follow(there[row.name], row.values) for row in rows if row.name in there)


def _follow(row: Row, values: Mapping[str, Any]) -> bool:
    """Give an unedited row the data's values; whether anything differed."""
    if row.is_edited or all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    return True


@cache
def data(name: str) -> dict[str, Any]:
    """One of the files of `data/`."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def _sure(*certain: bool) -> str:
    return Certainty.CERTAIN if all(certain) else Certainty.TO_CHECK


def _types() -> Iterator[Shipped]:
    """Each type in each period of its system, as far as the type itself reaches."""
    for rank, given in enumerate(data("types")["type"]):
        row = dict(given)
        since, until, sure = row.pop("from", date.min), row.pop("to", None), row.pop("certain", False)
        for period in data("types")["period"]:
            begins, ends = max(since, period["valid_from"]), _earlier(until, period.get("valid_to"))
            if period["system"] != row["system"] or (ends is not None and begins >= ends):
                continue
            values = {"valid_from": begins, "valid_to": ends, "source": period["source"], "rank": rank, **_TYPE, **row}
            values |= {"folded": fold(row["name"]), "certainty": _sure(sure, period["certain"])}
            name = f"type:{row['system']}:{row['code']}:{begins}"
            yield Shipped(DocumentType, name, values)


_TYPE = {
    "also_written": [],
    "is_numbered": True,
    "prints_name": True,
    "salutation": "",
    "is_central_only": False,
    "needs_appraisal": False,
    "note": "",
}


def _earlier(one: date | None, other: date | None) -> date | None:
    given = [day for day in (one, other) if day is not None]
    return min(given) if given else None


def _lists() -> Iterator[Shipped]:
    """The short lists; what names no source is the office's own and to be checked."""
    for table, model in _LISTS.items():
        for rank, given in enumerate(data("lists")[table]):
            row = {"source": OWN, "valid_from": OWN_SINCE, "note": "", **given}
            certainty = _sure(row.pop("certain", False))
            name = f"{table}:{row.get('code', row.get('text', 'standard'))}"[:120]
            if table in _RANKED:
                row["rank"] = rank
            yield Shipped(model, name, {**row, "certainty": certainty})


def _authority() -> Iterator[Shipped]:
    """The table of issuing is docform's own."""
    for row in issuing_rows():
        facts = row.facts
        values = {
            "level": facts.level,
            "issuer": facts.issuer,
            "types": list(facts.types),
            "is_complete": facts.is_complete,
            "note": facts.note,
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
            "source": facts.source,
            "certainty": facts.certainty,
        }
        yield Shipped(AuthorityRule, f"authority:{facts.level}:{facts.issuer}:{row.valid_from}", values)


def _signing() -> Iterator[Shipped]:
    for given, period in _signed():
        row = {**_SIGNING, **given}
        source = period["source"].format(article=row.pop("article"))
        is_sure = {"certain": period.get("certain", False) and row.pop("certain", True)}
        values = {"is_refused": row.pop("refused", False), "note": "", **row, **_dated(period | is_sure, source)}
        yield Shipped(SigningRule, f"signing:{given['code']}:{period['valid_from']}", values)


def _signed() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each rule of signing in each period of its system."""
    for told in (data("signing"), data("signing_state")):
        yield from product(told["rule"], told["period"])


_SIGNING = {"types": [], "standing": "any", "manner": "any", "competence_line": "", "position_line": ""}


def _dated(period: Mapping[str, Any], source: str) -> dict[str, Any]:
    return {
        "valid_from": period["valid_from"],
        "valid_to": period.get("valid_to"),
        "source": source,
        "certainty": _sure(period.get("certain", False)),
    }


def _holidays(today: date) -> Iterator[Shipped]:
    """The library's public holidays, days in lieu and swaps, then what our data adds or corrects."""
    days = {row["day"]: row for row in _of_library(today)}
    for given in data("holidays")["day"]:
        days[given["day"]] = {"certainty": Certainty.TO_CHECK, "is_working": False, "note": "", **given}
    for day, values in sorted(days.items()):
        yield Shipped(Holiday, f"holiday:{day}", values)


def _of_library(today: date) -> Iterator[dict[str, Any]]:
    import holidays

    told = {row["year"]: row["source"] for row in data("holidays")["announced"]}
    years = range(data("holidays")["first_year"], today.year + 2)
    known = holidays.country_holidays("VN", years=years, language="vi")
    worked = {day: "Làm việc bù" for day in getattr(known, "weekend_workdays", ()) if day.year in years}
    for day, name in [*known.items(), *worked.items()]:
        yield {
            "day": day,
            "name": name,
            "is_working": day in worked,
            "source": told.get(day.year, data("holidays")["source"]),
            "certainty": _sure(day.year in told),
            "note": "" if day.year in told else "Chưa có thông báo lịch nghỉ của năm này.",
        }
