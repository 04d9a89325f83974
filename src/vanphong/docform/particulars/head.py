"""Reads the head: whose form it is, the organ's lines, number, place and date, type name, subject, addressees.

05-HD/VPTW I.1–I.5 and 30/2020/NĐ-CP Phụ lục I print them in this order; both share the two-column first rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from vanphong.docform.layout import Column, Line, folded
from vanphong.docform.particulars import marks, words
from vanphong.docform.particulars.model import Found, System

HEAD_LINES = 60
_MOTTO = {"dangcongsanvietnam": System.PARTY, "conghoaxahoichunghiavietnam": System.STATE}
_FREEDOM = "doclaptudohanhphuc"
_RULE = re.compile(r"^[\W_]*$")
_NUMBER = re.compile(r"^s[oố]\s*[:.]?\s*(?P<rest>.*)$", re.IGNORECASE)
_REFERENCE = re.compile(
    r"^(?P<number>\d{1,6}[A-Za-zđĐ]?)?(?:/(?P<year>\d{4}))?(?P<dash>[-/])(?P<notation>[A-ZĐa-zđ][\wĐđ&,.]*(?:[-/][\wĐđ&,.]+)*)$"
)
_DATE = re.compile(
    r"(?:(?P<place>[^,:;()]{2,60}),\s*)?ng[àa]y\s*(?P<day>\d{1,2})?[\s.…_]*th[áa]ng\s*(?P<month>\d{1,2})?[\s.…_]*n[ăa]m\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"^(-\s*)?(căn cứ|xét|theo đề nghị|kính (?:gửi|gởi|trình)|[IVX]+\s*[-.)]\s|\d+\s*[.)]\s|điều \d|chương |phần )",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"^kính (gửi|gởi|trình)\s*:?\s*(?P<rest>.*)$", re.IGNORECASE)
_ABOUT = re.compile(r"^\(?v\s*/\s*v\s*:?\s*", re.IGNORECASE)
_GAPS = (
    (re.compile(r"^s[oố]\s*[:.]?$", re.IGNORECASE), re.compile(r"[-/–\d]")),
    (re.compile(r"ngày\s*\d*$", re.IGNORECASE), re.compile(r"\d*\s*tháng", re.IGNORECASE)),
    (re.compile(r"tháng\s*\d*$", re.IGNORECASE), re.compile(r"\d*\s*năm", re.IGNORECASE)),
)
LONGEST_SUBJECT = 9


@dataclass(frozen=True)
class Head:
    """What the head holds."""

    system: Found[System] | None = None
    sender: Found[str] | None = None
    parent: Found[str] | None = None
    reference: Found[str] | None = None
    abbreviation: str = ""
    place: Found[str] | None = None
    issued_on: Found[date] | None = None
    type_name: Found[str] | None = None
    type_abbreviation: Found[str] | None = None
    subject: Found[str] | None = None
    addressees: Found[tuple[str, ...]] | None = None


def read_head(lines: Sequence[Line]) -> Head:
    """Everything the head tells."""
    near = _gaps_joined([line for line in lines if line.page <= 2][:HEAD_LINES])
    system = _system(near)
    number_at, reference, abbreviation = _reference(near, system)
    type_at, type_name, type_abbreviation = _type(near, system, abbreviation, number_at)
    sender, parent = _organ(near, number_at, type_at, system)
    place, issued_on = _date(near)
    own = {_squeezed(name) for found in (sender, parent) if found for name in found.text.split(" / ")}
    subject = _subject_below(near, type_at, own) if type_at is not None else None
    return Head(
        system=system,
        sender=sender,
        parent=parent,
        reference=reference,
        abbreviation=abbreviation,
        place=place,
        issued_on=issued_on,
        type_name=type_name,
        type_abbreviation=type_abbreviation,
        subject=subject or _subject_of_letter(near, number_at),
        addressees=_addressees(near),
    )


def _gaps_joined(lines: Sequence[Line]) -> list[Line]:
    """A number or a day left open leaves a gap («Số      -HD/BTCTU», «ngày      tháng 8») that parts the line: put it together again."""
    joined: list[Line] = []
    for line in lines:
        if joined and any(end.search(joined[-1].text) and start.match(line.text) for end, start in _GAPS):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def is_rule(text: str) -> bool:
    """Whether the line is only a ruling: stars, dashes, underscores."""
    return bool(_RULE.match(text)) or bool(re.fullmatch(r"[-_*=~&o\s\x00-\x1f]+", text))


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z]", "", folded(text))


def _system(lines: Sequence[Line]) -> Found[System] | None:
    best: Found[System] | None = None
    for line in lines[:30]:
        key = _squeezed(line.text)
        for motto, system in _MOTTO.items():
            if not 0.6 * len(motto) <= len(key) <= 1.4 * len(motto):
                continue
            alike = 1.0 if key == motto else SequenceMatcher(None, key, motto).ratio()
            if alike > 0.8 and (best is None or alike > best.confidence):
                best = Found(system, alike, line.page, line.text)
    return best


def _reference(lines: Sequence[Line], system: Found[System] | None) -> tuple[int | None, Found[str] | None, str]:
    """Where the number line stands, the number as printed, and the type's abbreviation in it."""
    for at, line in enumerate(lines[:40]):
        found = _NUMBER.match(line.text)
        if not found or (line.column is Column.FULL and line.top is not None and line.top > 0.5):
            continue
        compact = re.sub(
            r"\s+", "", re.split(r"\(|,\s*ngày|\s{2,}", found["rest"])[0].replace("–", "-").replace("—", "-")
        )
        read = _REFERENCE.match(compact.replace("…", "").replace("..", "").strip("._"))
        if read:
            printed = (
                f"{read['number'] or ''}{'/' + read['year'] if read['year'] else ''}{read['dash']}{read['notation']}"
            )
            sure = (0.97 if system else 0.85) if read["number"] else 0.4
            return at, Found(printed, sure, line.page, line.text), re.split(r"[-/]", read["notation"])[0]
    return None, None, ""


