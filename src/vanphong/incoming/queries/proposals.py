"""What was proposed and directed, and what follows from it for the next form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vanphong.incoming.models import Directive, IncomingDocument, Proposal
from vanphong.organisation import api as organisation


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Whom the latest directive, or else the latest proposal, names; `text` are the words of the directive.

    Where nobody is named yet, the result of what asks for a reply is to be accepted.
    """

    lead: int | None = None
    support: Sequence[int] = ()
    informed: Sequence[int] = ()
    due_on: date | None = None
    is_acceptance_required: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A proposal or directive as it is shown: who, when, for whom, the words, whom it names."""

    row: Proposal | Directive
    words: str
    leader: str
    lead: str
    support: str
    informed: str


def suggested(document: IncomingDocument) -> Suggestion:
    """What a form of routing begins with."""
    directive = document.directives.order_by("-id").first()
    proposal = document.proposals.order_by("-id").first()
    text = directive.text if directive else ""
    for row in (directive, proposal):
        if row is not None and row.lead:
            return Suggestion(row.lead, row.support, row.informed, row.due_on, row.is_acceptance_required, text)
    return Suggestion(is_acceptance_required=document.is_reply_required, text=text)


def said(document: IncomingDocument, on: date) -> tuple[list[Said], list[Said]]:
    """Every proposal and every directive, oldest first, their principals in words (asked for once)."""
    proposals, directives = list(document.proposals.order_by("id")), list(document.directives.order_by("id"))
    rows: list[Proposal | Directive] = [*proposals, *directives]
    named = {principal for row in rows for principal in _principals(row)}
    words = {principal: each.label for principal, each in organisation.describe_many(named, on).items()}
    return [_said(row, row.opinion, words) for row in proposals], [_said(row, row.text, words) for row in directives]


def _principals(row: Proposal | Directive) -> set[int]:
    leader = {row.leader} if isinstance(row, Proposal) else set()
    return leader | {p for p in (row.lead, *row.support, *row.informed) if p}


def _said(row: Proposal | Directive, text: str, words: dict[int, str]) -> Said:
    return Said(
        row=row,
        words=text,
        leader=words[row.leader] if isinstance(row, Proposal) else "",
        lead=words[row.lead] if row.lead else "",
        support=", ".join(words[p] for p in row.support),
        informed=", ".join(words[p] for p in row.informed),
    )
