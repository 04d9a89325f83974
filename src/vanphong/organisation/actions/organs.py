"""Organs (cơ quan) and what belongs to them: bodies, terms, units, positions."""

from datetime import date, datetime

from django.db import transaction

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import NotPermitted
from vanphong.kernel.journal import api as journal
from vanphong.organisation import rules
from vanphong.organisation.actions.acts import alter, folded_name, locked, note, permit, require
from vanphong.organisation.choices import TermStart
from vanphong.organisation.models import Body, Holding, Organ, Position, Term, Unit
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries.actors import organ_links, subtree


def establish_organ(
    actor: Actor,
    now: datetime,
    *,
    name: str,
    own_line: str,
    level: str,
    group: str,
    valid_from: date,
    parent_id: int | None = None,
    exchange_code: str = "",
    upper_line: str = "",
    symbol: str = "",
    place: str = "",
    is_connected: bool = True,
    served_by_id: int | None = None,
    rank: int = 0,
    key: str = "",
) -> Organ:
    """Enter an organ, under a parent that the actor administers; one without a parent is entered by whoever administers a topmost one."""
    with transaction.atomic():
        _permit_under(actor, parent_id)
        claimed = journal.claim(key, Organ.kind, "establish_organ", now)
        code = exchange_code.strip().upper()
        require(rules.name_is_given(name), rules.exchange_code_is_formed(code), _code_is_free(code, None))
        organ = Organ.objects.create(
            parent_id=parent_id,
            exchange_code=code,
            name=name,
            folded=folded_name(name),
            upper_line=upper_line,
            own_line=own_line,
            symbol=symbol,
            place=place,
            level=level,
            group=group,
            is_connected=is_connected,
            served_by_id=served_by_id,
            rank=rank,
            valid_from=valid_from,
        )
        note(actor, now, (Organ.kind, organ.pk), "establish_organ", f"Lập cơ quan {name}", claimed=claimed)
        return organ


def edit_organ(actor: Actor, now: datetime, *, organ_id: int, seen: int | None = None, **values: object) -> Organ:
    """Change an organ's particulars; `values` are its fields."""
    with transaction.atomic():
        organ = locked(Organ, organ_id, seen)
        permit(actor, Permission.ESTABLISH, organ.pk)
        if "parent_id" in values and values["parent_id"] != organ.parent_id:
            parent_id = values["parent_id"] if isinstance(values["parent_id"], int) else None
            _permit_under(actor, parent_id)
            require(rules.not_under_itself(organ.pk, parent_id, subtree(organ.pk, organ_links()[0]) - {organ.pk}))
        if "exchange_code" in values:
            values["exchange_code"] = str(values["exchange_code"]).strip().upper()
            code = str(values["exchange_code"])
            require(rules.exchange_code_is_formed(code), _code_is_free(code, organ.pk))
        if "name" in values:
            require(rules.name_is_given(str(values["name"])))
            values["folded"] = folded_name(str(values["name"]))
        if changes := alter(organ, values):
            note(
                actor, now, (Organ.kind, organ.pk), "edit_organ", f"Sửa thông tin cơ quan {organ.name}", changes=changes
            )
        return organ


def end_organ(
    actor: Actor, now: datetime, *, organ_id: int, valid_to: date, reason: str, merged_into_id: int | None = None
) -> Organ:
    """End an organ from a day on, merged into another where it was; its units must have ended before."""
    with transaction.atomic():
        organ = locked(Organ, organ_id)
        permit(actor, Permission.ESTABLISH, organ.pk)
        require(
            rules.reason_is_given(reason),
            rules.dates_are_in_order(organ.valid_from, valid_to),
            rules.still_there("Cơ quan", organ.valid_to),
            "Cơ quan không hợp nhất vào chính nó." if merged_into_id == organ.pk else None,
            rules.nothing_left("đơn vị", Unit.objects.filter(organ=organ, valid_to=None).count()),
            rules.nothing_left("cơ quan trực thuộc", Organ.objects.filter(parent=organ, valid_to=None).count()),
        )
        changes = alter(organ, {"valid_to": valid_to, "merged_into_id": merged_into_id})
        sentence = f"Kết thúc cơ quan {organ.name} từ ngày {valid_to:%d/%m/%Y}: {reason}"
        note(actor, now, (Organ.kind, organ.pk), "end_organ", sentence, changes=changes)
        return organ


