"""A unit and what is in it: its people one by one, and every principal that work of the unit may be held by."""

from collections.abc import Collection, Sequence
from datetime import date

from vanphong.kernel.actor import Principal
from vanphong.organisation.models import Holding, Position, Unit
from vanphong.organisation.queries.actors import place_of
from vanphong.organisation.queries.principals import Description


def people_in(unit_id: int, on: date) -> list[Description]:
    """The people who hold a post of the unit or of its own units on that day, by rank; everybody once."""
    held = (
        Holding.objects.in_force(on)
        .filter(position__unit_id__in=_with_own_units(unit_id))
        .select_related("person", "position__unit__organ")
        .order_by("position__unit__rank", "position__rank", "id")
    )
    found: dict[int, Description] = {}
    for row in held:
        detail = f"cá nhân · {row.position.title}, {place_of(row.position)}"
        described = Description(
            Principal.PERSON.of(row.person_id), f"Đồng chí {row.person.name}", detail, row.position.unit.organ_id
        )
        found.setdefault(row.person_id, described)
    return list(found.values())


def principals_in(unit_id: int, on: date) -> list[int]:
    """The unit, its own units, all their posts (held or not), and the people who hold one on that day."""
    units = _with_own_units(unit_id)
    posts = Position.objects.filter(unit_id__in=units).values_list("id", flat=True)
    people = Holding.objects.in_force(on).filter(position__unit_id__in=units).values_list("person_id", flat=True)
    return [
        *(Principal.UNIT.of(each) for each in units),
        *(Principal.POSITION.of(each) for each in posts),
        *(Principal.PERSON.of(each) for each in dict.fromkeys(people)),
    ]


def units_of(organ_ids: Collection[int], on: date) -> Sequence[Unit]:
    """The units of these organs on that day, by rank."""
    found = Unit.objects.valid(on).filter(organ_id__in=organ_ids).select_related("organ")
    return list(found.order_by("organ__rank", "organ_id", "rank", "id"))


def _with_own_units(unit_id: int) -> list[int]:
    return [unit_id, *Unit.objects.filter(parent_id=unit_id).order_by("rank", "id").values_list("id", flat=True)]
