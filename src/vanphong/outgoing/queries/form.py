"""What is known about the form (thể thức) of a draft: the check of the version at hand, its findings, those that were let stand."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.kernel.clock import office_date
from vanphong.outgoing.choices import CheckOutcome
from vanphong.outgoing.models import Dismissal, FormCheck, OutgoingDocument

CHECKED = frozenset({files.FileFormat.DOCX, files.FileFormat.PDF})
"""Formats that carry the layout that the rules of form speak of."""
PATIENCE = timedelta(minutes=2)
"""A check that takes longer is said to be late: the worker stands still, or the check failed and waits for its next try."""
LEVELS = {"blocks": "danger", "repairs": "warning", "notes": "info"}
"""Severity of a finding → how loudly it is shown."""


@dataclass(frozen=True, slots=True)
class Examined:
    """The outcome of a check as it is kept (`FormCheck`)."""

    profile: str
    engine: str
    findings: list[dict[str, Any]]


@dataclass(frozen=True)
class FormState:
    """The form of the draft at hand as shown: the check, the findings that are open, those let stand, what can be mended by itself."""

    check: FormCheck | None
    open: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    dismissed: Sequence[tuple[Mapping[str, Any], Dismissal]] = field(default_factory=tuple)

    @property
    def profile(self) -> str:
        """The rules that were asked, as people name them."""
        used = self.check.profile if self.check else ""
        return next((profile.name for profile in docform.profiles() if profile.code == used), "")

    @property
    def fixable(self) -> int:
        """How many open findings can be mended without a person's judgement."""
        return sum(each["fixable"] for each in self.open)

    @property
    def blocking(self) -> Sequence[Mapping[str, Any]]:
        """The open findings with which a document must not be issued."""
        return [each for each in self.open if each["severity"] == "blocks"]

    @property
    def recorded(self) -> list[dict[str, Any]]:
        """The findings as an appraisal keeps them: a dismissed one with who let it stand and why."""
        stood = [
            {**each, "dismissed": {"reason": row.reason, "person": row.person, "title": row.title}}
            for each, row in self.dismissed
        ]
        return [dict(each) for each in self.open] + stood

    @property
    def is_waiting(self) -> bool:
        """Whether the check is under way."""
        return self.check is not None and self.check.outcome == CheckOutcome.WAITING

    def is_late(self, now: datetime) -> bool:
        """Whether the check was asked for long ago and has not come."""
        return self.check is not None and self.is_waiting and now - self.check.asked_at > PATIENCE

    @property
    def is_clean(self) -> bool:
        """Whether it was checked and nothing is open."""
        return self.check is not None and self.check.outcome == CheckOutcome.DONE and not self.open


def report_on(version: files.Version, document: OutgoingDocument, on: date) -> docform.Report:
    """The check of a version by the rules of its document's system that hold on that day. Raises `docform.Unreadable`."""
    profile = docform.profile_at(docform.System(document.document_type.system), on)
    return docform.check(files.content_of(version), version.blob.media_type, profile=profile.code, on=on)


def examine(check: FormCheck, now: datetime) -> Examined:
    """Check the version, and find every place of a finding on its pages. Raises `docform.Unreadable`."""
    version = version_of(check)
    report = report_on(version, check.document, check.document.issued_on or office_date(now))
    boxes = _boxes(version, now) if report.findings else {}
    told = [_kept(finding, boxes) for finding in report.findings]
    return Examined(report.profile.code if report.profile else "", report.engine, told)


def _kept(finding: docform.Finding, boxes: Mapping[int, Sequence[docform.Box]]) -> dict[str, Any]:
    told = docform.finding_data(finding)
    for place in told["places"]:
        place["boxes"] = [astuple(box) for box in boxes.get(place["paragraph"] or 0, ())]
    return {"mark": mark_of(finding), **told}


def _boxes(version: files.Version, now: datetime) -> dict[int, Sequence[docform.Box]]:
    """Paragraph (from 1) → its places on the pages; nothing while there is no converter to make pages of a Word file."""
    try:
        pdf = files.to_pdf(version, now)
    except (files.NoConverter, files.NotConverted):
        return {}
    sheet = docform.read_sheet(files.content_of(version), version.blob.media_type)
    return dict(enumerate(docform.locate(pdf, [block.text for block in sheet.blocks]), start=1))


def version_of(check: FormCheck) -> files.Version:
    """The file that was checked."""
    return files.versions(OutgoingDocument.kind, check.document_id).get(pk=check.version_id)


def mark_of(finding: docform.Finding) -> str:
    """What names a finding across versions: its rule, what it says, and at which words."""
    told = "\n".join([finding.code, finding.sentence, *(site.excerpt for site in finding.sites)])
    return sha256(told.encode()).hexdigest()[:16]


def current_check(document: OutgoingDocument) -> FormCheck | None:
    """The check of the draft as it stands."""
    return document.form_checks.filter(version_number=document.version_number).order_by("-id").first()


def state_of(document: OutgoingDocument) -> FormState:
    """The findings on the draft as it stands."""
    check = current_check(document)
    if check is None:
        return FormState(None)
    stand = {each.mark: each for each in document.dismissals.filter(restored_at=None)}
    shown = [_shown(each) for each in check.findings]
    return FormState(
        check,
        [each for each in shown if each["mark"] not in stand],
        [(each, stand[each["mark"]]) for each in shown if each["mark"] in stand],
    )


def _shown(finding: Mapping[str, Any]) -> dict[str, Any]:
    rule = docform.rules().get(finding["code"])
    boxes = [box for place in finding["places"] for box in place["boxes"]]
    return {
        **finding,
        "level": LEVELS[finding["severity"]],
        "severity_word": docform.Severity(finding["severity"]).label,
        "explains": rule.explains if rule else "",
        "page": boxes[0][0] if boxes else 1,
    }


def finding(document: OutgoingDocument, mark: str) -> dict[str, Any] | None:
    """The finding with this mark on the draft as it stands."""
    check = current_check(document)
    return check.finding(mark) if check else None


def marks(known: FormState | None, version: files.Version) -> dict[int, list[files.PageMark]]:
    """Page → the places of the open findings on it, when this version is the one that was checked."""
    if known is None or known.check is None or known.check.version_id != version.pk:
        return {}
    placed: dict[int, list[files.PageMark]] = {}
    for each in known.open:
        for page, left, top, right, bottom in (box for place in each["places"] for box in place["boxes"]):
            mark = files.PageMark.between(each["mark"], each["level"], left, top, right, bottom)
            placed.setdefault(page, []).append(mark)
    return placed
