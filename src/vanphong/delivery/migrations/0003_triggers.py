from django.db import migrations

from vanphong.delivery import triggers


class Migration(migrations.Migration):
    dependencies = [("delivery", "0002_folded"), ("catalogue", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: triggers.install(editor.connection),
            lambda apps, editor: triggers.remove(editor.connection),
        ),
    ]
