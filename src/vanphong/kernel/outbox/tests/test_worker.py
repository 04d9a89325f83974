from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from vanphong.kernel.errors import NotPermitted, RecordNotFound
from vanphong.kernel.journal.models import Act, Entry
from vanphong.kernel.outbox import api, registry, worker
from vanphong.kernel.outbox.api import Job, JobState, Worker, enqueue, publish
from vanphong.kernel.outbox.models import Schedule
from vanphong.kernel.outbox.tests import work
from vanphong.kernel.outbox.tests.work import CALLS, Happened

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_waits(office):
    """No other jobs than those of the test."""
    Job.objects.all().delete()
    CALLS.clear()


def only_job() -> Job:
    return Job.objects.get()


class TestPublish:
    def test_every_handler_gets_the_event_as_it_was(self):
        event = Happened(7, "Trích yếu «có dấu»", date(2026, 11, 24), NOW, (8, 16))
        publish(event, NOW)
        assert CALLS == []
        assert worker.drain(NOW) == 2
        assert [("note", event, NOW), ("again", event, NOW)] == CALLS

    def test_an_event_without_an_instant_too(self):
        event = Happened(7, "x", date(2026, 11, 24), None)
        publish(event, NOW)
        worker.drain(NOW)
        assert CALLS[0] == ("note", event, NOW)

    def test_belongs_to_the_transaction_of_the_act(self):
        with transaction.atomic():
            publish(Happened(7, "x", NOW.date(), NOW), NOW)
            transaction.set_rollback(True)
        assert not Job.objects.exists()

    def test_carries_plain_values_only(self):
        with pytest.raises(TypeError, match="plain values"):
            enqueue(work.errand, NOW, number=object())


class TestEnqueue:
    def test_runs_with_what_it_was_given_when_it_is_due(self):
        enqueue(work.errand, NOW, at=NOW + MINUTE, number=3, on=date(2026, 12, 1))
        assert worker.drain(NOW) == 0
        assert worker.drain(NOW + MINUTE) == 1
        assert [("errand", 3, date(2026, 12, 1), NOW + MINUTE)] == CALLS
        assert only_job().state == JobState.DONE

    def test_a_key_is_enqueued_once_for_ever(self):
        for _ in range(2):
            enqueue(work.errand, NOW, key="errand-7", number=1)
        worker.drain(NOW)
        enqueue(work.errand, NOW, key="errand-7", number=2)
        assert worker.drain(NOW) == 0
        assert len(CALLS) == 1

    def test_the_oldest_goes_first(self):
        for number, at in enumerate((3, 1, 2, 1)):
            enqueue(work.errand, NOW, at=NOW + at * MINUTE, number=number)
        worker.drain(NOW + 5 * MINUTE)
        assert [call[1] for call in CALLS] == [1, 3, 2, 0]

    def test_refuses_what_is_no_job(self):
        with pytest.raises(LookupError, match="not declared"):
            enqueue(work.recurring, NOW)


class TestFailure:
    def test_is_tried_again_after_growing_pauses_then_waits_for_a_person(self):
        enqueue(work.write_and_fail, NOW)
        at, pauses = NOW, []
        while (job := only_job()).state == JobState.WAITING:
            at = max(at, job.run_at)
            assert worker.drain(at) == 1
            pauses.append(only_job().run_at - at)
        assert tuple(pauses[:-1]) == worker.PAUSES
        assert (job.state, job.attempts) == (JobState.FAILED, len(worker.PAUSES) + 1)
        assert worker.drain(at + timedelta(days=9)) == 0
        assert list(api.failures()) == [job]

    def test_leaves_nothing_of_a_job_that_runs_in_its_transaction(self):
        enqueue(work.write_and_fail, NOW)
        worker.drain(NOW)
        assert not Act.objects.filter(kind="errand").exists()

    @pytest.mark.parametrize(
        ("run", "words"),
        [
            (work.refuse, "Chưa có nơi nhận."),
            (work.disk_full, "Lỗi chương trình: No space left on device (work.py:"),
            (work.write_and_fail, "Lỗi chương trình: ValueError (work.py:"),
        ],
    )
    def test_is_told_in_words_without_what_somebody_wrote(self, run, words):
        enqueue(run, NOW)
        worker.drain(NOW)
        assert only_job().error.startswith(words)
        assert "mat" not in only_job().error.replace("format", "")
        assert "mật" not in only_job().error

    def test_a_job_that_this_version_does_not_know_waits(self):
        Job.objects.create(name="gone.jobs.gone", run_at=NOW, created_at=NOW)
        worker.drain(NOW)
        assert (only_job().state, only_job().attempts) == (JobState.WAITING, 1)
        assert "LookupError" in only_job().error

    def test_the_others_go_on(self):
        enqueue(work.write_and_fail, NOW)
        enqueue(work.errand, NOW, number=2)
        assert worker.drain(NOW) == 2
        assert len(CALLS) == 1


