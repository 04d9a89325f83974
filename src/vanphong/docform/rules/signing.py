"""Competence, position and name above a signature. 05-HD/VPTW I.7.1; 36-HD/VPTW II.1.7.1; 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vanphong.docform.edits import Edit, Remove
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules import organs
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.mending import put
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.registry import party, rule, state
from vanphong.docform.rules.signing_blocks import (
    ACTING,
    BY_MANDATE,
    BY_ORDER,
    FOR_SUPERIOR,
    ON_BEHALF,
    Sign,
    SignatureBlock,
    signature_blocks,
)

_TOGETHER = re.compile(
    r"^(TỔNG BÍ THƯ|BÍ THƯ|BAN (THƯỜNG VỤ|CHẤP HÀNH|BÍ THƯ)|BỘ CHÍNH TRỊ|(TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG|CHI) UỶ\b|CHI BỘ|UỶ BAN KIỂM TRA|"
    r"ĐOÀN CHỦ TỊCH|CHỦ NHIỆM UỶ BAN KIỂM TRA)"
)
_OF_ORGAN = (
    r"(?:TỈNH UỶ|THÀNH UỶ|ĐẢNG UỶ|CHI BỘ|CHI UỶ|HUYỆN UỶ|QUẬN UỶ|THỊ UỶ|ĐẢNG BỘ|TRUNG ƯƠNG|UỶ BAN KIỂM TRA|TỔ CHỨC|NỘI CHÍNH|TUYÊN GIÁO|DÂN VẬN|"
    r"XÂY DỰNG ĐẢNG|KINH TẾ|BAN THƯỜNG VỤ|BAN CHẤP HÀNH)\b.*"
)
_WITH_ORGAN = re.compile(
    rf"^(?P<title>(?:PHÓ )?(?:TỔNG BÍ THƯ|BÍ THƯ|CHỦ NHIỆM|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|CHỦ TỊCH)(?: THƯỜNG TRỰC)?)(?P<organ> {_OF_ORGAN})$"
)
_MEMBER = re.compile(r"^UỶ VIÊN\b")
_RANKS = (
    r"GS|PGS|TS|TSKH|Th\.?S|ThS|BS|DS|KS|KTS|CN|LS|CVC|CVCC|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT|Giáo sư|Phó Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|"
    r"Thạc sỹ|Bác sĩ|Kỹ sư|"
    r"Cử nhân|Luật sư|Nhà giáo Nhân dân|Nhà giáo Ưu tú|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|Đ/c|Đồng chí|Ông|Bà"
)
_RANKED = re.compile(rf"^\s*(?P<ranks>(?:(?:{_RANKS})(?:\s*[.,:\-–]\s*|\s+))+)(?=[^\W\d_])", re.IGNORECASE)
_IN_CHARGE = re.compile(r"\b(PHỤ TRÁCH|ĐIỀU HÀNH)\b")
_INITIALLED = re.compile(r"\(?\b(ký nháy|ký tắt)\b\)?", re.IGNORECASE)


@rule(
    "D28",
    title="Viết tắt quyền hạn ký",
    severity=Severity.REPAIRS,
    articles=party("I.7.1.1", "II.1.7.1"),
    explains="Quyền hạn ký văn bản của Đảng viết T/M (thay mặt), K/T (ký thay), T/L (thừa lệnh): gạch chéo, không có dấu chấm; quyền cấp "
    "trưởng viết Q. có dấu chấm. "
    "TM., KT., TL., TUQ. là của văn bản nhà nước; văn bản của Đảng không có ký thừa uỷ quyền.",
    wrong="TM. BAN THƯỜNG VỤ; KT. CHÁNH VĂN PHÒNG",
    right="T/M BAN THƯỜNG VỤ; K/T CHÁNH VĂN PHÒNG",
)
def signs_of_the_state(context: Context) -> Iterator[Fault]:
    """A sign written otherwise than the Party's."""
    for block in signature_blocks(context):
        for sign in block.signs:
            asked = "" if sign.means == BY_MANDATE else f"{sign.means} "
            if " ".join(sign.printed.split()) != asked.strip():
                yield _wrong_sign(sign, asked, "Quyền hạn ký của văn bản Đảng viết T/M, K/T, T/L, Q.")


