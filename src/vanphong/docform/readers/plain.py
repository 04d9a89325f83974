"""Reads the text of what is neither PDF nor Word: spreadsheets, slides, OpenDocument, RTF, mail and plain text."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

from lxml import etree

from vanphong.docform.layout import Layout, Line, Unreadable, tidy
from vanphong.docform.readers.docx import opened, part_of

_OFFICE_PARTS = re.compile(r"^(xl/sharedStrings|xl/worksheets/sheet\d+|ppt/slides/slide\d+|word/document)\.xml$")
_PARAGRAPHS = {"p", "h", "si", "is", "row", "title"}
_RTF = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d+) ?\??|\\([a-zA-Z]+)(-?\d+)? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_RTF_SKIPPED = {
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "themedata",
    "datastore",
    "listtable",
    "generator",
    "fldinst",
}
_RTF_BREAKS = {"par": "\n", "line": "\n", "cell": "\n", "row": "\n", "tab": "\t", "page": "\n", "sect": "\n"}


def lines_of(text: str) -> Layout:
    """A layout of plain text: lines, no columns."""
    return Layout(tuple(Line(shown) for line in text.split("\n") if (shown := tidy(line))), None)


def office_text(data: bytes) -> str:
    """The text of a spreadsheet or of slides (.xlsx, .pptx)."""
    with opened(data) as archive:
        names = [name for name in archive.namelist() if _OFFICE_PARTS.match(name)]
        return "\n".join(line for name in sorted(names) for line in _paragraphs(part_of(archive, name)))


def open_document_text(data: bytes) -> str:
    """The text of OpenDocument files (.odt, .ods, .odp)."""
    with opened(data) as archive:
        return "\n".join(_paragraphs(part_of(archive, "content.xml")))


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if isinstance(element.tag, str) and etree.QName(element).localname in _PARAGRAPHS:
            inner = [
                child
                for child in element.iterdescendants()
                if isinstance(child.tag, str) and etree.QName(child).localname in _PARAGRAPHS
            ]
            if not inner and (
                text := tidy(" ".join(element.itertext()) if len(element) > 40 else "".join(element.itertext()))
            ):
                yield text


def rtf_text(data: bytes) -> str:
    """The text of RTF, in the code page the file names (or cp1252)."""
    source = data.decode("latin-1")
    page = re.search(r"\\ansicpg(\d+)", source)
    codec = f"cp{page[1]}" if page else "cp1252"
    out: list[str] = []
    depth, skipped_at = 0, 0
    for found in _RTF.finditer(source):
        _, _, word, _, sign, brace, _ = found.groups()
        if brace:
            depth += 1 if brace == "{" else -1
            skipped_at = 0 if depth < skipped_at else skipped_at
        elif word in _RTF_SKIPPED or sign == "*":
            skipped_at = skipped_at or depth
        elif not skipped_at:
            out.append(_rtf_piece(found, codec))
    return "".join(out)


def _rtf_piece(found: re.Match[str], codec: str) -> str:
    code, wide, word, _, sign, _, plain = found.groups()
    if code:
        return bytes([int(code, 16)]).decode(codec, "replace")
    if wide:
        return chr(int(wide) % 0x10000)
    if word:
        return _RTF_BREAKS.get(word, "")
    if sign:
        return {"~": " ", "_": "-"}.get(sign, sign if sign in "\\{}" else "")
    return plain or ""


def decoded(data: bytes) -> str:
    """Plain text: UTF-8, UTF-16 with a mark, else cp1258. Raises `Unreadable` when it is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise Unreadable("no text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1258", "replace")


def mail_text(data: bytes) -> str:
    """Subject, sender and the plain parts of a mail."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    heads = [str(message.get(name, "")) for name in ("Subject", "From", "Date")]
    return "\n".join([*heads, *_mail_parts(message)])


def _mail_parts(message: object) -> Iterator[str]:
    if not isinstance(message, EmailMessage):
        return
    for part in message.walk():
        if part.get_content_maintype() == "text":
            body = part.get_payload(decode=True)
            text = body.decode(part.get_content_charset("utf-8"), "replace") if isinstance(body, bytes) else ""
            yield re.sub(r"<[^>]+>", "\n", text) if part.get_content_subtype() == "html" else text
