"""What one was told, and how one wants to be told."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from vanphong.kernel.web.answers import page, redirect, toast, trigger
from vanphong.kernel.web.gates import OfficeRequest, signed_in
from vanphong.kernel.web.links import url_of
from vanphong.notices import actions, digest, queries
from vanphong.notices.forms import PreferencesForm
from vanphong.notices.ports import topics

UNREAD = "chua-doc"


@signed_in
@require_safe
def notice_list(request: OfficeRequest) -> HttpResponse:
    """The newest first; by pages, all or the unread."""
    only_unread = request.GET.get("loc") == UNREAD
    before = request.GET.get("truoc", "")
    found = queries.page_of(
        request.actor.person_id,
        request.now,
        only_unread=only_unread,
        before=int(before) if before.isdecimal() and len(before) < 19 else 0,
    )
    context = {
        "notices": found.notices,
        "tabs": _tabs(request, only_unread=only_unread),
        "newest": reverse("notices:list") if before else "",
        "next": _older(found.before, only_unread=only_unread),
        "labels": {topic.name: topic.label for topic in topics()},
        "only_unread": only_unread,
        "heading": "Thông báo",
    }
    return page(request, "notices/list.html", context)


@signed_in
@require_safe
def open_notice(request: OfficeRequest, notice_id: int) -> HttpResponse:
    """To the record; whoever goes there has read the notice."""
    found = queries.notice(request.actor.person_id, notice_id)
    actions.mark_read(request.actor.person_id, request.now, notice_ids=[notice_id])
    return redirect(request, url_of(found.ref_kind, found.ref_id) if found.ref_kind else reverse("notices:list"))


@signed_in
@require_POST
def mark_read(request: OfficeRequest) -> HttpResponse:
    """The ticked ones, or with `all` everything that is shown."""
    ids = [int(value) for value in request.POST.getlist("id") if value.isdecimal()]
    done = actions.mark_read(request.actor.person_id, request.now, notice_ids=None if "all" in request.POST else ids)
    toast(request, f"Đã đánh dấu đọc {done} thông báo." if done else "Không có thông báo nào chưa đọc.")
    return trigger(redirect(request, reverse("notices:list")), "counts")


@signed_in
def preferences(request: OfficeRequest) -> HttpResponse:
    """Where notices go, and when."""
    person_id = request.actor.person_id
    form = PreferencesForm(
        request.POST or None, habit=queries.habit_of(person_id), channels=queries.channels_of(person_id)
    )
    if request.method == "POST" and form.is_valid():
        actions.choose(person_id, **form.values())
        toast(request, "Đã ghi cách nhận thông báo.")
        return redirect(request, reverse("notices:preferences"))
    context = {
        "form": form,
        "has_mail": digest.mail_is_configured(),
        "heading": "Tùy chọn thông báo",
        "crumbs": [("Thông báo", reverse("notices:list")), ("Tùy chọn", "")],
    }
    return page(request, "notices/preferences.html", context, status=422 if form.errors else 200)


def _tabs(request: OfficeRequest, *, only_unread: bool) -> list[dict[str, object]]:
    url = reverse("notices:list")
    unread = queries.unread(request.actor.person_id, request.now)
    return [
        {"label": "Tất cả", "url": url, "current": not only_unread},
        {"label": "Chưa đọc", "url": f"{url}?loc={UNREAD}", "current": only_unread, "count": unread},
    ]


def _older(before: int, *, only_unread: bool) -> str:
    if not before:
        return ""
    return f"{reverse('notices:list')}?truoc={before}" + (f"&loc={UNREAD}" if only_unread else "")
