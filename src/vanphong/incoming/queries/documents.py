"""One document: found for the actor or not at all."""

from collections.abc import Iterable

from vanphong.files import api as files
from vanphong.incoming.choices import State
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.permissions import Permission
from vanphong.incoming.workflow import capacities
from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.participation import api as participation

RELATED = ("organ", "register", "document_type", "circulation", "field_of_work", "sender_organ")


def document(actor: Actor, document_id: int) -> IncomingDocument:
    """The document with what it points at; `RecordNotFound`, the same for absent and not for this actor."""
    found = IncomingDocument.objects.select_related(*RELATED).filter(pk=document_id).first()
    if found is None or found.secrecy > actor.clearance or not capacities(found, actor):
        raise RecordNotFound
    return found


def may_read(actor: Actor, kind: str, document_id: int) -> bool:
    """Whether the actor may read the files of the document."""
    secrecy = IncomingDocument.objects.filter(pk=document_id).values_list("secrecy", flat=True).first()
    return secrecy is not None and secrecy <= actor.clearance and participation.may_see(kind, document_id, actor)


def names_of_arrivals(documents: Iterable[IncomingDocument]) -> dict[int, str]:
    """The names of the main files of those that have no subject yet: what they are called until they are registered."""
    nameless = [each.pk for each in documents if each.state in (State.RECEIVED, State.REMOVED) and not each.subject]
    if not nameless:
        return {}
    mains = files.current_versions(IncomingDocument.kind, nameless, files.Slot.MAIN)
    return {version.record_id: version.name for version in mains}


def next_to_register(actor: Actor, after: int) -> IncomingDocument | None:
    """The arrival to register after this one: the next in order of arrival, or else the oldest that waits."""
    organs = actor.organs_where(Permission.REGISTER)
    waiting = IncomingDocument.objects.visible_to(actor).in_state(State.RECEIVED).filter(organ_id__in=organs)
    ordered = waiting.exclude(pk=after).order_by("id")
    return ordered.filter(pk__gt=after).first() or ordered.first()
