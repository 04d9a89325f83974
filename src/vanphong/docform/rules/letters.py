"""Font, size, case and colour of every component, as the profile's table asks.

05-HD/VPTW IV.1, Phụ lục 2; 36-HD/VPTW II.4.1, Phụ lục 3; 30/2020/NĐ-CP, Phụ lục I, Phần I, I.4, I.5, II, III.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from vanphong.docform.edits import Edit, RunForm
from vanphong.docform.model import Alignment, Format, Kind
from vanphong.docform.particulars.words import is_capitals
from vanphong.docform.profiles.model import Style
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import TEXT, Context
from vanphong.docform.rules.mending import letters_of, set_letters, set_runs, shown
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.registry import party, rule, state

FONT = "timesnewroman"
SAME_MEASURES = ("timesnewroman", "times", "tinos", "liberationserif")
"""In a PDF the font is what the printing program had: Times itself and the free fonts made to its measures."""
SYMBOLS = ("symbol", "wingdings", "webdings", "cambriamath", "marlett")
LEFT_TO_OTHERS = {Component.SECRECY, Component.ORGAN_STAR, Component.RECIPIENTS_WORD}
"""Set by the law on secrets, not set down, looked at by D37 and N22; so is the subject of a letter of the Party, by D21."""


def styled(context: Context) -> Iterator[tuple[Piece, Style]]:
    """The pieces that the profile's table says something of, without those that another rule looks at."""
    for piece in context.recognised.pieces:
        style = context.style(piece.component)
        if style and not _is_looked_at(context, piece) and (not context.type_name or style.is_for(context.type_name)):
            yield _own_words(piece), style


def _own_words(piece: Piece) -> Piece:
    """Of «Kính gửi: Ban Bí thư …» in one line only the words «Kính gửi:»: the name after them is set as names are."""
    colon = piece.text.find(":")
    if piece.component is not Component.ADDRESSED or colon < 0:
        return piece
    return replace(piece, end=piece.start + colon + 1)


def _is_looked_at(context: Context, piece: Piece) -> bool:
    """Whether another rule looks at it, or it is not the document's own: a heading of the other system (D01, N01) or one quoted in the text."""
    is_quoted = piece.component in {Component.HEADING, Component.MOTTO} and piece is not context.first(piece.component)
    is_quoted = is_quoted or (
        piece.component is Component.HEADING and piece.text.upper().startswith("ĐẢNG") != context.profile.is_party
    )
    is_letter_subject = context.profile.is_party and piece.component is Component.LETTER_SUBJECT
    return is_quoted or is_letter_subject or piece.component in LEFT_TO_OTHERS


def _plain(font: str) -> str:
    return re.sub(r"[^a-z]", "", font.rsplit("+", maxsplit=1)[-1].split(",", maxsplit=1)[0].lower())


@rule(
    "E03",
    title="Phông chữ Times New Roman",
    severity=Severity.REPAIRS,
    articles=party("IV.1, IV.2", "II.4.1, Phụ lục 3") | state("I.4"),
    explains="Phông chữ Times New Roman, bộ mã Unicode theo TCVN 6909:2001.",
    wrong="Arial; .VnTime",
    right="Times New Roman",
)
def font(context: Context) -> Iterator[Fault]:
    """Letters in another font, told once for each font."""
    is_right = _is_right_font(context)
    for block in context.sheet.blocks if context.knows_letters else ():
        wrong = [
            run
            for run in block.runs
            if any(letter.isalpha() for letter in run.text) and _wrong_fonts(run.format, is_right)
        ]
        for name in dict.fromkeys(name for run in wrong for name in _wrong_fonts(run.format, is_right)):
            runs = [(block, run.start, run.end) for run in wrong if name in _wrong_fonts(run.format, is_right)]
            edits = () if name.startswith((".Vn", "VNI", ".VN")) else set_runs(runs, RunForm(font="Times New Roman"))
            yield Fault(
                "Phông chữ phải là Times New Roman.", block=block, found=name, expected="Times New Roman", edits=edits
            )


def _is_right_font(context: Context) -> Callable[[str], bool]:
    known = SAME_MEASURES if context.sheet.kind is Kind.PDF else (FONT,)
    return lambda name: _plain(name).startswith((*known, *SYMBOLS))


def _wrong_fonts(form: Format, is_right: Callable[[str], bool]) -> list[str]:
    return [name for name in (form.font, form.other_font) if name and not is_right(name)]


@rule(
    "E30",
    title="Bộ mã Unicode",
    severity=Severity.REPAIRS,
    articles=party("IV.1", "II.4.1") | state("I.4"),
    explains="Chữ phải theo bộ mã Unicode (TCVN 6909:2001); phông kiểu cũ như .VnTime, VNI-Times mở trên máy khác thành chữ sai. "
    "«vanphong unlegacy» chuyển mã.",
    wrong="Chữ gõ bằng .VnTime (TCVN3)",
    right="Chữ Unicode, phông Times New Roman",
)
def encoding(context: Context) -> Iterator[Fault]:
    """Letters that the reader had to decode from an old encoding."""
    for notice in context.sheet.notices:
        if notice.code == "old-encoding":
            yield Fault("Chữ không phải Unicode.", place=notice.place, found=notice.sentence.rstrip("."))


