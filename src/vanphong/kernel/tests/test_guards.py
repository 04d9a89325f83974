import pytest
from django.db import DatabaseError, connection, transaction

from vanphong.kernel import guards
from vanphong.kernel.guards import Guard
from vanphong.kernel.journal import triggers

GUARD = Guard("kernel_try", "trace_link", ("INSERT", "DELETE"), message="no link is made here")


@pytest.fixture
def link(db):
    """A statement that a guard may refuse."""

    def insert() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO trace_link (source_kind, source_id, target_kind, target_id, relation, at)"
                " VALUES ('a', 1, 'b', 2, 'relates_to', '2026-11-24')"
            )

    return insert


class TestInstall:
    def test_the_database_refuses(self, link):
        guards.install(connection, [GUARD])
        with pytest.raises(DatabaseError, match="no link is made here"):
            link()

    def test_twice_is_once(self, link):
        guards.install(connection, [GUARD])
        guards.install(connection, [GUARD])
        guards.remove(connection, [GUARD])
        link()

    def test_a_condition_lets_the_other_rows_pass(self, link):
        guards.install(connection, [Guard("kernel_try", "trace_link", ("INSERT",), "NEW.source_id > 1")])
        link()

    def test_a_row_may_be_deleted_where_the_condition_does_not_hold(self, link):
        link()
        guards.install(connection, [Guard("kernel_try", "trace_link", ("DELETE",), "OLD.source_id > 1")])
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM trace_link")
            assert cursor.rowcount == 1


class TestMissing:
    def test_a_migrated_database_has_every_guard(self, db):
        assert guards.missing(connection) == []

    def test_names_those_that_are_gone(self, db):
        triggers.remove(connection)
        assert guards.missing(connection) == list(triggers.GUARDS)

    def test_knows_the_guards_of_every_module(self):
        names = {guard.name.split("_")[0] for guard in guards.all_guards()}
        assert names == {"journal", "holding", "registers", "files", "delivery", "outgoing", "incoming"}
