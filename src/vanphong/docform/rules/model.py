"""What a rule is, what it says, and how strongly."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vanphong.docform.edits import Edit
from vanphong.docform.model import Block, Place
from vanphong.docform.recognise.model import Piece

if TYPE_CHECKING:
    from vanphong.docform.rules.context import Context


class Severity(StrEnum):
    """What a finding asks for: the document must not be issued, must be repaired, or should be looked at."""

    BLOCKS = "blocks"
    REPAIRS = "repairs"
    NOTES = "notes"

    @property
    def label(self) -> str:
        """As the office says it."""
        return {"blocks": "chặn", "repairs": "sửa", "notes": "lưu ý"}[self.value]


class Certainty(StrEnum):
    """Whether the requirement was seen in its source, or only remembered, inferred or customary."""

    CERTAIN = "certain"
    TO_CHECK = "to_check"

    @property
    def label(self) -> str:
        """As the reference book marks it."""
        return {"certain": "chắc chắn", "to_check": "cần kiểm tra"}[self.value]


def capped(severity: Severity, certainty: Certainty) -> Severity:
    """What is not certain may warn, never block nor demand."""
    return severity if certainty is Certainty.CERTAIN else Severity.NOTES


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule noticed. `sentence` is the same for every place of the same fault: faults alike in it are told once, with all their places.

    `piece`, `block` or `place` says where; none: the document as a whole. `certain` False lowers the finding below the rule's own severity;
    `article` takes the place of the rule's own.
    """

    sentence: str
    piece: Piece | None = None
    block: Block | None = None
    found: str = ""
    expected: str = ""
    edits: tuple[Edit, ...] = ()
    place: Place | None = None
    certain: bool = True
    article: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """One place of a finding: where in the file, the number of the paragraph (from 1), the characters in it (`end` None: all), its first words."""

    place: Place | None
    paragraph: int | None = None
    start: int = 0
    end: int | None = None
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the form rules ask, told once, with every place where it is so. `edits` mend it everywhere; none: a person must."""

    code: str
    severity: Severity
    certainty: Certainty
    sentence: str
    article: str
    sites: tuple[Site, ...]
    found: str = ""
    expected: str = ""
    edits: tuple[Edit, ...] = ()

    @property
    def place(self) -> Place | None:
        """The first place; None: the document as a whole."""
        return self.sites[0].place if self.sites else None

    @property
    def count(self) -> int:
        """In how many places."""
        return len(self.sites)

    @property
    def is_fixable(self) -> bool:
        """Whether it can be mended without a person's judgement."""
        return bool(self.edits)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and what a person may read of it. `articles` by profile: a rule applies to the profiles that are named there."""

    code: str
    title: str
    severity: Severity
    certainty: Certainty
    articles: Mapping[str, str]
    explains: str
    wrong: str
    right: str
    find: Callable[["Context"], Iterable[Fault]]

    @property
    def strongest(self) -> Severity:
        """The severity its findings have at most."""
        return capped(self.severity, self.certainty)
