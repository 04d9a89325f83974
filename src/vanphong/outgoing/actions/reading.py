"""Reading: which version of a draft a person has seen, so that the next reading shows what changed."""

from datetime import datetime

from django.db import transaction

from vanphong.outgoing.models import OutgoingDocument, ReadMark


def mark_read(document: OutgoingDocument, person_id: int, version_id: int, now: datetime) -> int | None:
    """Note that the person looks at this version now; the id of the version seen before it, None when there was none."""
    mark = ReadMark.objects.filter(document=document, person_id=person_id).first()
    if mark is not None and mark.version_id == version_id:
        return mark.previous_version_id
    previous = mark.version_id if mark else None
    with transaction.atomic():
        ReadMark.objects.update_or_create(
            document=document,
            person_id=person_id,
            defaults={"version_id": version_id, "previous_version_id": previous, "at": now},
        )
    return previous
