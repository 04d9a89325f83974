"""What the record page shows: the document, its steps, consultations, appraisals, files, journal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from vanphong.files import api as files
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox.api import Job
from vanphong.kernel.participation import api as participation
from vanphong.kernel.trace import api as trace
from vanphong.organisation import api as organisation
from vanphong.outgoing.choices import StepOutcome
from vanphong.outgoing.models import (
    Appraisal,
    Consultation,
    Opinion,
    OutgoingDocument,
    ReadMark,
    Recipient,
    Signature,
    SigningStep,
)


@dataclass(frozen=True)
class StepLine:
    """One signer as shown: who, since when, what came of it."""

    step: SigningStep
    who: str
    title: str
    state: str
    shape: str
    tone: str
    is_current: bool


@dataclass(frozen=True)
class ConsultationLine:
    """A consultation with its opinions; `own`: the one the actor may answer."""

    consultation: Consultation
    opinions: Sequence[Opinion]
    own: Opinion | None
    answered: int


@dataclass(frozen=True)
class Held:
    """The files of a document, sorted."""

    main: Sequence[files.Version] = field(default_factory=list)
    appendices: Sequence[files.Version] = field(default_factory=list)
    rendition: files.Version | None = None

    @property
    def current(self) -> files.Version | None:
        """The draft as it stands."""
        return self.main[-1] if self.main else None


def document(actor: Actor, document_id: int) -> OutgoingDocument:
    """The document, if the actor takes part in it and is cleared for it; `RecordNotFound` for anybody else."""
    rows = OutgoingDocument.objects.select_related(
        "document_type", "organ", "signer", "unit", "circulation", "field", "replaces__document_type"
    )
    found = rows.annotate(**_read_mark(actor)).filter(pk=document_id).first()
    if found is None or found.secrecy > actor.clearance:
        raise RecordNotFound
    held = participation.capacities_of(OutgoingDocument.kind, document_id, actor)
    if not held:
        raise RecordNotFound
    found.known_capacities = (actor.principals, held)
    return found


def _read_mark(actor: Actor) -> dict[str, Subquery]:
    """Which version this person has read, and which before it; asked together with the document."""
    mine = ReadMark.objects.filter(document=OuterRef("pk"), person_id=actor.person_id)
    return {
        "read_version": Subquery(mine.values("version_id")[:1]),
        "read_previous": Subquery(mine.values("previous_version_id")[:1]),
    }


def may_read(actor: Actor, _kind: str, record_id: int, /) -> bool:
    """Whether the actor may read the files of a document."""
    secrecy = OutgoingDocument.objects.filter(pk=record_id).values_list("secrecy", flat=True).first()
    if secrecy is None or secrecy > actor.clearance:
        return False
    return participation.may_see(OutgoingDocument.kind, record_id, actor)


def held_files(found: OutgoingDocument) -> Held:
    """Every file of the document in one query."""
    everything = list(files.versions(found.kind, found.pk))
    replaced = {each.replaces_id for each in everything}
    renditions = [each for each in everything if each.slot == files.Slot.RENDITION]
    return Held(
        main=[each for each in everything if each.slot == files.Slot.MAIN],
        appendices=[
            each
            for each in everything
            if each.slot == files.Slot.APPENDIX and each.pk not in replaced and each.pk not in found.left_out
        ],
        rendition=renditions[-1] if renditions else None,
    )


def recipients(found: OutgoingDocument) -> list[Recipient]:
    """The recipients as printed."""
    return list(found.recipients.order_by("rank"))


def steps(found: OutgoingDocument, now: datetime) -> list[StepLine]:
    """Who signed and who is to sign in the present round, in order, changed signers before those who took their place."""
    if not found.round:
        return []
    rows = list(found.steps.filter(round=found.round).select_related("position").order_by("rank", "id"))
    names = _holders([row.position_id for row in rows if not row.outcome], office_date(now))
    return [_step_line(row, names) for row in rows]


def _holders(position_ids: Sequence[int], on: date) -> dict[int, str]:
    """Position → who holds it on that day."""
    if not position_ids:
        return {}
    rows = organisation.Holding.objects.in_force(on).filter(position_id__in=position_ids).order_by("is_main", "-id")
    return dict(rows.values_list("position_id", "person__name"))


def _step_line(row: SigningStep, names: dict[int, str]) -> StepLine:
    if row.outcome:
        shape, tone = _OUTCOMES[row.outcome]
        who = f"{row.person} (thay {row.on_behalf_of})" if row.on_behalf_of else row.person
        state = StepOutcome(row.outcome).label
        return StepLine(row, who or row.position.title, row.position.title, str(state), shape, tone, is_current=False)
    is_current = row.opened_at is not None
    state, shape, tone = ("Đang chờ ký", "half", "info") if is_current else ("Chưa đến lượt", "ring", "neutral")
    return StepLine(
        row, names.get(row.position_id, "chưa có người giữ"), row.position.title, state, shape, tone, is_current
    )


_OUTCOMES: dict[str, tuple[str, str]] = {
    StepOutcome.SIGNED: ("check", "success"),
    StepOutcome.SENT_BACK: ("diamond", "warning"),
    StepOutcome.CHANGED: ("cross", "neutral"),
    StepOutcome.WITHDRAWN: ("cross", "neutral"),
}


def appraisals(found: OutgoingDocument) -> list[Appraisal]:
    """Every appraisal, newest first."""
    return list(found.appraisals.order_by("-id"))


def consultations(found: OutgoingDocument, actor: Actor) -> list[ConsultationLine]:
    """Every consultation with its answers, newest first."""
    rows = Opinion.objects.filter(consultation__document=found).select_related("consultation")
    grouped: dict[Consultation, list[Opinion]] = {}
    for opinion in rows.order_by("-consultation_id", "id"):
        grouped.setdefault(opinion.consultation, []).append(opinion)
    return [_consultation_line(row, opinions, actor) for row, opinions in grouped.items()]


def _consultation_line(row: Consultation, opinions: Sequence[Opinion], actor: Actor) -> ConsultationLine:
    own = next((opinion for opinion in opinions if opinion.principal in actor.principals), None)
    return ConsultationLine(row, opinions, own, sum(bool(opinion.answer) for opinion in opinions))


def consultation(actor: Actor, document_id: int, consultation_id: int) -> Consultation:
    """One consultation of a document that the actor sees."""
    found = Consultation.objects.filter(pk=consultation_id, document_id=document_id).first()
    if found is None:
        raise RecordNotFound
    found.document = document(actor, document_id)
    return found


def rendition_job(found: OutgoingDocument) -> Job | None:
    """The worker's last attempt at the rendition: its state is shown, and it can be started again."""
    rows = Job.objects.filter(name="outgoing.jobs.make_rendition", payload__contains=f'"document_id": {found.pk}}}')
    return rows.order_by("-id").first()


