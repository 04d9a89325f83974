"""On which network the installation runs."""

from datetime import datetime

from django.db import transaction

from vanphong.catalogue.choices import Zone
from vanphong.catalogue.models import Installation
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.errors import OfficeError
from vanphong.kernel.journal import api as journal


class ZoneIsFixed(OfficeError):
    """The zone of an installation that holds content does not change: what one zone may keep, another may not."""

    code = "zone_is_fixed"
    status = 409


def settle_zone(zone: str, now: datetime, *, has_content: bool) -> Installation:
    """Write down the zone; `ZoneIsFixed` when it is another than before and there is content already."""
    with transaction.atomic():
        row = Installation.objects.select_for_update().filter(pk=1).first()
        if row is not None and row.zone == zone:
            return row
        if row is not None and has_content:
            raise ZoneIsFixed(
                f"Hệ thống này đã có văn bản ở vùng mạng «{Zone(row.zone).label}», không chuyển sang «{Zone(zone).label}» được. "
                f"Đặt lại VANPHONG_ZONE={row.zone}, hoặc cài một hệ thống mới cho vùng mạng kia."
            )
        row, _ = Installation.objects.update_or_create(pk=1, defaults={"zone": zone, "since": now})
        sentence = f"Hệ thống chạy ở vùng mạng {Zone(zone).label}"
        journal.record(SYSTEM, now, "catalogue", 1, "settle_zone", sentence)
        return row


def zone() -> Zone | None:
    """The zone that is written down; None before the first preparation."""
    found = Installation.objects.values_list("zone", flat=True).filter(pk=1).first()
    return Zone(found) if found else None
