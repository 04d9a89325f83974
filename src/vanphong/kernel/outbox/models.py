from django.db import models
from django.db.models import Q

from vanphong.kernel.outbox.registry import title_of


class JobState(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang chạy"
    FAILED = "failed", "Không làm được"
    DONE = "done", "Đã xong"


class Job(models.Model):
    """One thing to be done. `key`, where given, makes it unique for ever; `payload` is JSON; `error` the last failure's words."""

    name = models.CharField(max_length=120)
    key = models.CharField(max_length=160, null=True, unique=True)
    payload = models.TextField(default="{}")
    state = models.CharField(max_length=8, choices=JobState, default=JobState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    run_at = models.DateTimeField()
    created_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=80, default="")
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(default="")

    class Meta:
        indexes = [
            models.Index(fields=["run_at", "id"], condition=Q(state="waiting"), name="outbox_waiting"),
            models.Index(fields=["state", "-id"], condition=~Q(state="done"), name="outbox_unfinished"),
        ]

    @property
    def title(self) -> str:
        """What it does, in words."""
        return title_of(self.name)


class Worker(models.Model):
    """A worker process and when it last gave a sign of life."""

    name = models.CharField(max_length=80, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()


class Schedule(models.Model):
    """A recurring job and when it is next due."""

    name = models.CharField(max_length=120, unique=True)
    due_at = models.DateTimeField()
