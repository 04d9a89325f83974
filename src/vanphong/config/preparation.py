"""What must be true before an installation serves: tables up to date, lists loaded, zone written down, static files collected."""

import os
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from vanphong.catalogue import api as catalogue
from vanphong.kernel import guards
from vanphong.kernel.errors import OfficeError
from vanphong.kernel.records import Record


class NotBuilt(OfficeError):
    """The front end was not built."""

    code = "not_built"


def pending_migrations() -> list[str]:
    """The names of migrations that this version has and the database has not."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def bring_up_to_date() -> list[str]:
    """Carry out the pending migrations; their names."""
    pending = pending_migrations()
    if pending:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    connections.close_all()
    return pending


def put_back_guards() -> list[str]:
    """Create the database's own refusals that are missing: a table made anew on SQLite loses them. Their names."""
    absent = guards.missing(connection)
    guards.install(connection, absent)
    return [guard.name for guard in absent]


def fill_in(now: datetime) -> int:
    """Load the lists of the office and write down the zone; how many rows of lists changed. Raises `ZoneIsFixed`."""
    catalogue.settle_zone(settings.VANPHONG_ZONE, now, has_content=holds_content())
    return catalogue.load_once(now)


def holds_content() -> bool:
    """Whether any record or file is kept: then the zone does not change any more."""
    tables = set(connection.introspection.table_names())
    kept = (model for model in apps.get_models() if is_content(model) and model._meta.db_table in tables)
    return any(model._default_manager.exists() for model in kept)


def is_content(model: type[Model]) -> bool:
    """Whether the rows of this table are what an office keeps: its records and files. Open registers and texts to begin with are only laid ready."""
    if issubclass(model, Record):
        return model.kind not in {"register", "template"}
    return model._meta.label == "files.Blob"


def built_assets() -> Path:
    """Where the built front end lies."""
    return settings.PACKAGE / "kernel" / "ui" / "static" / "ui" / "built"


def collect_static() -> bool:
    """Collect static files with hashed names, when a source is newer than the last collection; whether it was done."""
    if not (built_assets() / "main.js").exists():
        raise NotBuilt(
            "Chưa dựng giao diện (thiếu tệp main.js). Chạy «make assets» trong thư mục mã nguồn rồi thử lại."
        )
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and manifest.stat().st_mtime > _newest_source():
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=manifest.exists())
    return True


def _newest_source() -> float:
    """The time of the newest change among all static files of all applications."""
    newest = 0.0
    for finder in get_finders():
        for path, storage in finder.list(None):
            newest = max(newest, os.stat(storage.path(path)).st_mtime)  # noqa: PTH116  # a few hundred files at each start
    return newest
