"""SQLite: FTS5 without content, columns or positions: nothing but which entry has which token.

Such an index is a set per token, so that tokens of one entry may be taken out and put in alone; they must be named exactly.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection

from vanphong.kernel.search.expressions import All, But, Expression, Has, One

_CREATE = "CREATE VIRTUAL TABLE {table} USING fts5(tokens, content='', detail=none, columnsize=0, tokenize=\"ascii tokenchars '._'\")"
_DELETE = "INSERT INTO {table}({table}, rowid, tokens) VALUES ('delete', %s, %s)"
_INSERT = "INSERT INTO {table}(rowid, tokens) VALUES (%s, %s)"


class Sqlite:
    """See `Engine`."""

    def create(self, table: str) -> None:
        """An empty index."""
        self._do(_CREATE.format(table=table))

    def drop(self, table: str) -> None:
        """The index is there no more."""
        self._do(f"DROP TABLE IF EXISTS {table}")

    def add(self, table: str, rows: Iterable[tuple[int, set[str]]]) -> None:
        """Entries that were not there."""
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT.format(table=table), [(pk, " ".join(sorted(tokens))) for pk, tokens in rows])

    def change(self, table: str, entry_id: int, before: set[str], after: set[str]) -> None:
        """An entry has other tokens now."""
        if before - after:
            self._do(_DELETE.format(table=table), [entry_id, " ".join(sorted(before - after))])
        if after - before:
            self._do(_INSERT.format(table=table), [entry_id, " ".join(sorted(after - before))])

    def settle(self, table: str) -> None:
        """Some merging; all of it at once would keep everybody else from writing."""
        self._do(f"INSERT INTO {table}({table}, rank) VALUES ('merge', 500)")

    def size(self, table: str) -> int:
        """Bytes."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COALESCE(SUM(LENGTH(block)), 0) FROM {table}_data")
            return int(cursor.fetchone()[0])

    def newest(
        self, table: str, wanted: Expression, between: tuple[int, int], limit: int, on: date
    ) -> tuple[str, Sequence[Any]]:
        """FTS5 walks from the newest by itself and stops when it has enough."""
        statement = f"SELECT rowid AS id FROM {table} WHERE {table} MATCH %s AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s"
        return statement, [written(wanted), *between, limit]

    @staticmethod
    def _do(statement: str, values: Sequence[Any] = ()) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)


def written(expression: Expression) -> str:
    """The expression in FTS5's words."""
    match expression:
        case Has(token, is_begun):
            return f'"{token}"{" *" if is_begun else ""}'
        case All(parts):
            return f"({' AND '.join(map(written, parts))})"
        case One(parts):
            return f"({' OR '.join(map(written, parts))})"
        case But(wanted, without):
            return f"({written(wanted)} NOT ({' OR '.join(map(written, without))}))"
