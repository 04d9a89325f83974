"""Which part of a document is which component: head first, then foot, then what lies between."""

from vanphong.docform.model import Block, Sheet
from vanphong.docform.particulars.values import date_of
from vanphong.docform.recognise.body import mark_body
from vanphong.docform.recognise.foot import mark_foot
from vanphong.docform.recognise.head import mark_head
from vanphong.docform.recognise.model import Component, Piece, Recognised
from vanphong.docform.recognise.strips import Reading, Strip, strips_of

_WHOLE = {
    Component.BODY,
    Component.GROUND,
    Component.CLAUSE,
    Component.POINT,
    Component.ARTICLE,
    Component.APPENDIX_BODY,
    Component.TABLE,
}


def read_components(sheet: Sheet) -> Reading:
    """The lines of a sheet, each with its component."""
    reading = strips_of(sheet)
    mark_head(reading)
    mark_foot(reading)
    mark_body(reading, sheet)
    return reading


def recognise(sheet: Sheet) -> Recognised:
    """The pieces of a sheet in reading order, with the system, the type and the day."""
    return recognised(read_components(sheet), sheet)


def recognised(reading: Reading, sheet: Sheet) -> Recognised:
    """The same from lines that were recognised already. Lines of one component in one block are one piece."""
    pieces: list[Piece] = []
    for strip in sorted((strip for strip in reading.strips if strip.line.block is not None), key=_place):
        block = sheet.blocks[strip.line.block or 0]
        last = pieces[-1] if pieces else None
        if last is not None and last.block is block and last.component is strip.component in _WHOLE:
            pieces[-1] = Piece(last.component, block, last.start, strip.line.end, last.confidence)
        elif strip.component is not None:
            pieces.append(_piece(strip, block))
    day = date_of(reading)
    return Recognised(tuple(pieces), reading.system, reading.type_name, day.value if day else None)


def _place(strip: Strip) -> tuple[int, int]:
    return strip.line.block or 0, strip.line.start


def _piece(strip: Strip, block: Block) -> Piece:
    """The piece without the space at its ends."""
    start, end = strip.line.start, strip.line.end
    text = block.text[start:end]
    start += len(text) - len(text.lstrip())
    return Piece(strip.component or Component.BODY, block, start, start + len(text.strip()), strip.confidence)
