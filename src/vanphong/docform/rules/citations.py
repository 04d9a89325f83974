"""Citations: complete at the first mention, of what still holds, written as the Party writes them. 05-HD/VPTW I.6.1.4, I.6.2.3; 36-HD/VPTW "
"II.1.6."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vanphong.docform.profiles.instruments import Instrument, instrument
from vanphong.docform.recognise.model import Component
from vanphong.docform.rules.citations_reading import CAPITAL, LAWS, TYPES, Citation, citations
from vanphong.docform.rules.context import TEXT, Context
from vanphong.docform.rules.mending import put
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.registry import party, rule, state

_RELIES = re.compile(
    r"\b(căn cứ|theo|thực hiện|quán triệt|triển khai|chấp hành|tại)\s*$|\b(căn cứ|theo)\b", re.IGNORECASE
)
_NAMED = re.compile(r"thay thế|bãi bỏ|hết hiệu lực|huỷ bỏ|hủy bỏ|trước đây", re.IGNORECASE)
_LAW = re.compile(rf"\b(?P<law>{LAWS})\s+(?P<title>[{CAPITAL}][^;.,\n(]*)(?P<rest>[^;\n]*)")
_STATE_WAY = re.compile(
    rf"(?P<type>(?i:{TYPES}))\s+(?i:số)\s*:?\s*(?P<number>\d{{1,4}})/(?P<kind>[A-ZĐ][A-Za-z]{{0,2}})-"
    r"(?P<organ>[A-ZĐ]{2,9})(?![\w/-])"
)


@rule(
    "D25",
    title="Viện dẫn lần đầu phải đầy đủ",
    severity=Severity.REPAIRS,
    articles=party("I.6.1.4, I.6.2.3", "II.1.6.1") | state("II.6.b"),
    explains="Viện dẫn lần đầu, và trong căn cứ, ghi đủ tên loại, số và ký hiệu, ngày, tháng, năm, cơ quan ban hành, trích yếu; các lần sau "
    "chỉ ghi tên loại, số và ký hiệu. "
    "Thứ tự của ngày và cơ quan không bắt. Luật, pháp lệnh chỉ ghi tên và năm.",
    wrong="Thực hiện Nghị quyết số 57-NQ/TW, …",
    right="Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, …",
)
def first_mention(context: Context) -> Iterator[Fault]:
    """The first mention of a document does not tell its day, who issued it, or what it is about."""
    told: set[str] = set()
    for citation in citations(context):
        if citation.key in told:
            continue
        told.add(citation.key)
        missing = [] if citation.is_law or citation.is_proposal else citation.missing
        if missing:
            known = instrument(citation.reference)
            yield Fault(
                f"Viện dẫn lần đầu chưa đủ: thiếu {', '.join(missing)}.",
                citation.piece,
                found=citation.piece.text,
                expected=_whole(known) if known else "",
            )


def _whole(known: Instrument) -> str:
    day = f", ngày {known.issued_on:%d/%m/%Y}" if known.issued_on else ""
    return f"{known.type} số {known.reference}{day} của {known.organ} {known.subject}".strip()


@rule(
    "D26",
    title="Căn cứ văn bản đã hết hiệu lực",
    severity=Severity.REPAIRS,
    articles=party("Phần III.1", "III") | state("II.6.a"),
    explains="Căn cứ và việc thực hiện phải theo văn bản còn hiệu lực vào ngày ký. Chỉ soi được những văn bản có trong danh mục đã bị thay "
    "thế; văn bản không có trong danh mục là "
    "chưa biết. Số của văn bản Đảng đặt lại mỗi nhiệm kỳ, nên viện dẫn không ghi ngày chỉ được lưu ý.",
    wrong="Căn cứ Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018 … (văn bản ngày 15/9/2026)",
    right="Căn cứ Hướng dẫn số 05-HD/VPTW, ngày 27/5/2026 …",
)
def no_longer_holds(context: Context) -> Iterator[Fault]:
    """A ground, or what the text relies on, that had been replaced on the document's day."""
    if context.on is None:
        return
    for citation in citations(context):
        known = instrument(citation.reference)
        if known is None or context.on <= known.valid_to or not _is_relied_on(citation):
            continue
        issued = citation.issued_on
        if issued and known.issued_on and issued != known.issued_on:
            continue
        yield Fault(
            "Văn bản làm căn cứ đã hết hiệu lực vào ngày của văn bản này.",
            citation.piece,
            found=citation.piece.text,
            expected=known.replaced_by,
            certain=known.certain and (issued is not None or not citation.is_of_party or known.issued_on is None),
        )