def establish_body(
    actor: Actor, now: datetime, *, organ_id: int, code: str, name: str, printed_line: str, valid_from: date
) -> Body:
    """Enter in whose name the organ issues documents; the one of the same kind before it ends that day."""
    with transaction.atomic():
        organ = locked(Organ, organ_id)
        permit(actor, Permission.ESTABLISH, organ.pk)
        require(rules.name_is_given(name), rules.still_there("Cơ quan", organ.valid_to))
        before = Body.objects.filter(organ=organ, code=code, valid_to=None).first()
        if before is not None:
            require(rules.dates_are_in_order(before.valid_from, valid_from))
            alter(before, {"valid_to": valid_from})
        body = Body.objects.create(organ=organ, code=code, name=name, printed_line=printed_line, valid_from=valid_from)
        note(actor, now, (Organ.kind, organ.pk), "establish_body", f"Ghi chủ thể ban hành {name}")
        return body


def open_term(
    actor: Actor,
    now: datetime,
    *,
    organ_id: int,
    name: str,
    starts_on: date,
    start_basis: str = TermStart.CONGRESS_CLOSED,
    key: str = "",
) -> Term:
    """Open a term of office (nhiệm kỳ); the one before ends that day (05-HD/VPTW, I.3.1.1b)."""
    with transaction.atomic():
        organ = locked(Organ, organ_id)
        permit(actor, Permission.ESTABLISH, organ.pk)
        claimed = journal.claim(key, Organ.kind, "open_term", now)
        require(rules.name_is_given(name), rules.still_there("Cơ quan", organ.valid_to))
        before = Term.objects.filter(organ=organ, ends_on=None).first()
        if before is not None:
            late = starts_on <= before.starts_on
            require(f"Nhiệm kỳ mới phải bắt đầu sau ngày {before.starts_on:%d/%m/%Y}." if late else None)
            alter(before, {"ends_on": starts_on})
        term = Term.objects.create(organ=organ, name=name, starts_on=starts_on, start_basis=start_basis)
        note(
            actor, now, (Organ.kind, organ.pk), "open_term", f"Mở {name} từ ngày {starts_on:%d/%m/%Y}", claimed=claimed
        )
        return term


def establish_unit(
    actor: Actor,
    now: datetime,
    *,
    organ_id: int,
    name: str,
    valid_from: date,
    symbol: str = "",
    parent_id: int | None = None,
    rank: int = 0,
    key: str = "",
) -> Unit:
    """Enter a unit of an organ."""
    with transaction.atomic():
        organ = locked(Organ, organ_id)
        permit(actor, Permission.ESTABLISH, organ.pk)
        claimed = journal.claim(key, Organ.kind, "establish_unit", now)
        require(
            rules.name_is_given(name),
            rules.still_there("Cơ quan", organ.valid_to),
            _unit_name_is_free(organ.pk, name, None),
            _is_of_organ(parent_id, organ.pk),
        )
        unit = Unit.objects.create(
            organ=organ,
            parent_id=parent_id,
            name=name,
            folded=folded_name(name),
            symbol=symbol,
            rank=rank,
            valid_from=valid_from,
        )
        note(actor, now, (Organ.kind, organ.pk), "establish_unit", f"Lập đơn vị {name}", claimed=claimed)
        return unit


def edit_unit(
    actor: Actor, now: datetime, *, unit_id: int, seen: int | None = None, name: str, symbol: str, rank: int
) -> Unit:
    """Change a unit's particulars."""
    with transaction.atomic():
        unit = locked(Unit, unit_id, seen)
        permit(actor, Permission.ESTABLISH, unit.organ_id)
        require(rules.name_is_given(name), _unit_name_is_free(unit.organ_id, name, unit.pk))
        changes = alter(unit, {"name": name, "folded": folded_name(name), "symbol": symbol, "rank": rank})
        if changes:
            note(actor, now, (Organ.kind, unit.organ_id), "edit_unit", f"Sửa đơn vị {name}", changes=changes)
        return unit


def end_unit(actor: Actor, now: datetime, *, unit_id: int, valid_to: date, reason: str) -> Unit:
    """End a unit from a day on; its positions must have ended before."""
    with transaction.atomic():
        unit = locked(Unit, unit_id)
        permit(actor, Permission.ESTABLISH, unit.organ_id)
        require(
            rules.reason_is_given(reason),
            rules.dates_are_in_order(unit.valid_from, valid_to),
            rules.still_there("Đơn vị", unit.valid_to),
            rules.nothing_left("chức vụ", Position.objects.filter(unit=unit, valid_to=None).count()),
            rules.nothing_left("đơn vị trực thuộc", Unit.objects.filter(parent=unit, valid_to=None).count()),
        )
        changes = alter(unit, {"valid_to": valid_to})
        sentence = f"Kết thúc đơn vị {unit.name} từ ngày {valid_to:%d/%m/%Y}: {reason}"
        note(actor, now, (Organ.kind, unit.organ_id), "end_unit", sentence, changes=changes)
        return unit


