"""What the rules find on real documents against what a reviewer, reading them, held right. `python -m tests.docform.judging` prints it."""

import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vanphong.docform.checking import Report, check
from vanphong.docform.profiles.loading import profile
from vanphong.docform.readers.reading import read_sheet
from vanphong.docform.recognise.recognising import recognise
from vanphong.docform.rules.model import Finding

FOLDER = Path(__file__).resolve().parent / "expectations"
CORPUS = Path(os.environ.get("VANPHONG_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus")) / "docx"


UNREVIEWED: set[str] = set()
"""Codes whose findings on these documents nobody has reviewed yet; they are counted apart."""


@dataclass
class Verdict:
    """One document: findings that the reviewer holds right, those not, and what the reviewer saw and no rule told."""

    name: str
    report: Report
    right: list[Finding] = field(default_factory=list)
    wrong: list[Finding] = field(default_factory=list)
    missed: list[dict] = field(default_factory=list)
    unreviewed: int = 0


def verdicts() -> Iterator[Verdict]:
    """Every document with an expectation file that lies in the corpus."""
    for path in sorted(FOLDER.glob("*.toml")):
        document = CORPUS / f"{path.stem}.docx"
        if document.exists():
            yield _judged(document, tomllib.loads(path.read_text(encoding="utf-8")))


def _judged(document: Path, expected: dict) -> Verdict:
    sheet = read_sheet(document.read_bytes(), document.name)
    on: date = expected["on"]
    asked = profile(expected["profile"], on) if expected["profile"] else None
    report = check(sheet, recognise(sheet), profile=asked, on=on)
    verdict = Verdict(document.stem, report)
    verdict.unreviewed = sum(finding.code in UNREVIEWED for finding in report.findings)
    for finding in (finding for finding in report.findings if finding.code not in UNREVIEWED):
        is_right = any(_answers(finding, row) for row in expected["right"])
        (verdict.right if is_right else verdict.wrong).append(finding)
    verdict.missed = [
        row for row in expected["right"] if not any(_answers(finding, row) for finding in report.findings)
    ]
    return verdict


def _answers(finding: Finding, row: dict) -> bool:
    """Whether the finding says what the reviewer saw: the code, a place among those given, words of the sentence."""
    if finding.code != row["code"] or row.get("about", "") not in finding.sentence:
        return False
    return not row.get("at") or any(site.paragraph in row["at"] for site in finding.sites)


def table() -> Iterator[str]:
    """The table of the documentation."""
    yield from (
        "| Văn bản | Theo | Điều nêu ra | Đúng | Không đúng | Bỏ sót | Chưa duyệt |",
        "|---|---|---|---|---|---|---|",
    )
    right = wrong = missed = 0
    for verdict in verdicts():
        by = verdict.report.profile.name if verdict.report.profile else "không nhận là văn bản Đảng, Nhà nước"
        told = len(verdict.right) + len(verdict.wrong)
        yield f"| {verdict.name[:40]} | {by} | {told} | {len(verdict.right)} | {len(verdict.wrong)} | {len(verdict.missed)} | {verdict.unreviewed} |"
        right, wrong, missed = right + len(verdict.right), wrong + len(verdict.wrong), missed + len(verdict.missed)
    share = f"{right / (right + wrong):.1%}".replace(".", ",") if right + wrong else "-"
    yield f"| **Cộng** | | {right + wrong} | {right} | {wrong} | {missed} | |"
    yield from ("", f"Độ chính xác: {share}.")


def main() -> None:
    """Print the table, and with --all every finding that the reviewer does not hold right and every one missed."""
    for line in table():
        sys.stdout.write(f"{line}\n")
    for verdict in verdicts() if "--all" in sys.argv else ():
        for finding in verdict.wrong:
            places = [site.paragraph for site in finding.sites][:6]
            sys.stdout.write(
                f"{verdict.name[:3]} WRONG {finding.code} {finding.sentence} {places} {finding.found[:40]!r}\n"
            )
        for row in verdict.missed:
            sys.stdout.write(f"{verdict.name[:3]} MISSED {row}\n")


if __name__ == "__main__":
    main()
