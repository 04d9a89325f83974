"""The levels of a text, read: Phần, Chương, Mục, Điều, Khoản, Điểm and the customary «I-», «1.1.», «(i)» between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import Context

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The Vietnamese alphabet as points count it (a, b, c, d, đ, e, g …)."""
_WORDS = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "nhì": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
COMPONENTS = (
    *(Component.PART, Component.SECTION, Component.ARTICLE, Component.CLAUSE, Component.POINT),
    *(Component.BODY, Component.GROUND),
)
BEGINNINGS = (
    *(Component.HEADING, Component.TYPE_NAME, Component.COMPETENCE, Component.SIGNER, Component.RECIPIENTS_WORD),
    *(Component.APPENDIX_WORD, Component.APPENDIX_TITLE, Component.APPENDIX_NOTE),
)
"""What stands between one text and another that is numbered anew (an attached document, an appendix)."""


class Level(IntEnum):
    """The levels, the widest first. ROMAN to SMALL_ROMAN but NUMBER and LETTER are customary, not in the guidance."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    SUBSECTION = 4
    ARTICLE = 5
    UPPER = 6
    ROMAN = 7
    NUMBER = 8
    DOTTED = 9
    LETTER = 10
    SMALL_ROMAN = 11

    @property
    def label(self) -> str:
        """Its name."""
        return _LABELS[self]


_LABELS = {
    Level.PART: "Phần",
    Level.CHAPTER: "Chương",
    Level.SECTION: "Mục",
    Level.SUBSECTION: "Tiểu mục",
    Level.ARTICLE: "Điều",
    Level.UPPER: "mục chữ cái",
    Level.ROMAN: "mục La Mã",
    Level.NUMBER: "Khoản",
    Level.DOTTED: "tiểu mục",
    Level.LETTER: "Điểm",
    Level.SMALL_ROMAN: "tiết",
}
_NAMED = {
    "phần": Level.PART,
    "chương": Level.CHAPTER,
    "mục": Level.SECTION,
    "tiểu mục": Level.SUBSECTION,
    "điều": Level.ARTICLE,
}
_OF_WORD = re.compile(
    r"^\s*(?P<name>phần|chương|tiểu mục|mục|điều)\s+(?P<value>thứ\s+[^\W\d_]+|[IVXLC]+|\d+)(?P<sign>\s*[.:)/–-]?)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = (
    (Level.DOTTED, re.compile(r"^\s*(?P<value>\d{1,2}(?:\.\d{1,2})+)(?P<sign>\.?)(?=\s)")),
    (Level.NUMBER, re.compile(r"^\s*(?P<value>\d{1,3})(?P<sign>[.)/:]|\s?[-–](?=\s))(?=\s|$|[^\W\d_])")),
    (Level.SMALL_ROMAN, re.compile(r"^\s*\((?P<value>[ivx]+)(?P<sign>\))(?=\s)")),
    (Level.ROMAN, re.compile(r"^\s*(?P<value>[IVXL]+)(?P<sign>[.)/:]|\s?[-–])(?=\s)")),
    (Level.UPPER, re.compile(r"^\s*(?P<value>[A-HKĐ])(?P<sign>[.)/:]|\s?[-–])(?=\s)")),
    (Level.LETTER, re.compile(r"^\s*(?P<value>[a-zđ])(?P<sign>[.)/:]|\s?[-–](?=\s))(?=\s|[^\W\d_])")),
)


_ATTACHED = re.compile(r"(?:^|\n)\s*\((?:ban hành )?kèm theo\b", re.IGNORECASE)
"""Under the title of rules that a decision issues: their articles begin anew."""
_AMENDS = re.compile(r"^\s*\d{1,3}[.)] (?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay)\b")
"""Where an amendment goes on after a passage that nobody closed."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The number a paragraph begins with. `value` counts from 1, None when it is no number of its kind; `start`, `end`: the sign after the
    number in the block's text, equal where the word processor numbers."""

    piece: Piece
    level: Level
    printed: str
    value: int | None
    sign: str
    start: int
    end: int
    rest: str

    @property
    def name(self) -> str:
        """As it is called: «Điều 5», «Khoản 2», «Điểm đ»."""
        return f"{self.level.label} {self.printed}"

    @property
    def is_typed(self) -> bool:
        """Whether the number stands in the text and not in the word processor's numbering."""
        return self.end > self.start


