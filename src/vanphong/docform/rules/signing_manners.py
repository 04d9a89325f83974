"""Who signs at all: without a competence, in two positions, in words, twice. 05-HD/VPTW I.7.1, I.7.2.4; 36-HD/VPTW II.1.7."""

import re
from collections.abc import Iterator

from vanphong.docform.rules import organs
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.model import Certainty, Fault, Severity
from vanphong.docform.rules.registry import party, rule
from vanphong.docform.rules.signing import is_steering
from vanphong.docform.rules.signing_blocks import FOR_SUPERIOR, ON_BEHALF, SignatureBlock, signature_blocks
from vanphong.docform.rules.signing_formulas import COMMISSION, LEADERS

MINUTES = "Biên bản"
_HEADS = re.compile(r"^PHÓ (CHÁNH VĂN PHÒNG|TRƯỞNG BAN|GIÁM ĐỐC|HIỆU TRƯỞNG|TỔNG BIÊN TẬP|TRƯỞNG PHÒNG|VIỆN TRƯỞNG)\b")
_PUBLISHED = re.compile(r"^\s*\(\s*đã ký\s*\)\s*$", re.IGNORECASE)
_KEEPER = re.compile(r"(NGƯỜI GHI|THƯ KÝ)")


@rule(
    "E42",
    title="Tập thể ký thay mặt",
    severity=Severity.REPAIRS,
    articles=party("I.7.1.1", "II.1.7.1"),
    explains="Văn bản của cấp uỷ, ban thường vụ, chi bộ, uỷ ban kiểm tra phải có dòng quyền hạn T/M phía trên chức vụ; chỉ cơ quan theo chế "
    "độ thủ trưởng mới ký trực tiếp.",
    wrong="BÍ THƯ / (họ tên)",
    right="T/M ĐẢNG UỶ / BÍ THƯ / (họ tên)",
)
def committee_without_sign(context: Context) -> Iterator[Fault]:
    """The head of a committee or his deputy signs without «T/M»."""
    named = organs.printed(context)
    is_together = named is not None and (named.is_committee or named.organ.startswith(COMMISSION))
    if not is_together or context.type_name == MINUTES or context.is_paper:
        return
    for block in signature_blocks(context):
        if not block.signs and not block.is_joined and _leads(block):
            yield Fault(
                "Cấp uỷ, uỷ ban kiểm tra ký thay mặt: thiếu dòng quyền hạn T/M.",
                block.titles[0].piece,
                found=block.position,
                expected=f"T/M … / {block.position}",
            )


def _leads(block: SignatureBlock) -> bool:
    return len(block.titles) == 1 and block.titles[0].words.startswith((*LEADERS, "CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"))


@rule(
    "E43",
    title="Cấp phó ký trực tiếp",
    severity=Severity.NOTES,
    articles=party("I.7.1.4c", "II.1.7.1"),
    explains="Cấp phó của văn phòng, ban ký thay (K/T) cấp trưởng hoặc thừa lệnh (T/L). Ký trực tiếp bằng chức vụ cấp phó chỉ đúng khi được "
    "phân công phụ trách lúc chưa có cấp trưởng: "
    "người thẩm định phải biết.",
    wrong="PHÓ CHÁNH VĂN PHÒNG (khi đã có chánh văn phòng)",
    right="K/T CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG",
    certainty=Certainty.TO_CHECK,
)
def deputy_alone(context: Context) -> Iterator[Fault]:
    """A deputy's title without a sign of competence."""
    named = organs.printed(context)
    if named is not None and organs.is_joint(named):
        return
    for block in signature_blocks(context):
        if not block.signs and not block.is_joined and block.titles and _HEADS.match(block.titles[0].words):
            head = block.titles[0].words.removeprefix("PHÓ ")
            yield Fault(
                "Cấp phó ký trực tiếp: chỉ đúng khi được phân công phụ trách lúc chưa có cấp trưởng.",
                block.titles[0].piece,
                found=block.titles[0].piece.text.strip(),
                expected=f"K/T {head} / {block.titles[0].words}",
            )


