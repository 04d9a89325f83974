"""«Did you mean»: words that are not known, as they may have been meant: misread by a machine, mistyped, run together or broken apart.

Nothing is suggested that finds nothing for the actor, so that a suggestion tells no more than its results do.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise, product

from vanphong.kernel.search.finding import Found, Search, find, hits
from vanphong.kernel.search.models import Word
from vanphong.kernel.search.places import Text
from vanphong.kernel.search.query import parse
from vanphong.kernel.search.words import words
from vanphong.kernel.search.writing import body_of

_PAIRS = "l:i i:l l:1 o:0 0:o 1:l 1:i rn:m m:rn cl:d d:cl u:n n:u c:e e:c h:b b:h v:y y:v ii:u vv:w 5:s s:5 t:l l:t f:t q:g g:q li:h"
MISREAD = tuple((pair.split(":")[0], pair.split(":")[1]) for pair in _PAIRS.split())
"""What recognising printed letters takes for what."""
LETTERS = "abcdeghiklmnopqrstuvxy"
LONGEST, MOST_PARTS = 24, 4
TRIED = 4
AT_MOST = 2


def suggestions(search: Search, typed: str) -> list[tuple[str, Found]]:
    """Other queries that find something, as they are to be typed, with what they find."""
    asked = words(typed)
    if search.query.filters or search.query.without or not asked or '"' in typed:
        return []
    found = []
    for other in _corrected(asked)[:TRIED]:
        result = find(Search(parse(other), search.actor, search.now, search.facets))
        if result.count:
            found.append((_with_accents(other, result), result))
    return found[:AT_MOST]


def _corrected(asked: list[str]) -> list[str]:
    """The query with what is not known put right, the likeliest first."""
    known = _known({*asked, *(first + second for first, second in pairwise(asked))})
    ways = [_ways(word, known) for word in asked]
    best = [" ".join(chosen) for chosen in product(*ways)] if all(ways) and len(asked) <= 8 else []
    return [other for other in dict.fromkeys([*_joined(asked, known), *best]) if other != " ".join(asked)]


def _ways(word: str, known: dict[str, int]) -> list[str]:
    """The word itself where it is known, else the likeliest two that it may have been."""
    if word in known or word.isdigit():
        return [word]
    split = _split(word)
    misread = _known(set(_misread(word)))
    mistyped = misread or _known(set(_mistyped(word)))
    return ([split] if split else []) + sorted(mistyped, key=lambda other: -mistyped[other])[:2]


def _joined(asked: list[str], known: dict[str, int]) -> Iterator[str]:
    """Two pieces that are one word when a space too many is taken out."""
    for at, (first, second) in enumerate(pairwise(asked)):
        if first + second in known and not (first in known and second in known):
            yield " ".join([*asked[:at], first + second, *asked[at + 2 :]])


def _split(word: str) -> str:
    """Several known words written without spaces, as few as possible; empty when it cannot be."""
    if len(word) > LONGEST:
        return ""
    parts = {word[start:end] for start in range(len(word)) for end in range(start + 2, min(start + 8, len(word) + 1))}
    known = _known(parts)
    best: dict[int, list[str]] = {0: []}
    for end in range(2, len(word) + 1):
        ways = [[*best[start], word[start:end]] for start in best if word[start:end] in known]
        if ways:
            best[end] = min(ways, key=lambda way: (len(way), -min(known[part] for part in way)))
    found = best.get(len(word), [])
    return " ".join(found) if 1 < len(found) <= MOST_PARTS else ""


def _misread(word: str) -> Iterator[str]:
    for wrong, right in MISREAD:
        for at in range(len(word)):
            if word.startswith(wrong, at):
                yield word[:at] + right + word[at + len(wrong) :]


def _mistyped(word: str) -> Iterator[str]:
    """One letter wrong, missing, too many, or two exchanged."""
    for at in range(len(word) + 1):
        yield word[:at] + word[at + 1 :]
        yield from (word[:at] + letter + word[at:] for letter in LETTERS)
        if at < len(word):
            yield from (word[:at] + letter + word[at + 1 :] for letter in LETTERS)
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _known(tokens: Collection[str]) -> dict[str, int]:
    """Those that stand in entries, and in how many."""
    return dict(Word.objects.filter(token__in=tokens).values_list("token", "entries"))


def _with_accents(other: str, result: Found) -> str:
    """The words as they stand in the best of what was found."""
    (hit,) = hits(result, 0, 1)
    entry = hit.entry
    typed = words(other)
    seen: dict[str, str] = {}
    for text in _texts(entry.title, body_of(entry)):
        looked = Text(text, typed)
        for place in looked.places:
            seen.setdefault(place.word, looked.exact(place))
    return " ".join(seen.get(word, word) for word in typed)


def _texts(*texts: str) -> Iterable[str]:
    return (text for text in texts if text)
