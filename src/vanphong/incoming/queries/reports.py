"""What became of an act on several documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from vanphong.incoming.models import IncomingDocument
from vanphong.kernel.actor import Actor
from vanphong.kernel.workflow import Outcome


@dataclass(frozen=True, slots=True)
class Refused:
    """One document that was left as it was, and why."""

    document: IncomingDocument
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """How many were done, which were not; `unseen` counts those that the actor may not see."""

    done: int
    refused: Sequence[Refused]
    unseen: int


def report(outcomes: Sequence[Outcome], actor: Actor) -> Report:
    """The outcomes with the documents they are about."""
    reasons = {each.record_id: each.reason for each in outcomes if each.reason}
    found = IncomingDocument.objects.visible_to(actor).filter(pk__in=reasons).order_by("id")
    refused = [Refused(document, reasons[document.pk]) for document in found]
    return Report(len(outcomes) - len(reasons), refused, len(reasons) - len(refused))
