"""What is logged, and where: to standard error. Never the content of a document, a form or a query.

The message of an exception may quote what somebody wrote («invalid literal: …»), so a trace shows its kind, its places in the code and, from a
database, the code of the error; not its message. With VANPHONG_DEBUG, on a developer's machine, everything is shown.
"""

import logging
import traceback
from types import TracebackType
from typing import Any, TypeAlias

from django.db import DatabaseError

ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ContentFreeFormatter(logging.Formatter):
    """Formats a failure without its message."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  # the name of the base class
        """The places, innermost last, and the kind of each failure in the chain."""
        lines: list[str] = []
        failure = ei[1]
        while failure is not None:
            lines += [
                f"  {frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(failure.__traceback__)
            ]
            lines.append(f"{type(failure).__module__}.{type(failure).__qualname__}{_code(failure)}")
            failure = failure.__cause__ or (None if failure.__suppress_context__ else failure.__context__)
        return "\n".join(lines)


def _code(failure: BaseException) -> str:
    """What may be told of a failure beside its kind: the number of a system error, the state and constraint of a database error."""
    if isinstance(failure, OSError):
        return f" {failure.strerror}" if failure.strerror else ""
    if isinstance(failure, DatabaseError) and failure.__cause__ is not None:
        cause = failure.__cause__
        state = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None) or ""
        constraint = getattr(getattr(cause, "diag", None), "constraint_name", None) or ""
        return f" {state} {constraint}".rstrip()
    return ""


def logging_to_stderr(level: str, *, with_messages: bool) -> dict[str, Any]:
    """Django's LOGGING. SQL is not logged at any level, since its parameters are content."""
    line: dict[str, Any] = {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
    if not with_messages:
        line["()"] = "vanphong.config.logs.ContentFreeFormatter"
        line["fmt"] = line.pop("format")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level},
            "django.db.backends": {"handlers": ["nowhere"], "propagate": False},
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "propagate": True, "level": "ERROR"},
            "django.security.csrf": {"level": "ERROR"},
            "fontTools": {"level": "WARNING"},
        },
    }
