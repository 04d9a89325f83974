"""The list of arrived documents, its views, and what is done to several at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from vanphong.catalogue import api as catalogue
from vanphong.incoming.actions import handling
from vanphong.incoming.forms.filters import DocumentFilter
from vanphong.incoming.forms.handling import AssignForm, CompleteForm
from vanphong.incoming.permissions import Permission
from vanphong.incoming.queries import offers
from vanphong.incoming.queries.lists import Line, channel_word, find, lines
from vanphong.incoming.queries.piles import page_of
from vanphong.incoming.queries.reports import report
from vanphong.incoming.views.acts import carried_out
from vanphong.incoming.views.arrival import CRUMB
from vanphong.incoming.workflow import WORKFLOW
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.lists import api as lists
from vanphong.kernel.web.answers import back_to, fragment
from vanphong.kernel.web.forms import ActForm
from vanphong.kernel.web.gates import OfficeRequest, requires, signed_in
from vanphong.kernel.workflow import Outcome

CELLS = "incoming/cells.html"


def _row(line: Line) -> lists.Row:
    document = line.document
    return lists.Row(
        href=page_of(document),
        value=document.pk,
        name=document.reference or document.title,
        level=line.alert.level if line.alert else "",
        is_struck=bool(document.withdrawn) or document.state == "removed",
    )


def _name(line: Line, of: str) -> str:
    found = getattr(line.document, of)
    return str(found) if found else ""


LISTING = lists.Listing(
    "incoming",
    "Văn bản đến",
    "văn bản",
    columns=(
        lists.Column(
            "arrival_number",
            "Số đến",
            template=f"{CELLS}#number",
            order="arrival_number",
            is_numeric=True,
            is_always=True,
        ),
        lists.Column("arrived_on", "Ngày đến", order="arrived_on"),
        lists.Column("subject", "Trích yếu", lambda line: line.title, template=f"{CELLS}#subject", is_main=True),
        lists.Column("reference", "Số, ký hiệu"),
        lists.Column("issued_on", "Ngày văn bản", is_default=False),
        lists.Column("sender_name", "Nơi gửi", width=36),
        lists.Column("document_type", "Loại", lambda line: _name(line, "document_type"), is_default=False),
        lists.Column("due_on", "Hạn", template=f"{CELLS}#due", order="due_on"),
        lists.Column("state", "Trạng thái", lambda line: line.look.word, template=f"{CELLS}#state"),
        lists.Column("with_whom", "Đang ở", is_default=False),
        lists.Column("organ", "Vào sổ của", lambda line: _name(line, "organ"), is_default=False),
        lists.Column("register", "Sổ", lambda line: _name(line, "register"), is_default=False),
        lists.Column("field_of_work", "Lĩnh vực", lambda line: _name(line, "field_of_work"), is_default=False),
        lists.Column("signer_name", "Người ký", is_default=False),
        lists.Column("channel", "Nguồn đến", lambda line: channel_word(line.document), is_default=False),
        lists.Column("is_reply_required", "Yêu cầu trả lời", is_default=False),
        lists.Column("result", "Kết quả", is_default=False),
        lists.Column("note", "Ghi chú", is_default=False),
    ),
    order=("-pk",),
    row=_row,
    presets=(
        lists.Preset("Tất cả"),
        lists.Preset("Chờ vào sổ", "pile=to_register"),
        lists.Preset("Chờ đề xuất", "pile=to_propose"),
        lists.Preset("Chờ bút phê", "pile=to_direct"),
        lists.Preset("Chờ giao", "pile=to_assign"),
        lists.Preset("Đang xử lý", "pile=in_progress"),
        lists.Preset("Quá hạn", "pile=overdue"),
        lists.Preset("Đã kết thúc", "pile=done"),
    ),
    bulk="incoming:bulk",
    tools="incoming/tools.html",
    placeholder="Số ký hiệu, trích yếu, nơi gửi, số đến…",
    empty_title="Chưa có văn bản đến nào",
    empty_text="Văn bản đồng chí tham gia xử lý sẽ hiện ở đây.",
)


@signed_in
@require_safe
def document_list(request: OfficeRequest) -> HttpResponseBase:
    """The documents that the actor takes part in."""
    today, verbs = office_date(request.now), _bulk_verbs(request.actor)
    form = DocumentFilter(
        request.GET,
        registers=offers.book_choices(request.actor),
        types=offers.types(today),
        urgencies=[(row.code, row.name) for row in catalogue.urgencies(today)],
        fields_of_work=[(row.pk, row.name) for row in catalogue.fields_of_work(today)],
    )
    shown = lists.Shown(
        request,
        LISTING,
        form,
        partial(find, request.actor, today),
        prepare=partial(lines, today=today),
        has_bulk=bool(verbs),
    )
    context = {"may_receive": request.actor.may(Permission.RECEIVE), "bulk_verbs": verbs}
    return lists.answer(shown, "incoming/list.html", context)


@dataclass(frozen=True, slots=True)
class Bulk:
    """A verb for several documents: its title, what it says when done, the form it needs (None: none)."""

    title: str
    done: str
    act: Callable[..., Any]
    permission: Permission
    form: type[ActForm] | None = None


BULKS = {
    "agree": Bulk("Đồng ý như đề xuất", "đã đồng ý như đề xuất", handling.agree, Permission.DIRECT),
    "assign": Bulk("Giao xử lý", "đã giao xử lý", handling.assign, Permission.ASSIGN, AssignForm),
    "keep": Bulk("Lưu để biết", "đã lưu để biết", handling.keep, Permission.KEEP),
    "complete": Bulk("Hoàn thành", "đã hoàn thành", handling.complete, Permission.COMPLETE, CompleteForm),
}


def _bulk_verbs(actor: Actor) -> list[tuple[str, str]]:
    """Those that the actor's position may do."""
    return [(name, each.title) for name, each in BULKS.items() if actor.may(each.permission)]


