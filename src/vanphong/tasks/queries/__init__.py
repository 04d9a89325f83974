"""The questions about tasks: of a record, of an actor."""

from vanphong.tasks.queries.holding import offered_below, open_lead, task, unopened

__all__ = ["offered_below", "open_lead", "task", "unopened"]
