"""Place and date (địa danh, ngày tháng năm). 05-HD/VPTW I.4; 36-HD/VPTW II.1.4; 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4."""

import re
from collections.abc import Iterator
from datetime import date

from vanphong.docform.layout import folded
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.mending import put
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.organs import is_joint, printed
from vanphong.docform.rules.registry import party, rule, state

_DATE = re.compile(
    r"(?P<place>[^\n]*?)(?P<comma>\s*,?\s*)\b(?P<word>ngày)(?P<day>[\s\d.…_/]*)tháng(?P<month>[\s\d.…_/]*)năm(?P<year>[\s\d.…_/]*)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^(Tỉnh|Thành phố|TP\.?|Huyện|Quận|Thị xã|TX\.?|Thị trấn|TT\.?|Xã|Phường|P\.|Đặc khu|ĐK\.?)\s+(?P<name>\S.*)$"
)
NAMED_AFTER_PEOPLE = {"Hồ Chí Minh"}
"""Cities whose name is a person's: the kind is always written. Wards and communes of such names are too many to list, so others are only noted."""


def _read(piece: Piece) -> re.Match[str] | None:
    return _DATE.search(piece.block.text, piece.start, piece.end)


def _number(found: re.Match[str], part: str) -> tuple[str, int, int]:
    """The digits of a part with their offsets; empty for a blank."""
    digits = re.search(r"\d+", found[part])
    if not digits:
        return "", found.start(part), found.start(part)
    start = found.start(part) + digits.start()
    return digits[0], start, start + len(digits[0])


@rule(
    "D15",
    title="Số 0 trong ngày, tháng",
    severity=Severity.REPAIRS,
    articles=party("I.4.2.2", "II.1.4.2") | state("II.4.b"),
    explains="Ngày dưới 10 và tháng dưới 3 thêm số 0 ở trước; tháng 3 đến tháng 9 không thêm.",
    wrong="ngày 5 tháng 2; ngày 05 tháng 05",
    right="ngày 05 tháng 02; ngày 05 tháng 5",
)
def noughts(context: Context) -> Iterator[Fault]:
    """A day below 10 or a month below 3 without the nought, another month with it."""
    for piece in context.of(Component.PLACE_DATE):
        found = _read(piece)
        if not found:
            continue
        wrong = [
            (start, end, right)
            for part, below in (("day", 10), ("month", 3))
            for digits, start, end in [_number(found, part)]
            if digits
            and int(digits)
            and digits != (right := f"{int(digits):02}" if int(digits) < below else str(int(digits)))
        ]
        if wrong:
            text = piece.block.text
            edits = tuple(put(piece.block, start, end, right) for start, end, right in wrong)
            yield Fault(
                "Ngày dưới 10 và tháng dưới 3 thêm số 0, tháng khác thì không.",
                piece,
                found=text[found.start("word") : found.end()].strip(),
                edits=edits,
            )


@rule(
    "D16",
    title="Cấp hành chính trước địa danh",
    severity=Severity.REPAIRS,
    articles=party("I.4.1.1", "II.1.4.1"),
    explains="Địa danh chỉ ghi tên riêng. Ghi thêm cấp hành chính khi tên riêng là tên người, chỉ có một âm tiết, hoặc trùng tên đơn vị "
    "cấp trên (36-HD/VPTW: và khi "
    "là số thứ tự). Tên người thì máy không biết hết, nên ngoài «Tỉnh» chỉ lưu ý.",
    wrong="Tỉnh Quảng Trị, ngày …",
    right="Quảng Trị, ngày …",
)
def kind_before_place(context: Context) -> Iterator[Fault]:
    """A kind of territory before a name of two syllables or more."""
    for piece, place, start in _places(context):
        found = _KIND.match(place)
        if not found or len(found["name"].split()) < 2 or found["name"].strip() in NAMED_AFTER_PEOPLE:
            continue
        is_province = found[1] == "Tỉnh"
        edit = put(piece.block, start, start + found.start("name"), "")
        yield Fault(
            "Địa danh chỉ ghi tên riêng, không ghi cấp hành chính.",
            piece,
            found=place,
            expected=found["name"],
            edits=(edit,) if is_province else (),
            certain=is_province,
        )


@rule(
    "E22",
    title="Địa danh phải ghi thêm cấp hành chính",
    severity=Severity.REPAIRS,
    articles=party("I.4.1.1c", "II.1.4.1"),
    explains="Địa danh một âm tiết hoặc mang tên người phải ghi thêm cấp hành chính, được viết tắt TP, ĐK.",
    wrong="Huế, ngày …; Hồ Chí Minh, ngày …",
    right="Thành phố Huế, ngày …; TP. Hồ Chí Minh, ngày …",
)
def place_without_kind(context: Context) -> Iterator[Fault]:
    """A name of one syllable, or a city's named after a person, without its kind."""
    for piece, place, _ in _places(context):
        if not _KIND.match(place) and (len(place.split()) == 1 or place in NAMED_AFTER_PEOPLE):
            yield Fault("Địa danh một âm tiết, tên người phải ghi thêm cấp hành chính.", piece, found=place)