@require_POST
@requires(*(each.permission for each in BULKS.values()))
def bulk(request: OfficeRequest) -> HttpResponse:
    """One verb for several documents, each by itself; what was refused is told with its reason."""
    chosen = BULKS.get(request.POST.get("verb", ""))
    ids = [int(value) for value in request.POST.getlist("id") if value.isdigit()]
    if chosen is None or not ids:
        raise InvalidInput("Chưa chọn văn bản nào, hoặc chưa chọn việc cần làm.")
    form = _bulk_form(request, chosen)
    context = {
        "bulk": chosen,
        "verb": request.POST["verb"],
        "ids": ids,
        "form": form,
        "next": back_to(request, reverse("incoming:list")),
        "heading": f"{chosen.title}: {len(ids)} văn bản",
        "crumbs": [CRUMB, (chosen.title, "")],
    }
    outcomes: list[Outcome] = []
    if form is None or (form.is_bound and form.is_valid() and carried_out(form, lambda: _checked(form))):
        outcomes = WORKFLOW.perform_many(chosen.act, ids, request.actor, request.now, **_data(form))
        context["report"] = report(outcomes, request.actor)
    status = 422 if form is not None and form.is_bound and not outcomes else 200
    return fragment(request, "incoming/bulk.html", "outcome", context, status=status)


def _bulk_form(request: OfficeRequest, chosen: Bulk) -> Any:
    """The verb's form, bound once it was shown; None for a verb without one."""
    data = request.POST if request.POST.get("go") else None
    if chosen.form is AssignForm:
        return AssignForm(data, options=offers.assignees(request.actor.organ_id, office_date(request.now)))
    return chosen.form(data) if chosen.form else None


def _checked(form: Any) -> None:
    """An assignment names its lead before any document is touched."""
    if isinstance(form, AssignForm):
        handling.refuse_faulty(form.routing())


def _data(form: Any) -> dict[str, Any]:
    if isinstance(form, AssignForm):
        return {"routing": form.routing(), "instruction": form.cleaned_data["instruction"]}
    return {"result": form.cleaned_data["result"], "in_bulk": True} if isinstance(form, CompleteForm) else {}
