"""Appendices (phụ lục). 05-HD/VPTW II.1, IV.5.2; 36-HD/VPTW II.4.5; 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vanphong.docform.edits import Edit
from vanphong.docform.layout import folded
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.citations_reading import REFERENCE
from vanphong.docform.rules.context import TEXT, Context
from vanphong.docform.rules.mending import put
from vanphong.docform.rules.model import Certainty, Fault, Severity
from vanphong.docform.rules.registry import party, rule, state
from vanphong.docform.rules.structure_levels import roman_value

_NUMBERED = re.compile(r"^\s*phụ\s+lục\s+(?:số\s+)?(?P<number>\d{1,3}|[IVXLC]{1,6}|[A-Z])\b", re.IGNORECASE)
_TENS, _ONES = ["", "X", "XX", "XXX", "XL"], ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
_DATED = re.compile(r"\bngày\b", re.IGNORECASE)
_OF = re.compile(r"\bcủa\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix: the line that names it, its number as printed, and the note that says whose it is."""

    word: Piece
    notes: tuple[Piece, ...]

    @property
    def number(self) -> re.Match[str] | None:
        """Its number in the line; None when it has none."""
        return _NUMBERED.match(self.word.text)

    @property
    def value(self) -> int | None:
        """Its number, Arabic or Roman."""
        found = self.number
        if not found:
            return None
        return int(found["number"]) if found["number"].isdigit() else roman_value(found["number"].upper())

    @property
    def note(self) -> str:
        """The note, all its lines."""
        return " ".join(" ".join(piece.text.split()) for piece in self.notes)


def appendices(context: Context) -> tuple[Appendix, ...]:
    """The appendices in reading order."""
    found: list[Appendix] = []
    for piece in context.of(Component.APPENDIX_WORD, Component.APPENDIX_NOTE):
        if piece.component is Component.APPENDIX_WORD:
            found.append(Appendix(piece, ()))
        elif found:
            found[-1] = replace(found[-1], notes=(*found[-1].notes, piece))
    return tuple(found)


@rule(
    "D43",
    title="Số và chỉ dẫn của phụ lục",
    severity=Severity.REPAIRS,
    articles=party("II.1", "II.4.5"),
    explains="Phụ lục đánh số Ả-rập. Dưới tiêu đề phụ lục ghi chỉ dẫn: số, ký hiệu, ngày và cơ quan ban hành của văn bản (36-HD/VPTW không "
    "buộc nội dung chỉ dẫn).",
    wrong="Phụ lục I (không có chỉ dẫn)",
    right="Phụ lục 1 / (Kèm theo Quyết định số 12-QĐ/TU, ngày 15/9/2026 của Ban Thường vụ Tỉnh uỷ)",
)
def party_appendices(context: Context) -> Iterator[Fault]:
    """Roman numbers; no note, or one that leaves something out."""
    for each in appendices(context):
        found = each.number
        if found and not found["number"].isdigit() and each.value is not None:
            yield _renumbered(context, each.word, found, str(each.value), "Phụ lục đánh số Ả-rập.")
        if context.profile.code == "dang-05":
            yield from _note_faults(each)


@rule(
    "N24",
    title="Số và chỉ dẫn của phụ lục (văn bản nhà nước)",
    severity=Severity.REPAIRS,
    articles=state("III.1"),
    explains="Phụ lục của văn bản nhà nước đánh số La Mã; trên mỗi phụ lục có chỉ dẫn kèm theo văn bản: số, ký hiệu, thời gian và cơ quan "
    "ban hành.",
    wrong="Phụ lục 1",
    right="Phụ lục I / (Kèm theo Quyết định số 12/QĐ-UBND ngày 15 tháng 9 năm 2026 của Uỷ ban nhân dân tỉnh)",
)
def state_appendices(context: Context) -> Iterator[Fault]:
    """Arabic numbers; no note, or one that leaves something out."""
    for each in appendices(context):
        found = each.number
        if found and found["number"].isdigit() and each.value and each.value < 50:
            yield _renumbered(context, each.word, found, roman(each.value), "Phụ lục đánh số La Mã.")
        yield from _note_faults(each)


