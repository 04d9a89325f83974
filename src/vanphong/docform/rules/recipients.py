"""Recipients: the words above, the list, the line of keeping. 05-HD/VPTW I.9; 36-HD/VPTW II.1.9; 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vanphong.docform.edits import Edit, InsertAfter, RunForm, SetRun
from vanphong.docform.profiles.model import Style
from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules import organs
from vanphong.docform.rules.context import Context, cell_of
from vanphong.docform.rules.mending import put, set_letters, share
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.registry import party, rule, state

SIGNS = {";": "chấm phẩy", ",": "phẩy", ".": "chấm"}
_DASH = re.compile(r"^\s*[-–+•*]\s*")
_END = re.compile(r"(?P<end>\s*[;,.:]*)\s*$")
_KEEPING = re.compile(r"^\s*[-–+•]?\s*lưu\b", re.IGNORECASE)
_PARTY_KEEPING = re.compile(r"^\s*[-–+•]?\s*Lưu:\s*.*\bVT\b")
_AS_ABOVE = re.compile(r"^\s*[-–+•]?\s*như (trên|kính gửi|kính trình)\b", re.IGNORECASE)
_TYPIST = re.compile(r"\.\s*[A-ZĐ]{1,5}\.?\s*$")
_VARIABLE = re.compile(r"\{\{|«")
_WORD = re.compile(r"(?P<word>nơi\s+nhận)(?P<end>\s*:?)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One recipient: the paragraphs that it runs over."""

    pieces: tuple[Piece, ...]

    @property
    def first(self) -> Piece:
        """Where it begins."""
        return self.pieces[0]

    @property
    def last(self) -> Piece:
        """Where it ends."""
        return self.pieces[-1]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(" ".join(piece.text for piece in self.pieces).split())

    @property
    def end(self) -> str:
        """The sign it ends with; empty: none. Behind the last one the typist's letters may stand: «- Lưu: VT, KSTT (2b).VTA»."""
        if _TYPIST.search(self.last.text):
            return "."
        found = _END.search(self.last.text)
        return found["end"].strip() if found else ""

    @property
    def is_keeping(self) -> bool:
        """Whether it is the line of keeping (dòng lưu)."""
        return bool(_KEEPING.match(self.first.text))


def entries(context: Context) -> tuple[Entry, ...]:
    """The recipients of the first list: a paragraph without a dash goes on with the one before, unless
    that one has ended and it begins with a capital. Templates' variables are none."""
    found: list[Entry] = []
    for piece in _of_first_list(context):
        begins = bool(_DASH.match(piece.text) or piece.block.label)
        is_new = begins or not found or (bool(found[-1].end) and not piece.text.lstrip()[:1].islower())
        if is_new:
            found.append(Entry((piece,)))
        else:
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, piece))
    return tuple(found)


def _of_first_list(context: Context) -> Sequence[Piece]:
    pieces = [
        piece
        for piece in context.of(Component.RECIPIENT)
        if piece.text.strip(" .…_-") and not _VARIABLE.search(piece.text)
    ]
    return [piece for piece in pieces if cell_of(piece.block) == cell_of(pieces[0].block)]


@rule(
    "D37",
    title="Từ «Nơi nhận:»",
    severity=Severity.REPAIRS,
    articles=party("I.9.2.1, Phụ lục 2", "II.1.9.2, Phụ lục 3"),
    explains="Từ «Nơi nhận:» in chữ thường, cỡ 14, đứng, không đậm, gạch chân; một dòng riêng. Đậm nghiêng cỡ 12 là của văn bản nhà nước.",
    wrong="Nơi nhận: (đậm, nghiêng, cỡ 12)",
    right="Nơi nhận: (gạch chân, đứng, cỡ 14)",
)
def word_of_the_state(context: Context) -> Iterator[Fault]:
    """The words bold, italic, not underlined or of another size."""
    yield from _word_style(context, "Từ «Nơi nhận:» gạch chân, đứng, không đậm, cỡ 14.")


@rule(
    "N22",
    title="Từ «Nơi nhận:» (văn bản nhà nước)",
    severity=Severity.REPAIRS,
    articles=state("II.9"),
    explains="Từ «Nơi nhận:» của văn bản nhà nước in chữ thường, cỡ 12, nghiêng, đậm, không gạch chân.",
    wrong="Nơi nhận: (gạch chân, đứng, cỡ 14)",
    right="Nơi nhận: (đậm, nghiêng, cỡ 12)",
)
def word_of_the_party(context: Context) -> Iterator[Fault]:
    """The words upright, light, underlined or of another size."""
    yield from _word_style(context, "Từ «Nơi nhận:» đậm, nghiêng, không gạch chân, cỡ 12.")


