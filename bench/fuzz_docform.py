"""Fuzzing of the readers: damaged and hostile .docx and .pdf, thousands of them, from a seed.

    PYTHONPATH=src python bench/fuzz_docform.py [--cases 10000] [--seed 1]

Each case must be read or refused (`Unreadable`) within five seconds. Prints crashes and slow cases with the seed that makes them again, the
times, and
the most memory the process ever held (it must stay under 512 MB). Exit status 1 when anything is wrong.
"""

import argparse
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator

from vanphong.docform import api as docform
from vanphong.docform.recognise.recognising import recognise
from vanphong.docform.tests import hostile

SECONDS, MEGABYTES = 5.0, 512


def cases(count: int, seed: int) -> Iterator[tuple[str, bytes, str]]:
    """The crafted files first, then damaged ones."""
    yield from hostile.crafted()
    good = hostile.good_files()
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        data, media_type = chance.choice(good)
        yield f"{seed}/{number}", hostile.damaged(data, media_type, chance), media_type


def outcome(data: bytes, media_type: str) -> str:
    """read, refused, or the crash."""
    try:
        recognise(docform.read_sheet(data, media_type))
    except docform.Unreadable:
        return "refused"
    except Exception as crash:  # noqa: BLE001  # a crash is what is looked for
        return f"CRASH {type(crash).__name__}: {crash}"
    return "read"


def main() -> int:
    """Run and report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tally: Counter[str] = Counter()
    times, bad = [], []
    for name, data, media_type in cases(options.cases, options.seed):
        started = time.perf_counter()
        result = outcome(data, media_type)
        times.append(time.perf_counter() - started)
        tally[result.split(" ")[0]] += 1
        if result.startswith("CRASH") or times[-1] > SECONDS:
            bad.append(f"{name} {media_type[-12:]} {times[-1]:.2f} s {result}")
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(*bad, sep="\n")
    print(
        f"{sum(tally.values())} cases: {dict(tally)}; slowest {max(times):.2f} s, mean {1000 * sum(times) / len(times):.1f} ms; {held} MB"
    )
    return 1 if bad or held > MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())
