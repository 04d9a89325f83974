"""The seam of reading: what a document says about itself. Today the plain reader of `files`; a better one takes its place when it loads."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from vanphong.files import api as files


class ParticularsReader(Protocol):
    """Reads a file: field of `docform.Particulars` → {value, confidence 0…1, page, text}, or None where nothing was found."""

    def __call__(self, file: files.Version, now: datetime, /) -> Mapping[str, Any]:
        """What the file says."""


_readers: list[ParticularsReader] = [files.particulars]


def use_reader(reader: ParticularsReader) -> None:
    """Let this reader fill the registration form from now on."""
    _readers.append(reader)


def read_particulars(file: files.Version, now: datetime) -> Mapping[str, Any]:
    """What the file says about itself, by the reader in use."""
    return _readers[-1](file, now)
