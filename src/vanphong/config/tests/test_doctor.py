from datetime import timedelta

import pytest
from django.db import transaction

from vanphong.config.doctor import examine
from vanphong.kernel import clock
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.journal import api as journal
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

    def test_a_database_up_to_date_is_fine(self):
        assert [finding.mark for finding in found("Cơ sở dữ liệu", clock.now())] == ["ỔN"]

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
