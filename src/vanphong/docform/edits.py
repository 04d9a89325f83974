"""What a fix is: small changes of a document, each at a place, which `fixes` applies to the bytes of a .docx.

Lengths are points. Offsets count the characters of a paragraph as the reader gives them: NFC; a tab, a break, a soft or unbreakable hyphen and
a symbol count one each; deleted text (w:del) and field instructions count nothing; a text box inside is a paragraph of its own.
"""

from dataclasses import dataclass
from typing import Protocol

from vanphong.docform.model import Alignment, LineRule


class Spot(Protocol):
    """Where an element stands in the file: `model.Place` is one."""

    @property
    def part(self) -> str:
        """The name inside the zip: «word/document.xml»."""

    @property
    def path(self) -> tuple[int, ...]:
        """From the part's root element down: the index among the child elements (comments not counted) at each level."""


@dataclass(frozen=True, slots=True)
class RunForm:
    """How letters are set; None leaves as it is. `colour`: six hex digits."""

    font: str | None = None
    size: float | None = None
    is_bold: bool | None = None
    is_italic: bool | None = None
    is_underlined: bool | None = None
    is_caps: bool | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphForm:
    """How a paragraph is set; None leaves as it is. `first_line` below zero hangs; `line` is points, or lines where the rule is a multiple."""

    alignment: Alignment | None = None
    first_line: float | None = None
    left: float | None = None
    right: float | None = None
    before: float | None = None
    after: float | None = None
    line_rule: LineRule | None = None
    line: float | None = None


@dataclass(frozen=True, slots=True)
class SectionForm:
    """How the pages of a section are set; None leaves as it is. `width` and `height` of the paper as it lies; `header` from the upper edge."""

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    header: float | None = None
    footer: float | None = None


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Put `text` for the characters start…end of a paragraph (equal: insert). It is refused where they are not `before` any more."""

    place: Spot
    start: int
    end: int
    text: str
    before: str


@dataclass(frozen=True, slots=True)
class SetRun:
    """Set the characters start…end of a paragraph; `end` None: to its end."""

    place: Spot
    start: int
    end: int | None
    form: RunForm


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """Set a paragraph."""

    place: Spot
    form: ParagraphForm


@dataclass(frozen=True, slots=True)
class SetSection:
    """Set the pages of the section with this index, counted from 0 in the order of the document."""

    index: int
    form: SectionForm


@dataclass(frozen=True, slots=True)
class SetPageNumber:
    """Number the pages of a section at the top centre, the first page without one; numbers elsewhere go."""

    index: int


@dataclass(frozen=True, slots=True)
class InsertAfter:
    """A new paragraph behind the one at `place` and set like it, except as said; `before`: in front of it."""

    place: Spot
    text: str
    run: RunForm = RunForm()
    paragraph: ParagraphForm = ParagraphForm()
    before: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out the element at `place`: a paragraph (the last one of a cell is emptied instead), or a drawing."""

    place: Spot


@dataclass(frozen=True, slots=True)
class DrawLine:
    """An unbroken line of this width, centred under the paragraph. Lines drawn in it and its lower border go."""

    place: Spot
    width: float


Edit = ReplaceText | SetRun | SetParagraph | SetSection | SetPageNumber | InsertAfter | Remove | DrawLine