def roman(value: int) -> str:
    """4 → IV, up to 49."""
    return _TENS[value // 10] + _ONES[value % 10]


def _renumbered(context: Context, piece: Piece, found: re.Match[str], right: str, sentence: str) -> Fault:
    """The number is changed where the appendix is named and wherever the text names it."""
    printed = found["number"]
    start, end = piece.start + found.start("number"), piece.start + found.end("number")
    mentions = [(piece, start, end), *_mentions(context, printed)]
    edits: tuple[Edit, ...] = tuple(put(where.block, begin, until, right) for where, begin, until in mentions)
    return Fault(sentence, piece, found=f"Phụ lục {printed}", expected=f"Phụ lục {right}", edits=edits)


def _mentions(context: Context, printed: str) -> Iterator[tuple[Piece, int, int]]:
    named = re.compile(rf"\b[Pp]hụ lục (?:số )?(?P<number>{printed})(?![\w.])")
    for piece in context.of(*TEXT):
        for found in named.finditer(piece.block.text, piece.start, piece.end):
            yield piece, found.start("number"), found.end("number")


def _note_faults(each: Appendix) -> Iterator[Fault]:
    if not each.notes:
        yield Fault(
            "Dưới tiêu đề phụ lục thiếu chỉ dẫn kèm theo văn bản.",
            each.word,
            expected="(Kèm theo … số …, ngày … của …)",
        )
        return
    told = [("số, ký hiệu", re.search(rf"{REFERENCE}|\bsố\b", each.note)), ("ngày", _DATED.search(each.note))]
    told.append(("cơ quan ban hành", _OF.search(each.note)))
    missing = [name for name, found in told if not found]
    if missing:
        yield Fault(
            f"Chỉ dẫn của phụ lục thiếu {', '.join(missing)}.",
            each.notes[0],
            found=each.note,
            expected="(Kèm theo … số …, ngày … của …)",
        )


@rule(
    "E70",
    title="Thứ tự của phụ lục",
    severity=Severity.REPAIRS,
    articles=party("II.1", "II.4.5") | state("III.1"),
    explains="Văn bản có từ hai phụ lục trở lên thì các phụ lục phải đánh số, liên tục từ 1.",
    wrong="Phụ lục / Phụ lục; Phụ lục 1 / Phụ lục 3",
    right="Phụ lục 1 / Phụ lục 2",
)
def appendices_in_a_row(context: Context) -> Iterator[Fault]:
    """Several appendices and one without a number, or with one that does not follow."""
    found = appendices(context)
    if len(found) < 2:
        return
    for place, each in enumerate(found, 1):
        if each.number is None:
            yield Fault("Có từ hai phụ lục trở lên thì phải đánh số phụ lục.", each.word, found=each.word.text.strip())
        elif each.value is not None and each.value != place and len(found) < 30:
            yield Fault(
                "Số của phụ lục không nối tiếp.",
                each.word,
                found=each.word.text.strip(),
                expected=f"phụ lục thứ {place}",
            )
            return


@rule(
    "E71",
    title="Văn bản phải nói đến phụ lục",
    severity=Severity.REPAIRS,
    articles=party("II.1", "II.4.5") | state("III.1"),
    explains="Văn bản có phụ lục kèm theo thì trong nội dung phải có chỉ dẫn về phụ lục đó.",
    wrong="(nội dung không nhắc đến phụ lục)",
    right="… (chi tiết tại Phụ lục kèm theo).",
)
def appendix_is_named(context: Context) -> Iterator[Fault]:
    """No word of an appendix or of what is attached in the text; an appendix in a file of its own has no text that could."""
    found = appendices(context) if context.first(Component.REFERENCE) else ()
    if found and not any(
        re.search(r"phụ lục|kèm theo|đính kèm", piece.text, re.IGNORECASE) for piece in context.of(*TEXT)
    ):
        yield Fault("Nội dung văn bản chưa có chỉ dẫn về phụ lục.", found[0].word)


@rule(
    "E72",
    title="Chỉ dẫn của phụ lục khớp văn bản",
    severity=Severity.REPAIRS,
    articles=party("II.1", "II.4.5") | state("III.1"),
    explains="Số, ký hiệu ghi ở chỉ dẫn của phụ lục phải là của chính văn bản này.",
    wrong="Số 15-QĐ/TU / (Kèm theo Quyết định số 12-QĐ/TU …)",
    right="Số 15-QĐ/TU / (Kèm theo Quyết định số 15-QĐ/TU …)",
)
def note_is_of_this(context: Context) -> Iterator[Fault]:
    """A note with the number of another document."""
    read = context.reference
    if read is None or not read.number or not read.organ:
        return
    own = read.piece.block.text[read.number.start : read.organ.end]
    for each in appendices(context):
        found = re.search(REFERENCE, each.note)
        if found and each.notes and folded(found[0]) != folded(own):
            yield Fault(
                "Chỉ dẫn của phụ lục ghi số, ký hiệu của văn bản khác.", each.notes[0], found=found[0], expected=own
            )


@rule(
    "E73",
    title="Phụ lục trên trang riêng",
    severity=Severity.REPAIRS,
    articles=party("II.1", "II.4.5"),
    explains="Mỗi phụ lục bắt đầu ở một trang riêng.",
    wrong="Phụ lục 1 ngay dưới khối ký",
    right="Phụ lục 1 ở đầu trang mới",
)
def appendix_on_its_page(context: Context) -> Iterator[Fault]:
    """An appendix that nothing moves to a new page; told only where the file says how pages break."""
    if not context.has_measures:
        return
    for each in appendices(context):
        if each.word.block.cell is None and not _begins_page(context, each.word):
            yield Fault("Phụ lục phải bắt đầu ở trang riêng.", each.word)


def _begins_page(context: Context, piece: Piece) -> bool:
    block, blocks = piece.block, context.sheet.blocks
    section = context.sheet.section_of(block)
    before = [other for other in blocks[: block.index] if not other.is_empty or "\f" in other.text]
    starts_section = section is not None and section.begins != "continuous" and section.start > 0
    if block.format.break_before or "\f" in block.text[: piece.start] or not before:
        return True
    if starts_section and section is not None and before[-1].index < section.start:
        return True
    gap = blocks[before[-1].index : block.index]
    pages = {other.place.page for other in (before[-1], block)} - {None}
    return any("\f" in other.text or other.format.break_before for other in gap) or len(pages) > 1


@rule(
    "E74",
    title="Số trang riêng của phụ lục",
    severity=Severity.NOTES,
    articles=party("IV.5.2"),
    explains="Số trang của phụ lục đánh riêng cho từng phụ lục, bắt đầu từ 1.",
    wrong="Phụ lục đánh số trang tiếp theo văn bản",
    right="Phụ lục bắt đầu lại từ trang 1",
)
def appendix_pages_begin_anew(context: Context) -> Iterator[Fault]:
    """An appendix in no section of its own that begins again with page 1."""
    if not context.has_measures or not any(section.numbers for section in context.sheet.sections):
        return
    for each in appendices(context):
        section = context.sheet.section_of(each.word.block)
        if section is not None and each.word.block.cell is None and section.restarts_at != 1:
            yield Fault("Số trang của phụ lục phải đánh riêng, bắt đầu từ 1.", each.word)
            return


@rule(
    "E75",
    title="Tiêu đề của phụ lục",
    severity=Severity.REPAIRS,
    certainty=Certainty.TO_CHECK,
    articles=party("II.1", "II.4.5") | state("III.1"),
    explains="Dưới từ «Phụ lục» và số thứ tự là tiêu đề của phụ lục.",
    wrong="Phụ lục 1 / (Kèm theo …)",
    right="Phụ lục 1 / DANH SÁCH CÁC ĐƠN VỊ / (Kèm theo …)",
)
def appendix_has_title(context: Context) -> Iterator[Fault]:
    """No title between the line that names an appendix and the next one."""
    titled: Piece | None = None
    for piece in (*context.of(Component.APPENDIX_WORD, Component.APPENDIX_TITLE), None):
        if titled is not None and (piece is None or piece.component is Component.APPENDIX_WORD):
            yield Fault("Phụ lục chưa có tiêu đề.", titled)
        titled = piece if piece is not None and piece.component is Component.APPENDIX_WORD else None
