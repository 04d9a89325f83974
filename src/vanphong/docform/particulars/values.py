"""Reads the values of the particulars from recognised lines: number, date, names of organs, subject, addressees."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from vanphong.docform.layout import folded
from vanphong.docform.particulars import words
from vanphong.docform.particulars.model import Found, System, T
from vanphong.docform.recognise import patterns
from vanphong.docform.recognise.head import reference_in
from vanphong.docform.recognise.model import Component
from vanphong.docform.recognise.strips import Reading, Strip

_TERRITORY = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s.+$", re.IGNORECASE)
_NOTE = re.compile(
    r"(?P<type>[A-ZĐÀ-Ỹ][\wÀ-ỹ ]{2,30}?)\s+số\s*:?\s*(?P<reference>\d\S*)\s*,?\s*ngày\s+(?P<day>\d{1,2})\s*(?:/|tháng)\s*"
    r"(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>\d{4})(?:\s+của\s+(?P<organ>[^)]+))?"
)


def found_in(value: T, sure: float, strip: Strip, text: str = "") -> Found[T]:
    """A value with where it was read."""
    return Found(value, sure, strip.line.page, text or strip.text, strip.line.place)


def reference_of(reading: Reading) -> Found[str] | None:
    """Number and notation as printed, without the word «Số»."""
    for strip in reading.of(Component.REFERENCE):
        if titled := patterns.TITLED.match(strip.text):
            return found_in(titled["reference"].rstrip(",."), 0.9, strip)
        if found := reference_in(strip.text) or reference_in(f"Số {strip.text}"):
            year = f"/{found['year']}" if found["year"] else ""
            sure = strip.confidence if reading.system else min(strip.confidence, 0.85)
            return found_in(f"{found['number'] or ''}{year}{found['dash']}{found['notation']}", sure, strip)
    return _noted(reading, lambda found: found["reference"].rstrip(",."))


def date_of(reading: Reading) -> Found[date] | None:
    """The day of the document; None where it is left open."""
    for strip in reading.of(Component.PLACE_DATE, Component.REFERENCE):
        found = patterns.TITLED.match(strip.text) or patterns.DATE.search(strip.text)
        if found and (day := _day(found)) is not None:
            return found_in(day, 0.97 if 1930 <= day.year <= 2100 else 0.3, strip)
    return _noted(reading, _day)


def _day(found: re.Match[str]) -> date | None:
    if not (found["day"] and found["month"] and found["year"]):
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def place_of(reading: Reading) -> Found[str] | None:
    """The place before the date."""
    for strip in reading.of(Component.PLACE_DATE, Component.REFERENCE):
        found = patterns.DATE.search(strip.text)
        place = re.sub(r"^.*(?:\d|/)\S*\s+", "", found["place"] or "").strip() if found else ""
        if place:
            return found_in(place, 0.95, strip)
    return None


def _noted(reading: Reading, value: Callable[[re.Match[str]], T | None]) -> Found[T] | None:
    """What the note of an annex says of the document it belongs to, where the file is the annex alone."""
    strips = reading.of(Component.APPENDIX_NOTE)
    if not strips or reading.of(Component.HEADING, Component.TYPE_NAME):
        return None
    text = " ".join(strip.text for strip in strips)
    found = _NOTE.search(text)
    told = value(found) if found else None
    return found_in(told, 0.6, strips[0], text) if told is not None else None


def organs_of(reading: Reading) -> tuple[Found[str] | None, Found[str] | None]:
    """The issuing organ by its whole name, and the one above it."""
    own, above = reading.of(Component.ORGAN), reading.of(Component.PARENT_ORGAN)
    if not own:
        return _titled_organ(reading), None
    sure = own[0].confidence if reading.system else min(own[0].confidence, 0.6)
    names = [" ".join(_bare(strip.text) for strip in group) for group in (above, own) if group]
    parent = found_in(words.office_case(names[0]), sure, above[0], names[0]) if above else None
    return found_in(whole_name(names, reading.system), sure, own[0], " / ".join(names)), parent


def _bare(text: str) -> str:
    return re.sub(r"[\s*_\-–]+$", "", text) if not text.rstrip().endswith(" -") else text


def _titled_organ(reading: Reading) -> Found[str] | None:
    for strip in reading.of(Component.REFERENCE):
        titled = patterns.TITLED.match(strip.text)
        if titled and titled["organ"]:
            return found_in(words.office_case(titled["organ"]), 0.85, strip)
    for strip in reading.of(Component.TYPE_NAME):
        if named := patterns.TYPE_OF.match(strip.text):
            return found_in(words.office_case(named["organ"]), 0.7, strip)
    return _noted(reading, lambda found: (found["organ"] or "").strip(" .") or None)


def whole_name(names: Sequence[str], system: System | None) -> str:
    """The organ's whole name: a body that helps a committee is named with the committee («Ban Tổ chức Tỉnh ủy …»)."""
    own = words.office_case(names[-1])
    if len(names) < 2 or system is None:
        return own
    above = words.office_case(names[-2])
    return _party_name(own, above) if system is System.PARTY else _state_name(own, above)


