"""Keeps the processes of an embedded installation together: the web server and the worker start as one and stop as one.

Each runs in a process group of its own, so that Ctrl-C reaches only the supervisor, which then stops them in order. A worker that dies
is started again, after growing pauses; when the web server dies, everything ends. If the supervisor itself is killed, the kernel tells its children.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 15.0
"""Seconds that a process has to finish the request or job in hand."""
STEADY = 60.0
LONGEST_PAUSE = 60.0
PR_SET_PDEATHSIG = 1


@dataclass
class Service:
    """One process to keep. `is_vital`: its end is the end of all."""

    name: str
    command: Sequence[str]
    is_vital: bool = False
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    started: float = 0.0
    pause: float = 1.0
    due: float = 0.0

    def start(self, at: float) -> None:
        """Start the process in a session of its own."""
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: PLW1509
        self.started = at

    def has_ended(self) -> bool:
        """Whether it was started and runs no more."""
        return self.process is not None and self.process.poll() is not None

    def send(self, number: int) -> None:
        """Send a signal to the process while it runs."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    def finish(self, until: float) -> None:
        """Wait for the end until that moment; then end it and whatever it left in its group."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _die_with_parent() -> None:
    """Runs in the child before its program: a supervisor killed outright takes its children with it (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Runs services until a signal comes or a vital one ends."""

    def __init__(self, services: Sequence[Service], say: Callable[[str], None]) -> None:
        self.services = services
        self.say = say
        self.is_stopping = False

    def run(self, *, when_ready: Callable[[], bool]) -> int:
        """Start everything and keep it going; `when_ready` is asked until it says True, then no more. The exit status."""
        before = {number: signal.signal(number, self._stop) for number in STOPPING}
        status = 0
        try:
            for service in self.services:
                service.start(time.monotonic())
            is_ready = False
            while not self.is_stopping and status == 0:
                is_ready = is_ready or when_ready()
                status = self._look_after()
                time.sleep(0.2 if is_ready else 0.05)
        finally:
            self._stop_all()
            for number, handler in before.items():
                signal.signal(number, handler)
        return status

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True

    def _look_after(self) -> int:
        """Start again what may be; 1 when something vital has ended."""
        now = time.monotonic()
        for service in self.services:
            if not service.has_ended():
                continue
            if service.is_vital:
                self.say(f"{service.name} đã dừng ngoài ý muốn; dừng tất cả. Xem dòng báo lỗi phía trên.")
                return 1
            self._restart(service, now)
        return 0

    def _restart(self, service: Service, now: float) -> None:
        if not service.due:
            service.pause = 1.0 if now - service.started > STEADY else min(service.pause * 2, LONGEST_PAUSE)
            service.due = now + service.pause
            self.say(f"{service.name} đã dừng; chạy lại sau {service.pause:.0f} giây.")
        elif now >= service.due:
            service.due = 0.0
            service.start(now)

    def _stop_all(self) -> None:
        for service in self.services:
            service.send(signal.SIGTERM)
        until = time.monotonic() + PATIENCE
        for service in self.services:
            service.finish(until)


def answers(host: str, port: int) -> bool:
    """Whether somebody accepts connections there."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def is_free(host: str, port: int) -> bool:
    """Whether we could listen there. Asked first, since the web server would share a taken port silently."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return not answers("127.0.0.1" if host in {"0.0.0.0", ""} else host, port)  # noqa: S104  # a comparison, not a binding
