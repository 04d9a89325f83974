"""Plants each known mistake of form into clean documents of every type and body, and counts what the checker finds, invents and mends.

    .venv/bin/python bench/seeded_defects.py                 every mistake in every document, then 500 random sets (some ten minutes)
    .venv/bin/python bench/seeded_defects.py --documents 12  in twelve documents only

Fails when less than 98 % are found or rightly told, a code falls below 90 %, a fix does not mend for good, or a clean document is not clean.
"""

import argparse
import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.docform.seeded.documents import earlier, samples
from tests.docform.seeded.measuring import Count, Tally, findings, singly, together
from vanphong.docform.writers.arrange import arrange
from vanphong.docform.writers.word import written

LEAST, LEAST_OF_A_CODE = 0.98, 0.9


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=0, help="how many documents (default: all)")
    parser.add_argument("--sets", type=int, default=500, help="how many random sets of mistakes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="name every miss, invention and failed fix")
    asked = parser.parse_args()
    chance = Random(asked.seed)
    chosen = list(samples())
    chosen = chance.sample(chosen, k=asked.documents) if asked.documents else chosen
    spoilt = sum(bool(findings(written(arrange(spec)))) for each in chosen for spec in (each.spec, earlier(each)))
    tally = Tally()
    singly(chosen, tally)
    together(chosen, asked.sets, chance, tally)
    _print(tally, len(chosen), spoilt, None if asked.all else 5)
    return 0 if _is_good(tally, spoilt) else 1


def _print(tally: Tally, documents: int, spoilt: int, most: int | None) -> None:
    print(f"{documents} clean documents under two guidances: {spoilt} not clean\n")
    print("| code | planted | found | recall | invented | precision | fixable | fixed |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for code in sorted(tally.counts):
        _row(code, tally.counts[code])
    _row("all", tally.total)
    for name, lines in (("missed", tally.misses), ("invented", tally.inventions), ("not mended", tally.unmended)):
        for line in lines[:most]:
            print(f"\n{name}: {line}", end="")
    print()


def _row(code: str, count: Count) -> None:
    print(
        f"| {code} | {count.planted} | {count.found} | {count.recall:.3f} | {count.invented} | {count.precision:.3f} "
        f"| {count.fixable} | {count.fixed} |"
    )


def _is_good(tally: Tally, spoilt: int) -> bool:
    weak = [code for code, count in tally.counts.items() if count.planted and count.recall < LEAST_OF_A_CODE]
    total = tally.total
    return not (weak or spoilt or tally.unmended) and total.recall >= LEAST and total.precision >= LEAST


if __name__ == "__main__":
    sys.exit(main())
