"""What a person keeps about a list."""

from collections.abc import Sequence

from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.lists.models import ColumnChoice, SavedView


def saved_views(person_id: int, listing: str) -> Sequence[SavedView]:
    """The person's views of a list, by name."""
    return list(SavedView.objects.filter(person_id=person_id, listing=listing).order_by("name"))


def saved_view(person_id: int, view_id: int) -> SavedView:
    """One of the person's views. Raises `RecordNotFound`."""
    found = SavedView.objects.filter(person_id=person_id, pk=view_id).first()
    if found is None:
        raise RecordNotFound("Cách xem này không còn. Đề nghị tải lại trang.")
    return found


def chosen_columns(person_id: int, listing: str) -> list[str] | None:
    """The columns that the person chose; None when nothing was chosen."""
    found = ColumnChoice.objects.filter(person_id=person_id, listing=listing).first()
    return None if found is None else found.columns.split()
