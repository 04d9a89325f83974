"""Reminders of deadlines, once per task, deadline and level of alert; what is new in the searches that people keep."""

from datetime import date, datetime

from django.http import QueryDict

from vanphong.catalogue.api import Alert, alert_scale
from vanphong.desk import telling
from vanphong.desk.queries import search as finding
from vanphong.desk.queries.deadlines import pressing, task_still_pressing
from vanphong.desk.telling import called, tell
from vanphong.kernel.clock import office_date
from vanphong.kernel.outbox.api import enqueue, every, job
from vanphong.kernel.search import api as search
from vanphong.notices.api import notify
from vanphong.organisation.api import actor_of_person, heads_of
from vanphong.tasks.api import State, Task


@every(minutes=6 * 60, title="Nhắc việc sắp đến hạn, quá hạn")
def remind_of_deadlines(now: datetime) -> None:
    """Enqueue a reminder for every task that presses; the key makes it one per deadline and level, whatever the number of runs."""
    scale = alert_scale(office_date(now))
    for task_id, due_on in pressing(scale):
        level = scale.of(due_on)
        enqueue(remind, now, key=f"due:{task_id}:{due_on:%Y%m%d}:{level}", task_id=task_id, level=str(level))


@job(title="Nhắc một việc sắp đến hạn, quá hạn")
def remind(now: datetime, *, task_id: int, level: str) -> None:
    """Yellow tells the holder, red the holder and the head of the unit, deep red who assigned it; nobody of what was done meanwhile."""
    today = office_date(now)
    task = task_still_pressing(task_id, alert_scale(today), Alert(level))
    if task is None or task.due_on is None:
        return
    tell(
        whom(task, Alert(level), today),
        topic=telling.DUE,
        sentence=f"{alert_scale(today).sentence(task.due_on)}: {called(task.title, task.secrecy)}, hạn {task.due_on:%d/%m/%Y}.",
        ref=task.source,
        key=f"task:{task.pk}:due:{task.due_on:%Y%m%d}:{level}",
        now=now,
        secrecy=task.secrecy,
    )


def whom(task: Task, level: Alert, on: date) -> list[int]:
    """The stored principals that are told; of a result that waits to be accepted, who has to accept it."""
    if task.state == State.AWAITING_ACCEPTANCE:
        return [task.assigner]
    if level == Alert.YELLOW:
        return [task.holder]
    return [task.holder, *heads_of(task.holder, on)] if level == Alert.RED else [task.assigner]


@every(minutes=10, title="Tìm lại các lượt tìm đã lưu")
def look_again(now: datetime) -> None:
    """Look for what is new in every kept search whose person wants to be told; each in a job of its own."""
    for kept in search.to_be_told():
        enqueue(tell_new, now, search_id=kept.pk)


@job(title="Báo kết quả mới của một lượt tìm đã lưu")
def tell_new(now: datetime, *, search_id: int) -> None:
    """Tell the person what the search finds now and did not before; as who the person is now, and of nothing secret by its name."""
    kept = search.to_be_told().filter(pk=search_id).first()
    actor = actor_of_person(kept.person_id, kept.acting, now) if kept else None
    if kept is None or actor is None:
        return
    asked = finding.read(QueryDict(kept.address))
    found = finding.refs(asked, actor, now)
    if new := search.take_new(kept.pk, found):
        notify(
            [kept.person_id],
            topic=telling.FOUND,
            sentence=f"Lượt tìm «{kept.name}» có {len(new)} kết quả mới.",
            ref=("saved_search", kept.pk),
            key=f"search:{kept.pk}:{new[0][0]}:{new[0][1]}:{len(new)}",
            now=now,
        )
