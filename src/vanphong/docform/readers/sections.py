"""Sections of a .docx: paper, margins, headers and the page numbers in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from vanphong.docform.model import Alignment, Block, Drawn, PageNumber, Place, Region, Section
from vanphong.docform.readers.properties import W, is_on, points
from vanphong.docform.readers.story import Story, Surroundings

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VAL = f"{W}val"
A4 = (595.3, 841.9)
DEFAULT_SECTION = Section(0, 0, *A4, 72, 72, 72, 72)
"""What a document without any section has."""


def section_of(element: etree._Element, index: int, settings: etree._Element | None, part: str) -> Section:
    """The section that a `w:sectPr` describes; its first block is told later."""
    size, margin = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
    columns, start = element.find(f"{W}cols"), element.find(f"{W}pgNumType")
    number = start.get(f"{W}start") if start is not None else None
    return Section(
        index=index,
        start=0,
        width=_length(size, "w", A4[0]),
        height=_length(size, "h", A4[1]),
        top=abs(_length(margin, "top", 72)),
        right=_length(margin, "right", 72),
        bottom=abs(_length(margin, "bottom", 72)),
        left=_length(margin, "left", 72),
        header=_length(margin, "header", 36),
        footer=_length(margin, "footer", 36),
        gutter=_length(margin, "gutter", 0),
        is_landscape=size is not None and size.get(f"{W}orient") == "landscape",
        first_page_differs=_has(element, "titlePg"),
        even_pages_differ=settings is not None and _has(settings, "evenAndOddHeaders"),
        has_mirrored_margins=settings is not None and _has(settings, "mirrorMargins"),
        columns=_count(columns.get(f"{W}num")) if columns is not None else 1,
        begins=_begins(element),
        restarts_at=_count(number) if number is not None else None,
        place=Place(part, path_of(element)),
    )


def path_of(element: etree._Element) -> tuple[int, ...]:
    """The child indexes that lead from the root to an element."""
    path: list[int] = []
    while (parent := element.getparent()) is not None:
        path.append(parent.index(element))
        element = parent
    return tuple(reversed(path))


def _length(element: etree._Element | None, name: str, default: float) -> float:
    found = points(element.get(f"{W}{name}")) if element is not None else None
    return default if found is None else found


def _has(element: etree._Element, name: str) -> bool:
    child = element.find(f"{W}{name}")
    return child is not None and is_on(child)


def _count(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 7 else 1


def _begins(element: etree._Element) -> str:
    kind = element.find(f"{W}type")
    return "nextPage" if kind is None else str(kind.get(_VAL, "nextPage"))


@dataclass
class Margins:
    """The blocks and drawings of all headers and footers."""

    blocks: list[Block] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    by_part: dict[str, tuple[int, ...]] = field(default_factory=dict)


def headers_of(
    elements: Sequence[etree._Element],
    sections: Sequence[Section],
    related: Mapping[str, tuple[str, str]],
    read: Callable[[str, Surroundings], Story | None],
) -> tuple[Margins, tuple[Section, ...]]:
    """Read the headers and footers that the sections show, each part once; a section without its own has those of the one before."""
    margins, marked = Margins(), []
    shown: dict[tuple[Region, str], str] = {}
    for element, section in zip(elements, sections, strict=True):
        for region, tag in ((Region.HEADER, "headerReference"), (Region.FOOTER, "footerReference")):
            for each in element.iterfind(f"{W}{tag}"):
                part = related.get(each.get(f"{_R}id", ""), ("", ""))[1]
                shown[region, each.get(f"{W}type", "default")] = part
        effective = {key: part for key, part in shown.items() if part and _is_shown(key[1], section)}
        for (region, _), part in effective.items():
            _read_part(margins, part, region, read)
        marked.append(_marked(section, effective, margins))
    return margins, tuple(marked)


def _is_shown(pages: str, section: Section) -> bool:
    return {"first": section.first_page_differs, "even": section.even_pages_differ}.get(pages, True)


def _read_part(margins: Margins, part: str, region: Region, read: Callable[[str, Surroundings], Story | None]) -> None:
    if part in margins.by_part:
        return
    story = read(part, Surroundings(part, region))
    offset = len(margins.blocks)
    margins.by_part[part] = ()
    if story is not None:
        margins.blocks += [_moved(each, offset) for each in story.blocks]
        margins.drawn += [replace(each, anchor=_plus(each.anchor, offset)) for each in story.drawn]
        margins.by_part[part] = tuple(range(offset, len(margins.blocks)))


def _moved(block: Block, offset: int) -> Block:
    return replace(block, index=block.index + offset, anchor=_plus(block.anchor, offset))


def _plus(value: int | None, offset: int) -> int | None:
    return None if value is None else value + offset


def _marked(section: Section, effective: Mapping[tuple[Region, str], str], margins: Margins) -> Section:
    style = "decimal"
    numbers = [
        _page_number(margins.blocks[at], region, pages, style)
        for (region, pages), part in effective.items()
        for at in margins.by_part.get(part, ())
        if any(run.field in {"PAGE", "SECTIONPAGES"} for run in margins.blocks[at].runs)
    ]
    shown = sorted({at for part in effective.values() for at in margins.by_part.get(part, ())})
    return replace(section, numbers=tuple(numbers), headers=tuple(shown))


def _page_number(block: Block, region: Region, pages: str, style: str) -> PageNumber:
    run = next(run for run in block.runs if run.field in {"PAGE", "SECTIONPAGES"})
    return PageNumber(
        region=region,
        pages=pages,
        place=run.place,
        alignment=_alignment(block, block.text[: run.start].count("\t")),
        format=run.format,
        style=style,
        block=block.index,
        text=block.text.strip(),
    )


def _alignment(block: Block, tabs: int) -> Alignment:
    """Where the number stands: as the paragraph is set, or at the tab stop it was moved to."""
    if tabs and block.format.alignment in {Alignment.LEFT, Alignment.JUSTIFIED}:
        stops = [tab.alignment for tab in block.format.tabs] or ["centre", "right"]
        stop = stops[min(tabs, len(stops)) - 1]
        return {"centre": Alignment.CENTRE, "right": Alignment.RIGHT}.get(stop, Alignment.LEFT)
    return block.format.alignment


def with_margins(sections: Sequence[Section], starts: Sequence[int]) -> tuple[Section, ...]:
    """The sections with the numbers of their first blocks."""
    return tuple(replace(each, start=starts[at] if at < len(starts) else 0) for at, each in enumerate(sections))
