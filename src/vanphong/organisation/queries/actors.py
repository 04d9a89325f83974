"""From account to actor: what a person may act as today, and what that position may do and takes part in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.clock import office_date
from vanphong.organisation.choices import ActingKind, Role
from vanphong.organisation.models import (
    Account,
    AssistantPair,
    Delegation,
    Holding,
    Organ,
    Person,
    Position,
    RoleGrant,
    Unit,
)
from vanphong.organisation.ports import role_table
from vanphong.organisation.queries.edition import edition


@dataclass(frozen=True, slots=True)
class Acting:
    """One way in which a person may act. `key` names it in the session; `own_position_id` is the person's own position it rests on."""

    key: str
    kind: ActingKind
    position_id: int
    own_position_id: int
    own_title: str
    label: str
    detail: str
    on_behalf_of: str = ""
    permissions: tuple[str, ...] = ()
    clearance: int = 0
    current: bool = False


def actings(person_id: int, now: datetime) -> tuple[Acting, ...]:
    """In which positions the person may act now: the main one first, then other own ones, leaders assisted, delegations."""
    return _actings(person_id, office_date(now), edition())


def actor_for(account: Account, acting: str, now: datetime) -> Actor | None:
    """The actor of this account in the acting named by `acting` (a key; unknown or empty: the main position); None: holds no position."""
    chosen = choose(account, acting, now)
    return chosen[1] if chosen else None


def actor_of_person(person_id: int, acting: str, now: datetime) -> Actor | None:
    """The same for whoever has an account that may sign in, where work is done for a person who is away."""
    account = Account.objects.filter(person_id=person_id, is_locked=False).first()
    return actor_for(account, acting, now) if account else None


def choose(account: Account, acting: str, now: datetime) -> tuple[tuple[Acting, ...], Actor] | None:
    """The person's actings with the current one marked, and the actor; None: the person holds no position today."""
    token, today = edition(), office_date(now)
    choices = _actings(account.person_id, today, token)
    if not choices:
        return None
    current = next((choice for choice in choices if choice.key == acting), choices[0])
    marked = tuple(replace(choice, current=choice == current) for choice in choices)
    return marked, replace(_actor(account.person_id, current, today, token), account_id=account.pk)


@lru_cache(maxsize=4096)
def _actings(person_id: int, today: date, token: str) -> tuple[Acting, ...]:
    """Kept per edition of the data: a change of anything makes a new token."""
    own = list(
        Holding.objects.in_force(today)
        .filter(person_id=person_id)
        .select_related("position__unit__organ")
        .order_by("-is_main", "position__rank", "id")
    )
    mine = {holding.position_id: holding.position for holding in own}
    pairs = list(
        AssistantPair.objects.in_force(today)
        .filter(assistant_position_id__in=mine)
        .select_related("leader_position__unit__organ")
        .order_by("leader_position__rank", "id")
    )
    delegations = list(
        Delegation.objects.in_force(today)
        .filter(to_position_id__in=mine)
        .select_related("from_position__unit__organ")
        .order_by("id")
    )
    leaders = names_of_holders(
        [pair.leader_position_id for pair in pairs] + [given.from_position_id for given in delegations], today
    )
    return (
        *(_own(holding) for holding in own),
        *(_assisting(pair, mine[pair.assistant_position_id], leaders) for pair in pairs),
        *(_delegated(given, mine[given.to_position_id], leaders) for given in delegations),
    )


def _own(holding: Holding) -> Acting:
    position = holding.position
    return Acting(
        key=f"p{position.pk}",
        kind=ActingKind.OWN,
        position_id=position.pk,
        own_position_id=position.pk,
        own_title=position.title,
        label=position.title,
        detail=place_of(position),
        clearance=position.clearance,
    )


def _assisting(pair: AssistantPair, own: Position, leaders: Mapping[int, str]) -> Acting:
    leader = pair.leader_position
    return Acting(
        key=f"t{pair.pk}",
        kind=ActingKind.ASSISTANT,
        position_id=leader.pk,
        own_position_id=own.pk,
        own_title=own.title,
        label=f"Giúp việc {leader.title}",
        detail=in_words(leader, leaders),
        on_behalf_of=in_words(leader, leaders),
        clearance=min(leader.clearance, own.clearance),
    )


def _delegated(given: Delegation, own: Position, leaders: Mapping[int, str]) -> Acting:
    giver = given.from_position
    return Acting(
        key=f"u{given.pk}",
        kind=ActingKind.DELEGATE,
        position_id=giver.pk,
        own_position_id=own.pk,
        own_title=own.title,
        label=f"Được ủy quyền: {giver.title}",
        detail=f"{in_words(giver, leaders)}, đến hết ngày {given.until:%d/%m/%Y}",
        on_behalf_of=in_words(giver, leaders),
        permissions=tuple(given.permissions),
        clearance=min(giver.clearance, own.clearance),
    )


