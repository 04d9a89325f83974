"""The heading and its line. 05-HD/VPTW I.1; 36-HD/VPTW II.1.1; 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1."""

import re
from collections.abc import Iterator

from vanphong.docform.edits import DrawLine
from vanphong.docform.metrics import text_width
from vanphong.docform.model import Kind
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import Context, cell_of
from vanphong.docform.rules.mending import put, shown
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.organs import even
from vanphong.docform.rules.registry import party, rule, state

STATE_HEADING = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
PARTY_HEADING = "ĐẢNG CỘNG SẢN VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TYPED = re.compile(r"(?=.*[_–—─=-]{3})[^\w*]*_*[^\w*]*_*|[\W_]*[_–—─=-]{3,}[\W_]*")
SOLID = re.compile(r"[_─—\s]{3,}")
SLACK = 0.12
"""By what share a line may be longer or shorter than its text: fonts and hand-drawn lines are not exact."""


def _heading(context: Context) -> Piece | None:
    return context.first(Component.HEADING)


@rule(
    "D01",
    title="Tiêu đề văn bản của Đảng",
    severity=Severity.BLOCKS,
    articles=party("I.1", "II.1.1"),
    explains="Văn bản của Đảng mang tiêu đề «Đảng Cộng sản Việt Nam»; Quốc hiệu và Tiêu ngữ là của văn bản nhà nước.",
    wrong="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    right="ĐẢNG CỘNG SẢN VIỆT NAM",
)
def state_heading(context: Context) -> Iterator[Fault]:
    """The State's heading or motto on a document of the Party."""
    for piece in context.of(Component.HEADING, Component.MOTTO):
        if piece.component is Component.MOTTO or even(shown(piece)).startswith("CỘNG HOÀ"):
            yield Fault(
                "Văn bản của Đảng dùng tiêu đề «Đảng Cộng sản Việt Nam», không dùng Quốc hiệu, Tiêu ngữ.",
                piece,
                expected=PARTY_HEADING,
            )


@rule(
    "E16",
    title="Chữ của tiêu đề",
    severity=Severity.REPAIRS,
    articles=party("I.1", "II.1.1") | state("II.1.a, II.1.b"),
    explains="Tiêu đề, Quốc hiệu, Tiêu ngữ ghi đúng từng chữ; giữa các cụm từ của Tiêu ngữ là gạch nối có cách chữ.",
    wrong="Độc lập – Tự do – Hạnh phúc",
    right="Độc lập - Tự do - Hạnh phúc",
)
def heading_words(context: Context) -> Iterator[Fault]:
    """Letters or signs that differ from the prescribed line; the two ways of writing HOÀ are one."""
    right = PARTY_HEADING if context.profile.is_party else STATE_HEADING
    piece = _heading(context)
    if piece and even(shown(piece)) != right and even(shown(piece))[:4] == right[:4]:
        yield Fault("Tiêu đề không đúng từng chữ.", piece, found=piece.text.strip(), expected=right)
    motto = context.first(Component.MOTTO)
    if motto and not context.profile.is_party and " ".join(motto.text.split()) != MOTTO:
        text = motto.text.strip()
        start = motto.start + motto.text.index(text)
        yield Fault(
            "Tiêu ngữ không đúng từng chữ, từng dấu.",
            motto,
            found=text,
            expected=MOTTO,
            edits=(put(motto.block, start, start + len(text), MOTTO),),
        )


@rule(
    "D02",
    title="Đường kẻ dưới tiêu đề",
    severity=Severity.REPAIRS,
    articles=party("I.1.2", "II.1.1.2") | state("II.1.b"),
    explains="Dưới tiêu đề (văn bản nhà nước: dưới Tiêu ngữ) có đường kẻ ngang nét liền, dài bằng dòng chữ.",
    wrong="(không kẻ)",
    right="kẻ nét liền dài bằng tiêu đề",
)
def line_under_heading(context: Context) -> Iterator[Fault]:
    """No line below, or one of another length than the words. A line that hangs elsewhere in the head is taken for it."""
    piece = _heading(context) if context.profile.is_party else context.first(Component.MOTTO) or _heading(context)
    if piece is None:
        return
    width = printed_width(piece)
    lines = context.lines_near(piece)
    typed = typed_line(context, piece)
    if typed and not SOLID.fullmatch(typed):
        yield Fault("Đường kẻ dưới tiêu đề phải là nét liền.", piece, found=typed[:20])
    elif (
        context.has_measures
        and not lines
        and not typed
        and not context.has_loose_line(piece)
        and not piece.block.letters.underline
    ):
        edits = (DrawLine(piece.block.place, width),) if piece.is_whole else ()
        yield Fault("Thiếu đường kẻ dưới tiêu đề.", piece, edits=edits)
    lengths = [line.length for line in lines if line.length]
    if lengths and all(abs(length - width) > SLACK * width for length in lengths):
        nearest = min(lengths, key=lambda length: abs(length - width))
        edits = (DrawLine(piece.block.place, width),) if piece.is_whole and context.sheet.kind is Kind.DOCX else ()
        yield Fault(
            "Đường kẻ dưới tiêu đề không dài bằng dòng chữ.",
            piece,
            found=f"{nearest:.0f}pt",
            expected=f"{width:.0f}pt",
            edits=edits,
        )


def printed_width(piece: Piece) -> float:
    """How wide the words of a piece are printed, in points."""
    letters = piece.block.letters
    return text_width(shown(piece).strip(), letters.size, is_bold=letters.bold, is_italic=letters.italic)


def typed_line(context: Context, piece: Piece) -> str:
    """A line made of dashes, underscores or ornaments in the lines after the piece, up to the next words of its cell; empty: none."""
    following = [piece.block.text[piece.end :]]
    for block in context.sheet.blocks[piece.block.index + 1 : piece.block.index + 3]:
        following += [block.text] if cell_of(block) == cell_of(piece.block) else []
    for line in "\n".join(following).split("\n"):
        if line.strip():
            return line.strip() if TYPED.fullmatch(line.strip()) else ""
    return ""
