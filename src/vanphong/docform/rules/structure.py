"""The levels of a text: in order, without gaps, numbered as the guidance asks. 05-HD/VPTW I.6.2.4; 36-HD/VPTW II.1.6.2; 30/2020/NĐ-CP, II.6."""

import re
from collections.abc import Iterator

from vanphong.docform.edits import Edit, InsertAfter
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.mending import put
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.registry import party, rule, state
from vanphong.docform.rules.structure_levels import LETTERS, Level, Marker, markers

WIDEST_GAP = 20
"""A jump beyond this is a year or an amount at the head of a line, not a number in a row."""
_CONTINUED = {
    Level.CHAPTER: {Level.PART},
    Level.ARTICLE: {Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION},
}
"""What goes on counting through these wider levels."""
_STRICT = {Level.PART, Level.CHAPTER, Level.SECTION, Level.ARTICLE}
_HIGH = (Level.PART, Level.CHAPTER, Level.SECTION, Level.ARTICLE)
_ARTICLES = party("I.6.2.4", "II.1.6.2") | state("II.6.d")


class Walk:
    """Remembers the last number at each level while the markers are read in order."""

    def __init__(self) -> None:
        self.last: dict[tuple[Level, str], list[Marker]] = {}

    def step(self, marker: Marker) -> Marker | None:
        """The marker before in its row when this one does not follow it; itself when it should be the first; None when all is well."""
        key = _row(marker)
        for other in [each for each in self.last if _is_inside(each, marker.level)]:
            del self.last[other]
        rows = self.last.setdefault(key, [])
        while len(rows) > 1 and rows[-1].value != (marker.value or 0) - 1 and rows[-2].value == (marker.value or 0) - 1:
            rows.pop()
        before = rows[-1] if rows else None
        if before is not None and marker.value == 1 and marker.level not in _STRICT:
            rows.append(marker)
            return None
        self.last[key] = [*rows[:-1], marker]
        return _fault(before, marker)


def _row(marker: Marker) -> tuple[Level, str]:
    """Numbers with different signs («1.», «1)») are rows of their own, as are «2.1.» and «3.1.»."""
    if marker.level is Level.DOTTED:
        return marker.level, marker.printed.rpartition(".")[0]
    return marker.level, "" if marker.level <= Level.ARTICLE else marker.sign


def _is_inside(row: tuple[Level, str], level: Level) -> bool:
    return row[0] > level and level not in _CONTINUED.get(row[0], set())


def _fault(before: Marker | None, marker: Marker) -> Marker | None:
    if marker.value is None or (before is not None and before.value is None):
        return None
    if before is None:
        return marker if marker.value != 1 and marker.level in _STRICT else None
    last = before.value or 0
    is_wrong = marker.value != last + 1 and marker.value - last <= WIDEST_GAP
    return before if is_wrong and (marker.level in _STRICT or marker.value >= last) else None


@rule(
    "E50",
    title="Thứ tự của phần, chương, mục, điều, khoản, điểm",
    severity=Severity.REPAIRS,
    articles=_ARTICLES,
    explains="Các phần, chương, mục, điều, khoản, điểm đánh số liên tục, không sót, không trùng. Điều đánh số liên tục trong toàn văn bản; "
    "khoản bắt đầu lại ở mỗi điều. Điểm theo "
    "chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k, l, m.",
    wrong="Điều 3 … Điều 5; điểm d) … điểm e)",
    right="Điều 3 … Điều 4; điểm d) … điểm đ)",
)
def in_a_row(context: Context) -> Iterator[Fault]:
    """A number left out, given twice, or one that goes back."""
    walk = Walk()
    for marker in markers(context):
        if marker is None:
            walk = Walk()
            continue
        before = walk.step(marker)
        if before is not None:
            yield _broken(marker, before)


def _broken(marker: Marker, before: Marker) -> Fault:
    label = marker.level.label
    if before is marker:
        return Fault(f"{label} đầu tiên không phải số 1.", marker.piece, found=f"{marker.name} ở đầu")
    last = before.value or 0
    sentence = "trùng số với" if marker.value == last else "không nối tiếp"
    return Fault(
        f"{marker.name} {sentence} {before.name}.",
        marker.piece,
        found=f"{before.name} rồi {marker.name}",
        expected=f"{label} {_printed(marker, last + 1)}",
    )


def _printed(marker: Marker, value: int) -> str:
    if marker.level is Level.LETTER:
        return LETTERS[value - 1] if value <= len(LETTERS) else ""
    if marker.level is Level.DOTTED:
        return f"{marker.printed.rpartition('.')[0]}.{value}"
    if marker.printed.isdigit() or marker.printed.lower().startswith("thứ"):
        return str(value)
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"][value // 10 % 10]
    return tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]


