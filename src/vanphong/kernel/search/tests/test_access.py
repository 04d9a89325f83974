"""For all papers, grants and questions: what is found is what a plain reading of every paper finds among those that may be seen, and what may not
be seen leaves no trace in rows, counts, facets, pieces, suggestions or their order.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanphong.kernel.search import api as search
from vanphong.kernel.search.tests.papers import NOW, Papers, actor, kinds_put_back, opened, papers

__all__ = ["kinds_put_back", "papers"]

SYLLABLES = ("đảng", "dang", "đại", "hội", "hoà", "hòa", "số", "chuyển", "đổi", "5", "05", "12", "TB", "an", "a")
SENDERS = ("Tỉnh ủy", "Sở Nội vụ", "")
PRINCIPALS = (18, 26, 34)
FIRST = date(2026, 11, 1)


@dataclass(frozen=True)
class Paper:
    """What is made up: words of title and text, who sees it, who saw it once."""

    title: tuple[str, ...]
    text: tuple[str, ...]
    sender: str
    day: int
    seen_by: frozenset[int]
    no_longer_by: frozenset[int]
    secrecy: int

    def may_be_seen(self, principals: frozenset[int], clearance: int) -> bool:
        return bool(principals & self.seen_by - self.no_longer_by) and self.secrecy <= clearance


@dataclass(frozen=True)
class Question:
    """Words, a phrase, a word that is not to be there, a sender, a first day."""

    words: tuple[str, ...]
    phrase: tuple[str, ...]
    without: tuple[str, ...]
    sender: str
    since: int | None

    def typed(self) -> str:
        parts = [*self.words]
        parts += [f'"{" ".join(self.phrase)}"'] if self.phrase else []
        parts += [f'-"{" ".join(self.without)}"'] if self.without else []
        parts += [f'cơ quan:"{self.sender}"'] if self.sender else []
        parts += [f"từ:{FIRST + timedelta(self.since):%d/%m/%Y}"] if self.since is not None else []
        return " ".join(parts)

    def is_met(self, paper: Paper) -> bool:
        """By reading the paper, in the plainest way."""
        texts = [[plain(word) for word in part] for part in (paper.title, paper.text, paper.sender.split())]
        everything = {word for text in texts for word in text}
        return (
            all(plain(word) in everything for word in self.words)
            and (not self.phrase or any(stands_in(self.phrase, text) for text in texts))
            and not (self.without and any(stands_in(self.without, text) for text in texts))
            and (not self.sender or paper.sender == self.sender)
            and (self.since is None or paper.day >= self.since)
        )


def plain(word: str) -> str:
    """Without accents, by taking letters apart; đ by hand; numbers without leading noughts."""
    apart = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return str(int(bare)) if bare.isdigit() else bare


def stands_in(run: tuple[str, ...], text: list[str]) -> bool:
    wanted = [plain(word) for word in run]
    return any(text[at : at + len(wanted)] == wanted for at in range(len(text) - len(wanted) + 1))


words = st.sampled_from(SYLLABLES)
some_principals = st.frozensets(st.sampled_from(PRINCIPALS))
paper = st.builds(
    Paper,
    title=st.lists(words, min_size=1, max_size=5).map(tuple),
    text=st.lists(words, max_size=12).map(tuple),
    sender=st.sampled_from(SENDERS),
    day=st.integers(0, 20),
    seen_by=some_principals,
    no_longer_by=some_principals,
    secrecy=st.sampled_from((0, 0, 0, 2)),
)
question = st.builds(
    Question,
    words=st.lists(words, max_size=3).map(tuple),
    phrase=st.one_of(st.just(()), st.lists(words, min_size=1, max_size=4).map(tuple)),
    without=st.one_of(st.just(()), st.lists(words, min_size=1, max_size=3).map(tuple)),
    sender=st.sampled_from(SENDERS),
    since=st.one_of(st.none(), st.integers(0, 20)),
)
slowly = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def put(papers: Papers, number: int, given: Paper) -> None:
    papers.put(
        number,
        " ".join(given.title),
        on=FIRST + timedelta(given.day),
        sender=given.sender,
        texts=(" ".join(given.text),) if given.text else (),
        secrecy=given.secrecy,
    )
    papers.share(number, *given.seen_by)


def told(found: search.Found) -> tuple[object, ...]:
    """Everything that the answer tells."""
    shown = [(hit.title, hit.particulars, hit.piece) for hit in search.hits(found, 0, 50)]
    return [row.record_id for row in found.rows], found.count, found.is_more, found.facets(), shown


def orders() -> Iterator[search.Order]:
    return iter(search.Order)


class TestAccess:
    @slowly
    @given(
        st.lists(paper, max_size=12),
        st.lists(question, min_size=1, max_size=6),
        some_principals,
        st.sampled_from((0, 2)),
    )
    def test_what_is_found_is_what_a_plain_reading_finds_among_what_may_be_seen(
        self, papers, made, asked, principals, clearance
    ):
        kept = opened()
        for number, each in enumerate(made, start=1):
            put(kept, number, each)
        kept.settle()
        for number, each in enumerate(made, start=1):
            kept.unshare(number, *each.no_longer_by)
        who = actor(*principals, clearance=clearance)
        seen = {number: each for number, each in enumerate(made, start=1) if each.may_be_seen(principals, clearance)}
        for each in asked:
            if search.parse(each.typed()).is_empty:
                continue
            expected = {number for number, one in seen.items() if each.is_met(one)}
            for order in orders():
                found = kept.find(each.typed(), who, order=order)
                assert {row.record_id for row in found.rows} == expected, each.typed()
                assert found.count == len(expected)
                assert dict(found.facets()["sender"]) == Counter(
                    seen[number].sender for number in expected if seen[number].sender
                )

    @slowly
    @given(st.lists(paper, max_size=6), st.lists(paper, min_size=1, max_size=6), question, st.sampled_from(PRINCIPALS))
    def test_what_may_not_be_seen_leaves_no_trace(self, papers, made, hidden, asked, principal):
        kept = opened()
        who = actor(principal)
        for number, each in enumerate(made, start=1):
            put(kept, number, each)
        kept.settle()
        typed = asked.typed()
        before = [told(kept.find(typed, who, order=order)) for order in orders()]
        near = told(search.find_near(search.Search(search.parse(typed), who, NOW)))
        others = [each for each in hidden if principal not in each.seen_by or each.secrecy]
        for number, each in enumerate(others, start=len(made) + 1):
            put(kept, number, each)
        kept.settle()
        assert [told(kept.find(typed, who, order=order)) for order in orders()] == before
        assert told(search.find_near(search.Search(search.parse(typed), who, NOW))) == near

    def test_nothing_is_suggested_that_stands_only_in_what_may_not_be_seen(self, papers):
        papers.share(papers.put(1, "Chuyển đổi số bí mật"), 18)
        papers.share(papers.put(2, "Kế hoạch"), 26)
        papers.settle()
        search.rebuild(NOW)
        for who, suggested in ((actor(18), ["chuyển đổi số"]), (actor(26), [])):
            asked = search.Search(search.parse("chuyendoi so"), who, NOW)
            assert [text for text, _ in search.suggestions(asked, "chuyendoi so")] == suggested
