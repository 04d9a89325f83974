"""The components of a document, and the pieces of its blocks that were recognised as such."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from vanphong.docform.model import Block
from vanphong.docform.particulars.model import System


class Component(StrEnum):
    """A component (thành phần thể thức), in the order of the boxes (ô số) of 05-HD/VPTW and 30/2020/NĐ-CP, Phụ lục I."""

    HEADING = "heading"
    MOTTO = "motto"
    PARENT_ORGAN = "parent_organ"
    ORGAN = "organ"
    ORGAN_STAR = "organ_star"
    REFERENCE = "reference"
    PLACE_DATE = "place_date"
    TYPE_NAME = "type_name"
    AUTHOR = "author"
    SUBJECT = "subject"
    SUBJECT_RULE = "subject_rule"
    LETTER_SUBJECT = "letter_subject"
    ADDRESSED = "addressed"
    ADDRESSEE = "addressee"
    GROUND = "ground"
    BODY = "body"
    PART = "part"
    PART_TITLE = "part_title"
    SECTION = "section"
    SECTION_TITLE = "section_title"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    TABLE = "table"
    COMPETENCE = "competence"
    POSITION = "position"
    SIGNER = "signer"
    RECIPIENTS_WORD = "recipients_word"
    RECIPIENT = "recipient"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    CIRCULATION = "circulation"
    NO_PUBLICATION = "no_publication"
    DRAFT = "draft"
    DRAFTER = "drafter"
    CONTACT = "contact"
    APPENDIX_WORD = "appendix_word"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_NOTE = "appendix_note"
    APPENDIX_BODY = "appendix_body"
    COPY_MARK = "copy_mark"
    RULING = "ruling"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a block's text that is one component: files put several into one paragraph, parted by line breaks or tabs."""

    component: Component
    block: Block
    start: int
    end: int
    confidence: float = 1.0

    @property
    def text(self) -> str:
        """The characters of the piece."""
        return self.block.text[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        """Whether nothing but space stands beside it in its block."""
        return self.text.strip() == self.block.text.strip()


@dataclass(frozen=True)
class Recognised:
    """The pieces in reading order, whose form rules apply, the type («Công văn» for a letter, empty when unknown) and the day."""

    pieces: tuple[Piece, ...] = ()
    system: System | None = None
    type_name: str = ""
    issued_on: date | None = None

    def of(self, *components: Component) -> tuple[Piece, ...]:
        """The pieces of these components, in reading order."""
        return tuple(piece for piece in self.pieces if piece.component in components)

    def first(self, component: Component) -> Piece | None:
        """The first piece of a component."""
        return next((piece for piece in self.pieces if piece.component is component), None)

    def in_block(self, block: Block) -> tuple[Piece, ...]:
        """The pieces of a block."""
        return self._by_block.get(block.index, ())

    @cached_property
    def _by_block(self) -> dict[int, tuple[Piece, ...]]:
        found: dict[int, tuple[Piece, ...]] = {}
        for piece in self.pieces:
            found[piece.block.index] = (*found.get(piece.block.index, ()), piece)
        return found

    def __iter__(self) -> Iterator[Piece]:
        return iter(self.pieces)
