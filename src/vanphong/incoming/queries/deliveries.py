"""What awaits receipt, and how much of it was taken in already."""

from dataclasses import dataclass

from vanphong.catalogue import api as catalogue
from vanphong.delivery import api as delivery
from vanphong.incoming.choices import State
from vanphong.incoming.models import IncomingDocument
from vanphong.kernel.actor import Actor

MOST = 500


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A delivery with its letter; `arrival_id` is set when it was taken in and only the registration is missing."""

    sent: delivery.Delivery
    letter: delivery.Letter
    file_count: int
    urgency: str
    arrival_id: int | None


def awaiting(actor: Actor) -> list[Awaiting]:
    """Everything that awaits the actor's registries, oldest first."""
    found = list(delivery.awaiting(actor)[:MOST])
    taken = IncomingDocument.objects.filter(delivery_id__in=[each.pk for each in found], state=State.RECEIVED)
    arrivals = dict(taken.values_list("delivery_id", "pk"))
    return [_awaiting(each, arrivals.get(each.pk)) for each in found]


def _awaiting(each: delivery.Delivery, arrival_id: int | None) -> Awaiting:
    letter = each.dispatch.letter
    named = {row.code: row.name for row in catalogue.urgencies(letter.issued_on)}
    urgency = named.get(letter.urgency, "") if letter.urgency != "normal" else ""
    return Awaiting(each, letter, len(each.dispatch.sent_files), urgency, arrival_id)
