"""Recognises what stands between head and foot (grounds, levels of structure, text) and the annexes behind. 05-HD/VPTW I.6, II.1."""

from collections.abc import Sequence

from vanphong.docform.layout import Column
from vanphong.docform.model import Kind, Region, Sheet
from vanphong.docform.particulars import words
from vanphong.docform.recognise import patterns
from vanphong.docform.recognise.model import Component
from vanphong.docform.recognise.strips import Reading, Strip, is_rule

LONGEST_NOTE = 160
_FOOT = {Component.COMPETENCE, Component.POSITION, Component.SIGNER, Component.RECIPIENT}
_HEADED = {Component.PART: Component.PART_TITLE, Component.SECTION: Component.SECTION_TITLE}
_LEVELS = (
    (patterns.PART, Component.PART),
    (patterns.SECTION, Component.SECTION),
    (patterns.ARTICLE, Component.ARTICLE),
    (patterns.CLAUSE, Component.CLAUSE),
    (patterns.POINT, Component.POINT),
)


def mark_body(reading: Reading, sheet: Sheet) -> None:
    """Mark every line that head and foot left."""
    appendix_at = _appendix_from(reading)
    own, attached = reading.strips[:appendix_at], reading.strips[appendix_at:]
    ruled = {table.index for table in sheet.tables if table.is_ruled}
    may_ground = True
    for at, strip in enumerate(own):
        if strip.component is not None or _is_outside(strip, sheet):
            continue
        if at and _is_rest(own[at - 1], strip, sheet):
            strip.mark(own[at - 1].component or Component.BODY, 0.9)
            continue
        if _is_in_table(strip, sheet, ruled):
            strip.mark(Component.TABLE)
            continue
        if is_rule(strip.text):
            strip.mark(Component.RULING, 0.6)
            continue
        component = _component(own, at, may_ground=may_ground)
        may_ground = may_ground and component in {Component.GROUND, Component.BODY} and at < reading.head_end + 40
        strip.mark(component, 0.9)
    _mark_appendices(attached, sheet, ruled)


def _component(strips: Sequence[Strip], at: int, *, may_ground: bool) -> Component:
    text = strips[at].text
    if may_ground and patterns.GROUND.match(text):
        return Component.GROUND
    for pattern, component in _LEVELS:
        if pattern.match(text):
            return component
    above = strips[at - 1] if at else None
    if above is not None and above.component in _HEADED and words.is_capitals(text):
        return _HEADED[above.component]
    if (
        above is not None
        and above.component in _HEADED.values()
        and words.is_capitals(text)
        and strips[at].line.is_centred
    ):
        return above.component or Component.BODY
    return Component.BODY


def _is_rest(above: Strip, strip: Strip, sheet: Sheet) -> bool:
    """In a PDF every printed line of a paragraph is a strip: the further ones are what the first is."""
    return sheet.kind is Kind.PDF and above.line.block == strip.line.block


def _is_outside(strip: Strip, sheet: Sheet) -> bool:
    """Headers, footers and notes are no body."""
    return strip.line.block is None or sheet.blocks[strip.line.block].region is not Region.BODY


def _is_in_table(strip: Strip, sheet: Sheet, ruled: set[int]) -> bool:
    block = sheet.blocks[strip.line.block] if strip.line.block is not None else None
    return block is not None and block.cell is not None and block.cell.table in ruled


def _appendix_from(reading: Reading) -> int:
    """Where the annexes begin: at «Phụ lục», or behind the foot at a title that says it is attached."""
    strips = reading.strips
    if reading.is_annex:
        return reading.floating
    foot_at = max((at for at, strip in enumerate(strips) if strip.component in _FOOT), default=-1)
    for at in range(max(foot_at + 1, reading.head_end), len(strips)):
        strip = strips[at]
        if strip.component is not None:
            continue
        if patterns.APPENDIX.match(strip.text) and (
            strip.line.is_centred is not False or words.is_capitals(strip.text)
        ):
            return at
        is_title = words.is_capitals(strip.text) and strip.line.is_centred is not False and foot_at >= 0
        if is_title and _says_attached(strips[at + 1 : at + 6]):
            return at
    return len(strips)


def _says_attached(below: Sequence[Strip]) -> bool:
    return any(patterns.ATTACHED.match(strip.text) for strip in below)


def _mark_appendices(strips: Sequence[Strip], sheet: Sheet, ruled: set[int]) -> None:
    is_heading, is_open = True, False
    for strip in strips:
        if strip.component is not None or _is_outside(strip, sheet):
            continue
        component = Component.APPENDIX_NOTE if is_open else _appendix_component(strip, is_heading=is_heading)
        is_open = (
            component is Component.APPENDIX_NOTE and not strip.text.endswith(")") and len(strip.text) < LONGEST_NOTE
        )
        is_heading = component in {Component.APPENDIX_WORD, Component.APPENDIX_TITLE, Component.APPENDIX_NOTE}
        strip.mark(Component.TABLE if _is_in_table(strip, sheet, ruled) else component, 0.85)


def _appendix_component(strip: Strip, *, is_heading: bool) -> Component:
    text = strip.text
    is_centred = strip.line.is_centred is not False and strip.line.column is not Column.LEFT
    if is_centred and patterns.APPENDIX.match(text):
        return Component.APPENDIX_WORD
    if is_heading and patterns.ATTACHED.match(text):
        return Component.APPENDIX_NOTE
    if (
        is_heading
        and is_centred
        and (words.is_capitals(text) or strip.line.is_centred)
        and not patterns.PART.match(text)
    ):
        return Component.APPENDIX_NOTE if text.endswith(")") else Component.APPENDIX_TITLE
    return Component.APPENDIX_BODY
