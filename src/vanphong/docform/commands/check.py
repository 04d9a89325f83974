"""`vanphong check`: findings on documents, explanations of rules, fixes."""

import difflib
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vanphong.docform.commands.arguments import Arguments, BadArguments, parsed

if TYPE_CHECKING:
    from vanphong.docform.checking import Report

CLEAN, FOUND, UNREADABLE = 0, 1, 2
FORMATS = ("text", "json", "sarif", "html")
OPTIONS = ("--profile", "--on", "--select", "--ignore", "--format", "--explain")
FLAGS = ("--fix", "--diff", "--track", "--rules", "--help", "-h")
PROFILES = ("auto", "dang-05", "dang-36", "nha-nuoc-30")
HELP = """Kiểm tra thể thức văn bản (.docx, .pdf có chữ, .doc).

  vanphong check TỆP… [lựa chọn]

  --profile auto|dang-05|dang-36|nha-nuoc-30   quy định áp dụng; auto: nhận ra từ văn bản và ngày ban hành
  --on NĂM-THÁNG-NGÀY     coi văn bản ban hành ngày này
  --select MÃ,…           chỉ kiểm tra các mã này («D» hoặc «D0» là mọi mã bắt đầu như vậy)
  --ignore MÃ,…           bỏ qua các mã này
  --fix                   sửa những điều sửa được mà không đổi nghĩa (chỉ .docx)
  --diff                  cùng --fix: chỉ cho xem chữ sẽ đổi thế nào, không ghi
  --track                 cùng --fix: ghi như sửa đổi có theo dõi của Word
  --format text|json|sarif|html
  --explain MÃ            giải thích một quy tắc: căn cứ, ví dụ sai, ví dụ đúng
  --rules                 liệt kê mọi quy tắc

Mã thoát: 0 đúng thể thức, 1 còn điều phải xem, 2 không đọc được tệp hoặc câu lệnh sai."""


def run(given: Sequence[str]) -> int:
    """Run the command; its exit status."""
    try:
        arguments = parsed(given, options=OPTIONS, flags=FLAGS)
        return _run(arguments)
    except BadArguments as error:
        return _complain(f"{error} Xem «vanphong check --help».")


def _run(arguments: Arguments) -> int:
    if arguments.flags & {"--help", "-h"}:
        return _say(HELP)
    if "--rules" in arguments.flags:
        return _list_rules()
    if arguments.values.get("--explain"):
        return _explain(arguments.all("--explain"))
    if not arguments.files:
        raise BadArguments("Chưa ghi tệp nào.")
    return _check(arguments)


def _check(arguments: Arguments) -> int:
    from vanphong.docform.checking import Report
    from vanphong.docform.layout import Unreadable

    ask = Asked(arguments)
    reports: list[tuple[str, Report]] = []
    status = CLEAN
    for name in arguments.files:
        try:
            report = ask.report(Path(name))
        except (OSError, Unreadable) as error:
            _complain(f"{name}: không đọc được: {_reason(error)}")
            status = UNREADABLE
            continue
        reports.append((name, report))
        status = max(status, UNREADABLE if report.profile is None else FOUND if report.findings else CLEAN)
    _print(ask.format, reports)
    return status


