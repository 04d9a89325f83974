"""The registers an actor sees, the rows of one, and one number."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.kernel.clock import office_date
from vanphong.kernel.journal import api as journal
from vanphong.kernel.lists import api as lists
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.registers.choices import BOOKS, NumberState, PeriodKind, RegisterState, SeriesKind
from vanphong.registers.forms import NumberFilter
from vanphong.registers.models import Number, Period, Register
from vanphong.registers.permissions import Permission
from vanphong.registers.queries import books, numbers
from vanphong.registers.queries.entries import LONG, Entry, entries
from vanphong.registers.queries.entries import numbers as numbers_in
from vanphong.registers.queries.layouts import LAYOUTS, Heading, Layout, layout_of
from vanphong.registers.queries.periods import periods_of
from vanphong.registers.workflow import NUMBERS, REGISTERS

ACTS_SHOWN = 30
_NUMBERED = {"number", "number_label"}
_DRAWN = {
    "type_and_subject": "registers/cells.html#subject",
    **dict.fromkeys(_NUMBERED, "registers/cells.html#number"),
    **{key: f"registers/cells.html#{key}" for key in LONG},
}


def _column(heading: Heading) -> lists.Column:
    return lists.Column(
        heading.key,
        heading.label,
        value=lambda entry: entry.cell(heading.key),
        template=_DRAWN.get(heading.key, ""),
        is_main=heading.key == "type_and_subject",
        is_always=heading.key in _NUMBERED,
        is_numeric=heading.key in {"ordinal", "copies"},
        is_default=heading.key not in {"ordinal", "signature", "forwarded_on", "copies", "keeper", "note"},
        width=round(heading.share * 10),
    )


def _row(entry: Entry) -> lists.Row:
    return lists.Row(
        href=entry.record_url,
        name=str(entry.number),
        level="red" if entry.is_overdue else "",
        is_struck=entry.state is NumberState.VOID,
    )


def _listing(layout: Layout) -> lists.Listing:
    return lists.Listing(
        layout.name,
        layout.title,
        "số",
        columns=(
            *map(_column, layout.headings),
            lists.Column(
                "state", "Trạng thái", value=lambda entry: entry.state.label, template="registers/cells.html#state"
            ),
            lists.Column("taken_on", "Ngày lấy số", value=lambda entry: entry.number.taken_on, is_default=False),
            lists.Column("taken_by", "Người lấy số", value=lambda entry: entry.number.taken_by, is_default=False),
        ),
        order=("-pk",),
        row=_row,
        presets=(
            lists.Preset("Tất cả"),
            lists.Preset("Đang giữ", "state=held"),
            lists.Preset("Đã hủy", "state=void"),
        ),
        placeholder="Số hoặc số, ký hiệu…",
        empty_title="Kỳ này chưa có số nào",
        empty_text="Số được cấp khi văn thư vào sổ văn bản đến hoặc cấp số văn bản đi.",
    )


LISTINGS = {layout.name: _listing(layout) for layout in LAYOUTS}


@require_safe
@requires(Permission.READ)
def register_list(request: OfficeRequest) -> HttpResponse:
    """The registers of the organs whose books the actor keeps or reads."""
    found = books.lines(request.actor)
    ids = [line.register.pk for line in found]
    context = {
        "lines": found,
        "overdue": numbers.overdue_holds(ids, office_date(request.now))[:20],
        "may_open": request.actor.may(Permission.MANAGE),
        "heading": "Sổ văn bản",
    }
    return page(request, "registers/list.html", context)


@require_safe
@requires(Permission.READ)
def record(request: OfficeRequest, register_id: int) -> HttpResponseBase:
    """A register: the rows of a period, and what can be done."""
    found = books.register(request.actor, register_id)
    today = office_date(request.now)
    periods = periods_of(found.pk)
    begun = books.series_of(found, today)
    form = NumberFilter(request.GET, periods=periods, series={each.key: each.name for each in begun})
    current = _period(periods, form.criteria().get("period", ""))

    def find(period: str = "", **criteria: Any) -> Any:
        return numbers_in(found, current.key, **criteria)

    shown = lists.Shown(
        request, LISTINGS[layout_of(found).name], form, find, prepare=partial(entries, request.actor, today)
    )
    return lists.answer(shown, "registers/record.html", _context(request, found, current, begun))


def _period(periods: list[Period], wanted: str) -> Period:
    """The period asked for, or the newest: a register has one from the day it was opened."""
    return next((each for each in periods if each.key == wanted), periods[0])


def _context(request: OfficeRequest, found: Register, period: Period, begun: Sequence[books.Series]) -> dict[str, Any]:
    today = office_date(request.now)
    available = REGISTERS.available(found, request.actor, request.now)
    may_take = (
        request.actor.may(Permission.KEEP, found.organ_id)
        and found.state == RegisterState.OPEN
        and not period.is_closed
    )
    return {
        "register": found,
        "period": period,
        "series": [each for each in begun if each.period == period.key],
        "volumes": books.volumes(found, period.key) if found.has_volumes else [],
        "overdue": numbers.overdue_holds([found.pk], today).count(),
        "available": [verb for verb in available if verb.verb != "open_volume" or found.has_volumes],
        "may_take": may_take and found.direction not in BOOKS,
        "may_enter": may_take and found.direction in BOOKS,
        "may_note_outside": may_take and found.direction == "outgoing" and not found.is_secret,
        "particulars": particulars(found, period),
        "timeline": timeline(found),
        "heading": found.name,
        "crumbs": [("Sổ văn bản", reverse("registers:list")), (found.name, "")],
    }


def particulars(found: Register, period: Period) -> list[tuple[str, str]]:
    """What is to be known of a register in a period."""
    scheme = f"{PeriodKind(found.period_kind).label}, {SeriesKind(found.series_kind).label.lower()}"
    closed = f"{period.closed_on:%d/%m/%Y}, {period.close_reason}" if period.closed_on else ""
    return [
        ("Cơ quan", found.organ.name),
        ("Đánh số", scheme),
        ("Quyết định, Quy định", "Chung một dãy" if found.shares_decisions else ""),
        ("Kỳ", period.name),
        ("Mở", f"{period.opened_on:%d/%m/%Y}, {period.open_reason}"),
        ("Khép", closed),
        ("Mẫu sổ", layout_of(found).source),
    ]


def timeline(found: Register) -> list[dict[str, Any]]:
    """The newest acts on the register and on its numbers."""
    return [
        {
            "at": entry.at,
            "who": entry.person,
            "acting_as": entry.on_behalf_of or entry.title,
            "sentence": entry.sentence,
        }
        for entry in journal.history(*found.ref).reverse()[:ACTS_SHOWN]
    ]


@require_safe
@requires(Permission.READ)
def number(request: OfficeRequest, number_id: int) -> HttpResponse:
    """One number and what became of it."""
    found = books.number(request.actor, number_id)
    (entry,) = entries(request.actor, office_date(request.now), [found])
    back = reverse("registers:record", args=[found.register_id])
    context = {
        "number": found,
        "entry": entry,
        "available": NUMBERS.available(found, request.actor, request.now),
        "particulars": _number_particulars(found, entry),
        "heading": f"Số {found}",
        "crumbs": [("Sổ văn bản", reverse("registers:list")), (found.register.name, back), (f"Số {found}", "")],
    }
    return page(request, "registers/number.html", context)


def _number_particulars(found: Number, entry: Entry) -> list[dict[str, str]]:
    told = [
        ("Trạng thái", entry.state.label),
        ("Sổ", f"{found.register.name}, {found.register.organ.name}"),
        ("Tên loại", entry.series),
        ("Ngày lấy số", "" if entry.state is NumberState.OUTSIDE else f"{found.taken_on:%d/%m/%Y}"),
        ("Người lấy số", found.taken_by),
        ("Giữ đến hết ngày", f"{found.held_until:%d/%m/%Y}" if found.held_until else ""),
        ("Lý do", found.reason if entry.texts or not found.record_kind else ""),
    ]
    rows = [{"label": label, "value": value} for label, value in told]
    if entry.texts:
        rows.append({"label": "Văn bản", "value": entry.cell("type_and_subject"), "url": entry.record_url})
    return rows
