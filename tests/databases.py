"""Databases of the tests: the usual rolled-back transaction (`db`), and real commits on a database put back afterwards (`committed`)."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection, connections
from django.test.testcases import LiveServerThread
from django.test.utils import setup_databases, teardown_databases
from psycopg import sql

from tests.office.office import furnish

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker
) -> Iterator[None]:
    """The database of this worker process, made once and kept aside as it then is, for tests that commit."""
    global _kept  # noqa: PLW0603  # one database per process
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=())
        furnish()
        _kept = KeptPostgresql() if connection.vendor == "postgresql" else KeptSqlite()
        _kept.keep()
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        _kept.forget()
        teardown_databases(made, verbosity=0)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Real commits, from as many threads and processes as wanted; afterwards the database is what it was."""
    with django_db_blocker.unblock():
        yield
        connections.close_all()
        _kept.put_back()


@pytest.fixture
def server(committed: None) -> Iterator[str]:
    """The address of a running installation, with the database that the test sees."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


class KeptSqlite:
    """A copy of the database file, written over it page by page: connections that are still open notice and read the pages anew."""

    def keep(self) -> None:
        """Make the copy."""
        connections.close_all()
        self.path = Path(connection.settings_dict["NAME"])
        self.copy = self.path.with_suffix(".clean")
        self._write_over(self.path, self.copy)

    def put_back(self) -> None:
        """Put the copy in the database's place."""
        self._write_over(self.copy, self.path)

    def forget(self) -> None:
        """Remove the copy."""
        self.copy.unlink(missing_ok=True)

    @staticmethod
    def _write_over(source: Path, target: Path) -> None:
        with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target, timeout=20)) as here:
            there.backup(here)


class KeptPostgresql:
    """A template of the database beside it."""

    def keep(self) -> None:
        """Make the template."""
        connections.close_all()
        self.name = str(connection.settings_dict["NAME"])
        self.copy = f"{self.name}_clean"
        self._ask("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.copy)
        self._ask("CREATE DATABASE {} TEMPLATE {}", self.copy, self.name)

    def put_back(self) -> None:
        """Make the database anew from the template."""
        self._ask("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)
        self._ask("CREATE DATABASE {} TEMPLATE {}", self.name, self.copy)

    def forget(self) -> None:
        """Drop the template, and send away whoever still holds the database, so that it can be dropped as well."""
        self._ask("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.copy)
        with self._server() as server:
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [self.name])

    def _ask(self, statement: str, *names: str) -> None:
        with self._server() as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    @staticmethod
    def _server() -> psycopg.Connection:
        own = connection.settings_dict
        address = {"host": own["HOST"], "port": own["PORT"], "user": own["USER"], "password": own["PASSWORD"]}
        return psycopg.connect(dbname="postgres", autocommit=True, **address)


_kept: KeptSqlite | KeptPostgresql


def run_together(calls) -> list:
    """Run the calls at the same moment, each in a thread with a connection of its own; their results, or what they raised."""
    barrier = threading.Barrier(len(calls))
    results: list = [None] * len(calls)

    def run(place: int, call) -> None:
        barrier.wait()
        try:
            results[place] = call()
        except Exception as failure:  # noqa: BLE001  # handed to the test
            results[place] = failure
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, call)) for place, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@contextmanager
def child(work: Callable[..., None], *numbers: int) -> Iterator[tuple[int, int]]:
    """A process that does the work, a function of a module, on this database; its id and the end of its standard output. It is killed outright.

    A fresh interpreter: what is forked off beside threads shares their locks, and the sockets of their connections.
    """
    words = ["-m", "tests.child", work.__module__, work.__qualname__, *map(str, numbers)]
    seen = {"VANPHONG_TEST_DATABASE_NAME": str(connection.settings_dict["NAME"]), "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, env=os.environ | seen, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        try:
            yield process.pid, process.stdout.fileno()  # type: ignore[union-attr]  # it is a pipe
        finally:
            process.kill()
