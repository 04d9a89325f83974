"""Recognises the foot: signature block, recipients, who drafted, where to write. 05-HD/VPTW I.7, I.9, II; 30/2020/NĐ-CP Phụ lục I, II.7, II.9."""

import re
from collections.abc import Sequence

from vanphong.docform.layout import Column, folded
from vanphong.docform.particulars import words
from vanphong.docform.recognise import patterns
from vanphong.docform.recognise.model import Component
from vanphong.docform.recognise.strips import Reading, Strip, is_rule

BLOCK_LINES, RECIPIENT_LINES, NEAR_LINES, MOST_STRANGE = 45, 70, 45, 3
_NOISE = re.compile(
    r"^[\[(]?\s*\(?(đã ký|ký bởi|người ký|ký tên|cơ quan:|thời gian ký|email:|chữ ký|ký,|signature|digitally|ký số)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\s*[-–,]?\s*[(\[]?\s*đã ký\s*[)\]]?\s*$", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Ths|BS|KS|CN|CKI|CKII|TTUT|NGND|NGƯT|Đ/c|Đồng chí|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|"
    r"Trung tá|Thiếu tá|Đại úy)\.?\s*)+"
)


def mark_foot(reading: Reading) -> None:
    """Mark the signature block of the document itself (annexes may have their own) and the recipients beside it."""
    if reading.is_annex:
        return
    start = reading.head_end
    listed_at = next(
        (at for at in range(start, len(reading.strips)) if patterns.RECIPIENTS.match(reading.strips[at].text)), None
    )
    if listed_at is not None:
        _mark_recipients(reading.strips, listed_at)
    block = _chosen(reading, start, listed_at)
    for strip, component in block:
        strip.mark(component, 0.9)
    _mark_beside(reading, block)
    _mark_rest(reading)


def _mark_recipients(strips: Sequence[Strip], at: int) -> None:
    strips[at].mark(Component.RECIPIENTS_WORD)
    has_begun = False
    for strip in strips[at + 1 : at + RECIPIENT_LINES]:
        text = strip.text
        if strip.line.column is Column.RIGHT or strip.component is not None:
            continue
        is_item = text.startswith(("-", "+", "•", "–")) and not is_rule(text)
        is_rest = has_begun and strip.line.column is Column.LEFT and _continues(text)
        is_first = not has_begun and strip.line.column is Column.LEFT and _continues(text)
        if is_item or is_rest or is_first:
            strip.mark(Component.RECIPIENT)
            has_begun = True
            if patterns.KEEPING.match(text) and text.endswith((".", ")")):
                return
        elif strip.line.column is Column.FULL and not _begins_block(strip, knows_columns=False):
            return


def _continues(text: str) -> bool:
    return not words.is_capitals(text) and not is_name(text) and not patterns.DRAFTER.match(text) and len(text) < 140


def _chosen(reading: Reading, start: int, listed_at: int | None) -> list[tuple[Strip, Component]]:
    """Of several blocks the first complete one near the recipients, else the first complete one, else the last."""
    strips = reading.strips
    begins = [at for at in range(start, len(strips)) if _begins_block(strips[at], knows_columns=reading.knows_columns)]
    begins = [at for at in begins if at - 1 not in begins]
    blocks = [(at, _block(strips, at)) for at in begins]
    complete = [(at, block) for at, block in blocks if _has_name(block)]
    if listed_at is not None:
        page = strips[listed_at].line.page
        near = [
            (at, block)
            for at, block in complete
            if abs(at - listed_at) <= NEAR_LINES and abs(strips[at].line.page - page) <= 1
        ]
        if near:
            return near[0][1]
        beside = [(at, block) for at, block in blocks if abs(at - listed_at) <= NEAR_LINES and len(block) > 1]
        if beside and not complete:
            return beside[0][1]
    if complete:
        return complete[0][1]
    return blocks[-1][1] if blocks and len(blocks[-1][1]) > 1 else []


def _mark_beside(reading: Reading, block: Sequence[tuple[Strip, Component]]) -> None:
    """A second signature at the left: who wrote the minutes, the other organ of a joint document. 05-HD/VPTW I.7.2.4."""
    if not _has_name(block):
        return
    at = next(number for number, strip in enumerate(reading.strips) if strip is block[0][0])
    left = [
        strip
        for strip in reading.strips[max(reading.head_end, at - BLOCK_LINES) : at + BLOCK_LINES]
        if strip.line.column is Column.LEFT and strip.component is None and not _is_nothing(strip.text)
    ]
    for number, strip in enumerate(left):
        following = [each for each in left[number + 1 : number + 4] if is_name(without_title(each.text))]
        if following and _is_title(strip.text):
            for each in left[number : left.index(following[0])]:
                each.mark(_part_of_block(each.text, ()), 0.8)
            following[0].mark(Component.SIGNER, 0.8)
            return


def _is_title(text: str) -> bool:
    key = folded(text)
    is_named = patterns.COMPETENCE.match(text) or patterns.POSITION.match(key) or patterns.ROLE.match(key)
    return words.is_capitals(text) and len(text) < 75 and bool(is_named)


