"""What can be searched: each module says how its records become entries."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from vanphong.kernel.actor import Actor
from vanphong.kernel.search.content import Content


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record. `load` gives those of the records that are to be found, outside any transaction; `records` all there are, to walk
    through; `is_open`: everybody who is signed in sees them, else whoever takes part. Shown in the order of `rank`.
    """

    name: str
    label: str
    icon: str
    load: Callable[[Collection[int], datetime], Iterable[Content]]
    records: Callable[[], QuerySet[Any]]
    is_open: bool = False
    rank: int = 9


Dossiers = Callable[[str, Actor], Collection[int]]

KINDS: dict[str, Kind] = {}
_DOSSIERS: list[Dossiers] = []


def register(kind: Kind) -> None:
    """Records of this kind are found from now on."""
    KINDS[kind.name] = kind


def kinds() -> list[Kind]:
    """Those there are, in the order in which they are shown."""
    return sorted(KINDS.values(), key=lambda kind: kind.rank)


def register_dossiers(find: Dossiers) -> None:
    """Dossiers are found by their names through `find(text, actor)`, which leaves out those that the actor may not see."""
    _DOSSIERS[:] = [find]


def dossiers_called(text: str, actor: Actor) -> Collection[int]:
    """The dossiers of that name that the actor may see."""
    return [found for find in _DOSSIERS for found in find(text, actor)]
