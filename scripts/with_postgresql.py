"""Runs a command beside a PostgreSQL server of its own: a throw-away cluster on a free port of the loopback, gone afterwards.

    with_postgresql.py COMMAND …
    with_postgresql.py --keep FOLDER COMMAND …      the cluster stays in the folder and is used again

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
from typing import Any

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
"""The cluster is thrown away or can be made anew, so nothing of it need survive a power cut."""


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
def cluster(kept: Path | None) -> Iterator[str]:
    """A running server, with its data in `kept` or in a folder that is removed; its address."""
    with tempfile.TemporaryDirectory(prefix="vanphong-pg-", ignore_cleanup_errors=True) as passing:
        base = kept or Path(passing)
        password = make(base)
        with running(base, Path(passing)) as port:
            yield f"postgresql://vanphong:{password}@127.0.0.1:{port}/postgres"


def make(base: Path) -> str:
    """Lay the cluster out in the folder, unless it is there; its password."""
    told, user = base / "password", server_user()
    if (base / "data" / "PG_VERSION").exists():
        return told.read_text()
    base.mkdir(parents=True, exist_ok=True)
    told.write_text(secrets.token_hex(16))
    give(user, base, told)
    subprocess.run(
        [programs() / "initdb", "-D", base / "data", "-U", "vanphong", "--auth=scram-sha-256", f"--pwfile={told}",
         "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        check=True, stdout=subprocess.DEVNULL, **place(base, user),
    )  # fmt: skip
    return told.read_text()


@contextlib.contextmanager
def running(base: Path, sockets: Path) -> Iterator[int]:
    """The server of the cluster in `base`; its port."""
    port, user = free_port(), server_user()
    give(user, sockets)
    options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    server = subprocess.Popen(
        [programs() / "postgres", "-D", base / "data", "-p", str(port), "-k", sockets, *options],
        start_new_session=True,
        preexec_fn=stop_with_parent,  # noqa: PLW1509  # no threads here
        **place(base, user),
    )
    try:
        wait_for(programs(), port, server)
        yield port
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait(20)


def give(user: dict[str, object], *paths: Path) -> None:
    """Make the server's user their owner."""
    for path in paths if user else ():
        os.chown(path, user["user"], user["group"])  # type: ignore[arg-type]


def place(base: Path, user: dict[str, object]) -> dict[str, Any]:
    """Where, as whom and with what environment a program of the server runs."""
    return {"cwd": base, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, **user}


def wait_for(bin_folder: Path, port: int, server: "subprocess.Popen[bytes]") -> None:
    """Return when the server takes connections; end when it does not."""
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        asked = [bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit("PostgreSQL did not start.")


def main(words: list[str]) -> int:
    """Run the command; its exit status."""
    kept, command = (Path(words[1]).absolute(), words[2:]) if words[:1] == ["--keep"] else (None, words)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _frame: sys.exit(128 + number))
    with cluster(kept) as address:
        environment = {**os.environ, "VANPHONG_TEST_DATABASE_URL": address}
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
