from typing import Any

from django.db import models
from django.db.models import Q

from vanphong.outgoing.choices import CheckOutcome
from vanphong.outgoing.models.documents import OutgoingDocument


class FormCheck(models.Model):
    """What the rules of form (thể thức) found in one version of a draft.

    `findings`: each as `docform.finding_data` tells it, with its mark, and each place with boxes = [page, left, top, right, bottom] in parts of the
    page. `profile` and `engine` say by which rules; `problem` why it was not checked.
    """

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="form_checks")
    version_id = models.BigIntegerField("Tệp")
    version_number = models.PositiveIntegerField("Bản thảo số")
    sha256 = models.CharField("Mã nội dung của tệp", max_length=64)
    outcome = models.CharField("Trạng thái", max_length=10, choices=CheckOutcome, default=CheckOutcome.WAITING)
    profile = models.CharField("Bộ quy tắc", max_length=40, blank=True)
    engine = models.CharField("Phiên bản bộ kiểm tra", max_length=20, blank=True)
    findings = models.JSONField("Phát hiện", default=list)
    problem = models.CharField("Vì sao chưa kiểm tra được", max_length=500, blank=True)
    asked_at = models.DateTimeField("Yêu cầu lúc")
    checked_at = models.DateTimeField("Kiểm tra lúc", null=True, blank=True)

    class Meta:
        verbose_name = "Kiểm tra thể thức"
        constraints = [
            models.UniqueConstraint(fields=["document", "version_id"], name="outgoing_version_checked_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=[str(state) for state in CheckOutcome]), name="outgoing_check_outcome_is_known"
            ),
        ]

    def finding(self, mark: str) -> dict[str, Any] | None:
        """The finding with this mark."""
        return next((each for each in self.findings if each["mark"] == mark), None)


class Dismissal(models.Model):
    """A finding that a person lets stand, with the reason; it holds for every version in which the same is found at the same words."""

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="dismissals")
    mark = models.CharField("Phát hiện", max_length=16)
    code = models.CharField("Mã quy tắc", max_length=8)
    sentence = models.CharField("Nội dung phát hiện", max_length=500)
    reason = models.CharField("Lý do", max_length=1000)
    person_id = models.BigIntegerField()
    person = models.CharField("Người bỏ qua", max_length=200)
    title = models.CharField("Chức vụ", max_length=300)
    at = models.DateTimeField("Lúc")
    restored_at = models.DateTimeField("Phục hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "Bỏ qua phát hiện"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "mark"], condition=Q(restored_at=None), name="outgoing_dismissed_once"
            )
        ]
