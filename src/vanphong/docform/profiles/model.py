"""What a profile is made of. Ranges hold their bounds; lengths of the page are mm, of type and lines points; `certain` False: warn, never block."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vanphong.docform.model import LineRule
from vanphong.docform.particulars.model import System

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Range:
    """From `least` to `most`, bounds included."""

    least: float
    most: float

    def holds(self, value: float, slack: float = 0.0) -> bool:
        """Whether the value lies inside, or outside by no more than the slack."""
        return self.least - slack <= value <= self.most + slack

    def nearest(self, value: float) -> float:
        """The value itself, or the bound that is nearer."""
        return min(max(value, self.least), self.most)

    def told(self, unit: str) -> str:
        """«15 mm», «18-22pt», «từ 18pt»."""
        if self.most == float("inf"):
            return f"từ {_short(self.least)}{unit}"
        low, high = _short(self.least), _short(self.most)
        return f"{low}{unit}" if low == high else f"{low}-{high}{unit}"


def _short(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


@dataclass(frozen=True, slots=True)
class Style:
    """How a component (thành phần thể thức) is printed. None leaves it open; `case`: upper, lower or open; `only` and `never` name types."""

    name: str
    label: str
    article: str
    box: str = ""
    case: str = ""
    sizes: Range | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    align: str = ""
    is_required: bool = False
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    certain: bool = True

    def is_for(self, type_name: str) -> bool:
        """Whether a document of this type prints the component."""
        return type_name not in self.never and (not self.only or type_name in self.only)


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in mm."""

    width: float
    height: float
    other_papers: tuple[tuple[float, float], ...]
    top: Range
    bottom: Range
    left: Range
    right: Range
    font: str
    article: str
    back_left: Range | None = None
    back_right: Range | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The body's paragraphs: indents in mm, `between` in points, `line` in points (exactly) or lines (multiple)."""

    indents: tuple[Range, ...]
    between: float
    line_rule: LineRule
    line: Range
    align: str
    article: str


@dataclass(frozen=True, slots=True)
class PageNumbering:
    """Where page numbers stand; `edge` is the distance from the upper edge in mm, None where nothing is said."""

    place: str
    align: str
    on_first_page: bool
    sizes: Range
    article: str
    edge: float | None = None


@dataclass(frozen=True, slots=True)
class Separators:
    """What parts the heading, the organ and the subject from what follows: ruling, star or dashes; `share` of the text's length for a ruling."""

    under_heading: str
    under_organ: str
    under_subject: str
    dashes: int = 0
    share: Range | None = None


@dataclass(frozen=True, slots=True)
class ReferenceForm:
    """How number and notation are joined."""

    word: str
    colon: bool
    before_type: str
    before_organ: str
    between_organs: str
    article: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Words and signs that are asked for."""

    heading: tuple[str, ...]
    ground_dash: bool
    ground_end: str
    last_ground_end: str
    body_end: str
    recipient_end: str
    addressed_in_submission: str
    appendix_numerals: str
    letter_subject_starts: str = ""


@dataclass(frozen=True, slots=True)
class TypeForm:
    """A document type (thể loại) and its abbreviation; `is_paper`: giấy tờ hành chính."""

    name: str
    code: str = ""
    prints_name: bool = True
    is_paper: bool = False
    is_central: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class OrganForm:
    """An organ: its notation and how its two lines are printed ({X} a proper name)."""

    name: str
    code: str = ""
    level: str = ""
    group: str = ""
    above: str = ""
    printed: str = ""
    is_abolished: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class SignatureForm:
    """One way to print competence and position above a signature; `first` and `second` list what may stand there."""

    case: str
    first: tuple[str, ...]
    second: tuple[str, ...] = ()
    is_second_bold: bool = False
    joined_by: str = ""
    forbids: tuple[str, ...] = ()
    preceded_by: str = ""
    left: str = ""
    names_organ: bool = False
    may_not_delegate: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """The words of the marks."""

    urgency: tuple[str, ...] = ()
    secrecy: tuple[str, ...] = ()
    circulation: tuple[str, ...] = ()
    no_publication: str = ""
    copy: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """The form rules of one regulation, as they stood on a day. `name` is how it is cited."""

    code: str
    name: str
    title: str
    system: System
    valid_from: date
    valid_to: date | None
    page: Page
    paragraph: Paragraph
    page_number: PageNumbering
    separators: Separators
    reference: ReferenceForm
    wording: Wording
    marks: Marks
    competences: Mapping[str, str]
    styles: Mapping[str, Style]
    types: tuple[TypeForm, ...] = ()
    organs: tuple[OrganForm, ...] = ()
    signatures: tuple[SignatureForm, ...] = field(default=())

    @property
    def is_party(self) -> bool:
        """Whether these are rules of the Party."""
        return self.system is System.PARTY

    def style(self, component: str) -> Style | None:
        """How a component is printed; None when the regulation says nothing."""
        return self.styles.get(component)

    def type_named(self, name: str) -> TypeForm | None:
        """The type of this name, the abbreviation in force first."""
        return next((each for each in self.types if each.name == name), None)

    def type_codes(self, name: str) -> tuple[str, ...]:
        """All abbreviations that a type of this name may carry, the one in force first."""
        return tuple(each.code for each in self.types if each.name == name and each.code)
