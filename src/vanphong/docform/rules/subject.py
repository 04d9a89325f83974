"""Type name and subject (tên loại, trích yếu). 05-HD/VPTW I.5; 36-HD/VPTW II.1.5; 30/2020/NĐ-CP, Phụ lục I, Phần I, II.5."""

import re
from collections.abc import Iterator

from vanphong.docform.edits import Edit, InsertAfter, ParagraphForm, Remove, RunForm
from vanphong.docform.layout import folded
from vanphong.docform.model import Alignment, DrawnKind
from vanphong.docform.particulars.words import is_capitals, type_named
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import LETTER, Context, cell_of
from vanphong.docform.rules.mending import put, set_letters, share, shown
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.organ_lines import state_ruling
from vanphong.docform.rules.registry import party, rule, state

ABOUT = re.compile(r"\s*\(?(?P<sign>v\s*/\s*v\s*:?)\s*", re.IGNORECASE)
ORDINARY = {
    *(
        "về",
        "kết",
        "công",
        "tổ",
        "triển",
        "thực",
        "tăng",
        "ban",
        "kiểm",
        "quy",
        "đánh",
        "tổng",
        "sơ",
        "phân",
        "thành",
        "bổ",
        "điều",
        "chuẩn",
    ),
    *(
        "hướng",
        "xây",
        "nâng",
        "tiếp",
        "một",
        "báo",
        "giới",
        "đề",
        "xin",
        "cử",
        "góp",
        "phối",
        "sử",
        "quản",
        "rà",
        "mời",
        "gia",
        "lấy",
    ),
}
"""First words of subjects that begin no proper name; «Ban» alone may: it is looked at with the word after it."""
DASHES = "-----"


@rule(
    "D18",
    title="Không in tên loại «Công văn»",
    severity=Severity.REPAIRS,
    articles=party("I.5.1.1", "II.1.5.1") | state("II.5"),
    explains="Mọi loại đều in tên loại, trừ công văn.",
    wrong="CÔNG VĂN / về việc …",
    right="(không in tên loại)",
)
def printed_letter(context: Context) -> Iterator[Fault]:
    """The words «CÔNG VĂN» printed as a type name."""
    for piece in context.of(Component.TYPE_NAME):
        if folded(piece.text).strip(" .:") == folded(LETTER):
            yield Fault(
                "Công văn không in tên loại.",
                piece,
                found=piece.text.strip(),
                edits=(Remove(piece.block.place),) if piece.is_whole else (),
            )


@rule(
    "D19",
    title="Cách viết trích yếu",
    severity=Severity.REPAIRS,
    articles=party("I.5.2", "II.1.5"),
    explains="Trích yếu là cụm từ, chữ đầu không viết hoa (trừ tên riêng), không dùng «V/v» như văn bản nhà nước. Theo ví dụ trong "
    "hướng dẫn; trích yếu công văn "
    "theo 36-HD/VPTW thì viết hoa chữ đầu được.",
    wrong="V/v tăng cường…; Về công tác cán bộ",
    right="về công tác cán bộ",
)
def subject_words(context: Context) -> Iterator[Fault]:
    """«V/v», or a capital at the beginning of an ordinary word."""
    for piece in _subjects(context):
        text = piece.text.lstrip()
        start = piece.start + len(piece.text) - len(text)
        sign = ABOUT.match(text)
        if sign:
            end = start + sign.end()
            edit = put(piece.block, start, end, "về việc ")
            yield Fault("Trích yếu không dùng «V/v».", piece, found=sign["sign"], expected="về việc", edits=(edit,))
        elif _begins_large(text) and not _may_begin_large(context, piece):
            sure = _is_ordinary(text)
            edits = (put(piece.block, start, start + 1, text[0].lower()),) if sure else ()
            yield Fault(
                "Trích yếu không viết hoa chữ đầu.", piece, found=" ".join(text.split()[:4]), edits=edits, certain=sure
            )


def _subjects(context: Context) -> list[Piece]:
    """The first piece of the subject, of either kind."""
    return [*context.of(Component.SUBJECT)[:1], *context.of(Component.LETTER_SUBJECT)[:1]]


def _begins_large(text: str) -> bool:
    return text[:1].isupper() and not is_capitals(text.split("\n", maxsplit=1)[0])


def _may_begin_large(context: Context, piece: Piece) -> bool:
    return piece.component is Component.LETTER_SUBJECT and context.profile.code == "dang-36"


def _is_ordinary(text: str) -> bool:
    """An ordinary word, the second one small: «Về công tác», but not «Ban Chỉ đạo»."""
    first, *rest = text.split()
    return first.lower() in ORDINARY and not (rest and rest[0][:1].isupper() and first.lower() != "về")


@rule(
    "D20",
    title="Năm gạch nối dưới trích yếu",
    severity=Severity.REPAIRS,
    articles=party("I.5.2.1", "II.1.5.2"),
    explains="Dưới trích yếu có năm dấu gạch nối (-----) ngăn cách với nội dung, không phải đường kẻ. Công văn không có.",
    wrong="______",
    right="-----",
)
def five_dashes(context: Context) -> Iterator[Fault]:
    """No dashes, another number of them, or a line in their place."""
    subject = _last_of_title(context)
    if subject is None:
        return
    typed = context.first(Component.SUBJECT_RULE)
    drawn = [line for line in context.lines_near(subject, below=1) if line.kind is DrawnKind.LINE]
    removed: list[Edit] = [Remove(line.place) for line in drawn]
    if typed and typed.text.strip() == DASHES:
        if drawn:
            yield Fault("Dưới trích yếu đã có năm gạch nối, không kẻ thêm.", subject, edits=tuple(removed))
        return
    if typed:
        text = typed.text.strip()
        start = typed.start + typed.text.index(text)
        edit = put(typed.block, start, start + len(text), DASHES)
        yield Fault(
            "Dưới trích yếu phải là năm dấu gạch nối.", typed, found=text[:20], expected=DASHES, edits=(edit, *removed)
        )
    else:
        edits = (*_dashed(subject), *removed) if subject.is_whole else ()
        sentence = (
            "Dưới trích yếu là năm dấu gạch nối, không phải đường kẻ."
            if drawn
            else "Thiếu năm dấu gạch nối dưới trích yếu."
        )
        yield Fault(sentence, subject, expected=DASHES, edits=edits)


