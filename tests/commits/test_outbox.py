"""The outbox under trouble: several workers on one queue, a worker killed outright in the middle of a job."""

import os
import signal
import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from tests.databases import child, run_together
from vanphong.kernel import clock
from vanphong.kernel.journal.models import Act
from vanphong.kernel.outbox import worker
from vanphong.kernel.outbox.api import Job, JobState, Worker, enqueue, job

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
JOBS = 40
STDOUT = 1

waits_to_be_killed = False
"""In a process that is killed: the job in hand says so, and waits."""


def halt() -> None:
    if waits_to_be_killed:
        os.write(STDOUT, b".")
        time.sleep(60)


def work_and_halt() -> None:
    """In a process of its own: work, and stop in the middle of the first job."""
    global waits_to_be_killed  # noqa: PLW0603  # in the process that is killed
    waits_to_be_killed = True
    worker.RECURRING.clear()
    worker.run_worker(threading.Event())


@job()
def leave_a_trace(now: datetime, *, number: int) -> None:
    """Its effect is in the database: a second one would be refused there."""
    Act.objects.create(key=f"trace-{number}", kind="trace", record_id=number, verb="leave", at=now)
    halt()


@job(in_transaction=False)
def write_a_file(now: datetime, *, number: int) -> None:
    """Its effect is a file, written under the name that the content gives it."""
    folder().joinpath(f"{number}.txt").write_text(str(number))
    halt()


def folder() -> Path:
    made = Path(settings.VANPHONG_VAR) / "outbox-test"
    made.mkdir(exist_ok=True)
    return made


@pytest.fixture
def queue(committed, monkeypatch):
    """Nothing waits, and nothing recurs."""
    monkeypatch.setattr(worker, "RECURRING", {})
    Job.objects.all().delete()
    yield
    for left in folder().glob("*"):
        left.unlink()


def traces() -> list[int]:
    return sorted(Act.objects.filter(kind="trace").values_list("record_id", flat=True))


class TestSeveralWorkers:
    def test_do_each_job_once(self, queue):
        for number in range(JOBS):
            enqueue(leave_a_trace, NOW, number=number)

        def work(name: str) -> int:
            done = 0
            while worker.work_once(NOW, name):
                done += 1
            return done

        counts = run_together([lambda name=name: work(name) for name in ("a", "b", "c", "d")])
        assert sum(counts) == JOBS
        assert traces() == list(range(JOBS))
        assert set(Job.objects.values_list("state", "attempts", "error")) == {(JobState.DONE, 1, "")}

    def test_live_side_by_side_and_leave(self, queue):
        for number in range(JOBS):
            enqueue(leave_a_trace, clock.now(), number=number)
        stop = threading.Event()

        def watch() -> list[str]:
            until = time.monotonic() + 30
            seen: set[str] = set()
            while Job.objects.exclude(state=JobState.DONE).exists() and time.monotonic() < until:
                seen |= set(Worker.objects.values_list("name", flat=True))
                time.sleep(0.02)
            stop.set()
            return sorted(seen)

        results = run_together([watch, *[lambda: worker.run_worker(stop, idle_seconds=0.01)] * 2])
        assert results == [[f"{socket.gethostname()}:{os.getpid()}"], None, None]
        assert traces() == list(range(JOBS))
        assert not Worker.objects.exists()


class TestKilledWorker:
    def kill_in_the_middle(self) -> str:
        """A worker process takes the job, does its work, and is killed before it can say so; its name."""
        with child(work_and_halt) as (pid, pipe):
            assert os.read(pipe, 1) == b"."
            os.kill(pid, signal.SIGKILL)
        return f"{socket.gethostname()}:{pid}"

    def work_anew(self) -> None:
        """A worker is started in its place."""
        at = clock.now()
        worker._Presence(f"{socket.gethostname()}:{os.getpid()}").show(at)
        worker.drain(at)

    def test_loses_nothing_of_a_job_in_its_transaction(self, queue):
        enqueue(leave_a_trace, clock.now(), number=7)
        killed = self.kill_in_the_middle()
        (left,) = Job.objects.all()
        assert (left.state, left.taken_by) == (JobState.RUNNING, killed)
        assert traces() == []
        self.work_anew()
        assert traces() == [7]
        assert set(Job.objects.values_list("state", "attempts")) == {(JobState.DONE, 2)}

    def test_repeats_a_job_outside_without_doing_it_twice(self, queue):
        enqueue(write_a_file, clock.now(), number=7)
        self.kill_in_the_middle()
        assert [path.read_text() for path in folder().iterdir()] == ["7"]
        self.work_anew()
        assert [path.read_text() for path in folder().iterdir()] == ["7"]
        assert set(Job.objects.values_list("state", "attempts")) == {(JobState.DONE, 2)}

    def test_on_another_machine_is_waited_for_until_its_lease_is_over(self, queue):
        enqueue(leave_a_trace, clock.now(), number=7)
        self.kill_in_the_middle()
        Job.objects.update(taken_by="elsewhere:1")
        self.work_anew()
        assert traces() == []
        worker.drain(clock.now() + worker.LEASE + timedelta(minutes=1))
        assert traces() == [7]

    def test_the_next_jobs_are_done_all_the_same(self, queue):
        for number in range(3):
            enqueue(leave_a_trace, clock.now(), number=number)
        self.kill_in_the_middle()
        self.work_anew()
        assert traces() == [0, 1, 2]
