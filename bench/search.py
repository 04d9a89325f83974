"""Search over made-up documents: building time, size, and the time of twelve kinds of questions for a specialist and for a clerk who sees everything.

    python bench/search.py                                           10,000 documents on SQLite
    python bench/search.py --documents 1000000                       and more
    scripts/with_postgresql.py … bench/search.py --postgresql        on the server of VANPHONG_TEST_DATABASE_URL

The index is kept in build/bench/ and used again (on PostgreSQL it is made anew). A question counts from its text to ordered rows with their counts
by facet and the pieces of the first twenty. The first call of each is not counted.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PYTHON = str(ROOT / ".venv" / "bin" / "python")
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
CHUNK = 500
CLERK, SPECIALIST = 1_000_002, 2_000_002
SEEN_BY_SPECIALIST = 300
"""One of so many is the specialist's."""
TARGET_MS = 100
EACH = 25


def options() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--postgresql", action="store_true", help="on the server of VANPHONG_TEST_DATABASE_URL")
    parser.add_argument("--processes", type=int, default=1, help="that make up the documents")
    return parser.parse_args()


def prepare(asked: argparse.Namespace) -> Path:
    """Point the environment at an installation of its own."""
    folder = ROOT / "build" / "bench" / f"search-{'postgresql' if asked.postgresql else 'sqlite'}-{asked.documents}"
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "vanphong.config.settings",
        "VANPHONG_VAR": str(folder),
        "VANPHONG_DEMO": "1",
    }
    os.environ["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT / 'bench'}"
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
    if asked.postgresql:
        os.environ["VANPHONG_DATABASE_URL"] = os.environ["VANPHONG_TEST_DATABASE_URL"]
    if asked.postgresql or not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([PYTHON, "-m", "vanphong.config.command", "migrate"], check=True, stdout=subprocess.DEVNULL)
    return folder


class Bench:
    """An index of made-up documents."""

    def __init__(self, documents: int, processes: int) -> None:
        from vanphong.kernel.search import api as search

        self.documents, self.processes = documents, processes
        search.KINDS.clear()
        search.register(search.Kind("incoming", "Văn bản đến", "inbox", self.load, self.nothing))
        self.made: dict[int, Any] = {}

    def load(self, ids: Collection[int], now: datetime) -> Iterable[Any]:
        return [self.made[each] for each in ids]

    @staticmethod
    def nothing() -> Any:
        from vanphong.kernel.search.models import Pending

        return Pending.objects.none()

    def build(self, tell: Callable[[str], None]) -> None:
        """Fill generation 0, oldest first, as an installation does that grows."""
        from vanphong.kernel.search import api as search
        from vanphong.kernel.search.engines import TABLES, engine
        from vanphong.kernel.search.models import Index
        from vanphong.kernel.search.vocabulary import count_words
        from vanphong.kernel.search.writing import write

        self.load_participation()
        search.rebuild(NOW)
        row = Index.objects.get()
        table = TABLES[row.generation or 0]
        done, told = 0, 0
        for papers in self.papers():
            self.made = {paper.record_id: paper for paper in papers}
            write("incoming", list(self.made), [row.generation or 0], NOW)
            done += len(papers)
            if done - told >= 20_000:
                told = done
                tell(f"{done} văn bản")
        engine().settle(table)
        tell("ghi xong")
        count_words(row, row.generation or 0)
        tell("đếm từ")

    def papers(self) -> Iterator[list[Any]]:
        """The documents in chunks, made up beside the writing."""
        from multiprocessing import get_context

        chunks = [
            (first, min(first + CHUNK, self.documents), self.documents) for first in range(0, self.documents, CHUNK)
        ]
        with get_context("spawn").Pool(self.processes) as pool:
            yield from pool.imap(made_up, chunks, chunksize=1)

    def load_participation(self) -> None:
        from loading import Table, bare

        from vanphong.kernel.participation.models import Participation

        rows = ((pk, record_id, principal) for pk, (record_id, principal) in enumerate(self.parts(), start=1))
        with bare(Participation):
            since = "2026-01-01 00:00:00"
            Table(Participation, "record_id", "principal", kind="incoming", capacity="reader", since=NOW).load(rows)
            del since

    def parts(self) -> Iterator[tuple[int, int]]:
        """The clerk takes part in everything, the specialist in a few, a few others in each."""
        for number in range(self.documents):
            yield number, CLERK
            if number % SEEN_BY_SPECIALIST == 7:
                yield number, SPECIALIST
            for step in range(1, 6):
                yield number, 3_000_002 + 8 * ((number * 31 + step * 977) % 2000)


def made_up(chunk: tuple[int, int, int]) -> list[Any]:
    """In a process of its own."""
    from papers import paper

    first, last, of = chunk
    return [paper(number, of) for number in range(first, last)]


def questions(documents: int) -> dict[str, list[str]]:
    """Per kind of question some, taken from documents that are there."""
    from papers import paper

    from vanphong.kernel.text.api import fold

    chance = random.Random(1)
    asked: dict[str, list[str]] = {}
    for _ in range(EACH):
        given = paper(chance.randrange(documents), documents)
        text = given.texts[0].replace(".", "").lower().split()
        at = chance.randrange(len(text) - 12)
        title = given.title.split()[1:]
        day = given.on
        samples = {
            "một tiếng thường gặp": chance.choice(["đảng", "của", "quy", "định", "công", "thông", "chính"]),
            "từ hai tiếng": " ".join(text[at : at + 2]),
            "cụm bốn tiếng": " ".join(text[at : at + 4]),
            "cụm bốn tiếng, không dấu": fold(" ".join(text[at : at + 4])),
            "trích yếu": " ".join(title[:6]),
            "nhiều tiếng rời": " ".join(chance.sample(text, 6)),
            "số, ký hiệu": given.reference,
            "số, ký hiệu viết liền": given.reference.replace("-", "").replace("/", "").lower(),
            "cụm trong ngoặc kép": f'"{" ".join(text[at : at + 3])}"',
            "loại trừ": f"{' '.join(text[at : at + 2])} -{text[at + 5]}",
            "đang gõ": " ".join(text[at : at + 2]) + " " + text[at + 2][:2] + "*",
            "lọc theo trường": f'{text[at]} loại:{given.type_code} cơ quan:"{given.sender}" từ:01/{day.month}/{day.year} đến:{day.month}/{day.year}',
        }
        for kind, sample in samples.items():
            asked.setdefault(kind, []).append(sample)
    return asked


def measure(asked: dict[str, list[str]], documents: int) -> None:
    """A table: kind of question, median and 95th percentile for both."""
    print(f"\n{'câu hỏi':<28}{'văn thư':>20}{'chuyên viên':>24}{'số kết quả':>14}")
    everything: dict[str, list[float]] = {"văn thư": [], "chuyên viên": []}
    own: list[float] = []
    for kind, samples in asked.items():
        shown, counts = [], []
        for who, principal in (("văn thư", CLERK), ("chuyên viên", SPECIALIST)):
            times = []
            for text in samples:
                answer(text, principal)
                start, busy = time.perf_counter(), time.process_time()
                counts.append(answer(text, principal))
                times.append((time.perf_counter() - start) * 1000)
                own.append((time.process_time() - busy) * 1000)
            everything[who] += times
            shown.append(f"{statistics.median(times):8.0f} /{p95(times):6.0f} ms")
        print(f"{kind:<28}{shown[0]:>20}{shown[1]:>24}{statistics.median(counts[: len(samples)]):>14.0f}")
    print(f"riêng thời gian xử lý của tiến trình: p50 {statistics.median(own):.0f} ms, p95 {p95(own):.0f} ms")
    for who, times in everything.items():
        verdict = "đạt" if p95(times) <= TARGET_MS else "CHƯA ĐẠT"
        print(
            f"{who}: p50 {statistics.median(times):.0f} ms, p95 {p95(times):.0f} ms trên {documents} văn bản ({verdict} {TARGET_MS} ms)"
        )


def p95(times: list[float]) -> float:
    return sorted(times)[round(len(times) * 0.95) - 1]


def answer(text: str, principal: int) -> int:
    """What a page needs: rows, facets, the first twenty with their pieces; how many were found."""
    from vanphong.kernel.actor import Actor
    from vanphong.kernel.search import api as search

    who = Actor(1, "", 1, "", 1, 1, principals=(8 * 1 + 1, principal, 8 * 5 + 3, 8 * 6 + 6))
    found = search.find(search.Search(search.parse(text), who, NOW))
    found.facets()
    search.hits(found, 0, 20)
    return found.count


def main() -> None:
    asked = options()
    folder = prepare(asked)
    import django

    django.setup()
    from vanphong.kernel.search.engines import TABLES, engine
    from vanphong.kernel.search.models import Index

    bench = Bench(asked.documents, asked.processes)
    start = time.perf_counter()

    def tell(what: str) -> None:
        print(f"  {time.perf_counter() - start:7.1f} s  {what}", flush=True)

    if asked.postgresql or not (folder / "made").exists():
        bench.build(tell)
        (folder / "made").touch()
    print(
        f"cỡ chỉ mục: {engine().size(TABLES[Index.objects.get().generation or 0]) / 2**20:.0f} MB; máy đang tải {os.getloadavg()[0]:.1f}"
    )
    measure(questions(asked.documents), asked.documents)


if __name__ == "__main__":
    main()
