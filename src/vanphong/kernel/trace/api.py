"""The door of trace: link and unlink records, and the graph of what a record came from and what it led to."""

from collections.abc import Sequence
from datetime import datetime

from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.search.pending import touch
from vanphong.kernel.trace.choices import Relation
from vanphong.kernel.trace.graph import Edge, Graph, Node, describe, graph, links_of_many, register_describer
from vanphong.kernel.trace.models import Link

__all__ = [
    "Edge",
    "Graph",
    "Link",
    "Node",
    "Relation",
    "describe",
    "graph",
    "link",
    "links_of",
    "register_describer",
    "unlink",
]


def link(source: tuple[str, int], target: tuple[str, int], relation: Relation, now: datetime) -> None:
    """Link `source` to `target` in the caller's transaction; linking twice is linking once. Raises `InvalidInput` for a link to itself."""
    if source == target:
        raise InvalidInput("Không liên kết một nội dung với chính nó. Đề nghị chọn nội dung khác.")
    row = Link(
        source_kind=source[0],
        source_id=source[1],
        target_kind=target[0],
        target_id=target[1],
        relation=relation,
        at=now,
    )
    Link.objects.bulk_create([row], ignore_conflicts=True)
    touch([source, target], now)


def unlink(source: tuple[str, int], target: tuple[str, int], relation: Relation) -> None:
    """Take a link away; the act that does so is in the journal of its record."""
    Link.objects.filter(
        source_kind=source[0], source_id=source[1], target_kind=target[0], target_id=target[1], relation=relation
    ).delete()


def links_of(ref: tuple[str, int]) -> Sequence[Link]:
    """Every link from or to the record, oldest first, whoever may see the other end: what is shown goes through `describe` or `graph`."""
    return links_of_many([ref])
