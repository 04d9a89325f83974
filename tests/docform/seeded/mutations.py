"""The mistakes of the list of fifty (D01 … D50), each as an office makes it, one to three ways each, and how they are planted.

Not planted, because no file shows them: D13, D14 (series of numbers), D17 (day of signing), D33 (whether there is a head), D46, D47 (ink and
seal), D50 (text copied from elsewhere).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vanphong.docform.writers.arranged import Arranged
from vanphong.docform.writers.word import written

UNSEEN = frozenset({"D13", "D14", "D17", "D33", "D46", "D47", "D50"})
Change = Callable[[Arranged], Arranged | None]
"""None: the mistake cannot be made in this document."""


@dataclass(frozen=True)
class Mistake:
    """A mistake of the list, one way of making it, and the components it touches (two that touch the same are not planted together).

    `implies`: further codes that are rightly found because of it. `rewrite`: what is changed in the file itself.
    """

    code: str
    way: str
    touches: frozenset[str]
    plant: Change = lambda document: document
    rewrite: Callable[[bytes], bytes] | None = None
    implies: frozenset[str] = frozenset()


MISTAKES: list[Mistake] = []


def mistake(code: str, way: str, touches: str, *, implies: str = "") -> Callable[[Change], Change]:
    """Enter a change into the list."""

    def entered(change: Change) -> Change:
        MISTAKES.append(Mistake(code, way, frozenset(touches.split()), change, implies=frozenset(implies.split())))
        return change

    return entered


def enter(code: str, way: str, touches: str, change: Change, *, implies: str = "") -> None:
    """Enter a change that has no name."""
    mistake(code, way, touches, implies=implies)(change)


def planted(document: Arranged, mistakes: Iterable[Mistake]) -> tuple[bytes, list[Mistake]]:
    """The .docx with those of the mistakes that can be made in the document, one after the other, and which these are."""
    made: list[Mistake] = []
    for each in mistakes:
        changed = each.plant(document)
        if changed is not None and (each.rewrite or changed != document):
            document = changed
            made.append(each)
    data = written(document)
    for each in made:
        data = each.rewrite(data) if each.rewrite else data
    return data, made