class Asked:
    """What is asked of every file. Raises `BadArguments`."""

    def __init__(self, arguments: Arguments) -> None:
        from vanphong.docform.rules.registry import unknown_codes

        self.format = _one_of(arguments.one("--format", "text"), FORMATS, "--format")
        self.profile = _one_of(arguments.one("--profile", "auto"), PROFILES, "--profile")
        self.on = _day(arguments.one("--on"))
        self.select, self.ignore = arguments.all("--select"), arguments.all("--ignore")
        if unknown := unknown_codes([*self.select, *self.ignore]):
            raise BadArguments(f"Không có quy tắc {', '.join(unknown)}.")
        self.fixes, self.shows, self.tracks = (flag in arguments.flags for flag in ("--fix", "--diff", "--track"))
        if (self.shows or self.tracks) and not self.fixes:
            raise BadArguments("--diff và --track đi cùng --fix.")

    def report(self, path: Path) -> "Report":
        """The report of one file, after the fixes when they are asked for. Raises `OSError`, `Unreadable`."""
        data = path.read_bytes()
        report = self._checked(data, path)
        if not (self.fixes and report.fixable):
            return report
        if path.suffix.lower() != ".docx":
            raise BadArguments(f"{path}: chỉ sửa được tệp .docx.")
        mended = self._mended(data, path)
        if self.shows:
            _show_difference(data, mended, path)
            return report
        path.write_bytes(mended)
        return self._checked(mended, path)

    def _mended(self, data: bytes, path: Path) -> bytes:
        from vanphong.docform.fixes.applying import fix_all
        from vanphong.docform.fixes.tracked import Tracked

        tracked = Tracked("vanphong check", datetime.now(UTC)) if self.tracks else None
        return fix_all(
            data, lambda now: [finding.edits for finding in self._checked(now, path).fixable], tracked=tracked
        )

    def _checked(self, data: bytes, path: Path) -> "Report":
        from vanphong.docform.checking import check
        from vanphong.docform.profiles.loading import profile
        from vanphong.docform.readers.reading import read_sheet
        from vanphong.docform.recognise.recognising import recognise

        sheet = read_sheet(data, path.name)
        chosen = None if self.profile == "auto" else profile(self.profile, self.on)
        return check(sheet, recognise(sheet), profile=chosen, on=self.on, select=self.select, ignore=self.ignore)


def _show_difference(before: bytes, after: bytes, path: Path) -> None:
    """What the text becomes, line by line; changes of form alone are told by the findings."""
    from vanphong.docform.readers.reading import read_sheet

    old, new = (read_sheet(data, path.name).text.splitlines() for data in (before, after))
    for line in difflib.unified_diff(old, new, f"{path} (đang có)", f"{path} (sau khi sửa)", lineterm="", n=1):
        _say(line)


def _print(form: str, reports: Sequence[tuple[str, "Report"]]) -> None:
    if form == "text":
        from vanphong.docform.report.plain import lines

        for name, report in reports:
            _say_all(lines(report, name))
    elif form == "json":
        from vanphong.docform.report.data import report_data

        _say(json.dumps([report_data(report, name) for name, report in reports], ensure_ascii=False, indent=2))
    elif form == "sarif":
        from vanphong.docform.report.sarif import log
        from vanphong.docform.rules.registry import load

        _say(json.dumps(log(reports, load().values()), ensure_ascii=False, indent=2))
    else:
        from vanphong.docform.report.page import page

        _say(page(reports))


def _explain(codes: Sequence[str]) -> int:
    from vanphong.docform.report.manual import explained
    from vanphong.docform.rules.registry import load

    known = load()
    if missing := [code for code in codes if code.upper() not in known]:
        raise BadArguments(f"Không có quy tắc {', '.join(missing)}.")
    for code in codes:
        _say(explained(known[code.upper()]))
    return CLEAN


def _list_rules() -> int:
    from vanphong.docform.rules.registry import load

    return _say_all(f"{rule.code}  {rule.strongest.label:<7}  {rule.title}" for rule in load().values())


def _one_of(value: str, known: Sequence[str], option: str) -> str:
    if value not in known:
        raise BadArguments(f"{option} là một trong: {', '.join(known)}.")
    return value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadArguments(f"«{text}» không phải ngày dạng 2026-05-27.") from None


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "không có tệp này."
    return "không mở được tệp." if isinstance(error, OSError) else str(error)


def _say(text: str) -> int:
    sys.stdout.write(f"{text}\n")
    return CLEAN


def _say_all(lines: Iterable[str]) -> int:
    for line in lines:
        _say(line)
    return CLEAN


def _complain(text: str) -> int:
    sys.stderr.write(f"{text}\n")
    return UNREADABLE
