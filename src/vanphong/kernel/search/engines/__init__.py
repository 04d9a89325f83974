"""Storage and matching, left to the databases: a row per entry and the set of its tokens; which rows satisfy an expression, newest first."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from django.db import connection

from vanphong.kernel.search.expressions import Expression


class Engine(Protocol):
    """One database's way. `table` is one of the two that take turns (`TABLES`)."""

    def create(self, table: str) -> None:
        """An empty index."""

    def drop(self, table: str) -> None:
        """The index is there no more."""

    def add(self, table: str, rows: Iterable[tuple[int, set[str]]]) -> None:
        """Entries that were not there."""

    def change(self, table: str, entry_id: int, before: set[str], after: set[str]) -> None:
        """An entry has other tokens now; none: it leaves."""

    def settle(self, table: str) -> None:
        """After many were added: what makes the answers quick."""

    def size(self, table: str) -> int:
        """Bytes."""

    def newest(
        self, table: str, wanted: Expression, between: tuple[int, int], limit: int, on: date
    ) -> tuple[str, Sequence[Any]]:
        """SQL with one column `id`, and its parameters: the newest entries that satisfy the expression. `on` is today."""


TABLES = ("search_tokens_0", "search_tokens_1")


def engine() -> Engine:
    """That of the database in use."""
    from vanphong.kernel.search.engines import postgresql, sqlite

    return postgresql.Postgresql() if connection.vendor == "postgresql" else sqlite.Sqlite()
