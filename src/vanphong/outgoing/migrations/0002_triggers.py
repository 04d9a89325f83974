from django.db import migrations

from vanphong.outgoing import triggers


class Migration(migrations.Migration):
    dependencies = [("outgoing", "0001_initial"), ("catalogue", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: triggers.install(editor.connection),
            lambda apps, editor: triggers.remove(editor.connection),
        ),
    ]
