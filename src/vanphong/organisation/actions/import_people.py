"""Rows of people and their positions: looked through, then written. People are known by their staff code, units and titles by their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vanphong.kernel.actor import Actor
from vanphong.organisation import rules
from vanphong.organisation.actions.accounts import new_account
from vanphong.organisation.actions.acts import alter, folded_name, note
from vanphong.organisation.actions.people import folded_names
from vanphong.organisation.choices import Clearance
from vanphong.organisation.forms.spreadsheets import PEOPLE_COLUMNS
from vanphong.organisation.models import Account, Holding, Organ, Person, Position, Unit
from vanphong.organisation.permissions import Permission
from vanphong.organisation.rows import (
    Outcome,
    RowReport,
    all_filled,
    choice_is_read,
    day_is_read,
    read_choice,
    read_day,
    read_yes,
    report,
    said_twice,
    yes_is_read,
)

Row = Mapping[str, str]
_MUST = {column.name: column.heading for column in PEOPLE_COLUMNS if column.is_required}


@dataclass(frozen=True)
class _Known:
    """The directory as the rows are held against it."""

    organs: Mapping[str, Organ]
    people: Mapping[str, Person]
    accounts: Mapping[str, int]
    main: Mapping[int, str]
    held: Mapping[tuple[int, int, str, str], Holding]

    @classmethod
    def now(cls) -> "_Known":
        open_ones = Holding.objects.filter(until=None).select_related("person", "position__unit")
        return cls(
            organs={
                organ.exchange_code: organ for organ in Organ.objects.filter(valid_to=None).exclude(exchange_code="")
            },
            people={person.staff_code: person for person in Person.objects.exclude(staff_code="")},
            accounts=dict(Account.objects.values_list("username", "person_id")),
            main={holding.person_id: holding.position.title for holding in open_ones if holding.is_main},
            held={
                (h.person_id, h.position.unit.organ_id, h.position.unit.folded, h.position.folded): h for h in open_ones
            },
        )

    def holding(self, row: Row) -> Holding | None:
        """What the row says, if it is so already."""
        person, organ = self.people.get(row["staff_code"]), self.organs.get(row["organ"].upper())
        if person is None or organ is None:
            return None
        return self.held.get((person.pk, organ.pk, folded_name(row["unit"]), folded_name(row["title"])))


def look_through(actor: Actor, rows: Sequence[Row]) -> list[RowReport]:
    """Each row against the directory and against the other rows."""
    known = _Known.now()
    mine = set(actor.organs_where(Permission.IMPORT))
    main_twice = said_twice([row["staff_code"] for row in rows if read_yes(row["is_main"], otherwise=True)])
    names_twice = said_twice(
        list({(r["staff_code"], r["username"].lower()): r["username"].lower() for r in rows}.values())
    )
    reports = []
    for row in rows:
        person = known.people.get(row["staff_code"])
        holding = known.holding(row)
        problems = [
            *_problems_of(row),
            _organ_is_in_reach(row["organ"], known.organs.get(row["organ"].upper()), mine),
            _main_is_free(row, person, holding, known, main_twice),
            _name_is_free(row["username"].lower(), person, known, names_twice),
        ]
        is_same = holding is not None and not any(problems) and not _differs(row, holding, known)
        label = f"{row['staff_code']} {row['name']}, {row['title']}"
        reports.append(report(row, label, problems, is_new=person is None or holding is None, is_same=is_same))
    return reports


def write(actor: Actor, now: datetime, rows: Sequence[Row], reports: Sequence[RowReport]) -> list[tuple[str, str, str]]:
    """Write the rows; the new accounts with their temporary passwords."""
    passwords: list[tuple[str, str, str]] = []
    for row, found in zip(rows, reports, strict=True):
        if found.outcome is Outcome.SAME:
            continue
        person = _person(row)
        position = _position(row)
        is_main = read_yes(row["is_main"], otherwise=True)
        holding, is_new = Holding.objects.get_or_create(
            person=person, position=position, until=None, defaults={"since": _day(row), "is_main": is_main}
        )
        verb = "appoint" if is_new else "edit_person"
        sentence = f"Đồng chí {person.name}, {position.title} từ ngày {holding.since:%d/%m/%Y} (nhập từ tệp)"
        note(actor, now, (Person.kind, person.pk), verb, sentence)
        username = row["username"].lower()
        if username and not Account.objects.filter(person=person).exists():
            passwords.append((person.name, username, new_account(actor, now, person, username)[1]))
    return passwords


def _problems_of(row: Row) -> list[str | None]:
    username = row["username"].lower()
    return [
        *all_filled(row, _MUST),
        rules.person_name_is_whole(row["name"]) if row["name"] else None,
        choice_is_read(row["clearance"], "Được tiếp cận", Clearance.choices) if row["clearance"] else None,
        yes_is_read(row["is_main"], "Chức vụ chính"),
        day_is_read(row["since"], "Từ ngày") if row["since"] else None,
        rules.username_is_formed(username) if username else None,
    ]


def _organ_is_in_reach(text: str, organ: Organ | None, mine: set[int]) -> str | None:
    if not text:
        return None
    if organ is None:
        return f"Không có cơ quan mã {text}; nhập cơ quan trước."
    return None if organ.pk in mine else f"{organ.name} ngoài phạm vi đồng chí được giao quản trị."


def _main_is_free(
    row: Row, person: Person | None, holding: Holding | None, known: _Known, twice: frozenset[str]
) -> str | None:
    if not read_yes(row["is_main"], otherwise=True):
        return None
    if row["staff_code"] in twice:
        return "Cán bộ này có nhiều dòng ghi là chức vụ chính."
    if person is None or holding is not None:
        return None
    return rules.one_main_position(known.main.get(person.pk))


def _name_is_free(username: str, person: Person | None, known: _Known, twice: frozenset[str]) -> str | None:
    if not username:
        return None
    owner = known.accounts.get(username)
    if username in twice or (owner is not None and (person is None or owner != person.pk)):
        return f"Tên đăng nhập «{username}» đã có người dùng."
    return None


def _differs(row: Row, holding: Holding, known: _Known) -> bool:
    person, position = holding.person, holding.position
    is_same_person = (person.name, person.email, person.phone) == (row["name"], row["email"], row["phone"])
    is_same_position = position.printed_title == row["printed_title"] and position.clearance == _clearance(row)
    has_account = not row["username"] or row["username"].lower() in known.accounts
    return not (is_same_person and is_same_position and has_account)


def _person(row: Row) -> Person:
    values = {"name": row["name"], **folded_names(row["name"]), "email": row["email"], "phone": row["phone"]}
    person = Person.objects.filter(staff_code=row["staff_code"]).first()
    if person is None:
        return Person.objects.create(staff_code=row["staff_code"], **values)
    alter(person, values)
    return person


def _position(row: Row) -> Position:
    organ = Organ.objects.get(exchange_code=row["organ"].upper(), valid_to=None)
    unit, _ = Unit.objects.get_or_create(
        organ=organ,
        folded=folded_name(row["unit"]),
        valid_to=None,
        defaults={"name": row["unit"], "valid_from": _day(row), "rank": organ.units.count()},
    )
    values = {"printed_title": row["printed_title"], "clearance": _clearance(row)}
    position = (
        Position.objects.filter(unit=unit, folded=folded_name(row["title"]), valid_to=None).order_by("id").first()
    )
    if position is None:
        rank = unit.positions.count()
        return Position.objects.create(
            unit=unit, title=row["title"], folded=folded_name(row["title"]), rank=rank, valid_from=_day(row), **values
        )
    alter(position, values)
    return position


def _clearance(row: Row) -> int:
    found = read_choice(row["clearance"], Clearance.choices) if row["clearance"] else Clearance.ORDINARY
    return found if isinstance(found, int) else int(Clearance.ORDINARY)


def _day(row: Row) -> date:
    found = read_day(row["since"])
    if found is None:
        raise ValueError("rows are looked through before they are written")
    return found
