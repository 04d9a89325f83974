"""What is done to a task, each on a page of its own or in the dialog."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from vanphong.catalogue.api import zone
from vanphong.files.api import Blob, Zone, store
from vanphong.kernel.clock import office_date
from vanphong.kernel.permissions import PermissionSet
from vanphong.kernel.web.acts import Words, act
from vanphong.kernel.web.forms import ActForm
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.organisation.api import group_members, recipient_groups
from vanphong.tasks import forms, queries
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.models import Task
from vanphong.tasks.permissions import Permission

Run = Callable[..., Task]
CRUMBS = [("Nhiệm vụ", "/nhiem-vu/")]


def _words(task: Task, title: str, done: str, hint: str = "", *, is_danger: bool = False) -> Words:
    return Words(title, title, reverse("tasks:record", args=[task.pk]), done, hint or task.title, is_danger, CRUMBS)


def _data(request: OfficeRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _seen(task: Task) -> dict[str, Any]:
    return {"seen": task.version}


def _verb(request: OfficeRequest, task: Task, words: Words, form: Any, run: Run) -> HttpResponse:
    return act(request, words, form, lambda data: run(task.pk, request.actor, request.now, **data))


@requires(Permission.PASS_ON)
def pass_on(request: OfficeRequest, task_id: int) -> HttpResponse:
    """To people inside the unit."""
    task = queries.task(request.actor, task_id)
    initial = {**_seen(task), "due_on": task.due_on, "instruction": task.instruction}
    form = forms.PassOnForm(_data(request), initial=initial)
    form.offer(queries.offered_below(task, request.actor, office_date(request.now)), "lead", "support", "informed")
    hint = "Hạn vẫn tính từ khi nhận văn bản; việc vẫn thuộc trách nhiệm của đơn vị đến khi hoàn thành."
    return _verb(request, task, _words(task, "Chuyển tiếp", "Đã chuyển tiếp.", hint), form, holding.pass_on)


@requires(Permission.SEND_BACK)
def send_back(request: OfficeRequest, task_id: int) -> HttpResponse:
    """Back to the assigner."""
    task = queries.task(request.actor, task_id)
    hint = f"Việc về lại {task.assigner_name}; đồng chí thôi xử lý văn bản này."
    words = _words(task, "Trả lại", "Đã trả lại người giao.", hint, is_danger=True)
    return _verb(request, task, words, forms.ReasonForm(_data(request), initial=_seen(task)), holding.send_back)


@requires(Permission.COMPLETE)
def complete(request: OfficeRequest, task_id: int) -> HttpResponse:
    """Done, with result and evidence."""
    return _finish(request, task_id, "Hoàn thành", holding.complete)


@requires(Permission.RESOLVE)
def resolve(request: OfficeRequest, task_id: int) -> HttpResponse:
    """The assigner does what came back."""
    return _finish(request, task_id, "Tự giải quyết", holding.resolve)


def _finish(request: OfficeRequest, task_id: int, title: str, run: Run) -> HttpResponse:
    task = queries.task(request.actor, task_id)
    form = forms.ResultForm(
        _data(request),
        request.FILES or None,
        proofs=queries.proofs(task, request.actor),
        is_reply_required=task.is_reply_required,
        initial={**_seen(task), "result": task.result, "evidence_text": task.evidence_text},
    )
    done = "Đã báo hoàn thành, chờ người giao nghiệm thu." if task.is_acceptance_required else "Đã ghi kết quả."
    hint = " ".join(_asked(task))

    def finish(pk: int, actor: Any, now: Any, *, uploads: list[Any], **data: Any) -> Task:
        return run(pk, actor, now, files=[_stored(request, each) for each in uploads], **data)

    return _verb(request, task, _words(task, title, done, hint), form, finish)


def _asked(task: Task) -> Iterator[str]:
    """What the holder has to know before completing."""
    if task.is_reply_required:
        yield "Văn bản này yêu cầu trả lời: ghi văn bản trả lời đã ban hành, hoặc lý do không trả lời."
    if task.is_acceptance_required:
        yield "Người giao nghiệm thu việc này: kèm minh chứng; đồng hồ chỉ dừng khi được nghiệm thu."
    if task.is_acceptance_required and task.reason and task.result:
        yield f"Lần trước chưa được nghiệm thu: {task.reason}"


def _stored(request: OfficeRequest, upload: Any) -> tuple[Blob, str]:
    where = str(zone() or Zone.INTERNET)
    return store(upload, upload.name, actor=request.actor, now=request.now, zone=where), upload.name


@requires(Permission.OPEN_TASK)
def mark_read(request: OfficeRequest, task_id: int) -> HttpResponse:
    """Read, without opening it."""
    task = queries.task(request.actor, task_id)
    words = _words(task, "Đánh dấu đã xem", "Đã đánh dấu đã xem.")
    return _verb(request, task, words, ActForm(_data(request), initial=_seen(task)), holding.mark_read)


@requires(Permission.OPEN_TASK)
def mark_unread(request: OfficeRequest, task_id: int) -> HttpResponse:
    """To be read again."""
    task = queries.task(request.actor, task_id)
    words = _words(task, "Đánh dấu chưa xem", "Việc lại nằm trong danh sách để biết, chưa xem.")
    return _verb(request, task, words, ActForm(_data(request), initial=_seen(task)), holding.mark_unread)


@requires(Permission.ACCEPT)
def accept(request: OfficeRequest, task_id: int) -> HttpResponse:
    """The result is good."""
    task = queries.task(request.actor, task_id)
    form = forms.AcceptForm(_data(request), initial=_seen(task))
    hint = f"{task.reported_by} báo hoàn thành: {task.result}"
    return _verb(request, task, _words(task, "Nghiệm thu", "Đã nghiệm thu.", hint), form, assigning.accept)


@requires(Permission.ADD_ASSIGNEES)
def add_assignees(request: OfficeRequest, task_id: int) -> HttpResponse:
    """Others beside the lead."""
    task = queries.task(request.actor, task_id)
    form = forms.AddAssigneesForm(_data(request), initial=_seen(task))
    form.offer(queries.offered_beside(task, request.actor, office_date(request.now)), "support", "informed")
    form.offer_groups(recipient_groups([task.organ_id, request.actor.organ_id]))

    def add(pk: int, actor: Any, now: Any, *, informed: list[int], groups: Sequence[int] = (), **data: Any) -> Task:
        expanded = [principal for group_id in groups for principal in group_members(group_id)]
        return assigning.add_assignees(pk, actor, now, informed=[*informed, *expanded], **data)

    return _verb(request, task, _words(task, "Thêm người nhận", "Đã thêm người nhận."), form, add)


@requires(Permission.REASSIGN)
def reassign(request: OfficeRequest, task_id: int) -> HttpResponse:
    """To somebody else."""
    task = queries.task(request.actor, task_id)
    form = forms.ReassignForm(_data(request), initial=_seen(task))
    form.offer(queries.offered_beside(task, request.actor, office_date(request.now)), "holder")
    return _verb(request, task, _words(task, "Giao lại", "Đã giao lại."), form, assigning.reassign)


def _with_reason(permission: PermissionSet, title: str, done: str, hint: str, run: Run, *, is_danger: bool) -> Any:
    @requires(permission)
    def view(request: OfficeRequest, task_id: int) -> HttpResponse:
        task = queries.task(request.actor, task_id)
        form = forms.ReasonForm(_data(request), initial=_seen(task))
        return _verb(request, task, _words(task, title, done, hint, is_danger=is_danger), form, run)

    return view


recall = _with_reason(
    Permission.RECALL,
    "Thu hồi",
    "Đã thu hồi.",
    "Người nhận chưa mở xem thì việc biến mất khỏi danh sách của họ; đã mở xem thì họ được báo kèm lý do.",
    assigning.recall,
    is_danger=True,
)
redo = _with_reason(
    Permission.ACCEPT,
    "Trả lại làm tiếp",
    "Đã trả lại để làm tiếp.",
    "Việc về lại người được giao kèm lý do; hạn không đổi.",
    assigning.redo,
    is_danger=True,
)
reopen = _with_reason(Permission.REOPEN, "Mở lại", "Đã mở lại.", "", assigning.reopen, is_danger=False)


@requires(Permission.EXTEND)
def extend(request: OfficeRequest, task_id: int) -> HttpResponse:
    """A later deadline."""
    task = queries.task(request.actor, task_id)
    now_is = f"Hạn hiện tại {task.due_on:%d/%m/%Y}" if task.due_on else "Hiện chưa có hạn"
    counted = f", đã gia hạn {task.extension_count} lần" if task.extension_count else ""
    form = forms.ExtendForm(_data(request), initial=_seen(task))
    return _verb(request, task, _words(task, "Gia hạn", "Đã gia hạn.", f"{now_is}{counted}."), form, assigning.extend)


@requires(Permission.REMIND)
def remind(request: OfficeRequest, task_id: int) -> HttpResponse:
    """Urge the holder."""
    task = queries.task(request.actor, task_id)
    form = forms.RemindForm(_data(request), initial=_seen(task))
    return _verb(request, task, _words(task, "Đôn đốc", "Đã đôn đốc."), form, assigning.remind)
