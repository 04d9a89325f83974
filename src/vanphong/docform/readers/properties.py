"""Reads run and paragraph properties (`w:rPr`, `w:pPr`) into plain mappings that can be laid over each other."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from vanphong.docform.model import Edge, Tab

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Properties = dict[str, Any]
_OFF = {"0", "false", "off", "none"}
TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish")
_FLAGS = {f"{W}{name}": name for name in (*TOGGLES, "bCs", "iCs", "rtl", "webHidden")} | {f"{W}cs": "is_complex"}
_VALUES = {
    f"{W}{name}": name
    for name in ("sz", "szCs", "u", "color", "vertAlign", "spacing", "w", "highlight", "rStyle", "position")
}
_FONTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "cs": "cstheme", "eastAsia": "eastAsiaTheme"}
_VAL = f"{W}val"
_PARAGRAPH_FLAGS = {
    f"{W}{name}": name for name in ("contextualSpacing", "keepNext", "keepLines", "pageBreakBefore", "bidi")
}
_PARAGRAPH_VALUES = {f"{W}{name}": name for name in ("jc", "outlineLvl", "pStyle")}


def is_on(element: etree._Element) -> bool:
    """The value of an on/off property: on unless it says otherwise."""
    return element.get(_VAL, "1") not in _OFF


def points(value: str | None, per: float = 20.0) -> float | None:
    """A length of the file in points: twentieths by default, or with a unit («2.5cm»); None when it is none."""
    if value is None:
        return None
    try:
        return float(value) / per
    except ValueError:
        return _with_unit(value)


def _with_unit(value: str) -> float | None:
    units = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pc": 12.0, "pi": 12.0, "px": 0.75}
    try:
        return float(value[:-2]) * units[value[-2:]]
    except (KeyError, ValueError):
        return None


def run_properties(element: etree._Element | None, theme: Mapping[str, str]) -> Properties:
    """What a `w:rPr` says; theme fonts by their real names."""
    found: Properties = {}
    for child in element if element is not None else ():
        tag = child.tag
        if tag in _FLAGS:
            found[_FLAGS[tag]] = is_on(child)
        elif tag in _VALUES:
            found[_VALUES[tag]] = child.get(_VAL, "")
        elif tag == f"{W}rFonts":
            _fonts(child, theme, found)
    return found


def _fonts(element: etree._Element, theme: Mapping[str, str], found: Properties) -> None:
    for slot, themed in _FONTS.items():
        name = theme.get(element.get(f"{W}{themed}", "")) or element.get(f"{W}{slot}")
        if name:
            found[slot] = name


def paragraph_properties(element: etree._Element | None) -> Properties:
    """What a `w:pPr` says, without its numbering and section."""
    found: Properties = {}
    for child in element if element is not None else ():
        tag = child.tag
        if tag in _PARAGRAPH_VALUES:
            found[_PARAGRAPH_VALUES[tag]] = child.get(_VAL, "")
        elif tag in _PARAGRAPH_FLAGS:
            found[_PARAGRAPH_FLAGS[tag]] = is_on(child)
        elif tag in _READERS:
            _READERS[tag](child, found)
    return found


def _indent(element: etree._Element, found: Properties) -> None:
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        value = next((at for name in names if (at := points(element.get(f"{W}{name}"))) is not None), None)
        if value is not None:
            found[key] = value
    hanging, first = points(element.get(f"{W}hanging")), points(element.get(f"{W}firstLine"))
    if hanging is not None:
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first


AUTOMATIC = 14.0
"""What the word processor gives for «automatic» space around a paragraph."""


def _spacing(element: etree._Element, found: Properties) -> None:
    for side in ("before", "after"):
        if element.get(f"{W}{side}Autospacing") in {"1", "true", "on"}:
            found[side] = AUTOMATIC
        elif (value := points(element.get(f"{W}{side}"))) is not None:
            found[side] = value
    if element.get(f"{W}line") is not None:
        found["line"] = points(element.get(f"{W}line")) or 0.0
        found["lineRule"] = element.get(f"{W}lineRule", "auto")
    elif element.get(f"{W}lineRule") is not None:
        found["lineRule"] = element.get(f"{W}lineRule")


def _tabs(element: etree._Element, found: Properties) -> None:
    stops = {}
    for child in element.iterfind(f"{W}tab"):
        at = points(child.get(f"{W}pos"))
        if at is not None:
            kind = child.get(_VAL, "left")
            stops[at] = None if kind == "clear" else Tab(at, _ALIGNED.get(kind, kind), _leader(child))
    found["tabs"] = stops


_ALIGNED = {"center": "centre", "start": "left", "end": "right", "num": "left"}


def _leader(element: etree._Element) -> str:
    kind = element.get(f"{W}leader", "none")
    return "" if kind == "none" else kind


def _borders(element: etree._Element, found: Properties) -> None:
    found["edges"] = edges_of(element)


def edges_of(element: etree._Element) -> dict[str, Edge | None]:
    """The borders of a paragraph, cell or table by side; None where one is taken away."""
    edges: dict[str, Edge | None] = {}
    for child in element:
        if not isinstance(child.tag, str):
            continue
        side = {"start": "left", "end": "right"}.get(name := child.tag.rsplit("}", 1)[-1], name)
        kind = child.get(_VAL, "nil")
        weight = points(child.get(f"{W}sz"), 8.0) or 0.5
        space = points(child.get(f"{W}space"), 1.0) or 0.0
        edges[side] = (
            None if kind in {"nil", "none"} else Edge(side, weight, kind, colour(child.get(f"{W}color")), space)
        )
    return edges


def _shading(element: etree._Element, found: Properties) -> None:
    fill = element.get(f"{W}fill", "auto")
    found["shading"] = "" if fill == "auto" else fill.lower()


def colour(value: str | None) -> str:
    """A colour as six hexadecimal digits; «auto» is black."""
    return "000000" if value in {None, "", "auto", "windowText"} else str(value).lower().lstrip("#")


_READERS = {
    f"{W}ind": _indent,
    f"{W}spacing": _spacing,
    f"{W}tabs": _tabs,
    f"{W}pBdr": _borders,
    f"{W}shd": _shading,
}


def laid_over(lower: Properties, upper: Properties) -> Properties:
    """Both together, the upper one winning; tab stops and borders are laid over each other one by one."""
    if not upper:
        return lower
    merged = {**lower, **upper}
    for each in ("tabs", "edges"):
        if each in lower and each in upper:
            merged[each] = {**lower[each], **upper[each]}
    return merged
