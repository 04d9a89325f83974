"""Examines a content before it is kept: is it whole, open, free of code, and what its name says."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from vanphong.docform import api as docform
from vanphong.files.choices import FileFormat
from vanphong.files.rules.kinds import PROGRAMS, recognise
from vanphong.files.rules.names import clean_name, extension_of
from vanphong.files.rules.packages import Package, open_package, refuse_macros
from vanphong.files.rules.refusals import named, refusal
from vanphong.kernel.errors import InvalidInput

if TYPE_CHECKING:
    from PIL import Image

MEGABYTE = 1024 * 1024
MOST_PIXELS = 350_000_000
DECODED = 89_000_000
"""Larger pictures are not decoded while somebody waits."""
MOST_FRAMES = 500
TAIL = 64 * 1024
_PILLOW = Lock()
Sizes = tuple[tuple[float, float], ...]

_LABELS = {
    FileFormat.PDF: "PDF", FileFormat.DOCX: "Word (.docx)", FileFormat.XLSX: "Excel (.xlsx)", FileFormat.PPTX: "PowerPoint (.pptx)",
    FileFormat.ODT: "OpenDocument (.odt)", FileFormat.ODS: "OpenDocument (.ods)", FileFormat.ODP: "OpenDocument (.odp)",
    FileFormat.DOC: "Word đời cũ (.doc)", FileFormat.XLS: "Excel đời cũ (.xls)", FileFormat.PPT: "PowerPoint đời cũ (.ppt)",
    FileFormat.RTF: "RTF", FileFormat.PNG: "ảnh PNG", FileFormat.JPEG: "ảnh JPG", FileFormat.TIFF: "ảnh TIFF",
    FileFormat.TEXT: "văn bản thuần", FileFormat.MAIL: "thư điện tử (.eml)", FileFormat.OUTLOOK: "thư Outlook (.msg)",
    FileFormat.HTML: "trang web (.html)", FileFormat.ZIP: "tệp nén (.zip)",
}  # fmt: skip
_MACRO_STREAMS = {"macros", "_vba_project_cur", "_vba_project", "vba"}


@dataclass(frozen=True)
class Examined:
    """What a content is: its format, the safe name it gets, and the sizes of its pages in points where they are known."""

    format: FileFormat
    name: str
    page_sizes: Sizes = ()


def examine(data: bytes, name: str, most_megabytes: int) -> Examined:
    """What the content is. Raises `InvalidInput` with a sentence that names the file, says what is wrong and what to do."""
    try:
        return _examine(data, name, most_megabytes)
    except InvalidInput as error:
        raise named(clean_name(name, extension_of(name) or "tệp").removesuffix(".tệp"), error) from error


def _examine(data: bytes, name: str, most_megabytes: int) -> Examined:
    if not data.strip(b"\0 \t\r\n"):
        raise refusal("empty")
    if len(data) > most_megabytes * MEGABYTE:
        raise refusal("too_large", size=-(-len(data) // MEGABYTE), limit=most_megabytes)
    package = open_package(data) if data.startswith(b"PK") else Package(frozenset(), "")
    compound = _compound(data)
    found = recognise(data, package.entries, package.mimetype, compound.names if compound else frozenset())
    _refuse_code(found, package, compound)
    _refuse_mismatch(found, name)
    return Examined(found, clean_name(name, _kept_extension(found, name)), _CHECKS.get(found, _no_pages)(data))


def _kept_extension(found: FileFormat, name: str) -> str:
    claimed = extension_of(name)
    return claimed if claimed in found.extensions else found.extension


def _compound(data: bytes) -> docform.Compound | None:
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        return None
    try:
        return docform.Compound(data)
    except docform.Unreadable as failure:
        raise refusal("truncated") from failure


def _refuse_code(found: FileFormat, package: Package, compound: docform.Compound | None) -> None:
    refuse_macros(package)
    if compound is not None and compound.names & _MACRO_STREAMS:
        raise refusal("macro")


def _refuse_mismatch(found: FileFormat, name: str) -> None:
    """What looks like an extension and is none («CV 12.TU») is part of the name, and the right one is put after it."""
    claimed = extension_of(name)
    if claimed in _MACRO_NAMES:
        raise refusal("macro")
    if claimed in _PROGRAM_NAMES:
        raise refusal("program")
    if claimed in _KNOWN_NAMES and claimed not in found.extensions:
        raise refusal("mismatch", claimed=claimed, found=_LABELS[found], right=found.extension)


_MACRO_NAMES = frozenset({"docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm"})
_PROGRAM_NAMES = frozenset(
    [
        "app",
        "apk",
        "bat",
        "cmd",
        "com",
        "dll",
        "exe",
        "hta",
        "jar",
        "js",
        "jse",
        "lnk",
        "msi",
        "pif",
        "ps1",
        "py",
        "reg",
        "scr",
        "sh",
        "vbe",
        "vbs",
        "wsf",
    ]
)
_OTHER_NAMES = [
    "7z",
    "avi",
    "bmp",
    "gif",
    "gz",
    "heic",
    "htm",
    "html",
    "mht",
    "mp3",
    "mp4",
    "msg",
    "rar",
    "svg",
    "webp",
    "xhtml",
    "xml",
    "zip",
]
_KNOWN_NAMES = frozenset(_OTHER_NAMES) | {extension for each in FileFormat for extension in each.extensions}


def _no_pages(_data: bytes) -> Sizes:
    return ()


def _pdf(data: bytes) -> Sizes:
    """A PDF ends with its trailer; one whose end is missing may open all the same, with pages lost."""
    if b"%%EOF" not in data[-TAIL:] or _is_cut_off(data):
        raise refusal("truncated")
    try:
        sizes = docform.page_sizes(data)
    except docform.Locked as failure:
        raise refusal("locked") from failure
    except docform.Unreadable as failure:
        raise refusal("no_pages" if _has_no_pages(data) else "broken") from failure
    return sizes


def _has_no_pages(data: bytes) -> bool:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            return len(opened.pages) == 0
    except pikepdf.PdfError:
        return False


def _is_cut_off(data: bytes) -> bool:
    """A linearised PDF says at its beginning how long it is."""
    said = re.search(rb"/Linearized[^>]{0,200}?/L\s+(\d+)", data[:2048])
    return bool(said) and int(said[1]) > len(data) + 1024  # type: ignore[index]  # it matched


def _office(media_type: FileFormat) -> Callable[[bytes], Sizes]:
    def check(data: bytes) -> Sizes:
        try:
            docform.extract_text(data, media_type)
        except docform.Unreadable as failure:
            raise refusal("broken") from failure
        return ()

    return check


def _doc(data: bytes) -> Sizes:
    try:
        if docform.is_encrypted(data):
            raise refusal("locked")
        docform.extract_text(data, FileFormat.DOC)
    except docform.Unreadable as failure:
        raise refusal("truncated") from failure
    return ()


def _xls(data: bytes) -> Sizes:
    """A workbook under a password has a FILEPASS record (0x2F) right after its beginning ([MS-XLS] 2.4.117)."""
    file = docform.Compound(data)
    try:
        book = file.stream("Workbook") or file.stream("Book")
    except docform.Unreadable as failure:
        raise refusal("truncated") from failure
    at = 0
    while at + 4 <= min(len(book), 4096):
        record, length = int.from_bytes(book[at : at + 2], "little"), int.from_bytes(book[at + 2 : at + 4], "little")
        if record == 0x2F:
            raise refusal("locked")
        at += 4 + length
    return ()


def _rtf(data: bytes) -> Sizes:
    bare = data.replace(b"\\{", b"").replace(b"\\}", b"")
    if not data.rstrip(b"\0 \t\r\n").endswith(b"}") or bare.count(b"{") > bare.count(b"}"):
        raise refusal("truncated")
    return ()


def _image(data: bytes) -> Sizes:
    """Every frame is decoded once, very large ones later and apart; sizes as printed at the resolution the picture says, 96 dpi when it says none."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with _of_any_size(), Image.open(io.BytesIO(data)) as image:
            return tuple(
                _frame(frame) for _, frame in zip(range(MOST_FRAMES), ImageSequence.Iterator(image), strict=False)
            )
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as failure:
        raise refusal("truncated") from failure