def timeline(entries: Iterable[journal.Entry]) -> list[dict[str, Any]]:
    """The entries of a journal as the page shows them, newest first; of the changes those that have a name on the screen."""
    return [
        {
            "at": entry.at,
            "who": entry.person,
            "acting_as": f"thay {entry.on_behalf_of}" if entry.on_behalf_of else entry.title,
            "sentence": entry.sentence,
            "changes": _named(entry.read_changes()),
            "danger": entry.verb in _GRAVE,
        }
        for entry in reversed(list(entries))
    ]


_GRAVE = frozenset({"send_back", "refuse", "void", "revoke", "drop"})
_LABELS = {
    each.attname: str(each.verbose_name)
    for model in (OutgoingDocument, Consultation)
    for each in model._meta.concrete_fields
    if each.verbose_name != each.name.replace("_", " ") and each.name not in {"state", "changed_at", "sha256"}
}


def _named(changes: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    hidden = {"appraised_sha256", "turn", "authority_findings", "left_out", "round", "author_position_id"}
    return {_LABELS[name]: pair for name, pair in changes.items() if name in _LABELS and name not in hidden}


def own_opinion(found: Consultation, actor: Actor) -> Opinion | None:
    """What the actor has answered or is asked to."""
    return found.opinions.filter(principal__in=actor.principals).order_by("principal").first()


def signatures(found: OutgoingDocument) -> list[Signature]:
    """Every signature ever given on the document, oldest first, with its step."""
    return list(found.signatures.select_related("step").order_by("id"))


@dataclass(frozen=True)
class RelatedLine:
    """A record that this one is linked to, and how."""

    relation: str
    node: trace.Node


def related(found: OutgoingDocument, actor: Actor) -> list[RelatedLine]:
    """The records linked to the document that the actor may see, with the words of the relation seen from here."""
    others = {link: (link.target if link.source == found.ref else link.source) for link in trace.links_of(found.ref)}
    nodes = trace.describe(list(set(others.values())), actor)
    return [
        RelatedLine(_relation(link.relation, is_source=link.source == found.ref), nodes[other])
        for link, other in others.items()
        if other in nodes
    ]


def _relation(relation: str, *, is_source: bool) -> str:
    known = trace.Relation(relation)
    return str(known.label) if is_source else known.reverse
