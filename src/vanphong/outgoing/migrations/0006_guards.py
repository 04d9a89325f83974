from django.db import migrations

from vanphong.kernel import guards
from vanphong.kernel.guards import Guard
from vanphong.outgoing import triggers

FORMER = (
    "outgoing_signature_no_update",
    "outgoing_signature_no_delete",
    "outgoing_secret_insert",
    "outgoing_secret_update",
)
"""Names of before `kernel.guards`."""


def renew(apps, editor):
    """Put the guards of today in the place of those of before."""
    guards.remove(editor.connection, [Guard(name, "", ()) for name in FORMER])
    triggers.install(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("outgoing", "0005_index_of_words")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
