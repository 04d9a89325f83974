"""What is done to dossiers."""

from collections.abc import Sequence
from datetime import datetime

from vanphong.dossiers.models import Dossier, Item
from vanphong.dossiers.workflow import WORKFLOW
from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, RecordNotFound
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.choices import Capacity
from vanphong.kernel.search import api as search
from vanphong.kernel.text.api import fold
from vanphong.kernel.trace import api as trace
from vanphong.organisation import api as organisation

Ref = tuple[str, int]


@WORKFLOW.performs("open")
def open_dossier(
    dossier: Dossier,
    actor: Actor,
    now: datetime,
    /,
    *,
    title: str,
    code: str = "",
    period: str = "",
    retention: str = "",
    note: str = "",
    item: Ref | None = None,
) -> None:
    """Open a dossier of the actor's unit, kept by the actor's position; with `item`, that record is the first filed in it."""
    dossier.organ_id, dossier.unit_id, dossier.keeper_id = actor.organ_id, actor.unit_id, actor.position_id
    dossier.opened_by = actor.name
    _write(dossier, title=title, code=code, period=period, retention=retention, note=note)
    dossier.save()
    _take_part(dossier, Principal.POSITION.of(actor.position_id), Capacity.AUTHOR, now)
    _take_part(dossier, Principal.UNIT.of(actor.unit_id), Capacity.SUPPORT, now)
    if item is not None:
        _put_in(dossier, item, "", actor, now)


@WORKFLOW.performs("edit")
def edit(
    dossier: Dossier,
    actor: Actor,
    now: datetime,
    /,
    *,
    title: str,
    code: str = "",
    period: str = "",
    retention: str = "",
    note: str = "",
) -> None:
    """Change a dossier's particulars."""
    _write(dossier, title=title, code=code, period=period, retention=retention, note=note)


@WORKFLOW.performs("file")
def file(dossier: Dossier, actor: Actor, now: datetime, /, *, item: Ref, note: str = "") -> None:
    """File a record that the actor may see. Raises `InvalidInput` for one that is in the dossier already."""
    _put_in(dossier, item, note, actor, now)


@WORKFLOW.performs("take_out")
def take_out(dossier: Dossier, actor: Actor, now: datetime, /, *, item_id: int, reason: str) -> None:
    """Take a record out; that it was in the dossier stays written."""
    found = dossier.items.inside().filter(pk=item_id).first()
    if found is None:
        raise RecordNotFound("Tài liệu này không còn trong hồ sơ.")
    found.taken_out_at, found.taken_out_by, found.reason = now, actor.name, reason
    found.save(update_fields=["taken_out_at", "taken_out_by", "reason"])
    trace.unlink(found.ref, dossier.ref, trace.Relation.FILED_IN)
    search.touch([found.ref], now)
    dossier.filed -= 1


@WORKFLOW.performs("share")
def share(dossier: Dossier, actor: Actor, now: datetime, /, *, principals: Sequence[int], names: str) -> None:
    """Let these see the dossier; what is filed in it they see only where they take part in it themselves."""
    participation.take_part(dossier.kind, dossier.pk, principals, Capacity.READER, now)


@WORKFLOW.performs("hand_over")
def hand_over(dossier: Dossier, actor: Actor, now: datetime, /, *, keeper_id: int, name: str, reason: str) -> None:
    """Another position keeps the dossier from now on; its unit shares in it. Raises `InvalidInput` for a position that nobody holds."""
    keeper = organisation.position(keeper_id)
    if not organisation.holders(keeper.principal, office_date(now)):
        raise InvalidInput("Chức vụ này hiện chưa có người giữ.", {"keeper_id": "Chọn chức vụ đang có người giữ."})
    participation.end(dossier.kind, dossier.pk, [Principal.POSITION.of(dossier.keeper_id)], [Capacity.AUTHOR], now)
    dossier.keeper, dossier.unit = keeper, keeper.unit
    _take_part(dossier, keeper.principal, Capacity.AUTHOR, now)
    _take_part(dossier, keeper.unit.principal, Capacity.SUPPORT, now)


@WORKFLOW.performs("close")
def close(dossier: Dossier, actor: Actor, now: datetime, /) -> None:
    """Nothing more is filed."""
    dossier.closed_at = now


@WORKFLOW.performs("reopen")
def reopen(dossier: Dossier, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """More may be filed again."""
    dossier.closed_at = None


def _write(dossier: Dossier, *, title: str, code: str, period: str, retention: str, note: str) -> None:
    taken = Dossier.objects.filter(organ_id=dossier.organ_id, code=code).exclude(pk=dossier.pk)
    if code and taken.exists():
        raise InvalidInput(f"Đã có hồ sơ mang mã {code}.", {"code": "Mã này đã dùng cho hồ sơ khác của cơ quan."})
    dossier.title, dossier.code, dossier.period = title, code, period
    dossier.retention, dossier.note = retention, note
    dossier.folded = fold(f"{code} {title}")


def _put_in(dossier: Dossier, item: Ref, note: str, actor: Actor, now: datetime) -> None:
    if item == dossier.ref or item not in trace.describe([item], actor):
        raise RecordNotFound
    if dossier.items.inside().filter(ref_kind=item[0], ref_id=item[1]).exists():
        raise InvalidInput("Tài liệu này đã có trong hồ sơ.", {"dossier_id": "Đã có trong hồ sơ này."})
    Item.objects.create(dossier=dossier, ref_kind=item[0], ref_id=item[1], note=note, filed_at=now, filed_by=actor.name)
    trace.link(item, dossier.ref, trace.Relation.FILED_IN, now)
    dossier.filed += 1


def _take_part(dossier: Dossier, principal: int, capacity: Capacity, now: datetime) -> None:
    participation.take_part(dossier.kind, dossier.pk, [principal], capacity, now)