@rule(
    "N20",
    title="Viết tắt quyền hạn ký (văn bản nhà nước)",
    severity=Severity.REPAIRS,
    articles=state("II.7.b"),
    explains="Văn bản nhà nước viết TM., KT., TL., TUQ., Q. trước chức vụ: có dấu chấm, không có gạch chéo.",
    wrong="T/M UỶ BAN NHÂN DÂN; K/T CHỦ TỊCH",
    right="TM. UỶ BAN NHÂN DÂN; KT. CHỦ TỊCH",
)
def signs_of_the_party(context: Context) -> Iterator[Fault]:
    """A sign with a slash in a document of the State."""
    asked = {ON_BEHALF: "TM. ", FOR_SUPERIOR: "KT. ", BY_ORDER: "TL. "}
    for block in signature_blocks(context):
        for sign in block.signs:
            if "/" in sign.printed and sign.means in asked:
                yield _wrong_sign(sign, asked[sign.means], "Quyền hạn ký của văn bản nhà nước viết TM., KT., TL., TUQ.")


def _wrong_sign(sign: Sign, asked: str, sentence: str) -> Fault:
    span = sign.span
    edits = (put(span.block, span.start, span.end, asked),) if asked else ()
    return Fault(sentence, sign.piece, found=sign.printed.strip(), expected=asked.strip(), edits=edits)


@rule(
    "D29",
    title="Tập thể không ký thay",
    severity=Severity.BLOCKS,
    articles=party("I.7.1.1, I.7.1.4b", "II.1.7.1"),
    explains="Cấp uỷ, ban thường vụ, uỷ ban kiểm tra là tập thể: bí thư và phó bí thư, chủ nhiệm và phó chủ nhiệm đều ký thay mặt (T/M) và "
    "ghi chức vụ của mình; "
    "không có ký thay (K/T) bí thư, K/T chủ nhiệm uỷ ban kiểm tra.",
    wrong="K/T BÍ THƯ / PHÓ BÍ THƯ",
    right="T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ",
)
def committee_signed_for(context: Context) -> Iterator[Fault]:
    """«K/T» before the head of a body that decides together, or before the body itself."""
    named = organs.printed(context)
    is_commission = named is not None and named.organ.startswith("UỶ BAN KIỂM TRA")
    for block in signature_blocks(context):
        sign = block.sign(FOR_SUPERIOR)
        if sign and (_TOGETHER.match(sign.rest) or (is_commission and sign.rest.startswith("CHỦ NHIỆM"))):
            yield Fault(
                "Tập thể không có ký thay (K/T): cấp phó ký thay mặt (T/M) và ghi chức vụ của mình.",
                sign.piece,
                found=sign.piece.text.strip(),
                expected=f"T/M … / {block.position or 'PHÓ BÍ THƯ'}",
            )


@rule(
    "D30",
    title="Chức vụ kèm tên cơ quan",
    severity=Severity.REPAIRS,
    articles=party("I.7.1.2", "II.1.7.1"),
    explains="Chức vụ người ký không kèm tên cơ quan, vì tên cơ quan đã ở đầu văn bản. Ngoại lệ: văn bản liên cơ quan; ban chỉ đạo, tiểu "
    "ban, hội đồng không có dấu riêng.",
    wrong="PHÓ BÍ THƯ TỈNH UỶ; CHÁNH VĂN PHÒNG TỈNH UỶ",
    right="PHÓ BÍ THƯ; CHÁNH VĂN PHÒNG",
)
def position_with_organ(context: Context) -> Iterator[Fault]:
    """A position that goes on with the organ's name."""
    named = organs.printed(context)
    if named is not None and (organs.is_joint(named) or is_steering(named.organ)):
        return
    for block in signature_blocks(context):
        if block.is_joined:
            continue
        for piece, words in _positions(block):
            found = _WITH_ORGAN.match(words)
            if found:
                yield _organ_named(piece, len(words) - len(found["organ"]), found["title"])


