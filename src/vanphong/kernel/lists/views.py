"""The person's own choices about a list: columns and saved views. Every act leads back to the list where it was done."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.lists import actions, queries
from vanphong.kernel.lists.forms import ColumnsForm, SaveViewForm
from vanphong.kernel.lists.listing import listing_of
from vanphong.kernel.web.answers import back_to, page, redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, signed_in


@signed_in
@require_POST
def choose_columns(request: OfficeRequest, listing: str) -> HttpResponse:
    """Show the ticked columns; `reset` shows those of the list's own choice."""
    found = listing_of(listing)
    form = ColumnsForm(found, request.POST)
    if not form.is_valid():
        raise InvalidInput("Danh sách này không có cột đã chọn. Đề nghị tải lại trang rồi chọn lại.")
    columns = [] if "reset" in request.POST else form.cleaned_data["columns"]
    actions.choose_columns(request.actor.person_id, found, columns)
    return redirect(request, back_to(request))


@signed_in
@require_POST
def save_view(request: OfficeRequest, listing: str) -> HttpResponse:
    """Keep the conditions that apply under a name."""
    form = SaveViewForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("Chưa lưu được cách xem: đề nghị đặt tên, không quá 80 chữ.")
    kept = actions.save_view(request.actor.person_id, listing_of(listing), **form.cleaned_data)
    toast(request, f"Đã lưu cách xem «{kept.name}».")
    return redirect(request, back_to(request))


@signed_in
@require_safe
def saved_views(request: OfficeRequest, listing: str) -> HttpResponse:
    """The person's views of a list, to be renamed, made the first or deleted."""
    found = listing_of(listing)
    views = queries.saved_views(request.actor.person_id, listing)
    context = {
        "heading": f"Cách xem đã lưu: {found.title}",
        "views": views,
        "back": back_to(request),
        "crumbs": [(found.title, back_to(request)), ("Cách xem đã lưu", "")],
    }
    return page(request, "lists/saved_views.html", context)


@signed_in
@require_POST
def rename_view(request: OfficeRequest, view_id: int) -> HttpResponse:
    """Another name."""
    form = SaveViewForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("Chưa đổi được tên: đề nghị đặt tên, không quá 80 chữ.")
    view = actions.rename_view(request.actor.person_id, view_id, name=form.cleaned_data["name"])
    toast(request, f"Đã đổi tên cách xem thành «{view.name}».")
    return redirect(request, back_to(request))


@signed_in
@require_POST
def set_default_view(request: OfficeRequest, view_id: int) -> HttpResponse:
    """Open the list with this view, or no longer."""
    is_default = request.POST.get("is_default") == "1"
    view = actions.set_default_view(request.actor.person_id, view_id, is_default=is_default)
    toast(request, f"Danh sách sẽ mở bằng cách xem «{view.name}»." if is_default else "Danh sách sẽ mở như ban đầu.")
    return redirect(request, back_to(request))


@signed_in
@require_POST
def delete_view(request: OfficeRequest, view_id: int) -> HttpResponse:
    """Forget a view."""
    view = actions.delete_view(request.actor.person_id, view_id)
    toast(request, f"Đã xóa cách xem «{view.name}».")
    return redirect(request, back_to(request))
