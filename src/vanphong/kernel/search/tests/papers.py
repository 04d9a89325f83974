"""A kind of records made up for the tests of search: papers, kept in memory, seen by whom `share` says."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db.models import QuerySet

from vanphong.kernel.actor import Actor
from vanphong.kernel.participation.api import Capacity, end, take_part
from vanphong.kernel.participation.models import Participation
from vanphong.kernel.search import api as search
from vanphong.kernel.search import registry
from vanphong.kernel.search.models import Entry, Index, Pending, SavedSearch

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
CLERK, GUEST = 8 * 7 + 2, 8 * 9 + 2
"""Stored principals."""


def actor(*principals: int, clearance: int = 0) -> Actor:
    """Somebody who is these principals."""
    return Actor(1, "Người tìm", 1, "Chức vụ", 1, 1, principals=principals, clearance=clearance)


class Papers:
    """The papers; what is put here is found once `settle` has run."""

    kind = "paper"

    def __init__(self) -> None:
        self.contents: dict[int, search.Content] = {}
        self.broken: set[int] = set()

    def load(self, ids: Collection[int], now: datetime) -> Iterable[search.Content]:
        if self.broken & set(ids):
            raise ZeroDivisionError
        return [self.contents[pk] for pk in ids if pk in self.contents]

    def records(self) -> QuerySet[Any]:
        """A stand-in for a table of papers: saved searches of nobody with their numbers."""
        return SavedSearch.objects.filter(person_id=0)

    def put(self, record_id: int, title: str, *, on: date = date(2026, 11, 20), **more: object) -> int:
        """Write a paper, or write it anew."""
        self.contents[record_id] = search.Content(record_id=record_id, title=title, on=on, **more)  # type: ignore[arg-type]
        SavedSearch.objects.get_or_create(pk=record_id, defaults={"person_id": 0, "name": str(record_id)})
        search.touch([(self.kind, record_id)], NOW)
        return record_id

    def share(self, record_id: int, *principals: int) -> None:
        take_part(self.kind, record_id, principals, Capacity.READER, NOW)

    def unshare(self, record_id: int, *principals: int) -> None:
        end(self.kind, record_id, principals, [Capacity.READER], NOW)

    def take_away(self, record_id: int) -> None:
        del self.contents[record_id]
        search.touch([(self.kind, record_id)], NOW)

    def settle(self) -> None:
        """Let the index catch up."""
        search.catch_up(NOW)

    def find(self, text: str, who: Actor | None = None, **more: object) -> search.Found:
        """Ask, as the clerk unless said otherwise."""
        return search.find(search.Search(search.parse(text), who or actor(CLERK), NOW, **more))  # type: ignore[arg-type]

    def ids(self, text: str, who: Actor | None = None, **more: object) -> list[int]:
        """The papers found, in their order."""
        return [row.record_id for row in self.find(text, who, **more).rows]


def opened() -> Papers:
    """Papers alone are searched, and there are none."""
    search.KINDS.clear()
    made = Papers()
    search.register(search.Kind(made.kind, "Giấy tờ", "file", made.load, made.records))
    for model in (Pending, Entry, Index):
        model.objects.all().delete()
    Participation.objects.filter(kind=made.kind).delete()
    SavedSearch.objects.filter(person_id=0).delete()
    search.rebuild(NOW)
    return made


@pytest.fixture
def kinds_put_back() -> Iterator[None]:
    """The kinds that are searched, and where dossiers are found, are afterwards what they were."""
    kinds, dossiers = dict(search.KINDS), registry._DOSSIERS[:]
    yield
    registry._DOSSIERS[:] = dossiers
    search.KINDS.clear()
    search.KINDS.update(kinds)


@pytest.fixture
def papers(db: None, kinds_put_back: None) -> Papers:
    """No papers yet, and nothing else in the index."""
    return opened()


@pytest.fixture
def papers_kind(committed: None, kinds_put_back: None) -> Papers:
    """The same with real commits."""
    return opened()
