from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from vanphong.catalogue.models import Installation
from vanphong.config import doctor
from vanphong.config.doctor import examine
from vanphong.kernel import clock
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.journal import api as journal
from vanphong.kernel.journal import triggers
from vanphong.kernel.outbox import api as outbox
from vanphong.kernel.search.models import Index, Pending

pytestmark = pytest.mark.django_db


def found(subject: str, now) -> list:
    return [finding for finding in examine(now) if finding.subject == subject]


class TestDoctor:
    def test_each_line_says_ok_or_what_to_do(self):
        for finding in examine(clock.now()):
            assert finding.mark in {"ỔN", "HỎNG", "THIẾU"}
            assert bool(finding.advice) is (finding.mark != "ỔN")

    @pytest.mark.parametrize(
        "subject", ["Cơ sở dữ liệu", "Bước cập nhật", "Vùng mạng", "Chốt chặn trong cơ sở dữ liệu", "Kho tệp", "Ổ đĩa"]
    )
    def test_a_database_up_to_date_is_fine(self, subject):
        assert [finding.mark for finding in found(subject, clock.now())] == ["ỔN"]

    def test_counts_the_pending_migrations(self):
        MigrationRecorder.Migration.objects.filter(app="notices").delete()
        (finding,) = found("Bước cập nhật", clock.now())
        assert "notices.0001" in finding.what
        assert "vanphong migrate" in finding.advice

    def test_sees_that_another_zone_is_written_down_than_chosen(self, settings):
        settings.VANPHONG_ZONE = "wan"
        (finding,) = found("Vùng mạng", clock.now())
        assert finding.is_problem
        assert "VANPHONG_ZONE=internet" in finding.advice

    def test_sees_that_no_zone_is_written_down(self):
        Installation.objects.all().delete()
        assert "chưa ghi vào cơ sở dữ liệu" in found("Vùng mạng", clock.now())[0].what

    def test_names_the_refusals_that_the_database_lost(self):
        triggers.remove(connection)
        (finding,) = found("Chốt chặn trong cơ sở dữ liệu", clock.now())
        assert finding.is_problem
        assert triggers.GUARDS[0].name in finding.what

    def test_sees_a_database_server_that_is_too_old(self, monkeypatch):
        monkeypatch.setattr(doctor, "LEAST_POSTGRESQL", 99)
        assert found("Cơ sở dữ liệu", clock.now())[0].is_problem is (connection.vendor == "postgresql")

    def test_sees_that_files_cannot_be_kept(self, settings, tmp_path):
        (tmp_path / "a").touch()
        kept = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path / "a" / "b", "base_url": None}}
        settings.STORAGES = {**settings.STORAGES, "default": kept}
        assert "không ghi được" in found("Kho tệp", clock.now())[0].what

    def test_sees_that_the_disk_is_nearly_full(self, monkeypatch):
        monkeypatch.setattr(doctor, "LEAST_FREE", 10**9)
        (finding,) = found("Ổ đĩa", clock.now())
        assert finding.is_problem
        assert "mở rộng ổ đĩa" in finding.advice

    def test_sees_that_the_front_end_was_not_built(self, settings, tmp_path):
        settings.PACKAGE = tmp_path
        assert "make assets" in found("Giao diện", clock.now())[0].advice

    def test_misses_fonts(self, monkeypatch, tmp_path):
        monkeypatch.setattr(doctor, "FONT_FOLDERS", (str(tmp_path),))
        assert [finding.mark for finding in found("Phông chữ", clock.now())] == ["THIẾU", "THIẾU"]
        for name in ("Tinos-Regular.ttf", "DejaVuSans.ttf"):
            Path(tmp_path / name).touch()
        assert [finding.mark for finding in found("Phông chữ", clock.now())] == ["ỔN", "ỔN"]

    @pytest.mark.parametrize("subject", ["LibreOffice", "Nhận dạng chữ"])
    def test_misses_an_optional_program(self, monkeypatch, tmp_path, subject):
        monkeypatch.setenv("PATH", str(tmp_path))
        (finding,) = found(subject, clock.now())
        assert (finding.mark, finding.is_problem) == ("THIẾU", False)
        assert finding.advice.startswith("Cài ")

    def test_counts_what_the_worker_could_not_do(self):
        now = clock.now()
        outbox.Job.objects.create(name="x", run_at=now, created_at=now, state=outbox.JobState.FAILED)
        assert any("1 việc không làm được" in finding.what for finding in found("Tiến trình nền", now))

    def test_misses_the_worker(self):
        assert "không có tiến trình nào" in found("Tiến trình nền", clock.now())[0].what

    def test_sees_a_worker_that_lags(self):
        now = clock.now()
        outbox.Worker.objects.create(name="one", started_at=now, seen_at=now)
        assert not found("Tiến trình nền", now)[0].is_problem
        outbox.Job.objects.create(name="x", run_at=now - timedelta(minutes=20), created_at=now)
        assert "đã chờ 20 phút" in found("Tiến trình nền", now)[0].what

    def test_notices_a_clock_set_back(self):
        now = clock.now()
        with transaction.atomic():
            journal.record(SYSTEM, now, "x", 1, "verb", "Một việc")
        assert not found("Đồng hồ", now)[0].is_problem
        assert "chậm hơn mục nhật ký cuối" in found("Đồng hồ", now - timedelta(days=1))[0].what

    def test_tells_that_no_mail_is_sent(self, settings):
        assert found("Thư điện tử", clock.now())[0].mark == "ỔN"
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        assert found("Thư điện tử", clock.now())[0].mark == "THIẾU"

    def test_sees_an_index_of_search_that_lags_or_cannot_be_written(self):
        now = clock.now()
        assert not found("Chỉ mục tìm kiếm", now)[0].is_problem
        waiting = Pending.objects.create(kind="person", record_id=1, at=now - timedelta(seconds=90))
        assert "1 mục chờ ghi, lâu nhất 90 giây" in found("Chỉ mục tìm kiếm", now)[0].what
        Pending.objects.filter(pk=waiting.pk).update(failures=5)
        assert "1 thay đổi không ghi được" in found("Chỉ mục tìm kiếm", now)[0].what
        Pending.objects.all().delete()
        Index.objects.all().delete()
        assert found("Chỉ mục tìm kiếm", now)[0].mark == "THIẾU"
