"""The connection. SQLite's own way to wait looks ever more rarely the longer it has waited, so that of many writers some never get their turn."""

import random
import time

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

PAUSE = 0.012
"""Seconds at most between two looks: about as long as one act writes."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Waits for the beginning of a transaction by looking often and at random; every other wait is SQLite's."""

    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + patience
        with self.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 0")
            try:
                while not self._begins(until):
                    time.sleep(random.uniform(0.001, PAUSE))  # noqa: S311  # no secret
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")

    def _begins(self, until: float) -> bool:
        """Whether the transaction began; the refusal itself once patience has ended."""
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave it out
        except OperationalError as refused:
            if "locked" not in str(refused) or time.monotonic() > until:
                raise
            return False
        return True
