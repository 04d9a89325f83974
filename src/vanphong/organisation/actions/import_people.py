"""Rows of people and their positions: looked through, then written. People are known by their staff code, units and titles by their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vanphong.kernel.actor import Actor
from vanphong.organisation import rules
from vanphong.organisation.actions.accounts import new_account
from vanphong.organisation.actions.acts import alter, folded_name, note
from vanphong.organisation.actions.import_organs import known_organs, referred
from vanphong.organisation.actions.people import folded_names
from vanphong.organisation.choices import Clearance
from vanphong.organisation.forms.spreadsheets import PEOPLE_COLUMNS
from vanphong.organisation.models import Account, Holding, Organ, Person, Position, Unit
from vanphong.organisation.permissions import Permission
from vanphong.organisation.rows import (
    Outcome,
    RowReport,
    all_fit,
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


@dataclass(frozen=True)
class _Known:
    """The directory as the rows are held against it."""

    organs: Mapping[str, Organ]
    people: dict[str, Person]
    accounts: dict[str, Person]
    main: Mapping[int, Sequence[Holding]]
    held: Mapping[tuple[int, str, str], Sequence[Holding]]

    @classmethod
    def now(cls) -> "_Known":
        rows = Holding.objects.select_related("person", "position__unit")
        main: dict[int, list[Holding]] = {}
        for row in rows.filter(is_main=True):
            main.setdefault(row.person_id, []).append(row)
        held: dict[tuple[int, str, str], list[Holding]] = {}
        for row in rows.filter(until=None):
            unit = row.position.unit
            held.setdefault((unit.organ_id, unit.folded, row.position.folded), []).append(row)
        return cls(
            organs=known_organs(),
            people={person.staff_code: person for person in Person.objects.exclude(staff_code="")},
            accounts={account.username: account.person for account in Account.objects.select_related("person")},
            main=main,
            held=held,
        )

    def holders(self, row: Row) -> Sequence[Holding]:
        """Who holds the row's position."""
        organ = referred(row["organ"], self.organs)
        place = (organ.pk if organ else 0, folded_name(row["unit"]), folded_name(row["title"]))
        return self.held.get(place, ())

    def person(self, row: Row) -> Person | None:
        """Whom the row is about: by staff code, by account, or as who holds that very position under that name."""
        if found := self.people.get(row["staff_code"]):
            return found
        owner = self.accounts.get(row["username"].lower())
        if owner and not (row["staff_code"] and owner.staff_code):
            return owner
        name = folded_name(row["name"])
        return next((h.person for h in self.holders(row) if h.person.folded == name and not h.person.staff_code), None)

    def holding(self, row: Row) -> Holding | None:
        """What the row says, if it is so already."""
        person = self.person(row)
        return next((h for h in self.holders(row) if person and h.person_id == person.pk), None)


def look_through(actor: Actor, rows: Sequence[Row]) -> list[RowReport]:
    """Each row against the directory and against the other rows."""
    known = _Known.now()
    mine = set(actor.organs_where(Permission.IMPORT))
    main_twice = said_twice([_key(row) for row in rows if read_yes(row["is_main"], otherwise=True)])
    names_twice = said_twice(list({(_key(r), r["username"].lower()): r["username"].lower() for r in rows}.values()))
    reports = []
    for row in rows:
        person = known.person(row)
        holding = known.holding(row)
        problems = [
            *_problems_of(row),
            _can_be_known_again(row, person),
            _organ_is_in_reach(row["organ"], referred(row["organ"], known.organs), mine),
            _main_is_free(row, person, holding, known, main_twice),
            _name_is_free(row["username"].lower(), person, known, names_twice),
        ]
        is_same = holding is not None and not any(problems) and not _differs(row, holding, known)
        label = f"{row['staff_code']} {row['name']}, {row['title']}".strip()
        reports.append(report(row, label, problems, is_new=person is None or holding is None, is_same=is_same))
    return reports


def write(actor: Actor, now: datetime, rows: Sequence[Row], reports: Sequence[RowReport]) -> list[tuple[str, str, str]]:
    """Write the rows; the new accounts with their temporary passwords."""
    passwords: list[tuple[str, str, str]] = []
    known = _Known.now()
    for row, found in zip(rows, reports, strict=True):
        if found.outcome is Outcome.SAME:
            continue
        person = _person(row, known)
        position = _position(row, known.organs)
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
            known.accounts[username] = person
    return passwords


def _key(row: Row) -> str:
    """What rows about one person have in common; a row with neither code nor account stands for itself."""
    return row["staff_code"] or row["username"].lower() or f"#{row['row']}"


def _can_be_known_again(row: Row, person: Person | None) -> str | None:
    if person or row["staff_code"] or row["username"]:
        return None
    return "Cán bộ mới cần có mã cán bộ hoặc tên đăng nhập."


def _problems_of(row: Row) -> list[str | None]:
    username = row["username"].lower()
    return [
        *all_fit(row, PEOPLE_COLUMNS),
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
        return f"Không có cơ quan «{text}»; nhập cơ quan trước."
    return None if organ.pk in mine else f"{organ.name} ngoài phạm vi đồng chí được giao quản trị."


def _main_is_free(
    row: Row, person: Person | None, holding: Holding | None, known: _Known, twice: frozenset[str]
) -> str | None:
    if not read_yes(row["is_main"], otherwise=True):
        return None
    if _key(row) in twice:
        return "Cán bộ này có nhiều dòng ghi là chức vụ chính."
    since = read_day(row["since"])
    if person is None or holding is not None or since is None:
        return None
    lasting = (
        held.position.title for held in known.main.get(person.pk, ()) if held.until is None or held.until > since
    )
    return rules.one_main_position(next(lasting, None))


def _name_is_free(username: str, person: Person | None, known: _Known, twice: frozenset[str]) -> str | None:
    if not username:
        return None
    owner = known.accounts.get(username)
    if username in twice or (owner is not None and (person is None or owner.pk != person.pk)):
        return f"Tên đăng nhập «{username}» đã có người dùng."
    return None


def _differs(row: Row, holding: Holding, known: _Known) -> bool:
    person, position = holding.person, holding.position
    is_same_person = all(getattr(person, name) == value for name, value in _particulars(row).items())
    is_same_position = position.printed_title == row["printed_title"] and position.clearance == _clearance(row)
    has_account = not row["username"] or row["username"].lower() in known.accounts
    return not (is_same_person and is_same_position and has_account)


def _particulars(row: Row) -> dict[str, str]:
    """A person's fields; a code that the row leaves out is kept."""
    values = {"name": row["name"], **folded_names(row["name"]), "email": row["email"], "phone": row["phone"]}
    return values | ({"staff_code": row["staff_code"]} if row["staff_code"] else {})


def _person(row: Row, known: _Known) -> Person:
    """Whom the row is about, written if need be and known to the rows after it."""
    person = known.person(row)
    if person is None:
        person = Person.objects.create(**_particulars(row))
    else:
        alter(person, _particulars(row))
    if person.staff_code:
        known.people[person.staff_code] = person
    return person


def _position(row: Row, organs: Mapping[str, Organ]) -> Position:
    organ = referred(row["organ"], organs)
    unit, _ = Unit.objects.get_or_create(
        organ=organ,
        folded=folded_name(row["unit"]),
        valid_to=None,
        defaults={"name": row["unit"], "valid_from": _day(row), "rank": Unit.objects.filter(organ=organ).count()},
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
