import json

from django.db import models


class Entry(models.Model):
    """One act. `sentence` is what a person reads; `changes` is JSON: field → [before, after]; root is the record on whose page it shows."""

    at = models.DateTimeField()
    person_id = models.BigIntegerField()
    person = models.CharField(max_length=200)
    position_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    on_behalf_of = models.CharField(max_length=300)
    kind = models.CharField(max_length=16)
    record_id = models.BigIntegerField()
    root_kind = models.CharField(max_length=16)
    root_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    sentence = models.TextField()
    changes = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["root_kind", "root_id", "id"], name="journal_of_record"),
            models.Index(fields=["kind", "record_id", "id"], name="journal_of_part"),
        ]

    def read_changes(self) -> dict[str, tuple[str, str]]:
        """What the act changed: field name → (before, after), as text."""
        changes = json.loads(self.changes)
        return {
            name: ("" if old is None else str(old), "" if new is None else str(new))
            for name, (old, new) in changes.items()
        }


class Seal(models.Model):
    """A sealed batch: `leaves` is, per entry in order, its id (8 bytes, big endian) and its SHA-256; `chain` binds it to all before."""

    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    leaves = models.BinaryField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, unique=True)
    chain = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField()


class Act(models.Model):
    """The key of a form that was carried out: the same form sent twice is done once."""

    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=16)
    record_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    at = models.DateTimeField(db_index=True)
