"""What of a text is shown: pieces of it, those that were asked for marked; words are never cut."""

import re
from collections.abc import Collection, Sequence

from vanphong.kernel.search.places import Place, Text
from vanphong.kernel.search.query import Field, Query

LENGTH = 220
Pieces = list[tuple[str, bool]]
_SPACE = re.compile(r"\s+")


def words_of(query: Query) -> tuple[set[str], str]:
    """The words to mark, and the one that may go on."""
    marked = set(query.words)
    for each in query.filters:
        if each.field in {Field.TITLE, Field.ORGAN, Field.SIGNER, Field.NUMBER}:
            marked.update(each.words)
    last = query.terms[-1] if query.terms else None
    return marked, last.words[-1] if last and last.is_begun else ""


def marked(text: str, query: Query) -> Pieces:
    """The whole text in pieces, what was asked for marked."""
    asked, begun = words_of(query)
    found = Text(text, asked, begun)
    return _pieces(found.text, found.places, 0, len(found.text)) if asked else [(text, False)]


def snippet(body: str, query: Query, length: int = LENGTH) -> Pieces:
    """The part of the text in which most of what was asked for stands together; nothing when none of it does."""
    asked, begun = words_of(query)
    found = Text(body, asked, begun)
    if not asked or not found.places:
        return []
    start, end = _window(found, length)
    pieces = _pieces(found.text, [place for place in found.places if start <= place.start < end], start, end)
    before = [("… ", False)] if start > 0 else []
    after = [(" …", False)] if end < len(found.text) else []
    return [*before, *pieces, *after]


def _window(found: Text, length: int) -> tuple[int, int]:
    """Begin and end of the best part, at spaces."""
    centre = _densest(found.places, length)
    room = max(0, length - (centre[-1].end - centre[0].start)) // 2
    start, end = max(0, centre[0].start - room), min(len(found.text), centre[-1].end + room)
    return _word_start(found.text, start, centre[0].start), _word_end(found.text, end, centre[-1].end)


def _densest(places: Sequence[Place], length: int) -> Sequence[Place]:
    """The run of places within the length that has the most different words, and of those the tightest."""
    best: Sequence[Place] = places[:1]
    key = (1, 0)
    first = 0
    for last, place in enumerate(places):
        while place.end - places[first].start > length and first < last:
            first += 1
        different = {each.word for each in places[first : last + 1]}
        tight = next(
            at for at in range(last, first - 1, -1) if {each.word for each in places[at : last + 1]} == different
        )
        reached = (len(different), places[tight].start - place.end)
        if reached > key or (reached[0] > key[0]):
            best, key = places[tight : last + 1], reached
    return best


def _word_start(text: str, at: int, latest: int) -> int:
    """The next begin of a word at or after `at`."""
    while 0 < at < latest and not text[at - 1].isspace():
        at += 1
    return at


def _word_end(text: str, at: int, earliest: int) -> int:
    """The last end of a word at or before `at`."""
    while earliest < at < len(text) and not text[at].isspace():
        at -= 1
    while at < len(text) and at <= earliest and not text[at].isspace():
        at += 1
    return at


def _pieces(text: str, places: Collection[Place], start: int, end: int) -> Pieces:
    pieces, at = [], start
    for place in places:
        pieces += [(text[at : place.start], False), (text[place.start : place.end], True)]
        at = place.end
    pieces.append((text[at:end], False))
    return [(_SPACE.sub(" ", piece), is_marked) for piece, is_marked in pieces if piece]
