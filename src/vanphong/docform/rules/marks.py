"""Marks of urgency, secrecy, draft and circulation, and the images of seal and signature. 05-HD/VPTW I.8, II.2–II.4; 36-HD/VPTW II.2.1, II.2.2."""

import re
from collections.abc import Iterator
from itertools import pairwise

from vanphong.docform.layout import folded
from vanphong.docform.model import Alignment, Area, DrawnKind
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import TEXT, Context
from vanphong.docform.rules.mending import shown
from vanphong.docform.rules.model import Certainty, Fault, Severity
from vanphong.docform.rules.registry import party, rule, state

_TIMES = re.compile(r"dự thảo\s+(?:lần\s*)?(?:thứ\s*)?\S", re.IGNORECASE)
_SPELT = re.compile(r"^(?:do|muc do|dau chi muc do)\s*(?:mat|khan)\s*:?\s*")
SEAL_SIDES = (60, 150)
"""Points: a seal's image at its true size, as wide as high."""
MOST_COVERED, LEAST_COVERED = 0.6, 0.1
"""What part of a signature's width a seal may cover; a third is asked for."""


@rule(
    "D44",
    title="Chỗ của dấu chỉ mức độ khẩn",
    severity=Severity.REPAIRS,
    articles=party("II.3", "II.2.1"),
    explains="Dấu chỉ mức độ khẩn ở dưới số và ký hiệu; công văn: dưới trích yếu. Theo 36-HD/VPTW: dưới dấu chỉ mức độ mật, cùng cột với số "
    "và ký hiệu.",
    wrong="KHẨN ở góc trên bên phải",
    right="Số 12-CV/VPTU / về việc … / KHẨN",
)
def urgency_below_number(context: Context) -> Iterator[Fault]:
    """The mark above the number, above a letter's subject, or in the other column."""
    above = context.first(Component.LETTER_SUBJECT) or context.first(Component.REFERENCE)
    for piece in context.of(Component.URGENCY):
        if above is not None and _is_elsewhere(piece, above):
            place = "trích yếu" if above.component is Component.LETTER_SUBJECT else "số và ký hiệu"
            yield Fault(f"Dấu chỉ mức độ khẩn phải ở dưới {place}.", piece, found=piece.text.strip())


def _is_elsewhere(piece: Piece, above: Piece) -> bool:
    """Not below it: earlier, or in another column; what stands in a box of its own may be anywhere."""
    if piece.block.box is not None:
        return False
    one, other = piece.block.cell, above.block.cell
    if one is not None and other is not None and one.table == other.table and one.column != other.column:
        return True
    return (piece.block.index, piece.start) < (above.block.index, above.start)


@rule(
    "E65",
    title="Chữ của dấu chỉ mức độ khẩn",
    severity=Severity.REPAIRS,
    articles=party("II.3", "II.2.1") | state("III.2"),
    explains="Chỉ có ba mức độ khẩn: KHẨN, THƯỢNG KHẨN, HOẢ TỐC. Không còn «HOẢ TỐC HẸN GIỜ».",
    wrong="HOẢ TỐC HẸN GIỜ; ĐỘ KHẨN: KHẨN",
    right="HOẢ TỐC; KHẨN",
)
def words_of_urgency(context: Context) -> Iterator[Fault]:
    """Other words than the three."""
    yield from _other_words(context, Component.URGENCY, context.profile.marks.urgency, "Dấu chỉ mức độ khẩn")


@rule(
    "E66",
    title="Chữ của dấu chỉ mức độ mật",
    severity=Severity.REPAIRS,
    articles=party("II.2", "II.2.1") | state("III.2"),
    explains="Dấu chỉ mức độ mật chỉ ghi MẬT, TỐI MẬT hoặc TUYỆT MẬT, theo pháp luật về bảo vệ bí mật nhà nước.",
    wrong="ĐỘ MẬT: MẬT",
    right="MẬT",
)
def words_of_secrecy(context: Context) -> Iterator[Fault]:
    """Other words than the three."""
    yield from _other_words(context, Component.SECRECY, context.profile.marks.secrecy, "Dấu chỉ mức độ mật")


def _other_words(context: Context, component: Component, words: tuple[str, ...], label: str) -> Iterator[Fault]:
    known = {folded(word) for word in words}
    for piece in context.of(component):
        bare = folded(shown(piece)).strip(" .:*-()[]")
        if bare in known:
            continue
        right = _SPELT.sub("", bare)
        expected = next((word for word in words if folded(word) == right), " / ".join(words))
        yield Fault(f"{label} chỉ ghi {', '.join(words)}.", piece, found=piece.text.strip(), expected=expected)


@rule(
    "D45",
    title="Chữ «Dự thảo»",
    severity=Severity.NOTES,
    articles=party("II.4.2", "II.2.2"),
    explains="Văn bản dự thảo nhiều lần thì ghi lần: Dự thảo lần 2. Bản đã có số và ngày, gửi ký hoặc phát hành, không còn chữ «Dự thảo».",
    wrong="Dự thảo",
    right="Dự thảo lần 2",
)
def draft_mark(context: Context) -> Iterator[Fault]:
    """A draft mark that does not tell which draft, or on a document that has its number and day."""
    read = context.reference
    is_numbered = read is not None and bool(read.number) and context.recognised.issued_on is not None
    for piece in context.of(Component.DRAFT):
        if is_numbered:
            yield Fault("Văn bản đã có số và ngày mà còn chữ «Dự thảo».", piece, found=piece.text.strip())
        elif not _TIMES.search(piece.text):
            yield Fault("Chưa ghi lần dự thảo.", piece, found=piece.text.strip(), expected="Dự thảo lần …")


