"""Opens Office packages within limits: no entities, no network, no bombs. What a hostile file may cost is bounded here."""

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from vanphong.docform.layout import Locked, Unreadable

LARGEST_PART = 32 * 1024 * 1024
MOST_TAGS = 1_200_000
MOST_PARTS = 5_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_FAILURES = (KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


def opened(data: bytes) -> zipfile.ZipFile:
    """The package as an archive. Raises `Locked` for one with a password, else `Unreadable`."""
    if data.startswith(_COMPOUND):
        raise Locked("Tệp có mật khẩu hoặc là tệp Word đời cũ mang đuôi .docx.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAILURES as failure:
        raise Unreadable("Tệp hỏng hoặc không phải tệp Office: không mở được gói nén.") from failure
    if len(archive.infolist()) > MOST_PARTS:
        raise Unreadable("Tệp có quá nhiều thành phần bên trong.")
    return archive


def part_of(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """The root of an XML part. Raises `Unreadable` when it is missing, broken or larger than any real document."""
    data = _bytes_of(archive, name)
    if data.count(b"<") > MOST_TAGS:
        raise Unreadable(f"Thành phần {name} của tệp có quá nhiều phần tử (bảng quá lớn).")
    for strict, usual in _STRICT.items():
        if strict in data:
            data = data.replace(strict, usual)
    try:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise Unreadable(f"Thành phần {name} của tệp hỏng: {failure}") from failure


def _bytes_of(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as file:
            data = file.read(LARGEST_PART + 1)
    except _FAILURES as failure:
        raise Unreadable(f"Tệp thiếu hoặc hỏng thành phần {name}.") from failure
    if len(data) > LARGEST_PART:
        raise Unreadable(f"Thành phần {name} của tệp quá lớn.")
    return data


def relationships(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part inside the package: id → (kind, part name); outside targets are left out, a broken list gives none."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in archive.NameToInfo:
        return {}
    try:
        root = part_of(archive, source)
    except Unreadable:
        return {}
    found = {}
    for each in root.iter("{*}Relationship"):
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            found[each.get("Id", "")] = (each.get("Type", "").rsplit("/", 1)[-1], target)
    return found
