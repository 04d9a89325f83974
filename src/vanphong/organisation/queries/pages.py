"""What the screens of the organisation show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import RecordNotFound
from vanphong.organisation.models import (
    Account,
    AssistantPair,
    Body,
    Delegation,
    Holding,
    Organ,
    Person,
    Position,
    RecipientGroup,
    RoleGrant,
    Term,
    Unit,
)
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries.actors import names_of_holders, place_of
from vanphong.organisation.queries.directory import all_words, people_search
from vanphong.organisation.queries.principals import describe_many

PAGE = 50
MOST_LINES = 500
MOST_OFFERED = 200
"""So many are offered at once, for browsers without JavaScript; the search box finds the others."""


@dataclass(frozen=True, slots=True)
class Option:
    """One row offered by a search box."""

    value: int
    label: str
    detail: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class OrganLine:
    """An organ in the tree: how deep, and how many people."""

    organ: Organ
    depth: int
    people: int


@dataclass(slots=True)
class UnitLine:
    """A unit with its positions and who holds them."""

    unit: Unit
    positions: list[tuple[Position, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list: the main position and the account."""

    person: Person
    title: str
    place: str
    account: Account | None


def organ_tree(on: date, text: str = "", *, ended: bool = False) -> list[OrganLine]:
    """The organs, each under the one it belongs to; with a text only those that have it, without depth."""
    rows = Organ.objects.all() if ended else Organ.objects.valid(on)
    organs = list((rows.filter(_organ_matches(text)) if text else rows).order_by("rank", "id"))
    people = _people_per_organ(on)
    if text:
        return [OrganLine(organ, 0, people.get(organ.pk, 0)) for organ in organs]
    known = {organ.pk for organ in organs}
    children: dict[int | None, list[Organ]] = {}
    for organ in organs:
        children.setdefault(organ.parent_id if organ.parent_id in known else None, []).append(organ)
    return list(_walk(None, 0, children, people))


def _walk(
    parent: int | None, depth: int, children: dict[int | None, list[Organ]], people: dict[int, int]
) -> Iterable[OrganLine]:
    for organ in children.get(parent, ()):
        yield OrganLine(organ, depth, people.get(organ.pk, 0))
        yield from _walk(organ.pk, depth + 1, children, people)


def _people_per_organ(on: date) -> dict[int, int]:
    rows = Holding.objects.in_force(on).values_list("position__unit__organ_id", "person_id").distinct()
    counts: dict[int, int] = {}
    for organ_id, _ in rows:
        counts[organ_id] = counts.get(organ_id, 0) + 1
    return counts


def _organ_matches(text: str) -> Q:
    return all_words("folded", text) | Q(symbol__iexact=text.strip()) | Q(exchange_code__istartswith=text.strip())


def units_of(organ_id: int, on: date) -> list[UnitLine]:
    """The units of an organ in order, each with its positions and their holders on that day."""
    lines = {
        unit.pk: UnitLine(unit) for unit in Unit.objects.valid(on).filter(organ_id=organ_id).order_by("rank", "id")
    }
    positions = list(Position.objects.valid(on).filter(unit_id__in=lines).order_by("rank", "id"))
    names = names_of_holders([position.pk for position in positions], on)
    for position in positions:
        lines[position.unit_id].positions.append((position, names.get(position.pk, "")))
    return list(lines.values())


def bodies_of(organ_id: int, on: date) -> QuerySet[Body]:
    """In whose names the organ issues documents."""
    return Body.objects.valid(on).filter(organ_id=organ_id).order_by("id")


def terms_of(organ_id: int) -> QuerySet[Term]:
    """The organ's own terms, newest first."""
    return Term.objects.filter(organ_id=organ_id).order_by("-starts_on")


def people_page(text: str, on: date, *, organ_id: int | None = None, after: int = 0) -> tuple[list[PersonLine], int]:
    """Fifty people by given name, after the person with that id; and the id to go on from (0: that was all)."""
    found = people_search(text, on, organ_ids=[organ_id] if organ_id else [])
    last = Person.objects.filter(pk=after).values_list("given_folded", "folded", "id").first() if after else None
    if last:
        given, whole, pk = last
        later = Q(given_folded__gt=given) | Q(given_folded=given, folded__gt=whole)
        found = found.filter(later | Q(given_folded=given, folded=whole, id__gt=pk))
    people = list(found[: PAGE + 1])
    more = people[PAGE - 1].pk if len(people) > PAGE else 0
    return _person_lines(people[:PAGE], on), more


def _person_lines(people: Sequence[Person], on: date) -> list[PersonLine]:
    ids = [person.pk for person in people]
    main = Holding.objects.in_force(on).filter(person_id__in=ids, is_main=True).select_related("position__unit__organ")
    held = {holding.person_id: holding.position for holding in main}
    accounts = {account.person_id: account for account in Account.objects.filter(person_id__in=ids)}
    return [
        PersonLine(
            person,
            held[person.pk].title if person.pk in held else "Không giữ chức vụ",
            place_of(held[person.pk]) if person.pk in held else "",
            accounts.get(person.pk),
        )
        for person in people
    ]


def person(person_id: int) -> Person:
    """The person; `RecordNotFound` for an unknown id."""
    found = Person.objects.filter(pk=person_id).first()
    if found is None:
        raise RecordNotFound("Không có cán bộ này trong danh bạ.")
    return found


def account_of_person(person_id: int) -> Account | None:
    """The person's account, if there is one."""
    return Account.objects.filter(person_id=person_id).first()


def holding(holding_id: int) -> Holding:
    """A holding with person and position."""
    found = Holding.objects.select_related("person", "position__unit__organ").filter(pk=holding_id).first()
    if found is None:
        raise RecordNotFound
    return found