def _positions(block: SignatureBlock) -> Iterator[tuple[Piece, str]]:
    """Each position that is printed, also behind a sign (K/T CHÁNH VĂN PHÒNG …), with its words; the piece begins with the words."""
    for title in block.titles:
        yield _bare(title.piece), title.words
    for sign in block.signs:
        if sign.means in {FOR_SUPERIOR, ACTING, BY_ORDER} and sign.rest == organs.even(_behind(sign).text):
            yield _behind(sign), sign.rest


def _bare(piece: Piece) -> Piece:
    """The piece without the space around its words."""
    text = piece.text
    return replace(
        piece, start=piece.start + len(text) - len(text.lstrip()), end=piece.end - len(text) + len(text.rstrip())
    )


def _behind(sign: Sign) -> Piece:
    return _bare(replace(sign.piece, start=sign.span.end))


def _organ_named(piece: Piece, at: int, title: str) -> Fault:
    """`at`: where the organ begins in the words; they are cut away when the file writes them with single spaces."""
    start = piece.start + at
    is_even = organs.even(piece.text[:at]) == title
    return Fault(
        "Chức vụ người ký không kèm tên cơ quan.",
        piece,
        found=piece.text,
        expected=title,
        edits=(put(piece.block, start, piece.end, ""),) if is_even else (),
    )


def is_steering(organ: str) -> bool:
    """Whether it is a steering committee, a sub-committee or a council."""
    return bool(re.match(r"^(BAN CHỈ ĐẠO|TIỂU BAN|HỘI ĐỒNG|TỔ )", organ))


@rule(
    "D31",
    title="Chức vụ uỷ viên khi ký thay mặt tập thể",
    severity=Severity.REPAIRS,
    articles=party("I.7.1.2b", "II.1.7.1"),
    explains="Khi thay mặt tập thể chỉ ghi chức vụ bí thư, phó bí thư, chủ nhiệm, phó chủ nhiệm, chủ tịch, phó chủ tịch; người ký là uỷ "
    "viên thì không ghi chức vụ.",
    wrong="T/M BAN THƯỜNG VỤ / UỶ VIÊN",
    right="T/M BAN THƯỜNG VỤ / (họ tên, không có dòng chức vụ)",
)
def member_on_behalf(context: Context) -> Iterator[Fault]:
    """«UỶ VIÊN …» under «T/M»."""
    for block in signature_blocks(context):
        if not block.sign(ON_BEHALF) or block.is_joined:
            continue
        for title in block.titles:
            if _MEMBER.match(title.words):
                edits: tuple[Edit, ...] = (Remove(title.piece.block.place),) if _is_alone(title.piece) else ()
                yield Fault(
                    "Uỷ viên ký thay mặt tập thể thì không ghi chức vụ.",
                    title.piece,
                    found=title.piece.text.strip(),
                    edits=edits,
                )


def _is_alone(piece: Piece) -> bool:
    return piece.is_whole and not re.search(r"[-–,]", piece.text)


@rule(
    "D32",
    title="Học hàm, học vị, quân hàm trước họ tên",
    severity=Severity.REPAIRS,
    articles=party("I.7.1.3", "II.1.7.1"),
    explains="Họ tên người ký ghi đầy đủ, không ghi học hàm, học vị, quân hàm, danh hiệu, không ghi «đồng chí», «ông», «bà» phía trước.",
    wrong="TS. Nguyễn Văn A",
    right="Nguyễn Văn A",
)
def ranks_before_name(context: Context) -> Iterator[Fault]:
    """A rank or a title before the name."""
    for piece in context.of(Component.SIGNER):
        found = _RANKED.match(piece.text)
        if found:
            start, end = piece.start + found.start("ranks"), piece.start + found.end("ranks")
            yield Fault(
                "Trước họ tên người ký không ghi học hàm, học vị, quân hàm, danh hiệu.",
                piece,
                found=found["ranks"].strip(),
                edits=(put(piece.block, start, end, ""),),
            )


