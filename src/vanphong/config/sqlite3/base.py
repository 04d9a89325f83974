"""The connection. SQLite's own way to wait looks ever more rarely the longer it has waited, so that of many writers some never get their turn."""

import random
import sqlite3
import time

from django.db.backends.sqlite3 import base

from vanphong.config.sqlite3.schema import DatabaseSchemaEditor

PAUSE = 0.02
"""Seconds at most between two looks: about as long as one act writes."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Waits for the beginning of a transaction by looking often and at random; every other wait is SQLite's. Keeps triggers when a table changes."""

    SchemaEditorClass = DatabaseSchemaEditor

    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + patience
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._begins():
                if time.monotonic() > until:
                    super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave it out
                    return
                time.sleep(random.uniform(0.001, PAUSE))  # noqa: S311  # no secret
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")

    def _begins(self) -> bool:
        """Whether it is this writer's turn, and the transaction has begun."""
        try:
            self.connection.execute(f"BEGIN {self.transaction_mode or ''}")  # type: ignore[attr-defined]  # the stubs leave it out
        except sqlite3.OperationalError as refused:
            if "locked" not in str(refused):
                raise
            return False
        return True
