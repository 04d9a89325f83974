"""Changes of a laid-out document: texts, forms, lines put in, taken out and moved."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from vanphong.docform.writers.arranged import MM, Arranged, Cells, Columns, Edge, Element, Line, Piece

__all__ = [
    "MM",
    "after",
    "before",
    "drop",
    "each_line",
    "first",
    "has",
    "reform",
    "remarked",
    "retext",
    "to_right",
    "with_paragraph",
]

Many = Callable[[Line], tuple[Line, ...]]


def _mapped(document: Arranged, change: Many) -> Arranged:
    """Every line that is no cell of a table, changed into none, one or several."""
    pages = tuple(
        replace(part, elements=tuple(new for old in part.elements for new in _element(old, change)))
        for part in document.pages
    )
    return replace(document, pages=pages)


def _element(element: Element, change: Many) -> tuple[Element, ...]:
    if isinstance(element, Line):
        return change(element)
    if isinstance(element, Columns):
        left, right = (tuple(new for old in side for new in change(old)) for side in (element.left, element.right))
        return (replace(element, left=left, right=right),)
    assert isinstance(element, Cells | Edge)
    return (element,)


def lines(document: Arranged, component: str) -> list[Line]:
    """The lines of a component."""
    return [
        line
        for pages in document.pages
        for element in pages.elements
        for line in _of(element)
        if line.component == component
    ]


def _of(element: Element) -> tuple[Line, ...]:
    if isinstance(element, Columns):
        return (*element.left, *element.right)
    return (element,) if isinstance(element, Line) else ()


def first(document: Arranged, component: str) -> Line | None:
    """The first line of a component."""
    return next(iter(lines(document, component)), None)


def has(document: Arranged, component: str, text: str) -> bool:
    """Whether a line of the component holds the text."""
    return any(text in line.text for line in lines(document, component))


def each_line(document: Arranged, components: Collection[str], change: Callable[[Line], Line]) -> Arranged:
    """Every line of these components changed."""
    return _mapped(document, lambda line: (change(line) if line.component in components else line,))


def reform(document: Arranged, component: str, change: Callable[[Line], Line]) -> Arranged | None:
    """Every line of the component changed; None: there is none."""
    return each_line(document, {component}, change) if first(document, component) else None


def remarked(document: Arranged, component: str, **form: Any) -> Arranged | None:
    """The letters of the component set otherwise."""
    return reform(
        document, component, lambda line: replace(line, pieces=tuple(replace(piece, **form) for piece in line.pieces))
    )


def retext(document: Arranged, component: str, change: Callable[[str], str]) -> Arranged | None:
    """The texts of the component changed, piece by piece."""

    def changed(line: Line) -> Line:
        return replace(line, pieces=tuple(replace(piece, text=change(piece.text)) for piece in line.pieces))

    return reform(document, component, changed)


def drop(document: Arranged, component: str) -> Arranged | None:
    """Without the lines of the component; None: there are none."""
    if first(document, component) is None:
        return None
    return _mapped(document, lambda line: () if line.component == component else (line,))


def after(document: Arranged | None, component: str, new: Line) -> Arranged | None:
    """With a line behind the first one of the component."""
    target = first(document, component) if document else None
    if document is None or target is None:
        return None
    return _mapped(document, lambda line: (line, new) if line is target else (line,))


def before(document: Arranged, component: str, new: Line) -> Arranged:
    """With a line in front of the first one of the component; as it is where there is none."""
    target = first(document, component)
    return _mapped(document, lambda line: (new, line) if line is target else (line,))


def to_right(document: Arranged, new: Line) -> Arranged:
    """With a line at the end of the right column of the head."""
    head = document.pages[0].elements[0]
    assert isinstance(head, Columns)
    first_pages = replace(
        document.pages[0], elements=(replace(head, right=(*head.right, new)), *document.pages[0].elements[1:])
    )
    return replace(document, pages=(first_pages, *document.pages[1:]))


def with_paragraph(document: Arranged, text: str) -> Arranged | None:
    """With a paragraph before the first one of the text."""
    line = first(document, "body")
    if line is None:
        return None
    return before(document, "body", replace(line, pieces=(Piece(text, line.pieces[0].size),)))


def replaced(document: Arranged, component: str, old: str, new: str) -> Arranged | None:
    """The first text put for the second in the component; None where it is not there."""
    return retext(document, component, lambda text: text.replace(old, new)) if has(document, component, old) else None
