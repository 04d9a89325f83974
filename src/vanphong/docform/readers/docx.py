"""Reads .docx into the layout model: the package, its parts, and what stands in each. The resolving is done by `styles`, `labels` and `drawings`."""

import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

from vanphong.docform.layout import Unreadable
from vanphong.docform.model import Kind, Notice, Region, Section, Sheet
from vanphong.docform.readers.labels import Numbering
from vanphong.docform.readers.package import opened, part_of, relationships
from vanphong.docform.readers.properties import W
from vanphong.docform.readers.sections import DEFAULT_SECTION, headers_of, section_of, with_margins
from vanphong.docform.readers.story import Story, Surroundings
from vanphong.docform.readers.styles import Styles, theme_fonts

_MAIN = "word/document.xml"


def read_docx(data: bytes) -> Sheet:
    """The document as it would be printed, tracked changes accepted. Raises `Unreadable`, `Locked`."""
    with opened(data) as archive:
        try:
            return _Package(archive).sheet()
        except RecursionError as failure:
            raise Unreadable("Tệp lồng quá nhiều cấp, không đọc được.") from failure


class _Package:
    """The parts of one package, and what was wrong with them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.problems: list[Notice] = []
        self.main = self._main_part()
        self._related = relationships(archive, self.main)

    def _main_part(self) -> str:
        targets = [part for kind, part in relationships(self._archive, "").values() if kind == "officeDocument"]
        return next((part for part in targets if part in self._archive.NameToInfo), _MAIN)

    def sheet(self) -> Sheet:
        body = part_of(self._archive, self.main).find(f"{W}body")
        if body is None:
            raise Unreadable("Tệp Word không có phần nội dung.")
        theme = theme_fonts(self._root("theme"))
        styles, numbering = Styles(self._root("styles"), theme), Numbering(self._root("numbering"), theme)
        settings = self._root("settings")
        elements = [each for each in body.iter(f"{W}sectPr") if each.getparent().tag in {f"{W}pPr", f"{W}body"}]
        sections = tuple(section_of(each, index, settings, self.main) for index, each in enumerate(elements))
        story = Story(styles, numbering, Surroundings(self.main), sections)
        story.has_page_marks = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        story.pages = self._noted_pages()
        story.read(body, (body.getparent().index(body),))
        return self._finished(story, styles, numbering, elements, sections)

    def _finished(
        self,
        story: Story,
        styles: Styles,
        numbering: Numbering,
        elements: list[etree._Element],
        sections: tuple[Section, ...],
    ) -> Sheet:
        def read(part: str, surroundings: Surroundings) -> Story | None:
            root = self._part(part)
            if root is None:
                return None
            other = Story(styles, numbering, surroundings, sections)
            other.read(root, ())
            return other

        margins, marked = headers_of(elements, sections, self._related, read)
        marked = marked or (DEFAULT_SECTION,)
        notes = [each for kind in ("footnotes", "endnotes") for each in self._notes(kind, read)]
        return Sheet(
            kind=Kind.DOCX,
            blocks=tuple(story.blocks),
            sections=with_margins(marked, story.starts),
            tables=tuple(story.tables),
            drawn=(*story.drawn, *margins.drawn),
            margin_blocks=tuple(margins.blocks),
            notes=tuple(block for each in notes for block in each.blocks),
            page_count=story.pages,
            notices=tuple(story.notices.values()),
            problems=tuple(self.problems),
            has_tracked_changes="tracked" in story.notices,
        )

    def _notes(self, kind: str, read: Callable[[str, Surroundings], Story | None]) -> Iterator[Story]:
        for name in self._parts(kind):
            found = read(name, Surroundings(name, Region.NOTE))
            if found is not None:
                yield found

    def _parts(self, kind: str) -> list[str]:
        return [part for each, part in self._related.values() if each == kind]

    def _root(self, kind: str) -> etree._Element | None:
        parts = self._parts(kind) or [f"word/{kind}.xml"]
        return self._part(parts[0], is_wanted=bool(self._parts(kind)))

    def _part(self, name: str, *, is_wanted: bool = True) -> etree._Element | None:
        if name not in self._archive.NameToInfo:
            if is_wanted:
                self.problems.append(Notice("missing-part", f"Tệp thiếu thành phần {name}; phần đó đọc theo mặc định."))
            return None
        try:
            return part_of(self._archive, name)
        except Unreadable as failure:
            self.problems.append(Notice("broken-part", f"{failure} Phần đó đọc theo mặc định."))
            return None

    def _noted_pages(self) -> int | None:
        """The number of pages the word processor noted when saving; None when it did not."""
        root = self._part("docProps/app.xml", is_wanted=False)
        noted = root.findtext("{*}Pages") if root is not None else None
        return int(noted) if noted and noted.isdecimal() and 0 < int(noted) < 100_000 else None
