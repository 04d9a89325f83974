"""Groups of recipients (nhóm nơi nhận)."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import page, redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, requires, signed_in
from vanphong.organisation.actions import groups as actions
from vanphong.organisation.forms import office as forms
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries import directory, pages
from vanphong.organisation.queries.principals import describe_many
from vanphong.organisation.views.acts import Page, act
from vanphong.organisation.views.offers import offer
from vanphong.organisation.views.organs import tabs


@signed_in
def groups(request: OfficeRequest) -> HttpResponse:
    """The groups of the organs that one manages groups of or belongs to."""
    context = {
        "groups": pages.groups_for(request.actor),
        "may_manage": request.actor.may(Permission.MANAGE_GROUPS),
        "tabs": tabs(request),
        "heading": "Nhóm nơi nhận",
    }
    return page(request, "organisation/groups.html", context)


@signed_in
def group(request: OfficeRequest, group_id: int) -> HttpResponse:
    """A group and its members."""
    found = pages.group(group_id)
    members = directory.group_members(group_id)
    named = describe_many(members, office_date(request.now))
    context = {
        "group": found,
        "members": [named[stored] for stored in members],
        "may_manage": request.actor.may(Permission.MANAGE_GROUPS, found.organ_id) and not found.is_closed,
        "heading": found.name,
        "crumbs": [
            ("Tổ chức", reverse("organisation:organs")),
            ("Nhóm nơi nhận", reverse("organisation:groups")),
            (found.name, ""),
        ],
    }
    return page(request, "organisation/group.html", context)


@requires(Permission.MANAGE_GROUPS)
def form_group(request: OfficeRequest) -> HttpResponse:
    """A new group of the actor's own organ."""
    form = forms.FormGroupForm(request.POST or None)
    offer(form, "members", pages.recipients_offered(office_date(request.now), chosen=_posted(request)))
    words = Page("Lập nhóm nơi nhận", "Lập", reverse("organisation:groups"), "Đã lập nhóm nơi nhận.")
    organ_id = request.actor.organ_id
    return act(
        request, words, form, lambda data: actions.form_group(request.actor, request.now, organ_id=organ_id, **data)
    )


@requires(Permission.MANAGE_GROUPS)
def edit_group(request: OfficeRequest, group_id: int) -> HttpResponse:
    """A group's name and members."""
    found = pages.group(group_id)
    members = directory.group_members(group_id)
    form = forms.EditGroupForm(
        request.POST or None, initial={"name": found.name, "members": members, "seen": found.version}
    )
    chosen = _posted(request) if request.method == "POST" else members
    offer(form, "members", pages.recipients_offered(office_date(request.now), chosen=chosen))
    words = Page(
        f"Sửa nhóm {found.name}", "Ghi", reverse("organisation:group", args=[group_id]), "Đã sửa nhóm nơi nhận."
    )
    return act(
        request, words, form, lambda data: actions.edit_group(request.actor, request.now, group_id=group_id, **data)
    )


@require_POST
@requires(Permission.MANAGE_GROUPS)
def close_group(request: OfficeRequest, group_id: int) -> HttpResponse:
    """A group is used no longer."""
    actions.close_group(request.actor, request.now, group_id=group_id)
    toast(request, "Đã thôi dùng nhóm nơi nhận.")
    return redirect(request, reverse("organisation:groups"))


def _posted(request: OfficeRequest) -> list[int]:
    return [int(value) for value in request.POST.getlist("members") if value.isdecimal()]
