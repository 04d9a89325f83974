"""Which components must be there, and where they stand to each other.

05-HD/VPTW I, Phụ lục 1; 36-HD/VPTW II.1, Phụ lục 1; 30/2020/NĐ-CP, Phụ lục I, Phần I, II, IV.
"""

from collections.abc import Iterator

from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import Context, cell_of
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.registry import party, rule, state

LOOKED_AT_ELSEWHERE = {"organ_star", "page_number", "addressed", "presented", "competence", "position"}
"""Components whose absence another rule tells (D03, E12, D39–D41) or that may be absent."""
WITHOUT_RECIPIENTS = {"Biên bản", "Giấy giới thiệu", "Giấy chứng nhận", "Giấy đi đường", "Giấy nghỉ phép", "Thư công"}
SIDES = (
    (Component.ORGAN, Component.HEADING),
    (Component.REFERENCE, Component.PLACE_DATE),
    (Component.ORGAN, Component.PLACE_DATE),
    (Component.REFERENCE, Component.HEADING),
    (Component.RECIPIENTS_WORD, Component.COMPETENCE),
    (Component.RECIPIENTS_WORD, Component.SIGNER),
)
"""Left, right."""
ORDER = (
    (Component.PARENT_ORGAN, Component.ORGAN),
    (Component.ORGAN, Component.REFERENCE),
    (Component.HEADING, Component.PLACE_DATE),
    (Component.REFERENCE, Component.TYPE_NAME),
    (Component.TYPE_NAME, Component.SUBJECT),
    (Component.REFERENCE, Component.LETTER_SUBJECT),
    (Component.SUBJECT, Component.BODY),
    (Component.COMPETENCE, Component.SIGNER),
)
"""Above, below."""


@rule(
    "E10",
    title="Thành phần thể thức bắt buộc",
    severity=Severity.REPAIRS,
    articles=party("I", "II.1") | state("II"),
    explains="Văn bản phải đủ các thành phần bắt buộc: tiêu đề, tên cơ quan, số và ký hiệu, địa danh và ngày, tên loại (trừ công văn) "
    "và trích yếu, nội dung, "
    "quyền hạn, chức vụ, họ tên người ký, nơi nhận.",
    wrong="Văn bản không có nơi nhận",
    right="Văn bản có đủ chín thành phần",
)
def required(context: Context) -> Iterator[Fault]:
    """Every component that the type must have and that was not recognised; forms and appendices, which no organ issues by themselves, have none."""
    if not context.is_issued or context.is_template:
        return
    present = {str(piece.component) for piece in context.recognised.pieces}
    for style in context.profile.styles.values():
        if not style.is_required or style.name in LOOKED_AT_ELSEWHERE or style.name in present:
            continue
        if style.is_for(context.type_name) and _is_expected(context, style.name, present):
            yield Fault(
                f"Thiếu thành phần: {style.label}.",
                certain=style.certain and bool(context.type_name),
                article=style.article,
            )


def _is_expected(context: Context, name: str, present: set[str]) -> bool:
    if name == "body":
        return not present & {"ground", "article", "clause", "point", "table"}
    if name in {"recipient", "recipients_word"}:
        return context.type_name not in WITHOUT_RECIPIENTS and not (
            name == "recipient" and "recipients_word" not in present
        )
    if name == "reference":
        form = context.profile.type_named(context.type_name)
        return form is None or bool(form.code) or not form.prints_name
    if name == "signer":
        return not _is_printed_below(context)
    if name in {"type_name", "subject"}:
        return not context.is_paper and not (name == "type_name" and not context.type_name)
    return True


def _is_printed_below(context: Context) -> bool:
    """Whether anything stands below the position in its cell: a blank of a form, a name that was not recognised."""
    above = context.of(Component.POSITION, Component.COMPETENCE)
    if not above:
        return False
    last = above[-1].block
    following = context.sheet.blocks[last.index + 1 :]
    return any(cell_of(block) == cell_of(last) and block.text.strip() for block in following if block.cell)


@rule(
    "E11",
    title="Chỗ của các thành phần",
    severity=Severity.REPAIRS,
    articles=party("I, Phụ lục 1", "II.1, Phụ lục 1") | state("IV"),
    explains="Tên cơ quan, số và ký hiệu, nơi nhận ở bên trái; tiêu đề, địa danh và ngày, chữ ký ở bên phải; tên loại dưới số và ký "
    "hiệu, trích yếu dưới tên loại, nội "
    "dung dưới trích yếu.",
    wrong="Nơi nhận bên phải, chữ ký bên trái",
    right="Nơi nhận bên trái, chữ ký bên phải",
)
def places(context: Context) -> Iterator[Fault]:
    """Pairs that stand the wrong way round; columns are known only in tables."""
    for left, right in SIDES:
        one, other = context.first(left), context.first(right)
        if one and other and _column(one, other) > 0:
            yield Fault(f"{_label(context, left)} ở bên trái, {_small(_label(context, right))} ở bên phải.", one)
    for above, below in ORDER:
        one, other = context.first(above), context.first(below)
        if (
            one
            and other
            and (other.block.index, other.start) < (one.block.index, one.start)
            and not _column(one, other)
        ):
            yield Fault(f"{_label(context, below)} phải ở dưới {_small(_label(context, above))}.", other)


def _column(one: Piece, other: Piece) -> int:
    """By how many columns the first stands to the right of the second in the same table; 0 where columns are not known."""
    first, second = one.block.cell, other.block.cell
    return first.column - second.column if first and second and first.table == second.table else 0


def _label(context: Context, component: Component) -> str:
    style = context.style(component)
    return style.label if style else str(component)


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