def _last_of_title(context: Context) -> Piece | None:
    pieces = [piece for piece in context.of(Component.SUBJECT) if piece.component is Component.SUBJECT]
    return pieces[-1] if pieces and context.is_issued and not context.is_letter else None


def _dashed(subject: Piece) -> tuple[Edit, ...]:
    plain = RunForm(is_bold=False, is_italic=False, is_underlined=False, is_caps=False)
    return (
        InsertAfter(
            subject.block.place, DASHES, plain, ParagraphForm(alignment=Alignment.CENTRE, first_line=0, left=0)
        ),
    )


@rule(
    "D21",
    title="Kiểu chữ và chỗ của trích yếu công văn",
    severity=Severity.REPAIRS,
    articles=party("I.5.2.3, Phụ lục 2", "II.1.5.2, Phụ lục 3"),
    explains="Trích yếu công văn in nghiêng, không đậm, cỡ 12, đặt dưới số và ký hiệu ở cột trái, không đặt giữa trang.",
    wrong="đậm, đứng, giữa trang",
    right="nghiêng cỡ 12, dưới số và ký hiệu",
)
def letter_subject(context: Context) -> Iterator[Fault]:
    """Bold, upright, of another size, or away from the number."""
    reference = context.first(Component.REFERENCE)
    for piece in context.of(Component.LETTER_SUBJECT):
        told = [
            word
            for word, wrong in (
                ("đậm", share(piece, lambda form: form.bold) > 0.5),
                ("đứng", share(piece, lambda form: not form.italic) > 0.5),
                ("không phải cỡ 12", share(piece, lambda form: abs(form.size - 12) > 0.1) > 0.5),
            )
            if wrong
        ]
        if told and context.knows_letters:
            form = RunForm(size=12.0, is_bold=False, is_italic=True)
            yield Fault(
                "Trích yếu công văn in nghiêng, không đậm, cỡ 12.",
                piece,
                found=", ".join(told),
                edits=(set_letters(piece, form),),
            )
        if (
            reference
            and cell_of(reference.block)
            and cell_of(piece.block) != cell_of(reference.block)
            and _is_across(piece)
        ):
            yield Fault("Trích yếu công văn đặt dưới số và ký hiệu, không đặt giữa trang.", piece, found="giữa trang")


def _is_across(piece: Piece) -> bool:
    return piece.block.cell is None and piece.block.format.alignment is Alignment.CENTRE


@rule(
    "E26",
    title="Tên loại có trong danh mục",
    severity=Severity.NOTES,
    articles={"dang-05": "399-QĐ/TW, Điều 5-7", "dang-36": "66-QĐ/TW, Điều 4", "nha-nuoc-30": "30/2020/NĐ-CP, Điều 7"},
    explains="Tên loại là một trong các thể loại văn bản và giấy tờ hành chính được quy định. Văn bản chuyên ngành có thể có tên riêng, "
    "nên chỉ lưu ý.",
    wrong="THƯ MỜI",
    right="GIẤY MỜI",
)
def known_type(context: Context) -> Iterator[Fault]:
    """A type name that no list holds; forms that no organ issues (bản tự kiểm điểm) are left alone."""
    for piece in context.of(Component.TYPE_NAME)[:1] if context.is_issued else ():
        if not type_named(" ".join(shown(piece).split()), context.profile.system):
            yield Fault("Tên loại không có trong danh mục thể loại.", piece, found=piece.text.strip())


@rule(
    "N06",
    title="Đường kẻ dưới trích yếu (văn bản nhà nước)",
    severity=Severity.REPAIRS,
    articles=state("II.5.b"),
    explains="Dưới trích yếu của văn bản nhà nước có đường kẻ nét liền, dài bằng 1/3 đến 1/2 dòng chữ; công văn không có.",
    wrong="-----",
    right="đường kẻ nét liền",
)
def line_under_subject(context: Context) -> Iterator[Fault]:
    """Dashes of the Party, no line, or one of another share."""
    subject = _last_of_title(context)
    typed = context.first(Component.SUBJECT_RULE)
    if subject is None:
        return
    if typed and typed.text.strip() == DASHES:
        yield Fault("Dưới trích yếu của văn bản nhà nước là đường kẻ, không phải năm gạch nối.", typed, found=DASHES)
    else:
        yield from state_ruling(context, subject, "trích yếu")


@rule(
    "N07",
    title="Trích yếu công văn nhà nước sau chữ «V/v»",
    severity=Severity.REPAIRS,
    articles=state("II.5.b"),
    explains="Trích yếu công văn của cơ quan nhà nước đặt dưới số và ký hiệu, sau chữ «V/v», chữ đứng cỡ 12 đến 13.",
    wrong="về việc cử cán bộ",
    right="V/v cử cán bộ",
)
def state_letter_subject(context: Context) -> Iterator[Fault]:
    """A letter's subject that does not begin with «V/v»."""
    for piece in context.of(Component.LETTER_SUBJECT)[:1]:
        if not ABOUT.match(piece.text):
            yield Fault(
                "Trích yếu công văn ghi sau chữ «V/v».", piece, found=" ".join(piece.text.split()[:4]), expected="V/v …"
            )
