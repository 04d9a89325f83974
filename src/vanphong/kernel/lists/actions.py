"""What a person may do about the look of a list: it is the person's own, changes no record and is not journalled."""

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode

from django.db import transaction

from vanphong.kernel.errors import RuleViolated
from vanphong.kernel.lists.address import tidied
from vanphong.kernel.lists.listing import Listing
from vanphong.kernel.lists.models import ColumnChoice, SavedView
from vanphong.kernel.lists.queries import saved_view

AT_MOST = 40


def save_view(person_id: int, listing: Listing, *, name: str, query: str, is_default: bool) -> SavedView:
    """Keep the conditions under a name; a view of that name is kept anew. Raises `RuleViolated` when there are too many."""
    with transaction.atomic():
        mine = SavedView.objects.filter(person_id=person_id, listing=listing.name)
        if mine.exclude(name=name).count() >= AT_MOST:
            raise RuleViolated([f"Đã có {AT_MOST} cách xem của danh sách này. Đề nghị xóa bớt cách xem không dùng."])
        if is_default:
            mine.update(is_default=False)
        kept, _ = SavedView.objects.update_or_create(
            person_id=person_id,
            listing=listing.name,
            name=name,
            defaults={"query": urlencode(tidied(parse_qsl(query))), "is_default": is_default},
        )
        return kept


def rename_view(person_id: int, view_id: int, *, name: str) -> SavedView:
    """Give a view another name. Raises `RuleViolated` when it is taken."""
    with transaction.atomic():
        view = saved_view(person_id, view_id)
        same = SavedView.objects.filter(person_id=person_id, listing=view.listing, name=name).exclude(pk=view.pk)
        if same.exists():
            raise RuleViolated([f"Đã có cách xem tên «{name}». Đề nghị đặt tên khác."])
        view.name = name
        view.save(update_fields=["name"])
        return view


def set_default_view(person_id: int, view_id: int, *, is_default: bool) -> SavedView:
    """Open the list with this view from now on, or no longer."""
    with transaction.atomic():
        view = saved_view(person_id, view_id)
        SavedView.objects.filter(person_id=person_id, listing=view.listing).update(is_default=False)
        view.is_default = is_default
        view.save(update_fields=["is_default"])
        return view


def delete_view(person_id: int, view_id: int) -> SavedView:
    """Forget a view."""
    with transaction.atomic():
        view = saved_view(person_id, view_id)
        SavedView.objects.filter(pk=view.pk).delete()
        return view


def choose_columns(person_id: int, listing: Listing, columns: Sequence[str]) -> None:
    """Show these columns from now on; none chosen: those of the list's own choice again."""
    with transaction.atomic():
        mine = ColumnChoice.objects.filter(person_id=person_id, listing=listing.name)
        if not columns:
            mine.delete()
            return
        ColumnChoice.objects.update_or_create(
            person_id=person_id, listing=listing.name, defaults={"columns": " ".join(columns)}
        )
