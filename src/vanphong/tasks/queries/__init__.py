"""The questions about tasks: of a record, of an actor."""

from vanphong.tasks.queries.holding import (
    lead_state,
    may_read,
    offered_below,
    offered_beside,
    open_lead,
    proofs,
    source_url,
    task,
    tasks_of,
    unopened,
)
from vanphong.tasks.queries.lists import describe, piles, rows, tasks
from vanphong.tasks.queries.overview import overview, overview_units
from vanphong.tasks.queries.routing import task_verbs, tree

__all__ = [
    "describe",
    "lead_state",
    "may_read",
    "offered_below",
    "offered_beside",
    "open_lead",
    "overview",
    "overview_units",
    "piles",
    "proofs",
    "rows",
    "source_url",
    "task",
    "task_verbs",
    "tasks",
    "tasks_of",
    "tree",
    "unopened",
]
