"""The list of tasks, and the page of one (which leads to the record it is about)."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.catalogue.api import Alert
from vanphong.kernel.lists import api as lists
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, requires, signed_in
from vanphong.tasks import queries
from vanphong.tasks.choices import OPEN, Part, State
from vanphong.tasks.forms import OverviewFilter, TaskFilter
from vanphong.tasks.permissions import Permission
from vanphong.tasks.queries.lists import TaskRow


def _row(row: TaskRow) -> lists.Row:
    return lists.Row(
        href=row.url,
        value=row.pk,
        name=row.task.title,
        level=row.alert.level if row.alert else "",
        is_unread=row.task.is_unread,
        is_struck=row.task.state in {State.RECALLED, State.REASSIGNED},
    )


def _states(*states: str) -> str:
    return "&".join(f"state={each}" for each in states)


COLUMNS = (
    lists.Column(
        "title", "Nội dung", lambda row: row.task.title, template="tasks/cells.html#title", is_main=True, width=60
    ),
    lists.Column("reference", "Số, ký hiệu", is_default=False),
    lists.Column("instruction", "Yêu cầu", lambda row: row.task.instruction, is_default=False, width=50),
    lists.Column("holder", "Người được giao", template="tasks/cells.html#holder"),
    lists.Column("role", "Vai trò", is_default=False),
    lists.Column("assigner", "Người giao", lambda row: row.task.assigner_name),
    lists.Column("created_at", "Giao lúc", lambda row: row.task.created_at, is_default=False),
    lists.Column("due_on", "Hạn", lambda row: row.task.due_on, template="tasks/cells.html#due", order="due_on"),
    lists.Column("alert", "Cảnh báo", lambda row: row.alert.sentence if row.alert else "", is_default=False),
    lists.Column("extensions", "Số lần gia hạn", lambda row: row.task.extension_count, is_default=False),
    lists.Column("age", "Số ngày từ khi nhận", is_numeric=True, is_default=False),
    lists.Column("state", "Trạng thái", lambda row: row.look.word, template="tasks/cells.html#state"),
    lists.Column("result", "Kết quả", lambda row: row.task.result, is_default=False, width=40),
    lists.Column(
        "evidence",
        "Minh chứng",
        lambda row: "; ".join(filter(None, [row.task.evidence_text, *(each.label for each in row.papers)])),
        template="tasks/cells.html#evidence",
        is_default=False,
    ),
    lists.Column("reported_at", "Báo hoàn thành lúc", lambda row: row.task.reported_at, is_default=False),
    lists.Column("accepted_by", "Người nghiệm thu", lambda row: row.task.accepted_by, is_default=False),
    lists.Column("completed_at", "Hoàn thành lúc", lambda row: row.task.completed_at, is_default=False),
)

LISTING = lists.Listing(
    "tasks",
    "Nhiệm vụ",
    "nhiệm vụ",
    columns=COLUMNS,
    order=("due_on", "pk"),
    row=_row,
    presets=(
        lists.Preset("Việc của tôi"),
        lists.Preset("Phối hợp", f"part={Part.SUPPORT}"),
        lists.Preset("Để biết", f"part={Part.INFORMED}"),
        lists.Preset("Của đơn vị", f"part={Part.UNIT}"),
        lists.Preset("Tôi giao", f"part={Part.GIVEN}"),
        lists.Preset("Chờ nghiệm thu", f"part={Part.ACCEPTANCE}"),
        lists.Preset("Trả lại", f"part={Part.RETURNED}"),
        lists.Preset("Quá hạn", f"part={Part.LATE}"),
        lists.Preset("Đã xong", f"part={Part.DONE}"),
        lists.Preset("Tất cả", f"part={Part.ALL}"),
    ),
    bulk="tasks:bulk",
    tools="tasks/tools.html",
    placeholder="Nội dung, yêu cầu…",
    empty_title="Không có nhiệm vụ nào ở đây",
    empty_text="Việc được giao cho đồng chí hiện ra ở đây, gấp nhất đứng trước.",
)


@signed_in
@require_safe
def task_list(request: OfficeRequest) -> HttpResponseBase:
    """The actor's tasks, the most pressing first."""
    find = partial(queries.tasks, request.actor, request.now)
    prepare = partial(queries.rows, request.actor, request.now)
    shown = lists.Shown(request, LISTING, TaskFilter(request.GET), find, prepare=prepare)
    return lists.answer(shown, "tasks/list.html", {"piles": queries.piles(request.actor, request.now)})


OVERVIEW = lists.Listing(
    "tasks-overview",
    "Theo dõi nhiệm vụ",
    "nhiệm vụ",
    columns=(
        *COLUMNS,
        lists.Column("source", "Nguồn giao việc", lambda row: row.source, is_default=False),
    ),
    order=("due_on", "pk"),
    row=_row,
    presets=(
        lists.Preset("Đang mở", _states(*OPEN, State.RETURNED), is_default=True),
        lists.Preset("Quá hạn", f"alert={Alert.RED}&alert={Alert.DEEP_RED}"),
        lists.Preset("Sắp đến hạn", f"alert={Alert.YELLOW}"),
        lists.Preset("Chờ nghiệm thu", _states(State.AWAITING_ACCEPTANCE)),
        lists.Preset("Hoàn thành", _states(State.COMPLETED)),
        lists.Preset("Tất cả"),
    ),
    placeholder="Nội dung, yêu cầu…",
    empty_title="Không có nhiệm vụ nào ở đây",
    empty_text="Mọi việc được giao tại cơ quan hiện ra ở đây, gấp nhất đứng trước.",
)


@requires(Permission.OVERSEE)
@require_safe
def overview(request: OfficeRequest) -> HttpResponseBase:
    """Every task that the organ gave, for whoever oversees them."""
    find = partial(queries.overview, request.actor, request.now)
    prepare = partial(queries.rows, request.actor, request.now)
    form = OverviewFilter(request.GET, units=queries.overview_units(request.actor, request.now))
    shown = lists.Shown(request, OVERVIEW, form, find, prepare=prepare)
    return lists.answer(shown, "tasks/overview.html", {"crumbs": [("Nhiệm vụ", reverse("tasks:list"))]})


@signed_in
@require_safe
def record(request: OfficeRequest, task_id: int) -> HttpResponse:
    """The record that the task is about, where the actor may see it; else what became of the task."""
    found = queries.task(request.actor, task_id)
    if url := queries.source_url(found, request.actor):
        return redirect(f"{url}#nhiem-vu-{found.pk}")
    (row,) = queries.rows(request.actor, request.now, [found])
    context = {
        "row": row,
        "particulars": _particulars(row),
        "heading": "Nhiệm vụ",
        "crumbs": [("Nhiệm vụ", reverse("tasks:list")), (f"Nhiệm vụ {found.pk}", "")],
    }
    return page(request, "tasks/record.html", context)


def _particulars(row: TaskRow) -> list[tuple[str, Any]]:
    task = row.task
    pairs = [
        ("Nội dung", task.title),
        ("Số, ký hiệu", row.reference),
        ("Người được giao", f"{row.holder} ({row.role.lower()})"),
        ("Người giao", task.assigner_name),
        ("Yêu cầu", task.instruction),
        ("Hạn", task.due_on and f"{task.due_on:%d/%m/%Y}"),
        ("Kết quả", task.result),
        ("Lý do", task.reason),
    ]
    return [(label, value) for label, value in pairs if value]
