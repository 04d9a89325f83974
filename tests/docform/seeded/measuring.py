"""Plants, checks, mends and counts: recall, precision and success of fixes, code by code."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from tests.docform.seeded.catalogue import MISTAKES, Mistake, planted
from tests.docform.seeded.documents import Sample
from vanphong.docform.checking import check
from vanphong.docform.edits import Edit
from vanphong.docform.fixes.applying import fix_all
from vanphong.docform.readers.docx import read_docx
from vanphong.docform.recognise.recognising import recognise
from vanphong.docform.rules.model import Finding
from vanphong.docform.writers.arrange import arrange

MOST_TOGETHER = 6


@dataclass
class Count:
    """What became of one code."""

    planted: int = 0
    found: int = 0
    fixable: int = 0
    fixed: int = 0
    invented: int = 0

    @property
    def recall(self) -> float:
        """Found of planted."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """Rightly told of told."""
        told = self.found + self.invented
        return self.found / told if told else 1.0


@dataclass
class Tally:
    """All codes, and where something went wrong: «sample, way: what»."""

    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    inventions: list[str] = field(default_factory=list)
    unmended: list[str] = field(default_factory=list)

    def of(self, code: str) -> Count:
        """The count of a code."""
        return self.counts.setdefault(code, Count())

    @property
    def total(self) -> Count:
        """All codes together."""
        held = self.counts.values()
        sums = {name: sum(getattr(each, name) for each in held) for name in Count.__dataclass_fields__}
        return Count(**sums)


def findings(data: bytes) -> tuple[Finding, ...]:
    """What the checker tells of a .docx, by the document's own profile and day."""
    sheet = read_docx(data)
    return check(sheet, recognise(sheet)).findings


def measure_one(sample: Sample, mistakes: Sequence[Mistake], tally: Tally, *, mends: bool = True) -> None:
    """Plant the mistakes that can be made in the sample; look what is found and whether the fixes mend it."""
    data, made = planted(arrange(sample.spec), mistakes)
    if not made:
        return
    told = findings(data)
    codes = {finding.code for finding in told}
    where = f"{sample.key} [{'; '.join(f'{each.code} {each.way}' for each in made)}]"
    _count_found(made, codes, tally, where)
    allowed = {each.code for each in made}.union(*(each.implies for each in made))
    for finding in told:
        if finding.code not in allowed:
            tally.of(finding.code).invented += 1
            tally.inventions.append(f"{where}: {finding.code} {finding.sentence} «{finding.found}»")
    if mends:
        _count_fixed(data, told, tally, where)


def _count_found(made: Iterable[Mistake], codes: set[str], tally: Tally, where: str) -> None:
    for code in {each.code for each in made}:
        count = tally.of(code)
        count.planted += 1
        count.found += code in codes
        if code not in codes:
            tally.misses.append(f"{where}: {code} not found, but {sorted(codes)}")


def _count_fixed(data: bytes, told: Sequence[Finding], tally: Tally, where: str) -> None:
    """After all fixes none of the fixable findings is left, and no other one has come."""
    fixable = {finding.code for finding in told if finding.edits}
    if not fixable:
        return
    mended = fix_all(data, proposals)
    after = findings(mended)
    left = {finding.code for finding in after if finding.edits}
    new = {finding.code for finding in after} - {finding.code for finding in told}
    for code in fixable:
        tally.of(code).fixable += 1
        tally.of(code).fixed += code not in left and not new
    if left or new:
        tally.unmended.append(f"{where}: left {sorted(left)}, new {sorted(new)}")
    elif fix_all(mended, proposals) != mended:
        tally.unmended.append(f"{where}: fixing twice changes something")


def proposals(data: bytes) -> list[Sequence[Edit]]:
    """The fixes of all findings."""
    return [finding.edits for finding in findings(data) if finding.edits]


def singly(samples: Iterable[Sample], tally: Tally) -> None:
    """Each mistake in each sample, one at a time."""
    for sample in samples:
        for each in MISTAKES:
            measure_one(sample, [each], tally)


def together(samples: Sequence[Sample], rounds: int, chance: Random, tally: Tally) -> None:
    """Random sets of mistakes that do not touch the same components, in random samples."""
    for _ in range(rounds):
        measure_one(chance.choice(samples), list(random_set(chance)), tally)


def random_set(chance: Random) -> Iterator[Mistake]:
    """Up to six mistakes that do not touch the same."""
    touched: set[str] = set()
    for each in chance.sample(MISTAKES, k=chance.randint(2, MOST_TOGETHER)):
        if not touched & each.touches:
            touched |= each.touches
            yield each
