import json
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import AlreadyDone, InvalidInput
from vanphong.kernel.journal import api
from vanphong.kernel.journal.jobs import forget_form_keys
from vanphong.kernel.journal.models import Act, Entry, Seal

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
CLERK = Actor(
    person_id=3,
    name="Nguyễn Văn Mẫu",
    position_id=5,
    title="Văn thư",
    unit_id=1,
    organ_id=1,
    on_behalf_of="Chánh Văn phòng",
)

pytestmark = pytest.mark.django_db


def write(record_id: int = 1, sentence: str = "Vào sổ số 12", **kwargs) -> Entry:
    return api.record(CLERK, NOW, "letter", record_id, "register", sentence, **kwargs)


class TestRecord:
    def test_keeps_who_acting_for_whom_when_what_and_before_and_after(self):
        write(7, changes={"subject": ("", "Về việc…"), "due_on": (None, date(2026, 12, 1))}, root=("dossier", 2))
        entry = Entry.objects.order_by("-id")[0]
        assert (entry.person_id, entry.person, entry.position_id, entry.title) == (3, "Nguyễn Văn Mẫu", 5, "Văn thư")
        assert (entry.on_behalf_of, entry.at) == ("Chánh Văn phòng", NOW)
        assert (entry.kind, entry.record_id, entry.root_kind, entry.root_id) == ("letter", 7, "dossier", 2)
        assert json.loads(entry.changes) == {"subject": ["", "Về việc…"], "due_on": [None, "2026-12-01"]}
        assert entry.read_changes() == {"subject": ("", "Về việc…"), "due_on": ("", "2026-12-01")}

    def test_history_is_of_the_record_and_its_parts_oldest_first(self):
        write(7, "Một")
        write(9, "Hai", root=("letter", 7))
        write(9, "Ba")
        assert [entry.sentence for entry in api.history("letter", 7)] == ["Một", "Hai"]


class TestTriggers:
    @pytest.mark.parametrize("table", ["journal_entry", "journal_seal"])
    @pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
    def test_the_database_refuses_to_alter_what_was_written(self, table, statement):
        write()
        api.seal(NOW)
        with pytest.raises(DatabaseError, match="never altered"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format(table))

    @pytest.mark.parametrize("model", [Entry, Seal])
    def test_so_does_the_orm(self, model):
        write()
        api.seal(NOW)
        with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
            model.objects.all().delete()


class TestClaim:
    def test_the_second_sending_is_told_what_the_first_became(self):
        first = api.claim("k" * 32, "letter", "register", NOW)
        assert first is not None
        Act.objects.filter(pk=first.pk).update(record_id=12)
        with pytest.raises(AlreadyDone) as caught:
            api.claim("k" * 32, "letter", "register", NOW)
        assert (caught.value.kind, caught.value.record_id) == ("letter", 12)

    def test_an_act_that_failed_leaves_the_key_free(self):
        with transaction.atomic():
            api.claim("key", "letter", "register", NOW)
            transaction.set_rollback(True)
        assert api.claim("key", "letter", "register", NOW) is not None

    def test_without_a_key_nothing_is_kept(self):
        before = Act.objects.count()
        assert api.claim("", "letter", "register", NOW) is None
        assert Act.objects.count() == before

    @pytest.mark.parametrize("key", ["k" * 65, "a\0b", "a\nb"])
    def test_refuses_a_key_that_no_page_made(self, key):
        with pytest.raises(InvalidInput, match="mở lại trang"):
            api.claim(key, "letter", "register", NOW)

    def test_old_keys_are_forgotten(self):
        api.claim("old", "letter", "register", NOW)
        api.claim("new", "letter", "register", NOW.replace(month=12))
        forget_form_keys(NOW.replace(month=12, day=30))
        assert [act.key for act in Act.objects.filter(kind="letter")] == ["new"]