@rule(
    "D33",
    title="Cấp phó phụ trách không ký thay",
    severity=Severity.REPAIRS,
    articles=party("I.7.1.4c(iii)", "II.1.7.1"),
    explains="Khi chưa có cấp trưởng, cấp phó được phân công phụ trách ký bằng chức vụ cấp phó của mình, không đề K/T. Tệp chỉ cho thấy "
    "điều này khi chức vụ ghi «phụ trách».",
    wrong="K/T TRƯỞNG BAN / PHÓ TRƯỞNG BAN PHỤ TRÁCH",
    right="PHÓ TRƯỞNG BAN",
)
def in_charge_signing_for(context: Context) -> Iterator[Fault]:
    """«K/T» above a deputy who is in charge."""
    for block in signature_blocks(context):
        sign = block.sign(FOR_SUPERIOR)
        if sign and _IN_CHARGE.search(block.position):
            yield Fault(
                "Cấp phó phụ trách khi chưa có cấp trưởng không đề K/T.",
                sign.piece,
                found=sign.piece.text.strip(),
                expected=_IN_CHARGE.sub("", block.position).strip(),
            )


@rule(
    "D34",
    title="Thừa lệnh không uỷ quyền lại",
    severity=Severity.BLOCKS,
    articles=party("I.7.1.4d", "II.1.7.1"),
    explains="Người được uỷ quyền ký thừa lệnh phải trực tiếp ký, không để người khác ký thay: trên một chữ ký không có cả T/L và K/T.",
    wrong="T/L BAN THƯỜNG VỤ / K/T CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG",
    right="T/L BAN THƯỜNG VỤ / PHÓ CHÁNH VĂN PHÒNG",
)
def order_passed_on(context: Context) -> Iterator[Fault]:
    """«T/L» and «K/T» above one name."""
    for block in signature_blocks(context):
        order, passed = block.sign(BY_ORDER), block.sign(FOR_SUPERIOR)
        if order and passed:
            yield Fault(
                "Người được thừa lệnh phải trực tiếp ký, không để người khác ký thay.",
                passed.piece,
                found=f"{order.piece.text.strip()} / {passed.piece.text.strip()}",
                expected=f"{order.piece.text.strip()} / {block.position}".rstrip(" /"),
            )


@rule(
    "D47",
    title="Ký nháy, ký tắt trên bản phát hành",
    severity=Severity.REPAIRS,
    articles=party("I.7.1.4, I.7.2.2", "II.1.7.1"),
    explains="Văn bản ban hành chính thức chỉ có chữ ký đầy đủ của người có thẩm quyền, mực xanh; không ký nháy, ký tắt. Tệp chỉ cho thấy "
    "điều này khi có ghi bằng chữ; màu "
    "mực và chữ ký nháy trên bản giấy phải nhìn bằng mắt.",
    wrong="… tổ chức thực hiện. (ký nháy)",
    right="Chữ ký đầy đủ dưới chức vụ",
)
def initials(context: Context) -> Iterator[Fault]:
    """Words that tell of initials, at the end of a line near the signature."""
    blocks = signature_blocks(context)
    if not blocks:
        return
    begin = min(block.first.block.index for block in blocks) - 2
    for block in context.sheet.blocks[max(0, begin) :]:
        found = _INITIALLED.search(block.text)
        if found and (found[0].startswith("(") or len(block.text.split()) <= 4):
            yield Fault(
                "Trên bản phát hành không ký nháy, ký tắt.", block=block, found=found[0], certain=context.on is not None
            )
