"""What changed between two texts: paragraph by paragraph, and word by word inside a changed paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from vanphong.docform.layout import tidy

ALIKE = 0.4
MANY_WORDS = 4000
_WORDS = re.compile(r"\s+|[^\w\s]|\w+")


class Change(StrEnum):
    """What became of a block or of a run of words."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or several equal ones. `runs`: (kind, text) in reading order; `place` says where, for people."""

    kind: Change
    runs: tuple[tuple[Change, str], ...]
    place: str = ""


def text_difference(old: str, new: str) -> tuple[Block, ...]:
    """The blocks of the comparison; empty when the texts do not differ in a word."""
    before, after = _paragraphs(old), _paragraphs(new)
    if before == after:
        return ()
    blocks: list[Block] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            place = f"{a2 - a1} đoạn" if a2 - a1 > 1 else ""
            blocks.append(Block(Change.EQUAL, ((Change.EQUAL, "\n".join(before[a1:a2])),), place))
        else:
            blocks += _changed(before[a1:a2], after[b1:b2], b1)
    return tuple(blocks)


def _paragraphs(text: str) -> list[str]:
    return [shown for line in re.split(r"[\n\f]", text) if (shown := tidy(line))]


def _changed(before: list[str], after: list[str], first: int) -> Iterator[Block]:
    """Paragraphs that are alike are paired in order; the rest were taken out or put in."""
    waiting = list(before)
    for at, paragraph in enumerate(after, start=first + 1):
        place = f"đoạn {at}"
        match = next((index for index, old in enumerate(waiting) if _ratio(old, paragraph) >= ALIKE), None)
        if match is None:
            yield Block(Change.INSERT, ((Change.INSERT, paragraph),), place)
            continue
        yield from (Block(Change.DELETE, ((Change.DELETE, old),), place) for old in waiting[:match])
        yield Block(Change.CHANGE, tuple(_words(waiting[match], paragraph)), place)
        waiting = waiting[match + 1 :]
    yield from (Block(Change.DELETE, ((Change.DELETE, old),), f"đoạn {first + len(after) + 1}") for old in waiting)


def _ratio(old: str, new: str) -> float:
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _words(old: str, new: str) -> Iterator[tuple[Change, str]]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > MANY_WORDS:
        yield from ((Change.DELETE, old), (Change.INSERT, new))
        return
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change.EQUAL, "".join(before[a1:a2])
            continue
        if a2 > a1:
            yield Change.DELETE, "".join(before[a1:a2])
        if b2 > b1:
            yield Change.INSERT, "".join(after[b1:b2])