@contextmanager
def _of_any_size() -> Iterator[None]:
    """Pillow refuses large pictures before it tells their size; here the size is looked at first."""
    from PIL import Image

    with _PILLOW:
        limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS = limit


def _frame(frame: "Image.Image") -> tuple[float, float]:
    pixels = frame.width * frame.height
    if pixels > MOST_PIXELS:
        raise refusal("large_image", size=pixels // 1_000_000)
    if pixels <= DECODED:
        frame.load()
    across, down = (float(side) or 96.0 for side in frame.info.get("dpi", (96.0, 96.0)))
    return frame.width * 72 / across, frame.height * 72 / down


def _parcel(media_type: FileFormat) -> Callable[[bytes], Sizes]:
    """What is inside a parcel is not run by anybody here, but programs and macros are not passed on either."""

    def check(data: bytes) -> Sizes:
        try:
            parcel = docform.opened_parcel(data, media_type)
        except docform.Unreadable as failure:
            raise refusal("broken") from failure
        for member in parcel.members:
            claimed = extension_of(member.name)
            if claimed in _PROGRAM_NAMES or member.data.startswith(PROGRAMS):
                raise refusal("program_inside", name=clean_name(member.name, claimed or "tệp"))
            if claimed in _MACRO_NAMES:
                raise refusal("macro")
        return ()

    return check


_CHECKS: dict[FileFormat, Callable[[bytes], Sizes]] = {
    FileFormat.PDF: _pdf,
    FileFormat.DOC: _doc,
    FileFormat.XLS: _xls,
    FileFormat.RTF: _rtf,
    **{
        each: _office(each)
        for each in (FileFormat.DOCX, FileFormat.XLSX, FileFormat.PPTX, FileFormat.ODT, FileFormat.ODS, FileFormat.ODP)
    },
    **{each: _image for each in FileFormat if each.is_image},
    **{each: _parcel(each) for each in FileFormat if each.is_parcel},
}