def _word_style(context: Context, sentence: str) -> Iterator[Fault]:
    style = context.style(Component.RECIPIENTS_WORD)
    for piece in context.of(Component.RECIPIENTS_WORD):
        word = _bare_word(piece)
        told, form = _wrong_letters(word, style, is_ruled=context.is_underlined(word)) if style else ([], RunForm())
        if told:
            yield Fault(
                sentence, piece, found=", ".join(told), edits=(set_letters(word, form), *_of_colon(piece, form))
            )


def _bare_word(piece: Piece) -> Piece:
    """The words without their colon, which need not be underlined."""
    found = _WORD.search(piece.text)
    return replace(piece, end=piece.start + found.end("word"), start=piece.start + found.start()) if found else piece


def _wrong_letters(piece: Piece, style: Style, *, is_ruled: bool) -> tuple[list[str], RunForm]:
    bold, italic, line = style.bold, style.italic, style.underline
    wrong_bold = (share(piece, lambda form: form.bold) > 0.5) != bold
    wrong_italic = (share(piece, lambda form: form.italic) > 0.5) != italic
    wrong_line = is_ruled != line
    size = _size(piece)
    asked = style.sizes.nearest(size) if style.sizes else size
    told = [
        *(["không đậm" if bold else "đậm"] if wrong_bold else []),
        *(["đứng" if italic else "nghiêng"] if wrong_italic else []),
        *(["không gạch chân" if line else "gạch chân"] if wrong_line else []),
        *([f"cỡ {size:g}".replace(".", ",")] if asked != size else []),
    ]
    form = RunForm(
        size=asked if asked != size else None,
        is_bold=bold if wrong_bold else None,
        is_italic=italic if wrong_italic else None,
        is_underlined=line if wrong_line else None,
    )
    return told, form


def _size(piece: Piece) -> float:
    run = next((run for run in piece.block.runs_between(piece.start, piece.end) if run.text.strip()), None)
    return run.format.size if run else piece.block.letters.size


def _of_colon(piece: Piece, form: RunForm) -> tuple[SetRun, ...]:
    """The colon is set as its words are; it is underlined with them or not, as it was."""
    found = _WORD.search(piece.text)
    rest = replace(form, is_underlined=None)
    if not found or not found["end"].strip() or rest == RunForm():
        return ()
    return (SetRun(piece.block.place, piece.start + found.start("end"), piece.start + found.end("end"), rest),)


@rule(
    "E60",
    title="Dấu hai chấm sau «Nơi nhận»",
    severity=Severity.REPAIRS,
    articles=party("I.9.2.5", "II.1.9.2") | state("II.9"),
    explains="Sau từ «Nơi nhận», «Kính gửi», «Kính trình» có dấu hai chấm.",
    wrong="Nơi nhận",
    right="Nơi nhận:",
)
def colon_after_words(context: Context) -> Iterator[Fault]:
    """No colon after the words."""
    for piece in context.of(Component.RECIPIENTS_WORD, Component.ADDRESSED):
        found = re.search(r"(nơi\s+nhận|kính\s+gửi|kính\s+trình)(?P<rest>\s*)", piece.text, re.IGNORECASE)
        if found and not piece.block.text[piece.start + found.end() :].lstrip().startswith(":"):
            at = piece.start + found.start("rest")
            edits = (put(piece.block, at, at, ":"),) if at == piece.end else ()
            yield Fault(f"Sau từ «{found[1]}» phải có dấu hai chấm.", piece, expected=f"{found[1]}:", edits=edits)


@rule(
    "D38",
    title="Dấu câu của nơi nhận, dòng lưu",
    severity=Severity.REPAIRS,
    articles=party("I.9.2.5", "II.1.9.2"),
    explains="Mỗi nơi nhận một dòng, bắt đầu bằng gạch đầu dòng, kết thúc bằng dấu chấm phẩy (theo 36-HD/VPTW: dấu phẩy); dòng lưu ở cuối "
    "kết thúc bằng dấu chấm, ghi nơi lưu "
    "(Lưu Văn phòng Tỉnh uỷ), không ghi «Lưu: VT» như văn bản nhà nước.",
    wrong="- Lưu: VT, TH.",
    right="- Lưu Văn phòng Tỉnh uỷ.",
)
def signs_of_recipients(context: Context) -> Iterator[Fault]:
    """Another sign at the end of a recipient, no dash before it, the State's line of keeping."""
    yield from _ends(context)
    for entry in entries(context):
        if not _DASH.match(entry.first.text) and not entry.first.block.label:
            start = entry.first.start + len(entry.first.text) - len(entry.first.text.lstrip())
            yield Fault(
                "Trước mỗi nơi nhận có gạch đầu dòng.",
                entry.first,
                edits=(put(entry.first.block, start, start, "- "),),
            )
        if entry.is_keeping and (_PARTY_KEEPING.match(entry.text) or re.search(r"[Ll]ưu\s*:", entry.text)):
            yield _state_keeping(context, entry)


