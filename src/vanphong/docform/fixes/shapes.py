"""Paragraphs and sections: their settings, new ones, a line drawn below."""

import copy
from collections.abc import Mapping

from lxml import etree

from vanphong.docform.edits import InsertAfter, ParagraphForm, SectionForm
from vanphong.docform.fixes.letters import Letters, set_form
from vanphong.docform.fixes.names import PARAGRAPH_ORDER, SECTION_ORDER, W, child, drop, local, properties
from vanphong.docform.fixes.source import parsed
from vanphong.docform.fixes.tracked import Tracked
from vanphong.docform.model import Alignment, LineRule
from vanphong.docform.writers.drawn import NAMESPACES, line_run

TWENTIETHS = 20
LINES = 240
LEADING = 1.15
_ALIGNMENTS = {
    Alignment.LEFT: "left",
    Alignment.CENTRE: "center",
    Alignment.RIGHT: "right",
    Alignment.JUSTIFIED: "both",
}
_RULES = {LineRule.EXACTLY: "exact", LineRule.AT_LEAST: "atLeast", LineRule.MULTIPLE: "auto"}
_NOT_COPIED = ("numPr", "framePr", "pageBreakBefore", "sectPr", "pPrChange", "pBdr")
_DRAWN = {"drawing", "pict", "object"}


def twips(points: float) -> str:
    """Twentieths of a point."""
    return str(round(points * TWENTIETHS))


def set_paragraph(paragraph: etree._Element, form: ParagraphForm, tracked: Tracked | None) -> None:
    """Write a form into the properties of a paragraph."""
    held = properties(paragraph, "pPr")
    if tracked:
        tracked.remember(held, "pPrChange")
    if form.alignment is not None:
        child(held, "jc", PARAGRAPH_ORDER).set(f"{W}val", _ALIGNMENTS[form.alignment])
    if (form.first_line, form.left, form.right) != (None, None, None):
        _set_indent(child(held, "ind", PARAGRAPH_ORDER), form)
    if (form.before, form.after, form.line) != (None, None, None):
        _set_spacing(child(held, "spacing", PARAGRAPH_ORDER), form)


def _set_indent(held: etree._Element, form: ParagraphForm) -> None:
    if form.first_line is not None:
        _clear(held, "firstLine", "firstLineChars", "hanging", "hangingChars")
        held.set(W + ("hanging" if form.first_line < 0 else "firstLine"), twips(abs(form.first_line)))
    if form.left is not None:
        _clear(held, "left", "start", "leftChars", "startChars")
        held.set(f"{W}left", twips(form.left))
    if form.right is not None:
        _clear(held, "right", "end", "rightChars", "endChars")
        held.set(f"{W}right", twips(form.right))


def _set_spacing(held: etree._Element, form: ParagraphForm) -> None:
    for name, value in (("before", form.before), ("after", form.after)):
        if value is not None:
            _clear(held, f"{name}Autospacing", f"{name}Lines")
            held.set(W + name, twips(value))
    if form.line is not None:
        rule = form.line_rule or LineRule.EXACTLY
        held.set(f"{W}line", str(round(form.line * (LINES if rule is LineRule.MULTIPLE else TWENTIETHS))))
        held.set(f"{W}lineRule", _RULES[rule])


def _clear(held: etree._Element, *names: str) -> None:
    for name in names:
        held.attrib.pop(W + name, None)


def set_section(held: etree._Element, form: SectionForm, tracked: Tracked | None) -> None:
    """Write a form into the properties of a section."""
    if tracked:
        tracked.remember(held, "sectPrChange")
    paper = {"w": form.width, "h": form.height}
    sides = {name: getattr(form, name) for name in ("top", "right", "bottom", "left", "header", "footer")}
    _set_lengths(held, "pgSz", paper)
    _set_lengths(held, "pgMar", sides)


def _set_lengths(held: etree._Element, name: str, lengths: Mapping[str, float | None]) -> None:
    wanted = {key: value for key, value in lengths.items() if value is not None}
    if wanted:
        element = child(held, name, SECTION_ORDER)
        for key, value in wanted.items():
            element.set(W + key, twips(value))


def new_paragraph(like: etree._Element, edit: InsertAfter, tracked: Tracked | None) -> etree._Element:
    """A paragraph set like another one, except as the edit says."""
    new = like.makeelement(f"{W}p")
    if (form := like.find(f"{W}pPr")) is not None:
        new.append(copy.deepcopy(form))
        drop(new[0], *_NOT_COPIED)
    set_paragraph(new, edit.paragraph, None)
    run = etree.SubElement(new, f"{W}r")
    letters = Letters(like).raw
    model = letters[0].run.find(f"{W}rPr") if letters else None
    held = copy.deepcopy(model) if model is not None else run.makeelement(f"{W}rPr")
    drop(held, "rPrChange")
    run.append(held)
    set_form(held, edit.run, None)
    text = etree.SubElement(run, f"{W}t")
    text.text = edit.text
    if tracked:
        tracked.wrap(run, "ins")
        tracked.paragraph_mark(new, "ins")
    return new


def empty(paragraph: etree._Element, tracked: Tracked | None) -> None:
    """Take out everything that a paragraph holds, not its settings."""
    for each in list(paragraph):
        if local(each) == "pPr":
            continue
        if not tracked:
            paragraph.remove(each)
        elif each.tag == f"{W}r":
            tracked.wrap(each, "del")


def draw_line(paragraph: etree._Element, width: float, number: int, tracked: Tracked | None) -> None:
    """Draw a line below the text; what was drawn there before goes."""
    for run in [each for each in paragraph.iter(f"{W}r") if _is_drawing(each)]:
        remove_run(run, tracked)
    held = paragraph.find(f"{W}pPr")
    if held is not None:
        drop(held, "pBdr")
    down = _size(paragraph) * LEADING + 2
    run = parsed(line_run(width, down, number), NAMESPACES)
    paragraph.append(run)
    if tracked:
        tracked.wrap(run, "ins")


def _is_drawing(run: etree._Element) -> bool:
    kinds = {local(each) for each in run} - {"rPr"}
    return bool(kinds) and all(kind in _DRAWN or kind == "AlternateContent" for kind in kinds)


def remove_run(element: etree._Element, tracked: Tracked | None) -> None:
    """Take out the run that holds this element."""
    run: etree._Element | None = element
    while run is not None and run.tag != f"{W}r":
        run = run.getparent()
    if run is None:
        return
    parent = run.getparent()
    if tracked:
        tracked.wrap(run, "del")
    elif parent is not None:
        parent.remove(run)


def _size(paragraph: etree._Element) -> float:
    size = paragraph.find(f".//{W}r/{W}rPr/{W}sz")
    return int(size.get(f"{W}val", "28")) / 2 if size is not None else 14.0
