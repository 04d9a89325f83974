"""PostgreSQL: a tsvector without positions per entry, under GIN.

GIN answers with everything that satisfies an expression, in no order. What is common is therefore asked for in the newest months first, and in
all only when these did not give enough.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection

from vanphong.kernel.search.content import month_token
from vanphong.kernel.search.expressions import All, But, Expression, Has, One

WINDOWS = (2, 12)
"""Months that are looked through before everything is."""

_INSERT = "INSERT INTO {table}(id, tokens) VALUES (%s, array_to_tsvector(%s))"


class Postgresql:
    """See `Engine`."""

    def create(self, table: str) -> None:
        """An empty index."""
        self._do(f"CREATE TABLE {table} (id bigint PRIMARY KEY, tokens tsvector NOT NULL)")
        self._do(f"CREATE INDEX {table}_tokens ON {table} USING gin (tokens)")

    def drop(self, table: str) -> None:
        """The index is there no more."""
        self._do(f"DROP TABLE IF EXISTS {table}")

    def add(self, table: str, rows: Iterable[tuple[int, set[str]]]) -> None:
        """Entries that were not there."""
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT.format(table=table), [(pk, sorted(tokens)) for pk, tokens in rows])

    def change(self, table: str, entry_id: int, before: set[str], after: set[str]) -> None:
        """An entry has other tokens now."""
        if not after:
            self._do(f"DELETE FROM {table} WHERE id = %s", [entry_id])
        elif not before:
            self._do(_INSERT.format(table=table), [entry_id, sorted(after)])
        elif before != after:
            self._do(f"UPDATE {table} SET tokens = array_to_tsvector(%s) WHERE id = %s", [sorted(after), entry_id])

    def settle(self, table: str) -> None:
        """Statistics, and nothing pending."""
        self._do(f"ANALYZE {table}")
        self._do("SELECT gin_clean_pending_list(%s::regclass)", [f"{table}_tokens"])

    def size(self, table: str) -> int:
        """Bytes."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_total_relation_size(%s::regclass)", [table])
            return int(cursor.fetchone()[0])

    def newest(
        self, table: str, wanted: Expression, between: tuple[int, int], limit: int, on: date
    ) -> tuple[str, Sequence[Any]]:
        """Window after window; one that is not needed any more costs nothing."""
        parts: list[str] = []
        values: list[Any] = []
        names: list[str] = []
        for months in (*WINDOWS, None):
            name = f"w{months or 'all'}"
            narrowed = All((wanted, _months(on, months))) if months else wanted
            so_far = " + ".join(f"(SELECT COUNT(*) FROM {each})" for each in names)
            enough = f" AND {so_far} < %s" if so_far else ""
            found = f"SELECT id FROM {table} WHERE tokens @@ %s::tsquery AND id BETWEEN %s AND %s{enough}"
            parts += [
                f"{name}m AS MATERIALIZED ({found})",
                f"{name} AS MATERIALIZED (SELECT id FROM {name}m ORDER BY id DESC LIMIT %s)",
            ]
            values += [written(narrowed), *between, *([limit] if enough else []), limit]
            names.append(name)
        union = " UNION ".join(f"SELECT id FROM {name}" for name in names)
        return f"WITH {', '.join(parts)} SELECT id FROM ({union}) u ORDER BY id DESC LIMIT %s", [*values, limit]

    @staticmethod
    def _do(statement: str, values: Sequence[Any] = ()) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)


def _months(on: date, count: int) -> Expression:
    """One of the last months, this one and whatever lies a month ahead included."""
    first = on.year * 12 + on.month
    return One(
        tuple(Has(month_token((at - 1) // 12, (at - 1) % 12 + 1)) for at in range(first + 1, first + 1 - count - 1, -1))
    )


def written(expression: Expression) -> str:
    """The expression in tsquery's words."""
    match expression:
        case Has(token, is_begun):
            return f"'{token}'{':*' if is_begun else ''}"
        case All(parts):
            return f"({' & '.join(map(written, parts))})"
        case One(parts):
            return f"({' | '.join(map(written, parts))})"
        case But(wanted, without):
            return f"({written(wanted)} & !({' | '.join(map(written, without))}))"
