"""What the registries sent and what became of it: the list, one delivery, the book and the labels on paper."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from vanphong.catalogue.api import urgencies
from vanphong.delivery import queries
from vanphong.delivery.choices import Channel, State
from vanphong.delivery.forms import BookForm, DeliveryFilter
from vanphong.delivery.models import Delivery
from vanphong.delivery.papers.pdf import Book, BookRow, Label, book_pdf, labels_pdf
from vanphong.delivery.permissions import Permission
from vanphong.delivery.workflow import WORKFLOW
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.lists import api as lists
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.kernel.web.links import url_of

HERE = ("Gửi nhận", "/gui-nhan/")


def _url(row: Delivery) -> str:
    return reverse("delivery:record", args=[row.pk])


LISTING = lists.Listing(
    "deliveries",
    "Gửi nhận văn bản",
    "nơi nhận",
    columns=(
        lists.Column(
            "reference",
            "Số, ký hiệu",
            lambda row: row.dispatch.reference,
            template="delivery/cells.html#reference",
        ),
        lists.Column(
            "subject",
            "Văn bản",
            lambda row: row.dispatch.subject,
            template="delivery/cells.html#subject",
            is_main=True,
            width=60,
        ),
        lists.Column("recipient_name", "Nơi nhận", width=40),
        lists.Column("sender", "Nơi gửi", lambda row: row.dispatch.sender.name, is_default=False),
        lists.Column("channel", "Hình thức", lambda row: Channel(row.channel).label),
        lists.Column("created_at", "Gửi lúc"),
        lists.Column("state", "Tình hình", lambda row: State(row.state).label, template="delivery/cells.html#state"),
        lists.Column("opened_at", "Xem lúc", is_default=False),
        lists.Column("arrival_number", "Số đến"),
        lists.Column("registered_at", "Vào sổ lúc", is_default=False),
        lists.Column("handed_on", "Ngày chuyển giao", is_default=False),
        lists.Column("handed_to", "Người nhận bản giấy", is_default=False),
        lists.Column("reason", "Lý do", is_default=False, width=40),
    ),
    row=lambda row: lists.Row(
        href=_url(row),
        value=row.pk,
        name=f"{row.dispatch.reference} gửi {row.recipient_name}",
        level="red" if row.state == State.REFUSED else "",
        is_struck=row.state == State.REVOKED,
    ),
    presets=(
        lists.Preset("Tất cả"),
        lists.Preset("Chưa xem", f"state={State.SENT}"),
        lists.Preset("Đã xem, chưa vào sổ", f"state={State.OPENED}"),
        lists.Preset("Bị từ chối", f"state={State.REFUSED}"),
        lists.Preset("Chờ chuyển giao giấy", f"state={State.LISTED}"),
        lists.Preset("Đã thu hồi", f"state={State.REVOKED}"),
    ),
    bulk="delivery:bulk",
    tools="delivery/tools.html",
    placeholder="Số, ký hiệu, trích yếu…",
    empty_title="Chưa gửi văn bản nào",
    empty_text="Văn bản đi được ban hành sẽ hiện ra ở đây, mỗi nơi nhận một dòng.",
)


@requires(Permission.READ_BOOK)
@require_safe
def delivery_list(request: OfficeRequest) -> HttpResponseBase:
    """Every delivery of the actor's registries, newest first."""
    find = partial(queries.sent, request.actor)
    return lists.answer(lists.Shown(request, LISTING, DeliveryFilter(request.GET), find), "delivery/list.html")


@requires(Permission.READ_BOOK, Permission.RECEIVE)
@require_safe
def record(request: OfficeRequest, delivery_id: int) -> HttpResponse:
    """One delivery, to the registry that sent it and to the one that has it."""
    found = queries.delivery(request.actor, delivery_id)
    is_ours = found.organ_id in request.actor.organs_where(Permission.READ_BOOK)
    context = {
        "delivery": found,
        "available": WORKFLOW.available(found, request.actor, request.now),
        "particulars": _particulars(found),
        "source_url": url_of(found.source_kind, found.source_id) if is_ours else "",
        "heading": f"{found.dispatch.reference} gửi {found.recipient_name}",
        "crumbs": [HERE, (found.dispatch.reference, "")],
    }
    return page(request, "delivery/record.html", context)


