"""Searches that a person keeps: the person's own, changing no record, not journalled."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import QuerySet

from vanphong.kernel.errors import RecordNotFound, RuleViolated
from vanphong.kernel.search.models import SavedSearch

AT_MOST = 30
REMEMBERED = 1000
"""So many records that were found are remembered as told."""

Ref = tuple[str, int]


def keep_search(
    person_id: int, *, name: str, address: str, acting: str, is_told: bool, found: Sequence[Ref]
) -> SavedSearch:
    """Keep a search under a name, one of that name anew; what it finds now needs no telling. Raises `RuleViolated` when there are too many."""
    with transaction.atomic():
        mine = SavedSearch.objects.filter(person_id=person_id)
        if mine.exclude(name=name).count() >= AT_MOST:
            raise RuleViolated([f"Đã lưu {AT_MOST} lượt tìm. Đề nghị xóa bớt lượt tìm không dùng."])
        kept, _ = SavedSearch.objects.update_or_create(
            person_id=person_id,
            name=name,
            defaults={"address": address, "acting": acting, "is_told": is_told, "told": _remembered(found)},
        )
        return kept


def saved_searches(person_id: int) -> Sequence[SavedSearch]:
    """The person's, by name."""
    return list(SavedSearch.objects.filter(person_id=person_id).order_by("name"))


def saved_search(person_id: int, search_id: int) -> SavedSearch:
    """One of the person's. Raises `RecordNotFound`."""
    found = SavedSearch.objects.filter(person_id=person_id, pk=search_id).first()
    if found is None:
        raise RecordNotFound("Lượt tìm đã lưu này không còn. Đề nghị tải lại trang.")
    return found


def forget_search(person_id: int, search_id: int) -> None:
    """Keep it no longer. Raises `RecordNotFound`."""
    with transaction.atomic():
        SavedSearch.objects.filter(pk=saved_search(person_id, search_id).pk).delete()


def to_be_told() -> QuerySet[SavedSearch]:
    """Those whose new results are told."""
    return SavedSearch.objects.filter(is_told=True).order_by("id")


def take_new(search_id: int, found: Sequence[Ref]) -> list[Ref]:
    """What was not among the results before, in the caller's transaction; from now on it was."""
    kept = SavedSearch.objects.select_for_update().filter(pk=search_id).first()
    if kept is None:
        return []
    told = {(kind, record_id) for kind, record_id in kept.told}
    new = [ref for ref in found if ref not in told]
    if new:
        kept.told = _remembered([*new, *[(kind, record_id) for kind, record_id in kept.told]])
        kept.save(update_fields=["told"])
    return new


def _remembered(found: Collection[Ref]) -> list[list[str | int]]:
    return [[kind, record_id] for kind, record_id in list(found)[:REMEMBERED]]
