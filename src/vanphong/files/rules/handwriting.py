"""What of a scan's particulars can be relied on. Handwriting is flagged, never guessed: an arrival number or a date filled in with a pen."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

GUESSED = 45.0
"""Below this a word is taken for handwriting or dirt."""
BY_HAND = ("reference", "issued_on")
"""What is filled in with a pen on typed documents."""
_WORD = re.compile(r"\w+")


def doubted(read: dict[str, Any], words_of_page: Callable[[int], Sequence[Sequence[Any]]]) -> dict[str, Any]:
    """Each value's confidence times that of the words it stands on; `handwritten` names what a pen filled in, and its value is left out."""
    kept, by_hand = dict(read), []
    pages: dict[int, dict[str, float]] = {}
    for name, found in read.items():
        if not isinstance(found, dict) or not found.get("text"):
            continue
        page = int(found.get("page") or 1)
        sure = pages.setdefault(page, _sureness(words_of_page(page)))
        told = [sure[word] for word in _WORD.findall(_key(str(found["text"]))) if word in sure]
        if not told:
            continue
        if name in BY_HAND and _is_by_hand(name, str(found["text"]), told):
            kept[name] = None
            by_hand.append(name)
        else:
            kept[name] = found | {"confidence": round(found["confidence"] * sum(told) / len(told) / 100, 2)}
    return kept | {"handwritten": by_hand}


def _is_by_hand(name: str, text: str, told: Sequence[float]) -> bool:
    """One of its words is a guess, or the place of the number is empty."""
    return min(told) < GUESSED or (name == "reference" and not re.search(r"\d", text))


def _sureness(words: Sequence[Sequence[Any]]) -> dict[str, float]:
    """The least certainty with which each word of the page was read."""
    sure: dict[str, float] = {}
    for word in words:
        for part in _WORD.findall(_key(str(word[0]))):
            sure[part] = min(sure.get(part, 100.0), float(word[5]) if len(word) > 5 else 100.0)
    return sure


def _key(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
