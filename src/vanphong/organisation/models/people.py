from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from vanphong.kernel.actor import Principal
from vanphong.organisation.choices import Manner
from vanphong.organisation.models.organs import Position


class HoldingQuerySet(models.QuerySet["Holding"]):
    """Holdings by day."""

    def in_force(self, on: date) -> Self:
        """Those held on that day: `until` is the first day on which the position is no longer held."""
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class Person(models.Model):
    """A cadre (cán bộ) who holds or held a position here. What somebody did keeps the name for ever, so people are never deleted."""

    kind = "person"

    name = models.CharField("Họ và tên", max_length=100)
    folded = models.CharField(max_length=150, db_index=True)
    given_folded = models.CharField(max_length=60, db_index=True)
    staff_code = models.CharField("Mã cán bộ", max_length=30, blank=True)
    email = models.EmailField("Thư điện tử", blank=True)
    phone = models.CharField("Điện thoại", max_length=30, blank=True)
    note = models.CharField("Ghi chú", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "Cán bộ"
        constraints = [
            models.UniqueConstraint(fields=["staff_code"], condition=~Q(staff_code=""), name="person_staff_code_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def principal(self) -> int:
        """The person as a principal, whatever position they hold."""
        return Principal.PERSON.of(self.pk)


class Holding(models.Model):
    """A person holds a position from `since`; no longer from `until` on. Main holdings of one person never overlap (refused by the database)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="holdings")
    since = models.DateField("Giữ chức vụ từ ngày")
    until = models.DateField("Thôi giữ chức vụ từ ngày", null=True, blank=True)
    is_main = models.BooleanField("Chức vụ chính", default=True)
    manner = models.CharField("Hình thức", max_length=10, choices=Manner, default=Manner.FULL)
    basis = models.CharField("Căn cứ", max_length=200, blank=True)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        verbose_name = "Giữ chức vụ"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_main=True, until=None), name="holding_one_open_main"
            ),
            models.UniqueConstraint(fields=["person", "position"], condition=Q(until=None), name="holding_once"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="holding_dates_in_order"),
        ]
        indexes = [models.Index(fields=["position", "since"], name="holding_of_position")]