def _is_relied_on(citation: Citation) -> bool:
    if _NAMED.search(citation.before) or _NAMED.search(citation.tail[:80]):
        return False
    return citation.is_ground or bool(_RELIES.search(citation.before))


@rule(
    "D49",
    title="Dấu phẩy trước ngày khi viện dẫn",
    severity=Severity.NOTES,
    articles={"dang-05": "thông lệ trong chính 05-HD/VPTW", "dang-36": "thông lệ trong chính 36-HD/VPTW"},
    explains="Khi viện dẫn văn bản của Đảng, giữa số, ký hiệu và ngày có dấu phẩy, như các hướng dẫn của Văn phòng Trung ương Đảng tự viết.",
    wrong="Quy định số 399-QĐ/TW ngày 09/01/2026",
    right="Quy định số 399-QĐ/TW, ngày 09/01/2026",
)
def comma_before_date(context: Context) -> Iterator[Fault]:
    """A number and notation of the Party, and the day right behind it."""
    for citation in citations(context):
        if citation.is_of_party and re.match(r"\s+ngày\s", citation.tail):
            piece = citation.piece
            yield Fault(
                "Viện dẫn thiếu dấu phẩy trước «ngày».",
                piece,
                found=piece.text,
                expected=f"{citation.reference}, ngày …",
                edits=(put(piece.block, piece.end, piece.end, ","),),
            )


@rule(
    "E56",
    title="Luật, pháp lệnh trong căn cứ ghi tên và năm",
    severity=Severity.REPAIRS,
    articles=party("I.6.2.3"),
    explains="Căn cứ là luật, pháp lệnh thì ghi tên và năm ban hành.",
    wrong="- Căn cứ Luật Lưu trữ;",
    right="- Căn cứ Luật Lưu trữ năm 2024;",
)
def year_of_law(context: Context) -> Iterator[Fault]:
    """A law among the grounds with neither a year nor a number that holds one."""
    for piece in context.of(Component.GROUND):
        found = _LAW.search(piece.text)
        if found and not re.search(r"\b(?:19|20)\d\d\b", found[0]):
            start = piece.start + found.start()
            yield Fault(
                "Luật, pháp lệnh trong căn cứ phải ghi năm.",
                replace(piece, start=start, end=piece.start + found.end("title")),
                found=f"{found['law']} {found['title'].strip()}",
            )


@rule(
    "E57",
    title="Số, ký hiệu văn bản Đảng viết theo lối nhà nước",
    severity=Severity.REPAIRS,
    articles=party("I.3.2.2", "II.1.3.2"),
    explains="Số và ký hiệu văn bản Đảng được viện dẫn cũng viết gạch nối trước tên loại, gạch chéo trước tên cơ quan: 57-NQ/TW, không viết "
    "57/NQ-TW.",
    wrong="Nghị quyết số 57/NQ-TW",
    right="Nghị quyết số 57-NQ/TW",
)
def cited_the_states_way(context: Context) -> Iterator[Fault]:
    """A number whose type and organ are the Party's, joined as the State joins them."""
    kinds = {form.code for form in context.profile.types}
    organs = {form.code for form in context.profile.organs if form.code and len(form.code) > 1}
    for piece in context.of(*TEXT):
        if "/" not in piece.text:
            continue
        for found in _STATE_WAY.finditer(piece.block.text, piece.start, piece.end):
            if found["kind"] in kinds and found["organ"] in organs - {"TB", "CB"}:
                right = f"{found['number']}-{found['kind']}/{found['organ']}"
                yield Fault(
                    "Số, ký hiệu văn bản Đảng viết theo lối của văn bản nhà nước.",
                    replace(piece, start=found.start(), end=found.end()),
                    found=found[0],
                    expected=right,
                    edits=(put(piece.block, found.start("number"), found.end(), right),),
                )
