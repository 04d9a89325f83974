"""The door of files: store a content, attach it to a record, read what it says, show its pages."""

from datetime import datetime
from typing import Any

from vanphong.files import derivation, sandbox, storage
from vanphong.files.actions import attach, classify, purge, store
from vanphong.files.choices import FileFormat, PageSize, Slot, Zone
from vanphong.files.conversion import NoConverter, NotConverted, converter
from vanphong.files.events import FileStored, SecrecyFound
from vanphong.files.models import Blob, Version
from vanphong.files.ocr.engine import missing as missing_for_ocr
from vanphong.files.ports import AccessCheck, may_read, register_access
from vanphong.files.purging import Purged
from vanphong.files.queries import (
    PageImage,
    PageMark,
    Viewer,
    current_versions,
    page_url,
    pages,
    places_of,
    readable,
    ready_texts,
    records_with,
    versions,
    viewer,
    with_content,
    with_contents,
)
from vanphong.files.rules import clean_name
from vanphong.files.storage import FileLost, NoRoom

__all__ = [
    "AccessCheck",
    "Blob",
    "FileFormat",
    "FileLost",
    "FileStored",
    "NoConverter",
    "NoRoom",
    "NotConverted",
    "PageImage",
    "PageMark",
    "PageSize",
    "Purged",
    "SecrecyFound",
    "Slot",
    "Version",
    "Viewer",
    "Zone",
    "attach",
    "classify",
    "clean_name",
    "content_of",
    "converter",
    "current_versions",
    "may_read",
    "missing_for_ocr",
    "page_url",
    "pages",
    "particulars",
    "places_of",
    "purge",
    "readable",
    "ready_texts",
    "records_with",
    "register_access",
    "runs_without_network",
    "store",
    "text_of",
    "to_pdf",
    "versions",
    "viewer",
    "with_content",
    "with_contents",
]


def content_of(file: Blob | Version) -> bytes:
    """The bytes as they came. Raises `FileLost`."""
    return storage.fetch(_blob(file).key)


def text_of(file: Blob | Version, now: datetime) -> str:
    """The text; of scans what was recognised so far."""
    return derivation.text_of(_blob(file), now)


def particulars(file: Blob | Version, now: datetime) -> dict[str, Any]:
    """What the document says about itself: field → {value, confidence 0…1, page, text} or None (fields of `docform.Particulars`)."""
    return derivation.particulars_of(_blob(file), now)


def to_pdf(file: Blob | Version, now: datetime) -> bytes:
    """The PDF rendition; outside any transaction. Raises `NoConverter` without LibreOffice, `NotConverted` when it fails."""
    return derivation.pdf_of(_blob(file), now)


def runs_without_network() -> bool:
    """Whether programs that convert what others sent are kept from the network here."""
    return bool(sandbox.without_network())


def _blob(file: Blob | Version) -> Blob:
    return file.blob if isinstance(file, Version) else file