def markers(context: Context) -> tuple[Marker | None, ...]:
    """The numbered paragraphs in reading order; None where another text begins. Tables, boxes and quoted passages are left out."""
    return context.once("markers", lambda: tuple(_markers(context)))


def _markers(context: Context) -> Iterator[Marker | None]:
    pieces = context.of(*COMPONENTS, *BEGINNINGS)
    is_quoted = False
    for piece in pieces:
        if piece.component in BEGINNINGS or _ATTACHED.search(piece.text):
            yield None
            is_quoted = False
            continue
        opens = piece.text.lstrip()[:1] in {"“", '"', "«"}
        is_quoted = (is_quoted and not _AMENDS.match(piece.text)) or opens
        if not is_quoted and piece.block.cell is None and piece.block.box is None and (found := marker_of(piece)):
            yield found
        if is_quoted and piece.text.rstrip().rstrip(".;,").endswith(("”", '"', "»")):
            is_quoted = False


def marker_of(piece: Piece) -> Marker | None:
    """The number that a paragraph begins with; None when it begins with none."""
    label = piece.block.label
    text = f"{label} {piece.text}" if label else piece.text
    return _of_word(piece, text, len(label) + 1 if label else 0) or _plain(piece, text, len(label) + 1 if label else 0)


def _of_word(piece: Piece, text: str, before: int) -> Marker | None:
    found = _OF_WORD.match(text)
    if not found or not _is_heading(piece, found):
        return None
    level = _NAMED[found["name"].lower()]
    value = _value(found["value"])
    start, end = _typed(piece, found, before)
    return Marker(
        piece, level, " ".join(found["value"].split()), value, found["sign"].strip(), start, end, found["rest"].strip()
    )


def _is_heading(piece: Piece, found: re.Match[str]) -> bool:
    """«Điều 5. …» and «Chương II» alone on a line are headings; «Điều 5 Luật …» and «Mục 1 Chương này …» are sentences."""
    is_alone = not found["rest"].strip()
    if found["name"].lower() == "điều":
        return (found["sign"].strip() in {".", ":", ")", "-", "–"} and found["name"][0].isupper()) or is_alone
    is_title = found["sign"].strip() != "" or found["rest"] == found["rest"].upper()
    return found["name"][0].isupper() and (is_alone or (is_title and len(piece.text) < 150))


def _plain(piece: Piece, text: str, before: int) -> Marker | None:
    for level, pattern in _PLAIN:
        found = pattern.match(text)
        if found:
            printed = found["value"]
            start, end = _typed(piece, found, before)
            value = _level_value(level, printed)
            return Marker(piece, level, printed, value, found["sign"].strip(), start, end, text[found.end() :].strip())
    return None


def _typed(piece: Piece, found: re.Match[str], before: int) -> tuple[int, int]:
    """Where the sign stands in the block's text; nowhere when it is in the label."""
    if found.end("sign") <= before:
        return piece.start, piece.start
    return piece.start + found.start("sign") - before, piece.start + found.end("sign") - before


def _level_value(level: Level, printed: str) -> int | None:
    if level is Level.LETTER:
        return LETTERS.find(printed) + 1 or None
    if level is Level.UPPER:
        return "ABCDĐEGHK".find(printed) + 1 or None
    if level is Level.DOTTED:
        return int(printed.rpartition(".")[2])
    return _value(printed.upper())


def _value(printed: str) -> int | None:
    """The number that digits, Roman digits or «thứ hai» stand for."""
    if printed.isdigit():
        return int(printed)
    if printed.lower().startswith("thứ"):
        return _WORDS.get(printed.rsplit(maxsplit=1)[-1].lower())
    return roman_value(printed.upper())


def roman_value(printed: str) -> int | None:
    """IV → 4; None for what is no Roman number."""
    if not re.fullmatch(r"(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", printed) or not printed:
        return None
    values = [_ROMAN[letter] for letter in printed]
    return sum(-value if value < max(values[at + 1 :], default=0) else value for at, value in enumerate(values))
