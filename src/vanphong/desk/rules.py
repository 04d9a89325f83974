"""What was typed into the search box: words and a day, and where the words stand in a text; a day as the office writes it."""

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
    """The text in pieces, those that are one of the words marked; the last word may be begun only. Accents and capitals do not count."""
    asked = _WORDS.findall(fold(words))
    if not asked:
        return [(text, False)]
    whole = "".join(f"{re.escape(word)}(?![a-z0-9])|" for word in sorted(set(asked[:-1]), key=len, reverse=True))
    pieces, at = [], 0
    for match in re.finditer(rf"(?<![a-z0-9])(?:{whole}{re.escape(asked[-1])})", fold(text)):
        pieces += [(text[at : match.start()], False), (text[match.start() : match.end()], True)]
        at = match.end()
    return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]


WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def day_in_words(day: date) -> str:
    """«Thứ Ba, ngày 03 tháng 02 năm 2026»: a nought before days under 10 and before January and February (05-HD/VPTW, mục địa điểm, ngày tháng)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day:02} tháng {month} năm {day.year}"
