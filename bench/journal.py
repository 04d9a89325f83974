"""The journal at length: entries written, sealed, verified; then a flipped byte, a deleted row and two rows put in each other's place are found.

.venv/bin/python bench/journal.py                                   SQLite in a throw-away folder
.venv/bin/python scripts/with_postgresql.py .venv/bin/python bench/journal.py --database postgresql
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src"), str(Path(__file__).resolve().parent)]

START = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
SENTENCES = (
    "Vào sổ văn bản đến số {0}",
    "Giao Phòng Tổng hợp chủ trì tham mưu, trình Thường trực trước ngày 28/11/2026; Phòng Cơ yếu – Công nghệ thông tin phối hợp ({0})",
    "Trả lại: văn bản không thuộc chức năng, đề nghị chuyển Ban Tổ chức Tỉnh ủy xem xét, giải quyết ({0})",
    "Hoàn thành: đã tham mưu Công văn số {0}-CV/VPTU",
)
CHANGES = '{"state": ["registered", "assigned"], "due_on": [null, "2026-11-28"], "instruction": ["", "Tham mưu văn bản trả lời"]}'


def main() -> int:
    """Run; 1 when something was not found, or verifying took too long."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    asked.add_argument("--entries", type=int, default=1_000_000)
    asked.add_argument("--runs", type=int, default=3, help="how often it is verified; the median is told")
    asked.add_argument("--target", type=float, default=60.0, help="seconds that verifying a million entries may take")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="vanphong-bench-") as folder:
        prepare(folder, options.database)
        return run(options)


def prepare(folder: str, database: str) -> None:
    """Empty tables of its own."""
    os.environ |= {"VANPHONG_VAR": folder, "DJANGO_SETTINGS_MODULE": "vanphong.config.settings"}
    os.environ.pop("VANPHONG_DATABASE_URL", None)
    if database == "postgresql":
        os.environ["VANPHONG_DATABASE_URL"] = os.environ["VANPHONG_TEST_DATABASE_URL"]
    import django

    django.setup()
    from vanphong.config import preparation

    preparation.bring_up_to_date()


def run(options: argparse.Namespace) -> int:
    """Write, seal, verify, tamper, verify."""
    from vanphong.kernel.journal import api as journal

    acts = timed(write_acts)
    print(f"written one act at a time: {1000 / acts:,.0f} entries/s")
    load(options.entries - 1000)
    sealing = timed(seal_all)
    print(f"sealed: {options.entries:,} entries in {sealing:.1f} s, {options.entries / sealing:,.0f} entries/s")
    times = []
    for _ in range(options.runs):
        begin = time.process_time()
        times.append(timed(lambda: check(journal.verify(), options.entries)))
        print(
            f"  verified in {times[-1]:.1f} s, of which {time.process_time() - begin:.1f} s of this process's own CPU"
        )
    median = statistics.median(times)
    print(f"verified: {options.entries:,} entries, median {median:.1f} s, {options.entries / median:,.0f} entries/s")
    found = journal_after_tampering(options.entries)
    is_quick = median <= options.target * options.entries / 1_000_000
    print(f"tampering found exactly: {found}; target of {options.target:.0f} s per million kept: {is_quick}")
    return 0 if found and is_quick else 1


def write_acts() -> None:
    """A thousand entries as an act writes them: each in a transaction of its own."""
    from django.db import transaction

    from vanphong.kernel.actor import SYSTEM
    from vanphong.kernel.journal import api as journal

    for number in range(1000):
        with transaction.atomic():
            journal.record(SYSTEM, START, "incoming", number, "register", SENTENCES[0].format(number))


def load(count: int) -> None:
    """Entries by the fast way, as many as a province writes in some years."""
    from loading import Table

    from vanphong.kernel.journal.models import Entry

    varying = ("at", "person_id", "person", "position_id", "title", "record_id", "root_id", "verb", "sentence")
    Table(Entry, *varying, on_behalf_of="", kind="incoming", root_kind="incoming", changes=CHANGES).load(rows(count))


def rows(count: int) -> Iterator[Sequence[Any]]:
    """Their columns, in the form in which the database stores them."""
    from django.db import connection

    for number in range(1001, 1001 + count):
        at = connection.ops.adapt_datetimefield_value(START + timedelta(seconds=number * 7, microseconds=number))
        person, sentence = number % 2000, SENTENCES[number % len(SENTENCES)].format(number)
        yield (number, at, person, f"Nguyễn Văn Mẫu {person}", person, "Chuyên viên Phòng Tổng hợp, Văn phòng Tỉnh ủy",
               number // 8, number // 8, "assign", sentence)  # fmt: skip


def seal_all() -> None:
    """As the worker does."""
    from vanphong.kernel.journal import api as journal

    while journal.seal(START):
        pass


def check(verdict: Any, entries: int) -> None:
    """The journal is whole and all of it was read."""
    if not verdict.is_sound or verdict.entries != entries or verdict.unsealed:
        raise SystemExit(f"not whole: {verdict.faults[:3]}, {verdict.entries} entries, {verdict.unsealed} unsealed")


def journal_after_tampering(entries: int) -> bool:
    """Whether each alteration, made behind the triggers' back, is named and nothing else."""
    from django.db import connection

    from vanphong.kernel.journal import api as journal
    from vanphong.kernel.journal import triggers

    flipped, deleted, one, other = (entries * part // 10 for part in (2, 4, 6, 7))
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE journal_entry SET sentence = replace(sentence, 'ạ', 'ặ') || '.' WHERE id = {flipped}")
        cursor.execute(f"DELETE FROM journal_entry WHERE id = {deleted}")
        for before, after in ((one, -1), (other, one), (-1, other)):
            cursor.execute(f"UPDATE journal_entry SET id = {after} WHERE id = {before}")
    triggers.install(connection)
    return sorted(journal.verify().faults) == sorted(
        [
            f"Mục nhật ký {flipped}: nội dung bị sửa.",
            f"Mục nhật ký {deleted}: đã bị xóa.",
            f"Mục nhật ký {one}: bị đổi chỗ, nội dung là của mục {other}.",
            f"Mục nhật ký {other}: bị đổi chỗ, nội dung là của mục {one}.",
        ]
    )


def timed(call: Any) -> float:
    """Seconds that a call takes."""
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
