"""Taking a content out for good: what is secret and came into an installation on the Internet may not stay there (Luật 117/2025/QH15).

The content goes before its rows: broken off, the act leaves rows without content and is done again, never content without rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.storage import default_storage

from vanphong.files.models import Blob, Derivative, Version
from vanphong.kernel.search import api as search

LATER = timedelta(minutes=10)
"""By then whatever was being made of the content when it was purged is made or given up."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What became of the files of a record: how many contents are gone, how many stay because other records have them too."""

    gone: int = 0
    elsewhere: int = 0
    sha256s: tuple[str, ...] = ()


def purge(kind: str, record_id: int, now: datetime) -> Purged:
    """Take every file of the record out, with its text, its previews and its words in the index; again: does nothing.

    In the transaction of the verb that does so. A content that other records have too stays with them.
    """
    held = Version.objects.of_record(kind, record_id)
    ids = set(held.values_list("blob_id", flat=True))
    blobs = list(Blob.objects.select_for_update().filter(pk__in=ids).order_by("id"))
    for version in held.order_by("-id"):
        version.delete()
    search.touch([(kind, record_id)], now)
    shared = set(Version.objects.filter(blob__in=blobs).values_list("blob_id", flat=True))
    alone = [blob for blob in blobs if blob.pk not in shared]
    for blob in alone:
        forget(blob.sha256)
        Derivative.objects.filter(blob=blob).delete()
        blob.delete()
    return Purged(len(alone), len(shared), tuple(blob.sha256 for blob in alone))


def forget(sha256: str) -> None:
    """Delete the content of that name and all that was made of it from the storage."""
    place = f"{sha256[:2]}/{sha256[2:4]}/{sha256}"
    for key in (f"blobs/{place}", *_made_of(f"derived/{place}")):
        default_storage.delete(key)


def _made_of(folder: str) -> Iterator[str]:
    """Everything under the folder, whatever version of ours made it."""
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in names)
