import socket

import pytest
from typer.testing import CliRunner

from vanphong.config.command import app
from vanphong.kernel import clock
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.journal import api as journal
from vanphong.kernel.journal import triggers


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(app, words)


class TestCommand:
    def test_tells_every_command_in_vietnamese(self, run):
        told = run("--help").output
        for name in (
            "demo",
            "serve",
            "worker",
            "migrate",
            "doctor",
            "journal",
            "registers",
            "load-practice-office",
            "manage",
        ):
            assert name in told
        assert "Kiểm tra cài đặt" in told

    @pytest.mark.parametrize("command", ["demo", "serve"])
    def test_a_taken_port_is_a_clear_message(self, run, command):
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            listening.listen()
            port = listening.getsockname()[1]
            told = run(command, "--port", str(port))
        assert told.exit_code == 1
        assert f"Cổng {port} đang được chương trình khác dùng" in told.output
        assert str(port + 1) in told.output


class TestJournalVerify:
    def test_a_sound_journal_is_said_to_be_sound(self, run, committed):
        self.write()
        told = run("journal", "verify")
        assert told.exit_code == 0, told.output
        assert "Nhật ký nguyên vẹn" in told.output

    def test_an_altered_entry_is_named_and_the_status_is_1(self, run, committed):
        from django.db import connection

        entry = self.write()
        triggers.remove(connection)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE journal_entry SET sentence = 'khác' WHERE id = %s", [entry])
        told = run("journal", "verify")
        assert told.exit_code == 1
        assert f"Mục nhật ký {entry}: nội dung bị sửa" in told.output

    @staticmethod
    def write() -> int:
        from django.db import transaction

        with transaction.atomic():
            entry = journal.record(SYSTEM, clock.now(), "x", 1, "verb", "Một việc")
        journal.seal(clock.now())
        return entry.pk


class TestLoadPracticeOffice:
    def test_a_second_time_changes_nothing(self, run, committed):
        from vanphong.organisation.api import Person

        assert run("load-practice-office").exit_code == 0
        before = Person.objects.count()
        assert before >= 60
        assert run("load-practice-office").exit_code == 0
        assert Person.objects.count() == before
