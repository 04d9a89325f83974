"""A kind of record for the tests of the engine, with a table of its own that lives as long as the test."""

from typing import Any, ClassVar

from django.db import connection, models

from vanphong.kernel import workflow
from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.records import Record
from vanphong.kernel.workflow import START, Transition, Workflow


class State(models.TextChoices):
    """The life of a letter."""

    NEW = "new", "Mới"
    OPEN = "open", "Đang xử lý"
    DONE = "done", "Đã xong"


class Letter(Record):
    """A letter: a field of each sort that an act may change."""

    kind = "letter"

    organ_id = models.BigIntegerField("Cơ quan", default=1)
    secrecy = models.IntegerField("Độ mật", default=0, choices=[(0, "Thường"), (1, "Mật")])
    subject = models.TextField("Trích yếu", default="")
    due_on = models.DateField("Hạn", null=True)
    seen_at = models.DateTimeField("Xem lúc", null=True)
    is_urgent = models.BooleanField("Khẩn", default=False)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        app_label = "outbox"


def create_table() -> None:
    """The table, inside the test's transaction."""
    statement, parameters = connection.schema_editor(collect_sql=True).table_sql(Letter)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)


def workflow_of(*transitions: Transition, **options: Any) -> Workflow[Letter]:
    """A procedure of letters; unknown to documents and laws."""
    made: Workflow[Letter] = Workflow("letter", "outbox.Letter", State, transitions, **options)
    del workflow.WORKFLOWS["letter"]
    return made


def row(verb: str, source: Any = (State.NEW,), target: Any = State.OPEN, **options: Any) -> Transition:
    """A row of the table with what a test does not care about filled in."""
    told = {"title": verb.capitalize(), "permission": "letter:do", "journal": f"Đã {verb}", **options}
    return Transition(verb, source=source, target=target, **told)


def begin(**options: Any) -> Transition:
    """The row that begins a letter."""
    return row("begin", (START,), State.NEW, **options)


def actor(*permissions: str, person: int = 3, organ: int = 1, clearance: int = 0) -> Actor:
    """Somebody with these permissions for one organ."""
    return Actor(
        person_id=person,
        name="Nguyễn Văn Mẫu",
        position_id=5,
        title="Văn thư",
        unit_id=1,
        organ_id=organ,
        principals=(Principal.PERSON.of(person), Principal.ORGAN.of(organ)),
        grants=frozenset((permission, organ) for permission in permissions),
        clearance=clearance,
    )
