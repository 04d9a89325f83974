from django.db import models
from django.db.models import Q

from vanphong.files.choices import DerivativeKind, FileFormat, Progress, Slot, StepName


class Blob(models.Model):
    """A content, kept once and never altered. `page_sizes`: [[width, height], …] in points, where the format itself tells.

    `is_held`: a secrecy mark was recognised on it in zone `internet`; nothing of it is shown until somebody decides.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    page_sizes = models.JSONField(default=list)
    stored_by = models.BigIntegerField()
    created_at = models.DateTimeField()
    is_held = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="files_blob_has_content"),
            models.CheckConstraint(
                condition=Q(media_type__in=[str(each) for each in FileFormat]), name="files_blob_of_known_type"
            ),
        ]

    @property
    def format(self) -> FileFormat:
        """The format."""
        return FileFormat(self.media_type)

    @property
    def key(self) -> str:
        """Where the content is kept."""
        return f"blobs/{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"

    @property
    def page_count(self) -> int | None:
        """The number of pages, where the format itself tells."""
        return len(self.page_sizes) or None


class VersionSet(models.QuerySet["Version"]):
    """Filters on versions."""

    def of_record(self, kind: str, record_id: int) -> "VersionSet":
        """Those of one record."""
        return self.filter(kind=kind, record_id=record_id)

    def current(self) -> "VersionSet":
        """Those that no later one replaces."""
        return self.filter(replaced_by=None)


class Version(models.Model):
    """A file of a record, as of one upload. `number` counts along the chain of what it replaces; in slot `main` there is one chain per record.

    `secrecy` is that of the record: read by whose clearance suffices, and refused by the database outside zone `wan` (triggers).
    """

    kind = models.CharField(max_length=16)
    record_id = models.BigIntegerField()
    slot = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="versions")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    note = models.CharField(max_length=500, default="")
    secrecy = models.PositiveSmallIntegerField(default=0, db_default=0)
    person_id = models.BigIntegerField()
    person = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = models.Manager.from_queryset(VersionSet)()

    class Meta:
        indexes = [models.Index(fields=["kind", "record_id", "id"], name="files_of_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id", "number"], condition=Q(slot=Slot.MAIN.value), name="files_one_main_chain"
            ),
            models.CheckConstraint(condition=Q(slot__in=[str(each) for each in Slot]), name="files_known_slot"),
            models.CheckConstraint(
                condition=Q(number=1, replaces=None) | Q(number__gt=1, replaces__isnull=False),
                name="files_chain_counts",
            ),
        ]


class Derivative(models.Model):
    """Something made of a blob. `page` 0: of the whole; `variant` the size of a page image; `page_sizes` those of a PDF rendition."""

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="derivatives")
    kind = models.CharField(max_length=12)
    page = models.PositiveIntegerField(default=0)
    variant = models.CharField(max_length=8, default="")
    size = models.BigIntegerField()
    page_sizes = models.JSONField(default=list)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blob", "kind", "page", "variant"], name="files_one_derivative"),
            models.CheckConstraint(
                condition=Q(kind__in=[str(each) for each in DerivativeKind]), name="files_known_derivative"
            ),
        ]


class Step(models.Model):
    """One step of reading a content: how far it is, how often it was tried, how long it took, and what is to be said about it.

    `cause` names a failure for programs (`rules.troubles`); `holder` is the process that has it in hand; `done` of `total` pages are through.
    """

    blob = models.ForeignKey(Blob, models.CASCADE, related_name="steps")
    name = models.CharField(max_length=12)
    progress = models.CharField(max_length=8, default=Progress.WAITING.value)
    attempts = models.PositiveIntegerField(default=0)
    detail = models.CharField(max_length=500, default="")
    cause = models.CharField(max_length=12, default="")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    holder = models.CharField(max_length=80, default="")
    started_at = models.DateTimeField(null=True)
    milliseconds = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["cause", "id"], condition=Q(progress="failed"), name="files_step_failed")]
        constraints = [
            models.UniqueConstraint(fields=["blob", "name"], name="files_one_step"),
            models.CheckConstraint(condition=Q(name__in=[str(each) for each in StepName]), name="files_known_step"),
            models.CheckConstraint(
                condition=Q(progress__in=[str(each) for each in Progress]), name="files_known_progress"
            ),
        ]

    @property
    def label(self) -> str:
        """The step, as the screen names it."""
        return StepName(self.name).label

    @property
    def word(self) -> str:
        """Where it stands, in words; with the pages that are through while it runs."""
        pages = f" ({self.done}/{self.total} trang)" if self.progress == Progress.RUNNING and self.total else ""
        return Progress(self.progress).label + pages

    @property
    def took(self) -> str:
        """How long it took, in words."""
        return f"{self.milliseconds / 1000:.1f} giây".replace(".", ",")
