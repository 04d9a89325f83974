"""Which encoding a text without known fonts is in: the one in which its accented words are Vietnamese syllables."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vanphong.docform.legacy.syllables import is_syllable
from vanphong.docform.legacy.tables import Encoding, byte_of, convert

_WORD = re.compile(r"[^\s\x21-\x2c\x2e\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]+")
_LETTERS = re.compile(r"[^\W\d_]+")
ENOUGH = 2
"""With fewer telling words a text is not believed to be in an old encoding."""
LEAST = 0.7
"""The share of accented words that must become syllables."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The encoding (None: Unicode already, or no Vietnamese) and how sure that is, 0…1."""

    encoding: Encoding | None
    confidence: float


def detect(text: str) -> Guess:
    """The encoding of the whole text."""
    counts = Counter(told_words(text))
    if not counts:
        return Guess(None, 1.0)
    total = counts.total()
    shares = {each: _share(counts, each) for each in (None, *Encoding)}
    best = max(shares, key=lambda each: (shares[each], each is None))
    if best is None or total < ENOUGH or shares[best] < LEAST:
        return Guess(None, shares[None])
    rival = max(share for each, share in shares.items() if each is not best)
    return Guess(best, round(shares[best] * min(1.0, 0.5 + (shares[best] - rival)), 3))


def told_words(text: str) -> Iterator[str]:
    """The words with letters beyond ASCII: the others tell nothing."""
    text = unicodedata.normalize("NFC", text)
    return (word for word in _WORD.findall(text) if not word.isascii() and any(letter.isalpha() for letter in word))


def _share(counts: Counter[str], encoding: Encoding | None) -> float:
    """The part of the accented words that are Vietnamese when read so."""
    return sum(count for word, count in counts.items() if reads_as(word, encoding)) / counts.total()


@lru_cache(maxsize=50_000)
def reads_as(word: str, encoding: Encoding | None) -> bool:
    """Whether the word, read so, is made of Vietnamese syllables with at least one accented letter."""
    if encoding is not None and is_beyond(word):
        return False
    read = word if encoding is None else convert(word, encoding)
    parts = _LETTERS.findall(read)
    accented = [part for part in parts if not part.isascii()]
    return bool(accented) and all(_is_word(part) for part in parts) and _has_no_signs(read)


def _is_word(part: str) -> bool:
    """A syllable, or an abbreviation such as HĐND."""
    return is_syllable(part) or (part.isupper() and len(part) <= 8 and set(part) <= _ABBREVIATED)


_ABBREVIATED = set("ABCDEGHIKLMNOPQRSTUVXYĐÂĂÊÔƠƯ")
_SIGNS = re.compile(r"[¡-¶¸-¿×÷]")


def _has_no_signs(read: str) -> bool:
    return not _SIGNS.search(read)


def is_beyond(word: str) -> bool:
    """Whether it holds letters that no byte of an old encoding is read as, so that it is Unicode."""
    return any(letter.isalpha() and byte_of(letter) is None for letter in word)
