"""The lists of outgoing documents."""

from functools import partial

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from vanphong.kernel.clock import office_date
from vanphong.kernel.lists import api as lists
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.outgoing.forms.filters import DocumentFilter
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.permissions import Permission
from vanphong.outgoing.queries import lists as queries


def _row(document: OutgoingDocument) -> lists.Row:
    return lists.Row(
        href=f"/van-ban-di/{document.pk}/",
        value=document.pk,
        name=document.reference or document.subject,
        is_struck=document.state in {"voided", "revoked", "dropped"},
    )


LISTING = lists.Listing(
    "outgoing",
    "Văn bản đi",
    "văn bản",
    columns=(
        lists.Column("reference", "Số, ký hiệu", width=18),
        lists.Column("subject", "Thể loại, trích yếu", template="outgoing/cells.html#subject", is_main=True),
        lists.Column("organ", "Cơ quan ban hành", value=lambda row: row.organ.name, is_default=False),
        lists.Column("author", "Người soạn"),
        lists.Column("signer_name", "Người ký"),
        lists.Column("issued_on", "Ngày ban hành", order="issued_on"),
        lists.Column(
            "state", "Trạng thái", value=lambda row: row.stage.label, template="outgoing/cells.html#state", width=28
        ),
        lists.Column("changed_at", "Thay đổi", is_default=False),
        lists.Column("recipient_count", "Số nơi nhận", is_numeric=True, is_default=False),
        lists.Column("version_number", "Bản thảo", is_numeric=True, is_default=False),
    ),
    order=("-id",),
    row=_row,
    presets=(lists.Preset("Tất cả"), *(lists.Preset(work.label, f"work={work.name}") for work in queries.WORKS)),
    placeholder="Số ký hiệu, trích yếu…",
    empty_title="Chưa có văn bản đi nào",
    empty_text="Văn bản mà đồng chí soạn, thẩm định, ký hoặc được hỏi ý kiến sẽ hiện ở đây.",
)


class WorkShown(lists.Shown):
    """The list with the tabs of the work that may wait for this actor."""

    @property
    def tabs(self) -> list[lists.Tab]:
        """All, and each kind of work."""
        held = {"Tất cả", *(work.label for work in queries.works_of(self.request.actor))}
        return [tab for tab in super().tabs if tab.label in held]


@requires(Permission.READ)
@require_safe
def documents(request: OfficeRequest) -> HttpResponseBase:
    """The documents in which the actor takes part, by kind of work and condition."""
    form = DocumentFilter(request.GET, on=office_date(request.now), works=queries.works_of(request.actor))
    shown = WorkShown(request, LISTING, form, partial(queries.documents, request.actor))
    context = {"may_draft": request.actor.may(Permission.DRAFT), "crumbs": [("Văn bản đi", "")]}
    return lists.answer(shown, "outgoing/list.html", context)
