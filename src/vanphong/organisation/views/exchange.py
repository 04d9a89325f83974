"""Import and export of organs and people by .xlsx."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.web.answers import page, redirect
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.organisation.actions import imports as actions
from vanphong.organisation.choices import ImportKind
from vanphong.organisation.forms.office import ImportForm
from vanphong.organisation.forms.spreadsheets import read_sheet
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries import exports
from vanphong.organisation.rows import Outcome
from vanphong.organisation.views.organs import tabs

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(Permission.IMPORT)
def exchange(request: OfficeRequest) -> HttpResponse:
    """Sheets to take away, and a sheet to bring in: read and kept until it is confirmed."""
    form = ImportForm(request.POST or None, request.FILES or None, initial={"kind": ImportKind.ORGANS})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                draft_id = _keep(request, form)
            except InvalidInput as refused:
                form.add_error("file", refused.message)
            else:
                return redirect(request, reverse("organisation:import_draft", args=[draft_id]))
    context = {"form": form, "tabs": tabs(request), "heading": "Nhập, xuất danh bạ"}
    return page(request, "organisation/exchange.html", context, status=status)


def _keep(request: OfficeRequest, form: ImportForm) -> int:
    kind = ImportKind(form.cleaned_data["kind"])
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    if file.file is None:
        raise InvalidInput("Không đọc được tệp này.")
    rows = read_sheet(file.file, exports.COLUMNS[kind])
    return actions.keep_draft(request.actor, request.now, kind=kind, name=file.name or "", rows=rows).pk


@requires(Permission.IMPORT)
def import_draft(request: OfficeRequest, draft_id: int) -> HttpResponse:
    """What the import would do, row by row."""
    draft = actions.draft_of(request.actor, draft_id)
    reports = actions.look_through(request.actor, draft)
    counts = {outcome: sum(report.outcome is outcome for report in reports) for outcome in Outcome}
    shown = sorted(reports, key=lambda report: report.outcome is not Outcome.BAD)[:500]
    context = {
        "draft": draft,
        "reports": shown,
        "counts": [(outcome.value, f"{count} dòng") for outcome, count in counts.items()],
        "total": len(reports),
        "bad": counts[Outcome.BAD],
        "changes": counts[Outcome.NEW] + counts[Outcome.CHANGED],
        "heading": f"Xem trước: {draft.name}",
        "crumbs": [
            ("Tổ chức", reverse("organisation:organs")),
            ("Nhập, xuất", reverse("organisation:exchange")),
            (draft.name, ""),
        ],
    }
    return page(request, "organisation/import_draft.html", context)


@require_POST
@requires(Permission.IMPORT)
def confirm_import(request: OfficeRequest, draft_id: int) -> HttpResponse:
    """Write it; temporary passwords of new accounts are shown once."""
    reports, passwords = actions.confirm_import(request.actor, request.now, draft_id=draft_id)
    context = {"count": len(reports), "passwords": passwords, "heading": "Đã nhập danh bạ"}
    answer = page(request, "organisation/imported.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@requires(Permission.IMPORT)
def export(request: OfficeRequest, kind: str) -> HttpResponse:
    """A sheet of the directory, or with `mau` its empty form."""
    today: date = office_date(request.now)
    what = ImportKind(kind)
    if "mau" in request.GET:
        content, name = exports.empty_sheet(what), f"mau-{kind}"
    elif what is ImportKind.ORGANS:
        content, name = exports.organs_sheet(today), f"co-quan-{today:%Y%m%d}"
    else:
        content = exports.people_sheet(today, request.actor.organs_where(Permission.IMPORT))
        name = f"can-bo-{today:%Y%m%d}"
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=XLSX, headers=headers)
