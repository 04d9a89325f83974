from django.db import migrations

from vanphong.outgoing import triggers


def renew(apps, editor):
    triggers.remove(editor.connection)
    triggers.install(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("outgoing", "0002_triggers")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
