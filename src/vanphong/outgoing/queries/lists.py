"""The lists of outgoing documents: which work waits for the actor, and what was issued."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from vanphong.kernel.actor import Actor
from vanphong.kernel.lists import api as lists
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity, Participation
from vanphong.kernel.ui.shell import Pile, PileRow
from vanphong.outgoing.choices import AT_REGISTRY, OPEN, ConsultationState, State
from vanphong.outgoing.models import Opinion, OutgoingDocument, SigningStep
from vanphong.outgoing.permissions import Permission
from vanphong.outgoing.queries.search import matching

Documents = QuerySet[OutgoingDocument]
SHOWN = 5


@dataclass(frozen=True)
class Work:
    """One kind of work that waits: its name in the address, its words, icon, and which documents."""

    name: str
    label: str
    icon: str
    find: Callable[[Documents, Actor], Documents]
    permission: Permission
    is_pile: bool = True


def _visible(actor: Actor) -> Documents:
    return OutgoingDocument.objects.visible_to(actor)


def drafts(seen: Documents, actor: Actor) -> Documents:
    """What the actor drafts and is not finished."""
    return _as(seen, actor, Capacity.AUTHOR).filter(state__in=sorted(OPEN))


def returned(seen: Documents, actor: Actor) -> Documents:
    """What came back to its author."""
    return _as(seen, actor, Capacity.AUTHOR).filter(state=State.RETURNED)


def to_answer(seen: Documents, actor: Actor) -> Documents:
    """What waits for the actor's opinion."""
    waiting = Opinion.objects.filter(
        principal__in=actor.principals, answered_at=None, consultation__state=ConsultationState.OPEN
    )
    return seen.filter(pk__in=waiting.values("consultation__document_id"))


def to_appraise(seen: Documents, actor: Actor) -> Documents:
    """What waits for an appraisal by the actor; not what the actor drafted."""
    found = _as(seen, actor, Capacity.APPRAISER).filter(state=State.APPRAISING)
    return found.exclude(author_person_id=actor.person_id)


def to_sign(seen: Documents, actor: Actor) -> Documents:
    """What waits for the signature of the position in which the actor acts."""
    steps = SigningStep.objects.filter(position_id=actor.position_id, outcome="", opened_at__isnull=False)
    return seen.filter(pk__in=steps.values("document_id"), state=State.SUBMITTED)


def at_registry(seen: Documents, actor: Actor) -> Documents:
    """What the records clerk has to check, number, render or issue."""
    organs = actor.organs_where(Permission.CHECK)
    return seen.filter(organ_id__in=organs, state__in=sorted(AT_REGISTRY))


def issued(seen: Documents, actor: Actor) -> Documents:
    """What was issued, void and revoked ones too."""
    return seen.filter(state__in=[State.ISSUED, State.VOIDED, State.REVOKED])


WORKS = (
    Work("ky", "Chờ tôi ký", "pen", to_sign, Permission.SIGN),
    Work("cho-y-kien", "Chờ ý kiến của tôi", "message", to_answer, Permission.GIVE_OPINION),
    Work("tham-dinh", "Chờ thẩm định", "shield", to_appraise, Permission.APPRAISE),
    Work("van-thu", "Chờ soát, cấp số, ban hành", "stamp", at_registry, Permission.CHECK),
    Work("tra-lai", "Dự thảo bị trả lại", "undo", returned, Permission.DRAFT),
    Work("cua-toi", "Tôi soạn", "edit", drafts, Permission.DRAFT),
    Work("da-ban-hanh", "Đã ban hành", "send", issued, Permission.READ, is_pile=False),
)
BY_NAME = {work.name: work for work in WORKS}


def works_of(actor: Actor) -> list[Work]:
    """The kinds of work that may wait for somebody with these permissions."""
    return [work for work in WORKS if actor.may(work.permission)]


def documents(
    actor: Actor,
    *,
    work: str = "",
    q: str = "",
    state: Sequence[str] = (),
    document_type: Sequence[str] = (),
    organ: str = "",
    urgency: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> Documents:
    """The documents of a list: of one kind of work or all, that meet the conditions."""
    seen = _visible(actor)
    found = matching(BY_NAME[work].find(seen, actor) if work in BY_NAME else seen, q)
    wanted = {
        "state__in": state,
        "document_type__code__in": document_type,
        "organ_id": organ,
        "urgency__in": urgency,
        "issued_on__gte": since,
        "issued_on__lte": until,
    }
    found = found.filter(**{name: value for name, value in wanted.items() if value})
    return found.select_related("document_type", "organ", "unit")


def piles(actor: Actor, _now: datetime) -> list[Pile]:
    """What waits for the actor, each with its first rows; one question for all of them."""
    seen = participation.probed(OutgoingDocument.objects.all(), OutgoingDocument.kind, actor)
    wanted = {work: work.find(seen, actor) for work in works_of(actor) if work.is_pile}
    told = lists.tally({work.name: found for work, found in wanted.items()})
    return [_pile(work, found, told[work.name].count) for work, found in wanted.items()]


def _pile(work: Work, found: Documents, count: int) -> Pile:
    return Pile(
        name=f"outgoing-{work.name}",
        label=work.label,
        url=f"/van-ban-di/?work={work.name}",
        icon=work.icon,
        count=count,
        rows=lambda: [_row(each) for each in found.select_related("document_type", "organ").order_by("-id")[:SHOWN]],
    )


def _row(document: OutgoingDocument) -> PileRow:
    return PileRow(
        title=document.subject,
        detail=f"{document} · {document.organ.name} · {document.author}",
        url=f"/van-ban-di/{document.pk}/",
    )


def _as(seen: Documents, actor: Actor, capacity: Capacity) -> Documents:
    """The documents in which the actor takes part in that capacity."""
    held = Participation.objects.filter(
        kind=OutgoingDocument.kind, principal__in=actor.principals, capacity=capacity, until=None
    )
    return seen.filter(pk__in=held.values("record_id"))
