"""A full disk: what was being written is refused in words, nothing is left by halves, and it goes on when there is room again."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tests.office.office import Office
from vanphong.kernel.lists.models import SavedView


@pytest.fixture
def clerk(committed) -> Client:
    """Somebody who had signed in before the disk was full."""
    return Office().client("vanthu")


@pytest.fixture
def no_room(clerk):
    """The database file may not grow by another page; PostgreSQL finds no room for the table."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        else:
            cursor.execute(
                "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$"
            )
            cursor.execute(
                "CREATE TRIGGER no_room BEFORE INSERT ON lists_savedview FOR EACH ROW EXECUTE FUNCTION no_room()"
            )
    yield
    make_room()


def make_room() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA max_page_count = 4294967294")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS no_room ON lists_savedview")


def save(clerk: Client, number: int) -> HttpResponse:
    """Write some pages' worth."""
    sent = {"name": f"Cách xem {number}", "query": "q=" + "x" * 3900}
    return clerk.post("/danh-sach/jobs/luu-cach-xem/", sent)  # type: ignore[return-value]  # the test's own kind of answer


class TestFullDisk:
    def test_is_told_in_words_and_nothing_is_left_by_halves(self, clerk, no_room):
        answers = [save(clerk, number) for number in range(20)]
        refused = [answer for answer in answers if answer.status_code == 507]
        assert refused
        assert all("Ổ đĩa của máy chủ đã đầy" in answer.content.decode() for answer in refused)
        assert SavedView.objects.count() == len(answers) - len(refused)
        make_room()
        assert save(clerk, 99).status_code == 303
        assert SavedView.objects.count() == len(answers) - len(refused) + 1
