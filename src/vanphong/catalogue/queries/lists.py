"""The lists as they hold on a day. Rows are shared between requests: read them, never change them."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from vanphong.catalogue.choices import Occasion, System, TypeGroup
from vanphong.catalogue.models import Circulation, DocumentType, FieldOfWork, Phrase, Urgency
from vanphong.catalogue.queries.edition import edition
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.text.api import fold


def document_types(on: date, *, system: System | None = None) -> Sequence[DocumentType]:
    """The types of documents of that day, the Party's first, in the order of the regulation."""
    return [row for row in _types(edition()) if row.holds(on) and system in {None, row.system}]


def every_type() -> Sequence[DocumentType]:
    """The types of all days."""
    return _types(edition())


def document_type(type_id: int) -> DocumentType:
    """One type, of whatever day; `RecordNotFound` when there is none."""
    for row in _types(edition()):
        if row.pk == type_id:
            return row
    raise RecordNotFound("Không có thể loại văn bản này trong danh mục.")


def find_document_type(name_or_abbreviation: str, system: System, on: date) -> DocumentType | None:
    """The type that is written so, by its name (accents and capitals do not count) or else by its abbreviation (capitals do).

    Several types share an abbreviation (QĐ: Quyết định, Quy định); then the first in the order of the regulation is meant.
    """
    asked = name_or_abbreviation.strip()
    rows = sorted(document_types(on, system=system), key=lambda row: row.group == TypeGroup.NORMATIVE)
    return next(
        (row for row in rows if row.folded == fold(asked)),
        next((row for row in rows if asked and asked in {row.abbreviation, *row.also_written}), None),
    )


def urgencies(on: date) -> Sequence[Urgency]:
    """The degrees of urgency, the ordinary first."""
    return [row for row in _rows(Urgency, ("level",), edition()) if row.holds(on)]


def urgency(code: str, on: date) -> Urgency:
    """The degree of that code (normal, urgent, very_urgent, flash); `RecordNotFound` when it does not hold on that day."""
    for row in urgencies(on):
        if row.code == code:
            return row
    raise RecordNotFound("Không có độ khẩn này trong danh mục.")


def circulations(on: date) -> Sequence[Circulation]:
    """The restrictions of circulation; a document without one has none."""
    return [row for row in _rows(Circulation, ("rank",), edition()) if row.holds(on)]


def fields_of_work(on: date) -> Sequence[FieldOfWork]:
    """The fields of work."""
    return [row for row in _rows(FieldOfWork, ("rank",), edition()) if row.holds(on)]


def phrases(on: date, occasion: Occasion = Occasion.DIRECTIVE) -> Sequence[Phrase]:
    """The sentences offered on that occasion."""
    return [row for row in _rows(Phrase, ("rank", "id"), edition()) if row.holds(on) and row.occasion == occasion]


def _types(token: str) -> tuple[DocumentType, ...]:
    rows: tuple[DocumentType, ...] = _rows(DocumentType, ("system", "rank", "valid_from"), token)
    return rows


@lru_cache(maxsize=64)
def _rows(model: Any, order: tuple[str, ...], token: str) -> tuple[Any, ...]:
    """The whole list of one edition; `token` is part of the key alone."""
    return tuple(model.objects.order_by(*order))
