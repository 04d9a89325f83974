from django.db import migrations

from vanphong.incoming import triggers


class Migration(migrations.Migration):
    dependencies = [
        ("incoming", "0001_initial"),
        ("catalogue", "0001_initial"),
        ("files", "0001_initial"),
        ("registers", "0001_initial"),
    ]
    operations = [
        migrations.RunPython(
            lambda apps, editor: triggers.install(editor.connection),
            lambda apps, editor: triggers.remove(editor.connection),
        ),
        migrations.RunPython(
            lambda apps, editor: triggers.install_search(editor.connection),
            lambda apps, editor: triggers.remove_search(editor.connection),
        ),
    ]
