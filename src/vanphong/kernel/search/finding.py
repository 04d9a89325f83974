"""Finding: one question to the database for what satisfies the query and may be seen, then the order, the counts and the pieces to show.

Everything shown comes out of rows that the actor may see at this moment: the index narrows, participation as it is now decides.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import connection

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.search import ranking
from vanphong.kernel.search.content import EVERYBODY, access_token, dossier_token, facet_token, kind_token
from vanphong.kernel.search.engines import TABLES, engine
from vanphong.kernel.search.expressions import Expression, Has, One, everything, needs_text, of_query, run
from vanphong.kernel.search.models import Entry, Index
from vanphong.kernel.search.query import Filter, Query, Term, without_asking
from vanphong.kernel.search.registry import KINDS, dossiers_called
from vanphong.kernel.search.snippets import Pieces, marked, snippet
from vanphong.kernel.search.verifying import has_phrases
from vanphong.kernel.search.vocabulary import weights
from vanphong.kernel.search.words import pairs
from vanphong.kernel.search.writing import UNDATED, body_of, content_of, first_number

MOST = 1000
"""So many are counted and can be turned to; of more it is said that there are more."""
MOST_READ = 300
"""So many texts are read to see whether a phrase of three words or more stands in them."""
RANKED = 60
"""So many of the best are ordered by their texts."""
FEW = 30
"""So many people and organs are looked at, which documents would crowd out."""
FACETS = ("kind", "type", "year", "sender")
NOWHERE = "f.0"
"""In no dossier at all: never written."""
FIRST, LAST = date(1, 1, 1), date(9999, 1, 1)


class Order(StrEnum):
    """In which order results are shown."""

    BEST = "best"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Row:
    """An entry that was found; `tier` says how: 0 in the title one after another … 9 somewhere."""

    id: int
    tier: int
    kind: str
    record_id: int
    on: date
    type_name: str
    sender: str


@dataclass(frozen=True, slots=True)
class Found:
    """The rows in their order; `is_more`: there are more than were counted. `bodies` of those that were read."""

    query: Query
    rows: Sequence[Row] = ()
    is_more: bool = False
    entries: Mapping[int, Entry] = field(default_factory=dict, repr=False)

    @property
    def count(self) -> int:
        """How many there are, as far as they were counted."""
        return len(self.rows)

    def facets(self) -> dict[str, list[tuple[str, int]]]:
        """Per facet its values with how many have them, the most frequent first."""
        columns = {
            "kind": Counter(row.kind for row in self.rows),
            "type": Counter(row.type_name for row in self.rows if row.type_name),
            "year": Counter(str(row.on.year) for row in self.rows if row.on != UNDATED),
            "sender": Counter(row.sender for row in self.rows if row.sender),
        }
        return {name: sorted(counts.items(), key=lambda item: (-item[1], item[0])) for name, counts in columns.items()}


@dataclass(frozen=True, slots=True)
class Search:
    """A question: the query, for whom, narrowed by facets (name → value)."""

    query: Query
    actor: Actor
    now: datetime
    facets: Mapping[str, str] = field(default_factory=dict)
    order: Order = Order.BEST

    @property
    def access(self) -> Expression:
        """Those tokens by which the actor sees anything."""
        return One((Has(EVERYBODY), *(Has(access_token(each)) for each in self.actor.principals)))

    @property
    def narrowed(self) -> list[Expression]:
        """The facets."""
        return [
            Has(kind_token(value) if name == "kind" else facet_token(name, value))
            for name, value in self.facets.items()
            if name in FACETS and value
        ]

    def expression(self) -> Expression:
        """What an entry must satisfy."""
        return self.about(self.query)

    def about(self, query: Query) -> Expression:
        """The same for another query."""
        return of_query(query, self.access, self.narrowed, self._dossiers)

    def _dossiers(self, given: Filter) -> Expression:
        """Those of the dossiers that the actor may see."""
        return One((Has(NOWHERE), *(Has(dossier_token(each)) for each in dossiers_called(given.raw, self.actor))))


def find(search: Search) -> Found:
    """Everything that satisfies the query, ordered."""
    row = Index.objects.filter(pk=1).first()
    if row is None or row.generation is None or search.query.is_empty:
        return Found(search.query)
    limit = MOST_READ if needs_text(search.query) else MOST
    tiers = [*(_tiers(search) if search.order is Order.BEST else ()), (9, search.expression(), limit + 1)]
    found = _rows(search, row.generation, tiers)
    return _ordered(search, row, found[:limit], is_more=len(found) > limit)


def find_near(search: Search) -> Found:
    """What has most of the words, best first: for a query of several words that nothing satisfies as a whole."""
    search = replace(search, query=without_asking(search.query))
    row = Index.objects.filter(pk=1).first()
    bare = [term for term in search.query.terms if term.is_bare]
    if row is None or row.generation is None or len(bare) < 2:
        return Found(search.query)
    weighed = weights([*search.query.words, *pairs(search.query.words)], row.counted)
    found = _rows(search, row.generation, list(_near_tiers(search, bare, weighed)))
    return _ordered(search, row, found, is_more=False)


def _tiers(search: Search) -> Iterator[tuple[int, Expression, int]]:
    """Where the best are looked for first: title, text one after another (whatever has the whole run has its words), particulars."""
    asked, whole = search.query.words, search.expression()
    if not asked:
        return
    places = tuple(Has(kind_token(kind.name)) for kind in KINDS.values() if kind.is_open)
    if places:
        yield 2, everything([whole, One(places)]), FEW
    if len(asked) > 1:
        rest = search.about(replace(search.query, terms=()))
        yield 0, everything([rest, run(asked, "h.")]), RANKED
        yield 1, everything([rest, run(asked)]), RANKED
    yield 2, everything([whole, *(Has(f"h.{word}") for word in asked)]), RANKED


def _near_tiers(
    search: Search, bare: Sequence[Term], weighed: Mapping[str, float]
) -> Iterator[tuple[int, Expression, int]]:
    """Fewer and fewer of the words, the most telling kept; then any telling pair of neighbours."""
    telling = sorted(bare, key=lambda term: -weighed[term.words[0]])
    for tier, share in ((3, 0.75), (4, 0.5), (5, 0.34)):
        kept = telling[: max(2, round(len(telling) * share))]
        query = replace(
            search.query, terms=tuple(term for term in search.query.terms if term in kept or not term.is_bare)
        )
        yield tier, search.about(query), RANKED
    known = sorted(set(pairs(search.query.words)), key=lambda pair: -weighed[pair])
    rest = replace(search.query, terms=tuple(term for term in search.query.terms if not term.is_bare))
    for pair in known:
        yield 6, everything([search.about(rest), Has(pair)]), RANKED


def _rows(search: Search, generation: int, tiers: Sequence[tuple[int, Expression, int]]) -> list[Row]:
    """One question: the newest of each tier, of these what the actor may see now; by tier, then newest first."""
    parts: list[str] = []
    values: list[Any] = []
    for tier, wanted, limit in tiers:
        statement, given = engine().newest(
            TABLES[generation], wanted, _between(search.query), limit, office_date(search.now)
        )
        parts.append(f"SELECT {tier} AS tier, id FROM ({statement}) t{len(parts)}")
        values += given
    allowed, more = _allowed(search)
    sql = (
        f"WITH found AS ({' UNION ALL '.join(parts)}), best AS (SELECT id, MIN(tier) AS tier FROM found GROUP BY id) "
        'SELECT e.id, b.tier, e.kind, e.record_id, e."on", e.type_name, e.sender FROM best b JOIN search_entry e ON e.id = b.id '
        f"WHERE {allowed} ORDER BY b.tier, e.id DESC"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, *more])
        return [_row(values) for values in cursor.fetchall()]


def _row(values: Sequence[Any]) -> Row:
    pk, tier, kind, record_id, on, type_name, sender = values
    return Row(pk, tier, kind, record_id, on if isinstance(on, date) else date.fromisoformat(on), type_name, sender)


def _allowed(search: Search) -> tuple[str, list[Any]]:
    """The condition on `e` under which the actor may see it now."""
    principals = search.actor.principals
    taking_part = (
        "EXISTS (SELECT 1 FROM participation_participation p WHERE p.kind = e.kind AND p.record_id = e.record_id "
        f"AND p.until IS NULL AND +p.principal IN ({', '.join(['%s'] * len(principals))}))"
        if principals
        else "FALSE"
    )
    return f"e.secrecy <= %s AND (e.is_open OR {taking_part})", [search.actor.clearance, *principals]


def _between(query: Query) -> tuple[int, int]:
    """The numbers of entries of the days asked for."""
    since, until = query.since or FIRST, query.until or LAST
    return first_number(since, 0), first_number(until, 0) + (
        first_number(FIRST + timedelta(1), 0) - first_number(FIRST, 0)
    ) - 1


def _ordered(search: Search, index: Index, rows: list[Row], *, is_more: bool) -> Found:
    query = search.query
    is_read = needs_text(query)
    entries = _entries(rows if is_read else rows[:RANKED]) if is_read or search.order is Order.BEST else {}
    if is_read:
        rows = [row for row in rows if has_phrases(query, content_of(entries[row.id]))]
    if search.order is Order.NEWEST:
        return Found(query, sorted(rows, key=lambda row: -row.id), is_more, entries)
    best, rest = rows[:RANKED], rows[RANKED:]
    given = ranking.asked(query, weights([*query.words, *pairs(query.words)], index.counted))
    scores = {row.id: _score(given, entries[row.id]) for row in best}
    return Found(query, [*sorted(best, key=lambda row: (-scores[row.id], -row.id)), *rest], is_more, entries)


def _entries(rows: Iterable[Row]) -> dict[int, Entry]:
    return Entry.objects.in_bulk([row.id for row in rows])


def _score(given: ranking.Asked, entry: Entry) -> float:
    particulars = [entry.reference, entry.sender, entry.signer, *entry.more["others"]]
    return ranking.score(given, entry.title, particulars, entry.reference, body_of(entry))


@dataclass(frozen=True, slots=True)
class Hit:
    """A row as it is shown: its words in pieces, those that were asked for marked. `piece`: what its files say of it."""

    row: Row
    entry: Entry
    title: Pieces
    particulars: Pieces
    piece: Pieces


def hits(found: Found, start: int, count: int) -> list[Hit]:
    """So many of the rows from `start` on."""
    rows = found.rows[start : start + count]
    missing = [row for row in rows if row.id not in found.entries]
    entries = {**found.entries, **_entries(missing)} if missing else found.entries
    return [_hit(found.query, row, entries[row.id]) for row in rows if row.id in entries]


def _hit(query: Query, row: Row, entry: Entry) -> Hit:
    told = " · ".join(text for text in (entry.sender, *([] if entry.sender else entry.more["others"][:1])) if text)
    title = " — ".join(text for text in (entry.reference, entry.title) if text)
    return Hit(row, entry, marked(title, query), marked(told, query), snippet(body_of(entry), query))
