"""The lines of the issuing organ. 05-HD/VPTW I.2; 36-HD/VPTW II.1.2; 30/2020/NĐ-CP, Phụ lục I, Phần I, II.2."""

import re
from collections.abc import Iterator
from datetime import date

from vanphong.docform.edits import Edit, InsertAfter, ParagraphForm, Remove, RunForm
from vanphong.docform.model import Alignment, DrawnKind
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import Context, cell_of
from vanphong.docform.rules.heading import SOLID, TYPED, printed_width, typed_line
from vanphong.docform.rules.mending import put, shown
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.organs import Named, committee_kind, even, is_joint, printed
from vanphong.docform.rules.registry import party, rule, state

NO_DISTRICTS_FROM = date(2025, 7, 1)
"""Since then there are provinces and communes only (05-HD/VPTW knows no district any more)."""
_DISTRICT = re.compile(r"\b(HUYỆN UỶ|QUẬN UỶ|THỊ UỶ|ĐẢNG BỘ (HUYỆN|QUẬN|THỊ XÃ))\b")
_COMMUNE = re.compile(r"^(ĐẢNG UỶ (XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|THÔN)|CHI BỘ)\b")


def _organ(context: Context) -> Piece | None:
    pieces = context.of(Component.ORGAN)
    return pieces[-1] if pieces else None


def _star(context: Context) -> Piece | None:
    """The star in the head; stars in the text are others' (examples of a form)."""
    text = context.first(Component.BODY)
    end = text.block.index if text else len(context.sheet.blocks)
    return next(
        (piece for piece in context.of(Component.ORGAN_STAR) if "*" in piece.text and piece.block.index < end), None
    )


def _typed_piece(context: Context) -> Piece | None:
    """The piece that is a line of underscores or dashes under the organ."""
    organ = _organ(context)
    pieces = context.of(Component.ORGAN_STAR, Component.RULING)
    return next(
        (piece for piece in pieces if organ and TYPED.fullmatch(piece.text.strip()) and _is_next(organ, piece)), None
    )


def _is_next(organ: Piece, piece: Piece) -> bool:
    return cell_of(organ.block) == cell_of(piece.block) and 0 <= piece.block.index - organ.block.index <= 2


@rule(
    "D03",
    title="Dấu sao dưới tên cơ quan",
    severity=Severity.REPAIRS,
    articles=party("I.2.2.1", "II.1.2.2"),
    explains="Dưới tên cơ quan ban hành có dấu sao (*) ngăn cách với số và ký hiệu, không phải đường kẻ như văn bản nhà nước.",
    wrong="TỈNH UỶ X / ______",
    right="TỈNH UỶ X / *",
)
def star(context: Context) -> Iterator[Fault]:
    """No star, a line in its place, a line beside it, or a star under the number."""
    organ, reference, found = _organ(context), context.first(Component.REFERENCE), _star(context)
    if organ is None:
        return
    if found and reference and (found.block.index, found.start) > (reference.block.index, reference.start):
        yield Fault("Dấu sao ở dưới tên cơ quan, trên số và ký hiệu.", found)
        return
    drawn = [line for line in context.lines_near(organ, below=1) if line.kind is DrawnKind.LINE]
    typed = _typed_piece(context)
    edits: list[Edit] = [] if _star(context) else _starred(organ, typed)
    edits += [Remove(line.place) for line in drawn]
    if drawn or typed:
        yield Fault("Dưới tên cơ quan là dấu sao (*), không phải đường kẻ.", organ, expected="*", edits=tuple(edits))
    elif not _star(context):
        yield Fault("Thiếu dấu sao (*) dưới tên cơ quan.", organ, expected="*", edits=tuple(edits))


def _starred(organ: Piece, typed: Piece | None) -> list[Edit]:
    if typed:
        return [put(typed.block, typed.start, typed.end, "*")]
    if not organ.is_whole:
        return []
    plain = RunForm(is_bold=False, is_italic=False, is_underlined=False, is_caps=False)
    return [InsertAfter(organ.block.place, "*", plain, ParagraphForm(alignment=Alignment.CENTRE, first_line=0, left=0))]


@rule(
    "D04",
    title="Tên cơ quan tham mưu lặp tên cấp uỷ",
    severity=Severity.REPAIRS,
    articles=party("I.2.1.3", "II.1.2.1c"),
    explains="Dòng trên đã ghi tên cấp uỷ thì dòng dưới chỉ ghi tên cơ quan, không lặp «Tỉnh uỷ», «Đảng uỷ».",
    wrong="TỈNH UỶ X / VĂN PHÒNG TỈNH UỶ",
    right="TỈNH UỶ X / VĂN PHÒNG",
)
def repeated_committee(context: Context) -> Iterator[Fault]:
    """The committee's name again behind the name of the body that helps it."""
    named, organ = printed(context), _organ(context)
    if named is None or organ is None or not named.is_helping or is_joint(named):
        return
    kind = committee_kind(named.above)
    found = re.search(r"\s+(TỈNH|THÀNH|HUYỆN|ĐẢNG) U[ỶY]\b(?! BAN).*$", even(shown(organ)))
    if not kind or not found:
        return
    tail = re.search(r"\s+(tỉnh|thành|huyện|đảng)\s+(uỷ|ủy).*$", organ.text.rstrip(), re.IGNORECASE)
    edits = (put(organ.block, organ.start + tail.start(), organ.start + tail.end(), ""),) if tail else ()
    yield Fault("Tên cơ quan tham mưu không lặp tên cấp uỷ đã ghi ở dòng trên.", organ, found=named.organ, edits=edits)


