"""How bytes are kept: whole or not at all, through Django's storage API; a folder by default.

`DurableFolder` writes beside, syncs, and renames, so that a crash or a full disk leaves either the whole file or nothing under its name.
"""

import errno
import os
import secrets
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils.deconstruct import deconstructible

from vanphong.kernel.errors import OfficeError

PARTIAL = ".partial"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class NoRoom(OfficeError):
    """The disk is full."""

    code = "no_room"
    status = 507


class FileLost(OfficeError):
    """The database knows a content that the storage has not."""

    code = "file_lost"
    status = 410


@deconstructible(path="vanphong.files.storage.DurableFolder")
class DurableFolder(FileSystemStorage):
    """A folder whose files appear whole under their name and stay after a power cut."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: what is written again replaces what was there."""
        return name

    def _save(self, name: str, content: File) -> str:  # type: ignore[type-arg]  # bytes or text, as Django passes it
        target = Path(self.path(name))
        partial = Path(self.path(f"{PARTIAL}/{secrets.token_hex(12)}"))
        for folder in (target.parent, partial.parent):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            _write(partial, content.chunks())
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
        _sync_folder(target.parent)
        return name

    def forget_partial(self, older_than_seconds: int) -> int:
        """Remove what interrupted writers left behind; the number removed."""
        folder, limit, removed = Path(self.path(PARTIAL)), time.time() - older_than_seconds, 0
        for partial in folder.glob("*") if folder.exists() else ():
            if partial.stat().st_mtime < limit:
                partial.unlink(missing_ok=True)
                removed += 1
        return removed


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o640)
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep(key: str, data: bytes) -> None:
    """Write the bytes under a key made from their content, unless they are there. Raises `NoRoom`."""
    try:
        if default_storage.exists(key) and default_storage.size(key) == len(data):
            return
        kept_as = default_storage.save(key, ContentFile(data))
        if kept_as != key:
            default_storage.delete(kept_as)
    except OSError as failure:
        if failure.errno not in _FULL:
            raise
        raise NoRoom(
            "Kho tệp của máy chủ đã đầy nên chưa lưu được tệp nào của lần gửi này. Đồng chí báo người quản trị giải phóng chỗ rồi gửi lại."
        ) from failure


def replace(key: str, data: bytes) -> None:
    """Write the bytes under a key in place of what was there. Raises `NoRoom`."""
    if default_storage.exists(key):
        default_storage.delete(key)
    keep(key, data)


def fetch(key: str) -> bytes:
    """The bytes under a key. Raises `FileLost`."""
    try:
        with default_storage.open(key) as file:
            return bytes(file.read())
    except FileNotFoundError as failure:
        raise FileLost(
            "Không tìm thấy nội dung tệp trong kho. Đồng chí báo người quản trị khôi phục từ bản sao lưu; hồ sơ vẫn còn nguyên."
        ) from failure


def largest_upload() -> int:
    """The largest file that is taken, in megabytes."""
    return int(settings.VANPHONG_MAX_UPLOAD_MB)
