"""Stamps: a mark is a line of its own near the head of a page, never a word inside a sentence."""

import re
from collections.abc import Iterable

from vanphong.docform.layout import Line, folded
from vanphong.docform.particulars.model import Found, Secrecy, Urgency

HEAD_LINES = 32
HEAD_PART = 0.45
TOP_LINES = 3

_SECRECY = {"mat": Secrecy.SECRET, "toi mat": Secrecy.TOP_SECRET, "tuyet mat": Secrecy.ABSOLUTE_SECRET}
_LEGACY = {"mët": Secrecy.SECRET, "tèi mët": Secrecy.TOP_SECRET, "tuyöt mët": Secrecy.ABSOLUTE_SECRET}
"""The same words as old TCVN3 fonts store them."""
_URGENCY = {
    "khan": Urgency.URGENT,
    "thuong khan": Urgency.VERY_URGENT,
    "hoa toc": Urgency.FLASH,
    "hoa toc hen gio": Urgency.FLASH,
}
_CIRCULATION = {
    "tai lieu thu hoi": "Tài liệu thu hồi",
    "xem xong tra lai": "Xem xong trả lại",
    "xong hoi nghi tra lai": "Xong hội nghị trả lại",
    "luu hanh noi bo": "Lưu hành nội bộ",
    "tai lieu hoi nghi": "Tài liệu hội nghị",
    "khong pho bien": "Không phổ biến",
}
_TRIMMED = " .:;*-–—_=[](){}|«»\"'“”"
_SPELT = re.compile(r"^(?:do|muc do|dau chi muc do)\s*(?:mat|khan)\s*:?\s*")


def secrecy_of(lines: Iterable[Line]) -> Found[Secrecy] | None:
    """The highest secrecy mark among the stamps; 05-HD/VPTW II and the law on state secrets print it in capitals."""
    found = [mark for line in stamps(lines) if (mark := _secrecy(line)) is not None]
    return max(found, key=lambda mark: (mark.value, mark.confidence), default=None)


def _secrecy(line: Line) -> Found[Secrecy] | None:
    bare = line.text.strip(_TRIMMED)
    mark = _LEGACY.get(bare.lower()) or (_SECRECY.get(_key(bare)) if _is_vietnamese_mark(bare) else None)
    if mark is None:
        return None
    sure = 0.98 if bare == bare.upper() or bare.lower() in _LEGACY else 0.75
    return Found(mark, sure, line.page, line.text, line.place)


def _is_vietnamese_mark(bare: str) -> bool:
    """«Mát», «mắt» fold to the same letters but are no marks; letters set apart («M Ậ T») are."""
    return any(word in re.sub(r"\s+", "", bare).upper() for word in ("MẬT",))


def urgency_of(lines: Iterable[Line]) -> Found[Urgency] | None:
    """The urgency mark among the stamps."""
    return next(
        (
            Found(_URGENCY[key], 0.95, line.page, line.text, line.place)
            for line in stamps(lines)
            if (key := _key(line.text)) in _URGENCY
        ),
        None,
    )


def circulation_of(lines: Iterable[Line]) -> Found[str] | None:
    """The instruction on circulation (phạm vi lưu hành) among the stamps."""
    for line in stamps(lines):
        if shown := circulation_named(line.text):
            return Found(shown, 0.95, line.page, line.text, line.place)
    return None


def circulation_named(text: str) -> str:
    """The instruction on circulation a line gives; empty for none."""
    key = _key(text)
    return _CIRCULATION.get(key) or ("Không phổ biến" if key.startswith("khong pho bien tren") else "")


def secrecy_named(text: str) -> bool:
    """Whether the line is a secrecy mark."""
    return _secrecy(Line(text)) is not None


def urgency_named(text: str) -> bool:
    """Whether the line is an urgency mark."""
    return _key(text) in _URGENCY


def stamps(lines: Iterable[Line]) -> list[Line]:
    """The lines where stamps stand: the head of the first page, and the very top of any other."""
    kept, seen = [], dict[int, int]()
    for line in lines:
        seen[line.page] = seen.get(line.page, 0) + 1
        if line.page == 1:
            is_near = seen[1] <= HEAD_LINES if line.top is None else line.top < HEAD_PART
        else:
            is_near = seen[line.page] <= TOP_LINES and line.text == line.text.upper()
        if is_near and len(line.text) <= 60:
            kept.append(line)
    return kept


def is_mark(text: str) -> bool:
    """Whether the line is a stamp and so no part of a name or a subject."""
    key = _key(text)
    return key in _URGENCY or key in _CIRCULATION or key in _SECRECY or key.startswith("du thao")


def _key(text: str) -> str:
    key = folded(text).strip(_TRIMMED)
    if re.fullmatch(r"(\w )+\w", key):
        key = _respaced(key)
    return _SPELT.sub("", key).strip(_TRIMMED)


def _respaced(key: str) -> str:
    joined = key.replace(" ", "")
    return next((known for known in (*_SECRECY, *_URGENCY) if known.replace(" ", "") == joined), key)
