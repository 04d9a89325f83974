"""Examines an installation: each finding is fine, a problem, or something optional that is missing, with what to do about it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection

from vanphong.catalogue import api as catalogue
from vanphong.config import preparation
from vanphong.files import api as files
from vanphong.kernel import clock, guards
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox import api as outbox
from vanphong.kernel.search import api as search
from vanphong.notices import api as notices

GIGABYTE = 1024**3
LEAST_FREE = 2
SILENCE = timedelta(seconds=60)
LAG = timedelta(minutes=5)
INDEX_LAG = timedelta(seconds=30)
LEAST_POSTGRESQL = 15
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


@dataclass(frozen=True)
class Finding:
    """One line of the examination: its `mark` is «ỔN», «HỎNG» or «THIẾU»; `advice` says what to do."""

    mark: str
    subject: str
    what: str
    advice: str = ""

    @property
    def is_problem(self) -> bool:
        """Whether the installation cannot be relied on as it is."""
        return self.mark == "HỎNG"

    @property
    def colour(self) -> str:
        """The colour of the line in a terminal."""
        return {"ỔN": "green", "HỎNG": "red"}.get(self.mark, "yellow")

    def line(self) -> str:
        """The finding as it is shown."""
        return f"{self.mark:<6} {self.subject}: {self.what}" + (f" → {self.advice}" if self.advice else "")


def fine(subject: str, what: str) -> Finding:
    """All is well."""
    return Finding("ỔN", subject, what)


def problem(subject: str, what: str, advice: str) -> Finding:
    """Something must be done."""
    return Finding("HỎNG", subject, what, advice)


def missing(subject: str, what: str, advice: str) -> Finding:
    """Something optional is not there."""
    return Finding("THIẾU", subject, what, advice)


def examine(now: datetime) -> list[Finding]:
    """Every finding; what needs the database is left out when there is none."""
    findings = list(_database())
    if not any(finding.is_problem for finding in findings):
        findings += [*_zone(), *_guards(), *_worker(now), *_index(now), *_clock(now), *_mail(now)]
    return [*findings, *_storage(), *_front_end(), *_fonts(), *_tools()]


def _database() -> Iterator[Finding]:
    subject = "Cơ sở dữ liệu"
    try:
        yield _sqlite(subject) if connection.vendor == "sqlite" else _postgresql(subject)
        pending = preparation.pending_migrations()
    except DatabaseError as failure:
        yield problem(subject, f"không mở được ({failure})", "Kiểm tra VANPHONG_DATABASE_URL và máy chủ cơ sở dữ liệu.")
        return
    if pending:
        yield problem("Bước cập nhật", f"còn {len(pending)} ({pending[0]} …)", "Sao lưu rồi chạy «vanphong migrate».")
    else:
        yield fine("Bước cập nhật", "đủ theo phiên bản đang cài")


def _sqlite(subject: str) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
        cursor.execute("PRAGMA quick_check(1)")
        check = cursor.fetchone()[0]
    if check != "ok":
        return problem(
            subject, f"tệp bị hỏng ({check})", "Dừng hệ thống, giữ nguyên tệp, khôi phục từ bản sao lưu gần nhất."
        )
    if mode != "wal":
        return problem(subject, f"chế độ ghi là {mode}", "Đặt tệp trên ổ đĩa của máy, không đặt trên ổ mạng.")
    return fine(subject, f"SQLite, {settings.DATABASES['default']['NAME']}")


def _postgresql(subject: str) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        version = int(cursor.fetchone()[0]) // 10000
    if version < LEAST_POSTGRESQL:
        return problem(subject, f"PostgreSQL {version}", f"Nâng lên PostgreSQL {LEAST_POSTGRESQL} trở lên.")
    return fine(subject, f"PostgreSQL {version}, {connection.settings_dict['HOST']}")


def _zone() -> Iterator[Finding]:
    """What was chosen against what the database's own refusals read."""
    subject, chosen, written = "Vùng mạng", catalogue.Zone(settings.VANPHONG_ZONE), catalogue.zone()
    if written is None:
        yield problem(subject, f"chọn «{chosen.label}» nhưng chưa ghi vào cơ sở dữ liệu", "Chạy «vanphong migrate».")
    elif written != chosen:
        yield problem(
            subject,
            f"cấu hình chọn «{chosen.label}», cơ sở dữ liệu ghi «{written.label}»",
            f"Đặt lại VANPHONG_ZONE={written.value}; nếu chưa có văn bản nào thì chạy «vanphong migrate» để đổi.",
        )
    else:
        yield fine(subject, written.label)


