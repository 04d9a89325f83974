"""What a document says, apart from how it is laid out: the writers set it by the form rules of its system."""

import unicodedata
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from vanphong.docform.particulars.model import Secrecy, System, Urgency

SECRECY_MARKS = {Secrecy.SECRET: "MẬT", Secrecy.TOP_SECRET: "TỐI MẬT", Secrecy.ABSOLUTE_SECRET: "TUYỆT MẬT"}
URGENCY_MARKS = {Urgency.URGENT: "KHẨN", Urgency.VERY_URGENT: "THƯỢNG KHẨN", Urgency.FLASH: "HỎA TỐC"}
LETTER = "Công văn"
SUBMISSION = "Tờ trình"


@dataclass(frozen=True)
class Heading:
    """A heading in the body."""

    text: str


@dataclass(frozen=True)
class Grid:
    """A table in the body; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]


Block = str | Heading | Grid


@dataclass(frozen=True)
class DocumentSpec:
    """One document. `number` may be empty (not yet numbered), `issued_on` None (the day is left open); names of organs as printed, in capitals."""

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
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    competence: tuple[str, ...] = ()
    position: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
    urgency: Urgency | None = None
    secrecy: Secrecy = Secrecy.NONE
    circulation: str = ""
    draft: str = ""

    @property
    def is_party(self) -> bool:
        """Whether the Party's form rules apply."""
        return self.system is System.PARTY

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter (công văn), which prints no type name."""
        return self.type_name == LETTER

    @property
    def reference(self) -> str:
        """Number and notation as printed: 05-NQ/TU of the Party, 05/NQ-UBND of the State."""
        return f"{self.number}{'-' if self.is_party else '/'}{self.notation}"

    @property
    def number_line(self) -> str:
        """The number line. 05-HD/VPTW I.3.2: no colon; 30/2020/NĐ-CP: with one."""
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
        """The subject as printed: after «V/v» in a letter of the State, «về việc» as given in one of the Party."""
        if self.is_letter and not self.is_party:
            return f"V/v {self.subject[:1].lower()}{self.subject[1:]}"
        return f"{self.subject[:1].lower()}{self.subject[1:]}" if self.is_letter else self.subject

    @property
    def addressed_word(self) -> str:
        """«Kính trình:» in the Party's submissions (05-HD/VPTW I.9.2.4), «Kính gửi:» elsewhere."""
        return "Kính trình:" if self.is_party and self.type_name == SUBMISSION else "Kính gửi:"

    @property
    def marks(self) -> tuple[str, ...]:
        """The stamps under the number: secrecy, urgency, draft."""
        named = (SECRECY_MARKS.get(self.secrecy, ""), URGENCY_MARKS[self.urgency] if self.urgency else "", self.draft)
        return tuple(mark for mark in named if mark)

    def decomposed(self) -> "DocumentSpec":
        """The same with every text in NFD, as some systems store it."""
        return replace(
            self,
            **{each.name: _decomposed(getattr(self, each.name)) for each in fields(self) if each.name not in _PLAIN},
        )


def written_day(day: date) -> str:
    """«ngày 03 tháng 02 năm 2026»: day below 10 and month below 3 with a leading nought (30/2020/NĐ-CP; 05-HD/VPTW I.4)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


_PLAIN = {"system", "urgency", "secrecy", "issued_on", "type_name"}


def _decomposed(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_decomposed(each) for each in value)
    if isinstance(value, Heading):
        return Heading(_decomposed(value.text))
    if isinstance(value, Grid):
        return Grid(_decomposed(value.rows))
    return unicodedata.normalize("NFD", value)
