"""Scanned pages: which have to be recognised, a few at a time into parts, joined to one searchable PDF/A; and what of it can be relied on."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from vanphong.files import derivation, storage
from vanphong.files.choices import DerivativeKind, FileFormat
from vanphong.files.models import Blob, Derivative
from vanphong.files.ocr import engine
from vanphong.files.reading.asking import ask
from vanphong.files.rules import handwriting
from vanphong.files.rules.troubles import Trouble

AT_A_TIME = 6
WORST_TEXT = 0.55
"""A text layer with fewer Vietnamese words than that was made by a recogniser that did not know the language."""


def pages_to_recognise(blob: Blob) -> list[int]:
    """The pages that are pictures; all of them where the text layer is worthless."""
    if blob.format.is_image:
        return list(range(1, len(blob.page_sizes) + 1))
    found = derivation.lines_of(blob)
    if blob.format is not FileFormat.PDF or found is None:
        return list(range(1, len(blob.page_sizes) + 1)) if blob.format is FileFormat.PDF else []
    letters = sum(letter.isalpha() for line in found["lines"] for letter in line[1])
    is_worthless = letters > 400 and found["confidence"] < WORST_TEXT
    return list(range(1, len(blob.page_sizes) + 1)) if is_worthless else list(found["bare"])


def recognise_some(blob: Blob, wanted: Sequence[int], done: int, now: datetime) -> dict[str, Any]:
    """Recognise the next pages; the values of an `Outcome`."""
    most = min(len(blob.page_sizes), int(settings.VANPHONG_OCR_MOST_PAGES))
    pages = list(range(done + 1, min(done + AT_A_TIME, most) + 1))
    if pages:
        _recognise_part(blob, pages, frozenset(wanted), now)
    reached = pages[-1] if pages else most
    if reached < most:
        return {"done": reached, "total": most, "is_whole": False}
    _join(blob, now)
    return {"detail": _told(blob, wanted, most), "done": most, "total": most}


def _recognise_part(blob: Blob, pages: list[int], wanted: frozenset[int], now: datetime) -> None:
    """One part of the PDF. Where it cannot be recognised, each page for itself, so that one bad page does not cost the others."""
    part = ask("part", FileFormat.PDF, _source(blob, now), pages).made["made.pdf"]
    if wanted & set(pages):
        try:
            made = engine.recognise(part, len(pages), is_mixed=not set(pages) <= wanted)
        except Trouble as trouble:
            if trouble.cause in {"no_tool", "no_room"} or len(pages) == 1:
                if trouble.cause in {"no_tool", "no_room"}:
                    raise
                derivation.put(blob, DerivativeKind.OCR_PART, part, now, page=pages[0])
                return
            for page in pages:
                _recognise_part(blob, [page], wanted, now)
            return
        for number, words in made.words.items():
            data = json.dumps(words, ensure_ascii=False).encode()
            derivation.put(blob, DerivativeKind.WORDS, data, now, page=pages[number - 1])
        part = made.pdf
    derivation.put(blob, DerivativeKind.OCR_PART, part, now, page=pages[0])


def _source(blob: Blob, now: datetime) -> bytes:
    return storage.fetch(blob.key) if blob.format is FileFormat.PDF else derivation.pdf_of(blob, now)


def _join(blob: Blob, now: datetime) -> None:
    parts = list(blob.derivatives.filter(kind=DerivativeKind.OCR_PART).order_by("page"))
    if not parts:
        return
    beside = {f"part-{part.page}.pdf": derivation.fetch(part) for part in parts}
    answer = ask("joined", FileFormat.PDF, b"", [part.page for part in parts], beside=beside)
    sizes = [tuple(size) for size in answer.found["sizes"]]
    derivation.put(blob, DerivativeKind.OCR_PDF, answer.made["made.pdf"], now, sizes=sizes)
    derivation.forget(blob, DerivativeKind.OCR_PART)
    derivation.forget(blob, DerivativeKind.PAGE)


def _told(blob: Blob, wanted: Sequence[int], most: int) -> str:
    words = [word for page in sorted(wanted) for word in words_of(blob, page)]
    unsure = sum(1 for word in words if word[5] < engine.SURE)
    silent = [page for page in wanted if page <= most and not words_of(blob, page)]
    told = f"{len(words)} chữ trên {len(wanted) - len(silent)} trang, {unsure} chữ không chắc"
    if silent:
        told += f"; trang {', '.join(map(str, silent[:10]))} không đọc được chữ nào"
    if len(blob.page_sizes) > most:
        told += f"; chỉ nhận dạng {most} trang đầu trong {len(blob.page_sizes)} trang"
    return told


def is_recognised(blob: Blob) -> bool:
    """Whether its letters are a machine's reading."""
    return Derivative.objects.filter(blob=blob, kind=DerivativeKind.OCR_PDF).exists()


def readable(blob: Blob) -> tuple[bytes, str]:
    """What particulars are read from: the recognised pages where there are such, else the file itself."""
    made = Derivative.objects.filter(blob=blob, kind=DerivativeKind.OCR_PDF).first()
    return (derivation.fetch(made), FileFormat.PDF.value) if made else (storage.fetch(blob.key), blob.media_type)


def words_of(blob: Blob, page: int) -> list[list[Any]]:
    """The words of a page with their boxes; empty while nobody looked at it."""
    made = Derivative.objects.filter(blob=blob, kind=DerivativeKind.WORDS, page=page).first()
    read: list[list[Any]] = json.loads(derivation.fetch(made)) if made else []
    return read


def text_of(blob: Blob) -> str:
    """The text of a recognised file, pages parted by form feeds: recognised words, and the file's own text on pages that have such."""
    if not is_recognised(blob):
        return ""
    own = _own_pages(blob)
    pages = range(1, len(blob.page_sizes) + 1)
    return "\f".join(_lines(words_of(blob, page)) or own.get(page, "") for page in pages)


def _own_pages(blob: Blob) -> dict[int, str]:
    found = derivation.lines_of(blob)
    text = "\n".join(line[1] for line in found["lines"]) if found else ""
    return dict(enumerate(text.split("\f"), start=1))


def _lines(words: Iterable[list[Any]]) -> str:
    """Words of one line stand at one height."""
    lines: list[list[list[Any]]] = []
    for word in words:
        if lines and _is_beside(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return "\n".join(" ".join(str(word[0]) for word in line) for line in lines)


def _is_beside(last: list[Any], word: list[Any]) -> bool:
    middle = (word[2] + word[4]) / 2
    return bool(last[2] <= middle <= last[4] and word[1] >= last[1])


def doubted(blob: Blob, read: dict[str, Any]) -> dict[str, Any]:
    """The particulars with how sure the recogniser was of the words they stand on; what is written by hand is not given at all."""
    return handwriting.doubted(read, lambda page: words_of(blob, page))
