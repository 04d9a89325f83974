"""Changes of tables. To change a column SQLite has a table made anew, which drops the triggers on it and stops at those elsewhere that name it."""

import re
from typing import Any

from django.db.backends.sqlite3 import schema
from django.db.models import Model


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Takes the triggers that have to do with a table away before it is made anew, and puts them back."""

    def _remake_table(self, model: type[Model], *args: Any, **more: Any) -> None:
        kept = self._triggers_about(model._meta.db_table)
        for name in kept:
            self.execute(f"DROP TRIGGER {name}")
        super()._remake_table(model, *args, **more)  # type: ignore[misc]  # the stubs leave it out
        for statement in kept.values():
            self.execute(statement)

    def _triggers_about(self, table: str) -> dict[str, str]:
        """Name → what creates it, of the triggers whose text names the table."""
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            rows = cursor.fetchall()
        return {name: statement for name, statement in rows if re.search(rf"\b{table}\b", statement)}
