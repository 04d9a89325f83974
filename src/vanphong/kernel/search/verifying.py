"""Whether a longer run of words really stands in the texts of a record: its tokens only say that every two neighbours do somewhere."""

import re
from collections.abc import Sequence
from functools import lru_cache

from vanphong.kernel.search.content import Content
from vanphong.kernel.search.query import Query, Term
from vanphong.kernel.search.words import words
from vanphong.kernel.text.api import fold_signs


def has_phrases(query: Query, content: Content) -> bool:
    """Whether the record has every run of three words or more that was asked for and none that was excluded."""
    texts = [fold_signs(text) for text in (content.title, *content.particulars, *content.texts)]
    wanted = (term for term in query.terms if len(term.words) > 2)
    excluded = (each for each in query.without if isinstance(each, Term) and len(each.words) > 2)
    return all(_is_there(term, content, texts) for term in wanted) and not any(
        _is_there(term, content, texts) for term in excluded
    )


def _is_there(term: Term, content: Content, texts: Sequence[str]) -> bool:
    if term.compacted and term.compacted in _compacted(content.reference):
        return True
    if term.day and term.day in (content.days or (content.on,)):
        return True
    return any(has_run(text, term.words, is_begun=term.is_begun) for text in texts)


def has_run(folded: str, run: tuple[str, ...], *, is_begun: bool = False) -> bool:
    """Whether the words stand one after another in a folded text, whatever signs are between them but a break."""
    before = "0123456789" if run[0].isdigit() else "abcdefghijklmnopqrstuvwxyz"
    found = _run_pattern(run, is_begun=is_begun).finditer(folded)
    return any(not match.start() or folded[match.start() - 1] not in before for match in found)


def _compacted(reference: str) -> set[str]:
    """The reference without signs, up to the end of each of its words."""
    found = words(reference)
    return {"".join(found[:count]) for count in range(1, len(found) + 1)}


@lru_cache(maxsize=512)
def _run_pattern(run: tuple[str, ...], *, is_begun: bool) -> re.Pattern[str]:
    written = "".join(_word(word, following) for word, following in zip(run, (*run[1:], ""), strict=True))
    last = "" if is_begun else f"(?![{_letters(run[-1])}])"
    return re.compile(f"{written}{last}")


def _word(word: str, following: str) -> str:
    own = f"0*{word}" if word.isdigit() else word
    if not following:
        return own
    return own + (r"[^a-z0-9\f]+" if word.isdigit() == following.isdigit() else r"[^a-z0-9\f]*")


def _letters(word: str) -> str:
    return "0-9" if word.isdigit() else "a-z"