def unit(unit_id: int) -> Unit:
    """The unit with its organ."""
    found = Unit.objects.select_related("organ").filter(pk=unit_id).first()
    if found is None:
        raise RecordNotFound("Không có đơn vị này trong danh bạ.")
    return found


def holders_over_time(position_id: int) -> QuerySet[Holding]:
    """Who holds and held the position, newest first."""
    return Holding.objects.filter(position_id=position_id).select_related("person").order_by("-since", "id")


def grants_of(position_id: int) -> QuerySet[RoleGrant]:
    """Every role that the position has or had, those in force first."""
    return (
        RoleGrant.objects.filter(position_id=position_id)
        .select_related("organ")
        .order_by("until", "organ__rank", "role")
    )


def grant(grant_id: int) -> RoleGrant:
    """A role grant with its organ and position."""
    found = RoleGrant.objects.select_related("organ", "position__unit").filter(pk=grant_id).first()
    if found is None:
        raise RecordNotFound
    return found


def pairs_of(position_id: int) -> QuerySet[AssistantPair]:
    """The assistants of a position and the leaders it assists, those in force."""
    rows = AssistantPair.objects.filter(
        Q(leader_position_id=position_id) | Q(assistant_position_id=position_id), until=None
    )
    return rows.select_related("leader_position__unit", "assistant_position__unit").order_by("id")


def pair(pair_id: int) -> AssistantPair:
    """A pair with both positions."""
    found = (
        AssistantPair.objects.select_related("leader_position__unit", "assistant_position").filter(pk=pair_id).first()
    )
    if found is None:
        raise RecordNotFound
    return found


def delegations_kept(actor: Actor, today: date) -> QuerySet[Delegation]:
    """The delegations of the organs that the actor keeps, and of the actor's own position; ahead or in force first."""
    organs = actor.organs_where(Permission.DELEGATE_FOR)
    mine = Q(from_position_id=actor.position_id) | Q(to_position_id=actor.position_id)
    rows = Delegation.objects.filter(mine | Q(from_position__unit__organ_id__in=organs))
    recent = rows.filter(until__gte=date(today.year - 1, 1, 1))
    return recent.select_related("from_position__unit__organ", "to_position__unit__organ").order_by("-until", "-id")


def delegation(delegation_id: int) -> Delegation:
    """A delegation with both positions."""
    rows = Delegation.objects.select_related("from_position__unit__organ", "to_position__unit__organ")
    found = rows.filter(pk=delegation_id).first()
    if found is None:
        raise RecordNotFound
    return found


def delegations_of_position(position_id: int, today: date) -> QuerySet[Delegation]:
    """Delegations from and to a position that are ahead or in force."""
    rows = Delegation.objects.filter(Q(from_position_id=position_id) | Q(to_position_id=position_id), until__gte=today)
    return (
        rows.filter(revoked_at=None)
        .select_related("from_position__unit__organ", "to_position__unit__organ")
        .order_by("since")
    )


def groups_for(actor: Actor) -> list[tuple[RecipientGroup, int]]:
    """The groups of the organs whose groups the actor manages or belongs to, with how many recipients each has."""
    organs = {*actor.organs_where(Permission.MANAGE_GROUPS), actor.organ_id}
    rows = (
        RecipientGroup.objects.filter(organ_id__in=organs, is_closed=False)
        .select_related("organ")
        .annotate(size=Count("members"))
        .order_by("organ__rank", "folded")
    )
    return [(group, group.size) for group in rows]


def group(group_id: int) -> RecipientGroup:
    """A group with its organ."""
    found = RecipientGroup.objects.select_related("organ").filter(pk=group_id).first()
    if found is None:
        raise RecordNotFound("Không có nhóm nơi nhận này.")
    return found


def positions_offered(
    on: date, *, text: str = "", organ_id: int | None = None, limit: int = MOST_OFFERED
) -> list[Option]:
    """Positions by title or by the name of who holds them, for a search box."""
    rows = Position.objects.valid(on).select_related("unit__organ")
    if organ_id:
        rows = rows.filter(unit__organ_id=organ_id)
    if text:
        held = Holding.objects.in_force(on).filter(all_words("person__folded", text))
        rows = rows.filter(all_words("folded", text) | Q(pk__in=held.values("position_id")))
    positions = list(rows.order_by("unit__organ__rank", "rank", "id")[:limit])
    names = names_of_holders([row.pk for row in positions], on)
    return [
        Option(row.pk, row.title, f"{names.get(row.pk, 'chưa có người giữ')} · {row.unit.organ.name}")
        for row in positions
    ]


def organs_offered(on: date, *, text: str = "", limit: int = 20, ids: Iterable[int] = ()) -> list[Option]:
    """Organs by name, symbol or code, for a search box; `ids` are offered whatever the text."""
    rows = Organ.objects.valid(on)
    rows = rows.filter(_organ_matches(text)) if text else rows.filter(pk__in=list(ids)) if ids else rows
    return [Option(row.pk, row.name, row.symbol) for row in rows.order_by("rank", "id")[:limit]]


def recipients_offered(on: date, *, text: str = "", chosen: Sequence[int] = ()) -> list[Option]:
    """Organs as recipients, for a search box: the chosen ones and those that match (no text: the first), as principals."""
    rows = Organ.objects.valid(on)
    rows = (rows.filter(_organ_matches(text)) if text else rows).order_by("rank", "id")[:MOST_OFFERED]
    found = {row.principal: Option(row.principal, row.name, row.symbol) for row in rows}
    named = describe_many(chosen, on)
    picked = [Option(stored, named[stored].label, named[stored].detail, chosen=True) for stored in chosen]
    return picked + [option for stored, option in found.items() if stored not in named]
