"""The demonstration from outside: a real start on an empty folder, a dead worker, Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    return [int(number) for number in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()


def workers(pid: int) -> list[int]:
    return [child for child in children(pid) if command_of(child).rstrip().endswith(" worker")]


def eventually(truth, seconds: float = 30):
    """What `truth()` says, as soon as it says something."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if said := truth():
            return said
        time.sleep(0.05)
    raise AssertionError("did not happen in time")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The running demonstration and its port."""
    port = free_port()
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("VANPHONG_", "DJANGO_"))}
    environment |= {"VANPHONG_VAR": str(tmp_path / "var"), "PYTHONPATH": "src", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "vanphong.config.command", "demo", "--port", str(port), "--workers", "1"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        yield process, port
        process.kill()


class TestDemo:
    def test_starts_survives_its_worker_and_stops_at_ctrl_c(self, demo):
        process, port = demo
        told = "".join(iter(process.stdout.readline, "Nhấn Ctrl-C để dừng.\n"))
        assert f"http://127.0.0.1:{port}" in told
        assert "vanthu" in told
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/dang-nhap/", timeout=10) as answer:
            assert answer.status == 200
            assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]

        everything = children(process.pid)
        (worker,) = eventually(lambda: workers(process.pid))
        os.kill(worker, signal.SIGKILL)
        eventually(lambda: [pid for pid in workers(process.pid) if pid != worker])

        everything += [child for pid in children(process.pid) for child in [pid, *children(pid)]]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert not [pid for pid in everything if Path(f"/proc/{pid}").exists()]
