"""What a rule looks at: the sheet, what was recognised in it, the profile and the day."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from vanphong.docform.model import Alignment, Area, Block, Drawn, DrawnKind, Kind, Section, Sheet
from vanphong.docform.profiles.model import POINTS_PER_MM, Profile, Style
from vanphong.docform.recognise.model import Component, Piece, Recognised
from vanphong.docform.rules.mending import share
from vanphong.docform.rules.reference import Reference, read_reference
from vanphong.docform.tone_marks import PAIR, rarer, without

T = TypeVar("T")
LETTER = "Công văn"
SUBMISSION = "Tờ trình"
TEXT = (Component.BODY, Component.GROUND, Component.ARTICLE, Component.CLAUSE, Component.POINT)
"""The components that are running text, set as I.6.2.2 asks."""
WIDE = 400.0
"""Points: a picture as wide as this is a scanned page, not a seal."""
NAMELESS = re.compile(r"(?:CIDFont|[A-Z]{6})?\+?(?:CIDFont\+)?F?\d*", re.IGNORECASE)
FAR_IN = 40 * POINTS_PER_MM
UNDERLINE_SLACK = 3.0
"""Points by which a line under letters may miss them."""
RULED = (Component.HEADING, Component.MOTTO, Component.ORGAN, Component.SUBJECT)
"""The components that a line may be drawn under."""


@dataclass(frozen=True, slots=True)
class Series:
    """What the registry knows of the numbers of this type in the term: the highest one given so far, and when the term began."""

    highest: int
    term_began_on: date


@dataclass(frozen=True)
class Context:
    """One document under one profile. `on` is the day it is judged by; `signed_on` and `series` are known to the caller alone."""

    sheet: Sheet
    recognised: Recognised
    profile: Profile
    on: date | None = None
    series: Series | None = None
    signed_on: date | None = None
    _kept: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What several rules need, made by the first of them."""
        if name not in self._kept:
            self._kept[name] = make()
        return cast(T, self._kept[name])

    @property
    def type_name(self) -> str:
        """The type; «Công văn» for a letter, empty when unknown."""
        return self.recognised.type_name

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter (công văn)."""
        return self.type_name == LETTER

    @property
    def is_paper(self) -> bool:
        """Whether it is one of the administrative papers (giấy tờ hành chính)."""
        form = self.profile.type_named(self.type_name)
        return form is not None and form.is_paper

    @property
    def is_issued(self) -> bool:
        """Whether an organ issues it: its name or a number is printed. Blank forms, personal papers and loose appendices have neither."""
        return any(piece.component in {Component.ORGAN, Component.REFERENCE} for piece in self.recognised.pieces)

    @cached_property
    def _rarer_tones(self) -> str:
        signed = {piece.block.index for piece in self.of(Component.SIGNER)}
        texts = [block.text for block in self.sheet.blocks if block.index not in signed]
        return rarer(pair for text in texts for pair in PAIR.finditer(text))

    def toned(self, text: str) -> str:
        """Words that a rule writes into the document, with tone marks put as the document puts them (hoà or hòa)."""
        return without(self._rarer_tones, text)

    @cached_property
    def is_template(self) -> bool:
        """Whether it has blanks for a machine to fill («{{trich_yeu}}»): then what is missing may well come in."""
        return any("{{" in block.text for block in self.sheet.blocks)

    @property
    def has_measures(self) -> bool:
        """Whether margins, indents and spacing are written in the file; in a PDF they could only be guessed."""
        return self.sheet.kind in {Kind.DOCX, Kind.DOC}

    @cached_property
    def is_scan(self) -> bool:
        """Whether pages are pictures with a layer of read text: its letters are not those on the paper."""
        pictures = (drawn for drawn in self.sheet.drawn if drawn.kind is DrawnKind.PICTURE and drawn.place.area)
        return self.sheet.kind is Kind.PDF and any(each.place.area.width > WIDE for each in pictures if each.place.area)

    @cached_property
    def knows_letters(self) -> bool:
        """Whether fonts and weights can be told: not in a scan, nor where the fonts of a PDF have no names («CIDFont+F1»)."""
        if self.sheet.kind is not Kind.PDF:
            return True
        fonts = {run.format.font for block in self.sheet.blocks for run in block.runs}
        return not self.is_scan and not all(NAMELESS.fullmatch(font) for font in fonts)

    def of(self, *components: Component) -> tuple[Piece, ...]:
        """The pieces of these components, in reading order."""
        return self.recognised.of(*components)

    def first(self, component: Component) -> Piece | None:
        """The first piece of a component."""
        return self.recognised.first(component)

    def style(self, component: Component) -> Style | None:
        """How the profile wants a component printed."""
        return self.profile.style(component)

    @cached_property
    def reference(self) -> Reference | None:
        """The number line, read; None when there is none."""
        piece = self.first(Component.REFERENCE)
        return read_reference(piece) if piece else None

    @cached_property
    def running(self) -> tuple[Piece, ...]:
        """The paragraphs of running text: not in cells or boxes, not centred nor at the right, not pushed far in as a signature is."""
        return tuple(piece for piece in self.of(*TEXT) if _runs(piece.block))

    def section_start(self, section: Section) -> Block | None:
        """The first block of a section."""
        return next((block for block in self.sheet.blocks if block.index >= section.start), None)

    def has_table(self, section: Section) -> bool:
        """Whether a table with drawn lines, or one of three columns, stands in the section."""
        inside = {block.cell.table for block in self.sheet.blocks if block.cell and block.section == section.index}
        return any(table.index in inside and (table.is_ruled or table.columns > 2) for table in self.sheet.tables)

    def lines_near(self, piece: Piece, below: int = 2) -> tuple[Drawn, ...]:
        """The level lines and lower borders drawn on the piece's block or the next ones in the same cell."""
        following = self.sheet.blocks[piece.block.index : piece.block.index + below + 1]
        near = {block.index for block in following if cell_of(block) == cell_of(piece.block)}
        return tuple(drawn for drawn in self.sheet.drawn if drawn.anchor in near and _is_ruling(drawn))

    def is_underlined(self, piece: Piece) -> bool:
        """Whether the letters are underlined; in a PDF: whether a level line is drawn at their foot."""
        if share(piece, lambda form: form.underline) > 0.5:
            return True
        area = piece.block.place.area
        return area is not None and any(
            drawn.is_level and drawn.place.page == piece.block.place.page and _is_at_foot(drawn.place.area, area)
            for drawn in self.sheet.drawn
        )

    def has_loose_line(self, piece: Piece) -> bool:
        """Whether a drawn line hangs in the same part of the head and belongs to no other component: it may well be the one under the piece."""
        body = self.of(*TEXT, Component.ADDRESSED)
        end = body[0].block.index if body else len(self.sheet.blocks)
        title = self.first(Component.TYPE_NAME)
        start = title.block.index - 1 if title and piece.component is Component.SUBJECT else 0
        others = {
            drawn
            for each in self.of(*RULED)
            if each.component is not piece.component
            for drawn in self.lines_near(each)
        }
        lines = (drawn for drawn in self.sheet.drawn if drawn.is_level and drawn.anchor is not None)
        return any(drawn not in others and start <= drawn.anchor < end for drawn in lines if drawn.anchor is not None)


def _is_at_foot(line: Area | None, letters: Area) -> bool:
    """Whether the line lies under the letters, no further right than they reach."""
    if line is None:
        return False
    is_beside = line.left < letters.left - UNDERLINE_SLACK or line.right > letters.right + UNDERLINE_SLACK
    return not is_beside and letters.top < line.top <= letters.bottom + UNDERLINE_SLACK


def _runs(block: Block) -> bool:
    is_placed = block.format.alignment in {Alignment.CENTRE, Alignment.RIGHT} or block.format.left > FAR_IN
    return block.cell is None and block.box is None and not is_placed


def cell_of(block: Block) -> tuple[int, int, int] | None:
    """Which cell a block stands in; None outside of tables."""
    return (block.cell.table, block.cell.row, block.cell.column) if block.cell else None


def _is_ruling(drawn: Drawn) -> bool:
    return drawn.is_level or (
        drawn.kind in {DrawnKind.PARAGRAPH_BORDER, DrawnKind.CELL_BORDER} and drawn.side == "bottom"
    )
