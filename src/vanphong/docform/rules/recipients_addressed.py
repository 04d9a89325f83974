"""Kính gửi, Kính trình, Như trên. 05-HD/VPTW I.9.2.3, I.9.2.4; 36-HD/VPTW II.1.9.2; 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9."""

import re
from collections.abc import Iterator

from vanphong.docform.edits import Edit
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules.context import LETTER, SUBMISSION, Context
from vanphong.docform.rules.mending import put
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.recipients import as_above, entries, is_as_above
from vanphong.docform.rules.registry import party, rule, state

_GREETING = re.compile(r"kính\s+(gửi|trình)", re.IGNORECASE)


@rule(
    "D39",
    title="«Như trên» ở đầu nơi nhận",
    severity=Severity.REPAIRS,
    articles=party("I.9.2.3, I.9.2.4", "II.1.9.2"),
    explains="Công văn và tờ trình có dòng «- Như trên;» ở đầu nơi nhận, vì nơi nhận chính đã ghi sau Kính gửi, Kính trình. Các loại khác "
    "không có Kính gửi nên không ghi «Như trên».",
    wrong="Nơi nhận: - Ban Tổ chức Tỉnh uỷ; … (công văn)",
    right="Nơi nhận: - Như trên; …",
)
def as_above_first(context: Context) -> Iterator[Fault]:
    """A letter or a submission without the line, or another type with it."""
    found = entries(context)
    has = [entry for entry in found if is_as_above(entry)]
    if context.type_name in {LETTER, SUBMISSION}:
        yield from _of_letter(context, bool(has), bool(found and is_as_above(found[0])))
    elif has and context.type_name and not context.is_paper and not _greetings(context):
        yield Fault(
            f"{context.type_name} không có Kính gửi nên nơi nhận không ghi «Như trên».",
            has[0].first,
            found=has[0].text,
        )


def _of_letter(context: Context, has_it: bool, is_first: bool) -> Iterator[Fault]:  # noqa: FBT001  # two facts of one list
    found = entries(context)
    if not found or is_first:
        return
    sentence = "«Như trên» phải ở dòng đầu của nơi nhận." if has_it else "Nơi nhận thiếu dòng «- Như trên»."
    edits: tuple[Edit, ...] = (
        () if has_it or not _greetings(context) else (as_above(found[0], context.profile.wording.recipient_end),)
    )
    end = context.profile.wording.recipient_end
    yield Fault(sentence, found[0].first, found=found[0].text, expected=f"- Như trên{end}", edits=edits)


def _greetings(context: Context) -> tuple[Piece, ...]:
    return tuple(piece for piece in context.of(Component.ADDRESSED) if _GREETING.search(piece.text))


@rule(
    "D40",
    title="Tờ trình: «Kính trình»",
    severity=Severity.REPAIRS,
    articles=party("I.9.2.4", "II.1.9.2"),
    explains="Tờ trình ghi «Kính trình:» dưới tên loại và trích yếu; «Kính gửi:» chỉ dùng trong công văn. Theo 36-HD/VPTW (đến 26/5/2026) "
    "tờ trình ghi «Kính gửi:».",
    wrong="Kính gửi: Ban Thường vụ Tỉnh uỷ",
    right="Kính trình: Ban Thường vụ Tỉnh uỷ",
)
def submission_presents(context: Context) -> Iterator[Fault]:
    """The other word than the profile asks for."""
    asked = context.profile.wording.addressed_in_submission
    for piece in _greetings(context) if context.type_name == SUBMISSION else ():
        found = _GREETING.search(piece.text)
        if found and _spaced(found[0]) != asked.casefold():
            start, end = piece.start + found.start(), piece.start + found.end()
            yield Fault(
                f"Tờ trình ghi «{asked}».",
                piece,
                found=found[0],
                expected=asked,
                edits=(put(piece.block, start, end, asked),),
            )


def _spaced(text: str) -> str:
    return " ".join(text.split()).casefold()


