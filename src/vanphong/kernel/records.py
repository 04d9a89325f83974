"""The base of every table whose rows have a life: a state written by the workflow engine alone, and a version that grows with every act."""

from typing import ClassVar

from django.db import models


class Record(models.Model):
    """A row with a life of its own. `kind` is its name in journal, participation and links; `organ_id` the organ whose books it is in."""

    kind: ClassVar[str]

    state = models.CharField("Trạng thái", max_length=40)
    version = models.PositiveIntegerField("Phiên bản", default=1)
    created_at = models.DateTimeField("Lập lúc")

    class Meta:
        abstract = True

    @property
    def ref(self) -> tuple[str, int]:
        """The soft reference to this record."""
        return self.kind, self.pk
