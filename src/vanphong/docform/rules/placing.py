"""How components are placed by their paragraphs: alignment, and the space between paragraphs of running text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from vanphong.docform.edits import ParagraphForm, SetParagraph
from vanphong.docform.metrics import text_width
from vanphong.docform.model import Alignment, Block
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import TEXT, Context
from vanphong.docform.rules.letters import styled
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.registry import party, rule, state


@rule(
    "E07",
    title="Canh lề của từng thành phần",
    severity=Severity.REPAIRS,
    articles=party("I, Phụ lục 1", "II.1, Phụ lục 1") | state("II, III, IV"),
    explains="Các thành phần ở đầu và cuối văn bản canh giữa trong cột của mình; tên loại, trích yếu canh giữa trang; nội dung dàn đều hai lề.",
    wrong="Nội dung canh trái",
    right="Nội dung dàn đều hai lề",
)
def alignment(context: Context) -> Iterator[Fault]:
    """Lines in cells or across the page that are not centred, paragraphs of more than a line that are not justified."""
    if not context.has_measures:
        return
    for piece, style in styled(context):
        wanted = {"centre": Alignment.CENTRE, "justified": Alignment.JUSTIFIED}.get(style.align)
        if wanted is None or piece.block.format.alignment is wanted or not _is_placed_by_alignment(context, piece):
            continue
        name = "canh giữa" if wanted is Alignment.CENTRE else "dàn đều hai lề"
        form = ParagraphForm(alignment=wanted)
        yield Fault(
            f"{style.label}: {name}.",
            piece,
            found=ALIGNED[piece.block.format.alignment],
            edits=(SetParagraph(piece.block.place, form),),
            certain=style.certain,
            article=style.article,
        )


ALIGNED = {
    Alignment.LEFT: "canh trái",
    Alignment.CENTRE: "canh giữa",
    Alignment.RIGHT: "canh phải",
    Alignment.JUSTIFIED: "dàn đều",
}
ACROSS = {
    Component.TYPE_NAME,
    Component.SUBJECT,
    Component.AUTHOR,
    Component.PART,
    Component.PART_TITLE,
    Component.SECTION,
    Component.SECTION_TITLE,
}
IN_COLUMNS = {
    *(
        Component.HEADING,
        Component.MOTTO,
        Component.PARENT_ORGAN,
        Component.ORGAN,
        Component.REFERENCE,
        Component.PLACE_DATE,
    ),
    *(Component.LETTER_SUBJECT, Component.COMPETENCE, Component.POSITION, Component.SIGNER),
}


def _is_placed_by_alignment(context: Context, piece: Piece) -> bool:
    """Whether the paragraph's alignment is what places the component: not where tabs and spaces make the columns."""
    block = piece.block
    if piece.component in TEXT:
        return (
            block.cell is None
            and block.box is None
            and _is_long(context, block)
            and block.format.alignment is not Alignment.CENTRE
        )
    if "\t" in block.text or re.search(r" {4,}", block.text.strip()):
        return False
    if piece.component in IN_COLUMNS:
        return block.cell is not None or block.box is not None
    return piece.component in ACROSS and block.format.left < 72


def _is_long(context: Context, block: Block) -> bool:
    """Whether it certainly fills more than one line; in a single line left and justified look the same."""
    section = context.sheet.section_of(block)
    width = section.text_width if section else 468.0
    return text_width(block.text, block.letters.size) > 1.2 * width


@rule(
    "E08",
    title="Khoảng cách giữa các đoạn",
    severity=Severity.REPAIRS,
    articles=party("I.6.2.2", "II.1.6.2") | state("II.6.e"),
    explains="Khoảng cách giữa các đoạn văn (Spacing) tối thiểu 6pt.",
    wrong="Spacing 0pt",
    right="Spacing từ 6pt",
)
def between_paragraphs(context: Context) -> Iterator[Fault]:
    """Neighbours of running text that stand closer than asked; the space after the one and before the other count together."""
    least = context.profile.paragraph.between
    if not context.has_measures:
        return
    for first, second in pairwise(context.running):
        one, other = first.block, second.block
        if other.index - one.index != 1:
            continue
        space = 0.0 if _is_joined(one, other) else one.format.space_after + other.format.space_before
        if space < least - 0.1:
            edits = () if _is_joined(one, other) else (SetParagraph(one.place, ParagraphForm(after=least)),)
            yield Fault(
                "Khoảng cách giữa các đoạn phải từ 6pt.", first, found=f"{space:g}pt".replace(".", ","), edits=edits
            )


def _is_joined(one: Block, other: Block) -> bool:
    """«Don't add space between paragraphs of the same style»."""
    return one.style == other.style and one.format.is_contextual and other.format.is_contextual
