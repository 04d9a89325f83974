from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vanphong.kernel.records import Record
from vanphong.organisation.api import Organ
from vanphong.registers.choices import Direction, EntryState, NumberState, PeriodKind, SeriesKind
from vanphong.registers.rules import printed_number


class Register(Record):
    """A register (sổ đăng ký) of an organ, one direction. Secret registers stand apart; their numbers are bound in volumes (quyển)."""

    kind: ClassVar[str] = "register"

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="registers", verbose_name="Cơ quan")
    direction = models.CharField("Hướng", max_length=8, choices=Direction)
    name = models.CharField("Tên sổ", max_length=200)
    is_secret = models.BooleanField("Sổ văn bản mật", default=False)
    period_kind = models.CharField("Đánh số", max_length=8, choices=PeriodKind)
    series_kind = models.CharField("Dãy số", max_length=8, choices=SeriesKind)
    shares_decisions = models.BooleanField("Quyết định và Quy định chung một dãy", default=False)
    rank = models.PositiveIntegerField("Thứ tự", default=0)

    class Meta:
        verbose_name = "Sổ đăng ký"
        constraints = [models.UniqueConstraint(fields=["organ", "name"], name="register_name_once_per_organ")]
        indexes = [models.Index(fields=["organ", "direction", "state"], name="register_of_organ")]

    def __str__(self) -> str:
        return self.name

    @property
    def has_volumes(self) -> bool:
        """Whether it is bound in volumes with their own cover (Nghị định 63/2026/NĐ-CP)."""
        return self.is_secret


class Period(models.Model):
    """One run of a register: a year, a term of office, a congress. Nothing is allocated into a closed one."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="periods")
    key = models.CharField(max_length=16)
    name = models.CharField("Kỳ", max_length=120)
    opened_on = models.DateField("Mở ngày")
    open_reason = models.CharField("Lý do mở", max_length=300, blank=True)
    is_closed = models.BooleanField("Đã khép", default=False)
    closed_on = models.DateField("Khép ngày", null=True, blank=True)
    close_reason = models.CharField("Lý do khép", max_length=300, blank=True)

    class Meta:
        verbose_name = "Kỳ của sổ"
        constraints = [
            models.UniqueConstraint(fields=["register", "key"], name="period_once"),
            models.UniqueConstraint(
                fields=["register"], condition=Q(is_closed=False), name="period_one_open_per_register"
            ),
            models.CheckConstraint(
                condition=Q(is_closed=False, closed_on=None) | Q(is_closed=True, closed_on__isnull=False),
                name="period_closed_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Ledger(models.Model):
    """The counter of one series in one period: `reached` is the last number given, `begins_at` the first that this system gives."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="ledgers")
    period = models.CharField(max_length=16)
    series = models.CharField(max_length=30)
    begins_at = models.PositiveIntegerField(default=1)
    reached = models.PositiveIntegerField()
    carried_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "period", "series"], name="ledger_once"),
            models.CheckConstraint(
                condition=Q(begins_at__gte=1) & Q(reached__gte=F("begins_at") - 1), name="ledger_in_order"
            ),
        ]