@rule(
    "E44",
    title="Hai chức vụ nối bằng «kiêm»",
    severity=Severity.REPAIRS,
    articles=party("I.7.1.4đ(ii)", "II.1.7.1"),
    explains="Ban chỉ đạo, tiểu ban, hội đồng không có dấu riêng: ghi hai chức vụ, nối bằng chữ thường «kiêm» trên một dòng riêng; cấp phó "
    "không đề K/T, không đề T/M.",
    wrong="T/M BAN CHỈ ĐẠO / PHÓ BÍ THƯ / kiêm / TRƯỞNG BAN CHỈ ĐẠO",
    right="PHÓ BÍ THƯ / kiêm / TRƯỞNG BAN CHỈ ĐẠO",
)
def two_positions(context: Context) -> Iterator[Fault]:
    """Two positions joined, and a sign of competence above them; or two positions of a steering committee that nothing joins."""
    named = organs.printed(context)
    for block in signature_blocks(context):
        signs = [sign for sign in block.signs if sign.means in {ON_BEHALF, FOR_SUPERIOR}]
        if block.is_joined and signs:
            yield Fault(
                "Hai chức vụ nối bằng «kiêm» thì không đề T/M, K/T.",
                signs[0].piece,
                found=signs[0].piece.text.strip(),
            )
        elif named and is_steering(named.organ) and not block.signs and not block.is_joined and _two(block):
            yield Fault(
                "Hai chức vụ của người ký phải nối bằng chữ «kiêm» trên một dòng riêng.",
                block.titles[1].piece,
                found=block.position,
                expected=f"{block.titles[0].words} / kiêm / {block.titles[1].words}",
            )


def _two(block: SignatureBlock) -> bool:
    lead = r"^(BÍ THƯ|PHÓ BÍ THƯ|UỶ VIÊN|TRƯỞNG BAN|CHÁNH VĂN PHÒNG)\b"
    return len(block.titles) == 2 and all(
        re.match(rf"{lead}|^(PHÓ )?(TRƯỞNG|CHỦ TỊCH)", title.words) for title in block.titles
    )


@rule(
    "E45",
    title="Chữ «(đã ký)»",
    severity=Severity.NOTES,
    articles=party("I.7.1", "II.1.7.1"),
    explains="Hướng dẫn không có thể thức «(đã ký)»: bản phát hành có chữ ký hoặc chữ ký số; bản đăng tải, trích đăng là việc của bản sao.",
    wrong="(Đã ký)",
    right="Chữ ký hoặc hình chữ ký số",
    certainty=Certainty.TO_CHECK,
)
def signed_in_words(context: Context) -> Iterator[Fault]:
    """«(đã ký)» in place of a signature."""
    blocks = signature_blocks(context)
    begin = min((block.first.block.index for block in blocks), default=len(context.sheet.blocks))
    for block in context.sheet.blocks[begin:]:
        if _PUBLISHED.match(block.text):
            yield Fault("Ghi «(đã ký)» thay chữ ký.", block=block, found=block.text.strip())


@rule(
    "E46",
    title="Chữ ký của biên bản",
    severity=Severity.REPAIRS,
    articles=party("I.7.2.4", "II.1.7.2"),
    explains="Biên bản có chữ ký của người chủ trì (bên phải) và người ghi biên bản (bên trái).",
    wrong="Chỉ có CHỦ TRÌ HỘI NGHỊ",
    right="NGƯỜI GHI BIÊN BẢN (trái) – CHỦ TRÌ HỘI NGHỊ (phải)",
)
def minutes_signed_twice(context: Context) -> Iterator[Fault]:
    """Minutes with one signature only, or with the chair at the left."""
    blocks = signature_blocks(context)
    if context.type_name != MINUTES or not blocks:
        return
    keepers = [block for block in blocks if any(_KEEPER.search(title.words) for title in block.titles)]
    if not keepers:
        yield Fault("Biên bản chưa có chữ ký của người ghi biên bản.", blocks[-1].first, certain=len(blocks) == 1)
    elif _column(keepers[0]) > max((_column(block) for block in blocks if block not in keepers), default=99):
        yield Fault("Người ghi biên bản ký bên trái, người chủ trì ký bên phải.", keepers[0].first)


def _column(block: SignatureBlock) -> int:
    return block.first.block.cell.column if block.first.block.cell else 0
