"""The newest documents of an actor, arrived and issued: what one was just working with."""

from collections.abc import Sequence
from datetime import UTC, datetime

from vanphong.incoming.api import IncomingDocument
from vanphong.kernel.actor import Actor
from vanphong.kernel.participation.api import Participation
from vanphong.kernel.trace import api as trace
from vanphong.outgoing.api import OutgoingDocument

KINDS = (IncomingDocument.kind, OutgoingDocument.kind)


def recent(actor: Actor, *, limit: int = 8) -> Sequence[trace.Node]:
    """The newest that the actor takes part in, of each kind, by when they came into being."""
    refs = [(kind, record_id) for kind in KINDS for record_id in _newest(kind, actor, limit)]
    found = trace.describe(refs, actor).values()
    return sorted(found, key=_when, reverse=True)[:limit]


def _newest(kind: str, actor: Actor, limit: int) -> list[int]:
    """Per principal the newest by its index, then the newest of all."""
    mine = Participation.objects.filter(kind=kind, principal__in=actor.principals, until=None)
    newest = mine.order_by("-record_id").values_list("record_id", flat=True).distinct()
    return list(newest[:limit])


def _when(node: trace.Node) -> tuple[datetime, int]:
    return node.at or datetime.min.replace(tzinfo=UTC), node.ref[1]
