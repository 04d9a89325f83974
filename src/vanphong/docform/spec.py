"""What a document says, apart from how it is laid out: the writers set it by the form rules of its system and day."""

import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from vanphong.docform.particulars.model import Secrecy, System, Urgency
from vanphong.docform.particulars.words import office_case

SECRECY_MARKS = {Secrecy.SECRET: "MẬT", Secrecy.TOP_SECRET: "TỐI MẬT", Secrecy.ABSOLUTE_SECRET: "TUYỆT MẬT"}
URGENCY_MARKS = {Urgency.URGENT: "KHẨN", Urgency.VERY_URGENT: "THƯỢNG KHẨN", Urgency.FLASH: "HỎA TỐC"}
LETTER = "Công văn"
SUBMISSION = "Tờ trình"
GUIDANCE_05 = date(2026, 5, 27)
"""From this day 05-HD/VPTW rules the form of the Party's documents, before it 36-HD/VPTW."""
_OLD_MARKS = re.compile(r"[uU][ỷỶ](?!\w)|[hH]?[oO][ạẠảẢáÁàÀ](?!\w)")
_NEW_MARKS = re.compile(r"[ủỦ][yY](?!\w)|[ọỌỏỎóÓòÒ][aA](?!\w)")


@dataclass(frozen=True)
class Heading:
    """A heading in the body, in bold letters."""

    text: str


@dataclass(frozen=True)
class Division:
    """A part, chapter or section (Phần, Chương, Mục): its word with the number, and its title, each in a line of its own."""

    word: str
    title: str = ""