class Volume(models.Model):
    """A bound volume (quyển) of a secret register in one period, with its first and last number (Nghị định 63/2026/NĐ-CP)."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="volumes")
    period = models.CharField(max_length=16)
    ordinal = models.PositiveIntegerField("Quyển số")
    first_value = models.PositiveIntegerField("Từ số")
    last_value = models.PositiveIntegerField("Đến số", null=True, blank=True)
    opened_on = models.DateField("Bắt đầu")
    closed_on = models.DateField("Kết thúc", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "period", "ordinal"], name="volume_once"),
            models.UniqueConstraint(
                fields=["register", "period"], condition=Q(closed_on=None), name="volume_one_open_per_period"
            ),
        ]


class BookEntry(Record):
    """What was done with a secret document: handed over, copied, destroyed (nghiep-vu 8.3). Its number in the book is never taken back.

    `reference`: number, symbol and day of the document; `place`: to whom; `minutes`: the record of the act (biên bản).
    """

    kind: ClassVar[str] = "book_entry"
    told = ""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="entries")
    happened_on = models.DateField("Ngày")
    reference = models.CharField("Số, ký hiệu, ngày tháng", max_length=200)
    subject = models.CharField("Tên loại và trích yếu", max_length=1000, blank=True)
    secrecy = models.PositiveSmallIntegerField("Độ mật")
    copies = models.PositiveIntegerField("Số bản", default=1)
    place = models.CharField("Nơi nhận", max_length=300, blank=True)
    decided_by = models.CharField("Người quyết định", max_length=300, blank=True)
    done_by = models.CharField("Người thực hiện", max_length=300, blank=True)
    minutes = models.CharField("Biên bản", max_length=200, blank=True)
    note = models.CharField("Ghi chú", max_length=500, blank=True)
    reason = models.CharField("Lý do gạch bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "Mục ghi sổ"
        constraints = [
            models.CheckConstraint(condition=Q(secrecy__gte=1, secrecy__lte=3), name="book_entry_is_secret"),
            models.CheckConstraint(
                condition=Q(secrecy__lt=3) | Q(subject=""), name="book_entry_top_secret_without_subject"
            ),
            models.CheckConstraint(condition=Q(copies__gte=1), name="book_entry_counts_from_one"),
            models.CheckConstraint(
                condition=~Q(state=EntryState.STRUCK) | ~Q(reason=""), name="book_entry_struck_says_why"
            ),
        ]

    @property
    def organ_id(self) -> int:
        """The organ in whose book it is."""
        return self.register.organ_id

    @property
    def stage(self) -> EntryState:
        """The state with its words."""
        return EntryState(self.state)


class Number(Record):
    """One number and what became of it. Its value, series, period and register never change, and it is never deleted (`triggers`)."""

    kind: ClassVar[str] = "number"

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="numbers")
    period = models.CharField(max_length=16)
    series = models.CharField(max_length=30)
    value = models.PositiveIntegerField("Số")
    label = models.CharField("Số, ký hiệu", max_length=120, blank=True)
    taken_on = models.DateField("Ngày lấy số")
    taken_by_id = models.BigIntegerField(default=0)
    taken_by = models.CharField("Người lấy số", max_length=200)
    record_kind = models.CharField(max_length=16, blank=True)
    record_id = models.BigIntegerField(default=0)
    reason = models.CharField("Lý do", max_length=300, blank=True)
    held_until = models.DateField("Giữ đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "Số"
        constraints = [
            models.UniqueConstraint(fields=["register", "period", "series", "value"], name="number_once"),
            models.CheckConstraint(condition=Q(value__gte=1), name="number_from_one"),
            models.CheckConstraint(condition=Q(state__in=NumberState.values), name="number_state_known"),
            models.CheckConstraint(
                condition=~Q(state=NumberState.USED) | (~Q(record_kind="") & Q(record_id__gt=0)),
                name="number_used_names_its_record",
            ),
            models.CheckConstraint(
                condition=~Q(state=NumberState.HELD) | (~Q(reason="") & Q(held_until__isnull=False)),
                name="number_held_says_why_and_how_long",
            ),
            models.CheckConstraint(condition=~Q(state=NumberState.VOID) | ~Q(reason=""), name="number_void_says_why"),
            models.CheckConstraint(
                condition=~Q(state=NumberState.OUTSIDE) | Q(record_kind="", record_id=0, label="", reason=""),
                name="number_outside_says_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["record_kind", "record_id"], name="number_of_record"),
            models.Index(fields=["register", "period", "id"], name="number_in_order_taken"),
            models.Index(
                fields=["register", "held_until"], condition=Q(held_until__isnull=False), name="number_held_until"
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.printed

    @property
    def organ_id(self) -> int:
        """The organ in whose book it is."""
        return self.register.organ_id

    @property
    def printed(self) -> str:
        """The number as it is written: below 10 with a nought before it (05-HD/VPTW, I.3.2.2)."""
        return printed_number(self.value)

    def is_overdue(self, today: date) -> bool:
        """Whether it is held beyond its day: somebody has to use, prolong or void it."""
        return self.state == NumberState.HELD and self.held_until is not None and self.held_until < today
