"""What stands inside a paragraph: runs with their fields, tracked changes, breaks and drawings."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from vanphong.docform.model import Format, Place, Run
from vanphong.docform.readers.drawings import Drawing, drawings_of
from vanphong.docform.readers.properties import Properties, W, run_properties
from vanphong.docform.readers.styles import Styles

if TYPE_CHECKING:
    from vanphong.docform.readers.story import Surroundings

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETED = {f"{W}del", f"{W}moveFrom"}
_INSERTED = {f"{W}ins", f"{W}moveTo"}
_LETTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
_PASSED = {
    f"{W}{name}"
    for name in (
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
        "ruby",
        "rt",
        "rubyBase",
    )
}
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}
_SYMBOLS = {0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0x78: "☒", 0xFC: "✓", 0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0x2D: "-"}
DEEPEST_FIELD = 50


@dataclass(slots=True)
class Piece:
    """One run as read."""

    raw: str
    format: Format
    part: str
    path: tuple[int, ...]
    field: str = ""
    is_inserted: bool = False


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False

    @property
    def name(self) -> str:
        parts = self.instruction.split()
        return parts[0].upper() if parts else ""


class Inline:
    """Reads paragraphs one after the other: fields may run over several."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self.has_changes = False
        self.hidden = 0
        self._pieces: list[Piece] = []
        self._drawings: list[tuple[Drawing, tuple[int, ...]]] = []
        self._marks = [0, 0]
        self._direct: Properties = {}
        self._letters: list[str] = []
        self._is_inserted = False

    def read(
        self, paragraph: etree._Element, path: tuple[int, ...], where: "Surroundings", style: str
    ) -> tuple[list[Piece], list[tuple[Drawing, tuple[int, ...]]], list[int]]:
        """The pieces, the drawings with their paths, and the page breaks before and after the first letter."""
        self._pieces, self._drawings, self._marks = [], [], [0, 0]
        self._where, self._style = where, style
        self._walk(paragraph, path, is_inserted=False)
        return self._pieces, self._drawings, self._marks

    def _walk(self, element: etree._Element, path: tuple[int, ...], *, is_inserted: bool) -> None:
        for index, child in enumerate(element):
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, (*path, index), is_inserted=is_inserted)
            elif tag in _DELETED:
                self.has_changes = True
            elif tag in _INSERTED:
                self.has_changes = True
                self._walk(child, (*path, index), is_inserted=True)
            elif tag == f"{W}fldSimple":
                self._simple_field(child, (*path, index), is_inserted=is_inserted)
            elif tag in _PASSED:
                self._walk(child, (*path, index), is_inserted=is_inserted)
            elif tag == f"{_MC}AlternateContent":
                self._walk_chosen(child, (*path, index), is_inserted=is_inserted)

    def _walk_chosen(self, element: etree._Element, path: tuple[int, ...], *, is_inserted: bool) -> None:
        at = _chosen(element)
        if at is not None:
            self._walk(element[at], (*path, at), is_inserted=is_inserted)

    def _simple_field(self, element: etree._Element, path: tuple[int, ...], *, is_inserted: bool) -> None:
        self._fields.append(_Field(element.get(f"{W}instr", ""), has_result=True))
        before = len(self._pieces)
        self._walk(element, path, is_inserted=is_inserted)
        if len(self._pieces) == before:
            self._add("", path, {}, is_inserted=is_inserted)
        self._fields.pop()

    def _run(self, run: etree._Element, path: tuple[int, ...], *, is_inserted: bool) -> None:
        self._direct, self._letters, self._is_inserted = {}, [], is_inserted
        for index, child in enumerate(run):
            tag = child.tag
            if tag == f"{W}t":
                self._letters.append(child.text or "")
            elif tag == f"{W}rPr":
                self._direct = run_properties(child, self._styles.theme)
            elif tag in _LETTERS:
                self._letters.append(_LETTERS[tag])
            else:
                self._rarer(child, path, index)
        self._flush(path)

    def _rarer(self, child: etree._Element, path: tuple[int, ...], index: int) -> None:
        tag = child.tag
        if tag in _SIGNS:
            _SIGNS[tag](self, child, path)
        elif tag in _DRAWN:
            self._drawings += [(each, (*path, index)) for each in drawings_of(child)]
        elif tag == f"{_MC}AlternateContent":
            self._chosen_drawing(child, (*path, index))

    def _flush(self, path: tuple[int, ...]) -> None:
        if self._letters:
            self._add("".join(self._letters), path, self._direct, is_inserted=self._is_inserted)
            self._letters = []

    def _break(self, child: etree._Element, path: tuple[int, ...]) -> None:
        self._letters.append("\f" if child.get(f"{W}type") in {"page", "column"} else "\n")

    def _page_mark(self, child: etree._Element, path: tuple[int, ...]) -> None:
        has_letters = any(self._letters) or any(piece.raw.strip() for piece in self._pieces)
        self._marks[1 if has_letters else 0] += 1

    def _special(self, child: etree._Element, path: tuple[int, ...]) -> None:
        self._letters.append(_symbol(child))

    def _number_sign(self, child: etree._Element, path: tuple[int, ...]) -> None:
        self._flush(path)
        self._fields.append(_Field("PAGE", has_result=True))
        self._add("", path, self._direct, is_inserted=self._is_inserted)
        self._fields.pop()

    def _chosen_drawing(self, element: etree._Element, path: tuple[int, ...]) -> None:
        if (at := _chosen(element)) is None:
            return
        for index, child in enumerate(element[at]):
            self._drawings += [(each, (*path, at, index)) for each in drawings_of(child)]

    def _instruction(self, child: etree._Element, path: tuple[int, ...]) -> None:
        if self._fields and not self._fields[-1].has_result:
            self._fields[-1].instruction += child.text or ""

    def _field_sign(self, child: etree._Element, path: tuple[int, ...]) -> None:
        self._flush(path)
        kind = child.get(f"{W}fldCharType")
        if kind == "begin" and len(self._fields) < DEEPEST_FIELD:
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].has_result = True
        elif self._fields and kind == "end":
            self._end_field(path)

    def _end_field(self, path: tuple[int, ...]) -> None:
        last = self._fields[-1]
        if last.name == "PAGE" and not any(piece.field == "PAGE" for piece in self._pieces):
            last.has_result = True
            self._add("", path, self._direct, is_inserted=self._is_inserted)
        self._fields.pop()

    def _add(self, raw: str, path: tuple[int, ...], direct: Properties, *, is_inserted: bool) -> None:
        if any(not each.has_result for each in self._fields):
            return
        form = self._styles.letters(self._where.run or {}, self._style, direct, raw)
        if form.hidden:
            self.hidden += 1
            return
        name = next((each.name for each in reversed(self._fields) if each.name), "")
        self._pieces.append(Piece(raw, form, self._where.part, path, name, is_inserted))

    def runs(self, pieces: Sequence[Piece], page: int | None) -> tuple[tuple[Run, ...], str]:
        """The runs of a paragraph with their offsets, and its text."""
        runs, texts, start = [], [], 0
        for piece in pieces:
            text = composed(piece.raw)
            place = Place(piece.part, piece.path, page)
            runs.append(Run(text, piece.format, place, start, piece.raw, piece.field, piece.is_inserted))
            texts.append(text)
            start += len(text)
        return tuple(runs), "".join(texts)


_SIGNS: dict[str, Callable[[Inline, etree._Element, tuple[int, ...]], None]] = {
    f"{W}br": Inline._break,
    f"{W}lastRenderedPageBreak": Inline._page_mark,
    f"{W}sym": Inline._special,
    f"{W}pgNum": Inline._number_sign,
    f"{W}instrText": Inline._instruction,
    f"{W}fldChar": Inline._field_sign,
}


def composed(text: str) -> str:
    """NFC; cheap when it already is."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _chosen(element: etree._Element) -> int | None:
    """The branch that is read: the first choice, else the fallback; never both, or text boxes would count twice."""
    branches: Iterable[tuple[int, etree._Element]] = enumerate(element)
    return next((at for at, each in branches if each.tag in {f"{_MC}Choice", f"{_MC}Fallback"}), None)


def _symbol(element: etree._Element) -> str:
    """A sign of a symbol font, always one character: fixes count it as one."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return "•"
    is_private = 0xF000 <= code <= 0xF0FF
    if is_private or "ing" in element.get(f"{W}font", ""):
        return _SYMBOLS.get(code & 0xFF, "•")
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else "•"
