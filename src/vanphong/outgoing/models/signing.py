from django.db import models
from django.db.models import Q

from vanphong.organisation.api import Position
from vanphong.outgoing.choices import StepOutcome
from vanphong.outgoing.models.documents import OutgoingDocument


class SigningStep(models.Model):
    """One signer's part in one submission: ranks follow each other, steps of one rank stand side by side. `opened_at` None: not yet the turn."""

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="steps")
    round = models.PositiveIntegerField("Lượt trình")
    rank = models.PositiveIntegerField("Thứ tự ký")
    position = models.ForeignKey(Position, models.PROTECT, related_name="+")
    is_final = models.BooleanField("Ký ban hành")
    opened_at = models.DateTimeField("Đến lượt lúc", null=True, blank=True)
    outcome = models.CharField("Kết quả", max_length=10, choices=StepOutcome, blank=True)
    closed_at = models.DateTimeField("Xong lúc", null=True, blank=True)
    person = models.CharField("Người thực hiện", max_length=200, blank=True)
    on_behalf_of = models.CharField("Thay", max_length=300, blank=True)
    note = models.CharField("Ghi chú, lý do", max_length=1000, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        verbose_name = "Bước ký"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "round", "position"],
                condition=Q(outcome__in=["", "signed"]),
                name="outgoing_signs_once",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", closed_at=None)
                | (Q(outcome__in=[str(each) for each in StepOutcome]) & Q(closed_at__isnull=False)),
                name="outgoing_step_is_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["position", "document"],
                condition=Q(outcome="", opened_at__isnull=False),
                name="outgoing_waiting_for_signer",
            )
        ]


class Signature(models.Model):
    """A signature: a recorded act bound to a content, after the person proved who they are. Never altered (refused by the database)."""

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="signatures")
    step = models.OneToOneField(SigningStep, models.PROTECT, related_name="signature")
    sha256 = models.CharField("Mã nội dung", max_length=64)
    files = models.JSONField("Các tệp đã ký")
    person_id = models.BigIntegerField()
    person = models.CharField("Người ký", max_length=200)
    position_id = models.BigIntegerField()
    title = models.CharField("Chức vụ", max_length=300)
    on_behalf_of = models.CharField("Ký thay", max_length=300, blank=True)
    method = models.CharField("Hình thức", max_length=20)
    evidence = models.JSONField("Bằng chứng", default=dict)
    at = models.DateTimeField("Ký lúc")

    class Meta:
        verbose_name = "Chữ ký"
        constraints = [models.CheckConstraint(condition=~Q(sha256=""), name="outgoing_signature_has_content")]
