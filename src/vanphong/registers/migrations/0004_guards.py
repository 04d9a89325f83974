from django.db import migrations

from vanphong.kernel import guards
from vanphong.kernel.guards import Guard
from vanphong.registers import triggers

FORMER = (
    "registers_number_guards_delete",
    "registers_number_guards_update",
    "registers_ledger_guards_delete",
    "registers_ledger_guards_update",
    "registers_period_guards_delete",
    "registers_period_guards_update",
    "registers_number_guards_insert",
)
"""Names of before `kernel.guards`."""


def renew(apps, editor):
    """Put the guards of today in the place of those of before."""
    guards.remove(editor.connection, [Guard(name, "", ()) for name in FORMER])
    triggers.install(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("registers", "0003_held_by_day")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
