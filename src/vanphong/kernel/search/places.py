"""Where the words of a query stand in a text."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from vanphong.kernel.search.words import exact
from vanphong.kernel.text.api import fold_signs


class Place(NamedTuple):
    """A word of the query in a text, by its folded form; `start` and `end` in the NFC form of the text."""

    start: int
    end: int
    word: str


class Text:
    """A text with the places of what is looked for in it, in their order; `begun` is the word that may go on."""

    def __init__(self, text: str, asked: Collection[str], begun: str = "") -> None:
        self.text = unicodedata.normalize("NFC", text)
        self.folded = fold_signs(self.text)
        found = {place for word in set(asked) for place in places_of(self.folded, word, is_begun=word == begun)}
        self.places = sorted(found)

    def exact(self, place: Place) -> str:
        """The word as it stands there, with its accents."""
        return _exact(self.text[place.start : place.end])

    def are_neighbours(self, first: Place, second: Place) -> bool:
        """Whether nothing but signs and spaces stands between them."""
        return not _SOMETHING.search(self.folded, first.end, second.start)


_exact = lru_cache(maxsize=20_000)(exact)
_SOMETHING = re.compile("[a-z0-9\f]")


def places_of(folded: str, word: str, *, is_begun: bool = False) -> Iterator[Place]:
    """Where the word stands in a folded text, letters apart from digits as they are indexed."""
    letters = word.isalpha()
    for match in _pattern(word, is_begun=is_begun).finditer(folded):
        start = match.start()
        if not start or not _is_same(folded[start - 1], letters=letters):
            yield Place(start, match.end(), word)


def _is_same(sign: str, *, letters: bool) -> bool:
    return "a" <= sign <= "z" if letters else "0" <= sign <= "9"


@lru_cache(maxsize=4096)
def _pattern(word: str, *, is_begun: bool) -> re.Pattern[str]:
    """Begins with the word itself, which Python then finds quickly; what stands before it is looked at afterwards."""
    kind, noughts = ("a-z", "") if word.isalpha() else ("0-9", "0*")
    return re.compile(f"{noughts}{word}[{kind}]*" if is_begun else f"{noughts}{word}(?![{kind}])")