def _has_name(block: Sequence[tuple[Strip, Component]]) -> bool:
    return any(component is Component.SIGNER for _, component in block)


def _begins_block(strip: Strip, *, knows_columns: bool) -> bool:
    """A line that gives the competence, or at the right (or centred, alone) a position."""
    text, line = strip.text, strip.line
    if strip.component is not None or line.column is Column.LEFT or len(text) > 70:
        return False
    is_capital = words.is_capitals(text)
    if patterns.COMPETENCE.match(text):
        return is_capital or line.column is Column.RIGHT or bool(line.is_centred)
    is_role = is_capital and bool(patterns.ROLE.match(folded(text)))
    if not (is_role or patterns.POSITION.match(folded(text))) or text.endswith((".", ";", ":", ",")):
        return False
    if line.column is Column.RIGHT:
        return is_capital or len(text) < 40
    return is_capital and (bool(line.is_centred) or not knows_columns or (line.is_bold and line.top is not None))


def _block(strips: Sequence[Strip], at: int) -> list[tuple[Strip, Component]]:
    found: list[tuple[Strip, Component]] = []
    has_position = False
    strange = 0
    for strip in strips[at : at + BLOCK_LINES]:
        text = strip.text
        if strip.line.column is Column.LEFT or strip.component is not None or _is_nothing(text):
            continue
        if found and is_signer(text, has_position=has_position or bool(found)):
            return [*found, (strip, Component.SIGNER)]
        if _is_block_line(strip, found):
            component = _part_of_block(text, found)
            has_position = has_position or component is Component.POSITION
            found.append((strip, component))
        else:
            strange += 1
            if strange > MOST_STRANGE or (strip.line.column is Column.FULL and len(text) > 60):
                break
    return found


def _is_nothing(text: str) -> bool:
    return bool(_NOISE.match(text)) or not any(letter.isalpha() for letter in text)


def _is_block_line(strip: Strip, found: Sequence[tuple[Strip, Component]]) -> bool:
    text = strip.text
    if len(text) > 75 or len(found) > 5:
        return False
    is_title = bool(patterns.COMPETENCE.match(text) or patterns.POSITION.match(folded(text)))
    return words.is_capitals(text) or (is_title and not text.endswith((".", ";"))) or text.lower() == "kiêm"


def _part_of_block(text: str, found: Sequence[tuple[Strip, Component]]) -> Component:
    """A line gives the competence («T/M BAN THƯỜNG VỤ»), goes on with it, or gives the position."""
    if patterns.COMPETENCE.match(text):
        return Component.COMPETENCE
    is_position = bool(patterns.POSITION.match(folded(text))) or folded(text).startswith("pho ")
    only_competence = bool(found) and all(component is Component.COMPETENCE for _, component in found)
    return Component.COMPETENCE if only_competence and not is_position else Component.POSITION


def without_title(text: str) -> str:
    """A name without academic and military titles, and without «đã ký» behind it."""
    return _TITLE.sub("", _SIGNED.sub("", text)).strip()


def is_name(text: str) -> bool:
    """Two to six words, each with a capital and then small letters only; «Nguyễn Văn A» is a sample, not a name."""
    parts = text.split()
    return (
        2 <= len(parts) <= 6
        and len(parts[-1]) > 1
        and all(
            (re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?", part) and part[0].isupper() and part[1:].split("-")[0].islower())
            or (re.fullmatch(r"[^\W\d_]", part) and part.isupper())
            for part in parts
        )
    )


def is_signer(text: str, *, has_position: bool) -> bool:
    """A person's name; in capitals only with a known surname and after a position."""
    bare = without_title(text)
    if is_name(bare):
        return not patterns.POSITION.match(folded(bare)) or folded(bare.split()[0]) in words.surnames()
    parts = bare.split()
    is_capital = words.is_capitals(bare) and 2 <= len(parts) <= 5 and all(part.isalpha() for part in parts)
    return (
        is_capital
        and has_position
        and folded(parts[0]) in words.surnames()
        and not patterns.POSITION.match(folded(bare))
        and not patterns.ORGAN.match(folded(bare))
    )


def _mark_rest(reading: Reading) -> None:
    """Behind the recipients: who drafted and how many copies; anywhere: where to write; on the last page: not for publication."""
    listed = [at for at, strip in enumerate(reading.strips) if strip.component is Component.RECIPIENT]
    for strip in reading.strips[listed[-1] + 1 : listed[-1] + 4] if listed else ():
        if strip.line.column is not Column.RIGHT and patterns.DRAFTER.match(strip.text):
            strip.mark(Component.DRAFTER, 0.8)
    for strip in reading.strips:
        if strip.component is None and patterns.NO_PUBLICATION.match(strip.text) and words.is_capitals(strip.text):
            strip.mark(Component.NO_PUBLICATION, 0.9)
        elif strip.component is None and patterns.CONTACT.match(strip.text):
            strip.mark(Component.CONTACT, 0.7)
