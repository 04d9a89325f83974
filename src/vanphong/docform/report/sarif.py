"""SARIF 2.1.0, the exchange format of checkers: one run over any number of files."""

from collections.abc import Iterable
from typing import Any

from vanphong.docform.checking import ENGINE, Report
from vanphong.docform.report.plain import told
from vanphong.docform.rules.model import Finding, Rule, Severity, Site

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.BLOCKS: "error", Severity.REPAIRS: "warning", Severity.NOTES: "note"}


def log(reports: Iterable[tuple[str, Report]], rules: Iterable[Rule]) -> dict[str, Any]:
    """The log: the tool with its rules, the results of every file, and what could not be read."""
    told_of = list(reports)
    known = list(rules)
    index = {rule.code: number for number, rule in enumerate(known)}
    results = [_result(finding, name, index) for name, report in told_of for finding in report.findings]
    notices = [
        {
            "level": "warning",
            "message": {"text": problem.sentence},
            "locations": [{"physicalLocation": _artifact(name)}],
        }
        for name, report in told_of
        for problem in report.problems
    ]
    run = {
        "tool": {
            "driver": {
                "name": "vanphong check",
                "version": ENGINE,
                "language": "vi",
                "rules": [_rule(each) for each in known],
            }
        },
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notices}],
        "results": results,
        "columnKind": "unicodeCodePoints",
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explains},
        "help": {"text": f"Sai: {rule.wrong}\nĐúng: {rule.right}\nCăn cứ: {'; '.join(rule.articles.values())}"},
        "defaultConfiguration": {"level": _LEVELS[rule.strongest]},
    }


def _result(finding: Finding, name: str, index: dict[str, int]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": told(finding)},
        "locations": [_location(site, name) for site in finding.sites] or [{"physicalLocation": _artifact(name)}],
        "properties": {"article": finding.article, "certainty": finding.certainty.value, "fixable": finding.is_fixable},
    }


def _location(site: Site, name: str) -> dict[str, Any]:
    logical = []
    if site.place:
        path = "/".join([site.place.part, *map(str, site.place.path)])
        logical = [{"name": f"đoạn {site.paragraph}", "fullyQualifiedName": path, "kind": "element"}]
    made: dict[str, Any] = {"physicalLocation": _artifact(name), "logicalLocations": logical}
    if site.excerpt:
        made["message"] = {"text": site.excerpt}
    if site.place and site.place.page:
        made["properties"] = {"page": site.place.page}
    return made


def _artifact(name: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": name}}
