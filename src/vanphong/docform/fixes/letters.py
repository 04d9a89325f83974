"""The letters of a paragraph: replacing some of them, setting some of them otherwise.

Offsets count as `edits` says: NFC characters, the same as `Block.text`.
"""

import copy
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from vanphong.docform.edits import RunForm
from vanphong.docform.fixes.names import MC, RUN_ORDER, W, child, drop, local, properties
from vanphong.docform.fixes.tracked import Tracked

_LETTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "sym": "•"}
_SKIPPED = {"del", "moveFrom", "pPr"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HALF = 2


@dataclass(frozen=True, slots=True)
class Letter:
    """A character: the run and the child of the run that hold it, and its place in the child's text."""

    run: etree._Element
    holder: etree._Element
    at: int
    text: str


class Letters:
    """The characters of a paragraph, those of an accent and its letter together."""

    def __init__(self, paragraph: etree._Element) -> None:
        self._paragraph = paragraph
        self._starts: list[int] = []
        self.raw = list(_letters(paragraph))
        text = ""
        for cluster in _clusters(self.raw):
            composed = unicodedata.normalize("NFC", "".join(letter.text for letter in cluster))
            first = self.raw.index(cluster[0], self._starts[-1] if self._starts else 0)
            self._starts += [first] * len(composed)
            text += composed
        self.text = text

    def between(self, start: int, end: int) -> list[Letter]:
        """The letters of this part of the text."""
        return self.raw[self._raw(start) : self._raw(end)]

    def _raw(self, offset: int) -> int:
        return self._starts[offset] if offset < len(self._starts) else len(self.raw)


def _clusters(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    cluster: list[Letter] = []
    for letter in letters:
        if cluster and not unicodedata.combining(letter.text):
            yield cluster
            cluster = []
        cluster.append(letter)
    if cluster:
        yield cluster


def _letters(paragraph: etree._Element) -> Iterator[Letter]:
    """As the reader goes through a paragraph: no deleted text, no field instructions, no hidden runs, no text boxes."""
    depth: list[bool] = []
    for run in _runs(paragraph):
        is_hidden = run.find(f"{W}rPr/{W}vanish") is not None
        for holder in run:
            name = local(holder)
            if name == "fldChar":
                _count(holder, depth)
            elif not is_hidden and all(depth):
                yield from _held(run, holder, name)


def _count(sign: etree._Element, depth: list[bool]) -> None:
    kind = sign.get(f"{W}fldCharType")
    if kind == "begin":
        depth.append(False)
    elif depth and kind == "separate":
        depth[-1] = True
    elif depth and kind == "end":
        depth.pop()


def _held(run: etree._Element, holder: etree._Element, name: str) -> Iterator[Letter]:
    if name == "t":
        yield from (Letter(run, holder, at, text) for at, text in enumerate(holder.text or ""))
    elif name == "br":
        yield Letter(run, holder, 0, "\f" if holder.get(f"{W}type") in {"page", "column"} else "\n")
    elif name in _LETTERS:
        yield Letter(run, holder, 0, _LETTERS[name])


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    for each in element:
        name = local(each)
        if each.tag == f"{W}r":
            yield each
        elif each.tag == f"{MC}AlternateContent":
            yield from _runs(each[0]) if len(each) else ()
        elif each.tag not in {f"{W}{skipped}" for skipped in _SKIPPED} and name not in {"p", "txbxContent"}:
            yield from _runs(each)


def replace_letters(paragraph: etree._Element, start: int, end: int, text: str, tracked: Tracked | None) -> None:
    """Put the text for these letters, set like the first of them; what is the same at both ends stays."""
    letters = Letters(paragraph)
    start, end, text = _narrowed(letters.text, start, end, text)
    old = letters.between(start, end)
    if tracked:
        _replace_noted(paragraph, letters, (start, end), text, tracked)
    elif old and old[0].holder.tag == f"{W}t":
        _take_out(old, text)
    else:
        _insert(paragraph, letters, start, text)
        _take_out(old, "")


def _narrowed(whole: str, start: int, end: int, text: str) -> tuple[int, int, str]:
    while start < end and text and whole[start] == text[0]:
        start, text = start + 1, text[1:]
    while start < end and text and whole[end - 1] == text[-1]:
        end, text = end - 1, text[:-1]
    return start, end, text


def _take_out(letters: Sequence[Letter], text: str) -> None:
    """Take the letters out of their holders; `text` comes where the first of them was."""
    for at, (_, group) in enumerate(groupby(letters, key=lambda letter: id(letter.holder))):
        held = list(group)
        holder = held[0].holder
        if holder.tag != f"{W}t":
            held[0].run.remove(holder)
            continue
        whole = holder.text or ""
        _put(holder, whole[: held[0].at] + (text if at == 0 else "") + whole[held[-1].at + 1 :])


def _put(holder: etree._Element, text: str) -> None:
    holder.text = text
    if text != text.strip():
        holder.set(_SPACE, "preserve")


def _insert(paragraph: etree._Element, letters: Letters, start: int, text: str) -> None:
    """Put text between letters: into the one before, else into the one behind, else into a new run."""
    if not text:
        return
    around = (*letters.between(max(0, start - 1), start), *letters.between(start, start + 1))
    near = next((letter for letter in around if letter.holder.tag == f"{W}t"), None)
    if near is None:
        _new_run(paragraph, text, around[0].run if around else None)
        return
    at = near.at + (1 if start and near is around[0] else 0)
    whole = near.holder.text or ""
    _put(near.holder, whole[:at] + text + whole[at:])


def _new_run(paragraph: etree._Element, text: str, like: etree._Element | None) -> etree._Element:
    run = _run_like(paragraph, like, text)
    if like is not None:
        like.addnext(run)
    else:
        paragraph.append(run)
    return run


def _run_like(paragraph: etree._Element, like: etree._Element | None, text: str) -> etree._Element:
    run = paragraph.makeelement(f"{W}r")
    form = like.find(f"{W}rPr") if like is not None else None
    if form is not None:
        run.append(copy.deepcopy(form))
        drop(run[0], "rPrChange")
    holder = etree.SubElement(run, f"{W}t")
    _put(holder, text)
    return run


def _replace_noted(
    paragraph: etree._Element, letters: Letters, part: tuple[int, int], text: str, tracked: Tracked
) -> None:
    start, end = part
    old = parted(paragraph, start, end)
    before = letters.between(max(0, start - 1), start)
    like = old[0] if old else before[0].run if before else None
    if text:
        new = _run_like(paragraph, like, text)
        _place(paragraph, new, old, start)
        tracked.wrap(new, "ins")
    for run in old:
        tracked.wrap(run, "del")


def _place(paragraph: etree._Element, new: etree._Element, old: Sequence[etree._Element], start: int) -> None:
    """Behind what is replaced, else behind the letter before, else in front of all."""
    before = parted(paragraph, max(0, start - 1), start) if not old and start else old
    if before:
        before[-1].addnext(new)
        return
    first = next(_runs(paragraph), None)
    if first is not None:
        first.addprevious(new)
    else:
        paragraph.append(new)


def parted(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """The runs that hold just these letters; a run that holds others too is divided."""
    for edge in (end, start):
        _divide(paragraph, edge)
    return list({id(letter.run): letter.run for letter in Letters(paragraph).between(start, end)}.values())


def _divide(paragraph: etree._Element, offset: int) -> None:
    letters = Letters(paragraph)
    before, behind = letters.between(max(0, offset - 1), offset), letters.between(offset, offset + 1)
    if not before or not behind or before[-1].run is not behind[0].run:
        return
    run, holder, at = behind[0].run, behind[0].holder, behind[0].at
    second = run.makeelement(run.tag, run.attrib)
    if (form := run.find(f"{W}rPr")) is not None:
        second.append(copy.deepcopy(form))
    if at:
        rest = holder.makeelement(holder.tag)
        _put(rest, (holder.text or "")[at:])
        _put(holder, (holder.text or "")[:at])
        moved = [rest, *holder.itersiblings()]
    else:
        moved = [holder, *holder.itersiblings()]
    second.extend(moved)
    run.addnext(second)


def set_letters(paragraph: etree._Element, start: int, end: int | None, form: RunForm, tracked: Tracked | None) -> None:
    """Set these letters; of a whole paragraph its mark too."""
    letters = Letters(paragraph)
    is_whole = start == 0 and (end is None or end >= len(letters.text))
    runs = list(_runs(paragraph)) if is_whole else parted(paragraph, start, len(letters.text) if end is None else end)
    for run in runs:
        if any(local(each) != "rPr" for each in run):
            set_form(properties(run, "rPr"), form, tracked)


def set_form(held: etree._Element, form: RunForm, tracked: Tracked | None) -> None:
    """Write a form into the properties of letters."""
    before = etree.tostring(held)
    if tracked:
        tracked.remember(held, "rPrChange")
    _set_font(held, form)
    for name, value in (("b", form.is_bold), ("i", form.is_italic), ("caps", form.is_caps)):
        _switch(held, name, value=value)
    if form.is_underlined is not None:
        child(held, "u", RUN_ORDER).set(f"{W}val", "single" if form.is_underlined else "none")
    if tracked and _without_change(etree.tostring(held), before):
        drop(held, "rPrChange")


def _without_change(now: bytes, before: bytes) -> bool:
    element = etree.fromstring(now)
    drop(element, "rPrChange")
    return bool(etree.tostring(element) == before)


def _set_font(held: etree._Element, form: RunForm) -> None:
    if form.font is not None:
        fonts = child(held, "rFonts", RUN_ORDER)
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(W + name, None)
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(W + name, form.font)
    if form.size is not None:
        for name in ("sz", "szCs"):
            child(held, name, RUN_ORDER).set(f"{W}val", str(round(form.size * _HALF)))
    if form.colour is not None:
        colour = child(held, "color", RUN_ORDER)
        colour.attrib.clear()
        colour.set(f"{W}val", form.colour)


def _switch(held: etree._Element, name: str, *, value: bool | None) -> None:
    """Bold, italic, capitals: on or off; off is written, because a style may say on."""
    if value is None:
        return
    element = child(held, name, RUN_ORDER)
    element.attrib.clear()
    if not value:
        element.set(f"{W}val", "0")
