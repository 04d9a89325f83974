"""Number and notation (số và ký hiệu). 05-HD/VPTW I.3; 36-HD/VPTW II.1.3; 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3."""

from collections.abc import Iterator

from vanphong.docform.edits import ReplaceText
from vanphong.docform.recognise.model import Component
from vanphong.docform.rules import organs
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.mending import put
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.reference import Reference
from vanphong.docform.rules.registry import party, rule, state

COPY_NOTATIONS = {"BS"}
"""Copies under 36-HD/VPTW II.3.3 have a notation of their own."""


@rule(
    "D08",
    title="Dấu hai chấm sau chữ «Số»",
    severity=Severity.REPAIRS,
    articles=party("I.3.2.2", "II.1.3.2"),
    explains="Văn bản của Đảng ghi chữ «Số», một khoảng trắng, rồi số và ký hiệu; không có dấu hai chấm như văn bản nhà nước.",
    wrong="Số: 05-NQ/TU",
    right="Số 05-NQ/TU",
)
def colon_after_word(context: Context) -> Iterator[Fault]:
    """A colon or a dot after «Số»."""
    read = context.reference
    if read is None or not read.colon:
        return
    block, start = read.piece.block, read.word.end
    end = read.number.start if read.number else read.colon.end
    mended = (put(block, start, end, " " if read.number else ""),)
    yield Fault(
        "Sau chữ «Số» không có dấu hai chấm.",
        read.piece,
        found=block.text[read.word.start : end].rstrip(),
        expected="Số",
        edits=mended,
    )


@rule(
    "D10",
    title="Số dưới 10 có số 0 phía trước",
    severity=Severity.REPAIRS,
    articles=party("I.3.2.2", "II.1.3.2") | state("II.3.c"),
    explains="Số văn bản nhỏ hơn 10 phải ghi số 0 phía trước; từ 10 trở lên không thêm.",
    wrong="Số 5-NQ/TU",
    right="Số 05-NQ/TU",
)
def leading_nought(context: Context) -> Iterator[Fault]:
    """A number below 10 without its nought, or a larger one with noughts before it."""
    read = context.reference
    if read is None or not read.number or read.number.text == f"{read.value:02}":
        return
    if not read.number.text.isdigit() or not read.value:
        return
    right = f"{read.value:02}"
    edit = put(read.piece.block, read.number.start, read.number.end, right)
    yield Fault(
        "Số văn bản chỉ thêm số 0 phía trước khi nhỏ hơn 10.",
        read.piece,
        found=read.number.text,
        expected=right,
        edits=(edit,),
    )


@rule(
    "D09",
    title="Gạch nối và gạch chéo trong số, ký hiệu",
    severity=Severity.REPAIRS,
    articles=party("I.3.2.2", "II.1.3.2"),
    explains="Giữa số và ký hiệu là gạch nối, giữa tên loại và tên cơ quan là gạch chéo: Số 05-NQ/TU. Cách ghi 05/NQ-TU, 05/2026/NQ-TU "
    "là của văn bản nhà nước.",
    wrong="Số 05/NQ-TU",
    right="Số 05-NQ/TU",
)
def party_signs(context: Context) -> Iterator[Fault]:
    """The signs between the parts exchanged, or a year after the number."""
    read = context.reference
    if read is None or not read.organ:
        return
    if read.first.text.strip() == "-" and read.second.text.strip() == "/" and not read.year:
        return
    yield Fault(
        "Số và ký hiệu phải nối bằng gạch nối trước tên loại, gạch chéo trước tên cơ quan.",
        read.piece,
        found=_notation(read),
        expected=f"{read.number.text}-{read.type.text}/{read.organ.text}",
        edits=() if read.year else _signs(context, read),
    )


def _notation(read: Reference) -> str:
    return read.piece.block.text[read.number.start if read.number else read.first.start : read.organ.end]


def _signs(context: Context, read: Reference) -> tuple[ReplaceText, ...]:
    form = context.profile.reference
    block = read.piece.block
    asked = ((read.first, form.before_type), (read.second, form.before_organ))
    return tuple(put(block, part.start, part.end, sign) for part, sign in asked if part.text != sign)


@rule(
    "E20",
    title="Khoảng trắng trong số, ký hiệu",
    severity=Severity.REPAIRS,
    articles=party("I.3.2.2", "II.1.3.2") | state("II.3.c"),
    explains="Số, ký hiệu tên loại và ký hiệu cơ quan viết liền nhau qua gạch nối, gạch chéo, không cách chữ.",
    wrong="Số 05 - NQ / TU",
    right="Số 05-NQ/TU",
)
def spaces_between(context: Context) -> Iterator[Fault]:
    """Spaces beside the signs, where the number is filled in."""
    read = context.reference
    if read is None or not read.number:
        return
    signs = [part for part in (read.first, read.second) if part and part.text != part.text.strip()]
    if signs:
        edits = tuple(put(read.piece.block, part.start, part.end, part.text.strip()) for part in signs)
        yield Fault("Trong số, ký hiệu không có khoảng trắng.", read.piece, found=_notation(read), edits=edits)


