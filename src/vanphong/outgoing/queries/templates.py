"""The templates of drafts: those that an actor keeps or may draft from, one of them, its text and its file."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from vanphong.catalogue import api as catalogue
from vanphong.files import api as files
from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import RecordNotFound
from vanphong.organisation import api as organisation
from vanphong.outgoing.choices import TemplateState
from vanphong.outgoing.models import DraftTemplate
from vanphong.outgoing.permissions import Permission
from vanphong.outgoing.workflow import TEMPLATE

Choices = list[tuple[str, str]]


def kept(actor: Actor, *, q: str = "", state: Sequence[str] = ()) -> QuerySet[DraftTemplate]:
    """The templates of the organs whose templates the actor keeps, and those for every organ."""
    mine = Q(organ_id__in=actor.organs_where(Permission.KEEP_TEMPLATES)) | Q(organ=None)
    found = DraftTemplate.objects.filter(mine).select_related("organ", "document_type")
    if q:
        found = found.filter(Q(name__icontains=q) | Q(document_type__name__icontains=q))
    return found.filter(state__in=state) if state else found


def template(actor: Actor, template_id: int) -> DraftTemplate:
    """One template, for whoever keeps it or may draft from it; else `RecordNotFound`."""
    found = DraftTemplate.objects.select_related("organ", "document_type").filter(pk=template_id).first()
    if found is None or TEMPLATE.capacities is None or not TEMPLATE.capacities(found, actor):
        raise RecordNotFound
    return found


def may_read(actor: Actor, kind: str, record_id: int, /) -> bool:
    """Whether the actor may read the file of a template."""
    found = DraftTemplate.objects.filter(pk=record_id).first()
    return found is not None and TEMPLATE.capacities is not None and bool(TEMPLATE.capacities(found, actor))


def offered(organ_ids: Sequence[int]) -> Choices:
    """The templates in use of these organs and those of everybody, to draft from."""
    rows = DraftTemplate.objects.filter(state=TemplateState.OPEN).select_related("document_type")
    shown = [row for row in rows.order_by("document_type__rank", "name") if row.organ_id in {None, *organ_ids}]
    return [(str(row.pk), str(row)) for row in shown]


def in_use(template_id: int, organ_id: int) -> DraftTemplate | None:
    """A template in use, of the organ or of everybody."""
    found = DraftTemplate.objects.filter(pk=template_id, state=TemplateState.OPEN).first()
    return found if found and found.organ_id in {None, organ_id} else None


def file_of(found: DraftTemplate) -> files.Version | None:
    """The .docx of the template, as it is now."""
    return files.current_versions(found.kind, [found.pk], files.Slot.MAIN).first()


def organs_kept(actor: Actor) -> Choices:
    """The organs whose templates the actor keeps."""
    kept_by = [organisation.organ(each) for each in actor.organs_where(Permission.KEEP_TEMPLATES)]
    own = sorted(kept_by, key=lambda organ: (organ.pk != actor.organ_id, organ.rank, organ.pk))
    return [(str(organ.pk), organ.name) for organ in own]


def types(on: date) -> Choices:
    """The types of both systems that bear a number."""
    return [(str(row.pk), row.name) for row in catalogue.document_types(on) if row.is_numbered]
