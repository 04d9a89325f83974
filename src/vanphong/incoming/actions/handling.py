"""What becomes of a registered document: proposed, directed, assigned, kept, forwarded, completed, opened again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vanphong.incoming import rules
from vanphong.incoming.choices import State
from vanphong.incoming.models import Directive, IncomingDocument, Proposal
from vanphong.incoming.queries.routing import state_that_follows
from vanphong.incoming.workflow import WORKFLOW
from vanphong.kernel.actor import SYSTEM, Actor, Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, RuleViolated
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.choices import Capacity
from vanphong.organisation import api as organisation
from vanphong.tasks import api as tasks

AGREED = "Đồng ý như đề xuất."


@dataclass(frozen=True, slots=True)
class Routing:
    """To whom and by when: stored principals, groups already expanded. No lead: nobody is made responsible yet."""

    lead: int | None = None
    support: Sequence[int] = ()
    informed: Sequence[int] = ()
    due_on: date | None = None
    is_acceptance_required: bool = False

    def words(self, on: date) -> str:
        """In a sentence of the journal."""
        named = organisation.describe_many([p for p in (self.lead, *self.support, *self.informed) if p], on)
        parts = [
            ("chủ trì", [self.lead] if self.lead else []),
            ("phối hợp", self.support),
            ("để biết", self.informed),
        ]
        said = [f"{word} {', '.join(named[p].label for p in who)}" for word, who in parts if who]
        if self.due_on:
            said.append(f"hạn {self.due_on:%d/%m/%Y}")
        return "; ".join([*said, "nghiệm thu kết quả"] if self.is_acceptance_required else said)


@WORKFLOW.performs("propose")
def propose(
    document: IncomingDocument,
    actor: Actor,
    now: datetime,
    /,
    *,
    leader: int | None = None,
    opinion: str = "",
    routing: Routing = Routing(),
) -> None:
    """Propose lead, support, informed and deadline, and hand the document to a leader (without one: to the leadership of the organ)."""
    if routing.lead or routing.support or routing.informed:
        refuse_faulty(routing, document.arrived_on)
    document.leader = leader or Principal.LEADERSHIP.of(document.organ_id)
    Proposal.objects.create(
        document=document,
        at=now,
        **_by(actor),
        leader=document.leader,
        opinion=opinion,
        **_columns(routing),
    )
    participation.take_part(document.kind, document.pk, [document.leader], Capacity.DIRECTOR, now)
    today = office_date(now)
    to = organisation.describe_many([document.leader], today)[document.leader].label
    document.told = ": ".join(part for part in (to, "; ".join(filter(None, (opinion, routing.words(today))))) if part)


@WORKFLOW.performs("agree")
def agree(document: IncomingDocument, actor: Actor, now: datetime, /) -> str:
    """Direct as the office proposed: with a lead the work is assigned at once."""
    proposal = latest_proposal(document)
    if proposal is None:
        raise RuleViolated(["Chưa có đề xuất nào để đồng ý."])
    return _direct(document, actor, now, AGREED, _routing_of(proposal), proposal)


@WORKFLOW.performs("direct")
def direct(
    document: IncomingDocument, actor: Actor, now: datetime, /, *, text: str, routing: Routing = Routing()
) -> str:
    """Give a directive (bút phê), in the leader's words; with a lead the work is assigned at once."""
    if not text.strip():
        raise InvalidInput("Chưa ghi ý kiến chỉ đạo.", {"text": "Chưa ghi ý kiến chỉ đạo."})
    return _direct(document, actor, now, text.strip(), routing, latest_proposal(document))


@WORKFLOW.performs("assign")
def assign(
    document: IncomingDocument, actor: Actor, now: datetime, /, *, routing: Routing, instruction: str = ""
) -> None:
    """Assign the document to its lead, with support and informed; tasks come to be."""
    _assign(document, actor, now, routing, instruction)
    document.told = routing.words(office_date(now))


@WORKFLOW.performs("add")
def add(document: IncomingDocument, actor: Actor, now: datetime, /, *, routing: Routing, instruction: str = "") -> None:
    """Let others support or be informed; the lead stays."""
    if not routing.support and not routing.informed:
        raise RuleViolated(["Chưa chọn thêm nơi nào."])
    tasks.assign(
        source_of(document),
        actor,
        now,
        support=routing.support,
        informed=routing.informed,
        instruction=instruction,
        due_on=routing.due_on,
    )
    document.told = routing.words(office_date(now))


@WORKFLOW.performs("copy")
def copy(
    document: IncomingDocument, actor: Actor, now: datetime, /, *, informed: Sequence[int], note: str = ""
) -> None:
    """Let others in the office know of it (sao gửi), whatever has become of it; nothing is to be done by them."""
    if not informed:
        raise InvalidInput("Chưa chọn nơi nhận bản sao.", {"informed": "Chưa chọn nơi nhận bản sao."})
    tasks.assign(source_of(document), actor, now, informed=informed, instruction=note)
    document.told = Routing(informed=informed).words(office_date(now))


@WORKFLOW.performs("keep")
def keep(document: IncomingDocument, actor: Actor, now: datetime, /) -> None:
    """Nothing has to be done: kept for information (lưu để biết)."""
    document.closed_on = office_date(now)


