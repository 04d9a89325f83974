"""The competence against the author, and the lines above a name against the 29 formulas. 05-HD/VPTW I.7.1.4; 36-HD/VPTW II.1.7.1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanphong.docform.edits import Edit
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules import organs
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.mending import put, shown
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.organs import Named
from vanphong.docform.rules.registry import party, rule
from vanphong.docform.rules.signing import is_steering
from vanphong.docform.rules.signing_blocks import (
    BY_ORDER,
    FOR_SUPERIOR,
    ON_BEHALF,
    Sign,
    signature_blocks,
)

STANDING, COMMISSION = "BAN THƯỜNG VỤ", "UỶ BAN KIỂM TRA"
LEADERS = ("BÍ THƯ", "PHÓ BÍ THƯ", "TỔNG BÍ THƯ")
_DECIDES = re.compile(r"^(BAN THƯỜNG VỤ|BAN CHẤP HÀNH|(?:TỈNH|THÀNH|ĐẢNG) UỶ|CHI BỘ|UỶ BAN KIỂM TRA)\b")


@dataclass(frozen=True, slots=True)
class Author:
    """Who issues, as the document itself says: the line where it says so, and whether it is the standing committee."""

    piece: Piece
    words: str

    @property
    def is_standing(self) -> bool:
        """Whether the standing committee (ban thường vụ) is named, not the committee."""
        return STANDING in self.words


def author_of(context: Context) -> Author | None:
    """The author named in the subject («CỦA BAN THƯỜNG VỤ …»), or in the line that decides («BAN THƯỜNG VỤ TỈNH UỶ / QUYẾT ĐỊNH»)."""
    for piece in context.of(Component.AUTHOR):
        words = organs.even(shown(piece)).removeprefix("CỦA ")
        if _DECIDES.match(words):
            return Author(piece, words)
    for piece in context.of(Component.BODY):
        text = shown(piece).strip(" :,")
        if text and len(text) <= 90 and text == text.upper() and _DECIDES.match(organs.even(text)):
            return Author(piece, organs.even(text))
    return None


@rule(
    "D35",
    title="Quyền hạn ký khớp cơ quan ban hành",
    severity=Severity.BLOCKS,
    articles=party("I.7.1.4b(ii)", "II.1.7.1"),
    explains="Văn bản của ban chấp hành ký T/M TỈNH UỶ (T/M ĐẢNG UỶ), của ban thường vụ ký T/M BAN THƯỜNG VỤ. Quyền hạn phải khớp tác giả "
    "ghi trong trích yếu và tên cơ quan "
    "ban hành; cơ quan theo chế độ thủ trưởng (văn phòng, ban) không ký thay mặt (T/M).",
    wrong="NGHỊ QUYẾT CỦA BAN CHẤP HÀNH … / T/M BAN THƯỜNG VỤ",
    right="NGHỊ QUYẾT CỦA BAN CHẤP HÀNH … / T/M TỈNH UỶ",
)
def competence_of_another(context: Context) -> Iterator[Fault]:
    """The body after «T/M» is not the one that issues."""
    named, author = organs.printed(context), author_of(context)
    if named is None or organs.is_joint(named) or is_steering(named.organ):
        return
    for block in signature_blocks(context):
        sign = block.sign(ON_BEHALF) or block.sign(BY_ORDER)
        told = sign and (_against_author(sign, author) or _against_organ(sign, named))
        if sign and told:
            yield Fault(told, sign.piece, found=sign.piece.text.strip(), expected=_asked(sign, named, author))


def _against_author(sign: Sign, author: Author | None) -> str:
    if author is None or (
        not sign.rest.startswith((STANDING, "BAN CHẤP HÀNH")) and not organs.committee_kind(sign.rest)
    ):
        return ""
    is_standing = sign.rest.startswith(STANDING)
    if author.is_standing == is_standing or (sign.means == BY_ORDER and not author.is_standing):
        return ""
    who = "ban thường vụ" if author.is_standing else "ban chấp hành (cấp uỷ)"
    return f"Tác giả văn bản là {who}, quyền hạn ký phải là thay mặt {who}."


def _against_organ(sign: Sign, named: Named) -> str:
    if sign.means == ON_BEHALF and named.is_helping and not named.organ.startswith(COMMISSION):
        return "Cơ quan theo chế độ thủ trưởng không ký thay mặt (T/M): cấp trưởng ký trực tiếp, cấp phó ký thay (K/T)."
    own, signed = _kind(named.organ), _kind(sign.rest)
    if own and signed and own != signed:
        return "Quyền hạn ký không phải của cơ quan ban hành ghi ở đầu văn bản."
    return ""


def _kind(name: str) -> str:
    """Which kind of committee a name is: TỈNH UỶ, ĐẢNG UỶ, CHI BỘ …"""
    return "CHI BỘ" if name.startswith("CHI BỘ") else organs.committee_kind(name)


def _asked(sign: Sign, named: Named, author: Author | None) -> str:
    own = _kind(named.organ)
    if named.is_helping and not named.organ.startswith(COMMISSION):
        return "K/T … hoặc chức vụ cấp trưởng"
    if author is not None and author.is_standing:
        return f"{sign.means} {STANDING}"
    return f"{sign.means} {own}" if own else ""


@rule(
    "E40",
    title="Tên tập thể sau T/M",
    severity=Severity.REPAIRS,
    articles=party("I.7.1.4", "II.1.7.1"),
    explains="Sau T/M ghi tên tập thể theo công thức: BAN THƯỜNG VỤ, TỈNH UỶ, ĐẢNG UỶ, CHI BỘ, UỶ BAN KIỂM TRA, HỘI ĐỒNG… Văn bản của ban "
    "chấp hành ghi T/M TỈNH UỶ hoặc "
    "T/M ĐẢNG UỶ, không ghi T/M BAN CHẤP HÀNH; không kèm tên địa phương, đơn vị.",
    wrong="T/M BAN CHẤP HÀNH; T/M BAN THƯỜNG VỤ TỈNH UỶ",
    right="T/M TỈNH UỶ; T/M BAN THƯỜNG VỤ",
)
def body_after_sign(context: Context) -> Iterator[Fault]:
    """«T/M» with a body in other words than a formula has."""
    named = organs.printed(context)
    bodies = formula_bodies(context)
    for block in signature_blocks(context):
        sign = block.sign(ON_BEHALF)
        if sign is None or sign.rest in bodies or named is None or is_steering(named.organ):
            continue
        longer = max((body for body in bodies if sign.rest.startswith(f"{body} ")), key=len, default="")
        kind = _kind(named.organ)
        if longer and not longer.startswith("HỘI ĐỒNG"):
            yield _other_words(sign, longer, "Sau T/M ghi tên tập thể, không kèm tên đơn vị.", certain=False)
        elif sign.rest.startswith("BAN CHẤP HÀNH") and kind:
            yield _other_words(
                sign, kind, "Văn bản của ban chấp hành ký T/M TỈNH UỶ hoặc T/M ĐẢNG UỶ.", certain=kind != "CHI BỘ"
            )


def formula_bodies(context: Context) -> set[str]:
    """The bodies that a formula has behind «T/M»."""
    firsts = (line for form in context.profile.signatures for line in form.first)
    return {organs.even(line.removeprefix("T/M ")) for line in firsts if line.startswith("T/M ")}


def _other_words(sign: Sign, asked: str, sentence: str, *, certain: bool) -> Fault:
    piece = sign.piece
    start, end = sign.span.end, piece.start + len(piece.text.rstrip())
    is_one_line = organs.even(piece.block.text[start:end]) == sign.rest
    edits: tuple[Edit, ...] = (put(piece.block, start, end, asked),) if is_one_line else ()
    return Fault(
        sentence, piece, found=piece.text.strip(), expected=f"{sign.means} {asked}", edits=edits, certain=certain
    )


@rule(
    "E41",
    title="Chức vụ dưới dòng quyền hạn",
    severity=Severity.REPAIRS,
    articles=party("I.7.1.2b, I.7.1.4", "II.1.7.1"),
    explains="Dưới T/M cấp uỷ, ban thường vụ, chi bộ chỉ ghi BÍ THƯ hoặc PHÓ BÍ THƯ; dưới T/M UỶ BAN KIỂM TRA ghi CHỦ NHIỆM hoặc PHÓ CHỦ "
    "NHIỆM; dưới K/T là cấp phó của chính chức "
    "vụ ấy (K/T CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG).",
    wrong="T/M BAN THƯỜNG VỤ / CHÁNH VĂN PHÒNG; K/T TRƯỞNG BAN / PHÓ CHÁNH VĂN PHÒNG",
    right="T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ; K/T CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG",
)
def position_under_sign(context: Context) -> Iterator[Fault]:
    """A position that no formula has under this competence."""
    for block in signature_blocks(context):
        if block.is_joined or len(block.titles) != 1 or len(block.signs) != 1:
            continue
        sign, title = block.signs[0], block.titles[0]
        asked = _under(sign)
        if asked and not title.words.startswith((*asked, "UỶ VIÊN")):
            yield Fault(
                f"Chức vụ dưới {sign.means} không đúng công thức ký.",
                title.piece,
                found=f"{sign.piece.text.strip()} / {title.piece.text.strip()}",
                expected=" hoặc ".join(asked),
                certain=sign.means != BY_ORDER,
            )


def _under(sign: Sign) -> tuple[str, ...]:
    """What may stand under this line; empty: not known."""
    if sign.means == FOR_SUPERIOR:
        return () if re.match(r"^(BÍ THƯ|PHÓ|BAN )", sign.rest) else (f"PHÓ {sign.rest}",)
    if sign.means == ON_BEHALF and sign.rest.startswith(COMMISSION):
        return ("CHỦ NHIỆM", "PHÓ CHỦ NHIỆM")
    if sign.means == ON_BEHALF and (sign.rest.startswith(STANDING) or _kind(sign.rest)):
        return LEADERS
    if sign.means == BY_ORDER and sign.rest.startswith(STANDING):
        return ("CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    return ()