def _party_name(own: str, above: str) -> str:
    if folded(above) == "ban chap hanh trung uong":
        return f"{own} Trung ương Đảng" if folded(own) == "van phong" else f"{own} Trung ương" if _helps(own) else own
    if _helps(own) and folded(above) not in folded(own) and not folded(above).startswith("dang bo"):
        return f"{own} {above}"
    return own


def _helps(own: str) -> bool:
    starts = ("ban ", "van phong", "uy ban kiem tra", "co quan uy ban", "truong chinh tri")
    return folded(own).startswith(starts) and "trung uong" not in folded(own)


def _state_name(own: str, above: str) -> str:
    territory = _TERRITORY.search(above)
    if territory and folded(own).startswith(("so ", "phong ", "van phong", "ban ")) and not has_place(own):
        return f"{own} {territory[0]}"
    return own


def has_place(name: str) -> bool:
    """Whether the name already says where."""
    return bool(re.search(r"\b(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\b", name, re.IGNORECASE))


def subject_of(reading: Reading) -> Found[str] | None:
    """The subject (trích yếu): under the type name, or under the number of a letter; the author printed with it belongs to it."""
    strips = reading.of(Component.AUTHOR, Component.SUBJECT)
    if strips:
        return _subject(strips)
    letter = reading.of(Component.LETTER_SUBJECT)
    if letter:
        joined = _joined(letter)
        bare = patterns.ABOUT.sub("", joined).strip(" )")
        return found_in(bare[:1].upper() + bare[1:], letter[0].confidence, letter[0], joined) if bare else None
    titles = reading.of(Component.APPENDIX_TITLE) if not reading.of(Component.HEADING, Component.TYPE_NAME) else []
    return _subject(titles[:4], most=0.6) if titles else None


def _subject(strips: Sequence[Strip], most: float = 1.0) -> Found[str] | None:
    author = [strip for strip in strips if strip.component is Component.AUTHOR]
    rest = [strip for strip in strips if strip.component is not Component.AUTHOR]
    joined = _joined(rest)
    is_capital = words.is_capitals(joined)
    shown = words.sentence_case(joined) if is_capital else joined
    if author:
        by = words.office_case(_joined(author))
        shown = f"{by[:1].upper()}{by[1:]} {shown[:1].lower() if is_capital else shown[:1]}{shown[1:]}".strip()
    sure = min(most, 0.55 if is_capital else strips[0].confidence)
    return found_in(shown[:1].upper() + shown[1:], sure, strips[0], _joined(strips)) if shown else None


def _joined(strips: Sequence[Strip]) -> str:
    text = " ".join(strip.text for strip in strips)
    return re.sub(r"[\s_*\-–—]{3,}$", "", text).strip(" *_")


def addressees_of(reading: Reading) -> Found[tuple[str, ...]] | None:
    """Whom it is addressed to (Kính gửi, Kính trình)."""
    strips = reading.of(Component.ADDRESSED, Component.ADDRESSEE)
    if not strips:
        return None
    found = patterns.ADDRESSED.match(strips[0].text)
    listed = [found["rest"]] if found and found["rest"].strip(" .…-:") else []
    for strip in strips[1:]:
        if listed and not re.match(r"^[-–+•]", strip.text) and not strip.text[:1].isupper():
            listed[-1] = f"{listed[-1]} {strip.text}"
        else:
            listed.append(strip.text)
    names = tuple(name for each in listed if (name := each.strip(" -+•–;.…:")))
    return found_in(names, 0.9, strips[0]) if names else None
