"""What is said of each row of an import, and how its words are read: pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """What an import does with a row."""

    NEW = "Mới"
    CHANGED = "Sửa"
    SAME = "Không đổi"
    BAD = "Có lỗi"


@dataclass(frozen=True, slots=True)
class RowReport:
    """A row as Excel numbers it, what it is about, what is done with it and what is wrong."""

    row: str
    label: str
    outcome: Outcome
    problems: tuple[str, ...] = ()


def report(
    row: Mapping[str, str], label: str, problems: Sequence[str | None], *, is_new: bool, is_same: bool
) -> RowReport:
    """The report of a row out of what was found."""
    found = tuple(problem for problem in problems if problem)
    if found:
        return RowReport(row["row"], label, Outcome.BAD, found)
    return RowReport(row["row"], label, Outcome.NEW if is_new else Outcome.SAME if is_same else Outcome.CHANGED)


def read_day(text: str) -> date | None:
    """`03/02/2026`; None for what is no day."""
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None


def day_is_read(text: str, heading: str) -> str | None:
    """A day is written as 03/02/2026."""
    return None if read_day(text) else f"Cột «{heading}»: «{text}» không phải ngày dạng 31/12/2026."


def read_choice(text: str, choices: Sequence[tuple[object, str]]) -> object | None:
    """The value whose words these are, in any capitals; the value itself counts too."""
    wanted = text.casefold()
    return next((value for value, label in choices if wanted in {label.casefold(), str(value).casefold()}), None)


def choice_is_read(text: str, heading: str, choices: Sequence[tuple[object, str]]) -> str | None:
    """A word of the list."""
    if read_choice(text, choices) is not None:
        return None
    offered = "; ".join(label for _, label in choices)
    return f"Cột «{heading}»: «{text}» không có trong danh mục ({offered})."


def read_yes(text: str, *, otherwise: bool) -> bool:
    """Có or Không; empty: `otherwise`."""
    words = {"có": True, "co": True, "x": True, "1": True, "không": False, "khong": False, "0": False}
    return words.get(text.casefold(), otherwise)


def yes_is_read(text: str, heading: str) -> str | None:
    """Có, Không or nothing."""
    known = {"", "có", "co", "x", "1", "không", "khong", "0"}
    return None if text.casefold() in known else f"Cột «{heading}»: ghi Có hoặc Không."


class Heading(Protocol):
    """A column, as far as it is asked here."""

    @property
    def name(self) -> str:
        """Its name in the code."""

    @property
    def heading(self) -> str:
        """Its heading in the sheet."""

    @property
    def is_required(self) -> bool:
        """Whether each row must fill it."""

    @property
    def most(self) -> int:
        """How many letters it takes."""


def all_fit(row: Mapping[str, str], columns: Sequence[Heading]) -> list[str]:
    """What must be filled and is not, and what is too long to be kept."""
    missing = [f"Thiếu «{each.heading}»." for each in columns if each.is_required and not row[each.name]]
    long = [each for each in columns if len(row[each.name]) > each.most]
    return missing + [f"Cột «{each.heading}» quá dài, tối đa {each.most} ký tự." for each in long]


def said_twice(values: Sequence[str]) -> frozenset[str]:
    """Values that stand in more than one row."""
    return frozenset(value for value, times in Counter(values).items() if value and times > 1)