def _particulars(found: Delivery) -> list[tuple[str, Any]]:
    letter = found.dispatch.letter
    pairs = [
        ("Trích yếu", letter.subject),
        ("Số, ký hiệu", letter.reference),
        ("Ngày văn bản", f"{letter.issued_on:%d/%m/%Y}"),
        ("Tên loại", letter.type_name),
        ("Người ký", ", ".join(filter(None, [letter.signer_name, letter.signer_position]))),
        ("Nơi gửi", found.dispatch.sender.name),
        ("Nơi nhận", found.recipient_name),
        ("Hình thức", Channel(found.channel).label),
        ("Gửi lúc", _at(found.created_at)),
        ("Xem lúc", found.opened_at and f"{_at(found.opened_at)}, {found.opened_by}"),
        ("Vào sổ lúc", _at(found.registered_at)),
        ("Số đến", found.arrival_number),
        ("Chuyển giao", found.handed_on and f"{found.handed_on:%d/%m/%Y} {found.handed_to}"),
        ("Từ chối, thu hồi lúc", found.ended_at and f"{_at(found.ended_at)}, {found.ended_by}"),
        ("Lý do", found.reason),
        ("Ghi chú", found.note),
    ]
    return [(label, value) for label, value in pairs if value]


def _at(instant: Any) -> str:
    return timezone.localtime(instant).strftime("%H:%M %d/%m/%Y") if instant else ""


@requires(Permission.READ_BOOK)
@require_safe
def book(request: OfficeRequest) -> HttpResponse:
    """The delivery book (sổ chuyển giao) of some days, on the screen or as PDF."""
    today = office_date(request.now)
    form = BookForm(request.GET if "since" in request.GET else {"since": str(today), "until": str(today)})
    rows = queries.book_rows(request.actor, **form.cleaned_data) if form.is_valid() else []
    if request.GET.get("xuat") == "pdf" and form.is_valid():
        return _pdf(book_pdf(_book(request, form.cleaned_data, rows)), f"so-chuyen-giao-{today}.pdf")
    context = {
        "form": form,
        "rows": rows,
        "pdf": f"?since={form['since'].value()}&until={form['until'].value()}&xuat=pdf",
        "heading": "Sổ chuyển giao văn bản đi",
        "crumbs": [HERE, ("Sổ chuyển giao", "")],
    }
    return page(request, "delivery/book.html", context, status=200 if form.is_valid() else 422)


def _book(request: OfficeRequest, days: dict[str, Any], rows: Any) -> Book:
    today = office_date(request.now)
    organ = queries.registry_of(request.actor)
    span = f"Từ ngày {days['since']:%d/%m/%Y} đến ngày {days['until']:%d/%m/%Y}"
    return Book(
        organ.upper_line,
        organ.own_line,
        span,
        f"{organ.place}, ngày {today:%d} tháng {today.month} năm {today.year}",
        [
            BookRow(
                f"{office_date(row.created_at):%d/%m/%Y}",
                row.dispatch.reference,
                row.recipient_name,
                f"{row.handed_on:%d/%m/%Y}" if row.handed_on else "",
                row.handed_to,
                row.note,
            )
            for row in rows
        ],
    )


@requires(Permission.READ_BOOK)
@require_safe
def labels(request: OfficeRequest) -> HttpResponse:
    """Labels for envelopes (bì văn bản): one per recipient, with all the numbers that go into it."""
    ids = [int(each) for each in request.GET.getlist("id") if each.isdecimal()][:200]
    found = queries.chosen(request.actor, ids)
    if not found:
        raise InvalidInput("Chưa chọn nơi nhận nào để in bì. Đánh dấu các dòng trong danh sách rồi chọn «In bì».")
    said = {row.code: row.name for row in urgencies(office_date(request.now))}
    return _pdf(labels_pdf(_labels(found, said)), "bi-van-ban.pdf")


def _labels(found: list[Delivery], urgency_names: dict[str, str]) -> list[Label]:
    by_recipient: dict[tuple[int, str], list[Delivery]] = {}
    for row in found:
        by_recipient.setdefault((row.organ_id, row.recipient_name), []).append(row)
    return [
        Label(
            upper_line=rows[0].dispatch.sender.upper_line,
            own_line=rows[0].dispatch.sender.own_line,
            references="; ".join(row.dispatch.reference for row in rows),
            recipient=name,
            urgency=_urgency(rows, urgency_names),
        )
        for (_, name), rows in by_recipient.items()
    ]


def _urgency(rows: list[Delivery], names: dict[str, str]) -> str:
    """The urgency of the letters inside, where they have one."""
    codes = {row.dispatch.letter.urgency for row in rows} - {"", "normal"}
    return ", ".join(names.get(code, "") for code in names if code in codes)


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
