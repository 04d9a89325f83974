"""One part of a .docx: the elements that are changed are taken out as small trees and put back as text, the rest stays as written."""

import re
from collections.abc import Collection

from lxml import etree

from vanphong.docform.fixes.names import W, local
from vanphong.docform.fixes.shapes import empty, remove_run
from vanphong.docform.fixes.source import Path, Source, Span, parsed, written
from vanphong.docform.fixes.tracked import Tracked

_NUMBER = re.compile(r"docPr [^>]*?\bid=[\"'](\d+)")


class Part:
    """The part with these elements taken out."""

    def __init__(self, data: bytes, wanted: Collection[Path]) -> None:
        self._source = Source(data)
        outer = self._outer(wanted)
        self._spans = self._source.spans(outer)
        self._trees = {
            path: parsed(self._source.text[span.start : span.end], span.spaces) for path, span in self._spans.items()
        }
        self._around = {path: tree.getparent() for path, tree in self._trees.items()}
        self._before = {path: self._text(path) for path in self._trees}
        self._removed: dict[Path, set[int]] = {}
        self._numbers = max((int(found) for found in _NUMBER.findall(self._source.text)), default=0)

    def _outer(self, wanted: Collection[Path]) -> set[Path]:
        """The elements that are in no other one; a drawing is taken with its paragraph."""
        spans = self._source.spans({*wanted, *(path[:at] for path in wanted for at in range(2, len(path)))})
        lifted = {_paragraph(path, spans, self._source.text) for path in wanted}
        return {path for path in lifted if not any(path[:at] in lifted for at in range(1, len(path)))}

    def element(self, path: Path) -> etree._Element | None:
        """The element at the path; None: it is not there any more."""
        root = next((outer for outer in self._trees if path[: len(outer)] == outer), None)
        if root is None:
            return None
        element = self._trees[root]
        for index in path[len(root) :]:
            children = [each for each in element if isinstance(each.tag, str)]
            if index >= len(children):
                return None
            element = children[index]
        return element

    def free_number(self) -> int:
        """A number that no drawing has."""
        self._numbers += 1
        return self._numbers

    def remove(self, element: etree._Element, tracked: Tracked | None) -> None:
        """Take out a paragraph or a drawing; a paragraph that must stay (the last of a cell, the end of a section) is emptied."""
        if element.tag != f"{W}p":
            remove_run(element, tracked)
            return
        path = next((path for path, tree in self._trees.items() if tree is element), None)
        if tracked or element.find(f"{W}pPr/{W}sectPr") is not None or (path is not None and not self._may_go(path)):
            empty(element, tracked)
            if tracked and path is not None and self._may_go(path):
                tracked.paragraph_mark(element, "del")
            return
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)

    def _may_go(self, path: Path) -> bool:
        """Whether a paragraph is left as the last child of the parent (the schema wants it in cells, headers and boxes)."""
        gone = self._removed.setdefault(path[:-1], set())
        left = [name for at, name in enumerate(self._spans[path].brothers) if at not in {*gone, path[-1]}]
        if not left or not left[-1].endswith((":p", ":sectPr")):
            return False
        gone.add(path[-1])
        return True

    def changed(self) -> bytes | None:
        """The part with its elements put back; None: none of them changed."""
        now = {path: self._text(path) for path in self._trees}
        pieces, end = list[str](), len(self._source.text)
        changed = [path for path in sorted(now, reverse=True) if now[path] != self._before[path]]
        for path in changed:
            span = self._spans[path]
            pieces[:0] = [now[path], self._source.text[span.end : end]]
            end = span.start
        return self._source.encoded(self._source.text[:end] + "".join(pieces)) if changed else None

    def _text(self, path: Path) -> str:
        around = self._around[path]
        return "".join(written(each, self._spans[path].spaces) for each in around) if around is not None else ""


def _paragraph(path: Path, spans: dict[Path, Span], text: str) -> Path:
    """The path itself for a paragraph or a section, else that of the paragraph around it."""
    for at in range(len(path), 1, -1):
        span = spans.get(path[:at])
        if span and re.match(r"<(?:\w+:)?(?:p|sectPr)[\s/>]", text[span.start : span.start + 40]):
            return path[:at]
    return path


def section_paths(data: bytes) -> list[Path]:
    """Where the properties of the sections stand, in order: at the ends of the paragraphs that close them, and at the end of the body."""
    root = etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    )
    found = [
        each
        for each in root.iter(f"{W}sectPr")
        if local(_parent(each)) in {"pPr", "body"} and local(_parent(_parent(each))) != "pPrChange"
    ]
    return [_path(each) for each in found]


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return parent if parent is not None else element


def _path(element: etree._Element) -> Path:
    path: list[int] = []
    while (parent := element.getparent()) is not None:
        path.insert(0, [each for each in parent if isinstance(each.tag, str)].index(element))
        element = parent
    return tuple(path)
