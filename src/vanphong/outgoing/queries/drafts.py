"""What a new document begins with: what its form offers, the templates, the text composed from one."""

from collections.abc import Sequence
from datetime import date

from vanphong.catalogue import api as catalogue
from vanphong.docform import api as docform
from vanphong.kernel.actor import Actor
from vanphong.organisation import api as organisation
from vanphong.organisation.api import Body, Position
from vanphong.outgoing.choices import RecipientRole
from vanphong.outgoing.models import DraftTemplate, OutgoingDocument, Recipient
from vanphong.outgoing.permissions import Permission

Choices = list[tuple[str, str]]


def issuers(actor: Actor, on: date) -> Choices:
    """In whose name the actor may draft: «organ:body» and its words."""
    organs = actor.organs_where(Permission.DRAFT)
    rows = Body.objects.valid(on).filter(organ_id__in=organs).select_related("organ").order_by("organ__rank", "id")
    own = sorted(rows, key=lambda row: row.organ_id != actor.organ_id)
    return [(f"{row.organ_id}:{row.code}", row.name) for row in own]


def types(on: date, organ_ids: Sequence[int], *, is_central: bool = False) -> Choices:
    """The types that these organs may issue, and bear a number: the Party's, or the State's for an organ of the State."""
    groups = {organisation.organ(each).group for each in organ_ids}
    systems = [catalogue.System.STATE] if "state" in groups else []
    systems += [catalogue.System.PARTY] if groups - {"state"} or not groups else []
    rows = [row for system in systems for row in catalogue.document_types(on, system=system)]
    return [(str(row.pk), row.name) for row in rows if row.is_numbered and (is_central or not row.is_central_only)]


def signers(organ_ids: Sequence[int], on: date) -> Choices:
    """The positions that may sign for these organs, with who holds them."""
    found: dict[int, None] = {}
    for organ_id in organ_ids:
        found |= dict.fromkeys(organisation.positions_with(Permission.SIGN, organ_id, on))
    rows = list(Position.objects.filter(pk__in=found).order_by("rank", "id"))
    names = organisation.describe_many([row.principal for row in rows], on)
    return [(str(row.pk), f"{row.title} — {names[row.principal].detail}") for row in rows]


def compose(document: OutgoingDocument, lines: Sequence[Recipient], text: DraftTemplate) -> bytes:
    """The .docx of a new document: its particulars laid out by the form rules of its system, with the text of the template."""
    return docform.compose(_spec(document, lines, text))


def _spec(document: OutgoingDocument, lines: Sequence[Recipient], text: DraftTemplate) -> docform.DocumentSpec:
    kind = catalogue.document_type(document.document_type_id)
    organ = organisation.organ(document.organ_id)
    paragraphs = [line.strip() for line in text.body.splitlines() if line.strip()]
    return docform.DocumentSpec(
        system=docform.System(kind.system),
        parent=organ.upper_line,
        organ=organ.own_line,
        notation=document.notation,
        place=organ.place,
        type_name=kind.name,
        subject=document.subject,
        grounds=tuple(line[2:] for line in paragraphs if line.startswith("- ")),
        body=tuple(
            docform.Heading(line[2:]) if line.startswith("# ") else line
            for line in paragraphs
            if not line.startswith("- ")
        ),
        addressees=tuple(line.text for line in lines if line.role == RecipientRole.ADDRESSEE),
        recipients=_printed(lines),
        competence=(document.competence,) if document.competence else (),
        position=document.signer_title,
        signer=document.signer_name,
        urgency=docform.Urgency(document.urgency) if document.urgency in set(docform.Urgency) else None,
    )


def _printed(lines: Sequence[Recipient]) -> tuple[str, ...]:
    """«Như trên» first where there are addressees; «Lưu …» last (05-HD/VPTW, I.9)."""
    has_addressees = any(line.role == RecipientRole.ADDRESSEE for line in lines)
    copies = [line.text for line in lines if line.role == RecipientRole.RECIPIENT]
    filed = [line.text for line in lines if line.role == RecipientRole.FILED]
    return (*(["Như trên"] if has_addressees else []), *copies, *filed)
