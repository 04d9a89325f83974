"""Applies fixes to a .docx: each wholly or not at all, in the order given; what no longer fits or clashes with an earlier one is refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

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
from vanphong.docform.fixes import shapes
from vanphong.docform.fixes.clashes import Claims
from vanphong.docform.fixes.letters import Letters, replace_letters, set_letters
from vanphong.docform.fixes.package import Package
from vanphong.docform.fixes.pages import number_pages
from vanphong.docform.fixes.parts import Part, section_paths
from vanphong.docform.fixes.tracked import Tracked

GONE = "Chỗ này của văn bản đã khác lúc kiểm tra; kiểm tra lại rồi sửa."
CLASH = "Trùng chỗ với một sửa khác; sửa xong kiểm tra lại."


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fix that was not applied: its number in the order given, and why."""

    index: int
    reason: str


@dataclass(frozen=True, slots=True)
class Applied:
    """The changed file, the numbers of the fixes that were applied, and those refused."""

    data: bytes
    done: tuple[int, ...]
    refused: tuple[Refusal, ...]


def apply_fixes(data: bytes, fixes: Sequence[Sequence[Edit]], *, tracked: Tracked | None = None) -> Applied:
    """Apply the fixes, each a group of edits that belong together. Raises `Unreadable` for what is no .docx."""
    work = _Work(Package(data), [edit for fix in fixes for edit in fix])
    claims, done, refused = Claims(), list[int](), list[Refusal]()
    accepted: list[Edit] = []
    for index, fix in enumerate(fixes):
        reason = work.refusal(fix) or ("" if claims.admit(fix) else CLASH)
        if reason:
            refused.append(Refusal(index, reason))
        else:
            done.append(index)
            accepted += [edit for edit in fix if edit not in accepted]
    work.perform(accepted, tracked and replace(tracked, numbers=work.package.free_numbers()))
    return Applied(work.package.packed(), tuple(done), tuple(refused))


@dataclass
class _Work:
    """The parts that edits touch, and the elements they mean."""

    package: Package
    edits: Sequence[Edit]
    parts: dict[str, Part] = field(default_factory=dict)
    sections: list[etree._Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        main = self.package.main
        wanted: dict[str, set[tuple[int, ...]]] = {}
        for edit in self.edits:
            if not isinstance(edit, SetSection | SetPageNumber):
                wanted.setdefault(edit.place.part, set()).add(tuple(edit.place.path))
        paths = section_paths(self.package.read(main)) if self._sets_pages() else []
        if paths:
            wanted.setdefault(main, set()).update(paths)
        self.parts = {name: Part(self.package.read(name), wished) for name, wished in wanted.items() if name}
        self.sections = [element for path in paths if (element := self.parts[main].element(path)) is not None]

    def _sets_pages(self) -> bool:
        return any(isinstance(edit, SetSection | SetPageNumber) for edit in self.edits)

    def refusal(self, fix: Sequence[Edit]) -> str:
        """Why the fix does not fit the file; empty: it does."""
        return "" if all(self._fits(edit) for edit in fix) else GONE

    def _fits(self, edit: Edit) -> bool:
        if isinstance(edit, SetSection | SetPageNumber):
            return edit.index < len(self.sections)
        element = self._element(edit)
        if element is None:
            return False
        return not isinstance(edit, ReplaceText) or Letters(element).text[edit.start : edit.end] == edit.before

    def _element(self, edit: Edit) -> etree._Element | None:
        if isinstance(edit, SetSection | SetPageNumber):
            return self.sections[edit.index]
        part = self.parts.get(edit.place.part)
        return part.element(tuple(edit.place.path)) if part else None

    def perform(self, edits: Sequence[Edit], tracked: Tracked | None) -> None:
        """Change the elements, then write the parts."""
        meant = [(edit, self._element(edit)) for edit in _ordered(edits)]
        for edit, element in meant:
            if element is not None:
                self._change(edit, element, tracked)
        for name, part in self.parts.items():
            if (changed := part.changed()) is not None:
                self.package.write(name, changed)

    def _change(self, edit: Edit, element: etree._Element, tracked: Tracked | None) -> None:
        match edit:
            case SetSection():
                shapes.set_section(element, edit.form, tracked)
            case SetPageNumber():
                number_pages(self.package, self.sections, edit.index)
            case Remove():
                self._part(edit).remove(element, tracked)
            case InsertAfter():
                (element.addprevious if edit.before else element.addnext)(shapes.new_paragraph(element, edit, tracked))
            case _:
                self._change_paragraph(edit, element, tracked)

    def _change_paragraph(self, edit: Edit, element: etree._Element, tracked: Tracked | None) -> None:
        match edit:
            case SetParagraph():
                shapes.set_paragraph(element, edit.form, tracked)
            case SetRun():
                set_letters(element, edit.start, edit.end, edit.form, tracked)
            case ReplaceText():
                replace_letters(element, edit.start, edit.end, edit.text, tracked)
            case DrawLine():
                shapes.draw_line(element, edit.width, self._part(edit).free_number(), tracked)

    def _part(self, edit: Remove | DrawLine) -> Part:
        return self.parts[edit.place.part]


_RANK: dict[type, int] = {
    SetSection: 0, SetPageNumber: 1, SetParagraph: 2, SetRun: 3, ReplaceText: 4, DrawLine: 5, InsertAfter: 6, Remove: 7,
}  # fmt: skip


def _ordered(edits: Sequence[Edit]) -> list[Edit]:
    """Forms before texts, texts from the end to the beginning, so that offsets hold until they are used; new paragraphs in the order given."""

    def rank(numbered: tuple[int, Edit]) -> tuple[int, int, int]:
        at, edit = numbered
        later = -edit.start if isinstance(edit, ReplaceText) else 0
        return _RANK[type(edit)], later, -at if isinstance(edit, InsertAfter) and not edit.before else at

    return [edit for _, edit in sorted(enumerate(edits), key=rank)]


Check = Callable[[bytes], Sequence[Sequence[Edit]]]
ROUNDS = 5


def fix_all(data: bytes, check: Check, *, tracked: Tracked | None = None) -> bytes:
    """Apply what the check proposes, and again, until it proposes nothing that can be applied (some fixes only fit when others are done)."""
    for _ in range(ROUNDS):
        applied = apply_fixes(data, check(data), tracked=tracked)
        if applied.data == data:
            break
        data = applied.data
    return data
