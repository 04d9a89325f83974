"""Files go out as attachments or as pictures of their pages, never as something a browser would run."""

import io
from typing import TypeVar

from django.http import FileResponse, HttpResponse, HttpResponseBase

from vanphong.files import derivation, queries, storage
from vanphong.files.choices import PageSize
from vanphong.files.models import Version
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.web.gates import OfficeRequest, signed_in

A = TypeVar("A", bound=HttpResponseBase)

KEPT = "private, max-age=86400, immutable"
"""A content never changes; `Vary: Cookie` keeps it from another person at the same browser."""
NOT_KEPT = "private, no-store"
"""What is secret is not left on the disk of whoever looked at it."""


@signed_in
def download(request: OfficeRequest, version_id: int) -> HttpResponseBase:
    """The file as it came, to be saved."""
    version = queries.readable(request.actor, version_id)
    if (unchanged := _unchanged(request, version, _tag(version))) is not None:
        return unchanged
    content = storage.fetch(version.blob.key)
    answer = FileResponse(
        io.BytesIO(content), as_attachment=True, filename=version.name, content_type="application/octet-stream"
    )
    return _guarded(answer, version, _tag(version))


@signed_in
def page(request: OfficeRequest, version_id: int, number: int, size: str) -> HttpResponseBase:
    """A page as a picture."""
    version = queries.readable(request.actor, version_id)
    if size not in set(PageSize):
        raise RecordNotFound
    tag = _tag(version, f"{number}-{size}-{derivation.MAKING}")
    if (unchanged := _unchanged(request, version, tag)) is not None:
        return unchanged
    image = derivation.page_image(version.blob, number, PageSize(size), request.now)
    return _guarded(HttpResponse(image, content_type="image/png"), version, tag)


def _tag(version: Version, part: str = "tep") -> str:
    return f'"{version.blob.sha256[:32]}-{part}"'


def _unchanged(request: OfficeRequest, version: Version, tag: str) -> HttpResponse | None:
    if request.headers.get("If-None-Match") != tag:
        return None
    return _guarded(HttpResponse(status=304), version, tag)


def _guarded(answer: A, version: Version, tag: str) -> A:
    answer["ETag"] = tag
    answer["Cache-Control"] = NOT_KEPT if version.secrecy else KEPT
    answer["Vary"] = "Cookie"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
