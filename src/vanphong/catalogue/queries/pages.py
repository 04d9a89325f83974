"""What the pages of the lists show: rows by day and words, one row with its history, the year, the table of authority."""

import calendar as almanac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from vanphong.catalogue.choices import Certainty, Issuer, Level, System
from vanphong.catalogue.models import AuthorityRule, DatedRow, DocumentType, Holiday, Row
from vanphong.catalogue.queries.calendar import calendar
from vanphong.catalogue.queries.lists import document_types
from vanphong.catalogue.queries.shown import shown
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.journal import api as journal
from vanphong.kernel.text.api import fold

MONTHS = range(1, 13)


def rows(
    model: type[Row], fields: Sequence[str], *, on: date | None, words: str = "", certainty: str = ""
) -> QuerySet[Row]:
    """The rows of a list that hold on that day (None: of all days) and in which all the words occur, accents not counting."""
    found: QuerySet[Row] = model._default_manager.all()
    if certainty:
        found = found.filter(certainty=certainty)
    if on is not None and issubclass(model, DatedRow):
        found = found.filter(Q(valid_to=None) | Q(valid_to__gt=on), Q(valid_from__lte=on))
    asked = fold(words).split()
    return found.filter(pk__in=[row.pk for row in found if _says(row, fields, asked)]) if asked else found


def order_of(model: type[Row]) -> tuple[str, ...]:
    """In which order the rows of a list stand."""
    names = {field.name for field in model._meta.get_fields()}
    return tuple(name for name in ("system", "occasion", "level", "rank", "day", "valid_from", "id") if name in names)


def _says(row: Row, fields: Sequence[str], asked: Sequence[str]) -> bool:
    told = fold(" ".join([*(shown(row, name) for name in fields), row.source, row.note]))
    return all(word in told for word in asked)


def row(model: type[Row], row_id: int) -> Row:
    """One row; `RecordNotFound` when there is none."""
    found = model._default_manager.filter(pk=row_id).first()
    if found is None:
        raise RecordNotFound("Không có dòng này trong danh mục.")
    return found


def periods(of: Row) -> list[DatedRow]:
    """The rows that speak of the same thing, the newest first."""
    if not isinstance(of, DatedRow):
        return []
    found = type(of)._default_manager.filter(**{name: getattr(of, name) for name in of.same}).order_by("-valid_from")
    return list(found)


def timeline(of: Row) -> list[dict[str, Any]]:
    """What was done to a row here, the newest first."""
    return [
        {
            "at": entry.at,
            "who": entry.person,
            "acting_as": entry.on_behalf_of or entry.title,
            "sentence": entry.sentence,
            "changes": entry.read_changes(),
        }
        for entry in journal.history(of.kind, of.pk).order_by("-id")
    ]


def tally(models: Sequence[type[Row]], today: date) -> dict[str, tuple[int, int]]:
    """Of each list: how many rows hold today, and how many of them are to be checked."""
    found = {}
    for model in models:
        held = list(rows(model, (), on=today).values_list("certainty", flat=True))
        found[model.kind] = (len(held), held.count(Certainty.TO_CHECK))
    return found


@dataclass(frozen=True, slots=True)
class Day:
    """One cell of the year; without a date it is empty."""

    day: date | None
    is_off: bool = False
    is_swapped: bool = False
    is_today: bool = False
    name: str = ""


def year_of(year: int, today: date) -> list[tuple[date, list[list[Day]]]]:
    """The months of a year as weeks from Monday to Sunday, with what is special of each day."""
    named = {row.day: row for row in Holiday.objects.filter(day__year=year, is_cancelled=False).order_by("day")}
    return [(date(year, month, 1), _weeks(year, month, named, today)) for month in MONTHS]


def _weeks(year: int, month: int, named: dict[date, Holiday], today: date) -> list[list[Day]]:
    weeks = almanac.Calendar().monthdatescalendar(year, month)
    return [[_day(day, month, named.get(day), today) for day in week] for week in weeks]


def _day(day: date, month: int, special: Holiday | None, today: date) -> Day:
    if day.month != month:
        return Day(None)
    is_worked = special is not None and special.is_working
    return Day(day, not calendar().is_working(day), is_worked, day == today, special.name if special else "")


def working_days_of(year: int) -> int:
    """How many working days the year has."""
    return calendar().working_days_between(date(year, 1, 1) - timedelta(days=1), date(year, 12, 31))


def days_of(year: int) -> list[Holiday]:
    """The days of a year that are special, cancelled ones too."""
    return list(Holiday.objects.filter(day__year=year).order_by("day"))


@dataclass(frozen=True, slots=True)
class Column:
    """One issuer in the table of authority."""

    issuer: Issuer
    rule: AuthorityRule


@dataclass(frozen=True, slots=True)
class Line:
    """One type in the table of authority: per issuer yes, to_check, no, no_to_check or unknown."""

    kind: DocumentType
    marks: list[str]


def authority_table(level: Level, on: date) -> tuple[list[Column], list[Line]]:
    """Who of that level may issue what on that day."""
    found = AuthorityRule.objects.in_force(on).filter(level=level)
    columns = sorted(
        (Column(Issuer(rule.issuer), rule) for rule in found), key=lambda each: list(Issuer).index(each.issuer)
    )
    kinds = [kind for kind in document_types(on, system=System.PARTY) if not kind.is_paper]
    return columns, [Line(kind, [_mark(column.rule, kind.code) for column in columns]) for kind in kinds]


def _mark(rule: AuthorityRule, code: str) -> str:
    doubt = "" if rule.is_certain else "_to_check"
    if code in rule.types:
        return f"yes{doubt}"
    return f"no{doubt}" if rule.is_complete else "unknown"
