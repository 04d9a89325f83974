"""The search page: what was asked as it stands in the address, and everything shown of the answer, for what this actor may see."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from vanphong.desk.queries.completion import Completion, completions
from vanphong.kernel.actor import Actor
from vanphong.kernel.search import api as search
from vanphong.kernel.ui.actions import Beginning, beginnings
from vanphong.kernel.web.links import url_of

LONGEST = 400
ON_PAGE = 20
UNDER_BOX = 5
NEAR = 10
ENOUGH = 5
"""With fewer results than so many, what comes near is shown too."""
FACET_VALUES = 8
PARAMETERS = {"kind": "muc", "type": "loai", "year": "nam", "sender": "noi-gui"}
FACETS = {"kind": "Mục", "type": "Loại văn bản", "year": "Năm", "sender": "Nơi gửi, ban hành"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address says: the text, what it is narrowed by inside the results, facets, order, page."""

    text: str = ""
    within: tuple[str, ...] = ()
    facets: Mapping[str, str] = field(default_factory=dict)
    is_newest: bool = False
    page: int = 1

    @property
    def whole(self) -> str:
        """The text with what narrows it."""
        return " ".join((self.text, *self.within)).strip()

    @property
    def order(self) -> search.Order:
        return search.Order.NEWEST if self.is_newest else search.Order.BEST

    def parameters(self) -> str:
        """As it stands in the address."""
        pairs = [("q", self.text), *(("trong", each) for each in self.within)]
        pairs += [(PARAMETERS[name], value) for name, value in self.facets.items()]
        pairs += [("xep", "moi")] if self.is_newest else []
        return urlencode([*pairs, *([("trang", self.page)] if self.page > 1 else [])])

    @property
    def url(self) -> str:
        return f"{reverse('desk:search')}?{self.parameters()}"

    def with_facet(self, name: str, value: str) -> "Asked":
        """Narrowed by the facet; by none of it when the value is empty."""
        others = {facet: chosen for facet, chosen in self.facets.items() if facet != name}
        return replace(self, facets={**others, name: value} if value else others, page=1)


