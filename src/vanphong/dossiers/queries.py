"""Which dossiers an actor may see, what is in them, and where a record could be filed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from vanphong.dossiers.choices import State
from vanphong.dossiers.models import Dossier, Item
from vanphong.dossiers.permissions import Permission
from vanphong.dossiers.workflow import SHARERS
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Participation
from vanphong.kernel.search.api import Content
from vanphong.kernel.text.api import fold
from vanphong.kernel.trace import api as trace
from vanphong.kernel.web.links import url_of

OFFERED = 50
"""So many dossiers are offered when something is to be filed."""


@dataclass(frozen=True, slots=True)
class Filed:
    """Something in a dossier that the actor may see."""

    item: Item
    node: trace.Node


def visible(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers in which the actor takes part."""
    return participation.visible(Dossier.objects.select_related("unit", "keeper"), Dossier.kind, actor)


def dossiers(
    actor: Actor, *, q: str = "", state: Sequence[str] = (), period: str = "", is_mine: bool = False
) -> QuerySet[Dossier]:
    """Those the actor may see, by text, state, period and whether the actor's position keeps them."""
    found = with_text(visible(actor), q)
    if state:
        found = found.filter(state__in=state)
    if period:
        found = found.filter(period__contains=period)
    return found.filter(keeper_id=actor.position_id) if is_mine else found


def dossier(actor: Actor, dossier_id: int) -> Dossier:
    """One of them; `RecordNotFound` for any other."""
    found = visible(actor).filter(pk=dossier_id).first()
    if found is None:
        raise RecordNotFound
    return found


def with_text(dossiers: QuerySet[Dossier], text: str) -> QuerySet[Dossier]:
    """Those whose code or title has every word of the text, accents optional."""
    for word in fold(text).split():
        dossiers = dossiers.filter(folded__contains=word)
    return dossiers


def contents(found: Dossier, actor: Actor) -> list[Filed]:
    """What is in the dossier and the actor may see, oldest first; of the rest the actor does not learn that it is there."""
    items = list(found.items.inside().order_by("filed_at", "id"))
    nodes = trace.describe([item.ref for item in items], actor)
    return [Filed(item, nodes[item.ref]) for item in items if item.ref in nodes]


def taken_out(found: Dossier, actor: Actor) -> list[Filed]:
    """What was in the dossier and was taken out, as far as the actor may see it."""
    items = list(found.items.exclude(taken_out_at=None).order_by("taken_out_at", "id"))
    nodes = trace.describe([item.ref for item in items], actor)
    return [Filed(item, nodes[item.ref]) for item in items if item.ref in nodes]


def dossiers_of(ref: tuple[str, int], actor: Actor) -> list[Dossier]:
    """The dossiers that hold the record and that the actor may see."""
    holding = Item.objects.inside().filter(ref_kind=ref[0], ref_id=ref[1]).values("dossier_id")
    return list(visible(actor).filter(pk__in=holding).order_by("id"))


def dossiers_to_file_in(actor: Actor, text: str = "") -> list[Dossier]:
    """The open dossiers into which the actor may file, the newest first."""
    if not actor.may(Permission.FILE):
        return []
    mine = Participation.objects.filter(
        kind=Dossier.kind, principal__in=actor.principals, capacity__in=SHARERS, until=None
    )
    found = Dossier.objects.filter(pk__in=mine.values("record_id"), state=State.OPEN)
    return list(with_text(found, text).order_by("-id")[:OFFERED])


def describe(ids: Collection[int], actor: Actor) -> dict[int, trace.Node]:
    """Dossiers for the graph of a record."""
    return {row.pk: _node(row) for row in visible(actor).filter(pk__in=ids)}


def search(actor: Actor, text: str, limit: int) -> list[trace.Node]:
    """The newest dossiers with the text."""
    return [_node(row) for row in with_text(visible(actor), text).order_by("-id")[:limit]] if text.strip() else []


def contents_of(ids: Collection[int], now: datetime) -> list[Content]:
    """Dossiers as they are searched."""
    rows = Dossier.objects.filter(pk__in=ids).select_related("unit", "keeper")
    return [
        Content(
            row.pk,
            row.name,
            office_date(row.created_at),
            others=tuple(
                text for text in (row.period, row.note, row.unit.name, row.keeper.title, row.opened_by) if text
            ),
            state=State(row.state).label,
        )
        for row in rows
    ]


def called(text: str, actor: Actor) -> list[int]:
    """The dossiers the actor may see whose name has the text, the newest first."""
    return list(with_text(visible(actor), text).order_by("-id").values_list("pk", flat=True)[:OFFERED])


def filing_url(kind: str, record_id: int) -> str:
    """The address of the dialog «Lưu vào hồ sơ» for a record."""
    return f"{reverse('dossiers:file_record')}?van-ban={kind}:{record_id}"


def _node(row: Dossier) -> trace.Node:
    return trace.Node(
        row.ref, row.name, row.unit.name, State(row.state).label, row.created_at, url_of(Dossier.kind, row.pk)
    )
