from django.db import migrations, models

ADD = "ALTER TABLE {} ADD COLUMN is_acceptance_required bool NOT NULL DEFAULT false"
"""Added in place: on SQLite Django would make the tables anew, and lose their triggers."""


def column(model: str) -> migrations.SeparateDatabaseAndState:
    table = f"incoming_{model}"
    return migrations.SeparateDatabaseAndState(
        database_operations=[
            migrations.RunSQL(ADD.format(table), f"ALTER TABLE {table} DROP COLUMN is_acceptance_required")
        ],
        state_operations=[
            migrations.AddField(
                model,
                "is_acceptance_required",
                models.BooleanField("Nghiệm thu kết quả", default=False, db_default=False),
            ),
        ],
    )


class Migration(migrations.Migration):
    dependencies = [("incoming", "0003_indexes")]
    operations = [column("proposal"), column("directive")]
