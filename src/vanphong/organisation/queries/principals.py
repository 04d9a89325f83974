"""What a stored principal is called, who is behind it, and who may be chosen as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from vanphong.kernel.actor import Principal, read_principal
from vanphong.organisation.choices import Role
from vanphong.organisation.models import Holding, Organ, Person, Position, RoleGrant, Unit
from vanphong.organisation.ports import role_table
from vanphong.organisation.queries.actors import names_of_holders, organ_links, place_of, subtree
from vanphong.organisation.queries.edition import edition


@dataclass(frozen=True, slots=True)
class Description:
    """A principal in words: `label` is short, `detail` says where it belongs or who holds it, `organ_id` whose it is (0: unknown)."""

    principal: int
    label: str
    detail: str = ""
    organ_id: int = 0

    def __str__(self) -> str:
        return f"{self.label} ({self.detail})" if self.detail else self.label


GONE = "(không còn trong danh bạ)"
LARGEST = 2**63


def describe(principal: int, on: date) -> str:
    """The principal in words, as of that day."""
    return str(describe_many([principal], on)[principal])


def describe_many(principals: Iterable[int], on: date) -> dict[int, Description]:
    """Each of these principals in words, in at most five queries (none for those asked for before); one that is not there says so."""
    wanted = set(principals)
    known = _known(edition(), on) if wanted else {}
    if missing := wanted - known.keys():
        known.update(_described(missing, on))
    return {stored: known[stored] for stored in wanted}


@lru_cache(maxsize=4)
def _known(token: str, on: date) -> dict[int, Description]:
    """What was described of one edition, as of one day; filled by `describe_many`."""
    return {}


def _described(wanted: set[int], on: date) -> dict[int, Description]:
    ids: dict[Principal, set[int]] = {}
    for stored in (each for each in wanted if 0 < each < LARGEST and each % 8 in set(Principal)):
        kind, record_id = read_principal(stored)
        ids.setdefault(kind, set()).add(record_id)
    found: dict[int, Description] = {}
    found |= {p.principal: p for p in _people(ids.get(Principal.PERSON, set()), on)}
    found |= {p.principal: p for p in _positions(ids.get(Principal.POSITION, set()), on)}
    found |= {p.principal: p for p in _units(ids.get(Principal.UNIT, set()))}
    found |= {p.principal: p for p in _organs(ids)}
    return {stored: found.get(stored, Description(stored, GONE)) for stored in wanted}


def _people(ids: set[int], on: date) -> Iterable[Description]:
    if not ids:
        return []
    main = Holding.objects.in_force(on).filter(person_id__in=ids, is_main=True)
    titles = {
        person_id: (title, organ_id)
        for person_id, title, organ_id in main.values_list("person_id", "position__title", "position__unit__organ_id")
    }
    return [
        Description(Principal.PERSON.of(pk), f"Đồng chí {name}", *titles.get(pk, ("", 0)))
        for pk, name in Person.objects.filter(pk__in=ids).values_list("id", "name")
    ]


def _positions(ids: set[int], on: date) -> Iterable[Description]:
    if not ids:
        return []
    holders = names_of_holders(ids, on)
    return [
        Description(row.principal, row.title, holders.get(row.pk, "chưa có người giữ"), row.unit.organ_id)
        for row in Position.objects.filter(pk__in=ids).select_related("unit")
    ]


def _units(ids: set[int]) -> Iterable[Description]:
    if not ids:
        return []
    rows = Unit.objects.filter(pk__in=ids).select_related("organ")
    return [Description(row.principal, row.name, row.organ.name, row.organ_id) for row in rows]


def _organs(ids: dict[Principal, set[int]]) -> list[Description]:
    words = {Principal.ORGAN: "", Principal.REGISTRY: "Văn thư ", Principal.LEADERSHIP: "Lãnh đạo "}
    wanted = set().union(*(ids.get(kind, set()) for kind in words))
    if not wanted:
        return []
    names = dict(Organ.objects.filter(pk__in=wanted).values_list("id", "name"))
    return [
        Description(kind.of(pk), f"{word}{names[pk]}", "", pk)
        for kind, word in words.items()
        for pk in ids.get(kind, set()) & names.keys()
    ]


def holders(principal: int, on: date) -> list[Person]:
    """The people behind a principal on that day, by rank of their positions; everybody once."""
    kind, record_id = read_principal(principal)
    if kind is Principal.PERSON:
        return list(Person.objects.filter(pk=record_id))
    rows = Holding.objects.in_force(on).select_related("person").order_by("position__rank", "position_id", "id")
    if kind is Principal.POSITION:
        rows = rows.filter(position_id=record_id)
    elif kind is Principal.UNIT:
        rows = rows.filter(position__unit_id=record_id)
    elif kind is Principal.ORGAN:
        rows = rows.filter(position__unit__organ_id=record_id)
    else:
        rows = rows.filter(position_id__in=_desk(kind, record_id, on))
    return list({row.person_id: row.person for row in rows}.values())


def _desk(kind: Principal, organ_id: int, on: date) -> list[int]:
    """The positions that are the organ's registry or its leadership."""
    if kind is Principal.REGISTRY:
        return positions_in_role((Role.CLERK,), organ_id, on)
    leaders = positions_in_role((Role.LEADER,), organ_id, on)
    office = Position.objects.filter(
        pk__in=positions_in_role((Role.OFFICE_LEADER,), organ_id, on), unit__organ_id=organ_id
    )
    return leaders + list(office.values_list("id", flat=True))


