"""The language of the search box, read into a tree: words, "phrases", -word, word*, days, and fields (loại: số: từ: đến: cơ quan: …).

    báo cáo chuyển đổi số       all of the words, accents optional
    "chuyển đổi số"             exactly one after another
    -thi đua                    without «thi»
    256-TB/TU, 256tbtu          a reference in any spelling
    loại:BC cơ quan:"Ban Tổ chức" từ:01/11/2026

Nothing is an error: what cannot be read is looked for as words, or told in `remarks`.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from vanphong.kernel.search.words import exact_words, words
from vanphong.kernel.text.api import compact, fold

LONGEST = 400
MOST_WORDS = 24
FIRST_YEAR = 1930


class Field(StrEnum):
    """What a filter looks at; the value is the label shown, without the colon."""

    TYPE = "loại"
    NUMBER = "số"
    SINCE = "từ"
    UNTIL = "đến"
    ORGAN = "cơ quan"
    SIGNER = "người ký"
    DOSSIER = "hồ sơ"
    TITLE = "trích yếu"


FIELD_NAMES: dict[str, Field] = {fold(each): each for each in Field}
FIELD_NAMES |= {name.replace(" ", ""): each for name, each in FIELD_NAMES.items()}
FIELD_NAMES |= {"loai van ban": Field.TYPE, "ky hieu": Field.NUMBER, "tu ngay": Field.SINCE, "den ngay": Field.UNTIL}
FIELD_NAMES |= {"noi gui": Field.ORGAN, "nguoi gui": Field.ORGAN, "nguoiky": Field.SIGNER}


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after another: one word, a phrase, a reference. `exact` are the same with their accents.

    `is_quoted`: exactly so; `is_begun`: the last word may go on; `compacted`: the reference it may be, else empty; `day`: the day it may be.
    """

    words: tuple[str, ...]
    exact: tuple[str, ...]
    is_quoted: bool = False
    is_begun: bool = False
    compacted: str = ""
    day: date | None = None

    @property
    def is_bare(self) -> bool:
        """A single word as typed."""
        return len(self.words) == 1 and not self.is_quoted


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and what it must hold."""

    field: Field
    words: tuple[str, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked: every term and filter, none of the excluded ones, dated from `since` until `until`."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    without: tuple[Term | Filter, ...] = ()
    since: date | None = None
    until: date | None = None
    remarks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not (self.terms or self.filters or self.since or self.until)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all terms, in their order."""
        return tuple(word for term in self.terms for word in term.words)

    @property
    def exact(self) -> tuple[str, ...]:
        """The same with their accents."""
        return tuple(word for term in self.terms for word in term.exact)

    def begun(self) -> "Query":
        """The same while it is being typed: its last word may go on."""
        if not self.terms or self.terms[-1].is_quoted:
            return self
        return replace(self, terms=(*self.terms[:-1], replace(self.terms[-1], is_begun=True)))


ASKING = tuple(
    tuple(words(asking))
    for asking in (
        "như thế nào",
        "thế nào",
        "ra sao",
        "ở đâu",
        "là gì",
        "những gì",
        "bao nhiêu",
        "khi nào",
        "vì sao",
        "nào",
        "ai",
    )
)
"""What makes a question of a text and says nothing of what is looked for; the longer first."""


def without_asking(query: Query) -> Query:
    """The query without the words that only ask."""
    left, terms = [], list(query.terms)
    while terms:
        run = next((each for each in ASKING if _begin_with(terms, each)), None)
        left += [] if run else terms[:1]
        del terms[: len(run) if run else 1]
    return replace(query, terms=tuple(left)) if left else query


def _begin_with(terms: list[Term], run: tuple[str, ...]) -> bool:
    first = terms[: len(run)]
    return all(term.is_bare for term in first) and tuple(term.words[0] for term in first) == run


