"""The entries of the secret books: one of them, and the texts of their columns for whoever may read them."""

from collections.abc import Collection, Mapping

from vanphong.catalogue.api import Secrecy
from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import RecordNotFound
from vanphong.registers.models import BookEntry
from vanphong.registers.workflow import may_see


def book_entry(actor: Actor, entry_id: int) -> BookEntry:
    """One entry, for whoever keeps the secret books and has the clearance; else `RecordNotFound`."""
    found = BookEntry.objects.select_related("register__organ").filter(pk=entry_id).first()
    if found is None or not _is_read(found, actor):
        raise RecordNotFound
    return found


def texts(ids: Collection[int], actor: Actor) -> Mapping[int, Mapping[str, str]]:
    """The columns of these entries, of those that the actor may read."""
    rows = BookEntry.objects.filter(pk__in=ids).select_related("register__organ")
    return {row.pk: columns(row) for row in rows if _is_read(row, actor)}


def columns(row: BookEntry) -> dict[str, str]:
    """What stands in each column."""
    return {
        "happened_on": f"{row.happened_on:%d/%m/%Y}",
        "reference": row.reference,
        "type_and_subject": row.subject or f"Văn bản {Secrecy(row.secrecy).label.lower()}",
        "secrecy": str(Secrecy(row.secrecy).label),
        "copies": str(row.copies),
        "recipients": row.place,
        "decided_by": row.decided_by,
        "done_by": row.done_by,
        "minutes": row.minutes,
        "note": row.note,
    }


def _is_read(row: BookEntry, actor: Actor) -> bool:
    return may_see(row.register, actor) and row.secrecy <= actor.clearance