def people_behind(principals: Iterable[int], on: date, *, clearance: int = 0) -> set[int]:
    """The ids of the people behind any of these principals on that day, in a few queries however many there are.

    With a clearance, only those who hold a position that has it: for telling them of something secret.
    """
    ids: dict[Principal, set[int]] = {}
    for stored in principals:
        kind, record_id = read_principal(stored)
        ids.setdefault(kind, set()).add(record_id)
    held = Holding.objects.in_force(on).filter(position__clearance__gte=clearance)
    people = ids.get(Principal.PERSON, set())
    found = set(held.filter(person_id__in=people).values_list("person_id", flat=True)) if clearance else people
    for path, wanted in (
        ("position_id", ids.get(Principal.POSITION, set()) | _desks(ids, on)),
        ("position__unit_id", ids.get(Principal.UNIT, set())),
        ("position__unit__organ_id", ids.get(Principal.ORGAN, set())),
    ):
        if wanted:
            found |= set(held.filter(**{f"{path}__in": wanted}).values_list("person_id", flat=True))
    return found


def heads_of(principal: int, on: date) -> list[int]:
    """The positions (as stored principals) that head the unit behind a principal on that day: a unit's own head, a position's or a person's.

    Of an organ: its leadership.
    """
    kind, record_id = read_principal(principal)
    if kind in {Principal.ORGAN, Principal.REGISTRY, Principal.LEADERSHIP}:
        return [Principal.LEADERSHIP.of(record_id)]
    held = Holding.objects.in_force(on).filter(person_id=record_id)
    units: Any = {
        Principal.UNIT: [record_id],
        Principal.POSITION: Position.objects.filter(pk=record_id).values("unit_id"),
        Principal.PERSON: held.values("position__unit_id"),
    }[kind]
    heads = RoleGrant.objects.in_force(on).filter(role=Role.UNIT_HEAD, position__unit_id__in=units)
    return [
        Principal.POSITION.of(pk) for pk in heads.order_by("position__rank", "id").values_list("position_id", flat=True)
    ]


def _desks(ids: dict[Principal, set[int]], on: date) -> set[int]:
    """The positions that are the registries and the leaderships of these organs."""
    registries, leaderships = ids.get(Principal.REGISTRY, set()), ids.get(Principal.LEADERSHIP, set())
    if not registries and not leaderships:
        return set()
    children, served = organ_links()
    parents = {child: parent for parent, below in children.items() for child in below}
    servants = {client: registry for registry, clients in served.items() for client in clients}
    clerks = registries | {servants[organ] for organ in registries & servants.keys()}
    rows = RoleGrant.objects.in_force(on).filter(role__in=[Role.CLERK, Role.LEADER, Role.OFFICE_LEADER])
    reached = {Role.CLERK: clerks, Role.LEADER: leaderships, Role.OFFICE_LEADER: leaderships}
    above = {role: set().union(*(_upwards(organ, parents) for organ in organs)) for role, organs in reached.items()}
    found = set()
    for position_id, role, organ_id, own_organ_id, with_subordinates in rows.values_list(
        "position_id", "role", "organ_id", "position__unit__organ_id", "with_subordinates"
    ):
        if role == Role.OFFICE_LEADER and own_organ_id not in leaderships:
            continue
        if organ_id in reached[Role(role)] or (with_subordinates and organ_id in above[Role(role)]):
            found.add(position_id)
    return found


