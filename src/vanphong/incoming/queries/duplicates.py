"""Was it registered before? The same file, or the same sender, reference and date."""

from collections.abc import Collection
from dataclasses import dataclass

from vanphong.files import api as files
from vanphong.incoming.choices import State
from vanphong.incoming.models import IncomingDocument, IncomingQuerySet
from vanphong.incoming.rules import Particulars
from vanphong.kernel.actor import Actor
from vanphong.kernel.text.api import compact, fold

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document that may be the same, and why."""

    document: IncomingDocument
    why: str

    @property
    def words(self) -> str:
        """In a sentence: number, day and why."""
        number = f"số đến {self.document.arrival_number}, " if self.document.arrival_number else ""
        return f"{number}ngày {self.document.arrived_on:%d/%m/%Y}, {self.document.title} ({self.why})"


def same_file(blob_ids: Collection[int], actor: Actor, *, besides: int = 0) -> list[Duplicate]:
    """Documents of the actor's that have one of these contents, newest first; those taken out do not count."""
    having = files.with_contents(blob_ids, IncomingDocument.kind).values("record_id")
    found = _standing(actor).filter(pk__in=having).exclude(pk=besides).order_by("-id")
    return [Duplicate(document, "cùng tệp") for document in found[:SHOWN]]


def same_particulars(organ_id: int, given: Particulars, actor: Actor, *, besides: int = 0) -> list[Duplicate]:
    """Registered documents in the same books with the same reference and date from the same sender, newest first."""
    reference = compact(given.reference)
    if not reference or given.issued_on is None:
        return []
    found = _standing(actor).filter(organ_id=organ_id, reference_key=reference, issued_on=given.issued_on)
    found = found.exclude(pk=besides).exclude(number=None).order_by("-id")
    return [
        Duplicate(document, "cùng nơi gửi, số ký hiệu và ngày")
        for document in found[:SHOWN]
        if _same_sender(document, given)
    ]


def same_document(document: IncomingDocument, given: Particulars, actor: Actor) -> list[Duplicate]:
    """Everything registered before that may be this document; each once."""
    blobs = set(files.versions(document.kind, document.pk).values_list("blob_id", flat=True))
    found = [
        *(each for each in same_file(blobs, actor, besides=document.pk) if each.document.number_id),
        *same_particulars(document.organ_id, given, actor, besides=document.pk),
    ]
    return list({each.document.pk: each for each in found}.values())


def _same_sender(document: IncomingDocument, given: Particulars) -> bool:
    by_directory = given.sender_organ_id is not None and document.sender_organ_id == given.sender_organ_id
    return by_directory or document.sender_folded == fold(given.sender_name)


def _standing(actor: Actor) -> IncomingQuerySet:
    return IncomingDocument.objects.visible_to(actor).exclude(state=State.REMOVED)
