from django.db import models
from django.db.models import Q


class SavedView(models.Model):
    """A way of looking at a list that a person keeps: the conditions and the order, as they stand in the address."""

    person_id = models.BigIntegerField()
    listing = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    query = models.TextField()
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "listing", "name"], name="savedview_once"),
            models.UniqueConstraint(
                fields=["person_id", "listing"], condition=Q(is_default=True), name="savedview_one_default"
            ),
        ]


class ColumnChoice(models.Model):
    """Which columns of a list a person wants to see: names separated by blanks."""

    person_id = models.BigIntegerField()
    listing = models.CharField(max_length=40)
    columns = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "listing"], name="columnchoice_once")]
