import logging
import sys

import pytest
from django.db import connection, transaction

from vanphong.config.logs import ContentFreeFormatter

SECRET = "nội dung mật"


def formatted(failing) -> str:
    try:
        failing()
    except Exception:  # noqa: BLE001  # whatever was raised is what is formatted
        record = logging.LogRecord("vanphong", logging.ERROR, __file__, 1, "incident %s", ("1a2b",), sys.exc_info())
        return ContentFreeFormatter("{message}", style="{").format(record)
    raise AssertionError("nothing was raised")


class TestContentFreeFormatter:
    def test_shows_kind_and_place_but_not_the_message(self):
        def failing() -> None:
            try:
                int(SECRET)
            except ValueError as failure:
                raise LookupError(SECRET) from failure

        text = formatted(failing)
        assert SECRET not in text
        assert "incident 1a2b" in text
        assert "builtins.LookupError" in text
        assert "builtins.ValueError" in text
        assert "test_logs.py" in text

    def test_a_system_error_tells_its_reason(self):
        assert "No such file or directory" in formatted(lambda: open("/no/such"))  # noqa: PTH123, SIM115

    @pytest.mark.django_db
    def test_a_database_error_tells_its_state_but_no_value(self):
        def failing() -> None:
            with transaction.atomic(), connection.cursor() as cursor:
                for _ in range(2):
                    cursor.execute(
                        "INSERT INTO django_session VALUES (%s, %s, %s)", [SECRET, SECRET, "2026-01-01 00:00+00"]
                    )

        text = formatted(failing)
        assert SECRET not in text
        assert "django.db.utils.IntegrityError SQLITE_CONSTRAINT" in text or "IntegrityError 23505" in text
