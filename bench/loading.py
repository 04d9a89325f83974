"""Fast loading of made-up rows: indexes and triggers aside, COPY on PostgreSQL and executemany on SQLite."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from django.db import connection, models

CHUNK = 20_000


class Table:
    """The rows of one model. `fixed` and the fields' own defaults fill what a row does not say."""

    def __init__(self, model: type[models.Model], *varying: str, **fixed: Any) -> None:
        self.name = model._meta.db_table
        self.varying = varying
        fields = {field.attname: field for field in model._meta.concrete_fields}
        rest = [name for name in fields if name not in varying and name != "id"]
        self.columns = [fields[name].column for name in ("id", *varying, *rest)]
        self.rest = tuple(_stored(fields[name], fixed.get(name, _default(fields[name]))) for name in rest)

    def load(self, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows of (id, *varying), already in the form in which the database stores them."""
        whole = ((*row, *self.rest) for row in rows)
        (_copy if connection.vendor == "postgresql" else _insert)(self.name, self.columns, whole)


def _default(field: Any) -> Any:
    value = field.get_default()
    return value if value is not None or field.null else ""


def _stored(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection) if not isinstance(field, models.JSONField) else value or "[]"


def _insert(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    quoted = ", ".join(f'"{column}"' for column in columns)
    statement = f'INSERT INTO "{name}" ({quoted}) VALUES ({", ".join("?" * len(columns))})'
    connection.ensure_connection()
    own = connection.connection
    own.execute("BEGIN")
    for chunk in _chunks(rows):
        own.executemany(statement, chunk)
    own.execute("COMMIT")


def _copy(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """The first row is drawn beforehand: what makes the rows may ask the database at its beginning, but not while it copies."""
    quoted = ", ".join(f'"{column}"' for column in columns)
    waiting = iter(rows)
    first = list(islice(waiting, 1))
    with connection.cursor() as cursor, cursor.copy(f'COPY "{name}" ({quoted}) FROM STDIN') as copy:
        for row in chain(first, waiting):
            copy.write_row(row)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('\"{name}\"', 'id'), (SELECT max(id) FROM \"{name}\"))")


def _chunks(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


@contextmanager
def bare(*loaded: type[models.Model]) -> Iterator[None]:
    """Take indexes and triggers off these tables, and put them back."""
    names = [model._meta.db_table for model in loaded]
    undo = _strip_postgresql(names) if connection.vendor == "postgresql" else _strip_sqlite(names)
    yield
    with connection.cursor() as cursor:
        for statement in undo:
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _strip_sqlite(names: Sequence[str]) -> list[str]:
    marks = ", ".join("%s" for _ in names)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
            f" AND tbl_name IN ({marks})",
            names,
        )
        found = cursor.fetchall()
        for kind, name, _ in found:
            cursor.execute(f'DROP {kind} "{name}"')
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%%'")
        words = [f'INSERT INTO "{name}"("{name}") VALUES (\'rebuild\')' for (name,) in cursor.fetchall()]
    undo = [sql.replace("%", "%%") for _, _, sql in found]
    return [*undo, *words, "PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL"]


def _strip_postgresql(names: Sequence[str]) -> list[str]:
    undo = []
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT IN"
                " (SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass)",
                [name, name],
            )
            for index, definition in cursor.fetchall():
                cursor.execute(f'DROP INDEX "{index}"')
                undo.append(definition.replace("%", "%%"))
            cursor.execute(f'ALTER TABLE "{name}" DISABLE TRIGGER ALL')
            undo.append(f'ALTER TABLE "{name}" ENABLE TRIGGER ALL')
    return undo


def weighted(chance: random.Random, shares: dict[Any, float]) -> Callable[[], Any]:
    """Draws one of the keys by its share."""
    keys, weights = list(shares), list(shares.values())
    return lambda: chance.choices(keys, weights)[0]
