"""Questions about files: of a record, of a person's right to read, of pages to look at."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from django.urls import reverse

from vanphong.files import conversion, derivation, ports
from vanphong.files.choices import PageSize, Progress, Slot, StepName
from vanphong.files.models import Blob, Step, Version, VersionSet
from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import NotPermitted, RecordNotFound
from vanphong.kernel.text.api import fold

POINT = 96 / 72
MOST_LINES = 2000
MOST_HITS = 500


@dataclass(frozen=True, slots=True)
class PageMark:
    """A place lit up on a page, in percent of it from the upper left corner. Marks of one thing share their `key`; `level` is how loud it is."""

    key: str
    level: str
    x: str
    y: str
    width: str
    height: str

    @classmethod
    def between(cls, key: str, level: str, left: float, top: float, right: float, bottom: float) -> "PageMark":
        """Of the rectangle between these parts of the page (0…1)."""
        return cls(key, level, *(f"{100 * part:.2f}" for part in (left, top, right - left, bottom - top)))


@dataclass(frozen=True)
class PageImage:
    """One page to look at; width and height as the large image is shown."""

    number: int
    url: str
    thumb: str
    width: int
    height: int
    marks: Sequence[PageMark] = ()


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
    find: str = ""
    reading: str = ""


@dataclass(frozen=True)
class Reading:
    """How far a file is read (`files/reading.html`)."""

    steps: tuple[Step, ...]
    sha256: str
    has_converted: bool
    is_held: bool

    @property
    def is_under_way(self) -> bool:
        """Whether something is still to be done by itself."""
        return any(step.progress in {Progress.WAITING, Progress.RUNNING} for step in self.steps)

    @property
    def troubles(self) -> int:
        """How many steps did not succeed."""
        return sum(step.progress == Progress.FAILED for step in self.steps)


@dataclass(frozen=True)
class Converted:
    """The lines that were converted, before and after; `left_out` more are not shown."""

    lines: tuple[tuple[str, str], ...]
    names: str
    confidence: str
    left_out: int = 0


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
    """A version that may be read. `RecordNotFound`: absent or forbidden, the same; `NotPermitted`: held back, for everybody."""
    version = known(actor, version_id)
    if version.blob.is_held:
        raise NotPermitted(
            "Trên bản quét này có dấu chỉ độ mật, nội dung đã bị giữ lại và không ai mở được. Đồng chí xử lý bản giấy theo quy định; "
            "đề nghị văn thư gỡ nội dung khỏi hệ thống nối mạng này."
        )
    return version


def known(actor: Actor, version_id: int) -> Version:
    """A version that the clearance suffices for and that its record's module lets be read, held back or not. Raises `RecordNotFound`."""
    version = Version.objects.filter(pk=version_id).select_related("blob").first()
    if version is None or version.secrecy > actor.clearance:
        raise RecordNotFound
    if not ports.may_read(actor, version.kind, version.record_id):
        raise RecordNotFound
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


def viewer(
    version: Version,
    others: Iterable[Version] = (),
    address: str = "",
    marks: Mapping[int, Sequence[PageMark]] = MappingProxyType({}),
) -> Viewer:
    """What the viewer shows; `others` are the versions to turn to, at `address` followed by their id; `marks` by page."""
    held = () if version.blob.is_held else pages(version)
    shown = tuple(replace(page, marks=marks.get(page.number, ())) for page in held)
    return Viewer(
        title=version.name,
        pages=shown,
        download=reverse("files:download", args=[version.pk]),
        marks=f"{len(shown)} trang" if shown else "",
        versions=tuple(
            Choice(f"Bản {other.number}", f"{address}{other.pk}", other.pk == version.pk) for other in others
        ),
        without_pages="" if shown else _without_pages(version),
        find=reverse("files:find", args=[version.pk]) if shown else "",
        reading=reverse("files:reading", args=[version.pk]),
    )


def reading(version: Version) -> Reading:
    """How far it is read."""
    rows = {step.name: step for step in Step.objects.filter(blob=version.blob)}
    steps = tuple(rows[name] for name in StepName if name in rows)
    encoding = rows.get(StepName.ENCODING)
    has_converted = encoding is not None and encoding.progress == Progress.DONE
    return Reading(steps, version.blob.sha256, has_converted, version.blob.is_held)


def converted(version: Version) -> Converted:
    """The lines that were in an old encoding."""
    found = derivation.lines_of(version.blob) or {"lines": [], "confidence": 0.0}
    changed = [line for line in found["lines"] if line[2]]
    shown = tuple((line[0], line[1]) for line in changed[:MOST_LINES])
    names = ", ".join(sorted({line[2].upper() for line in changed}))
    return Converted(shown, names, f"{found['confidence']:.0%}", max(0, len(changed) - MOST_LINES))


def find_in(version: Version, asked: str) -> dict[str, Any]:
    """`hits`: where the words asked for follow each other, each as its page and the boxes of its words (parts of the page); folded."""
    wanted = [word for part in asked.split() if (word := _bare(part))]
    pages = derivation.words_of_pages(version.blob) if wanted else {}
    hits = [hit for page, words in sorted(pages.items()) for hit in _hits(page, words, wanted)]
    return {"hits": hits[:MOST_HITS], "count": len(hits)}


def places_of(version: Version, texts: Mapping[str, str]) -> dict[int, list[PageMark]]:
    """Page → marks of these texts (key → text; lines parted by « / ») where they stand first on the pages that carry particulars.

    Nothing while no page was read.
    """
    last = len(derivation.sizes_of(version.blob))
    pages = derivation.words_of_pages(version.blob, {1, 2, last - 1, last}) if texts else {}
    marks: dict[int, list[PageMark]] = {}
    for key, text in texts.items():
        for line in text.split(" / "):
            if not (wanted := [word for part in line.split() if (word := _bare(part))]):
                continue
            hits = (hit for page, words in sorted(pages.items()) for hit in _hits(page, words, wanted))
            if hit := next(hits, None):
                marks.setdefault(hit["page"], []).append(_around(key, hit["boxes"]))
    return marks


def _around(key: str, boxes: Sequence[Sequence[float]]) -> PageMark:
    left, top, right, bottom = zip(*boxes, strict=True)
    return PageMark.between(key, "info", min(left), min(top), max(right), max(bottom))


def _hits(page: int, words: Sequence[Sequence[Any]], wanted: Sequence[str]) -> Iterator[dict[str, Any]]:
    bare = [(_bare(str(word[0])), word) for word in words]
    told = [each for each in bare if each[0]]
    for start in range(len(told) - len(wanted) + 1):
        stretch = told[start : start + len(wanted)]
        whole = all(mine == theirs for (mine, _), theirs in zip(stretch[:-1], wanted[:-1], strict=True))
        if whole and stretch[-1][0].startswith(wanted[-1]):
            yield {"page": page, "boxes": [word[1:5] for _, word in stretch]}


def _bare(word: str) -> str:
    """A word as it is compared: folded, without the signs around it."""
    return fold(word).strip(" .,;:!?()[]{}«»“”\"'…-–—_*")


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
