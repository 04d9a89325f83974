from django.db import models
from django.db.models import F, Q

from vanphong.kernel.trace.choices import Relation


class Link(models.Model):
    """One record is linked to another, of whatever kind; read from source to target (a reply replies to a letter)."""

    source_kind = models.CharField(max_length=16)
    source_id = models.BigIntegerField()
    target_kind = models.CharField(max_length=16)
    target_id = models.BigIntegerField()
    relation = models.CharField(max_length=16, choices=Relation)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_kind", "source_id", "target_kind", "target_id", "relation"], name="link_once"
            ),
            models.CheckConstraint(
                condition=~Q(source_kind=F("target_kind"), source_id=F("target_id")), name="link_to_another"
            ),
        ]
        indexes = [models.Index(fields=["target_kind", "target_id"], name="link_of_target")]

    @property
    def source(self) -> tuple[str, int]:
        """The record that is linked."""
        return self.source_kind, self.source_id

    @property
    def target(self) -> tuple[str, int]:
        """The record it is linked to."""
        return self.target_kind, self.target_id