@WORKFLOW.performs("forward")
def forward(document: IncomingDocument, actor: Actor, now: datetime, /, *, receiver: str) -> None:
    """Pass the document to another agency that is competent; it ends here."""
    if not receiver.strip():
        raise InvalidInput("Chưa ghi nơi nhận.", {"receiver": "Chưa ghi chuyển cho cơ quan nào."})
    document.result, document.closed_on = f"Chuyển {receiver.strip()}", office_date(now)


@WORKFLOW.performs("complete")
def complete(document: IncomingDocument, actor: Actor, now: datetime, /, *, result: str, in_bulk: bool = False) -> None:
    """Complete a document that was dealt with without a task. What asks for an answer is not completed in bulk."""
    reason = rules.completed_one_by_one(document) if in_bulk else None
    if reason or not result.strip():
        raise RuleViolated([reason or "Chưa ghi kết quả xử lý."])
    document.result, document.closed_on = result.strip(), office_date(now)


@WORKFLOW.performs("reopen")
def reopen(document: IncomingDocument, actor: Actor, now: datetime, /, *, reason: str) -> str:
    """Open again what was closed: it waits to be assigned anew."""
    if not reason.strip():
        raise RuleViolated(["Chưa ghi lý do mở lại."])
    document.result, document.closed_on = "", None
    return State.DIRECTED if document.directives.exists() else State.REGISTERED


@WORKFLOW.performs("settle")
def settle(document: IncomingDocument, actor: Actor, now: datetime, /) -> str:
    """Let the state follow from the lead's task."""
    target = state_that_follows(document)
    document.closed_on = office_date(now) if target == State.COMPLETED else None
    document.told = f"Văn bản chuyển sang «{State(target).label}» theo kết quả xử lý của chủ trì"
    return target


def settle_source(document_id: int, actor: Actor, now: datetime) -> None:
    """Called by tasks in the transaction in which a lead's task was completed, reopened, returned or recalled."""
    document = IncomingDocument.objects.get(pk=document_id)
    if document.state != state_that_follows(document):
        settle(document, SYSTEM, now)


def lock_source(document_id: int) -> None:
    """Take the document's row before its tasks' rows, as the verbs here do."""
    IncomingDocument.objects.select_for_update().filter(pk=document_id).first()


def latest_proposal(document: IncomingDocument) -> Proposal | None:
    """What was proposed last."""
    return document.proposals.order_by("-id").first()


def source_of(document: IncomingDocument) -> tasks.Source:
    """The document as what tasks are assigned from."""
    return tasks.Source(
        kind=document.kind,
        id=document.pk,
        organ_id=document.organ_id,
        received_at=document.received_at,
        secrecy=document.secrecy,
        title=document.title,
    )


def _direct(
    document: IncomingDocument, actor: Actor, now: datetime, text: str, routing: Routing, proposal: Proposal | None
) -> str:
    Directive.objects.create(document=document, proposal=proposal, at=now, **_by(actor), text=text, **_columns(routing))
    document.told = "; ".join(part for part in (text, routing.words(office_date(now))) if part)
    if routing.lead and document.state != State.IN_PROGRESS:
        _assign(document, actor, now, routing, text)
        return State.IN_PROGRESS
    return State.IN_PROGRESS if document.state == State.IN_PROGRESS else State.DIRECTED


def _assign(document: IncomingDocument, actor: Actor, now: datetime, routing: Routing, instruction: str) -> None:
    refuse_faulty(routing, document.arrived_on)
    document.due_on = routing.due_on or document.due_on
    tasks.assign(
        source_of(document),
        actor,
        now,
        lead=routing.lead,
        support=routing.support,
        informed=routing.informed,
        instruction=instruction,
        due_on=document.due_on,
        is_reply_required=document.is_reply_required,
        is_acceptance_required=routing.is_acceptance_required,
    )


def refuse_faulty(routing: Routing, arrived_on: date | None = None) -> None:
    """Raises `InvalidInput` when somebody is missing or stands twice, or the deadline is before the arrival."""
    faults = rules.assignment_faults(routing.lead, routing.support, routing.informed)
    if arrived_on and (late := rules.due_is_possible(routing.due_on, arrived_on)):
        faults["due_on"] = late
    if faults:
        raise InvalidInput("Chưa giao được, đề nghị xem lại.", faults)


def _routing_of(row: Proposal | Directive) -> Routing:
    return Routing(row.lead, tuple(row.support), tuple(row.informed), row.due_on, row.is_acceptance_required)


def _columns(routing: Routing) -> dict[str, object]:
    return {
        "lead": routing.lead,
        "support": list(routing.support),
        "informed": list(routing.informed),
        "due_on": routing.due_on,
        "is_acceptance_required": routing.is_acceptance_required,
    }


def _by(actor: Actor) -> dict[str, object]:
    return {
        "person_id": actor.person_id,
        "person": actor.name,
        "title": actor.title,
        "on_behalf_of": actor.on_behalf_of,
    }


def expanded(chosen: Iterable[int], groups: Iterable[int]) -> tuple[int, ...]:
    """The principals chosen and those of the groups chosen, each once, in that order."""
    return tuple(dict.fromkeys([*chosen, *(p for group in groups for p in organisation.group_members(group))]))