class TestKilledWorker:
    def take(self, at=NOW, by="elsewhere:1") -> Job:
        """A job that a worker has in hand."""
        enqueue(work.errand, at)
        taken = worker._take(at, by)
        assert taken is not None
        return taken

    def test_its_job_is_taken_again_when_the_lease_has_run_out(self):
        self.take()
        assert worker.drain(NOW + worker.LEASE) == 0
        assert worker.drain(NOW + worker.LEASE + MINUTE) == 1
        assert only_job().attempts == 2

    def test_a_clock_set_back_does_not_keep_it_for_days(self):
        self.take()
        assert worker.drain(NOW - timedelta(days=3)) == 1

    def test_a_worker_of_the_same_machine_takes_it_at_once(self, monkeypatch):
        monkeypatch.setattr("socket.gethostname", lambda: "here")
        self.take(by="here:99999999")
        self.take(by="elsewhere:99999999")
        worker._Presence("here:2").show(NOW)
        assert worker.drain(NOW) == 1
        assert Job.objects.get(state=JobState.RUNNING).taken_by == "elsewhere:99999999"

    def test_one_that_takes_its_worker_with_it_every_time_waits_for_a_person(self):
        self.take()
        Job.objects.update(attempts=len(worker.PAUSES) + 1)
        assert worker.drain(NOW + worker.LEASE + MINUTE) == 0
        assert (only_job().state, only_job().error) == (JobState.FAILED, worker.DIED)

    def test_a_worker_that_lost_its_job_does_not_undo_the_other(self):
        slow = self.take()
        again = worker._take(NOW + worker.LEASE + MINUTE, "elsewhere:2")
        assert again is not None
        worker._run(again, NOW + worker.LEASE + MINUTE)
        with pytest.raises(ValueError, match="late") as caught:
            raise ValueError("late")
        worker._keep_failure(slow, caught.value, NOW + worker.LEASE + MINUTE)
        assert only_job().state == JobState.DONE


class TestClockSetBack:
    def test_what_was_to_run_at_once_still_does(self):
        enqueue(work.errand, NOW)
        assert worker.drain(NOW - timedelta(hours=5)) == 1

    def test_what_was_to_run_later_does_not_run_early(self):
        enqueue(work.errand, NOW, at=NOW + MINUTE)
        assert worker.drain(NOW - timedelta(hours=5)) == 0


class TestSchedule:
    @pytest.fixture(autouse=True)
    def one_recurring_job(self, monkeypatch):
        monkeypatch.setattr(registry, "RECURRING", {})
        monkeypatch.setattr(worker, "RECURRING", registry.RECURRING)
        monkeypatch.setitem(registry.JOBS, "x", None)
        api.every(minutes=10, title="Việc định kỳ mẫu")(work.recurring)
        Schedule.objects.all().delete()

    def run(self, at: datetime) -> int:
        worker._schedule(at)
        return worker.drain(at)

    def test_recurs_every_period(self):
        steps = [0, 5, 9, 10, 15, 20, 45, 54]
        assert [self.run(NOW + minutes * MINUTE) for minutes in steps] == [1, 0, 0, 1, 0, 1, 1, 0]

    def test_does_not_pile_up_while_nobody_works(self):
        for hours in range(5):
            worker._schedule(NOW + timedelta(hours=hours))
        assert Job.objects.count() == 1

    def test_a_clock_set_back_delays_by_one_period_at_most(self):
        self.run(NOW)
        back = NOW - timedelta(days=2)
        assert self.run(back) == 1
        assert [self.run(back + minutes * MINUTE) for minutes in (5, 10)] == [0, 1]


class TestPresence:
    def test_gives_a_sign_of_life_and_goes(self):
        presence = worker._Presence("here:1")
        presence.show(NOW)
        presence.show(NOW + timedelta(seconds=2))
        assert Worker.objects.get().seen_at == NOW
        presence.show(NOW + timedelta(seconds=6))
        assert Worker.objects.get().seen_at == NOW + timedelta(seconds=6)
        presence.leave()
        assert not Worker.objects.exists()


class TestRestart:
    def failed(self) -> Job:
        enqueue(work.write_and_fail, NOW, fails=True)
        Job.objects.update(state=JobState.FAILED, attempts=6, error="Lý do")
        return only_job()

    def test_is_tried_at_once_and_is_in_the_journal(self, office):
        job = self.failed()
        Job.objects.update(payload='{"fails": false}')
        later = NOW + timedelta(days=1)
        api.restart(job.pk, office.actor("quantri"), later)
        assert (only_job().state, only_job().attempts, only_job().run_at) == (JobState.WAITING, 0, later)
        assert worker.drain(later) == 1
        assert (only_job().state, only_job().error) == (JobState.DONE, "")
        entry = Entry.objects.get(kind="job", record_id=job.pk)
        assert entry.person == office.actor("quantri").name
        assert "Cho chạy lại" in entry.sentence

    @pytest.mark.parametrize("state", [JobState.DONE, JobState.RUNNING])
    def test_refuses_what_is_done_or_runs(self, office, state):
        job = self.failed()
        Job.objects.update(state=state)
        with pytest.raises(RecordNotFound, match="đã xong"):
            api.restart(job.pk, office.actor("quantri"), NOW)

    def test_refuses_others_than_the_administrator(self, office):
        with pytest.raises(NotPermitted):
            api.restart(self.failed().pk, office.actor("chanhvp"), NOW)


class TestTidying:
    def test_forgets_done_jobs_but_not_their_keys_nor_what_failed(self):
        from vanphong.kernel.outbox.jobs import forget_done_jobs

        for number, key in enumerate((None, "kept", None, None)):
            Job.objects.create(name=str(number), key=key, run_at=NOW, created_at=NOW, state="done", finished_at=NOW)
        Job.objects.filter(name="2").update(finished_at=NOW + timedelta(days=5))
        Job.objects.filter(name="3").update(state=JobState.FAILED)
        forget_done_jobs(NOW + timedelta(days=8))
        assert set(Job.objects.values_list("name", flat=True)) == {"1", "2", "3"}
