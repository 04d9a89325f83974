"""What is made of a blob: text, particulars, a PDF rendition, page images. Made when first asked for, kept, and made again when lost."""

import io
import json
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage

from vanphong.docform import api as docform
from vanphong.files import conversion, storage
from vanphong.files.choices import DerivativeKind, FileFormat, PageSize
from vanphong.files.models import Blob, Derivative
from vanphong.files.reading.asking import ask
from vanphong.files.rules.troubles import Trouble
from vanphong.kernel.errors import RecordNotFound

Sizes = tuple[tuple[float, float], ...]

MAKING = 1
"""Counts up when derivatives are made differently, so that kept ones are made anew."""


def key_of(blob: Blob, kind: DerivativeKind, page: int = 0, variant: str = "") -> str:
    """Where a derivative is kept: the same for the same content everywhere."""
    name = "-".join(str(part) for part in (kind, page or "", variant, MAKING) if part)
    return f"derived/{blob.sha256[:2]}/{blob.sha256[2:4]}/{blob.sha256}/{name}"


def text_of(blob: Blob, now: datetime) -> str:
    """The text; of scans what was recognised so far; empty for what is held back."""
    if blob.is_held:
        return ""
    return _made(blob, DerivativeKind.TEXT, now, lambda: (_text(blob).encode(), ())).decode()


def ready_text(blob: Blob) -> str:
    """The text if it was read already; else nothing, and nothing is begun."""
    key = key_of(blob, DerivativeKind.TEXT)
    is_made = Derivative.objects.filter(blob=blob, kind=DerivativeKind.TEXT, size__gt=0).exists()
    return storage.fetch(key).decode() if is_made and default_storage.exists(key) else ""


def particulars_of(blob: Blob, now: datetime) -> dict[str, Any]:
    """What the document says about itself: field → {value, confidence, page, text} or None."""

    def make() -> tuple[bytes, Sizes]:
        return json.dumps(_particulars(blob), ensure_ascii=False).encode(), ()

    if blob.is_held:
        return docform.Particulars().as_dict()
    read: dict[str, Any] = json.loads(_made(blob, DerivativeKind.PARTICULARS, now, make))
    return read


def pdf_of(blob: Blob, now: datetime) -> bytes:
    """The PDF that is shown: the recognised pages, the file itself, a picture as a page, or LibreOffice's. Raises `NoConverter`, `NotConverted`."""
    if recognised := Derivative.objects.filter(blob=blob, kind=DerivativeKind.OCR_PDF).first():
        return fetch(recognised)
    if blob.format is FileFormat.PDF:
        return storage.fetch(blob.key)

    def make() -> tuple[bytes, Sizes]:
        pdf = _pictures_pdf(blob) if blob.format.is_image else _converted(blob)
        return pdf, docform.page_sizes(pdf)

    return _made(blob, DerivativeKind.PDF, now, make)


def note_unconvertible(blob: Blob, now: datetime) -> None:
    """That no PDF can be made is remembered as a rendition of no size, so that the screens say so."""
    Derivative.objects.get_or_create(
        blob=blob, kind=DerivativeKind.PDF, page=0, variant="", defaults={"size": 0, "created_at": now}
    )


def is_unconvertible(blob: Blob) -> bool:
    """Whether making a PDF of it failed for good."""
    return Derivative.objects.filter(blob=blob, kind=DerivativeKind.PDF, size=0).exists()


def sizes_of(blob: Blob) -> list[list[float]]:
    """The sizes of the pages as far as they are known now, those of a scan before it was set upright; empty while no rendition is made."""
    if blob.page_sizes:
        return list(blob.page_sizes)
    made = {each.kind: each for each in blob.derivatives.filter(kind__in=[DerivativeKind.OCR_PDF, DerivativeKind.PDF])}
    shown = made.get(DerivativeKind.OCR_PDF) or made.get(DerivativeKind.PDF)
    return list(shown.page_sizes) if shown else []


