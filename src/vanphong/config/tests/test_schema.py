import pytest
from django.db import DatabaseError, connection, models, transaction

from vanphong.kernel import guards
from vanphong.kernel.trace.models import Link

OWN = guards.Guard("kernel_try", "trace_link", ("INSERT",), "NEW.source_id = 1", "not here")
NAMING = guards.Guard(
    "kernel_other", "journal_seal", ("INSERT",), "EXISTS (SELECT 1 FROM trace_link l WHERE l.source_id = 2)"
)


class TestChangedColumn:
    """SQLite makes the table anew for it; PostgreSQL does not."""

    def test_guards_on_the_table_and_guards_that_name_it_outlive_it(self, committed):
        guards.install(connection, [OWN, NAMING])
        wider = models.CharField(max_length=300)
        wider.set_attributes_from_name("source_kind")
        with connection.schema_editor() as editor:
            editor.alter_field(Link, Link._meta.get_field("source_kind"), wider)
        ends = {"source_kind": "a", "source_id": 1, "target_kind": "b", "target_id": 2}
        with pytest.raises(DatabaseError, match="not here"), transaction.atomic():
            Link.objects.create(**ends, relation="relates_to", at="2026-11-24T00:00Z")
        assert guards.missing(connection) == []
