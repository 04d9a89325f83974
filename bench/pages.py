"""The busiest pages on a made-up province: median and 95th percentile of the time in the process, and the number of queries.

    python bench/pages.py                                  10,000 documents on SQLite
    python bench/pages.py --documents 1000000              and more
    scripts/with_postgresql.py --keep build/bench/postgresql … bench/pages.py --postgresql --documents 100000

Each page is asked for as the person who uses it most, in one process, through middleware, view, template and database; the web server is left
out (it adds less than 1 %). A page's first call is not counted. The province is kept in build/bench/ (on PostgreSQL: in a database
of its own, province_N) and used again, with the migrations that came since.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = str(ROOT / ".venv" / "bin" / "python")
TARGET_MS = 100
TARGET_QUERIES = 15


def options() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--postgresql", action="store_true", help="on the server of VANPHONG_TEST_DATABASE_URL")
    parser.add_argument("--runs", type=int, default=40)
    return parser.parse_args()


def prepare(asked: argparse.Namespace) -> None:
    """Point the environment at the province, and make it when it is not there."""
    folder = ROOT / "build" / "bench" / f"{'postgresql' if asked.postgresql else 'sqlite'}-{asked.documents}"
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "vanphong.config.settings",
        "VANPHONG_VAR": str(folder),
        "VANPHONG_DEMO": "1",
    }
    os.environ["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT / 'bench'}"
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
    if asked.postgresql:
        os.environ["VANPHONG_DATABASE_URL"] = own_database(f"province_{asked.documents}", folder)
    run_office("migrate")
    if not (folder / "made").exists():
        run_office("load-practice-office")
        subprocess.run([PYTHON, str(ROOT / "bench" / "province.py"), str(asked.documents)], check=True)
        (folder / "made").touch()


def run_office(command: str) -> None:
    """A command of the installation."""
    subprocess.run([PYTHON, "-m", "vanphong.config.command", command], check=True, stdout=subprocess.DEVNULL)


def own_database(name: str, folder: Path) -> str:
    """The address of that database on the server; when the server has it not, it is created, and the province is to be made again."""
    import psycopg

    address = os.environ["VANPHONG_TEST_DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(f"CREATE DATABASE {name}")
            (folder / "made").unlink(missing_ok=True)
    return address.removesuffix("postgres") + name


@dataclass(frozen=True)
class Page:
    """A page, who asks for it, and its address (worked out on the province)."""

    label: str
    user: str
    address: Callable[[], str]


@dataclass(frozen=True)
class Measured:
    """Milliseconds and queries."""

    times: list[float]
    queries: int

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[round(len(self.times) * 0.95) - 1]


def pages() -> list[Page]:
    """The twelve busiest pages of an office."""
    from vanphong.incoming.models import IncomingDocument
    from vanphong.outgoing.models import OutgoingDocument
    from vanphong.registers.models import Register

    def fixed(address: str) -> Callable[[], str]:
        return lambda: address

    def newest(model: type) -> Callable[[], str]:
        base = {"incoming": "/van-ban-den/", "outgoing": "/van-ban-di/"}[model.kind]
        seen = model.objects.filter(organ__symbol="VPTU").order_by("-id").values_list("id", flat=True)
        return lambda: f"{base}{seen.first()}/"

    def arrivals() -> str:
        return f"/so-van-ban/{Register.objects.get(organ__symbol='VPTU', direction='incoming', is_secret=False).pk}/"

    return [
        Page("bàn làm việc, văn thư", "vanthu", fixed("/")),
        Page("bàn làm việc, lãnh đạo", "bithu", fixed("/")),
        Page("bàn làm việc, chuyên viên", "chuyenvien", fixed("/")),
        Page("văn bản đến, văn thư", "vanthu", fixed("/van-ban-den/")),
        Page("văn bản đến, chuyên viên", "chuyenvien", fixed("/van-ban-den/")),
        Page("văn bản đến, tìm trích yếu", "vanthu", fixed("/van-ban-den/?q=chuyen+doi+so+nong+thon")),
        Page("văn bản đến, một văn bản", "vanthu", newest(IncomingDocument)),
        Page("văn bản đi", "vanthu", fixed("/van-ban-di/")),
        Page("văn bản đi, một văn bản", "vanthu", newest(OutgoingDocument)),
        Page("nhiệm vụ của tôi", "chuyenvien", fixed("/nhiem-vu/")),
        Page("sổ văn bản đến", "vanthu", arrivals),
        Page("tra cứu số ký hiệu", "vanthu", fixed("/tra-cuu/?q=256-TB/TU")),
    ]


@contextmanager
def counting() -> Iterator[list[int]]:
    """How many statements run meanwhile."""
    from django.db import connection

    count = [0]

    def note(execute: Callable[..., object], *rest: object) -> object:
        count[0] += 1
        return execute(*rest)

    with connection.execute_wrapper(note):
        yield count


def measure(page: Page, runs: int) -> Measured:
    """Ask for the page again and again."""
    from django.test import Client

    from vanphong.organisation.models import Account

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(
        Account.objects.get(username=page.user), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    address = page.address()
    with counting() as count:
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{page.label}: {address} answered {answer.status_code}")
        count[0] = 0
        client.get(address)
        queries = count[0]
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - started) * 1000)
    return Measured(times, queries)


def main() -> None:
    """Print the table."""
    asked = options()
    prepare(asked)
    import django

    django.setup()
    print(
        f"| trang ({asked.documents:,} văn bản, {'PostgreSQL' if asked.postgresql else 'SQLite'}) | p50 ms | p95 ms | truy vấn |"
    )
    print("|---|---:|---:|---:|")
    for page in pages():
        found = measure(page, asked.runs)
        late = " !" if found.p95 > TARGET_MS or found.queries > TARGET_QUERIES else ""
        print(f"| {page.label} | {found.median:.0f} | {found.p95:.0f} | {found.queries}{late} |", flush=True)


if __name__ == "__main__":
    main()
