import threading
from time import monotonic

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from vanphong.config.databases import database


@pytest.fixture
def connections(tmp_path, django_db_blocker):
    """Two connections to one database of an installation: one patient, one hasty."""
    told = database(f"sqlite://{tmp_path / 'office.sqlite3'}", "X")
    hasty = {**told, "OPTIONS": {**told["OPTIONS"], "timeout": 0.05}}
    handler = ConnectionHandler({"default": told, "hasty": hasty})
    for each in handler.all():
        each.inc_thread_sharing()
    with django_db_blocker.unblock():
        yield handler
    for each in handler.all():
        each.close()


def begin(connection) -> None:
    """Begin a transaction as an act does."""
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


class TestTurns:
    def test_a_writer_waits_until_the_other_is_done(self, connections):
        first, second = connections["default"], connections.create_connection("default")
        second.inc_thread_sharing()
        begin(first)
        other = threading.Thread(target=begin, args=(second,))
        other.start()
        other.join(0.05)
        assert other.is_alive()
        first.rollback()
        other.join(10)
        assert not other.is_alive()
        second.rollback()
        second.close()

    def test_a_writer_that_waited_too_long_is_refused_and_may_try_again(self, connections):
        first, hasty = connections["default"], connections["hasty"]
        begin(first)
        started = monotonic()
        with pytest.raises(OperationalError, match="locked"):
            begin(hasty)
        assert monotonic() - started >= 0.05
        first.rollback()
        begin(hasty)
        hasty.rollback()

    def test_leaves_the_other_waits_as_patient_as_before(self, connections):
        begin(connections["default"])
        with connections["default"].cursor() as cursor:
            assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)
        connections["default"].rollback()
