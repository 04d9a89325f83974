from django.db import migrations

from vanphong.kernel import guards
from vanphong.kernel.guards import Guard
from vanphong.kernel.journal import triggers

FORMER = ("journal_refuse",)
"""Names of before `kernel.guards`."""


def renew(apps, editor):
    """Put the guards of today in the place of those of before."""
    guards.remove(editor.connection, [Guard(name, "", ()) for name in FORMER])
    triggers.install(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_chain_never_forks")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
