"""The code tables, each as the letters at 0x80–0xFF in rows of sixteen, and what text looks like that was read as Windows-1252."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from itertools import product


class Encoding(StrEnum):
    """A way of writing Vietnamese in eight bits."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    VPS = "vps"
    VISCII = "viscii"

    @property
    def label(self) -> str:
        """The name people know it by."""
        return {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "vps": "VPS", "viscii": "VISCII"}[self]


_NONE = "·"
_ROWS: Mapping[Encoding, tuple[str, Mapping[int, str]]] = {
    Encoding.TCVN3: (
        (
            "················"
            "················"
            "·ĂÂÊÔƠƯĐăâêôơưđ·"
            "·····àảãáạ·ằẳẵắ·"
            "······ặầẩẫấậè·ẻẽ"
            "éẹềểễếệìỉ···ĩíịò"
            "·ỏõóọồổỗốộờởỡớợù"
            "·ủũúụừửữứựỳỷỹýỵ·"
        ),
        {},
    ),
    Encoding.VPS: (
        (
            "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
            "Ế··ỀỂỄỐỒỔỖýỷỵỚỜỞ"
            "·ắằẳẵặỠớÙờởỡŨỨợỪ"
            "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
            "ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
            "ƯỦồốÔỏơÈừứÚũưÝẺ·"
            "àáâãảạă·èéêẽìí·ĩ"
            "ẴĐòóôõ·Ơụùúủ·ỶẼỳ"
        ),
        {
            0x02: "Ạ", 0x03: "Ậ", 0x04: "Ặ", 0x05: "Ẹ", 0x06: "Ệ", 0x10: "Ị", 0x11: "Ọ", 0x12: "Ộ", 0x13: "Ợ",
            0x14: "Ụ", 0x15: "Ự", 0x19: "Ỵ", 0x1C: "Ẫ", 0x1D: "Ữ",
        },
    ),
    Encoding.VISCII: (
        (
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
            "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
            "Õắằặấầẩậẽẹếềểễệố"
            "ồổỗỠƠộờởịỰỨỪỬơớƯ"
            "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
            "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
            "àáâãảăữẫèéêẻìíĩỉ"
            "đựòóôõỏọụùúũủýợỮ"
        ),
        {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"},
    ),
}  # fmt: skip
"""TCVN 5712:1993 VN3 as the ABC fonts have it (its capitals with tones are lower-case letters in a font of capitals); VPS; RFC 1456."""

_VNI_TONES = {"": "", "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_ROUND = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}


def byte_of(letter: str) -> int | None:
    """The byte that Windows-1252 or Latin-1 showed as this letter; None for letters of neither."""
    code = ord(letter)
    if code < 0x100:
        return code
    return _WINDOWS.get(code)


_WINDOWS = {
    ord(bytes([code]).decode("cp1252")): code
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_AS_WINDOWS = {code: letter for letter, code in _WINDOWS.items()}


def _single_byte(encoding: Encoding) -> dict[int, str]:
    rows, low = _ROWS[encoding]
    by_byte = dict(low) | {0x80 + at: letter for at, letter in enumerate(rows) if letter != _NONE}
    return by_byte | {_AS_WINDOWS[code]: letter for code, letter in by_byte.items() if code in _AS_WINDOWS}


TO_UNICODE: Mapping[Encoding, dict[int, str]] = {each: _single_byte(each) for each in _ROWS}
"""What `str.translate` takes, for text that was read as Windows-1252 or as Latin-1."""


def _vni_pairs() -> dict[str, str]:
    pairs = dict(_VNI_ALONE)
    for base, marks in (("aeouy", _VNI_TONES), ("aeo", _VNI_ROUND), ("a", _VNI_BREVE)):
        for letter, (mark, tone) in product(base, marks.items()):
            if mark:
                quality = {"": "", "â": "\u0302", "ê": "\u0306"}[_quality(marks)]
                pairs[letter + mark] = unicodedata.normalize("NFC", letter + quality + tone)
    for letter, (mark, tone) in product("ôö", _VNI_TONES.items()):
        pairs[letter + mark] = unicodedata.normalize("NFC", _VNI_ALONE[letter] + tone)
    return pairs


def _vni_variants() -> dict[str, str]:
    """Pairs some programs wrote where VNI has a letter of its own: read, never written."""
    marked = {mark: tone for mark, tone in _VNI_TONES.items() if mark}
    with_i = {"i" + mark: unicodedata.normalize("NFC", "i" + tone) for mark, tone in marked.items()}
    return with_i | {"yï": "ỵ"}


def _quality(marks: Mapping[str, str]) -> str:
    return "" if marks is _VNI_TONES else "â" if marks is _VNI_ROUND else "ê"


def _with_capitals(pairs: Mapping[str, str]) -> dict[str, str]:
    """Capital letters take capital marks; a capital letter with a small mark is met where somebody typed in haste."""
    made = dict(pairs)
    for pair, letter in pairs.items():
        made[pair.upper()] = letter.upper()
        if len(pair) == 2:
            made.setdefault(pair[0].upper() + pair[1], letter.upper())
    return made


_VNI_WRITTEN = _with_capitals(_vni_pairs())
VNI: Mapping[str, str] = _with_capitals(_vni_pairs() | _vni_variants())
_VNI_FOUND = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def convert(text: str, encoding: Encoding) -> str:
    """The text in Unicode (NFC), whatever it is; letters the table does not know stay."""
    if encoding is Encoding.VNI:
        return unicodedata.normalize("NFC", _VNI_FOUND.sub(lambda found: VNI[found[0]], text))
    return unicodedata.normalize("NFC", text.translate(TO_UNICODE[encoding]))


def encode(text: str, encoding: Encoding) -> str:
    """How the text was stored, read as Latin-1: for tests and for looking at a table. Letters the table lacks stay as they are."""
    text = unicodedata.normalize("NFC", text)
    return "".join(_FROM_UNICODE[encoding].get(letter, letter) for letter in text)


_FROM_UNICODE: Mapping[Encoding, dict[str, str]] = {
    **{each: {letter: chr(code) for code, letter in TO_UNICODE[each].items() if code < 0x100} for each in TO_UNICODE},
    Encoding.VNI: {
        letter: pair
        for pair, letter in _VNI_WRITTEN.items()
        if pair[0].isupper() == pair[-1].isupper() == letter.isupper()
    },
}
