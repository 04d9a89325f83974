from django.db import models

SLOTS = 1 << 14
"""So many entries of one day have numbers of that day; further ones get those of the days after it."""


class Entry(models.Model):
    """A record as it is searched. Numbers grow with the day, so that the newest are found first; the lowest bit is the generation.

    `access`: the tokens of who sees it; `body`: what its files say, compressed.
    """

    id = models.BigIntegerField(primary_key=True)
    generation = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    record_id = models.BigIntegerField()
    on = models.DateField()
    title = models.TextField()
    reference = models.TextField()
    sender = models.TextField()
    signer = models.TextField()
    type_name = models.TextField()
    more = models.JSONField(default=dict)
    access = models.JSONField(default=list)
    is_open = models.BooleanField(default=False)
    secrecy = models.PositiveSmallIntegerField(default=0)
    body = models.BinaryField(default=b"")

    unpacked: str | None = None
    """The body as text, once it was asked for; not stored."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "record_id", "generation"], name="search_entry_once")]


class Pending(models.Model):
    """Something about the record changed: its entry is to be written anew. A row may be there several times; `failures` of writing it."""

    kind = models.CharField(max_length=16)
    record_id = models.BigIntegerField()
    at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0)


class Index(models.Model):
    """The one row that says which generation answers, which is being built and how far, and who is writing until when."""

    generation = models.PositiveSmallIntegerField(null=True)
    building = models.PositiveSmallIntegerField(null=True)
    position = models.JSONField(default=dict)
    left = models.PositiveSmallIntegerField(null=True)
    built_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    counted = models.PositiveIntegerField(default=0)
    holder = models.CharField(max_length=80, default="")
    held_until = models.DateTimeField(null=True)


class Word(models.Model):
    """A word or pair and in how many of the sampled entries it stands: how telling it is, and what a misspelt one may have meant."""

    token = models.CharField(max_length=90, primary_key=True)
    entries = models.PositiveIntegerField()


class SavedSearch(models.Model):
    """A search that a person keeps, as the position it was made in, and may be told of: `told` are the records it was known to find."""

    person_id = models.BigIntegerField()
    acting = models.CharField(max_length=40, default="")
    name = models.CharField("Tên", max_length=100)
    address = models.CharField(max_length=1000)
    is_told = models.BooleanField("Báo khi có kết quả mới", default=True)
    told = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "name"], name="search_saved_name_once")]