def positions_in_role(roles: Iterable[str], organ_id: int, on: date) -> list[int]:
    """The positions that have one of the roles for the organ on that day, granted there, from above, or to the registry that serves it."""
    children, served = organ_links()
    parents = {child: parent for parent, below in children.items() for child in below}
    servants = {client: registry for registry, clients in served.items() for client in clients}
    rows = RoleGrant.objects.in_force(on).filter(role__in=list(roles)).order_by("position__rank", "id")
    found: dict[int, None] = {}
    for position_id, role, granted_id, with_subordinates in rows.values_list(
        "position_id", "role", "organ_id", "with_subordinates"
    ):
        reached = {organ_id, servants.get(organ_id, organ_id)} if role == Role.CLERK else {organ_id}
        if granted_id in reached or (with_subordinates and any(granted_id in _upwards(o, parents) for o in reached)):
            found[position_id] = None
    return list(found)


def positions_with(permission: str, organ_id: int, on: date) -> list[int]:
    """The ids of the positions that hold the permission for the organ on that day, by rank."""
    return positions_in_role(role_table().roles_with(permission), organ_id, on)


def _upwards(organ_id: int, parents: dict[int, int]) -> set[int]:
    found = {organ_id}
    while (parent := parents.get(organ_id)) and parent not in found:
        found.add(parent)
        organ_id = parent
    return found


def assignable(organ_id: int, on: date) -> list[Description]:
    """Whom work may be assigned to from an organ: units and positions of it and of the office that serves it; the organs under them as organs."""
    children, served = organ_links()
    registry = next((servant for servant, clients in served.items() if organ_id in clients), organ_id)
    near = {organ_id, registry, *served.get(registry, ())}
    below = set().union(*(subtree(organ, children) for organ in near)) - near
    units = (
        Unit.objects.valid(on).filter(organ_id__in=near).select_related("organ").order_by("organ__rank", "rank", "id")
    )
    positions = list(
        Position.objects.valid(on)
        .filter(unit__organ_id__in=near, unit__valid_to=None)
        .select_related("unit__organ")
        .order_by("unit__organ__rank", "unit__rank", "rank", "id")
    )
    names = names_of_holders([position.pk for position in positions], on)
    organs = Organ.objects.valid(on).filter(pk__in=below, is_connected=True).order_by("rank", "id")
    return [
        *(Description(unit.principal, unit.name, unit.organ.name, unit.organ_id) for unit in units),
        *(
            Description(row.principal, row.title, f"{names[row.pk]} · {place_of(row)}", row.unit.organ_id)
            for row in positions
            if row.pk in names
        ),
        *(Description(organ.principal, organ.name, organ.symbol, organ.pk) for organ in organs),
    ]


def clearances(principals: Iterable[int], on: date) -> dict[int, int]:
    """The highest clearance among those behind each principal on that day; a principal with nobody behind it is left out."""
    found: dict[int, int] = {}
    ids: dict[Principal, set[int]] = {}
    for stored in set(principals):
        kind, record_id = read_principal(stored)
        ids.setdefault(kind, set()).add(record_id)
    for kind, wanted in ids.items():
        for record_id, clearance in _clearances(kind, wanted, on):
            stored = kind.of(record_id)
            found[stored] = max(found.get(stored, 0), clearance)
    return found


_BEHIND = {
    Principal.PERSON: "person_id",
    Principal.POSITION: "position_id",
    Principal.UNIT: "position__unit_id",
    Principal.ORGAN: "position__unit__organ_id",
}


def _clearances(kind: Principal, ids: set[int], on: date) -> Iterable[tuple[int, int]]:
    rows = Holding.objects.in_force(on)
    if field := _BEHIND.get(kind):
        return rows.filter(**{f"{field}__in": ids}).values_list(field, "position__clearance")
    return [
        (organ_id, clearance)
        for organ_id in ids
        for clearance in rows.filter(position_id__in=_desk(kind, organ_id, on)).values_list(
            "position__clearance", flat=True
        )
    ]


def assignable_in(unit_id: int, on: date) -> list[Description]:
    """Whom a unit's work may be passed on to inside it: its own units, and the posts of all of them that somebody holds."""
    units = list(Unit.objects.valid(on).filter(parent_id=unit_id).select_related("organ").order_by("rank", "id"))
    positions = list(
        Position.objects.valid(on)
        .filter(unit_id__in=[unit_id, *(unit.pk for unit in units)])
        .select_related("unit__organ")
        .order_by("unit__rank", "rank", "id")
    )
    names = names_of_holders([position.pk for position in positions], on)
    return [
        *(Description(unit.principal, unit.name, unit.organ.name, unit.organ_id) for unit in units),
        *(
            Description(row.principal, row.title, f"{names[row.pk]} · {place_of(row)}", row.unit.organ_id)
            for row in positions
            if row.pk in names
        ),
    ]
