"""Turns what was read into Unicode: by the font where one is known, else by what the words say, each line and word for itself."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vanphong.docform.legacy.detection import Guess, detect, is_beyond, reads_as, told_words
from vanphong.docform.legacy.fonts import rule_of
from vanphong.docform.legacy.tables import Encoding, convert

_TOKEN = re.compile(r"\S+")
_SURE = 0.99
SOFT_HYPHEN = "\u00ad"
"""In TCVN3 «ư»; in Unicode a place where a word may be parted, which is no letter."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in Unicode (NFC), the encoding it was in (None: it was Unicode), and how sure that is, 0…1."""

    text: str
    encoding: Encoding | None
    confidence: float


@dataclass(frozen=True, slots=True)
class RepairedLine:
    """A line before and after."""

    before: str
    after: str
    encoding: Encoding | None

    @property
    def is_changed(self) -> bool:
        """Whether anything was converted."""
        return self.encoding is not None


@dataclass(frozen=True, slots=True)
class Repaired:
    """A whole text, line by line. `confidence`: the share of accented words that are Vietnamese after it, 0…1."""

    lines: tuple[RepairedLine, ...]
    confidence: float

    @property
    def text(self) -> str:
        """The text in Unicode."""
        return "\n".join(line.after for line in self.lines)

    @property
    def encodings(self) -> tuple[Encoding, ...]:
        """What was found, in the order of their names."""
        return tuple(sorted({line.encoding for line in self.lines if line.encoding is not None}))


def decode(text: str, font: str = "", *, known: Encoding | None = None) -> Decoded:
    """A run of text: as its font says; without a telling font as `known` says (the encoding of its document), else as its words do.

    A word that is Vietnamese in Unicode already stays, whatever the font: people paste.
    """
    rule = rule_of(font) if font else None
    encoding = rule.encoding if rule else known
    if encoding is None:
        guess = detect(text)
        encoding, confidence = guess.encoding, guess.confidence
    else:
        confidence = _SURE if rule else 0.9
    if encoding is None:
        return Decoded(unicodedata.normalize("NFC", text), None, confidence)
    read = _converted(text, encoding)
    if encoding is Encoding.TCVN3:
        read = read.upper() if rule and rule.is_capitals else _with_capitals(read)
    return Decoded(read, encoding, confidence)


def repair(text: str) -> Repaired:
    """A text without fonts: what the whole is, then each line; a line that is clearly something else is read as that."""
    return repair_runs([(text, "")])


def repair_runs(runs: Iterable[tuple[str, str]]) -> Repaired:
    """Text with the fonts it is set in, as (text as stored, font): what the fonts leave open is told by the words."""
    rows: list[list[tuple[str, str]]] = [[]]
    for text, font in runs:
        first, *others = text.split("\n")
        rows[-1].append((first, font))
        rows += [[(other, font)] for other in others]
    whole = detect("\n".join("".join(text for text, _ in row) for row in rows))
    lines = tuple(_row(row, whole) for row in rows)
    return Repaired(lines, _confidence(lines))


def _row(row: list[tuple[str, str]], whole: Guess) -> RepairedLine:
    before = "".join(text for text, _ in row)
    if not any(rule_of(font) for _, font in row if font):
        return _line(before, whole)
    parts = [decode(text, font) if rule_of(font) else Decoded(text, None, 1.0) for text, font in row]
    after = unicodedata.normalize("NFC", "".join(part.text for part in parts)).replace(SOFT_HYPHEN, "")
    encoding = next((part.encoding for part in parts if part.encoding is not None), None)
    return RepairedLine(before, after, encoding if after != before else None)


def _line(line: str, whole: Guess) -> RepairedLine:
    encoding = _encoding_of(line, whole)
    plain = unicodedata.normalize("NFC", line)
    read = plain if encoding is None else decode(line, known=encoding).text
    return RepairedLine(line, read.replace(SOFT_HYPHEN, ""), encoding if read != plain else None)


def _encoding_of(line: str, whole: Guess) -> Encoding | None:
    """The encoding of a line in its document: its own where its words say so, the document's where they leave it open."""
    if line.isascii():
        return None
    own = detect(line)
    if own.encoding is not None and own.confidence >= 0.8:
        return own.encoding
    if whole.encoding is None:
        return None
    words = list(told_words(line))
    as_unicode = sum(reads_as(word, None) for word in words)
    as_whole = sum(reads_as(word, whole.encoding) for word in words)
    return None if as_unicode > as_whole else whole.encoding


def _converted(text: str, encoding: Encoding) -> str:
    """Every word, but those that are Unicode: they hold letters that no byte stands for, or are Vietnamese only as they are."""

    def word(found: re.Match[str]) -> str:
        token = found[0]
        stays = token.isascii() or is_beyond(token) or (reads_as(token, None) and not reads_as(token, encoding))
        return unicodedata.normalize("NFC", token) if stays else convert(token, encoding)

    return _TOKEN.sub(word, text)


def _with_capitals(text: str) -> str:
    """In TCVN3 without fonts a capital with a tone is its small letter: a word whose plain letters are capitals is one of capitals."""
    return re.sub(r"[^\W\d_]+", _capital(text), text)


def _capital(text: str) -> Callable[[re.Match[str]], str]:
    def word(found: re.Match[str]) -> str:
        letters = found[0]
        plain = [letter for letter in letters if letter.isascii()]
        is_mixed = any(letter.isupper() for letter in letters) and not letters.isupper()
        if not is_mixed or not plain or any(letter.islower() for letter in plain):
            return letters
        return letters.upper() if len(plain) > 1 or _stands_in_capitals(text, found.start(), found.end()) else letters

    return word


def _stands_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words beside it are of capitals: «Sè» is «Số», but «LÖ PHÝ» is all capitals."""
    before = re.findall(r"[A-Z]{2,}|[a-z]", text[max(0, start - 12) : start])
    after = re.findall(r"[A-Z]{2,}|[a-z]", text[end : end + 12])
    near = [*before[-1:], *after[:1]]
    return bool(near) and all(each.isupper() for each in near)


def _confidence(lines: tuple[RepairedLine, ...]) -> float:
    words = [word for line in lines for word in told_words(line.after)]
    return round(sum(reads_as(word, None) for word in words) / len(words), 3) if words else 1.0