def _places(context: Context) -> Iterator[tuple[Piece, str, int]]:
    for piece in context.of(Component.PLACE_DATE):
        found = _read(piece)
        place = found["place"].strip() if found else ""
        if found and re.search(r"[^\W\d_]", place):
            yield piece, place, found.start("place") + len(found["place"]) - len(found["place"].lstrip())


@rule(
    "E25",
    title="Địa danh khớp cơ quan ban hành",
    severity=Severity.REPAIRS,
    articles=party("I.4.1.1", "II.1.4.1"),
    explains="Văn bản của tỉnh uỷ, thành uỷ và cơ quan tham mưu cấp tỉnh ghi tên tỉnh, thành phố; văn bản của đảng uỷ xã, phường, đặc "
    "khu ghi tên xã, phường, "
    "đặc khu nơi đặt trụ sở.",
    wrong="TỈNH UỶ QUẢNG TRỊ … Đông Hà, ngày …",
    right="TỈNH UỶ QUẢNG TRỊ … Quảng Trị, ngày …",
)
def place_of_organ(context: Context) -> Iterator[Fault]:
    """A place that is not the territory of the committee in the organ's lines."""
    named = printed(context)
    if named is None or not named.territory or is_joint(named):
        return
    for piece, place, _ in _places(context):
        if folded(named.territory) not in folded(place):
            yield Fault(
                "Địa danh không phải tên tỉnh, thành phố hoặc xã, phường, đặc khu của cơ quan ban hành.",
                piece,
                found=place,
            )


@rule(
    "E23",
    title="Cách viết địa danh, ngày, tháng, năm",
    severity=Severity.REPAIRS,
    articles=party("I.4.2.2", "II.1.4.2") | state("II.4.b, II.4.c"),
    explains="Viết đầy đủ chữ ngày, tháng, năm; giữa địa danh và ngày có dấu phẩy; năm bốn chữ số.",
    wrong="Hà Nội 03/02/2026; Hà Nội ngày 03 tháng 02 năm 26",
    right="Hà Nội, ngày 03 tháng 02 năm 2026",
)
def written_date(context: Context) -> Iterator[Fault]:
    """Words left out, the comma missing, a year of two digits."""
    for piece in context.of(Component.PLACE_DATE):
        found = _read(piece)
        if not found:
            if re.search(r"\d", piece.text):
                yield Fault("Phải viết đầy đủ chữ ngày, tháng, năm.", piece, found=piece.text.strip())
            continue
        if found["place"].strip() and "," not in found["comma"]:
            edit = put(piece.block, found.start("comma"), found.end("comma"), ", ")
            yield Fault("Giữa địa danh và ngày phải có dấu phẩy.", piece, edits=(edit,))
        if len(_number(found, "year")[0]) in {1, 2, 3}:
            yield Fault("Năm phải ghi đủ bốn chữ số.", piece, found=found["year"].strip())


@rule(
    "E24",
    title="Ngày không có trong lịch",
    severity=Severity.BLOCKS,
    articles=party("I.4.1.2", "II.1.4.1") | state("II.4.b"),
    explains="Ngày ban hành phải là ngày có thật.",
    wrong="ngày 31 tháng 4 năm 2026",
    right="ngày 30 tháng 4 năm 2026",
)
def impossible_date(context: Context) -> Iterator[Fault]:
    """A day that no calendar has."""
    for piece in context.of(Component.PLACE_DATE):
        found = _read(piece)
        parts = [_number(found, part)[0] for part in ("year", "month", "day")] if found else []
        if found and all(parts) and len(parts[0]) == 4 and not _is_day(*map(int, parts)):
            yield Fault(
                "Ngày này không có trong lịch.",
                piece,
                found=piece.block.text[found.start("word") : found.end()].strip(),
            )


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


@rule(
    "D17",
    title="Ngày văn bản là ngày ký",
    severity=Severity.REPAIRS,
    articles=party("I.4.1.2", "II.1.4.1"),
    explains="Ngày, tháng, năm ban hành là ngày người có thẩm quyền ký, không phải ngày dự thảo hay ngày phát hành. Chỉ soi được khi biết ngày ký.",
    wrong="Ký ngày 15, văn bản ghi ngày 18 là ngày phát hành",
    right="Văn bản ghi ngày 15",
)
def day_of_signing(context: Context) -> Iterator[Fault]:
    """Another day than the one on which it was signed. Needs `signed_on`."""
    read = context.recognised.issued_on
    piece = context.first(Component.PLACE_DATE)
    if context.signed_on and read and piece and read != context.signed_on:
        yield Fault(
            "Ngày văn bản không phải ngày ký.",
            piece,
            found=f"{read:%d/%m/%Y}",
            expected=f"{context.signed_on:%d/%m/%Y}",
        )
