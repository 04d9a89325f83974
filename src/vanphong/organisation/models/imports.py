from django.db import models

from vanphong.organisation.choices import ImportKind
from vanphong.organisation.models.accounts import Account


class ImportDraft(models.Model):
    """A spreadsheet that was read and waits for a yes: nothing of it is written before."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ImportKind)
    name = models.CharField("Tên tệp", max_length=200)
    rows = models.JSONField()
    made_at = models.DateTimeField()
