"""The door of registers."""

from vanphong.registers.actions.books import open_register
from vanphong.registers.actions.numbers import allocate, hold, note_outside, use_held, void
from vanphong.registers.choices import Direction, NumberState, PeriodKind, SeriesKind
from vanphong.registers.models import Number, Register
from vanphong.registers.ports import register_rows
from vanphong.registers.queries.numbers import held_numbers, numbers_of, overdue_holds, peek, register, registers_open
from vanphong.registers.queries.piles import piles
from vanphong.registers.queries.proofs import Proof, prove, prove_all
from vanphong.registers.rules import printed_number

__all__ = [
    "Direction",
    "Number",
    "NumberState",
    "PeriodKind",
    "Proof",
    "Register",
    "SeriesKind",
    "allocate",
    "held_numbers",
    "hold",
    "note_outside",
    "numbers_of",
    "open_register",
    "overdue_holds",
    "peek",
    "piles",
    "printed_number",
    "prove",
    "prove_all",
    "register",
    "register_rows",
    "registers_open",
    "use_held",
    "void",
]
