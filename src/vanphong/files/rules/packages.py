"""Zip packages (.docx, .xlsx, .odt …): unpacked once with a bound, before anything opens them.

So a bomb, a broken entry, a password or a macro is seen first.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass

from vanphong.files.rules.refusals import refusal

MOST_ENTRIES = 5000
MOST_BYTES = 600 * 1024 * 1024
MOST_RATIO = 250
UNSUSPECTED = 20 * 1024 * 1024
"""So much may be unpacked whatever the ratio: blank sheets and white scans shrink well."""
CHUNK = 256 * 1024
_MACROS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "basic/", "scripts/", "activex/")


@dataclass(frozen=True)
class Package:
    """The names inside, and the media type an OpenDocument package declares."""

    entries: frozenset[str]
    mimetype: str


def open_package(data: bytes) -> Package:
    """Unpack everything once and forget it. Raises `InvalidInput` with the reason."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise refusal("bomb")
            if any(entry.flag_bits & 1 for entry in entries):
                raise refusal("locked")
            _unpack(archive, entries, len(data))
            names = frozenset(archive.namelist())
            mimetype = archive.read("mimetype")[:200].decode("ascii", "replace").strip() if "mimetype" in names else ""
            _refuse_locked_parts(archive, names)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        UnicodeDecodeError,
        ValueError,
    ) as failure:
        raise refusal("truncated" if not data.rstrip(b"\0").count(b"PK\x05\x06") else "broken") from failure
    return Package(names, mimetype)


def refuse_macros(package: Package) -> None:
    """Raises `InvalidInput` when the package holds code."""
    for name in package.entries:
        lower = f"/{name.lower()}"
        if any(
            part in lower if part.startswith("/") else lower.endswith(part) or f"/{part}" in lower for part in _MACROS
        ) and not name.endswith("/"):
            raise refusal("macro")


def _unpack(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], size: int) -> None:
    bound = min(MOST_BYTES, max(UNSUSPECTED, MOST_RATIO * size))
    total = 0
    for entry in entries:
        with archive.open(entry) as file:
            while chunk := file.read(CHUNK):
                total += len(chunk)
                if total > bound:
                    raise refusal("bomb")


def _refuse_locked_parts(archive: zipfile.ZipFile, names: frozenset[str]) -> None:
    """OpenDocument packages are encrypted part by part; the manifest says so."""
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise refusal("locked")
