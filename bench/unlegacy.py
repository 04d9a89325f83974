"""Text of old fonts against its true text: letters right per file of a folder laid out as shared/corpus/legacy-encoding is.

.venv/bin/python bench/unlegacy.py ../shared/corpus/legacy-encoding
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from vanphong.docform import api as docform
from vanphong.docform.accuracy import Score, pairs, score
from vanphong.docform.legacy.command import TYPES

TARGET = 0.995


def main() -> int:
    """Run; 1 when less than the target is right."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    total = Score(0, 0, 0)
    for path, truth in pairs(asked.parse_args().folder):
        started = time.perf_counter()
        read = docform.read_text(path.read_bytes(), TYPES[path.suffix.lower()])
        took = (time.perf_counter() - started) * 1000
        found = score(read.text, truth)
        total += found
        names = "+".join(read.encodings) or "unicode"
        print(
            f"{found.share:9.3%} of {found.right + found.wrong:6} letters, {found.missing:4} not found; "
            f"told {read.confidence:.3f}; {took:5.0f} ms; {names:8} {path.parent.name}/{path.name}"
        )
    print(f"{total.share:9.3%} of {total.right + total.wrong} letters, {total.missing} not found")
    return int(total.share < TARGET)


if __name__ == "__main__":
    sys.exit(main())
