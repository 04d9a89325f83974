"""Tests that commit leave nothing behind, and their threads see what the others committed."""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from tests.databases import run_together
from vanphong.kernel import clock
from vanphong.kernel.outbox.models import Schedule


class TestCommitted:
    def test_threads_see_each_others_commits(self, committed):
        def write(number: int) -> None:
            with transaction.atomic():
                Schedule.objects.create(name=f"thread {number}", due_at=clock.now())

        assert run_together([lambda number=number: write(number) for number in range(8)]) == [None] * 8
        assert Schedule.objects.filter(name__startswith="thread").count() == 8

    def test_leaves_nothing_behind(self, committed):
        assert not Schedule.objects.filter(name__startswith="thread").exists()

    def test_a_writer_waits_for_the_other_at_its_beginning(self, committed):
        def add_one() -> None:
            with transaction.atomic():
                row = Schedule.objects.select_for_update().get(name="counted")
                Schedule.objects.filter(pk=row.pk).update(due_at=row.due_at + timedelta(days=1))

        Schedule.objects.create(name="counted", due_at=datetime(2026, 1, 1, tzinfo=UTC))
        assert run_together([add_one] * 20) == [None] * 20
        assert Schedule.objects.get(name="counted").due_at == datetime(2026, 1, 21, tzinfo=UTC)
