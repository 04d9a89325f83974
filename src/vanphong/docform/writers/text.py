"""Grounds and text: 05-HD/VPTW I.6."""

from collections.abc import Iterator, Sequence

from vanphong.docform.spec import Article, Block, Division, DocumentSpec, Grid, Heading
from vanphong.docform.writers.arranged import MM, Cells, Element, Line
from vanphong.docform.writers.lines import Setter

COLUMN = 165 * MM
NARROW = 6
"""A column whose cells are no longer than this is narrow: numbers."""


def grounds_of(spec: DocumentSpec, setter: Setter) -> Iterator[Line]:
    """Each in a line: behind a dash of the Party, in italics of the State; the last ends with a stop, before 05-HD/VPTW with a comma."""
    dash = "- " if spec.is_party else ""
    for at, ground in enumerate(spec.grounds):
        bare = ground.strip().removeprefix("- ").rstrip(" ;,.")
        end = ";" if at < len(spec.grounds) - 1 else "," if spec.is_before_05 else "."
        yield setter.paragraph("ground", setter.piece("ground", f"{dash}{bare}{end}"))


def text_of(blocks: Sequence[Block], setter: Setter) -> Iterator[Element]:
    """The blocks one below the other."""
    for block in blocks:
        yield from _block(block, setter)


def _block(block: Block, setter: Setter) -> Iterator[Element]:
    if isinstance(block, Grid):
        yield _table(block, setter)
        yield Line("space", (), exact=8)
    elif isinstance(block, Division):
        yield from _division(block, setter)
    elif isinstance(block, Article):
        yield _article(block, setter)
    elif isinstance(block, Heading):
        yield setter.paragraph("part_title", setter.piece("part", block.text))
    else:
        yield setter.paragraph("body", setter.piece("body", block))


def _division(block: Division, setter: Setter) -> Iterator[Line]:
    yield setter.line("part", block.word, before=6, after=0 if block.title else 6)
    if block.title:
        yield setter.line("part_title", block.title.upper(), setting="part", after=6)


def _article(block: Article, setter: Setter) -> Line:
    """«Điều 1. Phạm vi» in bold; what it says at once, light."""
    head = setter.piece("article", f"{block.label} {block.title}".strip())
    if not block.text:
        return setter.paragraph("article", head)
    return setter.paragraph("article", head, setter.piece("body", f" {block.text}"))


def _table(block: Grid, setter: Setter) -> Cells:
    rows = tuple(
        tuple(_cell(text, setter, is_head=at == 0, is_narrow=narrow) for text, narrow in zip(row, _narrow(block), strict=True))
        for at, row in enumerate(block.rows)
    )  # fmt: skip
    return Cells(rows, _widths(block))


def _cell(text: str, setter: Setter, *, is_head: bool, is_narrow: bool) -> Line:
    align = "centre" if is_head or is_narrow else "left"
    return setter.line("table", text, align=align, before=2, after=2, is_bold=is_head)


def _narrow(block: Grid) -> tuple[bool, ...]:
    return tuple(max(map(len, column)) <= NARROW for column in zip(*block.rows, strict=True))


def _widths(block: Grid) -> tuple[float, ...]:
    """By what the columns hold, none wider than four times the narrowest that is not narrow."""
    longest = [max(8, min(40, max(map(len, column)))) for column in zip(*block.rows, strict=True)]
    return tuple(COLUMN * each / sum(longest) for each in longest)
