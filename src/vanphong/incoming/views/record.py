"""The page of a document: its pages, particulars, routing tree, directives, what it is linked to, its journal; the processing slip."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from vanphong.incoming import printing
from vanphong.incoming.queries import pages
from vanphong.incoming.queries.documents import document as document_of
from vanphong.incoming.views.arrival import CRUMB
from vanphong.incoming.workflow import WORKFLOW
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, signed_in
from vanphong.notices import api as notices
from vanphong.tasks import api as tasks

DIRECT = "agree keep restore"
"""Verbs that need no form."""
PRIMARY = ("register", "agree", "direct", "propose", "assign")


@signed_in
@require_safe
def record(request: OfficeRequest, document_id: int) -> HttpResponse:
    """A document; looking at it marks the tasks that the reader holds as opened, and what the reader was told of it as read."""
    actor, now = request.actor, request.now
    found = document_of(actor, document_id)
    tasks.open_tasks(found.kind, found.pk, actor, now)
    notices.mark_read_about(actor.person_id, found.ref, now)
    available = WORKFLOW.available(found, actor, now)
    allowed = {each.verb for each in available if each.allowed}
    context: dict[str, Any] = {
        "document": found,
        **pages.record_page(found, actor, now, asked=request.GET.get("tep", "")),
        "available": available,
        "direct": DIRECT,
        "primary": next((verb for verb in PRIMARY if verb in allowed), ""),
        "may_reply": pages.may_reply(found, actor),
        "key": uuid4().hex,
        "heading": found.reference or found.title,
        "crumbs": [CRUMB, (found.reference or f"Số đến {found.arrival_number or '—'}", "")],
    }
    return page(request, "incoming/record.html", context)


@signed_in
@require_safe
def slip(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The processing slip (phiếu xử lý) as a PDF."""
    found = document_of(request.actor, document_id)
    pdf = printing.slip(pages.slip_of(found, request.actor, request.now), request.now)
    answer = HttpResponse(pdf, content_type="application/pdf")
    number = found.arrival_number or found.pk
    answer["Content-Disposition"] = f'attachment; filename="phieu-xu-ly-{number}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
