"""Numbers under load: many processes allocate in one register, some acts are undone, one writer is killed outright; then the proof.

.venv/bin/python bench/register_numbers.py                          SQLite in a throw-away folder
.venv/bin/python scripts/with_postgresql.py .venv/bin/python bench/register_numbers.py --database postgresql
"""

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src")]


def main() -> int:
    """Run; 1 when a number is missing or twice."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    asked.add_argument("--numbers", type=int, default=100_000)
    asked.add_argument("--writers", type=int, default=16)
    asked.add_argument("--undone", type=float, default=0.1, help="share of acts that are rolled back")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="vanphong-bench-") as folder:
        prepare(folder, options.database)
        return run(options)


def prepare(folder: str, database: str) -> None:
    """An installation of its own with the practice office."""
    os.environ |= {"VANPHONG_VAR": folder, "DJANGO_SETTINGS_MODULE": "vanphong.config.settings"}
    os.environ.pop("VANPHONG_DATABASE_URL", None)
    if database == "postgresql":
        os.environ["VANPHONG_DATABASE_URL"] = os.environ["VANPHONG_TEST_DATABASE_URL"]
    import django

    django.setup()
    from vanphong.config import preparation
    from vanphong.config.practice import load_practice_office
    from vanphong.kernel import clock

    preparation.bring_up_to_date()
    preparation.fill_in(clock.now())
    load_practice_office(clock.now())


def run(options: argparse.Namespace) -> int:
    """Allocate, kill a writer half-way and put another in its place, prove."""
    from django.db import connections

    from vanphong.registers.models import Register

    register_id = Register.objects.filter(direction="incoming", is_secret=False).values_list("id", flat=True)[0]
    connections.close_all()
    share = -(-options.numbers // options.writers)
    kept, refused = (multiprocessing.Array("q", options.writers + 1, lock=False) for _ in range(2))
    started = time.monotonic()
    writers = [start(register_id, place, share, options.undone, kept, refused) for place in range(options.writers)]
    while kept[0] < share // 2 and writers[0].is_alive():
        time.sleep(0.01)
    os.kill(writers[0].pid, signal.SIGKILL)
    writers[0].join()
    writers[0] = start(register_id, options.writers, share - kept[0], options.undone, kept, refused)
    for writer in writers:
        writer.join()
    seconds = time.monotonic() - started
    return report(options, register_id, sum(kept), sum(refused), seconds, [each.exitcode for each in writers])


def start(register_id: int, place: int, quota: int, undone: float, kept, refused) -> multiprocessing.Process:
    """A writing process."""
    process = multiprocessing.get_context("fork").Process(
        target=write, args=(register_id, place, quota, undone, kept, refused)
    )
    process.start()
    return process


def write(register_id: int, place: int, quota: int, undone: float, kept, refused) -> None:
    """Allocate until so many acts were kept; one that waited too long for its turn was refused whole and is tried again."""
    from django.db import OperationalError, transaction

    from vanphong.kernel import clock
    from vanphong.kernel.actor import SYSTEM
    from vanphong.registers.api import allocate

    chance = random.Random(place)
    while kept[place] < quota:
        now = clock.now()
        record = ("incoming", place * 1_000_000 + kept[place] + 1)
        is_undone = chance.random() < undone
        try:
            with transaction.atomic():
                allocate(register_id, series="", on=clock.office_date(now), record=record, actor=SYSTEM, now=now)
                transaction.set_rollback(is_undone)
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            refused[place] += 1
            continue
        kept[place] += not is_undone


def report(
    options: argparse.Namespace, register_id: int, kept: int, refused: int, seconds: float, exits: list[int | None]
) -> int:
    """Say what was found."""
    from vanphong.registers.api import prove

    begun = time.monotonic()
    (proof,) = prove(register_id)
    proving = time.monotonic() - begun
    gaps, doubles = sum(last - first + 1 for first, last in proof.gaps), len(proof.duplicates)
    print(
        f"{options.database}: {proof.reached:,} numbers by {options.writers} writers in {seconds:.0f} s, {kept / seconds:,.0f}/s;"
    )
    print(
        f"  {options.undone:.0%} of the acts undone, one writer killed; acts refused after too long a wait: {refused}"
    )
    print(f"  gaps {gaps}, duplicates {doubles}; proof of the register in {proving * 1000:.0f} ms")
    is_sound = proof.is_sound and kept <= proof.reached <= kept + 1 and not any(exits)
    print("  sound" if is_sound else f"  NOT SOUND: {proof.sentence}")
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
