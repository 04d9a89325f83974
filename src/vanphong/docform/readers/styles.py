"""The styles of a .docx: defaults, inheritance, table styles with conditional formats, and what they make of a run or paragraph.

ECMA-376-1 §17.7.2: defaults, table style, paragraph style, character style, direct formatting.
Toggle properties of styles cancel each other (§17.7.3).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from vanphong.docform.model import Alignment, Format, LineRule, ParagraphFormat, Tab
from vanphong.docform.readers.properties import (
    TOGGLES,
    Properties,
    W,
    colour,
    laid_over,
    paragraph_properties,
    points,
    run_properties,
)

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VAL = f"{W}val"
DEEPEST = 30
_UNHASHABLE = {"tabs", "edges"}
_EASTERN = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTRE,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
}
_RULES = {"exact": LineRule.EXACTLY, "atLeast": LineRule.AT_LEAST}
_RAISED = {"superscript": "up", "subscript": "down"}


def theme_fonts(root: etree._Element | None) -> dict[str, str]:
    """The fonts that theme names (minorHAnsi, majorEastAsia …) stand for."""
    found: dict[str, str] = {}
    for size in ("major", "minor") if root is not None else ():
        fonts = root.find(f".//{_A}{size}Font")  # type: ignore[union-attr]
        for slot, names in {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}.items():
            element = fonts.find(f"{_A}{slot}") if fonts is not None else None
            if element is not None and element.get("typeface"):
                found |= {f"{size}{name}": element.get("typeface", "") for name in names}
    return found


@dataclass
class Style:
    """One style as the file has it."""

    kind: str
    name: str
    based_on: str
    paragraph: Properties
    run: Properties
    numbering: tuple[str | None, str | None] | None = None
    conditions: dict[str, tuple[Properties, Properties]] = field(default_factory=dict)
    edges: etree._Element | None = None


class Styles:
    """Answers what applies to a paragraph, a run or a table cell; results are kept, since documents repeat themselves."""

    def __init__(self, root: etree._Element | None, theme: Mapping[str, str]) -> None:
        self.theme = theme
        self._styles: dict[str, Style] = {}
        self._default: dict[str, str] = {}
        self._defaults: tuple[Properties, Properties] = ({}, {})
        self._paragraphs: dict[tuple[str, int, str], Properties] = {}
        self._runs: dict[str, Properties] = {}
        self._formats: dict[object, Format] = {}
        self._kept: list[Properties] = []
        self._numberings: dict[str, tuple[str | None, str | None, str] | None] = {}
        self._paragraph_formats: dict[object, ParagraphFormat] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        defaults = root.find(f"{W}docDefaults")
        if defaults is not None:
            self._defaults = (
                paragraph_properties(defaults.find(f"{W}pPrDefault/{W}pPr")),
                run_properties(defaults.find(f"{W}rPrDefault/{W}rPr"), self.theme),
            )
        for element in root.iterfind(f"{W}style"):
            identifier, kind = element.get(f"{W}styleId", ""), element.get(f"{W}type", "paragraph")
            self._styles[identifier] = self._style(element, kind)
            if element.get(f"{W}default") in {"1", "true", "on"}:
                self._default[kind] = identifier

    def _style(self, element: etree._Element, kind: str) -> Style:
        numbering = element.find(f"{W}pPr/{W}numPr")
        style = Style(
            kind=kind,
            name=_value(element, "name"),
            based_on=_value(element, "basedOn"),
            paragraph=paragraph_properties(element.find(f"{W}pPr")),
            run=run_properties(element.find(f"{W}rPr"), self.theme),
            numbering=numbering_of(numbering) if numbering is not None else None,
            edges=element.find(f"{W}tblPr/{W}tblBorders"),
        )
        for part in element.iterfind(f"{W}tblStylePr"):
            style.conditions[part.get(f"{W}type", "")] = (
                paragraph_properties(part.find(f"{W}pPr")),
                run_properties(part.find(f"{W}rPr"), self.theme),
            )
        return style

    def chain(self, identifier: str) -> list[str]:
        """The style and those it is based on, the root first; circles are cut."""
        found: list[str] = []
        while identifier in self._styles and identifier not in found and len(found) < DEEPEST:
            found.append(identifier)
            identifier = self._styles[identifier].based_on
        return found[::-1]

    def known(self, identifier: str, kind: str) -> str:
        """The style asked for, or the default one of its kind when it is unknown."""
        return identifier if identifier in self._styles else self._default.get(kind, "")

    def name(self, identifier: str) -> str:
        """The name of a style as the word processor shows it."""
        return self._styles[identifier].name if identifier in self._styles else ""

    def numbering(self, identifier: str) -> tuple[str | None, str | None, str] | None:
        """The numbering a paragraph style brings: number, level, and the style that says so."""
        if identifier not in self._numberings:
            found = ((each, self._styles[each].numbering) for each in reversed(self.chain(identifier)))
            self._numberings[identifier] = next(((*told, each) for each, told in found if told is not None), None)
        return self._numberings[identifier]

    def paragraph(self, identifier: str, below: Properties | None = None, under: str = "") -> Properties:
        """A paragraph style's properties; `below` are laid just under the style named `under` (numbering), or under all styles."""
        key = (identifier, id(below) if below else 0, under)
        if key in self._paragraphs:
            return self._paragraphs[key]
        found: Properties = {}
        for each in self.chain(identifier):
            if below is not None and each == under:
                found = laid_over(found, below)
            found = laid_over(found, self._styles[each].paragraph)
        self._paragraphs[key] = found
        self._kept += [below] if below else []
        return found

    def run(self, identifier: str) -> Properties:
        """The run properties of a paragraph or character style."""
        if identifier not in self._runs:
            found: Properties = {}
            for each in self.chain(identifier):
                found = laid_over(found, self._styles[each].run)
            self._runs[identifier] = found
        return self._runs[identifier]

    def table(self, identifier: str, conditions: Iterable[str]) -> tuple[Properties, Properties]:
        """What a table style gives to the paragraphs and runs of a cell to which these conditions apply."""
        paragraph: Properties = {}
        run: Properties = {}
        wanted = tuple(conditions)
        for each in self.chain(identifier):
            style = self._styles[each]
            paragraph, run = laid_over(paragraph, style.paragraph), laid_over(run, style.run)
        for condition in wanted:
            for each in self.chain(identifier):
                above = self._styles[each].conditions.get(condition)
                if above:
                    paragraph, run = laid_over(paragraph, above[0]), laid_over(run, above[1])
        return paragraph, run

    def table_edges(self, identifier: str) -> etree._Element | None:
        """The borders a table style draws."""
        edges = [self._styles[each].edges for each in self.chain(identifier)]
        return next((each for each in reversed(edges) if each is not None), None)

    def paragraph_format(self, *layers: Properties) -> ParagraphFormat:
        """The effective format: the defaults with these layers over them, the last winning."""
        *lower, direct = layers
        key = (*map(id, lower), *direct.items()) if not direct.keys() & _UNHASHABLE else None
        if key is None:
            return self._paragraph_format(layers)
        if key not in self._paragraph_formats:
            self._kept += lower
            self._paragraph_formats[key] = self._paragraph_format(layers)
        return self._paragraph_formats[key]

    def _paragraph_format(self, layers: Iterable[Properties]) -> ParagraphFormat:
        found = self._defaults[0]
        for layer in layers:
            found = laid_over(found, layer)
        return _paragraph_format(found)

    def letters(self, table: Properties, paragraph_style: str, direct: Properties, text: str = "") -> Format:
        """The effective format of a run in a paragraph of this style."""
        key = (id(table) if table else 0, paragraph_style, tuple(direct.items()), _script(text, direct))
        if key not in self._formats:
            self._kept.append(table)
            self._formats[key] = self._letters(table, paragraph_style, direct, key[3])
        return self._formats[key]

    def _letters(self, table: Properties, paragraph_style: str, direct: Properties, script: str) -> Format:
        character = direct.get("rStyle", "")
        character_style = self.run(character) if character in self._styles else {}
        layers = [self._defaults[1], table, self.run(paragraph_style), character_style]
        found: Properties = {}
        for layer in (*layers, direct):
            found = laid_over(found, layer)
        for toggle in TOGGLES:
            if toggle not in direct:
                styles = [bool(layer.get(toggle)) for layer in layers[1:]]
                found[toggle] = bool(layers[0].get(toggle)) or sum(styles) % 2 == 1
        return _letters_format(found, script)


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else str(child.get(_VAL, ""))


