"""Noting, in the transaction of an act, that a record is to be indexed anew. Nothing else happens there."""

from collections.abc import Iterable
from datetime import datetime

from vanphong.kernel.search.models import Pending
from vanphong.kernel.search.registry import KINDS


def touch(refs: Iterable[tuple[str, int]], now: datetime) -> None:
    """These records changed, or who takes part in them, or what their files say. Kinds that are not searched are passed over."""
    Pending.objects.bulk_create(
        Pending(kind=kind, record_id=record_id, at=now) for kind, record_id in dict.fromkeys(refs) if kind in KINDS
    )
