from django.db import models
from django.db.models import Q

from vanphong.catalogue.choices import Zone


class Installation(models.Model):
    """The one row that says on which network this installation runs; triggers of other tables read `zone`."""

    zone = models.CharField("Vùng mạng", max_length=8, choices=Zone)
    since = models.DateTimeField("Từ lúc")
    loaded = models.CharField("Dấu của dữ liệu đã nạp", max_length=64, null=True, editable=False)
    """Nullable: SQLite adds such a column in place; a table made anew would leave the triggers that read it without it for a moment."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="installation_is_one"),
            models.CheckConstraint(condition=Q(zone__in=["internet", "wan"]), name="installation_zone_known"),
        ]


class Edition(models.Model):
    """One row: a fresh token with every change of the catalogue, so that what was computed from it is known to be out of date."""

    token = models.CharField(max_length=32)
