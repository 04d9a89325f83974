"""Checks a document against the profile that applies and tells what is not as it asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vanphong.docform.model import Block, Kind, Notice, Sheet
from vanphong.docform.profiles.loading import profile_for
from vanphong.docform.profiles.model import Profile
from vanphong.docform.recognise.model import Recognised
from vanphong.docform.rules import registry
from vanphong.docform.rules.context import Context, Series
from vanphong.docform.rules.model import Certainty, Fault, Finding, Rule, Severity, Site, capped

ENGINE = "1"
"""The version of the rules; raised when a rule's verdict changes, and kept with every appraisal."""
EXCERPT = 60
SHOWN = 4
_ORDER = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. `profile` None: neither a document of the Party nor one of the State was recognised, and nothing was checked."""

    profile: Profile | None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Notice, ...] = ()
    type_name: str = ""
    issued_on: date | None = None
    rules: int = 0
    engine: str = ENGINE

    @property
    def is_clean(self) -> bool:
        """Whether it was checked and nothing was found."""
        return self.profile is not None and not self.findings

    def count(self, severity: Severity) -> int:
        """How many findings of this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def fixable(self) -> tuple[Finding, ...]:
        """The findings that can be mended without a person's judgement."""
        return tuple(finding for finding in self.findings if finding.is_fixable)


def check(
    sheet: Sheet,
    recognised: Recognised,
    *,
    profile: Profile | None = None,
    on: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    series: Series | None = None,
    signed_on: date | None = None,
) -> Report:
    """Every finding of the rules that apply. Without a profile the document's own system and day choose it; `on` stands for a day not given in it."""
    read = recognised
    day = on or read.issued_on
    chosen = profile or (profile_for(read.system, day) if read.system else None)
    if chosen is None:
        return Report(None, problems=sheet.problems)
    context = Context(sheet, read, chosen, day, series, signed_on)
    rules = registry.chosen(chosen.code, select, ignore)
    told = [finding for rule in rules for finding in _findings(rule, context)]
    return Report(
        chosen, tuple(sorted(told, key=_order)), sheet.problems, context.type_name, read.issued_on, rules=len(rules)
    )


def _findings(rule: Rule, context: Context) -> list[Finding]:
    """The rule's faults, those that say the same told once."""
    alike: dict[tuple[str, bool], list[Fault]] = {}
    for fault in rule.find(context):
        alike.setdefault((fault.sentence, fault.certain), []).append(fault)
    article, mends = rule.articles[context.profile.code], context.sheet.kind is Kind.DOCX
    return [_told(rule, faults, article, mends=mends) for faults in alike.values()]


def _block(fault: Fault) -> Block | None:
    return fault.piece.block if fault.piece else fault.block


def _together(values: Iterable[str]) -> str:
    """What was found in all places: «0 mm; 12,7 mm», the first few of many."""
    several = list(dict.fromkeys(value for value in values if value))
    return "; ".join(several[:SHOWN]) + ("; …" if len(several) > SHOWN else "")


def _told(rule: Rule, faults: Sequence[Fault], article: str, *, mends: bool) -> Finding:
    first = faults[0]
    certainty = rule.certainty if first.certain else Certainty.TO_CHECK
    return Finding(
        code=rule.code,
        severity=capped(rule.severity, certainty),
        certainty=certainty,
        sentence=first.sentence,
        article=first.article or article,
        sites=tuple(_site(fault) for fault in faults),
        found=_together(fault.found for fault in faults),
        expected=_together(fault.expected for fault in faults),
        edits=tuple(dict.fromkeys(edit for fault in faults for edit in fault.edits)) if mends else (),
    )


def _site(fault: Fault) -> Site:
    block = _block(fault)
    if block is None:
        return Site(fault.place)
    start, end = (fault.piece.start, fault.piece.end) if fault.piece else (0, None)
    text = " ".join(block.text[start:end].split())
    excerpt = text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"
    return Site(fault.place or block.place, block.index + 1, start, end, excerpt)


def _order(finding: Finding) -> tuple[int, int, str]:
    first = finding.sites[0].paragraph if finding.sites else None
    return (first or 0, _ORDER.index(finding.severity), finding.code)