def _date(lines: Sequence[Line]) -> tuple[Found[str] | None, Found[date] | None]:
    for line in lines[:40]:
        found = _DATE.search(line.text)
        if not found or len(line.text) > 90 or _BODY.match(line.text):
            continue
        place = re.sub(r"^.*(?:\d|/)\S*\s+", "", found["place"] or "").strip()
        at = Found(place, 0.95, line.page, line.text) if place else None
        return at, _checked(found, line)
    return None, None


def _checked(found: re.Match[str], line: Line) -> Found[date] | None:
    if not (found["day"] and found["month"]):
        return None
    try:
        read = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return Found(read, 0.97 if 1930 <= read.year <= 2100 else 0.3, line.page, line.text)


def _type(
    lines: Sequence[Line], system: Found[System] | None, abbreviation: str, number_at: int | None
) -> tuple[int | None, Found[str] | None, Found[str] | None]:
    whose = system.value if system else None
    for at, line in enumerate(lines[:45]):
        named = (
            words.type_named(line.text, whose)
            if words.is_capitals(line.text) and line.column is not Column.RIGHT
            else None
        )
        if named and (number_at is None or at > number_at):
            agrees = named[1] == abbreviation
            return at, Found(named[0], 0.98 if agrees else 0.9, line.page, line.text), _short(named[1], 0.95, line)
    if whose is None or number_at is None:
        return None, None, None
    line = lines[number_at]
    name = words.type_abbreviated(abbreviation, whose) or "Công văn"
    short = abbreviation if name != "Công văn" or whose is System.PARTY else ""
    sure = 0.85 if name != "Công văn" or whose is System.STATE or abbreviation == "CV" else 0.4
    return None, Found(name, sure, line.page, line.text), _short(short, sure, line)


def _short(abbreviation: str, sure: float, line: Line) -> Found[str] | None:
    return Found(abbreviation, sure, line.page, line.text) if abbreviation else None


def _organ(
    lines: Sequence[Line], number_at: int | None, type_at: int | None, system: Found[System] | None
) -> tuple[Found[str] | None, Found[str] | None]:
    """The issuing organ and the one above it, from the left column above the number."""
    end = number_at if number_at is not None else type_at
    if end is None:
        return None, None
    column = Column.LEFT if any(line.column is Column.LEFT for line in lines[:end]) else Column.FULL
    printed = [
        line
        for line in lines[:end]
        if line.column is column and not is_rule(line.text) and not marks.is_mark(line.text)
    ]
    kept = [line for line in printed if _squeezed(line.text) not in {*_MOTTO, _FREEDOM} and not _DATE.search(line.text)]
    names = _names(kept)
    if not names:
        return None, None
    first = kept[0]
    sure = 0.9 if system else 0.6
    above = Found(words.office_case(names[-2]), sure, first.page, names[-2]) if len(names) > 1 else None
    return Found(_sender(names, system), sure, first.page, " / ".join(names)), above


def _names(lines: Sequence[Line]) -> list[str]:
    """The organs' names, each put together from its lines: the one above is printed light, the issuing one bold."""
    named = [(re.sub(r"[\s*_\-]+$", "", line.text), line.is_bold) for line in lines]
    named = [
        (text, bold)
        for text, bold in named
        if words.is_capitals(text) and not re.search(r"[:{}\d]", text) and len(text) > 2
    ]
    turns = [at for at in range(1, len(named)) if named[at][1] != named[at - 1][1]]
    if len(turns) == 1 and named[-1][1]:
        return [" ".join(text for text, _ in named[: turns[0]]), " ".join(text for text, _ in named[turns[0] :])]
    names: list[str] = []
    for text, _ in named:
        if names and (words.is_place(text) or words.is_parted_phrase(names[-1], text) or _goes_on(names[-1], text)):
            names[-1] = f"{names[-1]} {text}"
        else:
            names.append(text)
    return names


