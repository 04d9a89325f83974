"""The registers of the practice office: for every organ that uses the system, arrivals and issued; at the province secret arrivals too."""

from datetime import datetime

from django.db import transaction

from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.clock import office_date
from vanphong.kernel.journal import api as journal
from vanphong.organisation.api import Group, Level, Organ, organs
from vanphong.registers.actions.books import begin
from vanphong.registers.choices import Direction, PeriodKind, RegisterState, SeriesKind
from vanphong.registers.models import Register

REASON = "Nạp cơ quan thực hành"
BOOKS = (
    (4, Direction.TRANSFER, "Sổ chuyển giao bí mật nhà nước"),
    (5, Direction.COPYING, "Sổ quản lý sao, chụp bí mật nhà nước"),
    (6, Direction.DISPOSAL, "Sổ tiêu hủy bí mật nhà nước"),
)
_PARTY = {Group.COMMITTEE, Group.ADVISORY, Group.INSPECTION}


def load(now: datetime) -> None:
    """Open the registers that are not there yet."""
    with transaction.atomic():
        for organ in organs(office_date(now)):
            if organ.is_connected and not Register.objects.filter(organ=organ).exists():
                _furnish(organ, now)


def _furnish(organ: Organ, now: datetime) -> None:
    by_term = PeriodKind.TERM if organ.group in _PARTY else PeriodKind.YEAR
    _open(organ, now, 1, "Sổ đăng ký văn bản đến", Direction.INCOMING, PeriodKind.YEAR, SeriesKind.SINGLE)
    _open(organ, now, 2, "Sổ đăng ký văn bản đi", Direction.OUTGOING, by_term, SeriesKind.PER_TYPE)
    if organ.level == Level.PROVINCE:
        _open(organ, now, 3, "Sổ đăng ký văn bản mật đến", Direction.INCOMING, PeriodKind.YEAR, SeriesKind.SINGLE)
        for rank, direction, name in BOOKS:
            _open(organ, now, rank, name, direction, PeriodKind.YEAR, SeriesKind.SINGLE)


def _open(
    organ: Organ, now: datetime, rank: int, name: str, direction: str, period_kind: str, series_kind: str
) -> None:
    register = Register.objects.create(
        organ=organ,
        state=RegisterState.OPEN,
        created_at=now,
        direction=direction,
        name=name,
        is_secret="mật" in name,
        period_kind=period_kind,
        series_kind=series_kind,
        shares_decisions=series_kind == SeriesKind.PER_TYPE,
        rank=rank,
    )
    begin(register, now, REASON)
    journal.record(SYSTEM, now, Register.kind, register.pk, "open_register", f"Mở sổ «{name}»: {REASON}")
