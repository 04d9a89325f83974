"""Which of the found answers best. Pure: the query, how telling its words are, and the texts of a candidate; the same on every database.

A candidate is the better the more telling the words it has, in its title before its particulars before its files; the more of the query's
neighbours are neighbours in it; the closer together they stand; and the more of them have the very accents that were typed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanphong.kernel.search.places import Place, Text
from vanphong.kernel.search.query import Query
from vanphong.kernel.text.api import compact

TITLE, PARTICULARS, BODY = 2.0, 1.2, 1.0
"""How much a word counts by where it stands."""
PAIR = 1.4
"""How much neighbours count beside their words."""
RUN = 2.0
"""The whole query one after another, per word."""
CLOSE = 1.0
ACCENTS = 0.6
"""How much a word with the accents that were typed counts more."""
SAME_REFERENCE = 100.0
USUAL_LENGTH = 7000
"""Letters of a text of usual length."""
SATURATION = 1.2
MOST_PLACES = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """The query as the ranking sees it."""

    words: tuple[str, ...]
    exact: tuple[str, ...]
    weights: Mapping[str, float]
    begun: str
    references: frozenset[str]

    @property
    def has_accents(self) -> bool:
        """Whether accents were typed; else they do not count."""
        return any(not word.isascii() for word in self.exact)


def asked(query: Query, weights: Mapping[str, float]) -> Asked:
    """Prepare a query."""
    last = query.terms[-1] if query.terms else None
    return Asked(
        query.words,
        query.exact,
        weights,
        last.words[-1] if last and last.is_begun else "",
        frozenset(term.compacted for term in query.terms if term.compacted) | {compact(" ".join(query.words))},
    )


def score(given: Asked, title: str, particulars: Sequence[str], reference: str, body: str) -> float:
    """How well the candidate answers; compare only within one query."""
    if not given.words:
        return 0.0
    total = SAME_REFERENCE if reference and compact(reference) in given.references else 0.0
    for text, factor in ((title, TITLE), (" \f ".join(particulars), PARTICULARS), (body, BODY)):
        if text:
            total += factor * _of_text(given, Text(text, given.words, given.begun), len(text) if text is body else 0)
    return total


def _of_text(given: Asked, text: Text, length: int) -> float:
    places = text.places[:MOST_PLACES]
    if not places:
        return 0.0
    damping = SATURATION * (0.25 + 0.75 * length / USUAL_LENGTH) if length else 0.0
    counts = Counter(place.word for place in places)
    total = sum(given.weights[word] * count / (count + damping) for word, count in counts.items())
    total += PAIR * _pairs(given, text, places, damping) + CLOSE * _closeness(given, places)
    return total + (ACCENTS * _accents(given, text, places) if given.has_accents else 0.0)


def _pairs(given: Asked, text: Text, places: Sequence[Place], damping: float) -> float:
    """Neighbours of the query that are neighbours here, and the longest run of it."""
    wanted = set(pairwise(given.words))
    found: Counter[tuple[str, str]] = Counter()
    run = longest = 1
    for first, second in pairwise(places):
        pair = (first.word, second.word)
        if pair in wanted and text.are_neighbours(first, second):
            found[pair] += 1
            run += 1
        else:
            run = 1
        longest = max(longest, run)
    whole = RUN * len(given.words) if longest >= len(given.words) > 1 else 0.0
    weights = given.weights
    return whole + sum(
        weights[f"{first}_{second}"] * count / (count + damping) for (first, second), count in found.items()
    )


def _closeness(given: Asked, places: Sequence[Place]) -> float:
    """High when all words of the query that are here stand close together once."""
    wanted = {place.word for place in places}
    if len(wanted) < 2:
        return 0.0
    last: dict[str, int] = {}
    best = places[-1].end - places[0].start
    for place in places:
        last[place.word] = place.start
        if len(last) == len(wanted):
            best = min(best, place.end - min(last.values()))
    share = sum(given.weights[word] for word in wanted)
    return share * min(1.0, 6 * len(wanted) / max(best, 1))


def _accents(given: Asked, text: Text, places: Sequence[Place]) -> float:
    """What the words weigh that stand here just as they were typed."""
    typed = dict(zip(given.words, given.exact, strict=True))
    same: set[str] = set()
    for place in places:
        if place.word not in same and text.exact(place) == typed.get(place.word):
            same.add(place.word)
    return sum(given.weights[word] for word in same)
