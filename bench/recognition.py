"""How much is recognised in real published documents: reads every file of the corpus that has text and compares with the reviewed expectations.

    PYTHONPATH=src python bench/recognition.py [--corpus FOLDER] [--whole]

The expectations (tests/docform/recognition.tsv) were written by reading the documents. An empty value says that the document leaves it
open: then nothing may be read. Letters are compared without regard to capitals and to where a tone mark sits (uỷ, ủy); all else must be
equal. `--whole` reads old .doc files through LibreOffice, else their text alone.
"""

import argparse
import csv
import sys
import time
from pathlib import Path

from vanphong.docform.model import Kind
from vanphong.docform.particulars.reading import particulars_of
from vanphong.docform.particulars.words import new_tones
from vanphong.docform.readers.reading import read_sheet

ROOT = Path(__file__).resolve().parents[1]
EXPECTED = ROOT / "tests" / "docform" / "recognition.tsv"
FIELDS = ("reference", "issued_on", "type_name", "subject", "sender", "signer_name")
NOT_COUNTED = "không tính"


def told(found: object) -> str:
    """A found value as text; empty when nothing was found."""
    return "" if found is None else str(getattr(found, "value", ""))


def alike(expected: str, read: str) -> bool:
    """Equal but for capitals and the seat of tone marks."""
    return new_tones(expected).casefold() == new_tones(read).casefold()


def measured(corpus: Path, *, is_whole: bool) -> tuple[dict[str, list[int]], list[str]]:
    """Hits and cases per field, and what was missed."""
    rates = {field: [0, 0] for field in FIELDS}
    missed = []
    with EXPECTED.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        folder, number = row["file"].split("/")
        path = next((corpus / folder).glob(f"{number}-*"))
        read = particulars_of(read_sheet(path.read_bytes(), path.name, is_whole=is_whole and folder == Kind.DOC))
        for field in FIELDS:
            is_hit = alike(row[field], told(getattr(read, field)))
            if NOT_COUNTED not in row["note"]:
                rates[field][0] += is_hit
                rates[field][1] += 1
            if not is_hit:
                missed.append(f"{row['file']} {field}: «{told(getattr(read, field))}» ≠ «{row[field]}» {row['note']}")
    return rates, missed


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    if not options.corpus.exists():
        print("No corpus of real documents here.")
        return 1
    started = time.perf_counter()
    rates, missed = measured(options.corpus, is_whole=options.whole)
    for field, (hits, cases) in rates.items():
        print(f"{field:12} {hits:3}/{cases:<3} {100 * hits / cases:6.1f} %")
    print(*missed, sep="\n")
    print(f"{time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
