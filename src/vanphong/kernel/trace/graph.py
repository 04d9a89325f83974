"""The neighbourhood of a record as one actor may see it: what it came from, what it led to, and so on, a few steps far."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.trace.choices import Relation
from vanphong.kernel.trace.models import Link

Ref = tuple[str, int]

AT_MOST = 200
"""So many records are drawn; a graph with more says that it is cut."""


@dataclass(frozen=True, slots=True)
class Node:
    """A record as the graph shows it; `state` in words, `at` when it came into being."""

    ref: Ref
    title: str
    detail: str = ""
    state: str = ""
    at: datetime | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` is linked to `target`."""

    source: Ref
    target: Ref
    relation: Relation
    at: datetime


@dataclass(frozen=True, slots=True)
class Graph:
    """The record itself is the first node, then the nearest. `is_cut`: there is more than is shown."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    is_cut: bool = False


Describer = Callable[[Collection[int], Actor], dict[int, Node]]

_DESCRIBERS: dict[str, Describer] = {}


def register_describer(kind: str, describe: Describer) -> None:
    """Records of `kind` are described by `describe(ids, actor)`, which leaves out those the actor may not see."""
    _DESCRIBERS[kind] = describe


def describe(refs: Iterable[Ref], actor: Actor) -> dict[Ref, Node]:
    """Those of the records that the actor may see; a kind without a describer is seen by nobody."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for kind, record_id in refs:
        by_kind[kind].add(record_id)
    found: dict[Ref, Node] = {}
    for kind, ids in by_kind.items():
        if kind in _DESCRIBERS:
            found |= {(kind, record_id): node for record_id, node in _DESCRIBERS[kind](ids, actor).items()}
    return found


def graph(ref: Ref, actor: Actor, *, depth: int = 4) -> Graph:
    """The records within `depth` links of this one. A record the actor may not see is left out, and so is what is reached only through it.

    Raises `RecordNotFound` when the record itself is not for the actor.
    """
    walk = _Walk(actor, describe([ref], actor))
    frontier = list(walk.seen)
    if not frontier:
        raise RecordNotFound
    for _ in range(depth):
        frontier = walk.step(frontier)
    return walk.result()


class _Walk:
    """What has been reached so far."""

    def __init__(self, actor: Actor, seen: dict[Ref, Node]) -> None:
        self.actor, self.seen = actor, seen
        self.passed_over: set[Ref] = set()
        self.links: dict[int, Link] = {}
        self.is_cut = False

    def step(self, frontier: Sequence[Ref]) -> list[Ref]:
        """Go one link further from these records; the visible ones reached for the first time."""
        found = links_of_many(frontier)
        self.links |= {link.pk: link for link in found}
        ends = dict.fromkeys(end for link in found for end in (link.source, link.target))
        new = [end for end in ends if end not in self.seen and end not in self.passed_over]
        visible = describe(new, self.actor)
        reached = [end for end in new if end in visible][: AT_MOST - len(self.seen)]
        self.is_cut |= len(reached) < len(visible)
        self.seen |= {end: visible[end] for end in reached}
        self.passed_over |= set(new) - set(reached)
        return reached

    def result(self) -> Graph:
        """The graph, its edges oldest first."""
        links = [self.links[pk] for pk in sorted(self.links)]
        edges = [Edge(link.source, link.target, Relation(link.relation), link.at) for link in links]
        shown = tuple(edge for edge in edges if edge.source in self.seen and edge.target in self.seen)
        return Graph(tuple(self.seen.values()), shown, self.is_cut)


def links_of_many(refs: Collection[Ref]) -> Sequence[Link]:
    """The links from or to any of these records, oldest first. Two halves of one question, so that each goes through its index."""
    if not refs:
        return []
    from_them, to_them = (Link.objects.filter(_any_of(end, refs)) for end in ("source", "target"))
    return sorted(from_them.union(to_them), key=lambda link: link.pk)


def _any_of(end: str, refs: Iterable[Ref]) -> Q:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, record_id in refs:
        by_kind[kind].append(record_id)
    wanted = Q()
    for kind, ids in by_kind.items():
        wanted |= Q(**{f"{end}_kind": kind, f"{end}_id__in": ids})
    return wanted
