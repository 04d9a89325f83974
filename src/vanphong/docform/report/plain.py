"""Lines for a terminal: file:page/paragraph code sentence."""

from collections.abc import Iterator

from vanphong.docform.checking import Report
from vanphong.docform.rules.model import Finding, Severity, Site

SHOWN_PLACES = 8


def lines(report: Report, name: str) -> Iterator[str]:
    """The whole report of one file."""
    for problem in report.problems:
        yield f"{name}: không đọc được hết: {problem.sentence}"
    for finding in report.findings:
        yield f"{name}:{where(finding)} {finding.code} [{finding.severity.label}] {told(finding)}"
        if finding.count > 1:
            yield f"    {places(finding)}"
    yield summary(report, name)


def told(finding: Finding) -> str:
    """The sentence with what was found, what is asked for, and the article."""
    parts = [finding.sentence]
    if finding.found:
        parts.append(
            f"Thấy: {finding.found}."
            if not finding.expected
            else f"Thấy: {finding.found}; đúng là: {finding.expected}."
        )
    elif finding.expected:
        parts.append(f"Đúng là: {finding.expected}.")
    doubt = "" if finding.certainty == "certain" else ", cần kiểm tra"
    return f"{' '.join(parts)} ({finding.article}{doubt})"


def where(finding: Finding) -> str:
    """«2/14»: page, paragraph; «14» where the file knows no pages; «-» for the document as a whole."""
    return site_told(finding.sites[0]) if finding.sites else "-"


def site_told(site: Site) -> str:
    page = f"{site.place.page}/" if site.place and site.place.page else ""
    return f"{page}{site.paragraph}" if site.paragraph else page.rstrip("/") or "-"


def places(finding: Finding) -> str:
    """«12 chỗ: đoạn 14, 15, 16 …»."""
    numbers = [str(site.paragraph) for site in finding.sites if site.paragraph]
    shown = ", ".join(numbers[:SHOWN_PLACES])
    more = " …" if len(numbers) > SHOWN_PLACES else ""
    return f"{finding.count} chỗ: đoạn {shown}{more}" if numbers else f"{finding.count} chỗ"


def summary(report: Report, name: str) -> str:
    """The last line: how much was found, by which rules it was judged."""
    if report.profile is None:
        return f"{name}: không nhận ra văn bản của Đảng hay của Nhà nước; ghi --profile để kiểm tra."
    by = f"{report.type_name or 'văn bản'}, theo {report.profile.name}"
    if not report.findings:
        return f"{name}: đúng thể thức ({by})."
    counts = [f"{count} {each.label}" for each in Severity if (count := report.count(each))]
    fixable = f"; --fix sửa được {len(report.fixable)}" if report.fixable else ""
    return f"{name}: {len(report.findings)} điều ({', '.join(counts)}){fixable} ({by})."
