"""The two ways of putting a tone mark on oa, oe, uy: on the first vowel (hòa, ủy) or on the second (hoà, uỷ)."""

import re
import unicodedata
from collections.abc import Iterable

PAIR = re.compile(
    r"(?<![qQ])(?:(?P<first>[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY])|(?P<second>[oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ]))(?![^\W\d_])"
)
"""Two vowels with the mark on the first or on the second."""


def rarer(pairs: Iterable[re.Match[str]]) -> str:
    """The way that a text uses less: «first» or «second»; the first where both are used alike."""
    found = [pair.lastgroup for pair in pairs]
    return "first" if found.count("first") <= found.count("second") else "second"


def moved(text: str) -> str:
    """With the tone mark of its last two vowels on the other one: ủy → uỷ, hoà → hòa."""
    first, second = unicodedata.normalize("NFD", text[-2]), unicodedata.normalize("NFD", text[-1])
    return (
        text[:-2]
        + unicodedata.normalize("NFC", first[0] + second[1:])
        + unicodedata.normalize("NFC", second[0] + first[1:])
    )


def without(way: str, text: str) -> str:
    """The text with no mark put that way."""
    return PAIR.sub(lambda pair: moved(pair[0]) if pair.lastgroup == way else pair[0], text)