@rule(
    "E09",
    title="Chữ màu đen",
    severity=Severity.REPAIRS,
    articles=party("IV.2") | state("I.4"),
    explains="Chữ trong văn bản màu đen. Dấu độ mật, độ khẩn màu đỏ là dấu đóng, không tính.",
    wrong="Đoạn chữ màu xanh",
    right="Chữ màu đen",
)
def colour(context: Context) -> Iterator[Fault]:
    """Letters that are not black; marks and links are left alone."""
    stamped = {piece.block.index for piece in context.of(Component.SECRECY, Component.URGENCY, Component.CIRCULATION)}
    for block in context.sheet.blocks:
        runs = [
            run
            for run in block.runs
            if run.text.strip() and run.field != "HYPERLINK" and not _is_black(run.format.colour)
        ]
        if runs and block.index not in stamped:
            edits = set_runs([(block, run.start, run.end) for run in runs], RunForm(colour="000000"))
            yield Fault("Chữ phải màu đen.", block=block, found=f"màu {runs[0].format.colour}", edits=edits)


def _is_black(colour: str) -> bool:
    """Black, or so dark that nobody prints the difference on purpose."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return True
    return all(int(colour[at : at + 2], 16) <= 0x30 for at in (0, 2, 4))


@rule(
    "E04",
    title="Cỡ chữ của từng thành phần",
    severity=Severity.REPAIRS,
    articles=party("Phụ lục 2", "Phụ lục 3") | state("II, III"),
    explains="Mỗi thành phần thể thức có cỡ chữ riêng, ví dụ tên cơ quan 14, tên loại 15-16, nội dung 14-15, danh sách nơi nhận 12 (văn "
    "bản nhà nước: nội dung 13-14).",
    wrong="Nội dung cỡ 13",
    right="Nội dung cỡ 14-15",
)
def sizes(context: Context) -> Iterator[Fault]:
    """Letters outside the sizes of their component."""
    for piece, style in styled(context) if not context.is_scan else ():
        sizes = style.sizes
        if sizes is None or _is_set_freely(context, piece):
            continue
        wrong = [run for run in letters_of(piece) if not run.format.raised and not sizes.holds(run.format.size, 0.1)]
        for size in dict.fromkeys(run.format.size for run in wrong):
            runs = [
                (piece.block, max(run.start, piece.start), min(run.end, piece.end))
                for run in wrong
                if run.format.size == size
            ]
            yield Fault(
                f"{style.label}: cỡ chữ {sizes.told('')}.",
                piece,
                found=f"cỡ {size:g}".replace(".", ","),
                expected=sizes.told(""),
                edits=set_runs(runs, RunForm(size=sizes.nearest(size))),
                certain=style.certain,
                article=style.article,
            )


def _is_set_freely(context: Context, piece: Piece) -> bool:
    """Tables with more than the two columns of head and foot, and text in cells, are set as they need."""
    if piece.component in TEXT:
        return piece.block.cell is not None or piece.block.box is not None or _is_title(context, piece)
    return piece.block.cell is not None and piece.block.cell.columns > 3


def _is_title(context: Context, piece: Piece) -> bool:
    """A line in capitals before the text of a form that no organ issues: its type name, which no list holds."""
    return not context.is_issued and is_capitals(piece.text) and piece.block.format.alignment is Alignment.CENTRE


@rule(
    "E06",
    title="Chữ hoa, chữ thường của từng thành phần",
    severity=Severity.REPAIRS,
    articles=party("Phụ lục 2", "Phụ lục 3") | state("II, III"),
    explains="Tiêu đề, tên cơ quan, tên loại, quyền hạn, chức vụ in hoa; trích yếu, họ tên in thường.",
    wrong="Trích yếu in hoa",
    right="Trích yếu in thường",
)
def case(context: Context) -> Iterator[Fault]:
    """Small letters where capitals are asked, or nothing but capitals where small letters are."""
    for piece, style in styled(context):
        printed = shown(piece)
        if not any(letter.isalpha() for letter in printed):
            continue
        if style.case == "upper" and not is_capitals(printed) and piece.component is not Component.APPENDIX_WORD:
            edits: tuple[Edit, ...] = (set_letters(piece, RunForm(is_caps=True)),)
            yield Fault(
                f"{style.label}: in hoa.",
                piece,
                found=printed.strip()[:40],
                edits=edits,
                certain=style.certain,
                article=style.article,
            )
        elif piece.component in {
            Component.SUBJECT,
            Component.LETTER_SUBJECT,
            Component.SIGNER,
            Component.PLACE_DATE,
        } and is_capitals(printed):
            edits = () if is_capitals(piece.text) else (set_letters(piece, RunForm(is_caps=False)),)
            yield Fault(
                f"{style.label}: in thường.",
                piece,
                found=printed.strip()[:40],
                edits=edits,
                certain=style.certain,
                article=style.article,
            )
