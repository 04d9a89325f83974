"""Bold, italic and underlined: every component as the profile's table asks, running text as a whole."""

import re
from collections.abc import Iterator

from vanphong.docform.edits import RunForm
from vanphong.docform.profiles.model import Style
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import TEXT, Context
from vanphong.docform.rules.letters import styled
from vanphong.docform.rules.mending import set_letters, set_runs, share, stretches
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.registry import party, rule, state


@rule(
    "E05",
    title="Kiểu chữ của từng thành phần",
    severity=Severity.REPAIRS,
    articles=party("Phụ lục 2", "Phụ lục 3") | state("II, III"),
    explains="Mỗi thành phần có kiểu chữ riêng: đứng hay nghiêng, đậm hay không. Lời văn in đứng; nhấn mạnh vài chữ trong lời văn không tính là sai.",
    wrong="Số và ký hiệu in đậm",
    right="Số và ký hiệu in đứng, không đậm",
)
def weight(context: Context) -> Iterator[Fault]:
    """Most letters of a component bold, italic or underlined against the table; running text only when most of all of it is so."""
    if not context.knows_letters:
        return
    for piece, style in styled(context):
        if piece.component in TEXT:
            continue
        told, form = _weight_faults(piece, style, bold=_asked_bold(context, piece, style))
        if told:
            yield Fault(
                f"{style.label}: chữ {_weight_told(style, _asked_bold(context, piece, style))}.",
                piece,
                found=", ".join(told),
                edits=(set_letters(piece, form),),
                certain=style.certain,
                article=style.article,
            )
    yield from _weight_of_text(context)
    yield from _article_words(context)


def _asked_bold(context: Context, piece: Piece, style: Style) -> bool | None:
    """A position is light under a competence, bold when it is the first line (ký trực tiếp) or joined with «kiêm»."""
    if piece.component is not Component.POSITION or not context.profile.is_party:
        return style.bold
    block_lines = _signature_of(context, piece)
    if any("kiêm" in line.text for line in context.sheet.blocks[max(0, piece.block.index - 2) : piece.block.index + 3]):
        return None
    return not any(line.component is Component.COMPETENCE for line in block_lines)


def _signature_of(context: Context, piece: Piece) -> list[Piece]:
    """The pieces of the signature before this one, back to the last signer."""
    before: list[Piece] = []
    for other in context.of(Component.COMPETENCE, Component.POSITION, Component.SIGNER):
        if other is piece:
            break
        before = [] if other.component is Component.SIGNER else [*before, other]
    return before


def _weight_faults(piece: Piece, style: Style, *, bold: bool | None) -> tuple[list[str], RunForm]:
    bolds = share(piece, lambda form: form.bold)
    italics = share(piece, lambda form: form.italic)
    lines = share(piece, lambda form: form.underline)
    wrong_bold = bold is not None and (bolds > 0.5) != bold
    wrong_italic = style.italic is not None and (italics > 0.5) != style.italic
    wrong_line = style.underline is not None and (lines > 0.5) != style.underline
    told = [
        word
        for word, wrong in (
            ("không đậm" if bold else "đậm", wrong_bold),
            ("đứng" if style.italic else "nghiêng", wrong_italic),
            ("không gạch chân" if style.underline else "gạch chân", wrong_line),
        )
        if wrong
    ]
    return told, RunForm(
        is_bold=bold if wrong_bold else None,
        is_italic=style.italic if wrong_italic else None,
        is_underlined=style.underline if wrong_line else None,
    )


def _weight_told(style: Style, bold: bool | None) -> str:  # noqa: FBT001  # None leaves it open
    words = ["nghiêng" if style.italic else "đứng"]
    words += [] if bold is None else ["đậm"] if bold else ["không đậm"]
    return ", ".join(words + (["gạch chân"] if style.underline else []))


def _weight_of_text(context: Context) -> Iterator[Fault]:
    pieces = [
        piece for piece in context.running if piece.component in {Component.BODY, Component.CLAUSE, Component.POINT}
    ]
    total = sum(len(piece.text) for piece in pieces)
    for word, is_so, form in (
        ("đậm", lambda form: form.bold, RunForm(is_bold=False)),
        ("nghiêng", lambda form: form.italic, RunForm(is_italic=False)),
    ):
        if total and sum(len(piece.text) * share(piece, is_so) for piece in pieces) > 0.7 * total and len(pieces) > 2:
            stretched = [stretch for piece in pieces for stretch in stretches(piece, is_so)]
            yield Fault(f"Lời văn in đứng, không {word}.", pieces[0], found=word, edits=set_runs(stretched, form))


def _article_words(context: Context) -> Iterator[Fault]:
    style = context.style(Component.ARTICLE)
    for piece in context.of(Component.ARTICLE):
        word = re.match(r"\s*Điều\s+\d+\.?", piece.text)
        runs = piece.block.runs_between(piece.start, piece.start + word.end()) if word else ()
        if style and word and runs and not any(run.format.bold for run in runs if run.text.strip()):
            edits = set_runs([(piece.block, piece.start, piece.start + word.end())], RunForm(is_bold=True))
            yield Fault("Từ «Điều» và số thứ tự in đậm.", piece, found="không đậm", edits=edits, article=style.article)
