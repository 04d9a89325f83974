from typing import Self

from django.db import models
from django.db.models import F, Q

from vanphong.catalogue.api import Circulation, DocumentType, FieldOfWork, Secrecy
from vanphong.incoming.choices import NUMBERED, Channel, State
from vanphong.kernel.actor import Actor
from vanphong.kernel.participation import api as participation
from vanphong.kernel.records import Record
from vanphong.organisation.api import Organ
from vanphong.registers.api import Number, Register


class IncomingQuerySet(models.QuerySet["IncomingDocument"]):
    """Filters on arrived documents."""

    def visible_to(self, actor: Actor) -> Self:
        """Those in which the actor takes part and for which the clearance suffices."""
        return participation.visible(self, IncomingDocument.kind, actor)

    def in_state(self, *states: State) -> Self:
        """Those in one of these states."""
        return self.filter(state__in=states)


class IncomingDocument(Record):
    """A document that arrived (văn bản đến). `received_at` starts the clock; number and register are given once and never change.

    `proposer` and `leader` are stored principals: who is asked to propose, and to whom it was handed for a directive. `is_stub`: a secret
    document of which only the line in the register is kept here. `delivery_id` is the delivery it came by, `number` the row of the ledger,
    `searchable` the folded words of the particulars (`queries.search`).
    """

    kind = "incoming"
    known_capacities: tuple[tuple[int, ...], frozenset[str]] | None = None
    """What an actor of these principals is to the document, where its page has asked already; not stored."""
    told = ""
    """What the act under way has to say in the journal beside its own words; set by the effect, not stored."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="Cơ quan vào sổ")
    channel = models.CharField("Nguồn đến", max_length=10, choices=Channel)
    delivery_id = models.BigIntegerField("Lần gửi", null=True)
    received_at = models.DateTimeField("Tiếp nhận lúc")
    arrived_on = models.DateField("Ngày đến")
    register = models.ForeignKey(Register, models.PROTECT, null=True, related_name="+", verbose_name="Sổ")
    number = models.OneToOneField(Number, models.PROTECT, null=True, related_name="+", verbose_name="Số trong sổ")
    arrival_number = models.PositiveIntegerField("Số đến", null=True)
    registered_at = models.DateTimeField("Vào sổ lúc", null=True)
    sender_organ = models.ForeignKey(
        Organ, models.PROTECT, null=True, related_name="+", verbose_name="Cơ quan gửi (danh bạ)"
    )
    sender_name = models.CharField("Nơi gửi", max_length=300, default="")
    sender_folded = models.CharField(max_length=300, default="")
    reference = models.CharField("Số, ký hiệu", max_length=60, default="")
    reference_key = models.CharField(max_length=60, default="", db_index=True)
    issued_on = models.DateField("Ngày văn bản", null=True)
    document_type = models.ForeignKey(
        DocumentType, models.PROTECT, null=True, related_name="+", verbose_name="Loại văn bản"
    )
    subject = models.TextField("Trích yếu", default="")
    searchable = models.TextField(default="")
    signer_name = models.CharField("Người ký", max_length=120, default="")
    signer_position = models.CharField("Chức vụ người ký", max_length=160, default="")
    competence = models.CharField("Quyền hạn ký", max_length=160, default="")
    urgency = models.CharField("Độ khẩn", max_length=20, default="normal")
    secrecy = models.PositiveSmallIntegerField("Độ mật", choices=Secrecy, default=Secrecy.ORDINARY)
    is_stub = models.BooleanField("Chỉ ghi sổ", default=False)
    circulation = models.ForeignKey(
        Circulation, models.PROTECT, null=True, related_name="+", verbose_name="Phạm vi lưu hành"
    )
    page_count = models.PositiveIntegerField("Số trang", null=True)
    copy_count = models.PositiveIntegerField("Số bản", null=True)
    field_of_work = models.ForeignKey(FieldOfWork, models.PROTECT, null=True, related_name="+", verbose_name="Lĩnh vực")
    due_on = models.DateField("Hạn xử lý", null=True)
    is_reply_required = models.BooleanField("Yêu cầu trả lời", default=False)
    note = models.CharField("Ghi chú", max_length=500, default="")
    proposer = models.BigIntegerField("Chuyển đề xuất", null=True)
    leader = models.BigIntegerField("Trình lãnh đạo", null=True)
    result = models.CharField("Kết quả", max_length=1000, default="")
    closed_on = models.DateField("Kết thúc ngày", null=True)
    was_sent_back = models.BooleanField("Đã trả lại nơi gửi", default=False)
    withdrawn = models.CharField("Nơi gửi thu hồi", max_length=500, default="")

    objects = models.Manager.from_queryset(IncomingQuerySet)()

    class Meta:
        verbose_name = "Văn bản đến"
        constraints = [
            models.UniqueConstraint(
                fields=["delivery_id"], condition=~Q(state=State.REMOVED), name="incoming_delivery_once"
            ),
            models.CheckConstraint(condition=Q(state__in=[str(each) for each in State]), name="incoming_known_state"),
            models.CheckConstraint(
                condition=Q(number=None, register=None, arrival_number=None, registered_at=None)
                | Q(number__isnull=False, register__isnull=False, arrival_number__gt=0, registered_at__isnull=False),
                name="incoming_number_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.RECEIVED, State.REMOVED]) | Q(number__isnull=False),
                name="incoming_open_is_numbered",
            ),
            models.CheckConstraint(condition=Q(secrecy__lte=Secrecy.TOP_SECRET), name="incoming_known_secrecy"),
            models.CheckConstraint(
                condition=Q(secrecy__lt=Secrecy.TOP_SECRET) | Q(subject=""),
                name="incoming_top_secret_without_subject",
            ),
            models.CheckConstraint(
                condition=Q(is_stub=False) | Q(secrecy__gt=Secrecy.ORDINARY), name="incoming_stub_is_secret"
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=F("arrived_on")), name="incoming_due_after_arrival"
            ),
        ]
        indexes = [
            models.Index(fields=["organ", "reference_key", "issued_on"], name="incoming_same_reference"),
            models.Index(fields=["register", "-arrival_number"], name="incoming_in_register"),
            models.Index(fields=["arrived_on"], name="incoming_by_arrival"),
            models.Index(fields=["arrival_number"], name="incoming_by_number"),
            models.Index(fields=["state", "-id"], name="incoming_by_state"),
            models.Index(fields=["proposer", "state", "id"], name="incoming_of_proposer"),
            models.Index(fields=["leader", "state", "id"], name="incoming_of_leader"),
            models.Index(fields=["state", "due_on", "id"], name="incoming_due_by_state"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """How the document is called on screens that its reader may see: reference and subject."""
        named = " — ".join(part for part in (self.reference, self.subject) if part)
        return named or (self.public_title if self.secrecy else "Văn bản chưa có trích yếu")

    @property
    def public_title(self) -> str:
        """How it is called where secrecy cannot be kept (notices, e-mail): of a secret document the number alone."""
        if self.secrecy:
            return f"Văn bản {Secrecy(self.secrecy).label.lower()} số đến {self.arrival_number or '(chưa vào sổ)'}"
        return self.title

    @property
    def is_numbered(self) -> bool:
        """Whether it is registered and not yet dealt with."""
        return self.state in NUMBERED


class Proposal(models.Model):
    """What the office proposed (đề xuất), once: lead, support and informed are stored principals. Never altered; a later one stands beside it."""

    document = models.ForeignKey(IncomingDocument, models.PROTECT, related_name="proposals")
    at = models.DateTimeField()
    person_id = models.BigIntegerField()
    person = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    on_behalf_of = models.CharField(max_length=300)
    leader = models.BigIntegerField()
    opinion = models.TextField("Ý kiến tham mưu", default="")
    lead = models.BigIntegerField("Chủ trì", null=True)
    support = models.JSONField("Phối hợp", default=list)
    informed = models.JSONField("Nhận để biết", default=list)
    due_on = models.DateField("Hạn xử lý", null=True)
    is_acceptance_required = models.BooleanField("Nghiệm thu kết quả", default=False, db_default=False)


class Directive(models.Model):
    """What a leader directed (bút phê), once: who, when, on whose behalf it was conveyed, the words and whom it names. Never altered."""

    document = models.ForeignKey(IncomingDocument, models.PROTECT, related_name="directives")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, related_name="directives")
    at = models.DateTimeField()
    person_id = models.BigIntegerField()
    person = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    on_behalf_of = models.CharField(max_length=300)
    text = models.TextField("Ý kiến chỉ đạo")
    lead = models.BigIntegerField("Chủ trì", null=True)
    support = models.JSONField("Phối hợp", default=list)
    informed = models.JSONField("Nhận để biết", default=list)
    due_on = models.DateField("Hạn xử lý", null=True)
    is_acceptance_required = models.BooleanField("Nghiệm thu kết quả", default=False, db_default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="incoming_directive_has_text")]
