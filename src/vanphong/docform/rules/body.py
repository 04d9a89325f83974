"""Grounds and the end of the body. 05-HD/VPTW I.6.2; 36-HD/VPTW II.1.6.2; 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6."""

import re
from collections.abc import Iterator

from vanphong.docform.edits import Edit, RunForm
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import TEXT, Context
from vanphong.docform.rules.mending import put, set_letters, share
from vanphong.docform.rules.model import Certainty, Fault, Severity
from vanphong.docform.rules.registry import party, rule, state

_DASH = re.compile(r"^\s*[-–]\s*")
_END = re.compile(r"(?P<end>[;,.:…]*)\s*$")
_SECOND = re.compile(r";\s*[-–]?\s*(?:Căn cứ|Xét|Theo đề nghị)\s")
_STATE_END = re.compile(r"\s*(?:\.\s*/\s*\.?|/\s*\.)\s*$")


def last_of_body(context: Context) -> Piece | None:
    """The last paragraph of the text before the signature and the recipients; None when the text ends with a table."""
    foot = context.of(Component.COMPETENCE, Component.POSITION, Component.RECIPIENTS_WORD, Component.SIGNER)
    end = min((piece.block.index for piece in foot), default=len(context.sheet.blocks))
    pieces = [piece for piece in context.of(*TEXT) if piece.block.index < end and piece.text.strip()]
    if not pieces:
        return None
    tables = [piece.block.index for piece in context.of(Component.TABLE) if piece.block.index < end]
    return None if tables and tables[-1] > pieces[-1].block.index else pieces[-1]


@rule(
    "D23",
    title="Kết thúc nội dung bằng «./.»",
    severity=Severity.REPAIRS,
    articles=party("I.6.2.2", "II.1.6.2"),
    explains="Nội dung văn bản của Đảng kết thúc bằng dấu chấm, không dùng «./.» như văn bản nhà nước.",
    wrong="… thực hiện./.",
    right="… thực hiện.",
)
def state_end(context: Context) -> Iterator[Fault]:
    """«./.» at the end of any paragraph of the text."""
    for piece in context.of(*TEXT):
        found = _STATE_END.search(piece.text)
        if found:
            start, end = piece.start + found.start(), piece.start + found.end()
            edits = (put(piece.block, start, end, "."),)
            yield Fault(
                "Nội dung kết thúc bằng dấu chấm, không dùng «./.».",
                piece,
                found=found[0].strip(),
                expected=".",
                edits=edits,
            )


@rule(
    "E27",
    title="Kết thúc nội dung bằng dấu chấm",
    severity=Severity.REPAIRS,
    articles=party("I.6.2.2", "II.1.6.2"),
    explains="Hết nội dung văn bản có dấu chấm.",
    wrong="… tổ chức thực hiện",
    right="… tổ chức thực hiện.",
)
def full_stop(context: Context) -> Iterator[Fault]:
    """A last paragraph that ends with a letter, a comma or a semicolon."""
    piece = last_of_body(context)
    if piece is None or _STATE_END.search(piece.text):
        return
    bare = piece.text.rstrip()
    end = piece.start + len(bare)
    if bare[-1:].isalnum():
        yield Fault("Hết nội dung phải có dấu chấm.", piece, edits=(put(piece.block, end, end, "."),))
    elif bare[-1:] in {";", ","}:
        yield Fault(
            "Hết nội dung phải có dấu chấm.", piece, found=bare[-1], edits=(put(piece.block, end - 1, end, "."),)
        )


