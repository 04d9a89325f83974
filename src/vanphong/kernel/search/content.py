"""What is known of a record for searching it, and the tokens it is found by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from vanphong.kernel.search.words import pairs, words
from vanphong.kernel.text.api import compact

BREAK = "\f"
"""Between the texts of a record: words on its two sides are no neighbours."""


@dataclass(frozen=True, slots=True)
class Content:
    """A record as it is searched.

    `others`: further particulars in the words of the screen; `numbers`: numbers it goes by beside its reference (số đến); `days`: days that are
    asked for; `on` the day it is ordered by, if it has one; `texts`: what its files say; `secrecy`: the clearance it needs; `state`: where it
    stands, in words.
    """

    record_id: int
    title: str
    on: date | None
    reference: str = ""
    sender: str = ""
    signer: str = ""
    type_name: str = ""
    type_code: str = ""
    others: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    days: tuple[date, ...] = ()
    texts: tuple[str, ...] = field(default=(), repr=False)
    secrecy: int = 0
    state: str = ""

    @property
    def particulars(self) -> tuple[str, ...]:
        """What the record says of itself, the title apart."""
        return tuple(text for text in (self.reference, self.sender, self.signer, *self.others) if text)


def access_token(principal: int) -> str:
    """Seen by this stored principal."""
    return f"a.{principal}"


EVERYBODY = "a.0"

MOST_PAIRED = 100_000
"""So many words of the files of one record count as neighbours too; the rest, of a book, by themselves alone."""


def dossier_token(dossier_id: int) -> str:
    """Filed in this dossier."""
    return f"f.{dossier_id}"


def kind_token(kind: str) -> str:
    """Of this kind."""
    return f"k.{kind}"


def facet_token(facet: str, label: str) -> str:
    """With this value of a facet."""
    return f"q.{facet}.{compact(label)}"


def month_token(year: int, month: int) -> str:
    """Ordered by a day of this month."""
    return f"m.{year}{month:02}"


def tokens(kind: str, content: Content, access: Iterable[str]) -> set[str]:
    """Everything the record is found by; `access` by whom, and in which dossiers."""
    found = {kind_token(kind), *access}
    found.update(_facets(content), _reference(content))
    for text in (content.title, *content.particulars):
        found.update(_head(words(text)))
    room = MOST_PAIRED
    for text in content.texts:
        for part in text.split(BREAK):
            in_part = words(part)
            found.update(in_part, pairs(in_part[:room]))
            room = max(0, room - len(in_part))
    return found


def _plain(found: list[str]) -> Iterator[str]:
    yield from found
    yield from pairs(found)


def _head(found: list[str]) -> Iterator[str]:
    """Words of title and particulars count as words, are told apart, and may be begun only."""
    yield from _plain(found)
    for token in _plain(found):
        yield f"h.{token}"
    for word in found:
        for length in range(1, len(word) + 1):
            yield f"x.{word[:length]}"


def _facets(content: Content) -> Iterator[str]:
    if content.type_name:
        yield facet_token("type", content.type_name)
    if content.sender:
        yield facet_token("sender", content.sender)
    for name, text in _fields(content):
        for token in _plain(words(text)):
            yield f"{name}.{token}"
    if content.on:
        yield facet_token("year", str(content.on.year))
        yield month_token(content.on.year, content.on.month)
    for day in content.days or (content.on,):
        if day:
            yield f"d.{day:%Y%m%d}"


def _fields(content: Content) -> Iterator[tuple[str, str]]:
    yield "i", content.title
    yield "t", content.type_name
    yield "t", content.type_code
    yield "s", content.sender
    yield "g", content.signer


def _reference(content: Content) -> Iterator[str]:
    """The compacted reference, whole and up to the end of each of its words; and the numbers it goes by."""
    reached = ""
    for word in words(content.reference):
        reached += word
        yield f"r.{reached}"
    for number in content.numbers:
        yield f"r.{number}"
