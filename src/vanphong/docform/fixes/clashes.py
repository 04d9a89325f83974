"""Which fixes cannot be applied together: the earlier one is, the later one waits for the next check."""

from collections.abc import Sequence
from dataclasses import fields

from vanphong.docform.edits import (
    DrawLine,
    Edit,
    InsertAfter,
    Remove,
    ReplaceText,
    SetPageNumber,
    SetParagraph,
    SetRun,
    SetSection,
)

Where = tuple[str, tuple[int, ...]]


class Claims:
    """What has been claimed so far."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []

    def admit(self, fix: Sequence[Edit]) -> bool:
        """Claim all that the fix changes, if nothing of it clashes with what is claimed."""
        if any(_clash(edit, earlier) for edit in fix for earlier in self._edits):
            return False
        self._edits += fix
        return True


def where(edit: Edit) -> Where | None:
    """The element an edit changes; None for pages."""
    return None if isinstance(edit, SetSection | SetPageNumber) else (edit.place.part, tuple(edit.place.path))


def _clash(one: Edit, other: Edit) -> bool:
    if one == other:
        return False
    if isinstance(one, Remove) or isinstance(other, Remove):
        return _touches_removed(one, other)
    if type(one) is not type(other) or where(one) != where(other):
        return False
    return _differ(one, other)


def _touches_removed(one: Edit, other: Edit) -> bool:
    """What is taken out must not be changed too; a paragraph may come in beside it."""
    if isinstance(one, InsertAfter) or isinstance(other, InsertAfter):
        return False
    first, second = where(one), where(other)
    if first is None or second is None or first[0] != second[0]:
        return False
    length = min(len(first[1]), len(second[1]))
    return first[1][:length] == second[1][:length]


def _differ(one: Edit, other: Edit) -> bool:
    match one, other:
        case ReplaceText(), ReplaceText():
            return _overlap(one.start, one.end, other.start, other.end) or one.start == other.start
        case SetRun(), SetRun():
            ends = [10**9 if end is None else end for end in (one.end, other.end)]
            return _overlap(one.start, ends[0], other.start, ends[1]) and _contradict(one.form, other.form)
        case SetParagraph(), SetParagraph():
            return _contradict(one.form, other.form)
        case SetSection(), SetSection():
            return one.index == other.index and _contradict(one.form, other.form)
        case DrawLine(), DrawLine():
            return True
    return False


def _overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    return start < other_end and other_start < end


def _contradict(one: object, other: object) -> bool:
    """Whether two forms set the same thing differently."""
    pairs = ((getattr(one, each.name), getattr(other, each.name)) for each in fields(one))  # type: ignore[arg-type] # both are forms
    return any(first is not None and second is not None and first != second for first, second in pairs)