_NAMES = "|".join(sorted((re.escape(name) for name in FIELD_NAMES), key=len, reverse=True))
_PIECE = re.compile(
    rf'(?P<minus>(?<!\S)[-−](?=\S))?(?:(?P<field>(?<![a-z0-9])(?:{_NAMES})):\s*(?:"(?P<named>[^"]*)"?|(?P<value>[^\s"]+))'
    r'|"(?P<phrase>[^"]*)"?|(?P<chunk>[a-z0-9]+(?:[-/._–][a-z0-9]+|\s+[-–/]\s+(?=[a-z])(?<=\d\s[-–/]\s)[a-z0-9]+)*\*?))'
)
_DAY = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_MONTH = re.compile(r"^(\d{1,2})[/.-](\d{4})$")
_YEAR = re.compile(r"^\d{4}$")


def parse(text: str) -> Query:
    """Read what was typed."""
    typed = unicodedata.normalize("NFC", text)[:LONGEST].translate(_QUOTES)
    reading = _Reading(typed)
    for match in _PIECE.finditer(fold(typed)):
        reading.take(match)
    return reading.query()


_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"'})


@dataclass
class _Reading:
    """What has been read so far."""

    typed: str
    terms: list[Term] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    without: list[Term | Filter] = field(default_factory=list)
    bounds: dict[Field, date] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def take(self, match: re.Match[str]) -> None:
        """One piece: a filter, a phrase or a chunk."""
        if match["field"]:
            group = "named" if match["named"] is not None else "value"
            self._filter(FIELD_NAMES[match["field"]], self._raw(match, group), is_out=bool(match["minus"]))
        elif match["phrase"] is not None:
            self._add(_term(self._raw(match, "phrase"), is_quoted=True), is_out=bool(match["minus"]))
        else:
            self._add(_term(self._raw(match, "chunk")), is_out=bool(match["minus"]))

    def _raw(self, match: re.Match[str], group: str) -> str:
        return self.typed[match.start(group) : match.end(group)]

    def _add(self, term: Term | None, *, is_out: bool) -> None:
        if term is None:
            return
        if term.day and self.terms and self.terms[-1].words == ("ngay",):
            self.terms.pop()
        (self.without if is_out else self.terms).append(term)

    def _filter(self, name: Field, raw: str, *, is_out: bool) -> None:
        if name in {Field.SINCE, Field.UNTIL}:
            self._bound(name, raw)
        elif found := tuple(words(raw)):
            (self.without if is_out else self.filters).append(Filter(name, found, raw.strip()))

    def _bound(self, name: Field, raw: str) -> None:
        day = read_day(raw, is_end=name is Field.UNTIL)
        if day is None:
            self.remarks.append(
                f"Không hiểu ngày «{raw}» sau «{name}:». Đề nghị ghi như 20/11/2026, 11/2026 hoặc 2026."
            )
        else:
            self.bounds[name] = day

    def query(self) -> Query:
        """The whole."""
        return Query(
            tuple(_first_words(self.terms)),
            tuple(self.filters),
            tuple(self.without),
            self.bounds.get(Field.SINCE),
            self.bounds.get(Field.UNTIL),
            tuple(self.remarks),
        )


def _first_words(terms: list[Term]) -> Iterator[Term]:
    """Terms until there are as many words as are asked for at most."""
    count = 0
    for term in terms:
        count += len(term.words)
        if count > MOST_WORDS:
            return
        yield term


def _term(raw: str, *, is_quoted: bool = False) -> Term | None:
    found = tuple(words(raw))
    if not found:
        return None
    key = compact(raw)
    may_be_reference = not is_quoted and key[0].isdigit() and not key.isdigit()
    return Term(
        found,
        tuple(exact_words(raw)),
        is_quoted,
        is_begun=raw.endswith("*"),
        compacted=key if may_be_reference else "",
        day=None if is_quoted else _whole_day(raw),
    )


def _whole_day(raw: str) -> date | None:
    return read_day(raw) if _DAY.match(raw) else None


def read_day(raw: str, *, is_end: bool = False) -> date | None:
    """A day, or the first (with `is_end` the last) of a month or a year; None for what is none of them."""
    raw = raw.strip()
    if match := _DAY.match(raw):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := _MONTH.match(raw):
        month, year = int(match[1]), int(match[2])
        return _day(year, month, monthrange(year, month)[1] if is_end and 1 <= month <= 12 else 1)
    if _YEAR.match(raw):
        return _day(int(raw), 12, 31) if is_end else _day(int(raw), 1, 1)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= FIRST_YEAR else None
    except ValueError:
        return None
