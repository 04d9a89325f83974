"""Reading: which version of a draft a person has seen, so that the next reading shows what changed."""

from datetime import datetime

from django.db import transaction

from vanphong.outgoing.models import OutgoingDocument, ReadMark


def mark_read(document: OutgoingDocument, person_id: int, version_id: int, now: datetime) -> int | None:
    """Note that the person looks at this version now (`document` as its page asked for it); the id of the version seen before it, or None."""
    if document.read_version == version_id:
        return document.read_previous
    previous = document.read_version
    with transaction.atomic():
        ReadMark.objects.update_or_create(
            document=document,
            person_id=person_id,
            defaults={"version_id": version_id, "previous_version_id": previous, "at": now},
        )
    return previous
