"""Runs a command beside a PostgreSQL server of its own: a throw-away cluster on a free port of the loopback, gone afterwards.

PostgreSQL refuses to run as root; then it runs as `postgres` or, without such a user, as `nobody`. The server's address is handed to
the command in VANPHONG_TEST_DATABASE_URL.
"""

import contextlib
import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "256MB",
    "max_connections": "200",
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
}
"""The cluster is thrown away, so nothing of it need survive a power cut."""


def programs() -> Path:
    """The folder of the newest server programs on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        sys.exit("No PostgreSQL server programs (initdb) on this machine.")
    return Path(on_path).resolve().parent


def server_user() -> dict[str, object]:
    """As whom the server runs: ourselves, unless we are root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def stop_with_parent() -> None:
    """In the server, before it starts: a parent killed outright takes it along (fast shutdown)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """A running server; its address."""
    bin_folder, user, port, password = programs(), server_user(), free_port(), secrets.token_hex(16)
    with tempfile.TemporaryDirectory(prefix="vanphong-pg-", ignore_cleanup_errors=True) as folder:
        base = Path(folder)
        (base / "password").write_text(password)
        if user:
            for path in (base, base / "password"):
                os.chown(path, user["user"], user["group"])  # type: ignore[arg-type]
        how = {"cwd": folder, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, **user}
        subprocess.run(
            [bin_folder / "initdb", "-D", base / "data", "-U", "vanphong", "--auth=scram-sha-256", f"--pwfile={base / 'password'}",
             "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, **how,
        )  # fmt: skip
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        server = subprocess.Popen(
            [bin_folder / "postgres", "-D", base / "data", "-p", str(port), "-k", folder, *options],
            start_new_session=True,
            preexec_fn=stop_with_parent,  # noqa: PLW1509  # no threads here
            **how,
        )
        try:
            wait_for(bin_folder, port, server)
            yield f"postgresql://vanphong:{password}@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.send_signal(signal.SIGQUIT)
                server.wait(20)


def wait_for(bin_folder: Path, port: int, server: "subprocess.Popen[bytes]") -> None:
    """Return when the server takes connections; end when it does not."""
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        asked = [bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit("PostgreSQL did not start.")


def main(command: list[str]) -> int:
    """Run the command; its exit status."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _frame: sys.exit(128 + number))
    with cluster() as address:
        environment = {**os.environ, "VANPHONG_TEST_DATABASE_URL": address}
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
