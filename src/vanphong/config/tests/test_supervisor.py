import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from vanphong.config.supervisor import Service, Supervisor, answers, is_free

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def ends(status: int = 0) -> list[str]:
    return [sys.executable, "-c", f"raise SystemExit({status})"]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class TestSupervisor:
    def test_ends_all_when_something_vital_ends(self):
        other = Service("other", SLEEP)
        said: list[str] = []
        assert Supervisor([Service("web", ends(), is_vital=True), other], said.append).run(when_ready=lambda: True) == 1
        assert other.process is not None
        assert other.process.poll() is not None
        assert "web đã dừng ngoài ý muốn" in said[0]

    def test_starts_a_dead_worker_again_after_growing_pauses(self):
        said: list[str] = []
        worker = Service("worker", ends(), pause=0.05)
        supervisor = Supervisor([worker], said.append)

        def enough() -> bool:
            supervisor.is_stopping = len(said) >= 4
            return False

        assert supervisor.run(when_ready=enough) == 0
        assert worker.pause == pytest.approx(0.05 * 2**4)

    def test_a_signal_stops_all_cleanly_and_leaves_nothing_running(self, tmp_path):
        """The worker of a process we started is stopped too, although it ignores the polite signal."""
        script = tmp_path / "run.py"
        stubborn = "import signal,time,os;signal.signal(15,signal.SIG_IGN);print(os.getpid(),flush=True);time.sleep(60)"
        script.write_text(
            "import sys\n"
            "from vanphong.config import supervisor\n"
            "supervisor.PATIENCE = 0.5\n"
            f"one = supervisor.Service('one', [sys.executable, '-c', {stubborn!r}], is_vital=True)\n"
            "sys.exit(supervisor.Supervisor([one], print).run(when_ready=lambda: True))\n"
        )
        environment = {**os.environ, "PYTHONPATH": "src"}
        with subprocess.Popen(
            [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment
        ) as process:
            assert process.stdout is not None
            child = int(process.stdout.readline())
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 0
        assert not is_running(child)

    def test_being_killed_outright_takes_the_children_along(self, tmp_path):
        script = tmp_path / "run.py"
        script.write_text(
            "import sys\n"
            "from vanphong.config.supervisor import Service, Supervisor\n"
            "one = Service('one', [sys.executable, '-c', 'import os,time;print(os.getpid(),flush=True);time.sleep(60)'])\n"
            "Supervisor([one], print).run(when_ready=lambda: True)\n"
        )
        environment = {**os.environ, "PYTHONPATH": "src"}
        with subprocess.Popen(
            [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment
        ) as process:
            assert process.stdout is not None
            child = int(process.stdout.readline())
            process.kill()
        until = time.monotonic() + 5
        while is_running(child) and time.monotonic() < until:
            time.sleep(0.05)
        assert not is_running(child)


class TestPorts:
    def test_a_taken_port_is_not_free(self):
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            listening.listen()
            port = listening.getsockname()[1]
            assert not is_free("127.0.0.1", port)
            assert not is_free("0.0.0.0", port)
            assert answers("127.0.0.1", port)
        assert is_free("127.0.0.1", port)