def _guards() -> Iterator[Finding]:
    subject, absent = "Chốt chặn trong cơ sở dữ liệu", [guard.name for guard in guards.missing(connection)]
    if absent:
        yield problem(
            subject,
            f"thiếu {len(absent)} ({', '.join(absent[:3])}{' …' if len(absent) > 3 else ''})",
            "Chạy «vanphong migrate» để đặt lại, rồi «vanphong journal verify» và «vanphong registers prove» xem có gì bị sửa khi thiếu.",
        )
    else:
        yield fine(subject, f"đủ {len(guards.all_guards())}")


def _worker(now: datetime) -> Iterator[Finding]:
    subject = "Tiến trình nền"
    alive = outbox.Worker.objects.filter(seen_at__gte=now - SILENCE).count()
    oldest = outbox.Job.objects.filter(state=outbox.JobState.WAITING, run_at__lte=now).order_by("run_at", "id").first()
    if not alive:
        yield problem(subject, "không có tiến trình nào đang chạy", "Chạy «vanphong worker», hoặc «vanphong serve».")
    elif oldest and now - oldest.run_at > LAG:
        minutes = int((now - oldest.run_at).total_seconds() // 60)
        yield problem(
            subject, f"việc cũ nhất đã chờ {minutes} phút", "Xem trang việc nền; chạy thêm một «vanphong worker»."
        )
    else:
        yield fine(subject, f"{alive} tiến trình, không có việc chờ quá {LAG.seconds // 60} phút")
    failed = outbox.Job.objects.filter(state=outbox.JobState.FAILED).count()
    if failed:
        yield problem(subject, f"{failed} việc không làm được", "Mở trang việc nền, đọc lý do, sửa rồi cho chạy lại.")


def _index(now: datetime) -> Iterator[Finding]:
    subject, health = "Chỉ mục tìm kiếm", search.health()
    if health.since and now - health.since > INDEX_LAG:
        seconds = int((now - health.since).total_seconds())
        yield problem(
            subject, f"{health.waiting} mục chờ ghi, lâu nhất {seconds} giây", "Xem tiến trình nền còn chạy không."
        )
    elif health.failed:
        yield problem(
            subject,
            f"{health.failed} thay đổi không ghi được",
            "Xem nhật ký máy chủ, rồi chạy «vanphong search rebuild».",
        )
    elif not health.is_built:
        yield missing(
            subject, "đang dựng lần đầu" if health.is_building else "chưa dựng", "Chờ tiến trình nền dựng xong."
        )
    else:
        yield fine(subject, f"{health.entries} mục, không có mục chờ quá {INDEX_LAG.seconds} giây")


def _clock(now: datetime) -> Iterator[Finding]:
    subject = "Đồng hồ"
    last = journal.Entry.objects.order_by("-id").first()
    if last and last.at > now + timedelta(minutes=1):
        yield problem(
            subject,
            f"chậm hơn mục nhật ký cuối ({last.at:%d/%m/%Y %H:%M})",
            "Bật đồng bộ giờ (chrony hoặc systemd-timesyncd).",
        )
    elif abs(_database_time(now) - now) > timedelta(seconds=5):
        yield problem(subject, "lệch với máy chủ cơ sở dữ liệu", "Bật đồng bộ giờ trên cả hai máy.")
    else:
        yield fine(subject, f"{now.astimezone(clock.OFFICE_ZONE):%H:%M %d/%m/%Y} giờ Việt Nam")


def _database_time(now: datetime) -> datetime:
    if connection.vendor == "sqlite":
        return now
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        told: datetime = cursor.fetchone()[0]
    return told.astimezone(UTC)


def _mail(now: datetime) -> Iterator[Finding]:
    subject = "Thư điện tử"
    if not notices.mail_is_configured():
        yield missing(subject, "chưa cấu hình", "Đặt VANPHONG_EMAIL_HOST nếu muốn gửi thư tổng hợp thông báo.")
    elif troubles := notices.troubles(now):
        yield problem(
            subject, f"{troubles} thư trong ngày không gửi được", "Kiểm tra máy chủ thư và địa chỉ người nhận."
        )
    else:
        yield fine(subject, settings.EMAIL_HOST or "đã cấu hình")


def _storage() -> Iterator[Finding]:
    subject = "Kho tệp"
    try:
        name = default_storage.save("doctor/thu-ghi", ContentFile(b"vanphong"))
        with default_storage.open(name) as file:
            kept = file.read() == b"vanphong"
        default_storage.delete(name)
    except OSError as failure:
        yield problem(
            subject, f"không ghi được ({failure.strerror})", "Cho người dùng chạy hệ thống quyền ghi, hoặc dọn ổ đĩa."
        )
        return
    yield fine(subject, "ghi và đọc được") if kept else problem(subject, "đọc lại khác lúc ghi", "Kiểm tra ổ đĩa.")
    free = shutil.disk_usage(settings.VANPHONG_VAR).free / GIGABYTE
    if free < LEAST_FREE:
        yield problem("Ổ đĩa", f"còn {free:.1f} GB", "Dọn hoặc mở rộng ổ đĩa trước khi nhận thêm tệp.")
    else:
        yield fine("Ổ đĩa", f"còn {free:.0f} GB")


def _front_end() -> Iterator[Finding]:
    if (preparation.built_assets() / "main.js").exists():
        yield fine("Giao diện", "đã dựng")
    else:
        yield problem("Giao diện", "chưa dựng", "Chạy «make assets».")


def _fonts() -> Iterator[Finding]:
    names = {path.name.lower() for folder in FONT_FOLDERS for path in Path(folder).expanduser().rglob("*.[to]tf")}
    for font, package in (("Tinos", "fonts-croscore"), ("DejaVuSans", "fonts-dejavu-core")):
        if any(name.startswith(font.lower()) for name in names):
            yield fine("Phông chữ", font)
        else:
            yield missing("Phông chữ", f"chưa có {font}", f"Cài gói {package} để bản in và bản PDF đúng mẫu.")


def _tools() -> Iterator[Finding]:
    if shutil.which("soffice") or shutil.which("libreoffice"):
        yield fine("LibreOffice", "có")
    else:
        yield missing(
            "LibreOffice",
            "chưa có",
            "Cài gói libreoffice-writer để đổi .docx sang PDF; nếu không, văn thư tự tải bản PDF lên.",
        )
    if tools := files.missing_for_ocr():
        yield missing(
            "Nhận dạng chữ", f"chưa có {tools}", "Cài các gói đó để đọc bản quét; chưa có thì bản quét chỉ xem được."
        )
    else:
        yield fine("Nhận dạng chữ", "OCRmyPDF, tesseract tiếng Việt")
    if files.runs_without_network():
        yield fine("Cách ly", "chương trình chuyển đổi chạy không có mạng")
    else:
        yield missing(
            "Cách ly",
            "hệ điều hành không cho ngắt mạng riêng cho chương trình chuyển đổi",
            "Cho phép user namespace (kernel.unprivileged_userns_clone=1), hoặc đặt PrivateNetwork=yes cho dịch vụ tiến trình nền.",
        )