@rule(
    "D41",
    title="Kính gửi ở loại không có Kính gửi",
    severity=Severity.REPAIRS,
    articles=party("I.9.2.3", "II.1.9.2"),
    explains="Chỉ công văn có Kính gửi và chỉ tờ trình có Kính trình. Báo cáo, thông báo, kế hoạch… không có; nơi nhận ghi ở cuối văn bản.",
    wrong="BÁO CÁO … / Kính gửi: Ban Thường vụ Tỉnh uỷ",
    right="BÁO CÁO … (không có Kính gửi)",
)
def greeting_of_a_letter(context: Context) -> Iterator[Fault]:
    """«Kính gửi» in a type that has none; «Kính trình» in a letter."""
    kind = context.type_name
    if not kind or kind == SUBMISSION or context.is_paper or context.profile.type_named(kind) is None:
        return
    for piece in _greetings(context):
        presents = bool(re.search(r"kính\s+trình", piece.text, re.IGNORECASE))
        if kind != LETTER:
            yield Fault(f"{kind} không có Kính gửi: chỉ công văn có.", piece, found=piece.text.strip())
        elif presents:
            yield Fault("Công văn ghi «Kính gửi», «Kính trình» chỉ dùng trong tờ trình.", piece, found="Kính trình")


@rule(
    "E62",
    title="Kính gửi, Kính trình phải có",
    severity=Severity.REPAIRS,
    articles=party("I.9.2.3, I.9.2.4", "II.1.9.2") | state("II.9"),
    explains="Công văn có «Kính gửi:» ở giữa trang đầu; tờ trình có «Kính trình:» (văn bản nhà nước: «Kính gửi:») dưới tên loại và trích yếu.",
    wrong="Công văn không có Kính gửi",
    right="Kính gửi: Ban Tổ chức Tỉnh uỷ",
)
def greeting_is_there(context: Context) -> Iterator[Fault]:
    """A letter or a submission without its greeting."""
    if context.type_name in {LETTER, SUBMISSION} and not _greetings(context):
        is_letter = context.type_name == LETTER
        asked = "Kính gửi" if is_letter else context.profile.wording.addressed_in_submission
        yield Fault(f"{context.type_name} thiếu «{asked}:».", expected=f"{asked}: …")


@rule(
    "E63",
    title="Dấu câu sau Kính gửi, Kính trình",
    severity=Severity.REPAIRS,
    articles=party("I.9.2.5", "II.1.9.2"),
    explains="Sau mỗi nơi trong Kính gửi, Kính trình có dấu chấm phẩy (theo 36-HD/VPTW: dấu phẩy). Dấu sau nơi cuối cùng 05-HD/VPTW không "
    "nói: quy tắc không bắt.",
    wrong="Kính gửi: - Các tỉnh uỷ, - Các thành uỷ.",
    right="Kính gửi: - Các tỉnh uỷ; - Các thành uỷ.",
)
def signs_of_addressees(context: Context) -> Iterator[Fault]:
    """Another sign after one of several addressees, but for the last."""
    asked = context.profile.wording.recipient_end
    for piece in _dashed(context)[:-1]:
        bare = piece.text.rstrip()
        last = bare[-1:]
        if last and last != asked and (last in ";,." or last.isalpha()):
            at = piece.start + len(bare) - (last in ";,.")
            yield Fault(
                f"Sau mỗi nơi trong Kính gửi, Kính trình có dấu «{asked}».",
                piece,
                found=last if last in ";,." else "không có dấu",
                expected=asked,
                edits=(put(piece.block, at, piece.start + len(bare), asked),),
            )


def _dashed(context: Context) -> tuple[Piece, ...]:
    """The addressees that stand on lines of their own with a dash: only then every line is one."""
    found = context.of(Component.ADDRESSEE)
    is_list = all(piece.text.lstrip().startswith(("-", "–")) or piece.block.label for piece in found)
    return found if is_list and len(found) > 1 else ()
