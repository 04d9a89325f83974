from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from vanphong.kernel.actor import Principal
from vanphong.organisation.choices import BodyCode, Clearance, Group, Level, TermStart

M = TypeVar("M", bound=models.Model)


class ValidQuerySet(models.QuerySet[M]):
    """Rows with `valid_from` and `valid_to`."""

    def valid(self, on: date) -> Self:
        """Those that hold on that day: `valid_to` is the first day on which they no longer do."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)


class Edition(models.Model):
    """One row: a fresh token with every change of the organisation's data, so that what was computed from it is known to be out of date."""

    token = models.CharField(max_length=32)


class Organ(models.Model):
    """An agency (cơ quan) with its exchange code (mã định danh), the lines printed at the head of its documents and its symbol (TU, VPTU, ĐU)."""

    kind = "organ"

    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    exchange_code = models.CharField("Mã định danh", max_length=35, blank=True)
    name = models.CharField("Tên cơ quan", max_length=250)
    folded = models.CharField(max_length=400, db_index=True)
    upper_line = models.CharField("Dòng cơ quan cấp trên (in)", max_length=250, blank=True)
    own_line = models.CharField("Dòng tên cơ quan (in)", max_length=250)
    symbol = models.CharField("Ký hiệu", max_length=30, blank=True)
    place = models.CharField("Địa danh", max_length=100, blank=True)
    level = models.CharField("Cấp", max_length=20, choices=Level)
    group = models.CharField("Nhóm", max_length=12, choices=Group)
    is_connected = models.BooleanField("Dùng chung hệ thống này", default=True)
    served_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="serves", verbose_name="Văn thư phục vụ"
    )
    rank = models.PositiveIntegerField("Thứ tự", default=0)
    valid_from = models.DateField("Từ ngày")
    valid_to = models.DateField("Kết thúc từ ngày", null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="absorbed")
    version = models.PositiveIntegerField(default=1)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = "Cơ quan"
        constraints = [
            models.UniqueConstraint(
                fields=["exchange_code"],
                condition=Q(valid_to=None) & ~Q(exchange_code=""),
                name="organ_exchange_code_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="organ_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(valid_to__isnull=False), name="organ_merged_is_ended"
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="organ_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def registry_id(self) -> int:
        """The organ whose registry (văn thư) receives and registers for this organ."""
        return self.served_by_id or self.pk

    @property
    def is_topmost(self) -> bool:
        """Whether it uses this system and nothing above it does."""
        return self.is_connected and (self.parent is None or not self.parent.is_connected)

    @property
    def principal(self) -> int:
        """The organ as a principal: everybody of it, and the organ as an addressee."""
        return Principal.ORGAN.of(self.pk)


class Body(models.Model):
    """In whose name an organ issues documents, with the line printed above the signature («T/M BAN THƯỜNG VỤ»)."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="bodies")
    code = models.CharField("Chủ thể", max_length=24, choices=BodyCode)
    name = models.CharField("Tên", max_length=200)
    printed_line = models.CharField("Dòng quyền hạn khi ký (in)", max_length=200, blank=True)
    valid_from = models.DateField("Từ ngày")
    valid_to = models.DateField("Kết thúc từ ngày", null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = "Chủ thể ban hành"
        constraints = [
            models.UniqueConstraint(fields=["organ", "code"], condition=Q(valid_to=None), name="body_once_per_organ"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="body_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A term of office (nhiệm kỳ) of a committee; numbers of Party documents run within it. `ends_on` is the day the next congress closed."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField("Nhiệm kỳ", max_length=100)
    starts_on = models.DateField("Bắt đầu")
    start_basis = models.CharField("Tính từ", max_length=24, choices=TermStart, default=TermStart.CONGRESS_CLOSED)
    ends_on = models.DateField("Kết thúc (bế mạc đại hội sau)", null=True, blank=True)

    class Meta:
        verbose_name = "Nhiệm kỳ"
        constraints = [
            models.UniqueConstraint(fields=["organ"], condition=Q(ends_on=None), name="term_one_open_per_organ"),
            models.UniqueConstraint(fields=["organ", "starts_on"], name="term_starts_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")), name="term_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A part of an organ (phòng, ban, tổ); the leadership of an organ is a unit too."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField("Tên đơn vị", max_length=200)
    folded = models.CharField(max_length=300)
    symbol = models.CharField("Ký hiệu", max_length=30, blank=True)
    rank = models.PositiveIntegerField("Thứ tự", default=0)
    valid_from = models.DateField("Từ ngày")
    valid_to = models.DateField("Kết thúc từ ngày", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = "Đơn vị"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "folded"], condition=Q(valid_to=None), name="unit_name_once_per_organ"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="unit_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def principal(self) -> int:
        """The unit as a principal: everybody of it."""
        return Principal.UNIT.of(self.pk)


class Position(models.Model):
    """A post (chức vụ) in a unit: what work is assigned to, so that it survives a change of people."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField("Chức vụ", max_length=200)
    printed_title = models.CharField("Chức vụ khi ký (in)", max_length=120, blank=True)
    folded = models.CharField(max_length=300, db_index=True)
    rank = models.PositiveIntegerField("Thứ tự", default=0)
    clearance = models.PositiveSmallIntegerField("Được tiếp cận", choices=Clearance, default=Clearance.ORDINARY)
    valid_from = models.DateField("Từ ngày")
    valid_to = models.DateField("Kết thúc từ ngày", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = "Chức vụ"
        constraints = [
            models.CheckConstraint(condition=Q(clearance__lte=3), name="position_clearance_known"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="position_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def principal(self) -> int:
        """The position as a principal: whoever holds it."""
        return Principal.POSITION.of(self.pk)
