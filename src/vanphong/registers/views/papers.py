"""A register proved, printed, taken away."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.text.api import fold
from vanphong.kernel.web.answers import fragment, page
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.registers.forms import PaperForm
from vanphong.registers.models import Register
from vanphong.registers.papers.pdf import render_pdf
from vanphong.registers.papers.spreadsheet import render_spreadsheet
from vanphong.registers.permissions import Permission
from vanphong.registers.queries import books
from vanphong.registers.queries.explained import portion
from vanphong.registers.queries.periods import periods_of
from vanphong.registers.queries.proofs import Proof, prove
from vanphong.registers.queries.sheets import Part, sheet

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@requires(Permission.READ)
def proof(request: OfficeRequest, register_id: int) -> HttpResponse:
    """Whether every number is there; one series laid open number by number."""
    found = books.register(request.actor, register_id)
    proofs = prove(found.pk)
    chosen = _chosen(proofs, request.GET.get("ky", ""), request.GET.get("day"))
    start = _number(request.GET.get("tu", ""))
    today = office_date(request.now)
    context = {
        "register": found,
        "proofs": proofs,
        "is_sound": all(each.is_sound for each in proofs),
        "chosen": chosen,
        "portion": portion(chosen, start, request.actor, today) if chosen else None,
        "heading": f"Chứng minh số: {found.name}",
        "crumbs": [("Sổ văn bản", reverse("registers:list")), (found.name, _page_of(found)), ("Chứng minh số", "")],
    }
    return page(request, "registers/proof.html", context)


def _chosen(proofs: list[Proof], period: str, series: str | None) -> Proof | None:
    """The series asked for; where there is one only, that one."""
    if series is None and len(proofs) == 1:
        return proofs[0]
    return next((each for each in proofs if (each.period, each.series) == (period, series)), None)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 1


@require_safe
@requires(Permission.READ)
def paper(request: OfficeRequest, register_id: int) -> HttpResponse:
    """Which part of the register is wanted on paper or as a spreadsheet; with `dang`, that part itself."""
    found = books.register(request.actor, register_id)
    form = _form(request, found)
    kind = request.GET.get("dang", "")
    status = 200
    if kind in {"pdf", "xlsx"} and form.is_valid():
        try:
            return _file(request, found, form, kind)
        except InvalidInput as refused:
            form.add_error(None, refused.message)
    if kind:
        status = 422
    back = _page_of(found)
    context = {
        "register": found,
        "form": form,
        "back": back,
        "heading": f"In «{found.name}»",
        "crumbs": [("Sổ văn bản", reverse("registers:list")), (found.name, back), ("In sổ", "")],
    }
    return fragment(request, "registers/paper.html", "form", context, status=status)


def _form(request: OfficeRequest, found: Register) -> PaperForm:
    periods = periods_of(found.pk)
    period = next((each for each in periods if each.key == request.GET.get("ky")), periods[0])
    return PaperForm(
        request.GET if "dang" in request.GET else None,
        periods=periods,
        series=books.series_begun(found, office_date(request.now)),
        volumes=books.volumes(found, period.key),
        initial={"ky": period.key},
    )


def _file(request: OfficeRequest, found: Register, form: PaperForm, kind: str) -> HttpResponse:
    today = office_date(request.now)
    asked: dict[str, Any] = form.cleaned_data
    period = next(each for each in periods_of(found.pk) if each.key == asked["ky"])
    part = Part(period, asked.get("day", ""), asked.get("quyen", ""), asked["tu"], asked["den"])
    made = sheet(found, part, request.actor, today)
    content, content_type = (render_pdf(made), PDF) if kind == "pdf" else (render_spreadsheet(made), XLSX)
    name = f"{fold(found.name).replace(' ', '-')}-{today:%Y%m%d}.{kind}"
    headers = {
        "Content-Disposition": f'{"inline" if kind == "pdf" else "attachment"}; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)


def _page_of(found: Register) -> str:
    return reverse("registers:record", args=[found.pk])
