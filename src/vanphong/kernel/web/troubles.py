"""What the machine cannot do just now, as a sentence: the disk is full, the database is busy or away. Nothing was done by halves."""

import errno
import sqlite3

from django.db import DatabaseError, InterfaceError, OperationalError

from vanphong.kernel.errors import OfficeError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_BUSY_CODES = ("SQLITE_BUSY", "SQLITE_LOCKED", "40001", "40P01", "55P03", "53300")
_FULL_CODES = ("SQLITE_FULL", "53100")
_AWAY_CODES = ("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_READONLY", "08", "57P", "25006")


class DiskFull(OfficeError):
    """There is no room to write."""

    code = "disk_full"
    status = 507

    def __init__(self) -> None:
        super().__init__(
            "Ổ đĩa của máy chủ đã đầy nên việc vừa rồi chưa được ghi; không có gì bị ghi dở dang."
            " Đề nghị báo ngay bộ phận kỹ thuật dọn ổ đĩa, rồi thực hiện lại."
        )


class Busy(OfficeError):
    """Too many want to write at once."""

    code = "busy"
    status = 503

    def __init__(self) -> None:
        super().__init__(
            "Hệ thống đang bận vì nhiều người cùng ghi một lúc; việc vừa rồi chưa được thực hiện. Đề nghị chờ giây lát rồi thực hiện lại."
        )


class DatabaseAway(OfficeError):
    """The database does not answer."""

    code = "database_away"
    status = 503

    def __init__(self) -> None:
        super().__init__(
            "Cơ sở dữ liệu đang tạm ngừng nên việc vừa rồi chưa được thực hiện. Đề nghị thử lại sau ít phút;"
            " nếu vẫn vậy, báo bộ phận kỹ thuật."
        )


def trouble(error: BaseException | None) -> OfficeError | None:
    """The sentence for a failure of the machine; None for anything else, which is a defect."""
    if isinstance(error, OSError):
        return DiskFull() if error.errno in _FULL else None
    if not isinstance(error, DatabaseError | InterfaceError):
        return None
    code = _code(error)
    for kind, codes in ((DiskFull, _FULL_CODES), (Busy, _BUSY_CODES), (DatabaseAway, _AWAY_CODES)):
        if code.startswith(codes):
            return kind()
    is_cut = not code and isinstance(error, OperationalError | InterfaceError)
    return DatabaseAway() if is_cut else None


def _code(error: BaseException) -> str:
    """The database's own code; empty when the connection itself failed."""
    cause = error.__cause__ or error
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorname", "") or "SQLITE_ERROR"
    return getattr(cause, "sqlstate", None) or ""
