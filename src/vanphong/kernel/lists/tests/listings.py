"""The list that the tests look at: jobs of the outbox, with a column of each sort."""

from typing import Any

from django import forms
from django.test import RequestFactory

from vanphong.kernel.actor import Actor
from vanphong.kernel.lists.api import Column, ListFilter, Listing, Preset, Row, Shown
from vanphong.kernel.outbox.api import Job, JobState
from vanphong.kernel.web.forms import DayField

READER = Actor(person_id=7, name="Nguyễn Văn Mẫu", position_id=1, title="Chuyên viên", unit_id=1, organ_id=1)


class JobFilter(ListFilter):
    state = forms.MultipleChoiceField(label="Trạng thái", choices=JobState)
    since = DayField(label="Từ ngày")
    is_failed = forms.BooleanField(label="Từng hỏng")


def find(q="", state=(), since=None, is_failed=False):
    """The jobs that meet the criteria."""
    found = Job.objects.filter(name__contains=q)
    if state:
        found = found.filter(state__in=state)
    if since:
        found = found.filter(created_at__date__gte=since)
    return found.exclude(error="") if is_failed else found


LISTING = Listing(
    "tests-jobs",
    title="Việc thử",
    noun="việc",
    columns=(
        Column("pk", "Số", is_numeric=True, is_always=True),
        Column("name", "Tên", is_main=True),
        Column("state", "Trạng thái", value=lambda job: job.get_state_display()),
        Column("finished_at", "Xong lúc", order="finished_at"),
        Column("attempts", "Số lần", is_numeric=True, is_default=False),
    ),
    row=lambda job: Row(href=f"/viec/{job.pk}/", value=job.pk, name=job.name),
    order=("-pk",),
    presets=(Preset("Tất cả"), Preset("Đã xong", "state=done")),
    page_size=3,
)


def shown(query: str = "", *, now, listing=LISTING, find=find, actor=READER, **headers) -> Shown:
    """The list as that address shows it to that person."""
    request: Any = RequestFactory().get(f"/thu/{query}", headers=headers)
    request.actor, request.now, request.actings = actor, now, []
    return Shown(request, listing, JobFilter(request.GET), find)
