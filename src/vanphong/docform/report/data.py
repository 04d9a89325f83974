"""The report as plain values, for JSON and for keeping with an appraisal."""

from typing import Any

from vanphong.docform.checking import Report
from vanphong.docform.rules.model import Finding, Rule, Site


def report_data(report: Report, name: str = "") -> dict[str, Any]:
    """Everything the report tells; edits as the number of changes only."""
    profile = report.profile
    return {
        "file": name,
        "engine": report.engine,
        "profile": profile.code if profile else None,
        "by": profile.title if profile else None,
        "type": report.type_name,
        "issued_on": report.issued_on.isoformat() if report.issued_on else None,
        "rules": report.rules,
        "problems": [problem.sentence for problem in report.problems],
        "findings": [finding_data(finding) for finding in report.findings],
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "certainty": finding.certainty.value,
        "sentence": finding.sentence,
        "article": finding.article,
        "found": finding.found,
        "expected": finding.expected,
        "fixable": finding.is_fixable,
        "places": [site_data(site) for site in finding.sites],
    }


def site_data(site: Site) -> dict[str, Any]:
    """One place: page and paragraph from 1, the element's part and path, its area on the page in points where known."""
    place = site.place
    area = place.area if place else None
    return {
        "page": place.page if place else None,
        "paragraph": site.paragraph,
        "start": site.start,
        "end": site.end,
        "part": place.part if place else "",
        "path": list(place.path) if place else [],
        "area": [area.left, area.top, area.right, area.bottom] if area else None,
        "excerpt": site.excerpt,
    }


def rule_data(rule: Rule) -> dict[str, Any]:
    """What a person may read of a rule."""
    return {
        "code": rule.code,
        "title": rule.title,
        "severity": rule.strongest.value,
        "certainty": rule.certainty.value,
        "articles": dict(rule.articles),
        "explains": rule.explains,
        "wrong": rule.wrong,
        "right": rule.right,
    }
