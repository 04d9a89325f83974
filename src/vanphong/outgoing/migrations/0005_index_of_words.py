import re

from django.db import migrations

from vanphong.kernel.text.api import fold
from vanphong.outgoing import triggers


def fill(apps, editor):
    for row in apps.get_model("outgoing", "OutgoingDocument").objects.select_related("document_type").iterator():
        told = f"{row.document_type.name} {row.reference} {row.subject} {row.author} {row.signer_name} {row.in_reply_to}"
        row.searchable = " ".join(re.findall("[a-z0-9]+", fold(told)))
        row.save(update_fields=["searchable"])


class Migration(migrations.Migration):
    dependencies = [("outgoing", "0004_searchable"), ("catalogue", "0001_initial")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(
            lambda apps, editor: triggers.install_search(editor.connection),
            lambda apps, editor: triggers.remove_search(editor.connection),
        ),
    ]