def _ends(context: Context) -> Iterator[Fault]:
    found = entries(context)
    between = context.profile.wording.recipient_end
    for number, entry in enumerate(found, 1):
        right = "." if number == len(found) else between
        if entry.end != right and not (number == len(found) and entry.last.text.rstrip().endswith((")", '"'))):
            who = "Dòng cuối của nơi nhận" if number == len(found) else "Mỗi nơi nhận"
            yield _other_sign(entry, right, f"{who} kết thúc bằng dấu {SIGNS[right]}.")


def _other_sign(entry: Entry, right: str, sentence: str) -> Fault:
    piece, found = entry.last, _END.search(entry.last.text)
    start, end = (piece.start + found.start("end"), piece.start + found.end("end")) if found else (piece.end, piece.end)
    return Fault(
        sentence,
        piece,
        found=entry.end or "không có dấu",
        expected=right,
        edits=(put(piece.block, start, end, right),),
    )


def _state_keeping(context: Context, entry: Entry) -> Fault:
    keeper, piece = keeper_of(context), entry.first
    edits: tuple[Edit, ...] = ()
    found = re.search(r"(?P<keeping>[Ll]ưu\s*:?\s*[^.;]*?)\s*[.;,]*\s*$", piece.text)
    if keeper and found and len(entry.pieces) == 1 and re.search(r"\bVT\b", piece.text):
        start, end = piece.start + found.start("keeping"), piece.start + found.end("keeping")
        edits = (put(piece.block, start, end, f"Lưu {keeper}"),)
    return Fault(
        "Dòng lưu ghi nơi lưu, không ghi «Lưu: VT» như văn bản nhà nước.",
        piece,
        found=entry.text,
        expected=f"- Lưu {keeper or 'Văn phòng …'}.",
        edits=edits,
    )


def keeper_of(context: Context) -> str:
    """Where a committee's documents are kept: its office; empty where the head does not tell."""
    named = organs.printed(context)
    kind = organs.committee_kind(named.organ) if named else ""
    known = {"TỈNH UỶ": "Văn phòng Tỉnh uỷ", "THÀNH UỶ": "Văn phòng Thành uỷ", "ĐẢNG UỶ": "Văn phòng Đảng uỷ"}
    return context.toned(known.get(kind, ""))


@rule(
    "E61",
    title="Dòng lưu",
    severity=Severity.REPAIRS,
    articles=party("I.9.2.5", "II.1.9") | state("II.9"),
    explains="Dòng cuối cùng của nơi nhận là dòng lưu.",
    wrong="- Các đảng uỷ trực thuộc. (không có dòng lưu)",
    right="- Lưu Văn phòng Tỉnh uỷ.",
)
def keeping_is_last(context: Context) -> Iterator[Fault]:
    """No line of keeping, or not as the last one."""
    found = entries(context)
    if not found or context.is_paper:
        return
    keeping = [entry for entry in found if entry.is_keeping]
    if not keeping:
        yield Fault(
            "Nơi nhận thiếu dòng lưu.", found[-1].last, expected=f"- Lưu {keeper_of(context) or 'Văn phòng …'}."
        )
    elif not found[-1].is_keeping and not keeping[-1].first.block.label:
        yield Fault("Dòng lưu phải ở cuối nơi nhận.", keeping[-1].first)


@rule(
    "N23",
    title="Dòng lưu (văn bản nhà nước)",
    severity=Severity.REPAIRS,
    articles=state("II.9"),
    explains="Dòng cuối của nơi nhận gồm chữ «Lưu», dấu hai chấm, chữ «VT», dấu phẩy, chữ viết tắt đơn vị soạn thảo, cuối cùng là dấu chấm.",
    wrong="- Lưu Văn phòng.",
    right="- Lưu: VT, TH.",
)
def state_keeping(context: Context) -> Iterator[Fault]:
    """«Lưu» without a colon or without «VT»; recipients without their signs."""
    yield from _ends(context)
    for entry in entries(context):
        if entry.is_keeping and not re.search(r"lưu\s*:\s*VT\b", entry.text, re.IGNORECASE):
            yield Fault("Dòng lưu ghi «Lưu: VT», tiếp theo là đơn vị soạn thảo.", entry.first, expected="- Lưu: VT, ….")


def is_as_above(entry: Entry) -> bool:
    """Whether it is «Như trên»."""
    return bool(_AS_ABOVE.match(entry.first.text))


def as_above(entry: Entry, end: str) -> InsertAfter:
    """The line «- Như trên;» in front of a recipient."""
    return InsertAfter(entry.first.block.place, f"- Như trên{end}", before=True)
