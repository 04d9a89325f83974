"""Words of a text as they are indexed and compared: folded, numbers without leading noughts; and its exact form, in which accents count."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vanphong.kernel.text.api import fold_signs

_WORD = re.compile("[0-9]+|[a-z]+")
LONGEST = 40

_OPEN = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe"}
_OPEN |= {"oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}
_PLACED = re.compile("|".join(_OPEN))


def _folded(text: str) -> str:
    return fold_signs(unicodedata.normalize("NFC", text))


def plain(word: str) -> str:
    """A folded word as it is indexed."""
    return (word.lstrip("0") or "0" if word[0].isdigit() else word)[:LONGEST]


def words(text: str) -> list[str]:
    """The words of the text, in their order."""
    return [plain(word) for word in _WORD.findall(_folded(text))]


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The words with where each begins and ends in the NFC form of the text."""
    for match in _WORD.finditer(_folded(text)):
        yield plain(match[0]), match.start(), match.end()


def pairs(found: Sequence[str]) -> list[str]:
    """Neighbours, as one token each: «chuyen_doi»."""
    return [f"{first}_{second}" for first, second in pairwise(found)]


def exact(text: str) -> str:
    """Small letters with accents, in NFC, the tone of open syllables where the older rule puts it (hoà is hòa); as long as the NFC form."""
    small = "".join(
        letter.lower() if len(letter.lower()) == 1 else letter for letter in unicodedata.normalize("NFC", text)
    )
    return _PLACED.sub(lambda match: _OPEN[match[0]], small)


def exact_words(text: str) -> list[str]:
    """The words with their accents, one for each of `words`."""
    whole = exact(text)
    return [whole[start:end] for _, start, end in spans(text)]