@rule(
    "D05",
    title="Cấp trên của đảng uỷ, chi bộ là đảng bộ",
    severity=Severity.REPAIRS,
    articles=party("I.2.1.2c", "II.1.2.1b"),
    explains="Trên tên đảng uỷ, chi bộ ghi tên đảng bộ cấp trên trực tiếp (ĐẢNG BỘ TỈNH X), không ghi tên cấp uỷ (TỈNH UỶ X).",
    wrong="TỈNH UỶ X / ĐẢNG UỶ XÃ Y",
    right="ĐẢNG BỘ TỈNH X / ĐẢNG UỶ XÃ Y",
)
def committee_above(context: Context) -> Iterator[Fault]:
    """A committee's name above another committee."""
    named, above = printed(context), context.first(Component.PARENT_ORGAN)
    if named is None or above is None or not named.is_committee or not committee_kind(named.above):
        return
    kind = re.match(r"\s*(tỉnh|thành|đảng|huyện)\s+(uỷ|ủy)", above.text, re.IGNORECASE)
    right = {"tỉnh": "ĐẢNG BỘ TỈNH", "thành": "ĐẢNG BỘ THÀNH PHỐ", "đảng": "ĐẢNG BỘ", "huyện": "ĐẢNG BỘ HUYỆN"}
    edits = (put(above.block, above.start, above.start + kind.end(), right[kind[1].lower()]),) if kind else ()
    yield Fault(
        "Cấp trên của đảng uỷ, chi bộ ghi là đảng bộ, không ghi tên cấp uỷ.", above, found=named.above, edits=edits
    )


@rule(
    "E17",
    title="Cấp trên của cơ quan tham mưu là cấp uỷ",
    severity=Severity.REPAIRS,
    articles=party("I.2.1.3a", "II.1.2.1c"),
    explains="Trên tên cơ quan tham mưu, giúp việc ghi tên cấp uỷ mà cơ quan đó trực thuộc (TỈNH UỶ X), không ghi đảng bộ.",
    wrong="ĐẢNG BỘ TỈNH X / VĂN PHÒNG",
    right="TỈNH UỶ X / VĂN PHÒNG",
)
def organisation_above_helper(context: Context) -> Iterator[Fault]:
    """A Party organisation's name above a helping body."""
    named, above = printed(context), context.first(Component.PARENT_ORGAN)
    if named and above and named.is_helping and named.above.startswith("ĐẢNG BỘ"):
        yield Fault("Cấp trên của cơ quan tham mưu ghi là cấp uỷ, không ghi đảng bộ.", above, found=named.above)


@rule(
    "D06",
    title="Không ghi ban thường vụ làm cơ quan ban hành",
    severity=Severity.REPAIRS,
    articles=party("I.2.1.2b", "II.1.2.1b"),
    explains="Văn bản của ban chấp hành và của ban thường vụ cùng ghi tên cấp uỷ (TỈNH UỶ X, ĐẢNG UỶ Y); ban thường vụ chỉ ghi ở chỗ ký.",
    wrong="TỈNH UỶ X / BAN THƯỜNG VỤ",
    right="TỈNH UỶ X",
)
def standing_board(context: Context) -> Iterator[Fault]:
    """The standing board or the standing members among the organ's lines."""
    for piece in context.of(Component.ORGAN, Component.PARENT_ORGAN):
        if re.search(r"\b(BAN THƯỜNG VỤ|THƯỜNG TRỰC (TỈNH|THÀNH|ĐẢNG|HUYỆN) UỶ)\b", even(shown(piece))):
            yield Fault(
                "Ban thường vụ không ghi làm cơ quan ban hành; ghi tên cấp uỷ.", piece, found=even(shown(piece))
            )


@rule(
    "D07",
    title="Cấp huyện đã bỏ",
    severity=Severity.BLOCKS,
    articles=party("I.2.1.2c", "II.1.2.1b"),
    explains="Từ ngày 01/7/2025 không còn cấp huyện: đảng uỷ xã, phường, đặc khu trực thuộc thẳng đảng bộ tỉnh, thành phố.",
    wrong="ĐẢNG BỘ HUYỆN Z / ĐẢNG UỶ XÃ Y",
    right="ĐẢNG BỘ TỈNH X / ĐẢNG UỶ XÃ Y",
)
def abolished_district(context: Context) -> Iterator[Fault]:
    """A district's committee or organisation on a document issued after the districts were abolished."""
    if context.on is None or context.on < NO_DISTRICTS_FROM:
        return
    named = printed(context)
    is_city = named is not None and named.organ.startswith("THÀNH UỶ") and named.above.startswith("ĐẢNG BỘ TỈNH")
    for piece in context.of(Component.PARENT_ORGAN, Component.ORGAN):
        if _DISTRICT.search(even(shown(piece))) or (is_city and piece.component is Component.ORGAN):
            yield Fault("Cấp huyện không còn; ghi đảng bộ tỉnh, thành phố.", piece, found=even(shown(piece)))


