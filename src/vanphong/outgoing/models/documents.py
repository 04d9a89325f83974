from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vanphong.catalogue.api import Circulation, DocumentType, FieldOfWork
from vanphong.kernel.actor import Actor
from vanphong.kernel.participation import api as participation
from vanphong.kernel.records import Record
from vanphong.organisation.api import BodyCode, Organ, Position, Unit
from vanphong.outgoing.choices import UNDER_SIGNATURE, RecipientRole, State


class DocumentSet(models.QuerySet["OutgoingDocument"]):
    """Filters on outgoing documents."""

    def visible_to(self, actor: Actor) -> "DocumentSet":
        """Those in which the actor takes part and for whose secrecy the clearance suffices."""
        return participation.visible(self, OutgoingDocument.kind, actor)


class OutgoingDocument(Record):
    """A document that the office drafts, signs and issues (văn bản đi).

    `sha256` names the content as it stands (the main file alone, or the list of files with their appendices); `appraised_sha256` the content
    that passed the appraisal, empty when none did or it was voided. `turn` holds the positions whose turn it is to sign.
    """

    kind: ClassVar[str] = "outgoing"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="Cơ quan ban hành")
    body_code = models.CharField("Ban hành với danh nghĩa", max_length=24, choices=BodyCode)
    document_type = models.ForeignKey(DocumentType, models.PROTECT, related_name="+", verbose_name="Thể loại")
    subject = models.CharField("Trích yếu", max_length=1000)
    searchable = models.TextField(default="")
    field = models.ForeignKey(
        FieldOfWork, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Lĩnh vực"
    )
    urgency = models.CharField("Độ khẩn", max_length=20, default="normal")
    secrecy = models.PositiveSmallIntegerField("Độ mật", default=0)
    circulation = models.ForeignKey(
        Circulation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Phạm vi lưu hành"
    )
    is_reply_required = models.BooleanField("Yêu cầu nơi nhận trả lời", default=False)
    reply_due_on = models.DateField("Đề nghị trả lời trước ngày", null=True, blank=True)

    author_person_id = models.BigIntegerField("Người soạn")
    author = models.CharField("Tên người soạn", max_length=200)
    author_position_id = models.BigIntegerField("Chức vụ người soạn")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="Đơn vị soạn")

    signer = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+", verbose_name="Người ký")
    signing_form = models.CharField("Hình thức ký", max_length=12, blank=True)
    competence = models.CharField("Quyền hạn ký (in)", max_length=200, blank=True)
    signer_title = models.CharField("Chức vụ ký (in)", max_length=200, blank=True)
    signer_name = models.CharField("Họ tên người ký (in)", max_length=200, blank=True)
    recipient_count = models.PositiveIntegerField("Số nơi nhận", default=0)

    needs_appraisal = models.BooleanField("Phải thẩm định", default=True)
    authority = models.CharField("Thẩm quyền", max_length=10, blank=True)
    authority_findings = models.JSONField("Căn cứ thẩm quyền", default=list)
    sha256 = models.CharField("Mã nội dung", max_length=64, blank=True)
    appraised_sha256 = models.CharField("Mã nội dung đã thẩm định", max_length=64, blank=True)
    version_number = models.PositiveIntegerField("Bản thảo số", default=0)
    left_out = models.JSONField("Tệp không ban hành", default=list)
    round = models.PositiveIntegerField("Lượt trình", default=0)
    turn = models.JSONField("Đang ở lượt ký của", default=list)
    remark = models.CharField("Lý do trả lại, hủy", max_length=1000, blank=True)

    number_id = models.BigIntegerField(null=True, blank=True)
    number = models.PositiveIntegerField("Số", null=True, blank=True)
    notation = models.CharField("Ký hiệu", max_length=60, blank=True)
    reference = models.CharField("Số, ký hiệu", max_length=80, blank=True)
    reference_key = models.CharField(max_length=80, blank=True, db_index=True)
    issued_on = models.DateField("Ngày ban hành", null=True, blank=True)
    issued_at = models.DateTimeField("Phát hành lúc", null=True, blank=True)
    page_count = models.PositiveIntegerField("Số trang", null=True, blank=True)

    in_reply_to = models.CharField("Trả lời văn bản", max_length=300, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="Thay thế văn bản"
    )
    changed_at = models.DateTimeField("Thay đổi gần nhất")

    objects = models.Manager.from_queryset(DocumentSet)()

    class Meta:
        verbose_name = "Văn bản đi"
        indexes = [
            models.Index(fields=["organ", "state", "-id"], name="outgoing_of_organ"),
            models.Index(fields=["-issued_on", "-id"], name="outgoing_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=sorted(UNDER_SIGNATURE))
                | Q(needs_appraisal=False)
                | (Q(appraised_sha256=F("sha256")) & ~Q(sha256="")),
                name="outgoing_signed_content_is_appraised",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in State]), name="outgoing_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.NUMBERED.value, State.RENDERED.value, State.ISSUED.value])
                | Q(number_id__isnull=False, issued_on__isnull=False),
                name="outgoing_numbered_has_number",
            ),
            models.UniqueConstraint(
                fields=["number_id"], condition=Q(number_id__isnull=False), name="outgoing_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_type.name} {self.reference}".strip() if self.reference else self.document_type.name

    known_capacities: tuple[tuple[int, ...], frozenset[str]] | None = None
    """In which capacities the principals that asked for this page take part; a freshly locked record knows nothing."""
    read_version: int | None = None
    read_previous: int | None = None
    told: str = ""
    """What the act in hand adds to its sentence in the journal."""
    concerned: Sequence[int] = ()
    """The principals who have something to do after the act in hand; for the event."""

    @property
    def refusals(self) -> Sequence[str]:
        """The sentences of the authority table that forbid the issue."""
        return [finding["sentence"] for finding in self.authority_findings if finding["level"] == "blocks"]

    @property
    def is_appraised(self) -> bool:
        """Whether exactly this content has passed the appraisal."""
        return bool(self.sha256) and self.sha256 == self.appraised_sha256

    @property
    def stage(self) -> State:
        """The state with its words."""
        return State(self.state)


class Recipient(models.Model):
    """One line of the recipients (Kính gửi, Nơi nhận, Lưu): an organ, or the text alone."""

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="recipients")
    role = models.CharField("Loại", max_length=10, choices=RecipientRole)
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.CharField("Tên in", max_length=300)
    rank = models.PositiveIntegerField("Thứ tự")

    class Meta:
        verbose_name = "Nơi nhận"
        constraints = [models.UniqueConstraint(fields=["document", "rank"], name="outgoing_recipient_rank_once")]


class ReadMark(models.Model):
    """Up to which content of a document a person has read: what changed since is shown at the next reading."""

    document = models.ForeignKey(OutgoingDocument, models.CASCADE, related_name="read_marks")
    person_id = models.BigIntegerField()
    version_id = models.BigIntegerField()
    previous_version_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "person_id"], name="outgoing_read_mark_once")]
