"""Numbers under trouble: many writers at once, acts that are undone, a writer killed at its work, a register rolled over meanwhile."""

import itertools
import os
import random
import signal
from datetime import UTC, date, datetime

from django.db import transaction

from tests.databases import child, run_together
from tests.office.office import NOW, Office
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.errors import RuleViolated
from vanphong.registers.actions.books import roll_over
from vanphong.registers.api import Number, Register, allocate, prove

ON = date(2026, 11, 24)
WRITERS = 16
ACTS = 25
STDOUT = 1


def take(register_id: int, record_id: int, series: str = "") -> Number:
    """One allocation as the worker would make it."""
    return allocate(register_id, series=series, on=ON, record=("incoming", record_id), actor=SYSTEM, now=NOW)


def register(office: Office, name: str = "đến") -> Register:
    """A register of the province."""
    return Register.objects.get(organ=office.organ("TU"), name=f"Sổ đăng ký văn bản {name}")


def take_and_hang(register_id: int) -> None:
    """In a process of its own: take the next number, tell it, and never commit."""
    with transaction.atomic():
        os.write(STDOUT, bytes([take(register_id, 1).value]))
        signal.pause()


def take_for_ever(register_id: int) -> None:
    """In a process of its own: take number after number, and tell each."""
    for record_id in itertools.count(10_000):
        with transaction.atomic():
            take(register_id, record_id)
        os.write(STDOUT, b".")


class TestNumbers:
    def test_sixteen_writers_who_sometimes_fail_leave_no_gap_and_no_double(self, committed):
        book = register(Office())

        def write(writer: int) -> int:
            chance, kept = random.Random(writer), 0
            for act in range(ACTS):
                with transaction.atomic():
                    take(book.pk, 1 + writer * ACTS + act)
                    is_undone = chance.random() < 0.3
                    transaction.set_rollback(is_undone)
                kept += not is_undone
            return kept

        kept = run_together([lambda writer=writer: write(writer) for writer in range(WRITERS)])
        (proof,) = prove(book.pk)
        assert proof.is_sound, proof.sentence
        assert proof.reached == sum(kept) == Number.objects.filter(register=book).count()

    def test_writers_of_several_series_do_not_mix_them(self, committed):
        book = register(Office(), "đi")

        def write(series: str) -> None:
            for act in range(ACTS):
                take_in_act(series, act)

        def take_in_act(series: str, act: int) -> None:
            with transaction.atomic():
                take(book.pk, act + 1, series)

        calls = [
            lambda series=series: write(series) for series in ("official_letter", "plan", "decision", "regulation")
        ]
        assert run_together(calls) == [None] * 4
        found = {proof.series: (proof.is_sound, proof.reached) for proof in prove(book.pk)}
        assert found == {"official_letter": (True, ACTS), "plan": (True, ACTS), "QĐ": (True, 2 * ACTS)}

    def test_a_writer_killed_between_taking_and_committing_takes_nothing(self, committed):
        book = register(Office())
        with child(take_and_hang, book.pk) as (_pid, pipe):
            assert os.read(pipe, 1) == b"\x01"
        with transaction.atomic():
            assert take(book.pk, 2).value == 1
        assert [proof.is_sound for proof in prove(book.pk)] == [True]

    def test_a_writer_killed_in_the_crowd_leaves_no_gap(self, committed):
        book = register(Office())

        def write(writer: int) -> None:
            for act in range(ACTS):
                with transaction.atomic():
                    take(book.pk, 1 + writer * ACTS + act)

        with child(take_for_ever, book.pk) as (pid, pipe):
            told = len(os.read(pipe, 1))

            def kill() -> int:
                more = sum(len(os.read(pipe, 4096)) for _ in range(5))
                os.kill(pid, signal.SIGKILL)
                return more

            calls = [lambda writer=writer: write(writer) for writer in range(WRITERS - 1)]
            *written, more = run_together([*calls, kill])
        assert written == [None] * (WRITERS - 1)
        (proof,) = prove(book.pk)
        assert proof.is_sound, proof.sentence
        assert proof.reached >= (WRITERS - 1) * ACTS + told + more >= (WRITERS - 1) * ACTS + 6

    def test_a_register_rolled_over_meanwhile_gives_nothing_afterwards(self, committed):
        office = Office()
        book, leader = register(office), office.actor("chanhvp")
        turn_of_the_year = datetime(2027, 1, 4, 2, 0, tzinfo=UTC)

        def write() -> int:
            for act in range(ACTS):
                try:
                    with transaction.atomic():
                        take(book.pk, act + 1)
                except RuleViolated:
                    return act
            return ACTS

        def turn() -> None:
            roll_over(book, leader, turn_of_the_year, reason="Sang năm 2027")

        *taken, _ = run_together([write] * 7 + [turn])
        proofs = prove(book.pk)
        assert all(proof.is_sound for proof in proofs)
        assert sum(proof.reached for proof in proofs if proof.period == "2026") == sum(taken)
        with transaction.atomic():
            assert (
                allocate(book.pk, series="", on=date(2027, 1, 4), record=("incoming", 1), actor=SYSTEM, now=NOW).value
                == 1
            )
