from django.db import models
from django.db.models import Q

from vanphong.dossiers.choices import State
from vanphong.kernel.records import Record
from vanphong.organisation.api import Organ, Position, Unit


class Dossier(Record):
    """One piece of work's papers. `period` is the year or the span of years it covers; `retention` how long it is kept, in words."""

    kind = "dossier"

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+", verbose_name="Cơ quan")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="Đơn vị")
    keeper = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="+", verbose_name="Người giữ hồ sơ")
    code = models.CharField("Mã hồ sơ", max_length=30, blank=True)
    title = models.CharField("Tiêu đề hồ sơ", max_length=300)
    folded = models.CharField(max_length=400)
    period = models.CharField("Thời gian", max_length=30, blank=True)
    retention = models.CharField("Thời hạn bảo quản", max_length=100, blank=True)
    note = models.CharField("Ghi chú", max_length=500, blank=True)
    opened_by = models.CharField("Người lập", max_length=200)
    closed_at = models.DateTimeField("Kết thúc lúc", null=True)
    filed = models.PositiveIntegerField("Số tài liệu", default=0)

    class Meta:
        verbose_name = "Hồ sơ"
        constraints = [
            models.UniqueConstraint(fields=["organ", "code"], condition=~Q(code=""), name="dossiers_code_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="dossiers_state_known"),
        ]
        indexes = [models.Index(fields=["state", "-id"], name="dossiers_newest")]

    @property
    def name(self) -> str:
        """The code and the title, as the office calls a dossier."""
        return f"{self.code} · {self.title}" if self.code else self.title


class ItemQuerySet(models.QuerySet["Item"]):
    """What is or was in dossiers."""

    def inside(self) -> "ItemQuerySet":
        """What is in the dossier now."""
        return self.filter(taken_out_at=None)


class Item(models.Model):
    """A record in a dossier, by whom it was filed and, where it was taken out again, by whom and why."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="items")
    ref_kind = models.CharField(max_length=16)
    ref_id = models.BigIntegerField()
    note = models.CharField("Ghi chú", max_length=300, blank=True)
    filed_at = models.DateTimeField("Lưu lúc")
    filed_by = models.CharField("Người lưu", max_length=200)
    taken_out_at = models.DateTimeField("Rút lúc", null=True)
    taken_out_by = models.CharField("Người rút", max_length=200, blank=True)
    reason = models.CharField("Lý do rút", max_length=300, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "Tài liệu trong hồ sơ"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "ref_kind", "ref_id"], condition=Q(taken_out_at=None), name="dossiers_item_once"
            ),
        ]
        indexes = [
            models.Index(fields=["ref_kind", "ref_id"], condition=Q(taken_out_at=None), name="dossiers_of_record")
        ]

    @property
    def ref(self) -> tuple[str, int]:
        """The record that is filed."""
        return self.ref_kind, self.ref_id
