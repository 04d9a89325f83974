"""What every row of the catalogue carries: where it comes from, how sure that is, and from when to when it holds."""

from datetime import date
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from vanphong.catalogue.choices import Certainty

M = TypeVar("M", bound=models.Model)


class DatedQuerySet(models.QuerySet[M]):
    """Rows with `valid_from` and `valid_to`."""

    def in_force(self, on: date) -> Self:
        """Those that hold on that day: `valid_to` is the first day on which they no longer do."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)


def meeting(valid_from: date, valid_to: date | None) -> Q:
    """Rows that hold on some day of that period."""
    begun = Q() if valid_to is None else Q(valid_from__lt=valid_to)
    return begun & (Q(valid_to=None) | Q(valid_to__gt=valid_from))


class Row(models.Model):
    """A row of a list. `shipped` is its name in `data/` (none: made here); one edited here is left alone when the data is loaded again."""

    kind: ClassVar[str]
    same: ClassVar[tuple[str, ...]]
    """The fields that say what the row speaks of; on one day only one row speaks of it."""

    shipped = models.CharField(max_length=120, unique=True, null=True, editable=False)
    is_edited = models.BooleanField("Đã sửa tại đây", default=False, editable=False)
    source = models.CharField("Căn cứ", max_length=300)
    certainty = models.CharField("Mức tin cậy", max_length=8, choices=Certainty, default=Certainty.TO_CHECK)
    note = models.CharField("Ghi chú", max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    @property
    def is_certain(self) -> bool:
        """Whether the source says so itself."""
        return self.certainty == Certainty.CERTAIN


class DatedRow(Row):
    """A row that holds from one day to another."""

    valid_from = models.DateField("Áp dụng từ ngày")
    valid_to = models.DateField("Hết áp dụng từ ngày", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="%(class)s_dates_in_order"
            )
        ]

    def holds(self, on: date) -> bool:
        """Whether it holds on that day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)
