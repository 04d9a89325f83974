"""The lines of a sheet while they are being recognised: each gets its component, once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from vanphong.docform.layout import Line, folded
from vanphong.docform.lines import layout_of
from vanphong.docform.model import Region, Sheet
from vanphong.docform.particulars.model import System
from vanphong.docform.recognise.model import Component

_RULE = re.compile(r"^[\W_]*$")


@dataclass(slots=True)
class Strip:
    """A line and what it was recognised as."""

    line: Line
    component: Component | None = None
    confidence: float = 1.0

    @property
    def text(self) -> str:
        """The line as printed."""
        return self.line.text

    def mark(self, component: Component, confidence: float = 1.0) -> None:
        """Say what it is; what was said first stays."""
        if self.component is None:
            self.component, self.confidence = component, confidence


@dataclass(slots=True)
class Reading:
    """All strips of a sheet, and what was learnt of the whole on the way."""

    strips: list[Strip]
    knows_columns: bool
    system: System | None = None
    system_confidence: float = 0.0
    type_name: str = ""
    type_confidence: float = 0.0
    abbreviation: str = ""
    head_end: int = 0
    floating: int = 0
    is_annex: bool = False

    def of(self, *components: Component) -> list[Strip]:
        """The strips of these components in reading order."""
        return [strip for strip in self.strips if strip.component in components]

    def text_of(self, *components: Component) -> str:
        """Their texts as one line."""
        return " ".join(strip.text for strip in self.of(*components))


def strips_of(sheet: Sheet) -> Reading:
    """The lines of a sheet, none recognised yet."""
    strips = [Strip(line) for line in layout_of(sheet).lines]
    floating = sum(1 for _ in takewhile(lambda strip: _is_floating(strip, sheet), strips))
    return Reading(strips, bool(sheet.sections), floating=floating)


def _is_floating(strip: Strip, sheet: Sheet) -> bool:
    """Whether it stands in a header or a text box: those come first."""
    return strip.line.block is None or sheet.blocks[strip.line.block].region is Region.BOX


def is_rule(text: str) -> bool:
    """Whether the line is only a ruling: stars, dashes, underscores."""
    return bool(_RULE.match(text)) or bool(re.fullmatch(r"[-_*=~&o¯\s\x00-\x1f]+", text))


def squeezed(text: str) -> str:
    """Only the plain letters: «Độc lập - Tự do» → «doclaptudo»."""
    return re.sub(r"[^a-z]", "", folded(text))


def texts(strips: Iterable[Strip]) -> list[str]:
    """The texts of strips."""
    return [strip.text for strip in strips]
