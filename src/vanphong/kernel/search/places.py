"""Where the words of a query stand in a text."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vanphong.kernel.search.words import exact, plain
from vanphong.kernel.text.api import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A word of the query in a text, by its folded form; `start` and `end` in the NFC form of the text."""

    word: str
    start: int
    end: int


class Text:
    """A text with the places of what is looked for in it."""

    def __init__(self, text: str, asked: Collection[str], begun: str = "") -> None:
        self.text = unicodedata.normalize("NFC", text)
        self.folded = fold(self.text)
        self.places = [
            Place(begun if match[1] else plain(match[0]), match.start(), match.end())
            for match in _pattern(tuple(sorted(asked)), begun).finditer(self.folded)
        ]

    def exact(self, place: Place) -> str:
        """The word as it stands there, with its accents."""
        return exact(self.text[place.start : place.end])

    def are_neighbours(self, first: Place, second: Place) -> bool:
        """Whether nothing but signs and spaces stands between them."""
        return not _SOMETHING.search(self.folded, first.end, second.start)


_SOMETHING = re.compile("[a-z0-9\f]")


@lru_cache(maxsize=256)
def _pattern(asked: Sequence[str], begun: str) -> re.Pattern[str]:
    """Words alone, letters apart from digits as they are indexed; a group of its own for the word that was begun only."""
    letters = "|".join(word for word in asked if word.isalpha()) or "(?!)"
    digits = "|".join(word for word in asked if word.isdigit()) or "(?!)"
    going_on = (
        f"|({'(?<![a-z])' if begun.isalpha() else '(?<![0-9])'}{begun}[{'a-z' if begun.isalpha() else '0-9'}]*)"
        if begun
        else "|((?!))"
    )
    return re.compile(f"(?<![a-z])(?:{letters})(?![a-z])|(?<![0-9])0*(?:{digits})(?![0-9]){going_on}")
