"""What the tasks of a document say about it, and what tasks are told of a document."""

from collections.abc import Collection

from django.urls import reverse

from vanphong.incoming import rules
from vanphong.incoming.models import IncomingDocument
from vanphong.kernel.participation.choices import Capacity
from vanphong.tasks import api as tasks


def state_that_follows(document: IncomingDocument) -> str:
    """The state that follows from the lead's task as it is now."""
    leads = tasks.Task.objects.of_source(*document.ref).filter(parent=None, capacity=Capacity.LEAD.value)
    states = set(leads.values_list("state", flat=True))
    return rules.settled(
        document.state,
        lead_open=not states.isdisjoint(tasks.OPEN),
        lead_done=tasks.State.COMPLETED in states,
        was_directed=document.directives.exists(),
    )


def titles(ids: Collection[int]) -> dict[int, tasks.SourceTitle]:
    """What these documents are, for the lists of tasks (which show only tasks that their reader takes part in)."""
    return {
        document.pk: tasks.SourceTitle(
            document.title, document.reference, reverse("incoming:record", args=[document.pk])
        )
        for document in IncomingDocument.objects.filter(pk__in=ids)
    }