@rule(
    "E67",
    title="Chỗ của chữ «Dự thảo»",
    severity=Severity.REPAIRS,
    articles=party("II.4.2", "II.2.2"),
    explains="Chỉ dẫn về dự thảo trình bày dưới số và ký hiệu.",
    wrong="Dự thảo ở góc trên bên phải",
    right="Số      -TB/TU / Dự thảo lần 2",
)
def draft_below_number(context: Context) -> Iterator[Fault]:
    """The mark above the number, or in the other column."""
    above = context.first(Component.REFERENCE)
    for piece in context.of(Component.DRAFT):
        if above is not None and _is_elsewhere(piece, above):
            yield Fault("Chỉ dẫn dự thảo phải ở dưới số và ký hiệu.", piece, found=piece.text.strip())


@rule(
    "E68",
    title="Chỗ của chỉ dẫn phạm vi phổ biến",
    severity=Severity.REPAIRS,
    articles=party("II.4.1", "II.2.2"),
    explains="Chỉ dẫn phạm vi phổ biến (Tài liệu thu hồi, Xem xong trả lại, Lưu hành nội bộ…) ở trang đầu, góc phải, cách mép trên 10 mm. "
    "Riêng «Không phổ biến trên phương tiện "
    "thông tin đại chúng» ở trang cuối, chính giữa (theo 36-HD/VPTW: dưới khối ký).",
    wrong="LƯU HÀNH NỘI BỘ ở dưới số và ký hiệu",
    right="LƯU HÀNH NỘI BỘ ở góc phải, trên tiêu đề",
)
def circulation_at_top(context: Context) -> Iterator[Fault]:
    """An instruction in the left column or below the head; the one about publication above the text."""
    number, begin = context.first(Component.REFERENCE), context.of(*TEXT)
    for piece in context.of(Component.CIRCULATION):
        if piece.block.box is None and number is not None and _is_under(piece, number):
            yield Fault("Chỉ dẫn phạm vi phổ biến phải ở góc phải, trên tiêu đề.", piece, found=piece.text.strip())
    for piece in context.of(Component.NO_PUBLICATION):
        if begin and piece.block.box is None and piece.block.index < begin[0].block.index:
            yield Fault("Chỉ dẫn không phổ biến phải ở trang cuối, chính giữa.", piece, found=piece.text.strip())


def _is_under(piece: Piece, number: Piece) -> bool:
    if piece.block.format.alignment is Alignment.RIGHT and piece.block.cell is None:
        return False
    one, other = piece.block.cell, number.block.cell
    is_same = (one is not None and other is not None and one.table == other.table and one.column == other.column) or (
        one is None and other is None
    )
    return is_same and (piece.block.index, piece.start) > (number.block.index, number.start)


@rule(
    "D46",
    title="Hình dấu trùm chữ ký",
    severity=Severity.BLOCKS,
    certainty=Certainty.TO_CHECK,
    articles=party("I.8.2", "II.1.8"),
    explains="Dấu cơ quan trùm khoảng một phần ba chữ ký về bên trái, đúng chiều, đúng cỡ. Máy chỉ ước được hai hình chồng nhau trong tệp "
    ".pdf; dấu đóng trên giấy phải nhìn bằng mắt.",
    wrong="Hình dấu trùm hết hình chữ ký",
    right="Hình dấu trùm khoảng 1/3 hình chữ ký về bên trái",
)
def seal_over_signature(context: Context) -> Iterator[Fault]:
    """Of two images on the last pages that meet, the square one covers too much of the other, or its right end."""
    images = [
        (drawn, area)
        for drawn in context.sheet.drawn
        if drawn.kind is DrawnKind.PICTURE and (area := drawn.place.area) is not None
    ]
    for (one, first), (other, second) in pairwise(images):
        if one.place.page != other.place.page:
            continue
        pair = _seal_and_signature(first, second)
        if pair and (told := _badly_placed(*pair)):
            yield Fault(told, place=one.place)


def _seal_and_signature(one: Area, other: Area) -> tuple[Area, Area] | None:
    if _is_seal(one) == _is_seal(other):
        return None
    return (one, other) if _is_seal(one) else (other, one)


def _is_seal(area: Area) -> bool:
    least, most = SEAL_SIDES
    height = area.bottom - area.top
    return least <= area.width <= most and 0.85 <= area.width / max(height, 1) <= 1.18


def _badly_placed(seal: Area, signature: Area) -> str:
    width = min(seal.right, signature.right) - max(seal.left, signature.left)
    height = min(seal.bottom, signature.bottom) - max(seal.top, signature.top)
    covered = width / max(signature.width, 1)
    if width <= 0 or height <= 0:
        return ""
    if seal.left + seal.right > signature.left + signature.right:
        return "Hình dấu trùm về bên phải chữ ký: phải về bên trái."
    if covered > MOST_COVERED:
        return "Hình dấu trùm quá nhiều chữ ký: chỉ khoảng một phần ba."
    return "Hình dấu trùm quá ít chữ ký: khoảng một phần ba." if covered < LEAST_COVERED else ""