def _goes_on(name: str, line: str) -> bool:
    """A long name is broken over two lines: «HỘI ĐỒNG» / «THI ĐUA - KHEN THƯỞNG», «… VĂN HÓA,» / «THỂ THAO …»."""
    key = folded(name)
    return (
        key in {"hoi dong", "uy ban", "ban chi dao", "ban", "so", "van phong uy ban"}
        or name.rstrip().endswith((",", "-", " VÀ", " TỈNH", " THÀNH PHỐ", " XÃ", " PHƯỜNG"))
        or folded(line).startswith(("va ", "- "))
    )


def _sender(names: list[str], system: Found[System] | None) -> str:
    """The organ's whole name: a body that helps a committee is named with the committee («Ban Tổ chức Tỉnh ủy …»)."""
    own = words.office_case(names[-1])
    if len(names) < 2 or system is None:
        return own
    above = words.office_case(names[-2])
    if system.value is System.PARTY:
        if folded(above) == "ban chap hanh trung uong":
            return f"{own} Trung ương Đảng" if folded(own) == "van phong" else own
        helps = folded(own).startswith(("ban ", "van phong", "uy ban kiem tra", "co quan uy ban", "truong chinh tri"))
        return (
            f"{own} {above}"
            if helps and folded(above) not in folded(own) and not folded(above).startswith("dang bo")
            else own
        )
    territory = re.search(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s.+$", above, re.IGNORECASE)
    if territory and folded(own).startswith(("so ", "phong ", "van phong")) and not words_have_place(own):
        return f"{own} {territory[0]}"
    return own


def words_have_place(name: str) -> bool:
    """Whether the name already says where."""
    return bool(re.search(r"\b(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\b", name, re.IGNORECASE))


def _subject_below(lines: Sequence[Line], type_at: int, organs: set[str]) -> Found[str] | None:
    """The lines under the type name, down to the ruling or to the body."""
    kept: list[Line] = []
    knows_centre = bool(lines[type_at].is_centred)
    for line in lines[type_at + 1 : type_at + 1 + LONGEST_SUBJECT]:
        text = line.text
        if (
            is_rule(text)
            or _BODY.match(text)
            or (kept and text.lower().startswith("thực hiện "))
            or (kept and knows_centre and not line.is_centred)
        ):
            break
        if _squeezed(text) in organs or (kept and words.is_capitals(text) and not words.is_capitals(kept[-1].text)):
            break
        if line.column is Column.RIGHT or marks.is_mark(text):
            continue
        kept.append(line)
    joined = _joined(kept)
    if not joined or len(joined) > 700:
        return None
    if words.is_capitals(joined):
        return Found(words.sentence_case(joined), 0.55, kept[0].page, joined)
    sure = 0.92 if knows_centre or len(kept) == 1 else 0.75
    return Found(joined[:1].upper() + joined[1:], sure, kept[0].page, joined)


def _subject_of_letter(lines: Sequence[Line], number_at: int | None) -> Found[str] | None:
    """A letter (công văn) has its subject under the number: «V/v …» of the State, plain or «về việc …» of the Party."""
    if number_at is None:
        return None
    kept: list[Line] = []
    for line in lines[number_at + 1 : number_at + 16]:
        text = line.text
        if _BODY.match(text) or _DATE.search(text) or _squeezed(text) in {*_MOTTO, _FREEDOM}:
            if line.column is Column.RIGHT:
                continue
            break
        if line.column is Column.RIGHT or marks.is_mark(text) or is_rule(text):
            continue
        if (line.column is Column.FULL and line.top is not None) or (
            words.is_capitals(text) and words.type_named(text, None)
        ):
            break
        kept.append(line)
    joined = _joined(kept)
    bare = _ABOUT.sub("", joined).strip(" )")
    if not bare or len(bare) > 500:
        return None
    sure = 0.92 if joined != bare or folded(bare).startswith("ve viec") else 0.75
    return Found(bare[:1].upper() + bare[1:], sure, kept[0].page, joined)


def _joined(lines: Sequence[Line]) -> str:
    text = " ".join(line.text for line in lines)
    return re.sub(r"[\s_*\-–—]{3,}$", "", text).strip(" *_") if text else ""


def _addressees(lines: Sequence[Line]) -> Found[tuple[str, ...]] | None:
    for at, line in enumerate(lines):
        found = _ADDRESSED.match(line.text)
        if not found:
            continue
        listed = [found["rest"]] if found["rest"].strip(" .…-:") else []
        for following in lines[at + 1 : at + 16]:
            if not re.match(r"^[-+•]\s*\S", following.text):
                break
            listed.append(following.text)
        names = tuple(name for each in listed if (name := each.strip(" -+•;.…:")))
        return Found(names, 0.9, line.page, line.text) if names else None
    return None