@rule(
    "E18",
    title="Tỉnh uỷ, thành uỷ không ghi cấp trên",
    severity=Severity.REPAIRS,
    articles=party("I.2.1.2b", "II.1.2.1b"),
    explains="Văn bản của ban chấp hành, ban thường vụ cấp tỉnh chỉ ghi một tên: TỈNH UỶ X, không ghi cấp trên.",
    wrong="BAN CHẤP HÀNH TRUNG ƯƠNG / TỈNH UỶ X",
    right="TỈNH UỶ X",
)
def nothing_above_province(context: Context) -> Iterator[Fault]:
    """A line above a provincial committee."""
    named, above = printed(context), context.first(Component.PARENT_ORGAN)
    if named and above and named.organ.startswith("TỈNH UỶ"):
        yield Fault("Trên tên tỉnh uỷ không ghi cơ quan cấp trên.", above, found=named.above)


@rule(
    "E19",
    title="Thiếu tên cơ quan cấp trên",
    severity=Severity.REPAIRS,
    articles=party("I.2.1.2c, I.2.1.3", "II.1.2.1b, II.1.2.1c"),
    explains="Đảng uỷ xã, phường, đặc khu, chi bộ ghi đảng bộ cấp trên trực tiếp; cơ quan tham mưu, giúp việc ghi cấp uỷ mà cơ quan trực thuộc.",
    wrong="VĂN PHÒNG",
    right="TỈNH UỶ X / VĂN PHÒNG",
)
def missing_parent(context: Context) -> Iterator[Fault]:
    """A commune's committee, a cell or a helping body without the line above."""
    named, organ = printed(context), _organ(context)
    if named and organ and not named.above and not is_joint(named) and _needs_parent(named):
        yield Fault("Thiếu tên cơ quan cấp trên trực tiếp.", organ, found=named.organ)


def _needs_parent(named: Named) -> bool:
    is_bare_helper = named.is_helping and not committee_kind_inside(named.organ) and "TRUNG ƯƠNG" not in named.organ
    return bool(_COMMUNE.match(named.organ)) or is_bare_helper


def committee_kind_inside(name: str) -> bool:
    """Whether a committee is named somewhere in the line."""
    return bool(re.search(r"\b(TỈNH|THÀNH|HUYỆN|QUẬN|ĐẢNG) UỶ\b(?! BAN)", name))


@rule(
    "N05",
    title="Đường kẻ dưới tên cơ quan (văn bản nhà nước)",
    severity=Severity.REPAIRS,
    articles=state("II.2.b"),
    explains="Dưới tên cơ quan ban hành văn bản nhà nước có đường kẻ nét liền, dài bằng 1/3 đến 1/2 dòng chữ, không dùng dấu sao.",
    wrong="SỞ NỘI VỤ / *",
    right="SỞ NỘI VỤ / ─────",
)
def state_line(context: Context) -> Iterator[Fault]:
    """A star, no line, or a line of another share of the words."""
    organ, star_piece = _organ(context), _star(context)
    if organ is None:
        return
    if star_piece:
        yield Fault("Dưới tên cơ quan nhà nước là đường kẻ, không phải dấu sao.", star_piece, found="*")
        return
    yield from state_ruling(context, organ, "tên cơ quan")


def state_ruling(context: Context, piece: Piece, name: str) -> Iterator[Fault]:
    """No line under a piece, one that is not solid, or one of another share of the words."""
    typed = typed_line(context, piece)
    if typed and not SOLID.fullmatch(typed):
        yield Fault(f"Đường kẻ dưới {name} phải là nét liền.", piece, found=typed[:20])
    elif not (typed or context.lines_near(piece, below=1) or context.has_loose_line(piece)) and context.has_measures:
        yield Fault(f"Thiếu đường kẻ dưới {name}.", piece)
    yield from wrong_share(context, piece)


def wrong_share(context: Context, piece: Piece) -> Iterator[Fault]:
    """A drawn line under a piece that is shorter or longer than the share the State asks for; hand-drawn lines get a tenth of slack."""
    share = context.profile.separators.share
    lengths = [
        line.length for line in context.lines_near(piece, below=1) if line.kind is DrawnKind.LINE and line.length
    ]
    width = printed_width(piece)
    if share and lengths and width and not any(share.holds(length / width, 0.1) for length in lengths):
        found = f"{min(lengths) / width:.0%}"
        yield Fault("Đường kẻ phải dài bằng 1/3 đến 1/2 dòng chữ.", piece, found=found, expected="33-50%")
