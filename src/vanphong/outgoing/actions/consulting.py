"""Consulting: others are asked about a draft, answer, are reminded; the answers are put together. It stops nothing."""

from collections.abc import Sequence
from datetime import date, datetime

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import NotPermitted
from vanphong.kernel.participation.api import Capacity
from vanphong.organisation import api as organisation
from vanphong.outgoing import rules
from vanphong.outgoing.actions.acts import require, take_part
from vanphong.outgoing.choices import Answer
from vanphong.outgoing.models import Consultation, Opinion, OutgoingDocument
from vanphong.outgoing.queries.contents import content_files
from vanphong.outgoing.workflow import CONSULTATION, DOCUMENT


@DOCUMENT.performs("consult")
def consult(
    document: OutgoingDocument,
    actor: Actor,
    now: datetime,
    /,
    *,
    asked: Sequence[int],
    question: str,
    due_on: date | None = None,
) -> None:
    """Ask people, units or organs (stored principals) what they think of the draft as it stands."""
    require(
        None if asked else "Chưa chọn nơi cho ý kiến.",
        None if question.strip() else "Chưa ghi nội dung xin ý kiến.",
        rules.due_is_ahead(due_on, office_date(now)),
    )
    take_part(document, asked, Capacity.CONSULTED, now)
    made = ask(None, actor, now, document=document, asked=list(asked), question=question.strip(), due_on=due_on)
    document.told = ", ".join(made.opinions.order_by("id").values_list("label", flat=True))


@CONSULTATION.performs("ask")
def ask(
    consultation: Consultation,
    actor: Actor,
    now: datetime,
    /,
    *,
    document: OutgoingDocument,
    asked: Sequence[int],
    question: str,
    due_on: date | None,
) -> None:
    """Write the question and a row for each of those asked."""
    main = content_files(document)[0]
    consultation.document, consultation.organ_id = document, document.organ_id
    consultation.question, consultation.due_on = question, due_on
    consultation.version_id, consultation.version_number = main.pk, main.number
    consultation.asked_by = f"{actor.name}, {actor.title}"
    consultation.asked_by_position_id = actor.position_id
    consultation.save()
    names = organisation.describe_many(asked, office_date(now))
    Opinion.objects.bulk_create(
        Opinion(consultation=consultation, principal=stored, label=str(names[stored]))
        for stored in dict.fromkeys(asked)
    )


@CONSULTATION.performs("give_opinion")
def give_opinion(consultation: Consultation, actor: Actor, now: datetime, /, *, answer: str, text: str = "") -> None:
    """Answer for oneself or for the unit or organ that was asked; until the consultation is closed the answer may be changed."""
    opinion = consultation.opinions.filter(principal__in=actor.principals).order_by("principal").first()
    if opinion is None:
        raise NotPermitted("Đồng chí không được hỏi trong lần xin ý kiến này.")
    require(rules.opinion_is_explained(answer, text))
    opinion.answer, opinion.text = Answer(answer), text.strip()
    opinion.person_id, opinion.person, opinion.title, opinion.answered_at = (
        actor.person_id,
        actor.name,
        actor.title,
        now,
    )
    opinion.save()
    consultation.told = f"{opinion.label}: {Answer(answer).label}"


@CONSULTATION.performs("remind")
def remind(consultation: Consultation, _actor: Actor, now: datetime, /) -> None:
    """Remind those who have not answered."""
    waiting = consultation.opinions.filter(answer="").count()
    require(None if waiting else "Mọi nơi được hỏi đã trả lời.")
    consultation.reminded_at = now
    consultation.told = str(waiting)


@CONSULTATION.performs("close")
def close(consultation: Consultation, _actor: Actor, _now: datetime, /, *, summary: str) -> None:
    """Put the answers together: what is taken over, what is not and why."""
    require(None if summary.strip() else "Ghi tổng hợp: tiếp thu những gì, không tiếp thu những gì và vì sao.")
    consultation.summary = summary.strip()
