"""Every question of `conformance/questions.tsv` finds exactly the papers it names, on whichever database the tests run."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from vanphong.kernel.search import api as search
from vanphong.kernel.search.tests.papers import CLERK, GUEST, NOW, Papers, kinds_put_back, papers
from vanphong.kernel.text.api import fold
from vanphong.kernel.trace import api as trace
from vanphong.kernel.trace.choices import Relation

__all__ = ["kinds_put_back", "papers"]
HERE = Path(__file__).parent / "conformance"
FILED = {"kh30": "Chuyển đổi số 2026", "nq18": "Chuyển đổi số 2026", "qd05": "Hồ sơ kín"}
SEEN = {"Chuyển đổi số 2026": 1}
FEWEST = 300


def pairs() -> Iterator[tuple[str, list[str], bool]]:
    """Question, the papers it finds, and whether the first of them comes first."""
    for line in (HERE / "questions.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            asked, _, found = line.rpartition(" = ")
            for question in asked.removeprefix(">").split(" | "):
                yield question.strip(), [] if found == "-" else found.split(), line.startswith(">")


def load(papers: Papers) -> dict[int, str]:
    """Put the papers; their names by number."""
    names = {}
    written = tomllib.loads((HERE / "papers.toml").read_text("utf-8"))
    for number, (name, given) in enumerate(written.items(), start=1):
        papers.put(
            number,
            given["title"],
            on=given["on"],
            reference=given.get("reference", ""),
            sender=given["sender"],
            signer=given.get("signer", ""),
            type_name=given["type"][0],
            type_code=given["type"][1],
            others=(f"số đến {given['number']}",) if "number" in given else (),
            numbers=(given["number"],) if "number" in given else (),
            texts=(given["text"],),
        )
        papers.share(number, GUEST if given.get("hidden") else CLERK)
        if name in FILED:
            trace.link((papers.kind, number), ("dossier", SEEN.get(FILED[name], 2)), Relation.FILED_IN, NOW)
        names[number] = name
    papers.settle()
    return names


class TestConformance:
    def test_there_are_enough_pairs(self):
        assert len({question for question, _, _ in pairs()}) >= FEWEST

    def test_every_question_finds_what_it_should_and_nothing_else(self, papers):
        names = load(papers)
        search.register_dossiers(
            lambda text, actor: [number for title, number in SEEN.items() if fold(text) in fold(title)]
        )
        wrong = []
        for question, expected, is_first in pairs():
            found = [names[record_id] for record_id in papers.ids(question)]
            if set(found) != set(expected) or (is_first and found[:1] != expected[:1]):
                wrong.append(f"{question}: {' '.join(found) or '-'}, not {' '.join(expected) or '-'}")
        assert not wrong, "\n".join(wrong)