@rule(
    "D24",
    title="Cách trình bày căn cứ ban hành",
    severity=Severity.REPAIRS,
    articles=party("I.6.2.3", "II.1.6.2"),
    explains="Mỗi căn cứ một dòng hoặc khổ riêng, chữ đứng, trước có gạch đầu dòng, cuối có dấu chấm phẩy, căn cứ cuối cùng có dấu "
    "chấm. Theo 36-HD/VPTW (đến "
    "26/5/2026): không buộc có gạch đầu dòng, căn cứ cuối cùng có dấu phẩy.",
    wrong="Căn cứ Điều lệ Đảng;",
    right="- Căn cứ Điều lệ Đảng.",
)
def grounds(context: Context) -> Iterator[Fault]:
    """Italic letters, no dash, another sign at the end."""
    yield from _ground_ends(context)
    for piece in _grounds(context):
        if context.knows_letters and share(piece, lambda form: form.italic) > 0.5:
            yield Fault(
                "Căn cứ in chữ đứng, không nghiêng.",
                piece,
                found="nghiêng",
                edits=(set_letters(piece, RunForm(is_italic=False)),),
            )
        if context.profile.wording.ground_dash and not _DASH.match(piece.text) and piece.block.label not in {"-", "–"}:
            yield Fault(
                "Trước mỗi căn cứ có gạch đầu dòng.",
                piece,
                edits=(put(piece.block, _begin(piece), _begin(piece), "- "),),
            )


def _begin(piece: Piece) -> int:
    return piece.start + len(piece.text) - len(piece.text.lstrip())


def _grounds(context: Context) -> list[Piece]:
    """The grounds: not a sentence that leads over to the text («… như sau:»), nor an opening «Thực hiện …» that is the text itself."""
    return [piece for piece in context.of(Component.GROUND) if _is_ground(piece.text.strip())]


def _is_ground(text: str) -> bool:
    return not text.endswith(":") and not (text.lower().startswith("thực hiện") and not text.endswith((";", ",")))


def _ground_ends(context: Context) -> Iterator[Fault]:
    """The signs at the ends; types of other laws (nghị định) end theirs otherwise."""
    pieces, wording = _grounds(context), context.profile.wording
    if context.type_name and not context.profile.type_named(context.type_name):
        return
    signs = {";": "chấm phẩy", ",": "phẩy", ".": "chấm"}
    for number, piece in enumerate(pieces, 1):
        if _SECOND.search(piece.text):
            yield Fault("Mỗi căn cứ một dòng riêng.", piece, found="nhiều căn cứ trong một đoạn")
        is_last = number == len(pieces)
        right = wording.last_ground_end if is_last else wording.ground_end
        found = _END.search(piece.text)
        if found is None or found["end"] == right:
            continue
        who = "Căn cứ cuối cùng" if is_last else "Mỗi căn cứ"
        start, end = piece.start + found.start("end"), piece.start + found.end("end")
        edits: tuple[Edit, ...] = (put(piece.block, start, end, right),) if found["end"] in {"", ";", ",", "."} else ()
        told = found["end"] or "không có dấu"
        yield Fault(f"{who} kết thúc bằng dấu {signs[right]}.", piece, found=told, expected=right, edits=edits)


@rule(
    "N08",
    title="Căn cứ ban hành (văn bản nhà nước)",
    severity=Severity.REPAIRS,
    articles=state("II.6.a"),
    explains="Căn cứ của văn bản nhà nước in nghiêng, mỗi căn cứ một dòng, cuối có dấu chấm phẩy, dòng cuối cùng có dấu chấm.",
    wrong="- Căn cứ Luật Lưu trữ, (đứng)",
    right="Căn cứ Luật Lưu trữ …; (nghiêng)",
)
def state_grounds(context: Context) -> Iterator[Fault]:
    """Upright letters, or another sign at the end."""
    yield from _ground_ends(context)
    for piece in _grounds(context):
        if context.knows_letters and share(piece, lambda form: not form.italic) > 0.5:
            yield Fault("Căn cứ in nghiêng.", piece, found="đứng", edits=(set_letters(piece, RunForm(is_italic=True)),))


@rule(
    "N09",
    title="Kết thúc nội dung (văn bản nhà nước)",
    severity=Severity.NOTES,
    certainty=Certainty.TO_CHECK,
    articles=state("Phụ lục III"),
    explains="Nội dung văn bản nhà nước thường kết thúc bằng «./.»; Nghị định không nói thành lời, nên chỉ lưu ý.",
    wrong="… tổ chức thực hiện",
    right="… tổ chức thực hiện./.",
)
def usual_state_end(context: Context) -> Iterator[Fault]:
    """A last paragraph without a sign at its end; a full stop is let pass."""
    piece = last_of_body(context)
    if piece and piece.text.rstrip()[-1:].isalnum():
        yield Fault("Hết nội dung không có dấu kết thúc.", piece, expected="./.")
