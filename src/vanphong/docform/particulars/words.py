"""Knows the names of document types, and writes in office case what the head of a document prints in capitals."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from vanphong.docform.layout import folded
from vanphong.docform.particulars.model import System
from vanphong.docform.tone_marks import without

_PLACES = {"tinh", "thanh pho", "huyen", "quan", "thi xa", "thi tran", "xa", "phuong", "dac khu"}


@cache
def _table(name: str) -> dict[str, object]:
    return tomllib.loads((Path(__file__).parent.parent / "data" / name).read_text("utf-8"))


@cache
def _types() -> dict[System, dict[str, tuple[str, str]]]:
    return {
        system: {folded(name): (name, abbreviation) for name, abbreviation in _table("types.toml")[system].items()}  # type: ignore[attr-defined]
        for system in System
    }


def type_named(line: str, system: System | None) -> tuple[str, str] | None:
    """The type whose name this line is, with its abbreviation; the system's own first."""
    key = folded(line).strip(" .:")
    for each in ([system] if system else []) + list(System):
        if key in _types()[each]:
            return _types()[each][key]
    return None


def type_spaced(letters: str) -> str | None:
    """The type whose letters these are, spaced as it should be: «QUYẾTĐỊNH» → «QUYẾT ĐỊNH»."""
    key = folded(letters).strip(" .:")
    names = (name for system in System for name, _ in _types()[system].values())
    return next((name.upper() for name in names if folded(name).replace(" ", "") == key), None)


def type_abbreviated(abbreviation: str, system: System) -> str | None:
    """The only type with this abbreviation; None when there is none or more than one (QĐ of the Party)."""
    names = [name for name, short in _types()[system].values() if short == abbreviation]
    return names[0] if len(names) == 1 else None


@cache
def surnames() -> frozenset[str]:
    """Common surnames, folded."""
    return frozenset(str(_table("surnames.toml")["surnames"]).split())


def new_tones(text: str) -> str:
    """The tone mark on the main vowel (hòa → hòa, uỷ → ủy) in open syllables, as the screen writes it."""
    return without("second", unicodedata.normalize("NFC", text))


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    phrases = [tuple(phrase.split()) for phrase in _table("organs.toml")["phrases"]]  # type: ignore[attr-defined]
    return tuple(
        sorted(
            ((tuple(folded(word).strip(",;") for word in phrase), phrase) for phrase in phrases),
            key=lambda pair: -len(pair[0]),
        )
    )


def office_case(capitals: str) -> str:
    """«BAN TỔ CHỨC TỈNH ỦY» → «Ban Tổ chức Tỉnh ủy»; unknown words are taken for proper names."""
    words, shown = new_tones(capitals).split(), []
    keys = [folded(word).strip(",;") for word in words]
    position = 0
    while position < len(words):
        phrase = next((pair for pair in _phrases() if tuple(keys[position : position + len(pair[0])]) == pair[0]), None)
        length = len(phrase[0]) if phrase else 1
        printed = words[position : position + length]
        shown += _cased(printed, phrase[1]) if phrase else [_proper(printed[0])]
        position += length
    text = " ".join(shown)
    return text[:1].upper() + text[1:]


def is_parted_phrase(above: str, below: str) -> bool:
    """Whether a known phrase runs over the end of the line: «BAN CHẤP HÀNH TRUNG» / «ƯƠNG»."""
    head, tail = folded(above).split(), folded(below).split()
    return any(
        key[:cut] == tuple(head[-cut:]) and key[cut:] == tuple(tail[: len(key) - cut])
        for key, _ in _phrases()
        for cut in range(1, len(key))
        if len(head) >= cut and len(tail) >= len(key) - cut
    )


def _cased(printed: list[str], phrase: tuple[str, ...]) -> list[str]:
    """The printed words with the phrase's capitals; the letters stay as printed, the phrase may differ in tone marks."""
    return [
        (word[:1].upper() if model[:1].isupper() else word[:1].lower()) + word[1:].lower()
        for word, model in zip(printed, phrase, strict=True)
    ]


def _proper(word: str) -> str:
    is_short = re.fullmatch(r"[IVXLCDM]+|[A-ZĐ]+&[A-ZĐ]+|UBND|UBKT|UBMTTQ|[BCDĐGHKLMNPQRSTVX]{2,}", word.strip(",;."))
    return word if is_short else "-".join(part.capitalize() for part in word.split("-"))


def is_place(line: str) -> bool:
    """Whether the line begins with a kind of territory: then it goes on with the line before."""
    key = folded(line)
    return any(key == place or key.startswith(place + " ") for place in _PLACES)


def sentence_case(capitals: str) -> str:
    """A subject printed in capitals, in lower case but for its first letter; proper names are lost."""
    lower = " ".join(word if re.search(r"\d", word) else word.lower() for word in new_tones(capitals).split())
    return lower[:1].upper() + lower[1:]


def is_capitals(text: str) -> bool:
    """Whether all letters are capitals, and there are some."""
    return any(letter.isalpha() for letter in text) and text == text.upper()
