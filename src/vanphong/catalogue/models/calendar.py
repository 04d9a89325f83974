from django.db import models
from django.db.models import Q

from vanphong.catalogue.models.rows import DatedQuerySet, DatedRow, Row


class Holiday(Row):
    """A day off (nghỉ lễ, nghỉ bù), or a Saturday or Sunday worked instead of another day (`is_working`, làm bù). A cancelled one does not count."""

    kind = "holiday"
    same = ("day",)

    day = models.DateField("Ngày", unique=True)
    name = models.CharField("Tên", max_length=100)
    is_working = models.BooleanField("Làm việc bù", default=False)
    is_cancelled = models.BooleanField("Bỏ, không tính", default=False)

    class Meta:
        verbose_name = "Ngày nghỉ, ngày làm bù"

    def __str__(self) -> str:
        return self.name


class AlertThreshold(DatedRow):
    """From when a deadline is near (vàng) and from when it is long past (đỏ đặc biệt); the row that holds today counts."""

    kind = "alert_threshold"
    same = ()

    yellow_days = models.PositiveSmallIntegerField("Vàng khi còn không quá (ngày làm việc)", default=3)
    deep_red_days = models.PositiveSmallIntegerField("Đỏ đậm khi quá hạn từ (ngày)", default=3)

    objects = DatedQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "Ngưỡng cảnh báo"
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(fields=["valid_from"], name="alert_threshold_once_a_day"),
            models.CheckConstraint(condition=Q(deep_red_days__gte=1), name="alert_threshold_deep_red_after_red"),
        ]

    def __str__(self) -> str:
        return f"Vàng ≤ {self.yellow_days} ngày làm việc, đỏ đậm ≥ {self.deep_red_days} ngày"
