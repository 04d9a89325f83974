"""People (cán bộ) and the positions they hold."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import NotPermitted
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox.api import publish
from vanphong.organisation import rules
from vanphong.organisation.actions.acts import alter, folded_name, locked, note, permit, require
from vanphong.organisation.choices import Manner
from vanphong.organisation.events import HoldingEnded
from vanphong.organisation.models import Holding, Person, Position
from vanphong.organisation.permissions import Permission


def enrol_person(
    actor: Actor,
    now: datetime,
    *,
    name: str,
    staff_code: str = "",
    email: str = "",
    phone: str = "",
    note_text: str = "",
    key: str = "",
) -> Person:
    """Enter a person; a position is given by `appoint`."""
    with transaction.atomic():
        if not actor.may(Permission.APPOINT):
            raise NotPermitted(f"Đồng chí không được giao việc này: {Permission.APPOINT.sentence}")
        claimed = journal.claim(key, Person.kind, "enrol_person", now)
        name = " ".join(name.split())
        require(rules.person_name_is_whole(name), _staff_code_is_free(staff_code, None))
        person = Person.objects.create(
            name=name, **folded_names(name), staff_code=staff_code, email=email, phone=phone, note=note_text
        )
        note(actor, now, (Person.kind, person.pk), "enrol_person", f"Lập hồ sơ cán bộ {name}", claimed=claimed)
        return person


def edit_person(
    actor: Actor,
    now: datetime,
    *,
    person_id: int,
    name: str,
    staff_code: str,
    email: str,
    phone: str,
    note_text: str,
    seen: int | None = None,
) -> Person:
    """Change a person's particulars; what was done under the name before keeps the name of then."""
    with transaction.atomic():
        person = locked(Person, person_id, seen)
        _permit_person(actor, person, now)
        name = " ".join(name.split())
        require(rules.person_name_is_whole(name), _staff_code_is_free(staff_code, person.pk))
        values = {"name": name, **folded_names(name), "staff_code": staff_code, "email": email, "phone": phone}
        if changes := alter(person, {**values, "note": note_text}):
            note(actor, now, (Person.kind, person.pk), "edit_person", f"Sửa hồ sơ cán bộ {name}", changes=changes)
        return person


def appoint(
    actor: Actor,
    now: datetime,
    *,
    person_id: int,
    position_id: int,
    since: date,
    is_main: bool = True,
    manner: str = Manner.FULL,
    basis: str = "",
    until: date | None = None,
    key: str = "",
) -> Holding:
    """Give a person a position from a day on (giao giữ chức vụ). A main position begins where no other main one is held."""
    with transaction.atomic():
        position = locked(Position, position_id)
        permit(actor, Permission.APPOINT, position.unit.organ_id)
        person = locked(Person, person_id)
        claimed = journal.claim(key, Person.kind, "appoint", now)
        require(
            rules.dates_are_in_order(since, until),
            "Chức vụ này đã kết thúc." if position.valid_to and position.valid_to <= since else None,
            _not_held_twice(person.pk, position.pk),
            rules.one_main_position(_main_title_between(person.pk, since, until)) if is_main else None,
        )
        holding = Holding.objects.create(
            person=person, position=position, since=since, until=until, is_main=is_main, manner=manner, basis=basis
        )
        what = "chức vụ" if is_main else "kiêm chức vụ"
        sentence = f"Đồng chí {person.name} giữ {what} {position.title} từ ngày {since:%d/%m/%Y}"
        note(actor, now, (Person.kind, person.pk), "appoint", sentence, claimed=claimed)
        return holding


def end_holding(actor: Actor, now: datetime, *, holding_id: int, until: date, reason: str) -> Holding:
    """Let a person no longer hold a position from a day on (thôi giữ chức vụ kể từ ngày)."""
    with transaction.atomic():
        holding = locked(Holding, holding_id)
        permit(actor, Permission.APPOINT, holding.position.unit.organ_id)
        today = office_date(now)
        ended = holding.until is not None and holding.until <= today
        require(
            rules.reason_is_given(reason),
            rules.dates_are_in_order(holding.since, until),
            "Cán bộ đã thôi giữ chức vụ này." if ended else None,
        )
        changes = alter(holding, {"until": until})
        name, title = holding.person.name, holding.position.title
        sentence = f"Đồng chí {name} thôi giữ chức vụ {title} từ ngày {until:%d/%m/%Y}: {reason}"
        note(actor, now, (Person.kind, holding.person_id), "end_holding", sentence, changes=changes)
        publish(HoldingEnded(holding.person_id, holding.position_id, until), now)
        return holding


def folded_names(name: str) -> dict[str, str]:
    """The columns by which people are found and sorted: the whole name, and the given name that lists go by."""
    folded = folded_name(name)
    return {"folded": folded, "given_folded": folded.split()[-1] if folded else ""}


def _permit_person(actor: Actor, person: Person, now: datetime) -> None:
    """Whoever appoints in one of the organs where the person holds a position; with none held, whoever appoints anywhere."""
    held = Holding.objects.in_force(office_date(now)).filter(person=person)
    organ_ids = set(held.values_list("position__unit__organ_id", flat=True))
    if not actor.may(Permission.APPOINT) or (organ_ids and not organ_ids & set(actor.organs_where(Permission.APPOINT))):
        raise NotPermitted(f"Đồng chí không được giao việc này: {Permission.APPOINT.sentence}")


def _staff_code_is_free(code: str, person_id: int | None) -> str | None:
    holder = Person.objects.filter(staff_code=code).exclude(pk=person_id or 0).first() if code else None
    return f"Mã cán bộ {code} đã cấp cho đồng chí {holder.name}." if holder else None


def _not_held_twice(person_id: int, position_id: int) -> str | None:
    held = Holding.objects.filter(person_id=person_id, position_id=position_id, until=None).exists()
    return "Cán bộ đang giữ chính chức vụ này." if held else None


def _main_title_between(person_id: int, since: date, until: date | None) -> str | None:
    """The title of a main position that the person holds on a day of that time."""
    last = until - timedelta(days=1) if until else None
    rows = Holding.objects.filter(Q(until=None) | Q(until__gt=since), person_id=person_id, is_main=True)
    if last is not None:
        rows = rows.filter(since__lte=last)
    return rows.values_list("position__title", flat=True).first()
