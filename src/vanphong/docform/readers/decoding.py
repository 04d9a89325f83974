"""Turns what a reader found in old fonts (TCVN3, VNI …) into Unicode, before anything else looks at it, and says so."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from vanphong.docform.legacy.decoding import SOFT_HYPHEN, decode, repair
from vanphong.docform.legacy.fonts import rule_of
from vanphong.docform.legacy.tables import Encoding
from vanphong.docform.model import Block, Notice, Run, Sheet

_NAMES = {Encoding.TCVN3: "TCVN3 (.VnTime)", Encoding.VNI: "VNI"}
LEAST_SIGNS = 5


def decoded(sheet: Sheet) -> Sheet:
    """The sheet in Unicode; the same one when nothing in it is of an old encoding."""
    telling = {run.format.font for block in sheet.everything() for run in block.runs}
    telling = {font for font in telling if font and rule_of(font)}
    found: list[tuple[Encoding, Block]] = []
    if telling:
        sheet = _each(sheet, lambda block: _by_font(block, telling, found))
    if any(_is_suspicious(block.text) for block in sheet.everything()):
        sheet = _by_words(sheet, found)
    if not found:
        return sheet
    return replace(sheet, notices=(*sheet.notices, *_notices(found)))


def _each(sheet: Sheet, change: Callable[[Block], Block]) -> Sheet:
    return replace(
        sheet,
        blocks=tuple(change(block) for block in sheet.blocks),
        margin_blocks=tuple(change(block) for block in sheet.margin_blocks),
        notes=tuple(change(block) for block in sheet.notes),
    )


def _by_font(block: Block, telling: set[str], found: list[tuple[Encoding, Block]]) -> Block:
    if not any(run.format.font in telling and not run.text.isascii() for run in block.runs):
        return _capitals_shown(block, telling)
    texts = []
    for run in block.runs:
        read = decode(run.raw or run.text, run.format.font) if run.format.font in telling else None
        if read is not None and read.encoding is not None and read.text != run.text:
            found.append((read.encoding, block))
        texts.append(run.text if read is None else read.text)
    return with_texts(block, texts)


def _capitals_shown(block: Block, telling: set[str]) -> Block:
    """Plain letters in a font of capitals (`.VnTimeH`) are capitals too."""
    rules = [rule_of(run.format.font) if run.format.font in telling else None for run in block.runs]
    if not any(rule and rule.is_capitals for rule in rules):
        return block
    pairs = zip(block.runs, rules, strict=True)
    return with_texts(block, [run.text.upper() if rule and rule.is_capitals else run.text for run, rule in pairs])


def _is_suspicious(text: str) -> bool:
    """Whether the letters beyond ASCII are nearly all from the first 256: Vietnamese in Unicode has most of them beyond."""
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if beyond < LEAST_SIGNS:
        return False
    return len(text) - len(text.encode("latin-1", "ignore")) <= 0.15 * beyond


def _by_words(sheet: Sheet, found: list[tuple[Encoding, Block]]) -> Sheet:
    """Where the fonts tell nothing the words do, line by line."""
    texts = [block.text.replace("\n", "\v").replace("\f", "\v") for block in sheet.everything()]
    repaired = iter(repair("\n".join(texts)).lines)

    def change(block: Block) -> Block:
        line = next(repaired)
        if line.encoding is None:
            return block
        found.append((line.encoding, block))
        return _in_one_run(block, line.after.replace("\v", "\n"))

    margin_blocks = tuple(change(block) for block in sheet.margin_blocks)
    blocks = tuple(change(block) for block in sheet.blocks)
    return replace(
        sheet, margin_blocks=margin_blocks, blocks=blocks, notes=tuple(change(block) for block in sheet.notes)
    )


def _in_one_run(block: Block, text: str) -> Block:
    """The converted text of a block: run by run where the lengths are kept, else as one run in the format of most of its letters."""
    if len(text) == len(block.text):
        return with_texts(block, [text[run.start : run.end] for run in block.runs])
    run = replace(block.runs[0], text=text, format=block.letters, raw=block.text, start=0)
    return replace(block, text=text, runs=(run,))


def with_texts(block: Block, texts: Iterable[str]) -> Block:
    """The block with other texts in its runs; the offsets follow."""
    runs: list[Run] = []
    start = 0
    for run, text in zip(block.runs, texts, strict=True):
        shown = text.replace(SOFT_HYPHEN, "") if text != run.text else text
        runs.append(replace(run, text=shown, start=start))
        start += len(shown)
    return replace(block, runs=tuple(runs), text="".join(run.text for run in runs))


def _notices(found: Iterable[tuple[Encoding, Block]]) -> Iterable[Notice]:
    first: dict[Encoding, Block] = {}
    for encoding, block in found:
        first.setdefault(encoding, block)
    for encoding, block in first.items():
        name = _NAMES.get(encoding, encoding.value.upper())
        sentence = f"Tệp dùng bảng mã cũ {name}; đã chuyển sang Unicode để đọc."
        yield Notice("old-encoding", sentence, block.place)