def page_image(blob: Blob, number: int, size: PageSize, now: datetime) -> bytes:
    """A page as PNG. Raises `RecordNotFound` for a page that is not there or cannot be drawn."""

    from PIL import Image

    def make() -> tuple[bytes, Sizes]:
        try:
            if blob.format.is_image and not blob.derivatives.filter(kind=DerivativeKind.OCR_PDF).exists():
                return _picture(storage.fetch(blob.key), number, size), ()
            return docform.page_image(pdf_of(blob, now), number, size.width)[0], ()
        except (IndexError, EOFError) as failure:
            raise RecordNotFound("Văn bản không có trang này.") from failure
        except (docform.Unreadable, Image.DecompressionBombError) as failure:
            raise RecordNotFound("Không dựng được ảnh của trang này. Đồng chí tải tệp gốc về máy để xem.") from failure

    return _made(blob, DerivativeKind.PAGE, now, make, page=number, variant=size)


def _made(
    blob: Blob,
    kind: DerivativeKind,
    now: datetime,
    make: Callable[[], tuple[bytes, Sizes]],
    *,
    page: int = 0,
    variant: str = "",
) -> bytes:
    key = key_of(blob, kind, page, variant)
    if Derivative.objects.filter(blob=blob, kind=kind, page=page, variant=variant).exists() and default_storage.exists(
        key
    ):
        return storage.fetch(key)
    data, sizes = make()
    storage.keep(key, data)
    Derivative.objects.update_or_create(
        blob=blob, kind=kind, page=page, variant=variant,
        defaults={"size": len(data), "page_sizes": [list(size) for size in sizes], "created_at": now},
    )  # fmt: skip
    return data


def put(
    blob: Blob,
    kind: DerivativeKind,
    data: bytes,
    now: datetime,
    *,
    page: int = 0,
    variant: str = "",
    sizes: Sizes | list[Any] = (),
) -> None:
    """Keep a derivative in place of what there was. Raises `NoRoom`."""
    storage.replace(key_of(blob, kind, page, variant), data)
    Derivative.objects.update_or_create(
        blob=blob, kind=kind, page=page, variant=variant,
        defaults={"size": len(data), "page_sizes": [list(size) for size in sizes], "created_at": now},
    )  # fmt: skip


def fetch(made: Derivative) -> bytes:
    """What was made. Raises `FileLost`."""
    return storage.fetch(key_of(made.blob, DerivativeKind(made.kind), made.page, made.variant))


def lines_of(blob: Blob) -> dict[str, Any] | None:
    """The text layer line by line: `lines` of [as stored, in Unicode, encoding], `confidence`, `bare` pages; None while it is not read."""
    made = Derivative.objects.filter(blob=blob, kind=DerivativeKind.LINES).first()
    read: dict[str, Any] | None = json.loads(fetch(made)) if made else None
    return read


def words_of_pages(blob: Blob, numbers: Collection[int] | None = None) -> dict[int, list[list[Any]]]:
    """The words of the pages that were looked at, with their boxes; `numbers`: of these pages alone."""
    made = Derivative.objects.filter(blob=blob, kind=DerivativeKind.WORDS).select_related("blob").order_by("page")
    if numbers is not None:
        made = made.filter(page__in=numbers)
    return {each.page: json.loads(fetch(each)) for each in made}


def forget(blob: Blob, *kinds: DerivativeKind) -> None:
    """Remove what was made of it, of these kinds or all; rows first, so that nobody is sent for what is gone."""
    made = Derivative.objects.filter(blob=blob)
    made = made.filter(kind__in=kinds) if kinds else made
    keys = [key_of(blob, DerivativeKind(each.kind), each.page, each.variant) for each in made]
    made.delete()
    for key in keys:
        default_storage.delete(key)


def _text(blob: Blob) -> str:
    try:
        return docform.extract_text(storage.fetch(blob.key), blob.media_type)
    except docform.Unreadable:
        return ""


def _particulars(blob: Blob) -> dict[str, Any]:
    try:
        read = docform.read_particulars(storage.fetch(blob.key), blob.media_type)
    except docform.Unreadable:
        read = docform.Particulars()
    return read.as_dict() | {"page_count": blob.page_count or read.page_count}


def _picture(data: bytes, number: int, size: PageSize) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        image.seek(number - 1)
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((size.width, size.width * 5))
        return docform.png_of(upright)


def _converted(blob: Blob) -> bytes:
    return conversion.convert_to_pdf(storage.fetch(blob.key), blob.format)


def _pictures_pdf(blob: Blob) -> bytes:
    """A page for each picture, made apart: pictures may be larger than memory."""
    try:
        return ask("picture_pdf", blob.media_type, storage.fetch(blob.key)).made["made.pdf"]
    except Trouble as trouble:
        raise conversion.NotConverted(trouble.told) from trouble
