from django.db import models
from django.db.models import Q

from vanphong.catalogue.choices import Occasion, System, TypeGroup
from vanphong.catalogue.models.rows import DatedQuerySet, DatedRow


class DocumentType(DatedRow):
    """A type of document (thể loại văn bản). `code` stays the same over the years and names the number series; name and abbreviation may change."""

    kind = "document_type"
    same = ("system", "code")

    system = models.CharField("Hệ thống", max_length=8, choices=System)
    code = models.CharField("Mã", max_length=40)
    name = models.CharField("Tên loại", max_length=100)
    folded = models.CharField(max_length=100, editable=False)
    abbreviation = models.CharField("Ký hiệu", max_length=10, blank=True)
    also_written = models.JSONField("Ký hiệu khác gặp ở văn bản đến", default=list, blank=True)
    group = models.CharField("Nhóm", max_length=16, choices=TypeGroup)
    is_numbered = models.BooleanField("Đánh số", default=True)
    prints_name = models.BooleanField("In tên loại trên văn bản", default=True)
    salutation = models.CharField("Lời gửi", max_length=30, blank=True)
    is_central_only = models.BooleanField("Chỉ cấp Trung ương ban hành", default=False)
    needs_appraisal = models.BooleanField("Phải thẩm định trước khi ký", default=False)
    rank = models.PositiveIntegerField("Thứ tự", default=0)

    objects = DatedQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "Thể loại văn bản"
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(fields=["system", "code", "valid_from"], name="document_type_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_paper(self) -> bool:
        """One of the eight administrative papers (giấy tờ hành chính) that every Party organisation may issue."""
        return self.group == TypeGroup.PAPER


class Urgency(DatedRow):
    """How urgent a document is (độ khẩn), and within what it is dealt with when no deadline is named; `level` is the code of edXML."""

    kind = "urgency"
    same = ("code",)

    code = models.CharField("Mã", max_length=20)
    name = models.CharField("Độ khẩn", max_length=30)
    level = models.PositiveSmallIntegerField("Mức")
    working_hours = models.PositiveSmallIntegerField("Thời hạn (giờ làm việc)", null=True, blank=True)
    working_days = models.PositiveSmallIntegerField("Thời hạn (ngày làm việc)", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "Độ khẩn"
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="urgency_once_a_day"),
            models.CheckConstraint(
                condition=Q(working_hours=None) | Q(working_days=None), name="urgency_period_in_one_unit"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Circulation(DatedRow):
    """How far a document may be passed on (phạm vi lưu hành); an axis apart from secrecy. No row means no restriction."""

    kind = "circulation"
    same = ("code",)

    code = models.CharField("Mã", max_length=30)
    name = models.CharField("Chỉ dẫn phạm vi", max_length=100)
    must_return = models.BooleanField("Phải thu hồi, trả lại", default=False)
    rank = models.PositiveIntegerField("Thứ tự", default=0)

    objects = DatedQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "Phạm vi lưu hành"
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="circulation_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.name


class FieldOfWork(DatedRow):
    """A field of work (ngành, lĩnh vực) by which documents and conclusions are followed."""

    kind = "field_of_work"
    same = ("code",)

    code = models.CharField("Mã", max_length=30)
    name = models.CharField("Lĩnh vực", max_length=150)
    rank = models.PositiveIntegerField("Thứ tự", default=0)

    objects = DatedQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "Lĩnh vực"
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="field_of_work_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.name


class Phrase(DatedRow):
    """A sentence offered to whoever directs, proposes, sends back or reminds (câu bút phê mẫu)."""

    kind = "phrase"
    same = ("occasion", "text")

    occasion = models.CharField("Dùng khi", max_length=12, choices=Occasion, default=Occasion.DIRECTIVE)
    text = models.CharField("Câu mẫu", max_length=300)
    rank = models.PositiveIntegerField("Thứ tự", default=0)

    objects = DatedQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "Câu mẫu"

    def __str__(self) -> str:
        return self.text
