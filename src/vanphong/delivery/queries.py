"""What was sent and what became of it; what awaits receipt."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from vanphong.catalogue.api import Zone
from vanphong.catalogue.api import zone as catalogue_zone
from vanphong.delivery import rules
from vanphong.delivery.choices import Channel, State
from vanphong.delivery.models import ENDED, Delivery, Dispatch
from vanphong.delivery.permissions import Permission
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import OFFICE_ZONE
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.participation import api as participation
from vanphong.kernel.text.api import fold
from vanphong.organisation.api import Organ

DAY = timedelta(days=1)
AT_MOST = 5000


def zone() -> str:
    """The zone in which the installation stands; while none is written down, the one in which nothing secret is sent."""
    return str(catalogue_zone() or Zone.INTERNET)


def awaiting(actor: Actor) -> QuerySet[Delivery]:
    """What the registries of the actor have not yet received or refused, oldest first."""
    waiting = Delivery.objects.filter(state__in=[State.SENT, State.OPENED])
    found = participation.probed(waiting, Delivery.kind, actor)
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


def sent(
    actor: Actor,
    *,
    q: str = "",
    state: Sequence[str] = (),
    channel: str = "",
    recipient: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Delivery]:
    """What the registries of the actor have sent and what became of it; `q` is looked for in reference and subject."""
    wanted = [
        Q(organ_id__in=actor.organs_where(Permission.READ_BOOK), secrecy__lte=actor.clearance),
        Q(dispatch__reference__icontains=q) | _words("dispatch__folded", q) if q else Q(),
        Q(state__in=state) if state else Q(),
        Q(channel=channel) if channel else Q(),
        _words("folded", recipient),
        Q(created_at__gte=_begin(since)) if since else Q(),
        Q(created_at__lt=_begin(until + DAY)) if until else Q(),
    ]
    return Delivery.objects.filter(*wanted).select_related("dispatch__sender", "recipient")


def _words(field: str, text: str) -> Q:
    wanted = Q()
    for word in fold(text).split():
        wanted &= Q(**{f"{field}__contains": word})
    return wanted


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, OFFICE_ZONE)


def book_rows(actor: Actor, since: date, until: date) -> Sequence[Delivery]:
    """What was or is to be handed over on paper of those days, in the order of sending."""
    found = sent(actor, channel=Channel.PAPER, since=since, until=until).exclude(state=State.REVOKED)
    return list(found.order_by("id")[:AT_MOST])


def chosen(actor: Actor, ids: Sequence[int]) -> list[Delivery]:
    """Those of these deliveries that the registries of the actor sent, in the order of sending."""
    return list(sent(actor).filter(pk__in=ids).order_by("id"))


def paper_list(organ_ids: Sequence[int]) -> QuerySet[Delivery]:
    """What is to be handed over on paper by the registries of these organs, oldest first."""
    found = Delivery.objects.filter(organ_id__in=organ_ids, channel=Channel.PAPER, state=State.LISTED)
    return found.select_related("dispatch__sender", "recipient").order_by("id")


def registry_of(actor: Actor) -> Organ:
    """The organ whose registry the actor works in."""
    return Organ.objects.get(pk=actor.organ_id)
