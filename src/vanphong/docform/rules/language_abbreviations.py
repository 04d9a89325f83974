"""Abbreviations: told in brackets behind the words at the first mention. 05-HD/VPTW I.6.1.3; 36-HD/VPTW II.1.6.1."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vanphong.docform.recognise.model import Piece
from vanphong.docform.rules.citations_reading import REFERENCE
from vanphong.docform.rules.context import TEXT, Context
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.registry import party, rule

_SHORT = re.compile(r"(?<![\w/.&-])[A-ZĐ]{2,8}(?:&[A-ZĐ]{1,4}|-[A-ZĐ]{2,8})*(?![\w/&]|\.\w|-\w)")
_ROMAN = re.compile(r"^[IVXLC]+$")
_FOREIGN = re.compile(r"[FJWZ]")
KNOWN = frozenset(
    {
        *("TP", "ĐK", "TS", "PGS", "GS", "USD", "VND", "VNĐ", "ASEAN", "APEC", "GDP"),
        *("GRDP", "FDI", "ODA", "PCI", "COVID", "UNESCO", "ISO", "PDF", "XML", "HTML", "URL"),
        *("HIV", "AIDS", "AI", "IT", "ID", "API", "OCOP", "EU", "UN", "IMF", "ADB"),
        *("SMS", "GPS", "CPU", "RAM", "USB", "QR", "OTP", "VN", "TCVN", "QCVN", "TV"),
        *("ATM", "LED"),
    }
)
"""Names known everywhere, international ones, units: they need no explanation in brackets."""
_MASK = re.compile(rf"{REFERENCE}|\S*@\S+|https?://\S+|www\.\S+|\b(?:T/M|K/T|T/L)\b")
_TOLD_BEFORE = re.compile(
    r"(viết tắt|gọi tắt|gọi là|gọi chung)\D{0,40}$|[(“\"«][^)”\"»]{0,80}$|^[^,.;]{3,80}:\s*$", re.IGNORECASE
)
_TOLD_BEHIND = re.compile(r"^\s*(\(|:|=|là viết tắt)")


@rule(
    "D27",
    title="Viết tắt phải giải thích ở lần đầu",
    severity=Severity.REPAIRS,
    articles=party("I.6.1.3", "II.1.6.1"),
    explains="Có thể viết tắt cụm từ dùng nhiều lần, nhưng lần đầu chữ viết tắt phải đặt trong ngoặc đơn ngay sau cụm từ đó. Tên viết tắt "
    "quốc tế thông dụng không tính.",
    wrong="BTV, UBKT phối hợp …",
    right="Ban Thường vụ (BTV), Uỷ ban Kiểm tra (UBKT) phối hợp …",
)
def unexplained(context: Context) -> Iterator[Fault]:
    """The first mention of an abbreviation that is not told there in brackets."""
    seen: set[str] = set()
    for piece in context.of(*TEXT):
        if piece.text == piece.text.upper():
            continue
        masked = _MASK.sub(lambda found: " " * len(found[0]), piece.text)
        for found in _SHORT.finditer(masked):
            short = found[0]
            if short in seen or short in KNOWN or _ROMAN.match(short) or _FOREIGN.search(short):
                continue
            if _is_in_capitals(masked, found):
                continue
            seen.add(short)
            if not _TOLD_BEFORE.search(masked[: found.start()]) and not _TOLD_BEHIND.match(masked[found.end() :]):
                yield _fault(piece, found)


def _is_in_capitals(text: str, found: re.Match[str]) -> bool:
    """Whether the word beside it is written in capitals too: then it is a heading or a name, not an abbreviation."""
    before, after = text[: found.start()].split()[-1:], text[found.end() :].split()[:1]
    return any(_is_capital_word(word) for word in before + after)


def _is_capital_word(word: str) -> bool:
    bare = word.strip(".,;:()“”\"'«»")
    return len(bare) > 1 and bare.isalpha() and bare == bare.upper() and not re.fullmatch(r"[A-ZĐ]+", bare)


def _fault(piece: Piece, found: re.Match[str]) -> Fault:
    start = piece.start + found.start()
    span = replace(piece, start=start, end=start + len(found[0]))
    return Fault("Chữ viết tắt chưa được giải thích ở lần dùng đầu.", span, found=found[0], expected=f"… ({found[0]})")