def read(given: QueryDict) -> Asked:
    """Read the address; what is wrong in it is passed over."""
    page = given.get("trang", "1")
    within = [each.strip()[:LONGEST] for each in given.getlist("trong") if each.strip()]
    return Asked(
        given.get("q", "").strip()[:LONGEST],
        tuple(within[:5]),
        {name: value for name, parameter in PARAMETERS.items() if (value := given.get(parameter, "").strip()[:200])},
        given.get("xep") == "moi",
        int(page) if page.isdigit() and 1 <= int(page) <= search.MOST // ON_PAGE else 1,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A result: where it leads, its icon and the name of its kind."""

    hit: search.Hit
    url: str
    icon: str
    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet; `url` narrows by it, or no longer."""

    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Results of one kind, or the values of one facet."""

    label: str
    icon: str
    items: Sequence[Shown] | Sequence[Value]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition that applies, and the address without it."""

    label: str
    value: str
    remove: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything the page shows."""

    asked: Asked
    found: search.Found
    results: Sequence[Shown] = ()
    near: Sequence[Shown] = ()
    facets: Sequence[Group] = ()
    suggestions: Sequence[tuple[str, str]] = ()
    previous: str = ""
    following: str = ""

    @property
    def count(self) -> str:
        """How many there are, in words."""
        return (
            f"hơn {self.found.count:,}".replace(",", ".")
            if self.found.is_more
            else f"{self.found.count:,}".replace(",", ".")
        )

    @property
    def chips(self) -> Iterator[Chip]:
        """What narrows the results."""
        for each in self.asked.within:
            rest = tuple(other for other in self.asked.within if other != each)
            yield Chip("Trong kết quả", each, replace(self.asked, within=rest, page=1).url)
        for name, value in self.asked.facets.items():
            yield Chip(FACETS[name], _label(name, value), self.asked.with_facet(name, "").url)

    @property
    def by_best(self) -> str:
        """The address in the order of relevance."""
        return replace(self.asked, is_newest=False, page=1).url

    @property
    def by_newest(self) -> str:
        """The address in the order of days."""
        return replace(self.asked, is_newest=True, page=1).url


@dataclass(frozen=True, slots=True)
class Offer:
    """What the palette shows under the box."""

    asked: Asked
    groups: Sequence[Group]
    completions: Sequence[Completion]
    beginnings: Sequence[Beginning]
    suggestions: Sequence[tuple[str, str]]


def answer(asked: Asked, actor: Actor, now: datetime) -> Answer:
    """The page of results. A text that finds nothing is read as one whose last word is only begun; then what comes near is looked for."""
    question = _question(asked, actor, now)
    found = _found(question)
    start = (asked.page - 1) * ON_PAGE
    is_scarce = found.count < ENOUGH and asked.page == 1
    return Answer(
        asked,
        found,
        _shown(found, start, ON_PAGE),
        _near(question, found) if is_scarce else (),
        list(_facets(asked, found)),
        _suggestions(asked, question) if not found.count else (),
        previous=replace(asked, page=asked.page - 1).url if asked.page > 1 else "",
        following=replace(asked, page=asked.page + 1).url if found.count > start + ON_PAGE else "",
    )


def offer(asked: Asked, actor: Actor, now: datetime) -> Offer:
    """What is offered while one types: of each kind the best few, filters, pages to begin something on, other spellings."""
    question = replace(_question(asked, actor, now), query=search.parse(asked.whole).begun())
    found = search.find(question)
    return Offer(
        asked,
        list(_groups(asked, found)),
        completions(asked.text, actor, now),
        beginnings(asked.text, actor)[:UNDER_BOX],
        _suggestions(asked, question) if not found.count else (),
    )


def refs(asked: Asked, actor: Actor, now: datetime) -> list[tuple[str, int]]:
    """The records that are found, the newest first."""
    found = _found(_question(replace(asked, is_newest=True), actor, now))
    return [(row.kind, row.record_id) for row in found.rows]


def _question(asked: Asked, actor: Actor, now: datetime) -> search.Search:
    return search.Search(search.parse(asked.whole), actor, now, asked.facets, asked.order)


def _found(question: search.Search) -> search.Found:
    found = search.find(question)
    begun = question.query.begun()
    return found if found.count or begun == question.query else search.find(replace(question, query=begun))


def _near(question: search.Search, found: search.Found) -> list[Shown]:
    """What has most of the words, without what was found."""
    near = search.find_near(question)
    there = {row.id for row in found.rows}
    return _shown(replace(near, rows=[row for row in near.rows if row.id not in there]), 0, NEAR)


def _shown(found: search.Found, start: int, count: int) -> list[Shown]:
    return [_one(hit) for hit in search.hits(found, start, count)]


def _one(hit: search.Hit) -> Shown:
    kind = search.KINDS[hit.row.kind]
    return Shown(hit, url_of(kind.name, hit.row.record_id), kind.icon, kind.label, hit.entry.more.get("state", ""))


def _groups(asked: Asked, found: search.Found) -> Iterator[Group]:
    """The best few of each kind, the kind of the very best first."""
    for name in dict.fromkeys(row.kind for row in found.rows):
        rows = [row for row in found.rows if row.kind == name]
        more = asked.with_facet("kind", name).url if len(rows) > UNDER_BOX else ""
        kind = search.KINDS[name]
        yield Group(kind.label, kind.icon, _shown(replace(found, rows=rows), 0, UNDER_BOX), more)


def _facets(asked: Asked, found: search.Found) -> Iterator[Group]:
    counted = found.facets()
    for name, label in FACETS.items():
        chosen = asked.facets.get(name, "")
        values = [
            Value(
                _label(name, value),
                count,
                asked.with_facet(name, "" if value == chosen else value).url,
                value == chosen,
            )
            for value, count in counted[name][:FACET_VALUES]
        ]
        if len(values) > 1 or chosen:
            yield Group(label, "", values)


def _label(name: str, value: str) -> str:
    return search.KINDS[value].label if name == "kind" and value in search.KINDS else value


def _suggestions(asked: Asked, question: search.Search) -> list[tuple[str, str]]:
    """Other spellings with their addresses."""
    found = search.suggestions(question, asked.whole)
    return [(text, Asked(text, (), asked.facets, asked.is_newest).url) for text, _ in found]
