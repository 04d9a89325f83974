from django.db import models
from django.db.models import Q

from vanphong.kernel.participation.choices import Capacity


class Participation(models.Model):
    """One principal's part in one record, from `since` until `until` (null: still)."""

    kind = models.CharField(max_length=16)
    record_id = models.BigIntegerField()
    principal = models.BigIntegerField()
    capacity = models.CharField(max_length=12, choices=Capacity)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id", "principal", "capacity"],
                condition=Q(until=None),
                name="participation_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["principal", "kind", "-record_id"], condition=Q(until=None), name="participation_newest"
            ),
        ]
