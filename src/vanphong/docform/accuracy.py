"""How much of a text is right, against the true text: words are aligned, and letters of aligned words are counted. Case counts for nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from vanphong.docform.layout import folded

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Letters right and wrong, and letters of the true text that stand nowhere in the other (pages, cells that were not read)."""

    right: int
    wrong: int
    missing: int

    @property
    def share(self) -> float:
        """The share of letters that are right, 0…1."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missing + other.missing)


def score(text: str, truth: str) -> Score:
    """Compare words with letters; numbers are left out, since a spreadsheet shows them rounded."""
    mine, true = _words(text), _words(truth)
    total = Score(0, 0, 0)
    for kind, start, end, true_start, true_end in SequenceMatcher(None, mine, true, autojunk=False).get_opcodes():
        theirs = true[true_start:true_end]
        if kind == "equal":
            total += Score(sum(map(len, theirs)), 0, 0)
        elif kind == "replace" and end - start == len(theirs):
            total += _letters("".join(mine[start:end]), "".join(theirs))
        else:
            total += Score(0, 0, sum(map(len, theirs)))
    return total


def _letters(mine: str, true: str) -> Score:
    same = sum(block.size for block in SequenceMatcher(None, mine, true, autojunk=False).get_matching_blocks())
    return Score(same, max(len(mine), len(true)) - same, 0)


def _words(text: str) -> list[str]:
    return [word for word in _iter_words(text.casefold()) if any(letter.isalpha() for letter in word)]


def _iter_words(text: str) -> Iterator[str]:
    return (found[0] for found in _WORD.finditer(text))


def pairs(folder: Path) -> list[tuple[Path, str]]:
    """The files of a folder of folders that have a true text in its `ground-truth`, with it."""
    truths = {path.stem: path.read_text("utf-8") for path in (folder / "ground-truth").glob("*.txt")}
    files = (path for path in sorted(folder.glob("*/*")) if path.parent.name != "ground-truth")
    return [(path, truths[path.stem]) for path in files if path.stem in truths]


@dataclass(frozen=True, slots=True)
class Errors:
    """Letters of the true text, errors against them, and how many of these are of marks alone."""

    letters: int
    wrong: int
    marks: int

    @property
    def rate(self) -> float:
        """Errors per letter of the true text."""
        return self.wrong / self.letters if self.letters else 0.0

    def __add__(self, other: "Errors") -> "Errors":
        return Errors(self.letters + other.letters, self.wrong + other.wrong, self.marks + other.marks)

    def __str__(self) -> str:
        return f"{self.rate:6.2%} ({self.marks / max(1, self.letters):5.2%} marks)"


def errors(text: str, truth: str) -> Errors:
    """Letters and digits wrong, missing or too many, whatever the order of the columns: words that are right are set off against each other, of
    the others each is compared with the most like one.
    """
    mine, true = Counter(_iter_words(text.casefold())), Counter(_iter_words(truth.casefold()))
    letters = sum(len(word) * count for word, count in true.items())
    read, wanted = list((mine - true).elements()), list((true - mine).elements())
    wrong = marks = 0
    for word in sorted(wanted, key=len, reverse=True):
        nearest = min(read, key=lambda each: distance(each, word), default="")
        far = distance(nearest, word)
        if far >= len(word):
            wrong += len(word)
            continue
        read.remove(nearest)
        wrong += far
        marks += max(0, far - distance(folded(nearest), folded(word)))
    return Errors(letters, wrong + sum(map(len, read)), marks)


def distance(one: str, other: str) -> int:
    """How many letters must be changed, added or left out to make one text of the other (Levenshtein)."""
    before = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        now = [at]
        for place, theirs in enumerate(other, start=1):
            now.append(min(before[place] + 1, now[-1] + 1, before[place - 1] + (letter != theirs)))
        before = now
    return before[-1]
