"""Which open work presses."""

from collections.abc import Iterator
from datetime import date

from vanphong.catalogue.api import Alert, AlertScale
from vanphong.kernel.participation.choices import Capacity
from vanphong.tasks.api import OPEN, Task

TO_DO = (Capacity.LEAD.value, Capacity.SUPPORT.value)


def pressing(scale: AlertScale) -> Iterator[tuple[int, date]]:
    """The id and deadline of every open task that has an alert."""
    found = Task.objects.filter(state__in=OPEN, capacity__in=TO_DO, due_on__lte=scale.yellow_until)
    for task_id, due_on in found.order_by("id").values_list("id", "due_on").iterator():
        if due_on is not None:
            yield task_id, due_on


def task_still_pressing(task_id: int, scale: AlertScale, level: Alert) -> Task | None:
    """The task, when it is still open and its alert still the same."""
    found = Task.objects.filter(pk=task_id, state__in=OPEN).first()
    return found if found and scale.of(found.due_on) == level else None
