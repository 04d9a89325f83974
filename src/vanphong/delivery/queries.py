"""What was sent and what became of it; what awaits receipt."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import QuerySet

from vanphong.delivery import rules
from vanphong.delivery.choices import Channel, State
from vanphong.delivery.models import ENDED, Delivery, Dispatch
from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import RecordNotFound


def zone() -> str:
    """The zone in which the installation stands."""
    return str(settings.VANPHONG_ZONE)


def awaiting(actor: Actor) -> QuerySet[Delivery]:
    """What the registries of the actor have not yet received or refused, oldest first."""
    found = Delivery.objects.visible_to(actor).filter(state__in=[State.SENT, State.OPENED])
    return found.select_related("dispatch__sender", "recipient").order_by("id")


def delivery(actor: Actor, delivery_id: int) -> Delivery:
    """One delivery, for the registry that sent it or has it; `RecordNotFound` for anybody else."""
    found = Delivery.objects.select_related("dispatch__sender", "recipient").filter(pk=delivery_id).first()
    if found is None or found.secrecy > actor.clearance or not rules.capacities(found, actor):
        raise RecordNotFound
    return found


def statuses(kind: str, record_id: int) -> Sequence[Delivery]:
    """Every delivery of the record, in the order of sending. Ask only for a record that the actor may see."""
    return list(Delivery.objects.of_source(kind, record_id).select_related("dispatch", "recipient").order_by("id"))


def dispatches(kind: str, record_id: int) -> Sequence[Dispatch]:
    """Every time the record was sent, oldest first. Ask only for a record that the actor may see."""
    return list(Dispatch.objects.filter(source_kind=kind, source_id=record_id).order_by("id"))


def live_organs(kind: str, record_id: int) -> set[int]:
    """The organs that have a delivery of the record which is neither refused nor revoked."""
    live = Delivery.objects.of_source(kind, record_id).exclude(state__in=ENDED).exclude(recipient=None)
    return {organ_id for organ_id in live.values_list("recipient_id", flat=True) if organ_id}


def paper_list(organ_ids: Sequence[int]) -> QuerySet[Delivery]:
    """What is to be handed over on paper by the registries of these organs, oldest first."""
    found = Delivery.objects.filter(organ_id__in=organ_ids, channel=Channel.PAPER, state=State.LISTED)
    return found.select_related("dispatch__sender", "recipient").order_by("id")
