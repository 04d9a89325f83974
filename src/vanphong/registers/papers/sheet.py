"""What a printed register is made of, whatever it is made with."""

from collections.abc import Sequence
from dataclasses import dataclass

from vanphong.registers.queries.layouts import Heading


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one series; `title` is empty where there is one series."""

    title: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of a volume (Nghị định 63/2026/NĐ-CP): its number, its days, its first and last number."""

    volume: str
    begun: str
    ended: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A register, or a part of it, ready to be set."""

    upper_line: str
    own_line: str
    motto: str
    title: str
    span: str
    place_and_day: str
    headings: Sequence[Heading]
    sections: Sequence[Section]
    cover: Cover | None = None

    @property
    def count(self) -> int:
        """How many rows it has."""
        return sum(len(section.rows) for section in self.sections)
