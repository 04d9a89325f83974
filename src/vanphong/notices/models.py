from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from vanphong.notices import rules
from vanphong.notices.choices import Channel, Rhythm
from vanphong.organisation.api import Person


class Digest(models.Model):
    """One e-mail to one person. A notice belongs to at most one, so none is mailed twice; `error` says why it did not go out."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("Lập lúc")
    sent_at = models.DateTimeField("Gửi lúc", null=True)
    error = models.CharField("Lý do chưa gửi được", max_length=300, blank=True)

    class Meta:
        verbose_name = "Thư tổng hợp"
        indexes = [
            models.Index(fields=["person", "-sent_at"], name="notices_digest_of_person"),
            models.Index(fields=["-made_at"], condition=Q(sent_at=None), name="notices_digest_unsent"),
        ]


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices of a person."""

    def of(self, person_id: int) -> "NoticeQuerySet":
        """Those that are shown to the person in the application."""
        return self.filter(person_id=person_id, is_in_app=True)

    def unread(self) -> "NoticeQuerySet":
        """Those not read yet."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """One thing one person should know. `key` says what it is about: the same person is never told of the same thing twice.

    `shown_at` is when it may be shown: when the person's quiet hours are over.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField("Loại", max_length=40)
    sentence = models.CharField("Nội dung", max_length=400)
    ref_kind = models.CharField(max_length=16, blank=True)
    ref_id = models.BigIntegerField(default=0)
    key = models.CharField(max_length=120)
    is_in_app = models.BooleanField(default=True)
    is_in_digest = models.BooleanField(default=False)
    created_at = models.DateTimeField("Lúc")
    shown_at = models.DateTimeField()
    read_at = models.DateTimeField("Đọc lúc", null=True)
    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, null=True, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "Thông báo"
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="notices_once")]
        indexes = [
            models.Index(fields=["person", "-id"], condition=Q(is_in_app=True), name="notices_newest"),
            models.Index(
                fields=["person", "shown_at"], condition=Q(read_at=None, is_in_app=True), name="notices_unread"
            ),
            models.Index(
                fields=["person", "id"], condition=Q(is_in_digest=True, digest=None), name="notices_to_be_mailed"
            ),
        ]


class Preference(models.Model):
    """Where notices of one topic go for one person who chose something else than the topic's default."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField("Loại", max_length=40)
    channel = models.CharField("Nhận qua", max_length=6, choices=Channel)

    class Meta:
        verbose_name = "Lựa chọn thông báo"
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="notices_preference_once")]


class Habit(models.Model):
    """When a person may be disturbed and how often mailed; without a row: the usual quiet hours, a digest each morning."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    quiet_from = models.TimeField("Yên lặng từ", default=rules.QUIET_FROM)
    quiet_until = models.TimeField("Đến", default=rules.QUIET_UNTIL)
    rhythm = models.CharField("Thư tổng hợp", max_length=6, choices=Rhythm, default=Rhythm.DAILY)
    hour = models.PositiveSmallIntegerField("Gửi từ lúc", default=7, validators=[MaxValueValidator(23)])

    class Meta:
        verbose_name = "Thói quen nhận thông báo"
        constraints = [models.CheckConstraint(condition=Q(hour__lte=23), name="notices_habit_hour")]
