"""The database of an installation, from its address: SQLite in a file, or PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from vanphong.config.environment import WrongSetting

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA mmap_size=268435456",
    "PRAGMA cache_size=-65536",
    "PRAGMA foreign_keys=ON",
)
"""FULL, since NORMAL may lose the last numbers given at a power cut."""


def database(url: str, variable: str, *, pool: int = 0, is_behind_pgbouncer: bool = False) -> dict[str, Any]:
    """Django's description of the database at `url`; `variable` is named when the address cannot be read."""
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return sqlite(Path(unquote(urlsplit(url).path)))
    if scheme in {"postgresql", "postgres"}:
        return postgresql(url, pool=pool, is_behind_pgbouncer=is_behind_pgbouncer)
    raise WrongSetting(variable, "địa chỉ phải bắt đầu bằng sqlite:/// hoặc postgresql://")


def sqlite(path: Path) -> dict[str, Any]:
    """An embedded database. IMMEDIATE, since row locks do nothing on SQLite: a transaction that writes waits its turn at its beginning."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "vanphong.config.sqlite3",
        "NAME": path,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": ";".join(SQLITE_PRAGMAS)},
    }


def postgresql(url: str, *, pool: int, is_behind_pgbouncer: bool) -> dict[str, Any]:
    """A server's database. With `pool`, psycopg keeps at most so many connections per process; PgBouncer in transaction mode keeps none open."""
    parts = urlsplit(url)
    options: dict[str, Any] = {"application_name": "vanphong", **dict(parse_qsl(parts.query))}
    if is_behind_pgbouncer:
        options["prepare_threshold"] = None
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 0 if pool or is_behind_pgbouncer else 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": is_behind_pgbouncer,
        "OPTIONS": options,
    }
