"""Recognises a file by its content."""

import re

from vanphong.docform import api as docform
from vanphong.files.choices import FileFormat
from vanphong.files.rules.refusals import refusal

ACCEPTED = (
    "PDF, Word (.docx, .doc), Excel (.xlsx, .xls), PowerPoint (.pptx, .ppt), OpenDocument, RTF, ảnh PNG, JPG, TIFF, "
    "văn bản thuần (.txt), trang web không có mã chạy (.html), thư (.eml, .msg) và tệp nén (.zip)"
)

_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", FileFormat.PNG),
    (b"\xff\xd8\xff", FileFormat.JPEG),
    (b"II*\0", FileFormat.TIFF),
    (b"MM\0*", FileFormat.TIFF),
)
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"L\0\0\0\x01\x14\x02\0",
    b"dex\n",
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF", b"\x28\xb5\x2f\xfd")
_OTHER_IMAGES = (b"GIF8", b"BM", b"RIFF", b"\0\0\0 ftypheic", b"\0\0\0\x1cftypheic", b"\0\0\0\x18ftyp", b"\0\0\1\0")
_ACTIVE = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|script|svg|\?xml|\?php|iframe|object|math|xml)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_RUNS = re.compile(
    rb"<(?:script|iframe|object|embed|applet|frame|svg|form|meta[^>]+refresh|base)\b|\son\w+\s*=|javascript:",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"<(?:script|svg|iframe|html)\b", re.IGNORECASE)
_MAIL = re.compile(
    rb"^(?:Return-Path|Received|Delivered-To|From|To|Date|Subject|Message-ID|MIME-Version|X-[\w-]+)\s*:.*\r?\n(?:[\w-]+\s*:|[ \t])",
    re.IGNORECASE,
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_OPEN_DOCUMENT = {each.value: each for each in (FileFormat.ODT, FileFormat.ODS, FileFormat.ODP)}
_OFFICE_PARTS = (
    ("word/document.xml", FileFormat.DOCX),
    ("xl/workbook.xml", FileFormat.XLSX),
    ("ppt/presentation.xml", FileFormat.PPTX),
)
_OLD_OFFICE = (
    ("worddocument", FileFormat.DOC),
    ("workbook", FileFormat.XLS),
    ("book", FileFormat.XLS),
    ("powerpoint document", FileFormat.PPT),
)


def recognise(data: bytes, entries: frozenset[str], mimetype: str, compound: frozenset[str]) -> FileFormat:
    """The format of the content. `entries`, `mimetype`: of a zip package; `compound`: names inside an old Office file. Raises `InvalidInput`."""
    if b"%PDF-" in data[:1024]:
        return FileFormat.PDF
    if data.startswith(b"PK"):
        return _package(entries, mimetype)
    if compound:
        return _old_office(compound)
    if data.startswith(b"{\\rtf"):
        return FileFormat.RTF
    for magic, image in _IMAGES:
        if data.startswith(magic):
            return image
    _refuse_known(data)
    return _text(data)


def _package(entries: frozenset[str], mimetype: str) -> FileFormat:
    if mimetype in _OPEN_DOCUMENT:
        return _OPEN_DOCUMENT[mimetype]
    if "[Content_Types].xml" in entries:
        for part, kind in _OFFICE_PARTS:
            if part in entries:
                return kind
    if "META-INF/MANIFEST.MF" in entries or any(name.endswith((".dex", ".class")) for name in entries):
        raise refusal("program")
    return FileFormat.ZIP


def _old_office(names: frozenset[str]) -> FileFormat:
    if {"encryptedpackage", "encryptioninfo"} & names:
        raise refusal("locked")
    for stream, kind in _OLD_OFFICE:
        if stream in names:
            return kind
    if any(name.startswith("__substg1.0") for name in names):
        return FileFormat.OUTLOOK
    raise refusal("unknown", accepted=ACCEPTED)


def _refuse_known(data: bytes) -> None:
    if data.startswith(PROGRAMS):
        raise refusal("program")
    if data.startswith(_ARCHIVES):
        raise refusal("archive")
    if data.startswith(_OTHER_IMAGES):
        raise refusal("image")
    if _ACTIVE.match(data[:4096]) and not _is_page(data):
        raise refusal("active")


def _is_page(data: bytes) -> bool:
    """HTML that only shows words: without anything that a browser would run or load in a frame."""
    return bool(_HTML.match(data[:4096])) and not _RUNS.search(data)


def _text(data: bytes) -> FileFormat:
    try:
        text = docform.extract_text(data, FileFormat.TEXT).encode()
    except docform.Unreadable:
        raise refusal("unknown", accepted=ACCEPTED) from None
    if _CONTROL.search(text[:65536]):
        raise refusal("unknown", accepted=ACCEPTED)
    if _MAIL.match(data):
        return FileFormat.MAIL
    if _HTML.match(text[:4096]) and not _RUNS.search(text):
        return FileFormat.HTML
    if _ACTIVE.match(text[:4096]) or _MARKUP.search(text[:4096]):
        raise refusal("active")
    return FileFormat.TEXT
