"""Recognises the head: heading, organs, number, place and date, marks, type name, subject, addressees. 05-HD/VPTW I.1–I.5; 30/2020/NĐ-CP Phụ lục I.

Both systems share the two columns of the first rows; reprints without them («NGHỊ ĐỊNH / CỦA CHÍNH PHỦ SỐ … NGÀY …») are read too.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from vanphong.docform.layout import Column, folded
from vanphong.docform.particulars import marks, words
from vanphong.docform.particulars.model import System
from vanphong.docform.recognise import patterns
from vanphong.docform.recognise.model import Component
from vanphong.docform.recognise.strips import Reading, Strip, is_rule, squeezed

HEAD_LINES, NUMBER_LINES = 60, 40
LONGEST_SUBJECT, LONGEST_TITLE = 12, 700
_MOTTOS = {"dangcongsanvietnam": System.PARTY, "conghoaxahoichunghiavietnam": System.STATE}
_FREEDOM = "doclaptudohanhphuc"


def mark_head(reading: Reading) -> None:
    """Mark everything in the head; leaves system, type and the end of the head in the reading. An annex alone has none."""
    reading.is_annex = _is_annex(reading.strips[reading.floating :])
    if reading.is_annex:
        return
    near = [strip for strip in reading.strips if strip.line.page <= 2][:HEAD_LINES]
    _mark_heading(near)
    _mark_number(near)
    _mark_date(near)
    _mark_stamps(near)
    type_at = _mark_type(near, reading)
    _mark_titled(near, type_at)
    _mark_organs(near, type_at)
    reading.system, reading.system_confidence = _system(reading, near)
    if type_at is not None:
        _mark_subject(near, type_at, reading)
    else:
        _mark_title_alone(near)
    _mark_letter_subject(near)
    _mark_addressees(near)
    _mark_rules(near)
    reading.head_end = max((at for at, strip in enumerate(near, start=1) if strip.component is not None), default=0)
    _settle_type(reading)


def _is_annex(strips: Sequence[Strip]) -> bool:
    """Whether the file is an annex alone: «Phụ lục I» stands where the heading should."""
    for strip in strips[:10]:
        if patterns.APPENDIX.match(strip.text):
            return True
        if patterns.NUMBER.match(strip.text) and reference_in(strip.text):
            return False
    return False


def _mark_heading(near: Sequence[Strip]) -> None:
    for strip in near[:30]:
        key = squeezed(strip.text)
        if patterns.BODY.match(strip.text) or patterns.ARTICLE.match(strip.text):
            return
        for motto in _MOTTOS:
            alike = _likeness(key, motto)
            if alike == 1.0 or (alike > 0.8 and words.is_capitals(strip.text)):
                strip.mark(Component.HEADING, alike)
        if _likeness(key, _FREEDOM) > 0.8:
            strip.mark(Component.MOTTO)


def _likeness(key: str, wanted: str) -> float:
    if key == wanted:
        return 1.0
    if not 0.6 * len(wanted) <= len(key) <= 1.4 * len(wanted):
        return 0.0
    return SequenceMatcher(None, key, wanted).ratio()


def heading_system(text: str) -> System | None:
    """Whose heading this is."""
    key = squeezed(text)
    return max(_MOTTOS.items(), key=lambda each: _likeness(key, each[0]))[1] if key else None


def _system(reading: Reading, near: Sequence[Strip]) -> tuple[System | None, float]:
    """Whose rules apply: the organ, its number and its way of signing together outweigh a wrong heading (the-thuc §20)."""
    votes = {System.PARTY: 0.0, System.STATE: 0.0}
    sure = 0.0
    for strip in near:
        if strip.component is Component.HEADING and (system := heading_system(strip.text)):
            votes[system] += 5
            sure = max(sure, strip.confidence)
        elif strip.component in {Component.ORGAN, Component.PARENT_ORGAN}:
            votes[System.PARTY] += 4 if patterns.PARTY_ORGAN.match(folded(strip.text)) else 0
        elif strip.component is Component.REFERENCE and (found := reference_in(strip.text)):
            votes[System.PARTY if found["dash"] == "-" else System.STATE] += 4 if found["dash"] else 0
    for strip in reading.strips[-60:]:
        votes[System.PARTY] += 1 if re.match(r"(T/M|K/T|T/L)\s", strip.text) else 0
        votes[System.STATE] += 1 if re.match(r"(TM|KT|TL|TUQ)\.\s?\S|[-–]\s*Lưu:\s*VT", strip.text) else 0
    best = max(votes, key=votes.__getitem__)
    if votes[best] < 4 or (votes[System.PARTY] == votes[System.STATE]):
        return None, 0.0
    return best, sure or 0.85


def reference_in(text: str) -> re.Match[str] | None:
    """Number and notation in a number line («Số 05-CT/TU», «Số:      /KH-STTTT»)."""
    found = patterns.NUMBER.match(text)
    if not found:
        return None
    rest = re.split(r"\(|,?\s*ngày\b|\s{3,}", found["rest"].replace("–", "-").replace("—", "-"))[0]
    compact = re.sub(r"\.{2,}", "", re.sub(r"\s+", "", rest).replace("…", "").strip("._)]"))
    return patterns.REFERENCE.match(compact) or patterns.UNNUMBERED.match(compact)


def _mark_number(near: Sequence[Strip]) -> None:
    for strip in near[:NUMBER_LINES]:
        is_low = strip.line.column is Column.FULL and strip.line.top is not None and strip.line.top > 0.5
        if not is_low and strip.component is None and (found := reference_in(strip.text)) and _is_alone(strip.text):
            strip.mark(Component.REFERENCE, 0.97 if found["number"] else 0.4)
            return
    for strip in near[:NUMBER_LINES]:
        found = patterns.NUMBER.match(strip.text)
        if found and strip.line.column is Column.LEFT and _is_left_blank(found["rest"]):
            strip.mark(Component.REFERENCE, 0.2)
            return
    for strip in near[:20]:
        bare = re.sub(r"\s+", "", strip.text)
        if strip.line.column is Column.LEFT and re.match(r"\d{1,5}[-/][A-ZĐ]{1,5}[-/]", bare):
            strip.mark(Component.REFERENCE, 0.6)
            return


def _is_alone(text: str) -> bool:
    """With the type before it the line holds nothing else: «Luật số 18/2003/QH11 ngày …» is a citation."""
    found = patterns.NUMBER.match(text)
    return bool(found) and (not found["type"] or len(found["rest"]) < 28)  # type: ignore[index]  # it matched


def _is_left_blank(rest: str) -> bool:
    """A number to be filled in: dots, strokes, or the variable of a template."""
    return not re.search(r"\w", re.sub(r"\{\{.*?\}\}|<[^>]*>|\[[^\]]*\]", "", rest))


def _mark_date(near: Sequence[Strip]) -> None:
    for strip in near[:NUMBER_LINES]:
        found = patterns.DATE.search(strip.text)
        is_taken = strip.component not in {None, Component.REFERENCE}
        if not found or is_taken or len(strip.text) > 90 or patterns.BODY.match(strip.text):
            continue
        if strip.text.startswith("(") or patterns.ATTACHED.match(strip.text) or not _stands_as_date(strip, found):
            continue
        if strip.component is None:
            strip.mark(Component.PLACE_DATE, 0.97)
        return


def _stands_as_date(strip: Strip, found: re.Match[str]) -> bool:
    """The line is little more than the date: a place before it, nothing of weight behind it."""
    if patterns.TITLED.match(strip.text):
        return False
    behind = re.sub(r"\{\{.*?\}\}|[ ._…)]", "", strip.text[found.end() :])
    before = strip.text[: found.start()].strip()
    return len(behind) < 12 and (len(before) < 40 or strip.component is Component.REFERENCE)


def _mark_stamps(near: Sequence[Strip]) -> None:
    stamps = {id(line) for line in marks.stamps(strip.line for strip in near)}
    for strip in near:
        component = stamp_of(strip.text)
        if component is not None and (id(strip.line) in stamps or component is Component.DRAFT):
            strip.mark(component, 0.95)


def stamp_of(text: str) -> Component | None:
    """Which stamp a line is."""
    if marks.secrecy_named(text):
        return Component.SECRECY
    if marks.urgency_named(text):
        return Component.URGENCY
    if patterns.NO_PUBLICATION.match(text):
        return Component.NO_PUBLICATION
    if marks.circulation_named(text):
        return Component.CIRCULATION
    if patterns.DRAFT.match(text):
        return Component.DRAFT
    return Component.COPY_MARK if patterns.COPY.match(text) else None


# Type name


def _mark_type(near: Sequence[Strip], reading: Reading) -> int | None:
    number_at = next((at for at, strip in enumerate(near) if strip.component is Component.REFERENCE), None)
    for at, strip in enumerate(near[:45]):
        if strip.component is not None or strip.line.column is Column.RIGHT or (number_at or 0) > at:
            continue
        if named := _type_of(strip):
            name, abbreviation, sure = named
            strip.mark(Component.TYPE_NAME, sure)
            reading.type_name, reading.abbreviation, reading.type_confidence = name, abbreviation, sure
            return at
        if patterns.GROUND.match(strip.text) or patterns.ADDRESSED.match(strip.text) or len(strip.text) > 220:
            return None
    return None


def _type_of(strip: Strip) -> tuple[str, str, float] | None:
    """The type a line names: in capitals, or centred and bold; letters may be set apart («Q U Y Ế T  Đ Ị N H»)."""
    text = respaced(strip.text)
    is_set_apart = bool(strip.line.is_centred) and strip.line.is_bold
    if not (words.is_capitals(text) or is_set_apart) or len(text) > 90:
        return None
    with_organ = patterns.TYPE_OF.match(text)
    named = words.type_named(text, None) or (words.type_named(with_organ["type"], None) if with_organ else None)
    return (*named, 0.9 if words.is_capitals(text) else 0.75) if named else None


def respaced(text: str) -> str:
    """Letters set apart put together again, words parted by wider gaps or known as a type."""
    parts = text.split()
    if len(parts) < 4 or any(len(part) > 1 for part in parts):
        return text
    joined = "".join(parts)
    return words.type_spaced(joined) or joined


def _settle_type(reading: Reading) -> None:
    """What the number says of the type: it confirms the name, or tells it where none is printed (letters)."""
    number = next(iter(reading.of(Component.REFERENCE)), None)
    found = reference_in(number.text) if number else None
    short = re.split(r"[-/]", found["notation"])[0] if found else ""
    if reading.type_name:
        named = words.type_named(reading.type_name, reading.system)
        reading.abbreviation = named[1] if named else reading.abbreviation
        reading.type_confidence = 0.98 if short and short == reading.abbreviation else reading.type_confidence
    elif number is not None and reading.system is not None and short:
        is_party = reading.system is System.PARTY
        name = words.type_abbreviated(short, reading.system) or "Công văn"
        is_certain = name != "Công văn" or not is_party or short == "CV"
        reading.type_name, reading.type_confidence = name, 0.85 if is_certain else 0.4
        reading.abbreviation = short if name != "Công văn" or is_party else ""


# Organs


def _mark_titled(near: Sequence[Strip], type_at: int | None) -> None:
    """The heading of a reprint under the type name: organ, number and date in one line."""
    for strip in near[(type_at or 0) + 1 : (type_at or 0) + 3] if type_at is not None else ():
        is_set_apart = words.is_capitals(strip.text) or strip.line.is_centred or strip.line.is_bold
        if is_set_apart and patterns.TITLED.match(strip.text) and strip.component is None:
            strip.mark(Component.REFERENCE, 0.9)


def _mark_organs(near: Sequence[Strip], type_at: int | None) -> None:
    """The left column above the number: the organ above in light letters, the issuing one bold."""
    number_at = next((at for at, strip in enumerate(near) if strip.component is Component.REFERENCE), None)
    end = number_at if number_at is not None and (type_at is None or number_at < type_at) else type_at
    if not end:
        return
    above = [
        strip
        for strip in near[:end]
        if strip.component is None and strip.line.block is not None and not is_rule(strip.text)
    ]
    named = [strip for strip in above if strip.line.column is not Column.RIGHT and _is_name(strip.text)]
    groups = _groups(named)
    for group in groups[:-1]:
        for strip in group:
            strip.mark(Component.PARENT_ORGAN, 0.9)
    for strip in groups[-1] if groups else ():
        strip.mark(Component.ORGAN, 0.9 if patterns.ORGAN.match(folded(groups[-1][0].text)) else 0.4)


def _is_name(text: str) -> bool:
    return words.is_capitals(text) and not re.search(r"[:{}]|\d{2}", text) and len(text) > 2 and len(text) < 120


def _groups(named: Sequence[Strip]) -> list[list[Strip]]:
    """The lines of each organ: a new one begins with a word organs begin with, or where light letters turn bold."""
    groups: list[list[Strip]] = []
    for strip in named:
        if groups and _goes_on(groups[-1], strip):
            groups[-1].append(strip)
        else:
            groups.append([strip])
    return groups


def _goes_on(group: Sequence[Strip], strip: Strip) -> bool:
    """A long name is broken over lines: «HỘI ĐỒNG» / «THI ĐUA - KHEN THƯỞNG», «ỦY BAN NHÂN DÂN» / «TỈNH …»."""
    above, key = " ".join(each.text for each in group), folded(strip.text)
    if words.is_place(strip.text) and not _has_place(above):
        return True
    if words.is_parted_phrase(above, strip.text) or key.startswith(("va ", "- ")):
        return True
    if folded(above) in {"hoi dong", "uy ban", "ban chi dao", "van phong uy ban", "doan dai bieu quoc hoi"}:
        return True
    if above.rstrip(" *_").endswith((",", "-", "–", " VÀ", " TỈNH", " THÀNH PHỐ", " XÃ", " PHƯỜNG", " CÁC", " CỦA")):
        return True
    is_new_weight = strip.line.is_bold and not group[-1].line.is_bold
    return not is_new_weight and not patterns.ORGAN.match(key) and not words.is_place(strip.text)


def _has_place(name: str) -> bool:
    return any(
        words.is_place(part) for part in re.split(r"(?<=\S)\s+(?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG)\b)", name)[1:]
    )


# Subject


def _mark_subject(near: Sequence[Strip], type_at: int, reading: Reading) -> None:
    """The lines under the type name, down to the ruling, the deciding authority or the body."""
    own = {
        squeezed(reading.text_of(Component.ORGAN)),
        squeezed(reading.text_of(Component.PARENT_ORGAN, Component.ORGAN)),
    }
    kept: list[Strip] = []
    head = near[type_at]
    for at, strip in _below(near, type_at):
        if strip.component is not None:
            if strip.component is Component.REFERENCE:
                continue
            break
        if _ends_subject(strip, kept, head, own) or _is_authority(strip, near, at, kept):
            break
        kept.append(strip)
    if sum(len(strip.text) for strip in kept) > LONGEST_TITLE:
        return
    for strip in kept:
        is_author = bool(patterns.AUTHOR.match(strip.text)) and words.is_capitals(strip.text) and len(kept) > 1
        strip.mark(Component.AUTHOR if is_author else Component.SUBJECT, 0.92 if head.line.is_centred else 0.75)


def _mark_title_alone(near: Sequence[Strip]) -> None:
    """Where the type name cannot be read: the centred bold lines just over the grounds."""
    ground_at = next((at for at, strip in enumerate(near) if patterns.GROUND.match(strip.text)), 0)
    for strip in reversed(near[:ground_at]):
        if is_rule(strip.text) and strip.component is None:
            continue
        is_title = strip.line.is_centred and strip.line.is_bold and not words.is_capitals(strip.text)
        if not is_title or strip.component is not None or strip.line.column is not Column.FULL:
            return
        strip.mark(Component.SUBJECT, 0.5)


def _below(near: Sequence[Strip], type_at: int) -> Iterator[tuple[int, Strip]]:
    for at in range(type_at + 1, min(len(near), type_at + 1 + LONGEST_SUBJECT)):
        if near[at].line.column is not Column.RIGHT and not marks.is_mark(near[at].text):
            yield at, near[at]


def _ends_subject(strip: Strip, kept: Sequence[Strip], head: Strip, own: set[str]) -> bool:
    text = strip.text
    if is_rule(text) or patterns.BODY.match(text) or patterns.ATTACHED.match(text) or text.startswith("("):
        return True
    if kept and patterns.GROUND.match(text) and not text[:1].islower():
        return True
    if not kept:
        return bool(head.line.is_centred) and not strip.line.is_centred and len(text) > 200
    if squeezed(text) in own and squeezed(" ".join(each.text for each in kept)):
        return True
    if head.line.is_centred and strip.line.is_centred is not None:
        return not strip.line.is_centred and not _fills_the_line(kept[-1], strip)
    return not _reads_on(kept[-1].text, text)


def _fills_the_line(above: Strip, strip: Strip) -> bool:
    """A full first line seems not centred in a PDF: it goes on in the same weight and case."""
    same_weight = above.line.is_bold == strip.line.is_bold and above.line.is_bold
    return bool(above.line.top) and same_weight and not strip.text.endswith((".", ";", ":"))


def _reads_on(above: str, text: str) -> bool:
    """Without layout: the next line goes on in small letters, or both are capitals."""
    if len(text) > 160 or text.endswith((".", ";", ":")) or above.endswith((".", ";")):
        return False
    if words.is_capitals(above):
        return words.is_capitals(text)
    return text[:1].islower() or above.endswith((",", "-", " và", " của", " trên", " trong"))


def _is_authority(strip: Strip, near: Sequence[Strip], at: int, kept: Sequence[Strip]) -> bool:
    """Who decides, in capitals just over the grounds: «BỘ TRƯỞNG BỘ NỘI VỤ»."""
    if not kept or not words.is_capitals(strip.text) or not patterns.AUTHORITY.match(folded(strip.text)):
        return False
    following = next((each.text for each in near[at + 1 : at + 3] if not words.is_capitals(each.text)), "")
    return bool(patterns.GROUND.match(following)) or not words.is_capitals(kept[-1].text)


def _mark_letter_subject(near: Sequence[Strip]) -> None:
    """A letter (công văn) has its subject under the number: «V/v …» of the State, plain or «về việc …» of the Party."""
    if any(strip.component is Component.SUBJECT for strip in near):
        return
    number_at = next((at for at, strip in enumerate(near) if strip.component is Component.REFERENCE), None)
    kept: list[Strip] = []
    for strip in near[number_at + 1 : number_at + 16] if number_at is not None else ():
        if strip.line.column is Column.RIGHT or strip.component in _PASSED or is_rule(strip.text):
            continue
        if strip.component is not None or _ends_letter_subject(strip, kept):
            break
        kept.append(strip)
    if kept and sum(len(strip.text) for strip in kept) <= 500:
        is_said = bool(patterns.ABOUT.match(kept[0].text)) or folded(kept[0].text).startswith("ve viec")
        for strip in kept:
            strip.mark(Component.LETTER_SUBJECT, 0.92 if is_said else 0.75)


_PASSED = {
    Component.HEADING,
    Component.MOTTO,
    Component.PLACE_DATE,
    Component.URGENCY,
    Component.SECRECY,
    Component.CIRCULATION,
    Component.DRAFT,
}


def _ends_letter_subject(strip: Strip, kept: Sequence[Strip]) -> bool:
    text = strip.text
    if patterns.BODY.match(text) or patterns.GROUND.match(text):
        return True
    is_full = strip.line.column is Column.FULL
    if is_full and strip.line.top is not None:
        return True
    is_begun = bool(kept) or bool(patterns.ABOUT.match(text)) or folded(text).startswith("ve viec")
    return is_full and (not is_begun or len(text) > 160 or bool(kept and not _reads_on(kept[-1].text, text)))


def _mark_addressees(near: Sequence[Strip]) -> None:
    for at, strip in enumerate(near):
        found = patterns.ADDRESSED.match(strip.text)
        if strip.component is None and (patterns.ARTICLE.match(strip.text) or len(strip.text) > 200):
            return
        if not found or strip.component is not None:
            continue
        strip.mark(Component.ADDRESSED, 0.95)
        has_name = bool(found["rest"].strip(" .…-:"))
        for following in near[at + 1 : at + 25]:
            is_listed = bool(re.match(r"^[-–+•]\s*\S", following.text)) and not patterns.GROUND.match(following.text)
            is_beside = not has_name and following.line.column is Column.RIGHT and len(following.text) < 160
            if following.component is not None or not (is_listed or is_beside):
                break
            following.mark(Component.ADDRESSEE, 0.9)
        return


def _mark_rules(near: Sequence[Strip]) -> None:
    """Rulings and stars get their meaning from what stands over them in their column."""
    last: dict[Column, Component] = {}
    for strip in near:
        if strip.component is None and is_rule(strip.text) and not re.fullmatch(r"[.…\s]+", strip.text):
            above = last.get(strip.line.column)
            is_over = not any(each is Component.TYPE_NAME for each in last.values())
            if strip.text.strip() == "*" and strip.line.column is not Column.RIGHT and is_over and last:
                strip.mark(Component.ORGAN_STAR)
            elif above in _RULED:
                strip.mark(_RULED[above])
        elif strip.component is not None:
            last[strip.line.column] = strip.component


_RULED = {
    Component.ORGAN: Component.ORGAN_STAR,
    Component.PARENT_ORGAN: Component.ORGAN_STAR,
    Component.SUBJECT: Component.SUBJECT_RULE,
    Component.AUTHOR: Component.SUBJECT_RULE,
    Component.TYPE_NAME: Component.SUBJECT_RULE,
    Component.HEADING: Component.RULING,
    Component.MOTTO: Component.RULING,
}
