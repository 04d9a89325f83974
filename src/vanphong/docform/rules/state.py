"""The State's head: heading, number. 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1, II.3."""

from collections.abc import Iterator

from vanphong.docform.recognise.model import Component
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.heading import MOTTO, STATE_HEADING
from vanphong.docform.rules.mending import put, shown
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.organs import even
from vanphong.docform.rules.registry import rule, state


@rule(
    "N01",
    title="Quốc hiệu và Tiêu ngữ",
    severity=Severity.BLOCKS,
    articles=state("II.1"),
    explains="Văn bản của cơ quan nhà nước mang Quốc hiệu và Tiêu ngữ, không mang tiêu đề của Đảng.",
    wrong="ĐẢNG CỘNG SẢN VIỆT NAM",
    right="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc",
)
def state_heading(context: Context) -> Iterator[Fault]:
    """The Party's heading on a document of the State, or the heading without the motto."""
    piece = context.first(Component.HEADING)
    if piece and even(shown(piece)).startswith("ĐẢNG"):
        yield Fault(
            "Văn bản nhà nước dùng Quốc hiệu và Tiêu ngữ, không dùng tiêu đề của Đảng.", piece, expected=STATE_HEADING
        )
    elif piece and not context.first(Component.MOTTO):
        yield Fault("Thiếu Tiêu ngữ dưới Quốc hiệu.", piece, expected=MOTTO)


@rule(
    "N02",
    title="Dấu hai chấm sau «Số» (văn bản nhà nước)",
    severity=Severity.REPAIRS,
    articles=state("II.3.c"),
    explains="Văn bản nhà nước: sau từ «Số» có dấu hai chấm.",
    wrong="Số 15/QĐ-UBND",
    right="Số: 15/QĐ-UBND",
)
def colon(context: Context) -> Iterator[Fault]:
    """No colon after the word."""
    read = context.reference
    if read and read.colon.text != ":":
        end = read.colon.end if read.colon else read.word.end
        yield Fault(
            "Sau từ «Số» phải có dấu hai chấm.",
            read.piece,
            found=read.word.text,
            expected="Số:",
            edits=(put(read.piece.block, read.word.end, end, ":"),),
        )


@rule(
    "N03",
    title="Gạch chéo và gạch nối trong số, ký hiệu (văn bản nhà nước)",
    severity=Severity.REPAIRS,
    articles=state("II.3.c"),
    explains="Văn bản nhà nước: giữa số và ký hiệu là gạch chéo, giữa các nhóm chữ viết tắt là gạch nối.",
    wrong="Số: 15-QĐ/UBND",
    right="Số: 15/QĐ-UBND",
)
def signs(context: Context) -> Iterator[Fault]:
    """The signs of the Party."""
    read = context.reference
    if read is None or not read.organ or (read.first.text.strip() == "/" and read.second.text.strip() == "-"):
        return
    block = read.piece.block
    asked = ((read.first, "/"), (read.second, "-"))
    edits = tuple(put(block, part.start, part.end, sign) for part, sign in asked if part.text != sign)
    found = block.text[read.number.start if read.number else read.first.start : read.organ.end]
    yield Fault(
        "Số và ký hiệu phải nối bằng gạch chéo, các nhóm chữ viết tắt bằng gạch nối.",
        read.piece,
        found=found,
        edits=edits,
    )


@rule(
    "N04",
    title="Ký hiệu công văn (văn bản nhà nước)",
    severity=Severity.REPAIRS,
    articles=state("II.3.b"),
    explains="Ký hiệu công văn của cơ quan nhà nước gồm chữ viết tắt tên cơ quan và tên đơn vị soạn thảo hoặc lĩnh vực, không ghi «CV» "
    "như văn bản của Đảng.",
    wrong="Số: 125/CV-UBND",
    right="Số: 125/UBND-VP",
)
def letter_notation(context: Context) -> Iterator[Fault]:
    """«CV» in the notation of a letter."""
    read = context.reference
    if read and context.is_letter and read.type.text.upper() == "CV":
        yield Fault(
            "Ký hiệu công văn nhà nước không ghi «CV».",
            read.piece,
            found=f"{read.type.text}{read.second.text}{read.organ.text}",
        )
