from datetime import date

from django.db import models
from django.db.models import Q, QuerySet

from vanphong.kernel.actor import Actor
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity
from vanphong.kernel.records import Record
from vanphong.tasks.choices import OPEN, UNSETTLED, State

LEAD = Capacity.LEAD.value


class TaskQuerySet(models.QuerySet["Task"]):
    """Filters on tasks."""

    def visible_to(self, actor: Actor) -> QuerySet["Task"]:
        """Those in which the actor takes part, within the clearance."""
        return participation.visible(self, Task.kind, actor)

    def of_source(self, kind: str, record_id: int) -> "TaskQuerySet":
        """Those of one record."""
        return self.filter(source_kind=kind, source_id=record_id)

    def leads_beside(self, task: "Task") -> "TaskQuerySet":
        """The leads of the same record at the same level, this one left out."""
        beside = self.of_source(task.source_kind, task.source_id).filter(parent_id=task.parent_id, capacity=LEAD)
        return beside.exclude(pk=task.pk)


class Task(Record):
    """What one holder has to do about a record (việc được giao): one row per assignee; `parent` is the task it was passed on from.

    `organ_id` is the organ that assigns it. `received_at` is when the record came: the clock starts there. `holder` and `assigner` are stored
    principals. At each level of a record's tree one lead at most is open.
    """

    kind = "task"

    source_kind = models.CharField(max_length=16)
    source_id = models.BigIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    organ_id = models.BigIntegerField("Cơ quan giao")
    title = models.CharField("Nội dung", max_length=2000)
    folded = models.CharField(max_length=4000, default="")
    secrecy = models.PositiveSmallIntegerField("Độ mật", default=0)
    received_at = models.DateTimeField("Nhận lúc")
    capacity = models.CharField("Vai trò", max_length=12, choices=Capacity)
    holder = models.BigIntegerField("Người được giao")
    assigner = models.BigIntegerField("Người giao")
    assigner_name = models.CharField("Người giao", max_length=300)
    instruction = models.TextField("Yêu cầu", blank=True)
    due_on = models.DateField("Hạn", null=True)
    extension_count = models.PositiveSmallIntegerField("Số lần gia hạn", default=0)
    is_reply_required = models.BooleanField("Yêu cầu trả lời", default=False)
    is_acceptance_required = models.BooleanField("Nghiệm thu kết quả", default=False)
    opened_at = models.DateTimeField("Mở xem lúc", null=True)
    opened_by = models.CharField("Người mở xem", max_length=200, blank=True)
    reminder = models.CharField("Đôn đốc", max_length=1000, blank=True)
    reminded_at = models.DateTimeField("Đôn đốc lúc", null=True)
    reason = models.CharField("Lý do", max_length=1000, blank=True)
    result = models.TextField("Kết quả", blank=True)
    evidence_kind = models.CharField(max_length=16, blank=True)
    evidence_id = models.BigIntegerField("Minh chứng", null=True)
    evidence_text = models.CharField("Minh chứng", max_length=500, blank=True)
    no_reply_reason = models.CharField("Lý do không trả lời", max_length=1000, blank=True)
    reported_at = models.DateTimeField("Báo hoàn thành lúc", null=True)
    reported_by = models.CharField("Người báo hoàn thành", max_length=200, blank=True)
    accepted_by = models.CharField("Người nghiệm thu", max_length=300, blank=True)
    completed_at = models.DateTimeField("Hoàn thành lúc", null=True)
    completed_by = models.CharField("Người hoàn thành", max_length=200, blank=True)
    ended_at = models.DateTimeField("Thôi giao lúc", null=True)

    objects = models.Manager.from_queryset(TaskQuerySet)()

    class Meta:
        verbose_name = "Nhiệm vụ"
        indexes = [
            models.Index(fields=["source_kind", "source_id", "id"], name="task_of_source"),
            models.Index(fields=["holder", "state", "due_on"], name="task_of_holder"),
            models.Index(fields=["organ_id", "state", "due_on"], name="task_of_organ"),
            models.Index(fields=["assigner", "state", "due_on"], name="task_of_assigner"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_kind", "source_id"],
                condition=Q(capacity=LEAD, parent=None, state__in=OPEN),
                name="task_one_open_lead",
            ),
            models.UniqueConstraint(
                fields=["parent"],
                condition=Q(capacity=LEAD, parent__isnull=False, state__in=OPEN),
                name="task_one_open_lead_below",
            ),
            models.CheckConstraint(
                condition=Q(capacity__in=[LEAD, Capacity.SUPPORT.value, Capacity.INFORMED.value]),
                name="task_known_capacity",
            ),
            models.CheckConstraint(
                condition=Q(state=State.COMPLETED.value, completed_at__isnull=False)
                | (~Q(state=State.COMPLETED.value) & Q(completed_at=None)),
                name="task_completed_at",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.AWAITING_ACCEPTANCE.value) | Q(reported_at__isnull=False),
                name="task_awaits_what_was_reported",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.COMPLETED.value)
                | Q(is_reply_required=False)
                | Q(evidence_id__isnull=False)
                | ~Q(evidence_text="")
                | ~Q(no_reply_reason=""),
                name="task_reply_has_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.RETURNED.value, State.REASSIGNED.value, State.RECALLED.value])
                | ~Q(reason=""),
                name="task_ended_has_reason",
            ),
        ]

    @property
    def source(self) -> tuple[str, int]:
        """The record that is assigned."""
        return self.source_kind, self.source_id

    @property
    def is_lead(self) -> bool:
        """Whether the holder is responsible for the whole."""
        return self.capacity == LEAD

    @property
    def is_unread(self) -> bool:
        """Whether the holder has not looked at it, or wants to read again what is for information."""
        if self.capacity == Capacity.INFORMED:
            return self.state == State.ASSIGNED
        return self.state in OPEN and self.opened_at is None

    @property
    def role(self) -> str:
        """The capacity in words, small letters: «chủ trì»."""
        return Capacity(self.capacity).label.lower()

    @property
    def done_word(self) -> str:
        """What the holder says by completing it: that it is done, or that it is done and may be accepted."""
        return "Báo hoàn thành, chờ nghiệm thu" if self.is_acceptance_required else "Hoàn thành"

    @property
    def evidence(self) -> tuple[str, int] | None:
        """The record that proves it done."""
        return (self.evidence_kind, self.evidence_id) if self.evidence_id else None

    @property
    def has_evidence(self) -> bool:
        """Whether a record or a reference proves it done (files apart)."""
        return bool(self.evidence_id or self.evidence_text)

    def waits_for_child(self) -> bool:
        """Whether the lead to whom it was passed on has not settled it."""
        return self.children.filter(capacity=LEAD, state__in=UNSETTLED).exists()

    def has_open_lead_beside(self) -> bool:
        """Whether another lead of the same level is open."""
        return Task.objects.leads_beside(self).filter(state__in=OPEN).exists()


class Extension(models.Model):
    """A deadline was put off (gia hạn); the old one is kept."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="extensions")
    old_due_on = models.DateField("Hạn cũ", null=True)
    new_due_on = models.DateField("Hạn mới")
    reason = models.CharField("Lý do", max_length=1000)
    by = models.CharField("Người gia hạn", max_length=300)
    at = models.DateTimeField("Lúc")

    class Meta:
        verbose_name = "Gia hạn"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="extension_has_reason")]

    @property
    def days(self) -> tuple[date | None, date]:
        """From which day to which."""
        return self.old_due_on, self.new_due_on
