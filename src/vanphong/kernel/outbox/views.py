"""The page of background work: what waits, what runs, what failed and why; and the button that starts it again."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from vanphong.kernel.errors import InvalidInput, OfficeError
from vanphong.kernel.lists import api as lists
from vanphong.kernel.outbox import api, queries
from vanphong.kernel.outbox.forms import JobFilter
from vanphong.kernel.outbox.models import Job, JobState
from vanphong.kernel.outbox.permissions import Permission
from vanphong.kernel.web.answers import back_to, redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, requires

LISTING = lists.Listing(
    name="jobs",
    title="Việc nền",
    noun="việc",
    columns=(
        lists.Column("id", "Số", is_numeric=True),
        lists.Column("title", "Việc", template="outbox/cells.html#title", is_main=True),
        lists.Column("state", "Trạng thái", Job.get_state_display, "outbox/cells.html#state", is_always=True),
        lists.Column("error", "Lý do không làm được", is_default=False, width=60),
        lists.Column("attempts", "Số lần", is_numeric=True),
        lists.Column("run_at", "Chạy lúc"),
        lists.Column("created_at", "Lập lúc", is_default=False),
        lists.Column("finished_at", "Xong lúc", is_default=False),
        lists.Column("name", "Tên kỹ thuật", is_default=False),
        lists.Column("taken_by", "Tiến trình", is_default=False),
    ),
    order=("-id",),
    row=lambda job: lists.Row(
        value=job.pk if job.state in {JobState.FAILED, JobState.WAITING} else "",
        name=f"việc số {job.pk}",
        level="red" if job.state == JobState.FAILED else "",
    ),
    presets=(
        lists.Preset("Chưa xong", "state=waiting&state=running&state=failed", is_default=True),
        lists.Preset("Không làm được", "state=failed"),
        lists.Preset("Đã xong", "state=done"),
        lists.Preset("Tất cả"),
    ),
    bulk="outbox:restart",
    tools="outbox/tools.html",
    placeholder="Tìm theo tên việc…",
    empty_title="Không có việc nền nào",
)


@requires(Permission.TEND)
@require_safe
def jobs(request: OfficeRequest) -> HttpResponseBase:
    """What waits, runs and failed; the worker processes; what recurs."""
    shown = lists.Shown(request, LISTING, JobFilter(request.GET), queries.jobs)
    tally = api.tally()
    context = {
        "counts": [
            (state.label, tally.get(state, 0), f"?state={state}") for state in JobState if state != JobState.DONE
        ],
        "workers": queries.workers(request.now),
        "recurring": queries.recurring(),
    }
    return lists.answer(shown, "outbox/jobs.html", context)


@requires(Permission.TEND)
@require_POST
def restart(request: OfficeRequest) -> HttpResponse:
    """Let the selected jobs be tried again at once; what cannot be is told."""
    chosen = [int(each) for each in request.POST.getlist("id") if each.isdecimal()]
    if not chosen:
        raise InvalidInput("Chưa chọn việc nào. Đề nghị đánh dấu các việc cần chạy lại.")
    refusals = [refused for job_id in chosen if (refused := _restart(request, job_id))]
    if len(chosen) > len(refusals):
        toast(request, f"Đã cho chạy lại {len(chosen) - len(refusals)} việc.")
    for refused in dict.fromkeys(refusals):
        toast(request, refused, level=messages.WARNING)
    return redirect(request, back_to(request, "/viec-nen/"))


def _restart(request: OfficeRequest, job_id: int) -> str:
    """Why not; empty when it was done."""
    try:
        api.restart(job_id, request.actor, request.now)
    except OfficeError as refused:
        return refused.message
    return ""
