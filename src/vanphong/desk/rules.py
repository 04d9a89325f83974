"""What was typed into the search box: words and a day; and where the words stand in a text."""

import re
from dataclasses import dataclass
from datetime import date

from vanphong.kernel.text.api import fold

_DAY = re.compile(r"(?:\bngày\s+)?(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-])", re.IGNORECASE)
_WORDS = re.compile(r"[a-z0-9]+")
FIRST_YEAR = 1930


@dataclass(frozen=True, slots=True)
class Query:
    """The words without the day, and the day that was asked for."""

    words: str
    day: date | None = None


def read_query(text: str) -> Query:
    """Take a day out of the text («20/11/2026», «ngày 3-2-2026»); what is none stays among the words, as months and years do: subjects name them."""
    match = _DAY.search(text)
    day = _date(int(match[4]), int(match[3]), int(match[1])) if match else None
    rest = text[: match.start()] + " " + text[match.end() :] if match and day else text
    return Query(" ".join(rest.split()), day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= FIRST_YEAR else None
    except ValueError:
        return None


def marked(text: str, words: str) -> list[tuple[str, bool]]:
    """The text in pieces, those that begin with one of the words marked; accents and capitals do not count."""
    asked = sorted(set(_WORDS.findall(fold(words))), key=len, reverse=True)
    if not asked:
        return [(text, False)]
    pieces, at = [], 0
    for match in re.finditer(rf"(?<![a-z0-9])(?:{'|'.join(asked)})", fold(text)):
        pieces += [(text[at : match.start()], False), (text[match.start() : match.end()], True)]
        at = match.end()
    return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]
