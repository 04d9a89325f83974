from django.db import migrations, models

from vanphong.files import triggers

COLUMN = "ALTER TABLE files_version ADD COLUMN secrecy smallint NOT NULL DEFAULT 0 CHECK (secrecy >= 0)"
"""Added in place: on SQLite Django would make the table anew, and lose the triggers that other modules put on it."""


class Migration(migrations.Migration):
    dependencies = [("files", "0002_slot_rendition"), ("catalogue", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(COLUMN, "ALTER TABLE files_version DROP COLUMN secrecy")],
            state_operations=[
                migrations.AddField(
                    "version", "secrecy", models.PositiveSmallIntegerField(db_default=0, default=0)
                ),
            ],
        ),
        migrations.RunPython(
            lambda apps, editor: triggers.install(editor.connection),
            lambda apps, editor: triggers.remove(editor.connection),
        ),
    ]