@rule(
    "D11",
    title="Ký hiệu tên loại",
    severity=Severity.REPAIRS,
    articles=party("I.3.1.2", "II.1.3.1") | state("II.3.b, Phụ lục III"),
    explains="Ký hiệu tên loại là chữ cái đầu các âm tiết của tên loại; thống nhất QĐ (quyết định, quy định), CT, CTr, TT, TTr. Theo "
    "36-HD/VPTW quy định ghi QĐi; "
    "văn bản nhà nước: quy định ghi QyĐ. Ký hiệu phải khớp tên loại in trên văn bản; công văn của Đảng ghi CV.",
    wrong="Số 12-TTR/TU; Số 12-QĐi/TU; Số 12-QyĐ/TU",
    right="Số 12-TTr/TU; Số 12-QĐ/TU",
)
def type_notation(context: Context) -> Iterator[Fault]:
    """An abbreviation that no type has, or that another type than the printed one has."""
    read = context.reference
    form = context.profile.type_named(context.type_name)
    if read is None or form is None or not form.code or read.type.text in context.profile.type_codes(form.name):
        return
    if context.profile.is_party and read.type.text in COPY_NOTATIONS:
        return
    alike = read.type.text.casefold() == form.code.casefold() or read.type.text in {"QĐi", "QyĐ"}
    yield Fault(
        f"Ký hiệu của {form.name} là {form.code}.",
        read.piece,
        found=read.type.text,
        expected=form.code,
        edits=(put(read.piece.block, read.type.start, read.type.end, form.code),) if alike else (),
        certain=form.certain,
    )


@rule(
    "D12",
    title="Ký hiệu tên cơ quan",
    severity=Severity.REPAIRS,
    articles=party("I.3.1.2b", "II.1.3.1"),
    explains="Ký hiệu cơ quan gồm chữ cái đầu các âm tiết của tên cơ quan, viết liền cả tên cấp uỷ: VPTU, BTCTU, UBKTTU, VPĐU. Gạch nối "
    "chỉ dùng giữa các cơ quan "
    "cùng ban hành (BTCTU-BNCTU). Tỉnh uỷ và ban thường vụ tỉnh uỷ cùng là TU; các đảng uỷ là ĐU; chi bộ là CB.",
    wrong="Số 12-CV/VP-TU; Số 12-CV/BTC",
    right="Số 12-CV/VPTU; Số 12-CV/BTCTU",
)
def organ_notation(context: Context) -> Iterator[Fault]:
    """The organ's notation is not the one that its printed name leads to; names that the list does not hold are left alone."""
    read, named = context.reference, organs.printed(context)
    if read is None or not read.organ or not named or organs.is_joint(named):
        return
    has = read.organ.text.removesuffix("/nb")
    known = organs.notations(named, context.profile)
    codes = {form.code for form in known}
    if (
        not known
        or {has, has.removesuffix("ĐU")} & codes
        or (known[0].group == "steering" and has.startswith(known[0].code))
    ):
        return
    right = known[0].code
    bare = has.replace("-", "").replace(".", "")
    alike = bare.casefold() == right.casefold() or right.startswith(bare)
    start = read.organ.start
    yield Fault(
        f"Ký hiệu của cơ quan ban hành là {right}.",
        read.piece,
        found=has,
        expected=right,
        edits=(put(read.piece.block, start, start + len(has), right),) if alike and known[0].certain else (),
        certain=known[0].certain,
    )


@rule(
    "D13",
    title="Số liên tục trong nhiệm kỳ",
    severity=Severity.REPAIRS,
    articles=party("I.3.1.1b", "II.1.3.1"),
    explains="Số văn bản ghi liên tục từ 01 cho mỗi tên loại trong một nhiệm kỳ cấp uỷ, không đánh lại theo năm dương lịch. Chỉ soi "
    "được khi biết sổ của cơ quan.",
    wrong="Số 01-TB/TU vào tháng 01 năm thứ hai của nhiệm kỳ",
    right="Số 187-TB/TU, nối tiếp số cuối của năm trước",
)
def restarted_series(context: Context) -> Iterator[Fault]:
    """A number that the term already gave, in a later year than the term began. Needs the registry's series."""
    read, series = context.reference, context.series
    if read is None or series is None or read.value is None or context.on is None:
        return
    if (
        read.value <= series.highest
        and context.on.year > series.term_began_on.year
        and not context.of(Component.SECRECY)
    ):
        yield Fault(
            "Số đã dùng trong nhiệm kỳ này: số không đánh lại theo năm.",
            read.piece,
            found=read.number.text,
            expected=f"từ {series.highest + 1}",
        )


@rule(
    "D14",
    title="Văn bản mật nối tiếp cùng dãy số",
    severity=Severity.REPAIRS,
    articles=party("I.3.1.1c", "II.1.3.1"),
    explains="Số văn bản mật ghi liên tục với số văn bản không mật cùng tên loại, không có dãy riêng. Chỉ soi được khi biết sổ của cơ quan.",
    wrong="Số 01-KL/TU (mật) song song với dãy kết luận thường",
    right="Số tiếp theo của dãy kết luận",
)
def separate_secret_series(context: Context) -> Iterator[Fault]:
    """A secret document with a number that the common series already gave. Needs the registry's series."""
    read, series = context.reference, context.series
    if read is None or series is None or read.value is None or not context.of(Component.SECRECY):
        return
    if read.value <= series.highest:
        yield Fault(
            "Số của văn bản mật phải nối tiếp dãy chung của tên loại.",
            read.piece,
            found=read.number.text,
            expected=f"từ {series.highest + 1}",
        )
