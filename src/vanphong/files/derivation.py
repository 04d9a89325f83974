"""What is made of a blob: text, particulars, a PDF rendition, page images. Made when first asked for, kept, and made again when lost."""

import io
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from vanphong.docform import api as docform
from vanphong.files import conversion, storage
from vanphong.files.choices import DerivativeKind, FileFormat, PageSize
from vanphong.files.models import Blob, Derivative
from vanphong.kernel.errors import RecordNotFound

Sizes = tuple[tuple[float, float], ...]

MAKING = 1
"""Counts up when derivatives are made differently, so that kept ones are made anew."""


def key_of(blob: Blob, kind: DerivativeKind, page: int = 0, variant: str = "") -> str:
    """Where a derivative is kept: the same for the same content everywhere."""
    name = "-".join(str(part) for part in (kind, page or "", variant, MAKING) if part)
    return f"derived/{blob.sha256[:2]}/{blob.sha256[2:4]}/{blob.sha256}/{name}"


def text_of(blob: Blob, now: datetime) -> str:
    """The text; empty for scans and pictures."""
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

    read: dict[str, Any] = json.loads(_made(blob, DerivativeKind.PARTICULARS, now, make))
    return read


def pdf_of(blob: Blob, now: datetime) -> bytes:
    """The PDF rendition: the file itself, a picture as a page, or LibreOffice's. Raises `NoConverter`, `NotConverted`."""
    if blob.format is FileFormat.PDF:
        return storage.fetch(blob.key)

    def make() -> tuple[bytes, Sizes]:
        data = storage.fetch(blob.key)
        pdf = _pictures_pdf(data) if blob.format.is_image else conversion.convert_to_pdf(data, blob.format)
        return pdf, docform.page_sizes(pdf)

    return _made(blob, DerivativeKind.PDF, now, make)


def convert(blob: Blob, now: datetime) -> None:
    """Make the PDF rendition where it can be made; that it cannot is remembered as a rendition of no size, so that the screens say so."""
    try:
        pdf_of(blob, now)
    except conversion.NoConverter:
        return
    except conversion.NotConverted:
        Derivative.objects.get_or_create(
            blob=blob, kind=DerivativeKind.PDF, page=0, variant="", defaults={"size": 0, "created_at": now}
        )


def is_unconvertible(blob: Blob) -> bool:
    """Whether making a PDF of it failed for good."""
    return Derivative.objects.filter(blob=blob, kind=DerivativeKind.PDF, size=0).exists()


def unconverted(at_most: int) -> list[Blob]:
    """Contents that wait for a PDF, oldest first: they came while there was no LibreOffice."""
    kinds = [kind for kind in FileFormat if kind.is_convertible]
    waiting = Blob.objects.filter(media_type__in=kinds).exclude(derivatives__kind=DerivativeKind.PDF)
    return list(waiting.order_by("id")[:at_most])


def sizes_of(blob: Blob) -> list[list[float]]:
    """The sizes of the pages as far as they are known now; empty while no rendition is made."""
    if blob.page_sizes:
        return list(blob.page_sizes)
    made = Derivative.objects.filter(blob=blob, kind=DerivativeKind.PDF).first()
    return list(made.page_sizes) if made else []


def page_image(blob: Blob, number: int, size: PageSize, now: datetime) -> bytes:
    """A page as PNG. Raises `RecordNotFound` for a page that is not there or cannot be drawn."""

    def make() -> tuple[bytes, Sizes]:
        try:
            if blob.format.is_image:
                return _picture(storage.fetch(blob.key), number, size), ()
            return docform.page_image(pdf_of(blob, now), number, size.width)[0], ()
        except (IndexError, EOFError) as failure:
            raise RecordNotFound("Văn bản không có trang này.") from failure
        except docform.Unreadable as failure:
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
    with Image.open(io.BytesIO(data)) as image:
        image.seek(number - 1)
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((size.width, size.width * 5))
        return docform.png_of(upright)


def _pictures_pdf(data: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        frames = []
        for index in range(getattr(image, "n_frames", 1)):
            image.seek(index)
            frames.append(ImageOps.exif_transpose(image).convert("RGB"))
    frames[0].save(out, "PDF", save_all=True, append_images=frames[1:], resolution=150)
    return out.getvalue()
