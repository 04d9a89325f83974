"""A page of HTML that stands by itself: to keep with the appraisal, to print."""

from collections.abc import Iterable
from html import escape

from vanphong.docform.checking import Report
from vanphong.docform.report.plain import site_told, summary
from vanphong.docform.rules.model import Finding, Severity

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#1c2430;background:#fff;margin:2rem auto;max-width:60rem;padding:0 1rem}
h1{font-size:1.35rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .25rem;border-top:1px solid #ccd3dc;padding-top:1rem}
p{margin:.25rem 0}article{break-inside:avoid;border-left:4px solid #8794a5;padding:.25rem .75rem;margin:.9rem 0}
.blocks{border-color:#b3261e}.repairs{border-color:#8a4b00}.notes{border-color:#0b5c8a}
b{font-weight:650}small,.where{color:#566273}del{color:#b3261e;text-decoration:none}ins{color:#1b6e35;text-decoration:none}
@media print{body{margin:0;max-width:none;font-size:11pt}}
"""


def page(reports: Iterable[tuple[str, Report]]) -> str:
    """The whole page."""
    body = "\n".join(_file(name, report) for name, report in reports)
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Kết quả kiểm tra thể thức</title><style>{_STYLE}</style></head>\n<body><h1>Kết quả kiểm tra thể thức</h1>\n{body}\n</body></html>\n"
    )


def _file(name: str, report: Report) -> str:
    problems = "".join(f"<p><b>Không đọc được hết:</b> {escape(problem.sentence)}</p>" for problem in report.problems)
    findings = "\n".join(_finding(finding) for finding in report.findings)
    judged = f"<p><small>Căn cứ: {escape(report.profile.title)}.</small></p>" if report.profile else ""
    return f"<section><h2>{escape(name)}</h2><p>{escape(summary(report, name))}</p>{judged}{problems}\n{findings}</section>"


def _finding(finding: Finding) -> str:
    doubt = "" if finding.certainty == "certain" else " (cần kiểm tra)"
    found = f"<p>Thấy: <del>{escape(finding.found)}</del></p>" if finding.found else ""
    expected = f"<p>Đúng là: <ins>{escape(finding.expected)}</ins></p>" if finding.expected else ""
    return (
        f'<article class="{finding.severity}"><p><b>{finding.code} · {_label(finding.severity)}</b>: {escape(finding.sentence)}</p>'
        f"{found}{expected}<p><small>{escape(finding.article)}{doubt}</small></p>{_where(finding)}</article>"
    )


def _label(severity: Severity) -> str:
    return severity.label


def _where(finding: Finding) -> str:
    shown = "; ".join(
        f"{site_told(site)} «{escape(site.excerpt)}»" if site.excerpt else site_told(site)
        for site in finding.sites[:20]
    )
    more = f" và {finding.count - 20} chỗ nữa" if finding.count > 20 else ""
    return f'<p class="where">Ở (trang/đoạn): {shown}{more}</p>' if shown else ""