def in_words(position: Position, holders: Mapping[int, str]) -> str:
    """«đồng chí …, Bí thư Tỉnh ủy», or the title alone while nobody holds the position."""
    name = holders.get(position.pk, "")
    return f"đồng chí {name}, {position.title}" if name else position.title


def place_of(position: Position) -> str:
    """«Phòng Tổng hợp, Văn phòng Tỉnh ủy»."""
    return f"{position.unit.name}, {position.unit.organ.name}"


def names_of_holders(position_ids: Iterable[int], on: date) -> dict[int, str]:
    """Position id → the names of who holds it on that day."""
    found: dict[int, str] = {}
    wanted = set(position_ids)
    if not wanted:
        return found
    rows = Holding.objects.in_force(on).filter(position_id__in=wanted).order_by("-is_main", "id")
    for position_id, name in rows.values_list("position_id", "person__name"):
        found[position_id] = f"{found[position_id]}, {name}" if position_id in found else name
    return found


@lru_cache(maxsize=4096)
def _actor(person_id: int, acting: Acting, today: date, token: str) -> Actor:
    """Kept per edition of the data, as `_actings` is."""
    position = Position.objects.select_related("unit").get(pk=acting.position_id)
    roles = roles_of(position.pk, today)
    grants = _permissions(roles)
    table = role_table()
    if acting.kind is ActingKind.ASSISTANT:
        grants = {grant for grant in grants if grant[0] not in table.personal}
    if acting.permissions:
        grants = {grant for grant in grants if grant[0] in acting.permissions}
    return Actor(
        person_id=person_id,
        name=Person.objects.values_list("name", flat=True).get(pk=person_id),
        position_id=position.pk,
        title=acting.own_title,
        unit_id=position.unit_id,
        organ_id=position.unit.organ_id,
        principals=tuple(sorted(_principals(person_id, acting, position, roles))),
        grants=frozenset(grants),
        clearance=acting.clearance,
        on_behalf_of=acting.on_behalf_of,
    )


def roles_of(position_id: int, on: date) -> frozenset[tuple[str, int]]:
    """(role, organ id) of a position on that day: subordinates where granted so; a clerk serves whom the registry serves (văn thư phục vụ)."""
    granted = RoleGrant.objects.in_force(on).filter(position_id=position_id)
    rows = list(granted.values_list("role", "organ_id", "with_subordinates"))
    children, served = organ_links()
    held: set[tuple[str, int]] = set()
    for role, organ_id, with_subordinates in rows:
        organs = subtree(organ_id, children) if with_subordinates else {organ_id}
        if role == Role.CLERK:
            organs |= {client for organ in organs for client in served.get(organ, ())}
        held |= {(role, organ) for organ in organs}
    return frozenset(held)


def permissions_of_position(position_id: int, on: date) -> frozenset[str]:
    """Everything the position may do, for any organ, on that day."""
    return frozenset(permission for permission, _ in _permissions(roles_of(position_id, on)))


def organ_links() -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Organ id → its children, and organ id → the organs its registry serves."""
    children: dict[int, list[int]] = {}
    served: dict[int, list[int]] = {}
    for organ_id, parent_id, served_by_id in Organ.objects.values_list("id", "parent_id", "served_by_id"):
        if parent_id:
            children.setdefault(parent_id, []).append(organ_id)
        if served_by_id:
            served.setdefault(served_by_id, []).append(organ_id)
    return children, served


def subtree(organ_id: int, children: Mapping[int, list[int]]) -> set[int]:
    """The organ and everything under it."""
    found, waiting = {organ_id}, [organ_id]
    while waiting:
        below = [child for child in children.get(waiting.pop(), ()) if child not in found]
        found.update(below)
        waiting.extend(below)
    return found


def _permissions(roles: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    table = role_table()
    return {(permission, organ_id) for role, organ_id in roles for permission in table.of(role)}


def _principals(person_id: int, acting: Acting, position: Position, roles: Iterable[tuple[str, int]]) -> set[int]:
    """What the position takes part as. Somebody acting for another takes part as the position, not as either person."""
    organ_id = position.unit.organ_id
    found = {Principal.POSITION.of(position.pk), Principal.ORGAN.of(organ_id)}
    found |= {Principal.UNIT.of(unit_id) for unit_id in _units_upwards(position.unit)}
    if acting.kind is ActingKind.OWN:
        found.add(Principal.PERSON.of(person_id))
    for role, organ in roles:
        if role == Role.CLERK:
            found.add(Principal.REGISTRY.of(organ))
        if role == Role.LEADER or (role == Role.OFFICE_LEADER and organ == organ_id):
            found.add(Principal.LEADERSHIP.of(organ))
    return found


def _units_upwards(unit: Unit) -> list[int]:
    """The unit and the units it is part of."""
    chain = [unit.pk]
    parent_id = unit.parent_id
    while parent_id and parent_id not in chain:
        chain.append(parent_id)
        parent_id = Unit.objects.values_list("parent_id", flat=True).get(pk=parent_id)
    return chain
