"""The head in two columns and the title below it: 05-HD/VPTW I.1 to I.5, 30/2020/NĐ-CP Phụ lục I."""

from collections.abc import Iterator

from vanphong.docform.spec import DocumentSpec
from vanphong.docform.writers.arranged import MM, Columns, Line
from vanphong.docform.writers.lines import Setter

PART_OF_LINE = 0.4
"""30/2020/NĐ-CP: the line under the organ and the subject is a third to a half of the text."""
GUTTER = 2 * MM
BELOW_RULE = 5


def head_of(spec: DocumentSpec, setter: Setter) -> Columns:
    """Organ, number and marks at the left; heading, place and day at the right."""
    return Columns(tuple(_left(spec, setter)), tuple(_right(spec, setter)), setter.head)


def _left(spec: DocumentSpec, setter: Setter) -> Iterator[Line]:
    if spec.parent:
        yield setter.line("parent_organ", spec.parent)
    if spec.is_party:
        yield setter.line("organ", spec.organ)
        yield setter.line("organ_star", "*")
    else:
        width = PART_OF_LINE * setter.longest("organ", spec.organ, setter.head[0] - GUTTER)
        yield setter.line("organ", spec.organ, rule=width, after=BELOW_RULE)
    if spec.number_line:
        yield setter.line("reference", spec.number_line)
    if spec.is_letter:
        yield setter.line("letter_subject", spec.subject_line)
    yield from _marks(spec, setter)


def _marks(spec: DocumentSpec, setter: Setter) -> Iterator[Line]:
    """Under the number, in a letter under its subject (05-HD/VPTW II.3, II.4.2)."""
    for mark in spec.marks:
        is_urgency = mark == spec.urgency_mark
        yield setter.line("draft" if mark == spec.draft else "urgency" if is_urgency else "secrecy", mark, before=3)


def _right(spec: DocumentSpec, setter: Setter) -> Iterator[Line]:
    first, *others = spec.heading_lines
    column = setter.head[1] - GUTTER
    if not others:
        yield setter.line("heading", first, rule=setter.longest("heading", first, column), after=BELOW_RULE)
    else:
        yield setter.line("heading", first)
    for line in others:
        yield setter.line("motto", line, rule=setter.longest("motto", line, column), after=BELOW_RULE)
    yield setter.line("place_date", spec.date_line)


def title_of(spec: DocumentSpec, setter: Setter) -> Iterator[Line]:
    """Type name, author, subject and what closes it; then to whom it is addressed."""
    yield Line("space", (), exact=14)
    if not spec.is_letter:
        yield setter.line("type_name", spec.type_name.upper())
        if spec.author:
            yield setter.line("author", spec.author)
        yield from _subject(spec, setter)
    yield from _addressed(spec, setter)


def _subject(spec: DocumentSpec, setter: Setter) -> Iterator[Line]:
    """Five dashes under the subject of the Party (I.5.2.1), a line of the State."""
    if not spec.is_party:
        width = PART_OF_LINE * setter.longest("subject", spec.subject_line, 165 * MM)
        yield setter.line("subject", spec.subject_line, rule=max(width, 15 * MM), after=12)
        return
    yield setter.line("subject", spec.subject_line)
    yield setter.line("subject_rule", "-----", after=6)


def _addressed(spec: DocumentSpec, setter: Setter) -> Iterator[Line]:
    if not spec.addressees:
        return
    names = spec.addressees
    if len(names) == 1:
        pieces = (setter.piece("addressed", f"{spec.addressed_word} "), setter.piece("addressee", names[0]))
        yield Line("addressed", pieces, after=12)
        return
    yield setter.line("addressed", spec.addressed_word)
    for at, name in enumerate(names):
        is_last = at == len(names) - 1
        yield setter.line("addressee", f"- {name}{'.' if is_last else ';'}", after=12 if is_last else 0)
