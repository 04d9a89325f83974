"""What the database itself refuses, whoever asks: one way of writing it for SQLite and PostgreSQL.

A module that needs such refusals lists them as `GUARDS` in its `triggers.py`; its migrations `install` them. Where SQLite has a table made anew,
`config.sqlite3` keeps them; `missing` tells when one is gone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.module_loading import module_has_submodule

POSTGRESQL = "postgresql"

_SQLITE = "CREATE TRIGGER {name} BEFORE {event} ON {table} {when} BEGIN SELECT RAISE(ABORT, '{message}'); END"
_FUNCTION = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {refused} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
"""
_POSTGRESQL = "CREATE TRIGGER {name} BEFORE {events} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"


@dataclass(frozen=True, slots=True)
class Guard:
    """One refusal: on which table, at which events (INSERT, UPDATE, DELETE), of which rows.

    `refused` is a condition on NEW and OLD that both databases read; empty: every row. `message` is what the database says; empty: the name.
    `only_sqlite`: PostgreSQL has a constraint of its own for it.
    """

    name: str
    table: str
    events: tuple[str, ...]
    refused: str = ""
    message: str = ""
    only_sqlite: bool = False

    def triggers(self, vendor: str) -> tuple[str, ...]:
        """The names of its triggers in such a database, in lower case."""
        if vendor == POSTGRESQL:
            return () if self.only_sqlite else (self.name,)
        return tuple(f"{self.name}_{event.lower()}" for event in self.events)

    def statements(self, vendor: str) -> Iterator[str]:
        """What creates it in such a database."""
        told = {"table": self.table, "message": self.message or self.name}
        if vendor == POSTGRESQL:
            for name in self.triggers(vendor):
                yield _FUNCTION.format(name=name, refused=self.refused or "TRUE", **told)
                yield _POSTGRESQL.format(name=name, events=" OR ".join(self.events), **told)
            return
        when = f"WHEN {self.refused}" if self.refused else ""
        for name, event in zip(self.triggers(vendor), self.events, strict=True):
            yield _SQLITE.format(name=name, event=event, when=when, **told)


def install(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> None:
    """Create the guards; one that is there already is made anew."""
    guards = tuple(guards)
    remove(connection, guards)
    with connection.cursor() as cursor:
        for guard in guards:
            for statement in guard.statements(connection.vendor):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> None:
    """Drop the guards: for migrating backwards, before a table is made anew, and for tests that tamper."""
    with connection.cursor() as cursor:
        for guard in guards:
            if connection.vendor == POSTGRESQL:
                cursor.execute(f"DROP FUNCTION IF EXISTS {guard.name}() CASCADE")
                continue
            for name in (guard.name, *guard.triggers(connection.vendor)):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def all_guards() -> tuple[Guard, ...]:
    """The guards of every module of the installation."""
    holders = [app.name for app in apps.get_app_configs() if module_has_submodule(app.module, "triggers")]
    return tuple(guard for name in holders for guard in import_module(f"{name}.triggers").GUARDS)


def missing(connection: BaseDatabaseWrapper) -> list[Guard]:
    """The guards that are not in the database; none when all is well."""
    there = _present(connection)
    return [guard for guard in all_guards() if not there.issuperset(guard.triggers(connection.vendor))]


def _present(connection: BaseDatabaseWrapper) -> frozenset[str]:
    ask = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        if connection.vendor == POSTGRESQL
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(ask)
        return frozenset(str(name).lower() for (name,) in cursor.fetchall())