def establish_position(
    actor: Actor,
    now: datetime,
    *,
    unit_id: int,
    title: str,
    valid_from: date,
    printed_title: str = "",
    clearance: int = 0,
    rank: int = 0,
    key: str = "",
) -> Position:
    """Enter a position of a unit."""
    with transaction.atomic():
        unit = locked(Unit, unit_id)
        permit(actor, Permission.ESTABLISH, unit.organ_id)
        claimed = journal.claim(key, Organ.kind, "establish_position", now)
        require(rules.name_is_given(title), rules.still_there("Đơn vị", unit.valid_to))
        position = Position.objects.create(
            unit=unit,
            title=title,
            folded=folded_name(title),
            printed_title=printed_title,
            rank=rank,
            clearance=clearance,
            valid_from=valid_from,
        )
        note(
            actor,
            now,
            (Organ.kind, unit.organ_id),
            "establish_position",
            f"Lập chức vụ {title} ở {unit.name}",
            claimed=claimed,
        )
        return position


def edit_position(
    actor: Actor,
    now: datetime,
    *,
    position_id: int,
    seen: int | None = None,
    title: str,
    printed_title: str,
    clearance: int,
    rank: int,
) -> Position:
    """Change a position's particulars, its clearance (được tiếp cận) among them."""
    with transaction.atomic():
        position = locked(Position, position_id, seen)
        organ_id = position.unit.organ_id
        permit(actor, Permission.ESTABLISH, organ_id)
        require(rules.name_is_given(title))
        values = {"title": title, "folded": folded_name(title), "printed_title": printed_title}
        changes = alter(position, {**values, "clearance": clearance, "rank": rank})
        if changes:
            note(actor, now, (Organ.kind, organ_id), "edit_position", f"Sửa chức vụ {title}", changes=changes)
        return position


def end_position(actor: Actor, now: datetime, *, position_id: int, valid_to: date, reason: str) -> Position:
    """End a position from a day on; nobody may hold it then."""
    with transaction.atomic():
        position = locked(Position, position_id)
        organ_id = position.unit.organ_id
        permit(actor, Permission.ESTABLISH, organ_id)
        require(
            rules.reason_is_given(reason),
            rules.dates_are_in_order(position.valid_from, valid_to),
            rules.still_there("Chức vụ", position.valid_to),
            rules.nothing_left(
                "người giữ chức vụ", Holding.objects.in_force(office_date(now)).filter(position=position).count()
            ),
        )
        changes = alter(position, {"valid_to": valid_to})
        sentence = f"Kết thúc chức vụ {position.title} từ ngày {valid_to:%d/%m/%Y}: {reason}"
        note(actor, now, (Organ.kind, organ_id), "end_position", sentence, changes=changes)
        return position


def _permit_under(actor: Actor, parent_id: int | None) -> None:
    """Under a parent that the actor administers; at the top, whoever administers a topmost organ of the installation."""
    if parent_id is not None:
        permit(actor, Permission.ESTABLISH, parent_id)
        return
    own = Organ.objects.filter(pk__in=actor.organs_where(Permission.ESTABLISH)).select_related("parent")
    if not any(organ.is_topmost for organ in own):
        raise NotPermitted("Cơ quan không có cấp trên chỉ do quản trị hệ thống lập.")


def _code_is_free(code: str, organ_id: int | None) -> str | None:
    holder = Organ.objects.filter(exchange_code=code, valid_to=None).exclude(pk=organ_id or 0).first() if code else None
    return f"Mã định danh {code} đã cấp cho {holder.name}." if holder else None


def _unit_name_is_free(organ_id: int, name: str, unit_id: int | None) -> str | None:
    taken = (
        Unit.objects.filter(organ_id=organ_id, folded=folded_name(name), valid_to=None)
        .exclude(pk=unit_id or 0)
        .exists()
    )
    return f"Cơ quan này đã có đơn vị tên {name}." if taken else None


def _is_of_organ(unit_id: int | None, organ_id: int) -> str | None:
    if unit_id is None or Unit.objects.filter(pk=unit_id, organ_id=organ_id).exists():
        return None
    return "Đơn vị cấp trên phải thuộc cùng cơ quan."
