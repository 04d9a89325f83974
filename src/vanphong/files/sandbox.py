"""The one place where programs and parsers meet what others sent: each in its own process, bounded in time, memory and written bytes, without the
network, without the secrets of the installation, and ended together with its children.
"""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TOLD = 2000
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a program may use: seconds of the clock, megabytes of memory, megabytes of any one file."""

    seconds: int
    megabytes: int = 3072
    file_megabytes: int = 2048


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit status (negative: by a signal) and the end of what it said."""

    status: int
    said: str


class TookTooLong(Exception):
    """The program was ended because its time was up."""


def run(command: Sequence[str], folder: Path, bounds: Bounds, environment: Mapping[str, str] | None = None) -> Ended:
    """Run a program in a folder that is its home and its place for passing files. Raises `TookTooLong`."""
    passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    passed |= {"HOME": str(folder), "TMPDIR": str(folder), **(environment or {})}
    told = folder / "said.txt"
    with told.open("wb") as said:
        process = subprocess.Popen(
            [*_bounded(bounds), *without_network(), *command],
            cwd=folder,
            env=passed,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            status = process.wait(timeout=bounds.seconds)
        except subprocess.TimeoutExpired as failure:
            raise TookTooLong from failure
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return Ended(status, told.read_bytes()[-TOLD:].decode("utf-8", "replace"))


def _bounded(bounds: Bounds) -> list[str]:
    if shutil.which("prlimit") is None:
        return []
    memory, size = bounds.megabytes * 1024 * 1024, bounds.file_megabytes * 1024 * 1024
    return ["prlimit", f"--as={memory}", f"--fsize={size}", "--core=0", f"--cpu={bounds.seconds * 4}", "--"]


@lru_cache(maxsize=1)
def without_network() -> tuple[str, ...]:
    """What is put before a command so that it has no network; nothing where the system forbids it (the doctor says so)."""
    for options in (("--net",), ("--user", "--map-root-user", "--net")):
        if _works(["unshare", *options, "--", "true"]):
            return ("unshare", *options, "--")
    return ()


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=10, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
