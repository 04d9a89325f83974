"""Search by particulars: every module's own search, asked for what this actor may see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from vanphong.desk.rules import Query, marked, read_query
from vanphong.dossiers import api as dossiers
from vanphong.incoming import api as incoming
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.trace.api import Node
from vanphong.kernel.web.links import url_of
from vanphong.organisation import api as organisation
from vanphong.outgoing import api as outgoing
from vanphong.tasks import api as tasks

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Source:
    """Where something can be found: `find` answers the best first; `list_route` shows all, with the words as `q`."""

    name: str
    label: str
    icon: str
    find: Callable[[Query, Actor, datetime, int], Sequence[Node]]
    list_route: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, its title in pieces that say what of it was asked for."""

    node: Node
    title: Sequence[tuple[str, bool]]
    detail: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Group:
    """What one source found; `more` leads to all of it, where there is more."""

    source: Source
    hits: Sequence[Hit]
    more: str


def search(text: str, actor: Actor, now: datetime, *, limit: int) -> list[Group]:
    """What every source finds, at most `limit` of each; sources that find nothing are left out."""
    query = read_query(text[:LONGEST])
    if not query.words and query.day is None:
        return []
    groups = (_group(source, query, actor, now, limit) for source in SOURCES)
    return [group for group in groups if group.hits]


def _group(source: Source, query: Query, actor: Actor, now: datetime, limit: int) -> Group:
    nodes = source.find(query, actor, now, limit + 1)
    hits = [Hit(node, marked(node.title, query.words), marked(node.detail, query.words)) for node in nodes[:limit]]
    is_more = len(nodes) > limit and bool(query.words)
    return Group(source, hits, f"{reverse(source.list_route)}?{urlencode({'q': query.words})}" if is_more else "")


def _incoming(query: Query, actor: Actor, now: datetime, limit: int) -> Sequence[Node]:
    everything = incoming.IncomingDocument.objects.visible_to
    found = incoming.search(actor, query.words) if query.words else everything(actor).order_by("-id")
    if query.day:
        found = found.filter(Q(arrived_on=query.day) | Q(issued_on=query.day))
    return [
        Node(
            row.ref,
            row.title,
            " · ".join(part for part in (row.sender_name, _number(row)) if part),
            incoming.State(row.state).label,
            row.received_at,
            url_of(*row.ref),
        )
        for row in found[:limit]
    ]


def _number(row: incoming.IncomingDocument) -> str:
    return f"số đến {row.arrival_number}" if row.arrival_number else ""


def _outgoing(query: Query, actor: Actor, now: datetime, limit: int) -> Sequence[Node]:
    return outgoing.search(actor, query.words, limit, issued_on=query.day)


def _tasks(query: Query, actor: Actor, now: datetime, limit: int) -> Sequence[Node]:
    return tasks.search(actor, query.words, limit)


def _dossiers(query: Query, actor: Actor, now: datetime, limit: int) -> Sequence[Node]:
    return dossiers.search(actor, query.words, limit)


def _people(query: Query, actor: Actor, now: datetime, limit: int) -> Sequence[Node]:
    if not query.words:
        return []
    today = office_date(now)
    people = list(organisation.people_search(query.words, today)[:limit])
    posts = organisation.describe_many([person.principal for person in people], today)
    return [
        Node(("person", person.pk), person.name, posts[person.principal].detail, url=url_of("person", person.pk))
        for person in people
    ]


def _organs(query: Query, actor: Actor, now: datetime, limit: int) -> Sequence[Node]:
    if not query.words:
        return []
    found = organisation.organs_search(query.words, office_date(now), limit=limit)
    return [Node(("organ", organ.pk), organ.name, organ.symbol, url=url_of("organ", organ.pk)) for organ in found]


SOURCES: tuple[Source, ...] = (
    Source("incoming", "Văn bản đến", "inbox", _incoming, "incoming:list"),
    Source("outgoing", "Văn bản đi", "send", _outgoing, "outgoing:list"),
    Source("tasks", "Nhiệm vụ", "clipboard", _tasks, "tasks:list"),
    Source("dossiers", "Hồ sơ", "folder", _dossiers, "dossiers:list"),
    Source("people", "Cán bộ", "user", _people, "organisation:people"),
    Source("organs", "Cơ quan", "building", _organs, "organisation:organs"),
)
"""In the order in which they are shown."""
