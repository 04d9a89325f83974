"""Computes the numbering of paragraphs («1.», «a)», «-») as the word processor would print it. ECMA-376-1 §17.9."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from vanphong.docform.readers.properties import Properties, W, is_on, paragraph_properties, run_properties

_VAL = f"{W}val"
_PLACE = re.compile(r"%([1-9])")
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF02D: "-", 0xF06E: "■", 0xF0A8: "◻"}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass
class Level:
    """One level of a list."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    is_legal: bool = False
    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)
    linked: str = ""


@dataclass
class _List:
    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int]


class Numbering:
    """The lists of a document, and the counters while it is read from top to bottom."""

    def __init__(self, root: etree._Element | None, theme: Mapping[str, str]) -> None:
        self._theme = theme
        self._abstracts: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        abstracts = {each.get(f"{W}abstractNumId", ""): each for each in root.iterfind(f"{W}abstractNum")}
        styled = {
            link.get(_VAL): each for each in abstracts.values() if (link := each.find(f"{W}styleLink")) is not None
        }
        for identifier, element in abstracts.items():
            link = element.find(f"{W}numStyleLink")
            self._abstracts[identifier] = styled.get(link.get(_VAL), element) if link is not None else element
        self._numbers = {each.get(f"{W}numId", ""): each for each in root.iterfind(f"{W}num")}

    def _listed(self, number: str) -> _List | None:
        """A list, read when it is first asked for: files carry many that nothing uses."""
        if number not in self._lists and number in self._numbers:
            self._read_number(number, self._numbers[number])
        return self._lists.get(number)

    def _read_number(self, number: str, element: etree._Element) -> None:
        reference = element.find(f"{W}abstractNumId")
        abstract = reference.get(_VAL, "") if reference is not None else ""
        source = self._abstracts.get(abstract)
        own = self._levels(source) if source is not None else {}
        overrides: dict[int, int] = {}
        for each in element.iterfind(f"{W}lvlOverride"):
            level = _number_of(each.get(f"{W}ilvl"), 0)
            own |= self._levels(each)
            start = each.find(f"{W}startOverride")
            if start is not None:
                overrides[level] = _number_of(start.get(_VAL), 1)
        self._lists[number] = _List(abstract, own, overrides)

    def _levels(self, element: etree._Element) -> dict[int, Level]:
        return {_number_of(each.get(f"{W}ilvl"), 0): self._level(each) for each in element.iterfind(f"{W}lvl")}

    def _level(self, element: etree._Element) -> Level:
        def value(name: str, default: str = "") -> str:
            child = element.find(f"{W}{name}")
            return default if child is None else str(child.get(_VAL, default))

        legal, restart = element.find(f"{W}isLgl"), value("lvlRestart")
        return Level(
            start=_number_of(value("start"), 1),
            style=value("numFmt", "decimal"),
            text=value("lvlText"),
            restarts_after=int(restart) if restart.isdecimal() else None,
            is_legal=legal is not None and is_on(legal),
            paragraph=paragraph_properties(element.find(f"{W}pPr")),
            run=run_properties(element.find(f"{W}rPr"), self._theme),
            linked=value("pStyle"),
        )

    def level(self, number: str | None, level: str | None, style: str = "") -> tuple[int, Level] | None:
        """The level a paragraph is on; without a level of its own the one linked to its style. None: it is not numbered."""
        listed = self._listed(number) if number is not None and number != "0" else None
        if listed is None:
            return None
        levels = listed.levels
        wanted = _number_of(level, -1)
        if wanted < 0:
            wanted = next((at for at, each in levels.items() if style and each.linked == style), 0)
        return (wanted, levels[wanted]) if wanted in levels else None

    def label(self, number: str, level: int) -> str:
        """Count one paragraph on and give its printed number."""
        listed = self._lists[number]
        counters = self._counters.setdefault(listed.abstract, {})
        start = listed.levels[level].start
        if level in listed.overrides and (number, level) not in self._begun:
            counters[level] = listed.overrides[level]
        else:
            counters[level] = counters[level] + 1 if level in counters else start
        self._begun.add((number, level))
        for deeper in [each for each in counters if each > level]:
            restarts = listed.levels[deeper].restarts_after if deeper in listed.levels else None
            if restarts is None or (restarts and level < restarts):
                del counters[deeper]
        return self._printed(listed, level, counters)

    def _printed(self, listed: _List, level: int, counters: Mapping[int, int]) -> str:
        own = listed.levels[level]
        if own.style == "bullet":
            return "".join(_bullet(letter) for letter in own.text)
        if own.style == "none":
            return _PLACE.sub("", own.text)

        def count(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            each = listed.levels.get(at, own)
            return counted(counters.get(at, each.start), "decimal" if own.is_legal else each.style)

        return _PLACE.sub(count, own.text)


def _number_of(value: str | None, default: int) -> int:
    try:
        return max(-1, min(int(value or ""), 1_000_000))
    except ValueError:
        return default


def _bullet(letter: str) -> str:
    return _BULLETS.get(ord(letter), "•") if 0xE000 <= ord(letter) <= 0xF8FF else letter


def counted(value: int, style: str) -> str:
    """A number in the style of a list: decimal, letters, Roman."""
    if style in {"lowerRoman", "upperRoman"} and 0 < value < 4000:
        text = roman(value)
        return text if style == "lowerRoman" else text.upper()
    if style in {"lowerLetter", "upperLetter"} and 0 < value < 10_000:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style == "decimalZero":
        return f"{value:02}"
    return "" if style == "none" else str(value)


def roman(value: int) -> str:
    """A number below 4000 in small Roman numerals."""
    text = ""
    for worth, letters in _ROMAN:
        while value >= worth:
            text, value = text + letters, value - worth
    return text
