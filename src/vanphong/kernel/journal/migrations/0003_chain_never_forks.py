from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from vanphong.kernel.journal import triggers


def install(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite makes the table anew, without its triggers."""
    triggers.install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_triggers")]

    operations = [
        migrations.AlterField(
            model_name="seal", name="previous", field=models.CharField(max_length=64, unique=True)
        ),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
