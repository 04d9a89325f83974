"""The templates of drafts: the list, one with its text and history, what is done with it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from vanphong.files import api as files
from vanphong.kernel.clock import office_date
from vanphong.kernel.journal import api as journal
from vanphong.kernel.lists import api as lists
from vanphong.kernel.web.answers import page, redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.outgoing.actions import templates as actions
from vanphong.outgoing.actions.drafting import Text, Upload
from vanphong.outgoing.choices import TemplateState
from vanphong.outgoing.forms.documents import TemplateForm
from vanphong.outgoing.forms.filters import TemplateFilter
from vanphong.outgoing.models import DraftTemplate
from vanphong.outgoing.permissions import Permission
from vanphong.outgoing.queries import pages
from vanphong.outgoing.queries import templates as queries
from vanphong.outgoing.views.acts import Words, act
from vanphong.outgoing.workflow import TEMPLATE

CRUMBS = [("Văn bản đi", "/van-ban-di/"), ("Mẫu soạn thảo", "/van-ban-di/mau/")]
EVERYBODY = "Mọi cơ quan"

LISTING = lists.Listing(
    "templates",
    "Mẫu soạn thảo",
    "mẫu",
    columns=(
        lists.Column("name", "Tên mẫu", template="outgoing/cells.html#template", is_main=True),
        lists.Column("document_type", "Thể loại", value=lambda row: row.document_type.name),
        lists.Column("organ", "Cơ quan", value=lambda row: row.organ.name if row.organ else EVERYBODY),
        lists.Column(
            "state",
            "Trạng thái",
            value=lambda row: row.stage.label,
            template="outgoing/cells.html#template_state",
        ),
    ),
    order=("name", "pk"),
    row=lambda row: lists.Row(
        href=f"/van-ban-di/mau/{row.pk}/", value=row.pk, name=row.name, is_struck=row.state == TemplateState.CLOSED
    ),
    presets=(
        lists.Preset("Đang dùng", f"state={TemplateState.OPEN}", is_default=True),
        lists.Preset("Tất cả"),
    ),
    placeholder="Tên mẫu, thể loại…",
    empty_title="Chưa có mẫu nào",
    empty_text="Mẫu thêm ở đây hiện ra khi soạn văn bản đi của cơ quan.",
)


@requires(Permission.KEEP_TEMPLATES)
@require_safe
def template_list(request: OfficeRequest) -> HttpResponseBase:
    """The templates that the actor keeps, and those for every organ."""
    shown = lists.Shown(request, LISTING, TemplateFilter(request.GET), partial(queries.kept, request.actor))
    return lists.answer(shown, "outgoing/templates.html", {"crumbs": CRUMBS[:1]})


@requires(Permission.KEEP_TEMPLATES)
@require_safe
def template(request: OfficeRequest, template_id: int) -> HttpResponse:
    """One template: its text, its file, its history."""
    found = queries.template(request.actor, template_id)
    file = queries.file_of(found)
    context = {
        "template": found,
        "available": TEMPLATE.available(found, request.actor, request.now),
        "viewer": files.viewer(file) if file else None,
        "paragraphs": [line.strip() for line in found.body.splitlines() if line.strip()],
        "particulars": _particulars(found),
        "versions": list(files.versions(*found.ref))[::-1],
        "entries": pages.timeline(journal.history(*found.ref)),
        "heading": found.name,
        "crumbs": [*CRUMBS, (found.name, "")],
    }
    return page(request, "outgoing/template.html", context)


@requires(Permission.KEEP_TEMPLATES)
def add_template(request: OfficeRequest) -> HttpResponse:
    """A new one; `?tu=` begins with a copy of another."""
    asked = request.GET.get("tu", "")
    copied = queries.template(request.actor, int(asked)) if asked.isdecimal() else None
    form = TemplateForm(request.POST or None, request.FILES or None, initial=_initial(copied))
    told = Words("Thêm mẫu soạn thảo", "Thêm mẫu", "Đã thêm mẫu.", CRUMBS[1][1])

    def run(data: dict[str, Any]) -> None:
        text = _file(request, data) or _copied(copied, data)
        actions.add_template(
            None,
            request.actor,
            request.now,
            key=data["key"],
            organ_id=data["organ_id"],
            values=form.particulars(),
            text=text,
        )

    return _form(request, form, told, run)


@requires(Permission.KEEP_TEMPLATES)
def edit(request: OfficeRequest, template_id: int) -> HttpResponse:
    """Name, type, words, another file."""
    found = queries.template(request.actor, template_id)
    form = TemplateForm(request.POST or None, request.FILES or None, initial={**_initial(found), "seen": found.version})
    del form.fields["organ_id"]
    told = Words("Sửa mẫu", "Ghi", "Đã sửa mẫu.", reverse("outgoing:template", args=[found.pk]))

    def run(data: dict[str, Any]) -> None:
        given = {"key": data["key"], "seen": data["seen"], "values": form.particulars()}
        actions.edit(template_id, request.actor, request.now, text=_file(request, data), **given)

    return _form(request, form, told, run)


@require_POST
@requires(Permission.KEEP_TEMPLATES)
def close(request: OfficeRequest, template_id: int) -> HttpResponse:
    """No longer offered."""
    return _done(request, template_id, actions.close, "Mẫu không còn hiện khi soạn văn bản.")


@require_POST
@requires(Permission.KEEP_TEMPLATES)
def reopen(request: OfficeRequest, template_id: int) -> HttpResponse:
    """Offered again."""
    return _done(request, template_id, actions.reopen, "Mẫu lại hiện khi soạn văn bản.")


def _done(request: OfficeRequest, template_id: int, run: Callable[..., Any], said: str) -> HttpResponse:
    run(template_id, request.actor, request.now, key=request.POST.get("key", ""))
    toast(request, said)
    return redirect(request, reverse("outgoing:template", args=[template_id]))


def _form(
    request: OfficeRequest, form: TemplateForm, told: Words, run: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    fields: Any = form.fields
    fields["document_type_id"].choices = queries.types(office_date(request.now))
    if "organ_id" in fields:
        fields["organ_id"].choices = queries.organs_kept(request.actor)
    return act(request, told, form, run)


def _initial(found: DraftTemplate | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {name: getattr(found, name) for name in ("document_type_id", "name", "subject", "body", "organ_id")}


def _file(request: OfficeRequest, data: dict[str, Any]) -> Text | None:
    sent = data.get("file")
    return actions.store(Upload(sent, sent.name or "mau.docx"), request.actor, request.now) if sent else None


def _copied(found: DraftTemplate | None, data: dict[str, Any]) -> Text | None:
    """The file of the template that is copied, unless words were typed instead."""
    file = queries.file_of(found) if found and not data["body"].strip() else None
    return Text(file.blob, file.name) if file else None


def _particulars(found: DraftTemplate) -> list[tuple[str, str]]:
    pairs = [
        ("Thể loại", found.document_type.name),
        ("Cơ quan", found.organ.name if found.organ else EVERYBODY),
        ("Trích yếu gợi ý", found.subject),
    ]
    return [pair for pair in pairs if pair[1]]