@rule(
    "E51",
    title="Kiểu số của phần, chương, mục, điều, điểm",
    severity=Severity.REPAIRS,
    articles=_ARTICLES,
    explains="Phần, chương: số La Mã hoặc ghi bằng chữ (văn bản nhà nước: số La Mã). Mục, điều, khoản: số Ả-rập. Điểm: chữ cái tiếng Việt, "
    "không dùng f, j, w, z.",
    wrong="Chương 2; Mục II; f) …",
    right="Chương II; Mục 2; g) …",
)
def kind_of_number(context: Context) -> Iterator[Fault]:
    """Arabic digits for a part or a chapter, Roman ones for a section or an article, a letter that is not Vietnamese."""
    for marker in markers(context):
        if marker is None:
            continue
        is_digits, in_words = marker.printed.isdigit(), marker.printed.lower().startswith("thứ")
        if marker.level in {Level.PART, Level.CHAPTER} and (is_digits or (in_words and not context.profile.is_party)):
            asked = "số La Mã hoặc ghi bằng chữ" if context.profile.is_party else "số La Mã"
            yield Fault(f"Số thứ tự của phần, chương dùng {asked}.", marker.piece, found=marker.name)
        elif marker.level in {Level.SECTION, Level.SUBSECTION, Level.ARTICLE} and not is_digits:
            yield Fault(
                f"Số thứ tự của {marker.level.label.lower()} dùng chữ số Ả-rập.", marker.piece, found=marker.name
            )
        elif marker.level is Level.LETTER and marker.value is None:
            yield Fault("Điểm dùng chữ cái tiếng Việt.", marker.piece, found=f"{marker.printed}{marker.sign}")


@rule(
    "E52",
    title="Cấp lớn đứng trước cấp nhỏ",
    severity=Severity.NOTES,
    articles=_ARTICLES,
    explains="Bố cục từ lớn đến nhỏ: phần, chương, mục, điều, khoản, điểm. Một văn bản đã chia chương thì điều đầu tiên nằm trong chương thứ nhất.",
    wrong="Điều 1 … / Chương I / Điều 2 …",
    right="Chương I / Điều 1 …",
)
def wide_before_narrow(context: Context) -> Iterator[Fault]:
    """The first of a wider level that begins after a narrower one has begun outside of it."""
    seen: set[Level] = set()
    for marker in markers(context):
        if marker is None:
            seen = set()
            continue
        outside = [level for level in _HIGH if level > marker.level and level in seen]
        if marker.level in {Level.PART, Level.CHAPTER} and marker.level not in seen and outside:
            yield Fault(
                f"{marker.level.label} đầu tiên đứng sau {outside[0].label.lower()} không thuộc {marker.level.label.lower()} nào.",
                marker.piece,
                found=marker.name,
            )
        seen.add(marker.level)


@rule(
    "E53",
    title="Dấu sau số thứ tự của điều, khoản, điểm",
    severity=Severity.REPAIRS,
    articles=_ARTICLES,
    explains="Sau số thứ tự của điều và của khoản có dấu chấm; sau chữ cái của điểm có dấu ngoặc đơn đóng. Chỉ soi trong văn bản chia thành điều.",
    wrong="Điều 1: …; 1) …; a. …",
    right="Điều 1. …; 1. …; a) …",
)
def sign_after_number(context: Context) -> Iterator[Fault]:
    """Another sign after an article, or after a clause or a point inside an article."""
    is_in_article = False
    for marker in markers(context):
        is_in_article = marker is not None and (is_in_article or marker.level is Level.ARTICLE)
        if marker is None or not is_in_article or marker.level not in {Level.ARTICLE, Level.NUMBER, Level.LETTER}:
            continue
        right = ")" if marker.level is Level.LETTER else "."
        if marker.sign != right and marker.value is not None:
            edits: tuple[Edit, ...] = ()
            if marker.is_typed and marker.sign:
                edits = (put(marker.piece.block, marker.start, marker.end, right),)
            yield Fault(
                f"Sau số thứ tự của {marker.level.label.lower()} là dấu «{right}».",
                marker.piece,
                found=f"{marker.printed}{marker.sign}",
                expected=f"{marker.printed}{right}",
                edits=edits,
                certain=not (context.profile.code == "dang-36" and marker.sign in {"-", "–"}),
            )


@rule(
    "E54",
    title="Phần, chương, mục trên một dòng riêng",
    severity=Severity.REPAIRS,
    articles=_ARTICLES,
    explains="Từ «Phần», «Chương», «Mục» và số thứ tự trình bày trên một dòng riêng, chính giữa; tên phần, chương, mục ở ngay dòng dưới.",
    wrong="Chương I. QUY ĐỊNH CHUNG",
    right="Chương I / QUY ĐỊNH CHUNG",
)
def title_below(context: Context) -> Iterator[Fault]:
    """The title on the line of the number."""
    for marker in markers(context):
        if marker is None or marker.level > Level.SUBSECTION or not marker.rest or "\n" in marker.piece.text.strip():
            continue
        yield Fault(
            "Tên phần, chương, mục phải ở dòng dưới, không cùng dòng với số thứ tự.",
            marker.piece,
            found=marker.piece.text.strip(),
            expected=f"{marker.name} / {marker.rest}",
            edits=_parted(marker),
        )


def _parted(marker: Marker) -> tuple[Edit, ...]:
    block, text = marker.piece.block, marker.piece.text
    found = re.search(re.escape(marker.rest) + r"\s*$", text)
    if not marker.is_typed or not found or not marker.piece.is_whole:
        return ()
    return put(block, marker.start, marker.piece.start + found.end(), ""), InsertAfter(block.place, marker.rest)
