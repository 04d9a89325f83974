from datetime import UTC, datetime

from django.db import migrations, models
from django.db.models import Q


def close(apps, editor):
    apps.get_model("outgoing", "DraftTemplate").objects.filter(is_closed=True).update(state="closed")


class Migration(migrations.Migration):
    dependencies = [("outgoing", "0006_guards")]
    operations = [
        migrations.RemoveConstraint("drafttemplate", "outgoing_template_once"),
        migrations.AddField(
            "drafttemplate",
            "state",
            models.CharField("Trạng thái", max_length=40, default="open"),
            preserve_default=False,
        ),
        migrations.AddField("drafttemplate", "version", models.PositiveIntegerField("Phiên bản", default=1)),
        migrations.AddField(
            "drafttemplate",
            "created_at",
            models.DateTimeField("Lập lúc", default=datetime(2026, 11, 24, tzinfo=UTC)),
            preserve_default=False,
        ),
        migrations.RunPython(close, migrations.RunPython.noop),
        migrations.RemoveField("drafttemplate", "is_closed"),
        migrations.AlterField("drafttemplate", "body", models.TextField("Nội dung", blank=True)),
        migrations.AddConstraint(
            "drafttemplate",
            models.UniqueConstraint(
                fields=["organ", "document_type", "name"], condition=Q(state="open"), name="outgoing_template_once"
            ),
        ),
    ]
