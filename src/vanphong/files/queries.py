"""Questions about files: of a record, of a person's right to read, of pages to look at."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse

from vanphong.files import conversion, derivation, ports
from vanphong.files.choices import PageSize, Slot
from vanphong.files.models import Blob, Version, VersionSet
from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import NotPermitted, RecordNotFound

POINT = 96 / 72


@dataclass(frozen=True)
class PageImage:
    """One page to look at; width and height as the large image is shown."""

    number: int
    url: str
    thumb: str
    width: int
    height: int


@dataclass(frozen=True)
class Choice:
    """A version one can turn to."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Viewer:
    """What the document viewer shows (`files/viewer.html`)."""

    title: str
    pages: tuple[PageImage, ...]
    download: str
    marks: str
    versions: tuple[Choice, ...]
    without_pages: str


def versions(kind: str, record_id: int) -> VersionSet:
    """All files of the record with their blobs, oldest first. Ask only for a record the actor may see."""
    return Version.objects.of_record(kind, record_id).select_related("blob", "replaced_by").order_by("id")


def current_versions(kind: str, record_ids: Iterable[int], slot: str) -> VersionSet:
    """The files in a slot that no later one replaces, of several records of a kind, oldest first."""
    return (
        Version.objects.filter(kind=kind, record_id__in=list(record_ids), slot=slot)
        .current()
        .select_related("blob")
        .order_by("id")
    )


def ready_texts(kind: str, record_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """What the files of these records say, those that a later one replaces left out; only what was read already, for whoever indexes it."""
    current = Version.objects.filter(kind=kind, record_id__in=record_ids).current().exclude(slot=Slot.RENDITION)
    found: dict[int, dict[str, None]] = {}
    for version in current.select_related("blob").order_by("id"):
        if text := derivation.ready_text(version.blob):
            found.setdefault(version.record_id, {})[text] = None
    return {record_id: tuple(texts) for record_id, texts in found.items()}


def records_with(blob: Blob) -> set[tuple[str, int]]:
    """The records of which it is a file, whoever may see them: for what follows from its content."""
    return set(Version.objects.filter(blob=blob).values_list("kind", "record_id"))


def with_content(blob: Blob, kind: str) -> VersionSet:
    """The files of records of this kind with the same content, newest first: was it registered before? Filter by what the actor may see."""
    return Version.objects.filter(blob=blob, kind=kind).order_by("-id")


def with_contents(blob_ids: Iterable[int], kind: str) -> VersionSet:
    """The files of records of this kind with one of these contents. Filter by what the actor may see."""
    return Version.objects.filter(blob_id__in=list(blob_ids), kind=kind)


def readable(actor: Actor, version_id: int) -> Version:
    """A version that the clearance suffices for and that its record's module lets be read.

    `RecordNotFound`: absent or forbidden, the same; `NotPermitted`: held back, for everybody.
    """
    version = Version.objects.filter(pk=version_id).select_related("blob").first()
    if version is None or version.secrecy > actor.clearance:
        raise RecordNotFound
    if not ports.may_read(actor, version.kind, version.record_id):
        raise RecordNotFound
    if version.blob.is_held:
        raise NotPermitted(
            "Trên bản quét này có dấu chỉ độ mật, nội dung đã bị giữ lại và không ai mở được. Đồng chí xử lý bản giấy theo quy định; "
            "đề nghị văn thư gỡ nội dung khỏi hệ thống nối mạng này."
        )
    return version


def pages(version: Version) -> tuple[PageImage, ...]:
    """The pages of a version that can be looked at now; none while its PDF rendition is not made."""
    return tuple(
        PageImage(
            number=number,
            url=page_url(version, number, PageSize.LARGE),
            thumb=page_url(version, number, PageSize.SMALL),
            width=round(width * POINT) or 1,
            height=round(height * POINT) or 1,
        )
        for number, (width, height) in enumerate(derivation.sizes_of(version.blob), start=1)
    )


def page_url(version: Version, number: int, size: PageSize) -> str:
    """The address of a page image."""
    return reverse("files:page", args=[version.pk, number, size.value])


def viewer(version: Version, others: Iterable[Version] = (), address: str = "") -> Viewer:
    """What the viewer shows; `others` are the versions to turn to, at `address` followed by their id."""
    shown = () if version.blob.is_held else pages(version)
    return Viewer(
        title=version.name,
        pages=shown,
        download=reverse("files:download", args=[version.pk]),
        marks=f"{len(shown)} trang" if shown else "",
        versions=tuple(
            Choice(f"Bản {other.number}", f"{address}{other.pk}", other.pk == version.pk) for other in others
        ),
        without_pages="" if shown else _without_pages(version),
    )


def _without_pages(version: Version) -> str:
    kind = version.blob.format
    if version.blob.is_held:
        return "Trên bản quét có dấu chỉ độ mật nên nội dung bị giữ lại. Đồng chí xử lý bản giấy theo quy định."
    if not kind.is_convertible:
        return "Loại tệp này không có trang để xem. Đồng chí tải tệp về máy để mở."
    if conversion.converter() is None:
        return (
            "Máy chủ chưa cài LibreOffice nên không dựng được trang xem. Đồng chí tải tệp về máy, hoặc tải bản PDF lên."
        )
    if derivation.is_unconvertible(version.blob):
        return "Không dựng được trang xem của tệp này. Đồng chí tải tệp về máy để mở, hoặc gửi thêm bản PDF."
    return "Đang dựng trang xem, thường mất vài giây. Đồng chí tải lại trang sau ít phút, hoặc tải tệp về máy để mở."
