import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from vanphong.config import environment as env
from vanphong.config.databases import database


class TestReading:
    @pytest.mark.parametrize(
        ("written", "read"), [("1", True), ("yes", True), ("TRUE", True), ("0", False), ("", False), ("off", False)]
    )
    def test_a_flag_is_yes_or_no(self, monkeypatch, written, read):
        monkeypatch.setenv("VANPHONG_X", written)
        assert env.flag("VANPHONG_X") is read

    @pytest.mark.parametrize(
        ("read", "written"),
        [
            (lambda: env.flag("VANPHONG_X"), "maybe"),
            (lambda: env.number("VANPHONG_X", 1), "-1"),
            (lambda: env.number("VANPHONG_X", 1, least=1), "0"),
            (lambda: env.choice("VANPHONG_X", ("a", "b")), "c"),
            (lambda: env.structure("VANPHONG_X"), "[1]"),
            (lambda: env.structure("VANPHONG_X"), "{"),
        ],
    )
    def test_a_wrong_value_stops_the_start_and_names_the_variable(self, monkeypatch, read, written):
        monkeypatch.setenv("VANPHONG_X", written)
        with pytest.raises(SystemExit, match="VANPHONG_X"):
            read()

    def test_a_list_is_written_with_commas(self, monkeypatch):
        monkeypatch.setenv("VANPHONG_X", " a.vn , b.vn,, ")
        assert env.words("VANPHONG_X") == ["a.vn", "b.vn"]


class TestKeptSecret:
    def test_is_one_for_all_processes_and_its_owners_alone(self, tmp_path):
        path = tmp_path / "new" / "secret-key"
        with ThreadPoolExecutor(16) as pool:
            secrets = set(pool.map(lambda _: env.kept_secret(path), range(64)))
        assert len(secrets) == 1
        assert len(secrets.pop()) >= 64
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert [entry.name for entry in path.parent.iterdir()] == ["secret-key"]


class TestDatabase:
    def test_sqlite_takes_its_turn_at_the_beginning_and_survives_a_power_cut(self, tmp_path):
        told = database(f"sqlite://{tmp_path / 'a b.sqlite3'}", "X")
        assert told["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert "synchronous=FULL" in told["OPTIONS"]["init_command"]
        assert not told["ATOMIC_REQUESTS"]

    def test_postgresql_reads_every_part_of_its_address(self):
        told = database(
            "postgresql://me:p%40ss@db.example:6432/van%20phong?sslmode=require", "X", pool=8, is_behind_pgbouncer=True
        )
        assert (told["USER"], told["PASSWORD"], told["HOST"], told["PORT"], told["NAME"]) == (
            "me",
            "p@ss",
            "db.example",
            "6432",
            "van phong",
        )
        assert told["OPTIONS"]["sslmode"] == "require"
        assert told["OPTIONS"]["prepare_threshold"] is None
        assert told["OPTIONS"]["pool"]["max_size"] == 8
        assert told["DISABLE_SERVER_SIDE_CURSORS"]
        assert told["CONN_MAX_AGE"] == 0

    def test_another_kind_is_refused(self):
        with pytest.raises(SystemExit, match="DATABASE_URL"):
            database("mysql://x", "DATABASE_URL")
