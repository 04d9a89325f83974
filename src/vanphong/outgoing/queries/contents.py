"""The files of a document: what is issued, its versions, what changed between them and since somebody last read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.kernel.errors import RecordNotFound
from vanphong.outgoing.models import OutgoingDocument, ReadMark


@dataclass(frozen=True)
class Difference:
    """What changed from one version to another."""

    old: files.Version
    new: files.Version
    blocks: tuple[docform.Block, ...]


def content_files(document: OutgoingDocument) -> list[files.Version]:
    """What is signed and issued: the main file, then the appendices that were not left out."""
    main = list(files.current_versions(document.kind, [document.pk], files.Slot.MAIN))
    others = files.current_versions(document.kind, [document.pk], files.Slot.APPENDIX)
    return [*main, *(each for each in others if each.pk not in document.left_out)]


def main_versions(document: OutgoingDocument) -> list[files.Version]:
    """Every version of the draft, oldest first."""
    return list(files.versions(document.kind, document.pk).filter(slot=files.Slot.MAIN))


def difference(versions: Sequence[files.Version], old_id: int, new_id: int, now: datetime) -> Difference:
    """What changed between two of these versions. Raises `RecordNotFound` for one that is not among them."""
    by_id = {version.pk: version for version in versions}
    if old_id not in by_id or new_id not in by_id:
        raise RecordNotFound("Không có bản thảo này.")
    old, new = by_id[old_id], by_id[new_id]
    return Difference(old, new, docform.text_difference(files.text_of(old, now), files.text_of(new, now)))


def last_read(document: OutgoingDocument, person_id: int) -> ReadMark | None:
    """What this person read of it the last time."""
    return ReadMark.objects.filter(document=document, person_id=person_id).first()


def rendition(document: OutgoingDocument) -> files.Version | None:
    """The PDF that is issued, once it is made."""
    return files.current_versions(document.kind, [document.pk], files.Slot.RENDITION).first()
