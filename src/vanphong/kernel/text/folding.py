"""Folding: what is compared when a person searches without accents."""

import codecs
import re
import unicodedata

_RANGES = ((0xC0, 0x250), (0x1E00, 0x1F00))


def _base(letter: str) -> str:
    """The bare small letter: đ by hand, since Unicode does not decompose it."""
    small = letter.lower()
    if small == "đ":
        return "d"
    bare = unicodedata.normalize("NFD", small)[0] if len(small) == 1 else small[0]
    return bare if bare.isascii() else small[0]


_TABLE = {code: _base(chr(code)) for first, last in _RANGES for code in range(first, last) if chr(code).isalpha()}
_TABLE |= {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_SIGNS = "“”‘’–—…•·°§­ «»"
_KNOWN = "".join(map(chr, (0, 9, 10, 12, 13, *range(32, 127)))) + _LETTERS + _LETTERS.upper() + _SIGNS
_TO_BYTES = codecs.charmap_build(_KNOWN.ljust(256, "\ufffe"))
_BYTES = bytes(ord(sign) if (sign := letter.translate(_TABLE)).isascii() else 32 for letter in _KNOWN).ljust(256, b" ")
"""What Vietnamese is written with has room in one byte a letter, where folding is some twenty times as fast."""

_WORDS = re.compile("[0-9]+|[a-z]+")


def fold(text: str) -> str:
    """The text without accents and capitals; as long as its NFC form, letter for letter, so that places found in one are places in the other."""
    return unicodedata.normalize("NFC", text).translate(_TABLE)


def fold_signs(text: str) -> str:
    """As `fold`, quickly, for long texts in NFC; signs beyond ASCII may become spaces."""
    try:
        written, _ = codecs.charmap_encode(text, "strict", _TO_BYTES)
    except UnicodeEncodeError:
        return fold(text)
    return written.translate(_BYTES).decode("ascii")


def compact(text: str) -> str:
    """What is equal however it is spaced and pointed: folded letters and digits alone, numbers without leading noughts.

    «05-NQ/TU», «5 NQ TU» and «Số: 05 - NQ/TU» without its first word are the same.
    """
    return "".join(word.lstrip("0") or "0" if word.isdigit() else word for word in _WORDS.findall(fold(text)))
