"""The journal with real commits."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from tests.databases import run_together
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.journal import api as journal

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def write(number: int, *, fails: bool = False) -> None:
    """One act, or one that is rolled back."""
    with transaction.atomic():
        journal.record(SYSTEM, NOW, "letter", number, "try", f"Việc {number}")
        transaction.set_rollback(fails)


class TestJournal:
    def test_refuses_an_entry_outside_the_transaction_of_its_act(self, committed):
        with pytest.raises(RuntimeError, match="transaction of its act"):
            journal.record(SYSTEM, NOW, "letter", 1, "try", "Việc")

    def test_nothing_written_at_the_same_time_slips_behind_a_seal(self, committed):
        """Writers with rollbacks, and two sealers all the while: every entry is in exactly one seal."""
        done = threading.Event()

        def writer(first: int):
            def run() -> None:
                for number in range(first, first + 25):
                    write(number, fails=number % 5 == 0)

            return run

        def sealer() -> None:
            while not done.is_set():
                journal.seal(NOW, at_most=7)

        def writers() -> list:
            try:
                return run_together([writer(first) for first in (0, 100, 200)])
            finally:
                done.set()

        results = run_together([writers, sealer, sealer])
        assert results == [[None] * 3, None, None]
        while journal.seal(NOW):
            pass
        verdict = journal.verify()
        assert verdict.faults == []
        assert verdict.unsealed == 0
        assert journal.Entry.objects.filter(kind="letter").count() == 60
        assert verdict.entries == journal.Entry.objects.count()

    def test_a_writer_that_takes_long_holds_nobody_up_for_long(self, committed, monkeypatch):
        """On PostgreSQL the sealer gives up and comes again; on SQLite everybody waits for the one writer anyway."""
        monkeypatch.setattr("vanphong.kernel.journal.seal.PATIENCE_MS", 200)
        written, end = threading.Event(), threading.Event()

        def long_act() -> None:
            with transaction.atomic():
                journal.record(SYSTEM, NOW, "letter", 1, "try", "Việc dài")
                written.set()
                end.wait(1)

        def sealer() -> bool:
            written.wait(20)
            journal.seal(NOW)
            is_held_up = end.is_set() or connection.vendor == "sqlite"
            end.set()
            return is_held_up

        assert run_together([long_act, sealer]) == [None, connection.vendor == "sqlite"]
        while journal.seal(NOW):
            pass
        assert journal.verify().faults == []
        assert journal.Entry.objects.filter(kind="letter").count() == 1
