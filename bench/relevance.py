"""How well search answers: recall in the first ten and the mean reciprocal rank of judged questions, as typed and without accents.

    python bench/relevance.py --corpus ../../shared/corpus       (or VANPHONG_CORPUS)

The passages are read where they lie and never copied; each becomes a document of its own, with its subject as title. Questions and what answers
them are in `questions.tsv`. What is found is taken as the page shows it: what has all the words, then what comes near.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PYTHON = str(ROOT / ".venv" / "bin" / "python")
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SHORT = {
    "p": "dang-36-hd-vptw",
    "h": "dang-06-hd-tw",
    "b": "dang-hd-btctu-ha-noi-huy-hieu-dang",
    "s": "dang-29-ct-tu-son-la",
}
FIRST = 10


def options() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--corpus", type=Path, default=Path(os.environ.get("VANPHONG_CORPUS", ROOT.parent / "shared" / "corpus"))
    )
    parser.add_argument(
        "--misses", action="store_true", help="tell the questions whose answers are not among the first ten"
    )
    return parser.parse_args()


@dataclass(frozen=True)
class Question:
    """A question and the ids of the passages that answer it."""

    text: str
    answers: frozenset[str]


def questions() -> Iterator[Question]:
    """Those of `questions.tsv`."""
    for line in (ROOT / "bench" / "questions.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, named = line.partition("\t")
            yield Question(text, frozenset(whole(each) for each in named.split()))


def whole(named: str) -> str:
    """The id of a passage as the corpus writes it."""
    document, _, number = named.partition(":")
    return f"{SHORT.get(document, f'vbpl-{document}')}#{number}"


def passages(corpus: Path) -> list[dict[str, Any]]:
    """Every passage of the corpus."""
    paths = sorted((corpus / "text").glob("*_passages.jsonl"))
    if not paths:
        sys.exit(f"Không có tệp *_passages.jsonl trong {corpus / 'text'}; chỉ chỗ khác bằng --corpus.")
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


class Bench:
    """The passages as documents."""

    def __init__(self, found: list[dict[str, Any]]) -> None:
        from vanphong.kernel.search import api as search
        from vanphong.kernel.search.models import SavedSearch

        self.passages = dict(enumerate(found, start=1))
        search.KINDS.clear()
        search.register(search.Kind("passage", "Đoạn", "file", self.load, SavedSearch.objects.all, is_open=True))
        SavedSearch.objects.bulk_create(SavedSearch(pk=pk, person_id=0, name=str(pk)) for pk in self.passages)
        search.rebuild(NOW)

    def load(self, ids: Collection[int], now: datetime) -> Iterable[Any]:
        return [self.content(pk, self.passages[pk]) for pk in ids]

    @staticmethod
    def content(pk: int, given: dict[str, Any]) -> Any:
        from vanphong.kernel.search.api import Content

        try:
            day = date.fromisoformat(given.get("ngay") or "")
        except ValueError:
            day = date(2020, 1, 1)
        return Content(
            pk,
            given.get("trich_yeu") or given["so_ky_hieu"] or given["id"],
            day,
            reference=given["so_ky_hieu"] or "",
            sender=given["co_quan"] or "",
            texts=(given["text"],),
        )

    def answers(self, text: str) -> list[str]:
        """The ids of what the page shows first."""
        from vanphong.kernel.actor import SYSTEM
        from vanphong.kernel.search import api as search

        asked = search.Search(search.parse(text), SYSTEM, NOW)
        found = search.find(asked)
        rows = list(found.rows[:FIRST])
        if len(rows) < FIRST:
            there = {row.id for row in rows}
            rows += [row for row in search.find_near(asked).rows if row.id not in there][: FIRST - len(rows)]
        return [self.passages[row.record_id]["id"] for row in rows]


def measure(bench: Bench, asked: list[Question], *, with_accents: bool) -> tuple[float, float, list[str]]:
    """Recall in the first ten, mean reciprocal rank, and the questions that nothing answered."""
    from vanphong.kernel.text.api import fold

    recalls, ranks, misses = [], [], []
    for question in asked:
        found = bench.answers(question.text if with_accents else fold(question.text))
        hits = [place for place, passage in enumerate(found, start=1) if passage in question.answers]
        recalls.append(len(hits) / min(len(question.answers), FIRST))
        ranks.append(1 / hits[0] if hits else 0.0)
        if not hits:
            misses.append(question.text)
    return sum(recalls) / len(recalls), sum(ranks) / len(ranks), misses


def main() -> None:
    asked = options()
    found = passages(asked.corpus)
    with tempfile.TemporaryDirectory(prefix="vanphong-bench-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "vanphong.config.settings",
            "VANPHONG_VAR": folder,
            "VANPHONG_DEMO": "1",
        }
        os.environ["PYTHONPATH"] = str(ROOT / "src")
        sys.path[:0] = [str(ROOT / "src")]
        subprocess.run([PYTHON, "-m", "vanphong.config.command", "migrate"], check=True, stdout=subprocess.DEVNULL)
        import django

        django.setup()
        bench, given = Bench(found), list(questions())
        unknown = {answer for question in given for answer in question.answers} - {each["id"] for each in found}
        if unknown:
            sys.exit(f"Không có trong ngữ liệu: {', '.join(sorted(unknown))}")
        print(f"{len(given)} câu hỏi trên {len(found)} đoạn")
        for label, with_accents in (("có dấu", True), ("không dấu", False)):
            recall, rank, misses = measure(bench, given, with_accents=with_accents)
            print(f"{label:<10} recall@10 {recall:.3f}   MRR {rank:.3f}   không trả lời được {len(misses)}")
            if asked.misses:
                print("".join(f"    {text}\n" for text in misses), end="")


if __name__ == "__main__":
    main()