def numbering_of(element: etree._Element) -> tuple[str | None, str | None]:
    """The number and level that a `w:numPr` names."""
    number, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    return (None if number is None else number.get(_VAL), None if level is None else level.get(_VAL))


def _script(text: str, direct: Properties) -> str:
    """Which of the four fonts of a run its letters take: complex, eastern, plain ASCII, or (most Vietnamese text) both Latin ones."""
    if direct.get("is_complex") or direct.get("rtl"):
        return "cs"
    if text.isascii():
        return "ascii"
    if _EASTERN.search(text):
        return "eastAsia"
    return "both"


def _letters_format(found: Properties, script: str) -> Format:
    ascii_font: str = found.get("ascii") or found.get("hAnsi") or "Times New Roman"
    other = found.get("hAnsi") or ascii_font
    is_complex = script == "cs"
    font: str = found.get(script, ascii_font) if script in {"cs", "eastAsia"} else ascii_font
    size = points(found.get("szCs" if is_complex else "sz"), 2.0) or 10.0
    return Format(
        font=font,
        size=size,
        bold=bool(found.get("bCs" if is_complex else "b")),
        italic=bool(found.get("iCs" if is_complex else "i")),
        underline=found.get("u", "none") not in {"none", ""},
        caps=bool(found.get("caps")),
        small_caps=bool(found.get("smallCaps")),
        strike=bool(found.get("strike") or found.get("dstrike")),
        hidden=bool(found.get("vanish")),
        colour=colour(found.get("color")),
        raised=_RAISED.get(found.get("vertAlign", ""), ""),
        spacing=points(found.get("spacing")) or 0.0,
        scale=_percent(found.get("w")),
        highlight="" if found.get("highlight", "none") == "none" else found["highlight"],
        other_font=other if script == "both" and other != ascii_font else "",
    )