@dataclass(frozen=True)
class Article:
    """An article (Điều): «Điều 1.», its title, or what it says at once."""

    label: str
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class Grid:
    """A table in the body; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]


Block = str | Heading | Division | Article | Grid


@dataclass(frozen=True)
class Signature:
    """Another signer, at the left: who took the minutes, the second organ; `above`: what the signature confirms."""

    signer: str
    position: str = ""
    competence: tuple[str, ...] = ()
    above: str = ""


@dataclass(frozen=True)
class Appendix:
    """An appendix (phụ lục): it begins on a page of its own."""

    title: str
    body: tuple[Block, ...]


@dataclass(frozen=True)
class DocumentSpec:
    """One document. `number` may be empty (not yet numbered), `issued_on` None (the day is left open); names of organs as printed, in capitals.

    `notation` empty: a paper without number. `author`: «CỦA BAN THƯỜNG VỤ …» above the subject. `drafter`: the sign of who drafted it and
    the number of copies, «ABC-25».
    """

    system: System
    organ: str
    notation: str
    subject: str
    body: tuple[Block, ...]
    parent: str = ""
    number: str = ""
    place: str = ""
    issued_on: date | None = None
    type_name: str = LETTER
    author: str = ""
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    competence: tuple[str, ...] = ()
    position: str = ""
    signer: str = ""
    beside: Signature | None = None
    recipients: tuple[str, ...] = ()
    urgency: Urgency | None = None
    secrecy: Secrecy = Secrecy.NONE
    circulation: str = ""
    is_unpublished: bool = False
    draft: str = ""
    drafter: str = ""
    contact: str = ""
    appendices: tuple[Appendix, ...] = ()

    @property
    def is_party(self) -> bool:
        """Whether the Party's form rules apply."""
        return self.system is System.PARTY

    @property
    def is_before_05(self) -> bool:
        """Whether 36-HD/VPTW ruled the Party's form on its day."""
        return self.is_party and self.issued_on is not None and self.issued_on < GUIDANCE_05

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter (công văn), which prints no type name."""
        return self.type_name == LETTER

    @property
    def reference(self) -> str:
        """Number and notation as printed: 05-NQ/TU of the Party, 05/NQ-UBND of the State."""
        number = f"0{self.number}" if re.fullmatch(r"[1-9]", self.number) else self.number
        return f"{number}{'-' if self.is_party else '/'}{self.notation}"

    @property
    def number_line(self) -> str:
        """The number line. 05-HD/VPTW I.3.2: no colon; 30/2020/NĐ-CP: with one."""
        if not self.notation:
            return ""
        shown = self.reference if self.number else f"      {self.reference}"
        return f"Số {shown}" if self.is_party else f"Số: {shown}"

    @property
    def date_line(self) -> str:
        """Place and date; day below 10 and month below 3 with a leading nought (30/2020/NĐ-CP; 05-HD/VPTW I.4)."""
        if self.issued_on is None:
            return f"{self.place}, ngày      tháng      năm      "
        return f"{self.place}, {written_day(self.issued_on)}"

    @property
    def heading_lines(self) -> tuple[str, ...]:
        """What stands at the right of the first row."""
        if self.is_party:
            return ("ĐẢNG CỘNG SẢN VIỆT NAM",)
        return ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")

    @property
    def subject_line(self) -> str:
        """The subject as printed: after «V/v» in a letter of the State; the Party begins it with a small letter (05-HD/VPTW I.5)."""
        if self.is_letter and not self.is_party:
            return f"V/v {_small(self.subject)}"
        return _small(self.subject) if self.is_party else self.subject

    @property
    def issuer(self) -> str:
        """Who issues it, as written inside a sentence."""
        printed = f"{self.organ} {self.parent}" if self.is_of_office else self.organ
        words = zip(office_case(printed).split(), printed.split(), strict=True)
        return " ".join(_like(shown, own) for shown, own in words)

    @property
    def is_of_office(self) -> bool:
        """Whether the organ helps the committee above it and is named with it: «Văn phòng Tỉnh uỷ …»."""
        return bool(self.parent) and not self.organ.startswith(("ĐẢNG", "CHI BỘ", "ĐẠI HỘI", "TỈNH", "THÀNH"))

    @property
    def addressed_word(self) -> str:
        """«Kính trình:» in the Party's submissions since 05-HD/VPTW (I.9.2.4), «Kính gửi:» elsewhere."""
        is_submitted = self.is_party and self.type_name == SUBMISSION and not self.is_before_05
        return "Kính trình:" if is_submitted else "Kính gửi:"

    @property
    def marks(self) -> tuple[str, ...]:
        """The stamps under the number: secrecy, urgency, draft."""
        named = (SECRECY_MARKS.get(self.secrecy, ""), self.urgency_mark, self.draft)
        return tuple(mark for mark in named if mark)

    @property
    def urgency_mark(self) -> str:
        """The mark of urgency, with the tone marks placed as in the rest of the document."""
        mark = URGENCY_MARKS[self.urgency] if self.urgency else ""
        text = (
            f"{self.organ} {self.parent} {self.subject} {' '.join(each for each in self.body if isinstance(each, str))}"
        )
        is_old = self.is_party and (bool(_OLD_MARKS.search(text)) or not _NEW_MARKS.search(text))
        return mark.replace("HỎA", "HOẢ") if is_old else mark

    def decomposed(self) -> "DocumentSpec":
        """The same with every text in NFD, as some systems store it."""
        held = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in _PLAIN}
        return replace(self, **{name: _decomposed(value) for name, value in held.items()})


def written_day(day: date) -> str:
    """«ngày 03 tháng 02 năm 2026»: day below 10 and month below 3 with a leading nought (30/2020/NĐ-CP; 05-HD/VPTW I.4)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def cited_day(day: date) -> str:
    """«03/02/2026», «27/5/2026»: the day inside a sentence, with the same noughts."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


_PLAIN = {"system", "urgency", "secrecy", "issued_on", "type_name"}


def _small(subject: str) -> str:
    """The first letter small, unless an abbreviation begins with it."""
    return subject if subject[1:2].isupper() else f"{subject[:1].lower()}{subject[1:]}"


def _like(shown: str, printed: str) -> str:
    """The printed word with the capitals of the shown one: its tone marks stay where they were."""
    if shown.isupper() and len(shown) > 1:
        return printed
    return printed.capitalize() if shown[:1].isupper() else printed.lower()


def _decomposed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFD", value)
    if isinstance(value, tuple):
        return tuple(_decomposed(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _decomposed(getattr(value, each.name)) for each in fields(value)})
    return value
