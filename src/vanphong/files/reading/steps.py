"""What each step does to a content. Each may be repeated at any time: what is there already is not made twice."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from vanphong.catalogue import api as catalogue
from vanphong.docform import api as docform
from vanphong.files import conversion, derivation, storage
from vanphong.files.choices import DerivativeKind, FileFormat, PageSize, Progress, StepName, Zone
from vanphong.files.events import SecrecyFound
from vanphong.files.models import Blob, Step
from vanphong.files.ocr import engine
from vanphong.files.queries import records_with
from vanphong.files.reading import scans
from vanphong.files.reading.asking import ask
from vanphong.files.rules.secrecy import MARKS
from vanphong.files.rules.troubles import LATER, Trouble
from vanphong.kernel.outbox import api as outbox
from vanphong.kernel.search import api as search

MEGABYTE = 1024 * 1024
PAGES_AT_A_TIME = 10
DRAWN = 300
"""So many pages are drawn beforehand; the rest when somebody turns to them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended, or how far it came: `is_whole` False means that it goes on from `done`."""

    progress: Progress = Progress.DONE
    detail: str = ""
    done: int = 0
    total: int = 0
    is_whole: bool = True


def skipped(detail: str) -> Outcome:
    """The step has nothing to do here."""
    return Outcome(Progress.SKIPPED, detail)


def identify(blob: Blob, _step: Step, _now: datetime) -> Outcome:
    """The format, the pages, and whether the content still has the hash it was kept under."""
    if hashlib.sha256(storage.fetch(blob.key)).hexdigest() != blob.sha256:
        raise Trouble("lost")
    pages = f", {blob.page_count} trang" if blob.page_count else ""
    return Outcome(detail=f"{blob.format.extension.upper()}{pages}, {_size(blob.size)}; SHA-256 khớp")


def _size(count: int) -> str:
    return f"{count / MEGABYTE:.1f} MB".replace(".", ",") if count >= MEGABYTE else f"{-(-count // 1024)} KB"


def safety(blob: Blob, _step: Step, _now: datetime) -> Outcome:
    """What was examined when the file came in; a mark found later on a scan stops everything here."""
    return Outcome(detail="không mật khẩu, không macro, không mã chạy được")


def text(blob: Blob, _step: Step, now: datetime) -> Outcome:
    """The text that the file itself holds, old encodings told."""
    if blob.format.is_image:
        return skipped("ảnh, không có lớp chữ")
    found = ask("text", blob.media_type, storage.fetch(blob.key)).found
    derivation.put(blob, DerivativeKind.LINES, json.dumps(found, ensure_ascii=False).encode(), now)
    letters = sum(letter.isalpha() for line in found["lines"] for letter in line[1])
    if not letters:
        return skipped("không có lớp chữ (bản quét)")
    bare = f"; {len(found['bare'])} trang là ảnh" if found["bare"] else ""
    return Outcome(detail=f"{letters} chữ cái{bare}")


def ocr(blob: Blob, step: Step, now: datetime) -> Outcome:
    """Letters on pages that have none, some pages at a time."""
    if Step.objects.filter(blob=blob, name=StepName.TEXT, cause__in=LATER).exists():
        raise Trouble("before")
    wanted = scans.pages_to_recognise(blob)
    if not wanted:
        return skipped("văn bản có lớp chữ" if not blob.format.is_image else "không có trang nào")
    if tools := engine.missing():
        raise Trouble("no_tool", tool=tools)
    return Outcome(**scans.recognise_some(blob, wanted, step.done, now))


def encoding(blob: Blob, _step: Step, now: datetime) -> Outcome:
    """The whole text in Unicode: recognised letters where there are such, else the text layer."""
    if scanned := scans.text_of(blob):
        derivation.put(blob, DerivativeKind.TEXT, scanned.encode(), now)
        return skipped("chữ do máy nhận dạng, đã là Unicode")
    found = derivation.lines_of(blob)
    if found is None:
        return skipped("không có chữ")
    lines = found["lines"]
    derivation.put(blob, DerivativeKind.TEXT, "\n".join(line[1] for line in lines).encode(), now)
    names = sorted({line[2] for line in lines if line[2]})
    if not names:
        return skipped("chữ đã là Unicode")
    changed = sum(1 for line in lines if line[2])
    labels = ", ".join(name.upper() for name in names)
    return Outcome(detail=f"{labels} → Unicode: {changed} dòng, tin cậy {found['confidence']:.1%}".replace(".", ","))


def particulars(blob: Blob, _step: Step, now: datetime) -> Outcome:
    """What the document says about itself; a secrecy mark that only recognition could see is looked for here."""
    source, media_type = scans.readable(blob)
    found = ask("particulars", media_type, source).found
    _refuse_secret(blob, found["secrecy"], now)
    read: dict[str, Any] = found["particulars"] | {"page_count": blob.page_count or found["particulars"]["page_count"]}
    if scans.is_recognised(blob):
        read = scans.doubted(blob, read)
    derivation.put(blob, DerivativeKind.PARTICULARS, json.dumps(read, ensure_ascii=False).encode(), now)
    names = [name for name in ("reference", "issued_on", "type_name", "subject", "sender") if read.get(name)]
    hand = "; số, ngày có chỗ viết tay, không đoán" if read.get("handwritten") else ""
    return Outcome(detail=f"đọc được {len(names)}/5 thông tin chính{hand}")


def _refuse_secret(blob: Blob, mark: list[Any] | None, now: datetime) -> None:
    """Zone rule (design §4): what a scan turns out to be is held back at once; removing it for good is an act of a person."""
    if mark is None or str(catalogue.zone()) == Zone.WAN or not scans.is_recognised(blob):
        return
    name = MARKS[docform.Secrecy(mark[0])]
    with transaction.atomic():
        Blob.objects.filter(pk=blob.pk).update(is_held=True)
        for kind, record_id in sorted(records_with(blob)):
            outbox.publish(SecrecyFound(kind, record_id, name, mark[1], blob.stored_by), now)
        search.touch(records_with(blob), now)
    derivation.forget(blob)
    raise Trouble("secret", mark=name, page=mark[1])


def previews(blob: Blob, step: Step, now: datetime) -> Outcome:
    """Images of the pages in both sizes, and where each word stands."""
    if blob.format.is_parcel:
        return skipped("loại tệp này không có trang để xem")
    pdf = _shown_pdf(blob, now)
    total = min(len(derivation.sizes_of(blob)), DRAWN)
    first, last = step.done + 1, min(step.done + PAGES_AT_A_TIME, total)
    if first > total:
        return Outcome(detail=_drawn(blob, ()), done=total, total=total)
    answer = ask("pages", FileFormat.PDF, pdf, (first, last))
    for number in range(first, last + 1):
        for size in PageSize:
            if image := answer.made.get(f"{number}-{size}.png"):
                derivation.put(blob, DerivativeKind.PAGE, image, now, page=number, variant=size)
        if (words := answer.found["words"].get(str(number))) and not scans.is_recognised(blob):
            derivation.put(blob, DerivativeKind.WORDS, json.dumps(words, ensure_ascii=False).encode(), now, page=number)
    broken = answer.found["broken"]
    return Outcome(detail=_drawn(blob, broken), done=last, total=total, is_whole=last >= total)


def _shown_pdf(blob: Blob, now: datetime) -> bytes:
    try:
        return derivation.pdf_of(blob, now)
    except conversion.NoConverter as failure:
        raise Trouble("no_tool", tool="libreoffice-writer") from failure
    except conversion.NotConverted as failure:
        derivation.note_unconvertible(blob, now)
        raise (failure.__cause__ if isinstance(failure.__cause__, Trouble) else Trouble("converter")) from failure


def _drawn(blob: Blob, broken: tuple[int, ...] | list[int]) -> str:
    count = len(derivation.sizes_of(blob))
    told = f"{count} trang" if count <= DRAWN else f"{DRAWN} trang đầu; {count - DRAWN} trang sau dựng khi mở tới"
    return f"{told}; trang {', '.join(map(str, broken))} bị hỏng, các trang khác vẫn xem được" if broken else told


def index(blob: Blob, _step: Step, now: datetime) -> Outcome:
    """Have the records of this file indexed anew."""
    with transaction.atomic():
        search.touch(records_with(blob), now)
    letters = sum(letter.isalpha() for letter in derivation.text_of(blob, now))
    return Outcome(detail=f"{letters} chữ cái tra cứu được" if letters else "chưa có chữ để tra cứu")


DOES: dict[StepName, Callable[[Blob, Step, datetime], Outcome]] = {
    StepName.IDENTIFY: identify,
    StepName.SAFETY: safety,
    StepName.TEXT: text,
    StepName.OCR: ocr,
    StepName.ENCODING: encoding,
    StepName.PARTICULARS: particulars,
    StepName.PREVIEWS: previews,
    StepName.INDEX: index,
}

MADE: dict[StepName, tuple[DerivativeKind, ...]] = {
    StepName.TEXT: (DerivativeKind.LINES,),
    StepName.OCR: (DerivativeKind.OCR_PDF, DerivativeKind.OCR_PART, DerivativeKind.WORDS),
    StepName.ENCODING: (DerivativeKind.TEXT,),
    StepName.PARTICULARS: (DerivativeKind.PARTICULARS,),
    StepName.PREVIEWS: (DerivativeKind.PAGE,),
}
"""What a step made, and makes anew when it is started again."""
