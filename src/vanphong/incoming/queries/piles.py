"""What waits for an actor, as piles of the home page."""

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from vanphong.catalogue import api as catalogue
from vanphong.delivery import api as delivery
from vanphong.incoming.choices import CLOSED, NUMBERED, State
from vanphong.incoming.models import IncomingDocument, IncomingQuerySet
from vanphong.incoming.permissions import Permission
from vanphong.incoming.queries.documents import names_of_arrivals
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.lists import api as lists
from vanphong.kernel.participation import api as participation
from vanphong.kernel.ui.shell import Pile, PileRow

SHOWN = 8
LABELS = {
    "to_register": "Chờ vào sổ",
    "to_propose": "Chờ đề xuất",
    "to_direct": "Chờ bút phê",
    "to_assign": "Chờ giao xử lý",
    "in_progress": "Đang xử lý",
    "overdue": "Quá hạn",
    "done": "Đã kết thúc",
}
"""The kinds of work on arrived documents, in the order of their life."""
WAITING = ("to_register", "to_propose", "to_direct", "to_assign")
ICONS = {"to_register": "stamp", "to_propose": "edit", "to_direct": "pen", "to_assign": "users"}
HOLDS = {
    "to_register": Permission.REGISTER,
    "to_propose": Permission.PROPOSE,
    "to_direct": Permission.DIRECT,
    "to_assign": Permission.ASSIGN,
}


def in_pile(records: IncomingQuerySet, name: str, actor: Actor, today: date) -> IncomingQuerySet:
    """Those of the actor's records that are in the pile of that name."""
    return records.filter(_condition(name, actor, today))


def _condition(name: str, actor: Actor, today: date) -> Q:
    mine = actor.principals
    conditions = {
        "to_register": lambda: Q(state=State.RECEIVED, organ_id__in=actor.organs_where(Permission.REGISTER)),
        "to_propose": lambda: Q(state=State.REGISTERED, proposer__in=mine),
        "to_direct": lambda: Q(state=State.PROPOSED, leader__in=mine),
        "to_assign": lambda: Q(state=State.DIRECTED, organ_id__in=actor.organs_where(Permission.ASSIGN)),
        "in_progress": lambda: Q(state=State.IN_PROGRESS),
        "overdue": lambda: Q(state__in=NUMBERED, due_on__lt=today),
        "done": lambda: Q(state__in=CLOSED),
    }
    return conditions[name]()


def piles(actor: Actor, now: datetime) -> list[Pile]:
    """The piles of an actor: what awaits receipt, to register, to propose, to direct, to assign; those whose work it is.

    One question, whatever the number of piles.
    """
    today = office_date(now)
    seen = participation.probed(IncomingDocument.objects.all(), IncomingDocument.kind, actor)
    wanted = {name: in_pile(seen, name, actor, today) for name in WAITING if actor.may(HOLDS[name])}
    awaiting = delivery.awaiting(actor) if actor.may(Permission.RECEIVE) else None
    told = lists.tally(wanted if awaiting is None else {"awaiting": awaiting, **wanted})
    scale = catalogue.alert_scale(today)
    found = [] if awaiting is None else [_awaiting(awaiting, told["awaiting"].count)]
    return [*found, *(_pile(name, records, told[name], scale) for name, records in wanted.items())]


def _pile(name: str, records: IncomingQuerySet, told: lists.Tally, scale: catalogue.AlertScale) -> Pile:
    return Pile(
        name=f"incoming_{name}",
        label=f"Văn bản đến: {LABELS[name].lower()}",
        url=f"{reverse('incoming:list')}?{urlencode({'pile': name})}",
        icon=ICONS[name],
        count=told.count,
        rows=lambda: pile_rows(records.order_by("id")[:SHOWN], scale),
        alert=scale.of(told.first_due),
    )


def pile_rows(records: QuerySet[IncomingDocument], scale: catalogue.AlertScale) -> Sequence[PileRow]:
    """These documents as rows of a pile."""
    found = list(records)
    names = names_of_arrivals(found)
    return [
        PileRow(
            title=names.get(document.pk, document.title),
            detail=document.sender_name,
            url=page_of(document),
            due_on=document.due_on,
            alert=scale.of(document.due_on),
        )
        for document in found
    ]


def page_of(document: IncomingDocument) -> str:
    """Where one goes on with it: the registration screen for what waits to be registered, else its page."""
    route = "incoming:register" if document.state == State.RECEIVED else "incoming:record"
    return reverse(route, args=[document.pk])


def _awaiting(found: QuerySet[delivery.Delivery], count: int) -> Pile:
    return Pile(
        name="incoming_awaiting",
        label="Văn bản đến: chờ tiếp nhận",
        url=reverse("incoming:awaiting"),
        icon="inbox",
        count=count,
        rows=lambda: [
            PileRow(each.dispatch.subject, each.dispatch.sender.name, reverse("incoming:awaiting"))
            for each in found[:SHOWN]
        ],
    )
