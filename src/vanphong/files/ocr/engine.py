"""Runs OCRmyPDF on some pages, apart and bounded."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from vanphong.files import sandbox
from vanphong.files.rules.troubles import Trouble

SECONDS_A_PAGE = 90
MEMORY = 4096
SURE = 60.0
"""Below this Tesseract guesses: handwriting, seals, dirt."""
_OUT_OF_MEMORY = ("MemoryError", "Cannot allocate", "bad_alloc", "DecompressionBomb")
_DATA = "vie.traineddata"

Word = tuple[str, float, float, float, float, float]
"""A word, its box as parts of the page (left, top, right, bottom), and how sure Tesseract is of it, 0…100."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The pages with their letters as a searchable PDF/A, and the words of each page."""

    pdf: bytes
    words: dict[int, list[Word]]


def missing() -> str:
    """What has to be installed before anything can be recognised; empty when all is there."""
    programs = {"ocrmypdf": "ocrmypdf", "tesseract": "tesseract-ocr", "gs": "ghostscript", "unpaper": "unpaper"}
    lacking = [package for program, package in programs.items() if shutil.which(program) is None]
    if not lacking and not _has_vietnamese(shutil.which("tesseract") or ""):
        lacking = ["tesseract-ocr-vie"]
    return ", ".join(lacking)


@lru_cache(maxsize=4)
def _has_vietnamese(program: str) -> bool:
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    return "vie" in listed.stdout.split()


def recognise(pdf: bytes, count: int, *, is_mixed: bool = False) -> Recognised:
    """The letters on `count` pages. `is_mixed`: some pages have text of their own and are left alone. Raises `Trouble`."""
    if tools := missing():
        raise Trouble("no_tool", tool=tools)
    with tempfile.TemporaryDirectory(prefix="vanphong-ocr-") as name:
        folder = Path(name)
        (folder / "in.pdf").write_bytes(pdf)
        (folder / "tess.cfg").write_text("tessedit_create_tsv 1\n", "utf-8")
        seconds = SECONDS_A_PAGE * count + 60
        try:
            ended = sandbox.run(
                _command(folder, is_mixed=is_mixed),
                folder,
                sandbox.Bounds(seconds, MEMORY),
                {"OMP_THREAD_LIMIT": "1"},
            )
        except sandbox.TookTooLong as failure:
            raise Trouble("too_long", seconds=seconds) from failure
        made = folder / "out.pdf"
        if ended.status or not made.exists():
            raise Trouble("memory" if any(word in ended.said for word in _OUT_OF_MEMORY) else "broken")
        return Recognised(made.read_bytes(), dict(_words_of_pages(folder)))


def _command(folder: Path, *, is_mixed: bool) -> list[str]:
    return [
        *("ocrmypdf", "--quiet", "--keep-temporary-files", "--plugin", str(Path(__file__).with_name("stamps.py"))),
        *(
            "--language",
            "vie",
            "--tesseract-config",
            str(folder / "tess.cfg"),
            "--tesseract-timeout",
            str(SECONDS_A_PAGE),
        ),
        *("--rotate-pages", "--deskew", "--clean", "--output-type", "pdfa", "--optimize", "1"),
        *("--jobs", str(_jobs()), "--max-image-mpixels", "350"),
        "--skip-text" if is_mixed else "--force-ocr",
        *(str(folder / "in.pdf"), str(folder / "out.pdf")),
    ]


def _jobs() -> int:
    return int(settings.VANPHONG_OCR_JOBS) or min(2, os.cpu_count() or 1)


def _words_of_pages(folder: Path) -> Iterator[tuple[int, list[Word]]]:
    """OCRmyPDF keeps what Tesseract told about each page in a table named by the number of the page."""
    for table in sorted(folder.glob("ocrmypdf.io.*/*_ocr_tess.tsv")):
        yield int(table.name.split("_")[0]), list(_words(table.read_text("utf-8", "replace")))


def _words(table: str) -> Iterator[Word]:
    across = down = 1.0
    for line in table.splitlines()[1:]:
        level, *_, left, top, width, height, sure, text = line.split("\t", 11)
        if level == "1":
            across, down = float(width) or 1.0, float(height) or 1.0
        elif level == "5" and text.strip():
            x, y = float(left), float(top)
            box = (x / across, y / down, (x + float(width)) / across, (y + float(height)) / down)
            yield (text, *(round(side, 4) for side in box), round(float(sure), 1))  # type: ignore[misc]  # four sides
