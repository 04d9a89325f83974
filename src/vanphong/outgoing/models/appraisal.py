from typing import ClassVar

from django.db import models
from django.db.models import Q

from vanphong.kernel.records import Record
from vanphong.outgoing.choices import Answer, ConsultationState
from vanphong.outgoing.models.documents import OutgoingDocument


class Appraisal(models.Model):
    """The appraisal (thẩm định) of one content of a document: content, form, authority, each with its finding. Voided when the content changes.

    `form_findings` are those of the check of this version as they stood, a dismissed one with `dismissed` (reason, person).
    """

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="appraisals")
    sha256 = models.CharField("Mã nội dung", max_length=64)
    version_number = models.PositiveIntegerField("Bản thảo số")
    is_content_good = models.BooleanField("Nội dung đạt")
    content_note = models.TextField("Nhận xét nội dung", blank=True)
    is_form_good = models.BooleanField("Thể thức đạt")
    form_note = models.TextField("Nhận xét thể thức", blank=True)
    is_authority_good = models.BooleanField("Thẩm quyền đạt")
    authority_note = models.TextField("Nhận xét thẩm quyền", blank=True)
    findings = models.JSONField("Căn cứ thẩm quyền", default=list)
    form_profile = models.CharField("Bộ quy tắc thể thức", max_length=40, blank=True)
    form_engine = models.CharField("Phiên bản bộ kiểm tra", max_length=20, blank=True)
    form_findings = models.JSONField("Phát hiện về thể thức", default=list)
    is_passed = models.BooleanField("Kết quả")
    person_id = models.BigIntegerField()
    person = models.CharField("Người thẩm định", max_length=200)
    title = models.CharField("Chức vụ", max_length=300)
    on_behalf_of = models.CharField("Thay", max_length=300, blank=True)
    at = models.DateTimeField("Lúc")
    voided_at = models.DateTimeField("Hết giá trị lúc", null=True, blank=True)
    voided_reason = models.CharField("Hết giá trị vì", max_length=300, blank=True)

    class Meta:
        verbose_name = "Thẩm định"
        indexes = [models.Index(fields=["document", "-id"], name="outgoing_appraisals")]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(is_passed=True, voided_at=None), name="outgoing_one_valid_appraisal"
            ),
            models.CheckConstraint(
                condition=Q(is_passed=False)
                | Q(is_content_good=True, is_form_good=True, is_authority_good=True) & ~Q(sha256=""),
                name="outgoing_passed_in_every_point",
            ),
        ]


class Consultation(Record):
    """A question about a draft to people, units or organs (xin ý kiến): a side branch that stops nothing."""

    kind: ClassVar[str] = "consultation"

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="consultations")
    organ_id = models.BigIntegerField()
    question = models.TextField("Nội dung xin ý kiến")
    due_on = models.DateField("Hạn trả lời", null=True, blank=True)
    version_id = models.BigIntegerField("Bản thảo")
    version_number = models.PositiveIntegerField("Bản thảo số")
    asked_by = models.CharField("Người xin ý kiến", max_length=300)
    asked_by_position_id = models.BigIntegerField()
    summary = models.TextField("Tổng hợp, tiếp thu", blank=True)
    reminded_at = models.DateTimeField("Nhắc gần nhất", null=True, blank=True)

    told: str = ""
    """What the act in hand adds to its sentence in the journal."""

    class Meta:
        verbose_name = "Xin ý kiến"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in ConsultationState]), name="outgoing_consultation_state"
            )
        ]

    @property
    def stage(self) -> ConsultationState:
        """The state with its words."""
        return ConsultationState(self.state)


class Opinion(models.Model):
    """What one of those asked answered; empty `answer`: nothing yet. One answers for whom was asked: a unit's or organ's answer is one."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="opinions")
    principal = models.BigIntegerField()
    label = models.CharField("Nơi được hỏi", max_length=400)
    answer = models.CharField("Ý kiến", max_length=10, choices=Answer, blank=True)
    text = models.TextField("Nội dung ý kiến", blank=True)
    person_id = models.BigIntegerField(null=True)
    person = models.CharField("Người trả lời", max_length=200, blank=True)
    title = models.CharField("Chức vụ", max_length=300, blank=True)
    answered_at = models.DateTimeField("Trả lời lúc", null=True, blank=True)

    class Meta:
        verbose_name = "Ý kiến"
        constraints = [
            models.UniqueConstraint(fields=["consultation", "principal"], name="outgoing_asked_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (Q(answer__in=[str(answer) for answer in Answer]) & Q(answered_at__isnull=False)),
                name="outgoing_opinion_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["principal", "answered_at"], name="outgoing_asked")]
