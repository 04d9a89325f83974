from django.db import models
from django.db.models import Q, QuerySet

from vanphong.delivery.choices import Channel, State
from vanphong.delivery.letters import Letter, SentFile
from vanphong.kernel.actor import Actor
from vanphong.kernel.participation import api as participation
from vanphong.kernel.records import Record
from vanphong.organisation.api import Organ

ENDED = [State.REFUSED.value, State.REVOKED.value]


class Dispatch(models.Model):
    """One act of sending (lần gửi): the letter and its files as they were, kept even when the document changes or is revoked."""

    source_kind = models.CharField(max_length=16)
    source_id = models.BigIntegerField()
    sender = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="Nơi gửi")
    reference = models.CharField("Số, ký hiệu", max_length=100)
    subject = models.CharField("Trích yếu", max_length=2000)
    folded = models.CharField(max_length=3000, default="")
    particulars = models.JSONField()
    files = models.JSONField(default=list)
    secrecy = models.PositiveSmallIntegerField("Độ mật", default=0)
    sent_at = models.DateTimeField("Gửi lúc")
    sent_by = models.CharField("Người gửi", max_length=200)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    key = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        verbose_name = "Lần gửi"
        indexes = [models.Index(fields=["source_kind", "source_id"], name="dispatch_of_source")]

    @property
    def letter(self) -> Letter:
        """The particulars as they were sent."""
        return Letter.from_json(self.particulars)

    @property
    def sent_files(self) -> list[SentFile]:
        """The files as they were sent."""
        return [SentFile(**kept) for kept in self.files]


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Filters on deliveries."""

    def visible_to(self, actor: Actor) -> QuerySet["Delivery"]:
        """Those in which the actor takes part, as registry of the recipient, within the clearance."""
        return participation.visible(self, Delivery.kind, actor)

    def of_source(self, kind: str, record_id: int) -> "DeliveryQuerySet":
        """Those of everything that was sent of one record."""
        return self.filter(source_kind=kind, source_id=record_id)


class Delivery(Record):
    """What became of a dispatch at one recipient. `organ_id` is the sender, in whose books it stands; an organ gets a record's letter once."""

    kind = "delivery"

    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="deliveries")
    source_kind = models.CharField(max_length=16)
    source_id = models.BigIntegerField()
    organ_id = models.BigIntegerField("Nơi gửi")
    secrecy = models.PositiveSmallIntegerField("Độ mật", default=0)
    recipient = models.ForeignKey(Organ, models.PROTECT, null=True, related_name="+", verbose_name="Nơi nhận")
    recipient_name = models.CharField("Nơi nhận", max_length=250)
    folded = models.CharField(max_length=300, default="")
    purpose = models.CharField("Mục đích", max_length=200, blank=True)
    channel = models.CharField("Hình thức", max_length=8, choices=Channel)
    opened_at = models.DateTimeField("Xem lúc", null=True)
    opened_by = models.CharField("Người xem", max_length=200, blank=True)
    registered_at = models.DateTimeField("Vào sổ lúc", null=True)
    ended_at = models.DateTimeField("Từ chối, thu hồi lúc", null=True)
    ended_by = models.CharField("Người từ chối, thu hồi", max_length=200, blank=True)
    arrival_number = models.CharField("Số đến", max_length=60, blank=True)
    record_kind = models.CharField(max_length=16, blank=True)
    record_id = models.BigIntegerField(null=True)
    reason = models.CharField("Lý do", max_length=500, blank=True)
    handed_to = models.CharField("Người nhận bản giấy", max_length=200, blank=True)
    handed_on = models.DateField("Ngày chuyển giao", null=True)
    note = models.CharField("Ghi chú", max_length=300, blank=True)

    objects = models.Manager.from_queryset(DeliveryQuerySet)()

    class Meta:
        verbose_name = "Gửi nhận"
        indexes = [
            models.Index(fields=["source_kind", "source_id", "id"], name="delivery_of_source"),
            models.Index(fields=["recipient", "state", "-id"], name="delivery_at_recipient"),
            models.Index(fields=["organ_id", "state", "-id"], name="delivery_of_sender"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_kind", "source_id", "recipient"],
                condition=~Q(state__in=ENDED),
                name="delivery_once_per_organ",
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.PAPER.value) | Q(recipient__isnull=False), name="delivery_internal_to_organ"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.REGISTERED.value) | ~Q(arrival_number=""),
                name="delivery_registered_has_number",
            ),
            models.CheckConstraint(condition=~Q(state__in=ENDED) | ~Q(reason=""), name="delivery_ended_has_reason"),
        ]

    @property
    def is_live(self) -> bool:
        """Neither refused nor revoked."""
        return self.state not in ENDED
