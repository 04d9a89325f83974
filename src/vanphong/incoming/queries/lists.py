"""The list of arrived documents: which meet the conditions, and what its columns read for a page of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from vanphong.catalogue import api as catalogue
from vanphong.incoming.choices import NUMBERED, OPEN, Channel, State
from vanphong.incoming.models import IncomingDocument, IncomingQuerySet
from vanphong.incoming.queries.documents import names_of_arrivals
from vanphong.incoming.queries.piles import WAITING, in_pile
from vanphong.incoming.queries.search import has_words, matching, of_reference, words_of
from vanphong.kernel.actor import Actor
from vanphong.kernel.participation import api as participation
from vanphong.organisation import api as organisation

RANGES = {
    "arrived_from": "arrived_on__gte",
    "arrived_to": "arrived_on__lte",
    "issued_from": "issued_on__gte",
    "issued_to": "issued_on__lte",
    "due_from": "due_on__gte",
    "due_to": "due_on__lte",
}
PLAIN = {
    "register": "register_id",
    "number": "arrival_number",
    "document_type": "document_type_id",
    "field_of_work": "field_of_work_id",
    "urgency": "urgency",
    "channel": "channel",
    "is_reply_required": "is_reply_required",
}


class Look:
    """How each state is shown: shape and tone of its badge."""

    SHAPES = {
        State.RECEIVED: ("ring", "neutral"),
        State.REGISTERED: ("dot", "info"),
        State.PROPOSED: ("square", "info"),
        State.DIRECTED: ("dot", "primary"),
        State.IN_PROGRESS: ("half", "info"),
        State.COMPLETED: ("check", "success"),
        State.KEPT: ("check", "neutral"),
        State.FORWARDED: ("check", "neutral"),
        State.REMOVED: ("cross", "neutral"),
    }

    def __init__(self, state: str) -> None:
        self.word = State(state).label
        self.shape, self.tone = self.SHAPES[State(state)]


@dataclass(frozen=True, slots=True)
class Alert:
    """The alert of a deadline, as `<c-due>` shows it."""

    level: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One document of a list, with what had to be asked for the whole page."""

    document: IncomingDocument
    title: str
    look: Look
    alert: Alert | None
    with_whom: str
    urgency_word: str

    @property
    def headline(self) -> str:
        """The subject, which has its reference and sender in columns of their own."""
        return self.document.subject or self.title

    @property
    def type_word(self) -> str:
        """The type of the document."""
        return str(self.document.document_type or "")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.document, name)


def find(actor: Actor, today: date, *, q: str = "", pile: str = "", **criteria: Any) -> IncomingQuerySet:
    """The actor's documents that meet the criteria of `forms.filters.DocumentFilter`."""
    seen = participation.probed if _is_selective(pile, criteria) else participation.visible
    records = seen(IncomingDocument.objects.all(), IncomingDocument.kind, actor)
    records = records.select_related("document_type", "register", "organ", "field_of_work")
    if q:
        records = matching(records, q)
    if pile:
        records = in_pile(records, pile, actor, today)
    return records.filter(*_conditions(criteria, today))


def _is_selective(pile: str, criteria: dict[str, Any]) -> bool:
    """Whether an index finds so few documents that each may be asked whether the actor takes part."""
    return pile in WAITING or bool({"number", "reference"} & criteria.keys())


def _conditions(criteria: dict[str, Any], today: date) -> list[Q]:
    found = [Q(**{RANGES[name]: value}) for name, value in criteria.items() if name in RANGES]
    found += [Q(**{PLAIN[name]: value}) for name, value in criteria.items() if name in PLAIN]
    if states := criteria.get("state"):
        found.append(Q(state__in=states))
    if reference := criteria.get("reference"):
        found.append(of_reference(reference))
    if words := words_of(criteria.get("sender", "")).split():
        found += [has_words(words), *(Q(sender_folded__contains=word) for word in words)]
    if level := criteria.get("alert"):
        scale = catalogue.alert_scale(today)
        found.append(catalogue.alert_filter(scale, catalogue.Alert(level)) & Q(state__in=[str(each) for each in OPEN]))
    return found


def lines(documents: Sequence[IncomingDocument], today: date) -> list[Line]:
    """What the columns read, for all these documents at once."""
    scale = catalogue.alert_scale(today)
    words = organisation.describe_many({p for each in documents if (p := waiting_for(each))}, today)
    names = names_of_arrivals(documents)
    urgencies = {row.code: row.name for row in catalogue.urgencies(today)}
    return [
        Line(
            document=each,
            title=names.get(each.pk, each.title),
            look=Look(each.state),
            alert=alert_of(each, scale),
            with_whom=words[p].label if (p := waiting_for(each)) else "",
            urgency_word=urgencies.get(each.urgency, ""),
        )
        for each in documents
    ]


def waiting_for(document: IncomingDocument) -> int | None:
    """With whom it is before it is assigned; afterwards the routing tree says."""
    if document.state == State.REGISTERED:
        return document.proposer
    return document.leader if document.state == State.PROPOSED else None


def alert_of(document: IncomingDocument, scale: catalogue.AlertScale) -> Alert | None:
    """The alert of a document that is not dealt with; None where there is nothing to say."""
    if document.state not in NUMBERED or not (level := scale.of(document.due_on)):
        return None
    return Alert(level, scale.sentence(document.due_on) if document.due_on else "")


def channel_word(document: IncomingDocument) -> str:
    """How it came, in words."""
    return Channel(document.channel).label
