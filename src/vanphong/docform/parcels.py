"""Files that hold files: mails, Outlook messages, archives. What is inside is bounded in depth, number and size, since they may hold themselves."""

import email
import email.policy
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

from vanphong.docform.compound import MAGIC, Compound
from vanphong.docform.layout import Unreadable

MAIL, OUTLOOK, ZIP = "message/rfc822", "application/vnd.ms-outlook", "application/zip"
PARCELS = frozenset({MAIL, OUTLOOK, ZIP})
DEEPEST = 3
MOST_MEMBERS = 200
MOST_BYTES = 300 * 1024 * 1024

_ZIPPED = (
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_OLD = (
    ("worddocument", "application/msword"),
    ("workbook", "application/vnd.ms-excel"),
    ("book", "application/vnd.ms-excel"),
    ("powerpoint document", "application/vnd.ms-powerpoint"),
)
_HEADS = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_BY_NAME = {
    "eml": MAIL,
    "txt": "text/plain",
    "csv": "text/plain",
    "md": "text/plain",
    "html": "text/html",
    "htm": "text/html",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside: its name, what it is by its content (empty: unknown), its bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a parcel says itself, and the files in it; `left_out` more were too many or too large."""

    text: str
    members: tuple[Member, ...] = ()
    left_out: int = 0


@dataclass
class _Room:
    """What may still be taken in."""

    members: int = MOST_MEMBERS
    size: int = MOST_BYTES
    left_out: int = 0
    taken: list[Member] = field(default_factory=list)

    def take(self, name: str, data: bytes) -> None:
        if self.members <= 0 or len(data) > self.size:
            self.left_out += 1
            return
        self.members -= 1
        self.size -= len(data)
        self.taken.append(Member(name, media_type_of(data, name), data))


def opened_parcel(data: bytes, media_type: str) -> Parcel:
    """The parcel, one level deep. Raises `Unreadable`."""
    room = _Room()
    try:
        text = {MAIL: _mail, OUTLOOK: _outlook, ZIP: _zip}[media_type](data, room)
    except Unreadable:
        raise
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, LookupError, ValueError) as failure:
        raise Unreadable("Tệp bên trong không mở được.") from failure
    return Parcel(text, tuple(room.taken), room.left_out)


def media_type_of(data: bytes, name: str) -> str:
    """What a content is, by what it begins with and, for plain text, by its name; empty when it is nothing that can be read."""
    for head, media_type in _HEADS:
        if data.startswith(head):
            return media_type
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(MAGIC):
        return _old(data)
    if data.startswith((b"II*\0", b"MM\0*")):
        return "image/tiff"
    return _BY_NAME.get(name.rpartition(".")[2].lower(), "")


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                return archive.read("mimetype")[:100].decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, ValueError):
        return ""
    return next((media_type for part, media_type in _ZIPPED if part in names), ZIP)


def _old(data: bytes) -> str:
    try:
        names = Compound(data).names
    except Unreadable:
        return ""
    if any(name.startswith("__substg1.0") for name in names):
        return OUTLOOK
    return next((media_type for stream, media_type in _OLD if stream in names), "")


def _mail(data: bytes, room: _Room) -> str:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except RecursionError as failure:
        raise Unreadable("Thư lồng trong thư quá sâu.") from failure
    heads = [str(message.get(name, "")) for name in ("Subject", "From", "To", "Date")]
    return "\n".join([*filter(None, heads), *_parts(message, room)])


def _parts(message: object, room: _Room) -> Iterator[str]:
    """The words of the mail itself; what is attached is taken in, a mail in a mail as one file."""
    if not isinstance(message, EmailMessage):
        return
    if message.get_content_type() == MAIL:
        inner = message.get_payload(0) if message.is_multipart() else None
        if isinstance(inner, EmailMessage):
            room.take(message.get_filename() or "thư kèm.eml", _as_bytes(inner))
    elif message.is_multipart():
        for part in message.iter_parts():
            yield from _parts(part, room)
    elif message.get_filename() or message.get_content_disposition() == "attachment":
        body = message.get_payload(decode=True)
        room.take(message.get_filename() or "tệp kèm", body if isinstance(body, bytes) else b"")
    elif message.get_content_maintype() == "text":
        body = message.get_payload(decode=True)
        text = body.decode(_charset(message), "replace") if isinstance(body, bytes) else ""
        yield html_text(text) if message.get_content_subtype() == "html" else text


def _charset(message: EmailMessage) -> str:
    named = message.get_content_charset("utf-8")
    try:
        "".encode(named)
    except LookupError:
        return "utf-8"
    return named


def _as_bytes(message: EmailMessage) -> bytes:
    try:
        return message.as_bytes()
    except (UnicodeError, LookupError, ValueError, RecursionError):
        return b""


_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?tr|/?li|/?h[1-6]|/?table)\b[^>]*>", re.IGNORECASE)


def html_text(source: str) -> str:
    """The words that a page of HTML shows, a line for each of its blocks."""
    import html

    shown = re.sub(r"<[^>]*>", "", _BREAK.sub("\n", _UNSEEN.sub("", source)))
    lines = (" ".join(html.unescape(line).split()) for line in shown.split("\n"))
    return "\n".join(line for line in lines if line)


def _zip(data: bytes, room: _Room) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        for entry in entries:
            if entry.flag_bits & 1 or entry.file_size > room.size or room.members <= 0:
                room.left_out += 1
                continue
            with archive.open(entry) as file:
                room.take(_name(entry), file.read(room.size + 1))
    return "\n".join(_name(entry) for entry in entries)


def _name(entry: zipfile.ZipInfo) -> str:
    """The name; archives made by old programs keep it in the code page of DOS where it is really UTF-8."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _outlook(data: bytes, room: _Room) -> str:
    """Subject, sender and words of an Outlook message ([MS-OXMSG] 2.2), and what is attached."""
    file = Compound(data)
    told = [file.text(name) for name in ("0037", "0C1A", "0E04", "1000")]
    for number in range(MOST_MEMBERS + 1):
        storage = f"__attach_version1.0_#{number:08X}"
        content = file.stream_in(storage, "__substg1.0_37010102")
        if content:
            room.take(file.text("3707", storage) or file.text("3704", storage) or "tệp kèm", content)
        elif storage.lower() not in file.names:
            break
    return "\n".join(filter(None, told))
