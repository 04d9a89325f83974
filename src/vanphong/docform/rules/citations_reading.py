"""Citations of other documents in the text: type, number and notation, and what is told of them behind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import TEXT, Context

CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capitals, inside the brackets of a pattern: the block of Vietnamese letters has capitals and small ones by turns."""
TYPES = (
    "Nghị quyết|Quyết định|Chỉ thị|Kết luận|Quy chế|Quy định|Thông tri|Hướng dẫn|Thông báo|Thông cáo|Báo cáo|Kế hoạch|Quy hoạch|Chương trình|Đề án|"
    "Phương án|Dự án|Tờ trình|Công văn|Công điện|Biên bản|Nghị định|Thông tư liên tịch|Thông tư"
)
LAWS = "Bộ luật|Luật|Pháp lệnh"
PARTY_REFERENCE = r"\d{1,5}-[A-ZĐ][A-Za-zĐđ]{0,3}/[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ]*)*(?:/nb)?"
STATE_REFERENCE = r"\d{1,5}/(?:(?:19|20)\d\d/)?[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ]*)*\d{0,2}"
REFERENCE = rf"(?:{PARTY_REFERENCE}|{STATE_REFERENCE})"
_CITED = re.compile(
    rf"(?P<type>(?i:{TYPES}))\s+(?P<word>(?i:số)\s*:?\s*)?(?P<reference>{REFERENCE})(?![\w/])"
    rf"|(?P<law>{LAWS})\s+(?P<title>[^.;,\n]{{3,120}}?)\s+số\s*:?\s*(?P<law_reference>{STATE_REFERENCE})(?![\w/])"
)
_HINT = re.compile(r"\d[-/](?:\d{4}/)?[A-ZĐ]")
"""What every number and notation has in it: most paragraphs have none and are not looked at closely."""
_DATE = re.compile(
    r"\bngày\s*(?P<day>\d{1,2})\s*(?:[/.-]|tháng)\s*(?P<month>\d{1,2})\s*(?:[/.-]|năm)\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_END = re.compile(r";|\.(?=\s|$)|\n|:(?=\s|$)")
_ORGAN = re.compile(rf"\b(?:của|do)\s+(?:đồng chí |liên |các )?(?=[{CAPITAL}])")
_SUBJECT = re.compile(
    r"\b(về|v/v|quy định|hướng dẫn|ban hành|phê duyệt|sửa đổi|bổ sung|thực hiện|triển khai|thi hành|tăng cường|đẩy mạnh|phát triển|xây dựng|"
    r"công nhận|thành lập|kiện toàn|giao|tổng kết|sơ kết|kết luận|điều chỉnh|đổi mới|nâng cao|quán triệt|chuẩn bị|tiếp tục|khoá|khóa|kết quả|"
    r"một số|chi tiết|đề nghị|kiểm tra|giám sát|phòng,? chống|nhằm)\b|[“\"«]"
)
_ABOUT = re.compile(r"\b(về|Về|Hướng dẫn|Quy định|Ban hành|Phê duyệt)\b")
_PROPOSED = re.compile(r"\b(đề nghị|ý kiến|báo cáo|kiến nghị)\s+của\b", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r",(?!\s*(?:Ban|Bộ|Uỷ|Ủy|Văn phòng|Sở|Tỉnh|Thành|Đảng|Viện|Toà|Tòa|Mặt trận|Hội|Chính phủ|Quốc hội|Thủ tướng)\b)"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention. `piece` spans its type and number, `tail` is the text behind up to the end of the clause or the next citation;
    `is_proposal`: «Xét đề nghị của … tại Tờ trình số …», whose organ stands before."""

    piece: Piece
    type: str
    reference: str
    tail: str
    before: str
    is_law: bool
    is_ground: bool
    is_proposal: bool

    @property
    def key(self) -> str:
        """Number and notation, to tell whether two mentions are of one document."""
        return self.reference.casefold()

    @property
    def is_of_party(self) -> bool:
        """Whether it is numbered as documents of the Party are."""
        return bool(re.fullmatch(PARTY_REFERENCE, self.reference))

    @property
    def date_found(self) -> re.Match[str] | None:
        """The date behind it, within the reach of its number and organ."""
        found = _DATE.search(self.tail)
        return found if found and found.start() <= 160 else None

    @property
    def issued_on(self) -> date | None:
        """The day of the cited document; None when it is not told or no day."""
        found = self.date_found
        try:
            return date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
        except ValueError:
            return None

    @property
    def missing(self) -> list[str]:
        """What a first mention must tell and this one does not."""
        organ, day = _ORGAN.search(self.tail), self.date_found
        rest = self.tail[max(organ.end() if organ else 0, day.end() if day else 0) :]
        return [
            *([] if day else ["ngày, tháng, năm"]),
            *([] if organ else ["cơ quan ban hành"]),
            *([] if _tells_subject(rest) else ["trích yếu"]),
        ]


def _tells_subject(rest: str) -> bool:
    """Whether the clause goes on with what the document is about."""
    clause = _CLAUSE_END.split(rest.lstrip(" ,"), maxsplit=1)[0]
    return bool(_SUBJECT.search(clause) or _ABOUT.search(rest[:160]))


def citations(context: Context) -> tuple[Citation, ...]:
    """Every citation in grounds and text, in reading order; those in ruled tables and of the document itself are left out."""
    return context.once("citations", lambda: tuple(_citations(context)))


def _citations(context: Context) -> Iterator[Citation]:
    own = _own(context)
    for piece in context.of(*TEXT, Component.GROUND):
        if piece.block.cell is None and piece.block.box is None:
            yield from (each for each in cited(piece) if each.key != own)


def _own(context: Context) -> str:
    read = context.reference
    if read is None or not read.number or not read.organ:
        return ""
    return read.piece.block.text[read.number.start : read.organ.end].casefold()


def cited(piece: Piece) -> Iterator[Citation]:
    """The citations of one paragraph."""
    text = piece.block.text[: piece.end]
    found = list(_CITED.finditer(text, piece.start)) if _HINT.search(text, piece.start) else []
    for number, each in enumerate(found):
        until = found[number + 1].start() if number + 1 < len(found) else len(text)
        tail = text[each.end() : until]
        end = _END.search(tail)
        yield Citation(
            piece=replace(piece, start=each.start(), end=each.end()),
            type=each["type"] or each["law"],
            reference=each["reference"] or each["law_reference"],
            tail=tail[: end.start()] if end else tail,
            before=text[max(piece.start, each.start() - 60) : each.start()],
            is_law=each["law"] is not None,
            is_ground=piece.component is Component.GROUND,
            is_proposal=bool(_PROPOSED.search(text, piece.start, each.start())),
        )
