"""Changes that Word shows as such: who made them and when."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from lxml import etree

from vanphong.docform.fixes.names import W, local


@dataclass(frozen=True)
class Tracked:
    """Tracked changes by this author at this moment; `numbers`: those that no other change in the file has."""

    author: str
    at: datetime
    numbers: Iterator[int] = field(default_factory=count, compare=False, repr=False)

    def mark(self, element: etree._Element) -> None:
        """Write author and moment on a change."""
        element.set(f"{W}id", str(next(self.numbers)))
        element.set(f"{W}author", self.author)
        element.set(f"{W}date", self.at.strftime("%Y-%m-%dT%H:%M:%SZ"))

    def wrap(self, run: etree._Element, kind: str) -> None:
        """Put a run into w:ins or w:del."""
        around = run.makeelement(W + kind)
        self.mark(around)
        parent = run.getparent()
        if parent is None:
            return
        parent.replace(run, around)
        around.append(run)
        if kind == "del":
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"

    def remember(self, held: etree._Element, name: str) -> None:
        """Keep what the properties were, once: a change that is already noted stays."""
        if held.find(W + name) is not None:
            return
        change = held.makeelement(W + name)
        self.mark(change)
        before = held.makeelement(held.tag)
        for each in held:
            if local(each) not in _NOT_REMEMBERED:
                before.append(copy.deepcopy(each))
        change.append(before)
        held.append(change)

    def paragraph_mark(self, paragraph: etree._Element, kind: str) -> None:
        """Note that a whole paragraph came in or went out (w:ins, w:del in the properties of its mark)."""
        held = paragraph.find(f"{W}pPr")
        if held is None:
            held = paragraph.makeelement(f"{W}pPr")
            paragraph.insert(0, held)
        letters = held.find(f"{W}rPr")
        if letters is None:
            letters = held.makeelement(f"{W}rPr")
            at = next((index for index, each in enumerate(held) if local(each) in {"sectPr", "pPrChange"}), len(held))
            held.insert(at, letters)
        noted = letters.makeelement(W + kind)
        self.mark(noted)
        letters.insert(0, noted)


_NOT_REMEMBERED = {
    "rPr",
    "sectPr",
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "headerReference",
    "footerReference",
    "ins",
    "del",
}