def _percent(value: str | None) -> int:
    digits = (value or "").rstrip("%")
    return int(digits) if digits.isdecimal() and len(digits) < 5 else 100


def _paragraph_format(found: Properties) -> ParagraphFormat:
    rule = _RULES.get(found.get("lineRule", "auto"), LineRule.MULTIPLE)
    line = found.get("line", 12.0)
    outline = str(found.get("outlineLvl", ""))
    stops = [each for each in found.get("tabs", {}).values() if isinstance(each, Tab)]
    return ParagraphFormat(
        alignment=_ALIGNMENTS.get(found.get("jc", "left"), Alignment.JUSTIFIED),
        left=found.get("left", 0.0),
        right=found.get("right", 0.0),
        first_line=found.get("first", 0.0),
        space_before=found.get("before", 0.0),
        space_after=found.get("after", 0.0),
        line_rule=rule,
        line=round(line / 12, 4) if rule is LineRule.MULTIPLE else line,
        is_contextual=bool(found.get("contextualSpacing")),
        keep_with_next=bool(found.get("keepNext")),
        keep_together=bool(found.get("keepLines")),
        break_before=bool(found.get("pageBreakBefore")),
        outline=int(outline) if outline in set("012345678") else None,
        tabs=tuple(sorted(stops, key=lambda tab: tab.at)),
        edges=tuple(each for each in found.get("edges", {}).values() if each is not None),
        shading=found.get("shading", ""),
    )
