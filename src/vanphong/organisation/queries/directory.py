"""Organs, terms, units, positions and people: found by id, by code, by name, by day."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.text.api import fold
from vanphong.organisation.models import Body, Holding, Organ, Person, Position, RecipientGroup, Term


def organ(organ_id: int) -> Organ:
    """The organ, whether it still exists or not; `RecordNotFound` for an unknown id."""
    found = Organ.objects.select_related("parent", "served_by", "merged_into").filter(pk=organ_id).first()
    if found is None:
        raise RecordNotFound("Không có cơ quan này trong danh bạ.")
    return found


def organ_by_code(exchange_code: str, on: date) -> Organ | None:
    """The organ with that exchange code (mã định danh) on that day; letters in any case."""
    return Organ.objects.valid(on).filter(exchange_code=exchange_code.strip().upper()).first()


def organs(on: date) -> QuerySet[Organ]:
    """Every organ that exists on that day, by rank."""
    return Organ.objects.valid(on).order_by("rank", "id")


def organs_search(text: str, on: date, *, limit: int = 20) -> list[Organ]:
    """Organs whose name, symbol or code has the text, accents optional."""
    wanted = Q(symbol__iexact=text.strip()) | Q(exchange_code__istartswith=text.strip())
    return list(organs(on).filter(wanted | all_words("folded", text))[:limit])


def body(organ_id: int, code: str, on: date) -> Body | None:
    """The body of that code in whose name the organ issues documents on that day."""
    return Body.objects.valid(on).filter(organ_id=organ_id, code=code).first()


def term_of(organ_id: int, on: date) -> Term | None:
    """The term within which the organ numbers its documents on that day: its own, or of the committee above (05-HD/VPTW, I.3.1.1b)."""
    seen: set[int] = set()
    here: int | None = organ_id
    while here and here not in seen:
        seen.add(here)
        found = (
            Term.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), organ_id=here, starts_on__lte=on)
            .select_related("organ")
            .order_by("-starts_on")
            .first()
        )
        if found:
            return found
        here = Organ.objects.values_list("parent_id", flat=True).get(pk=here)
    return None


def position(position_id: int) -> Position:
    """The position with its unit and organ; `RecordNotFound` for an unknown id."""
    found = Position.objects.select_related("unit__organ").filter(pk=position_id).first()
    if found is None:
        raise RecordNotFound("Không có chức vụ này trong danh bạ.")
    return found


def main_holding(person_id: int, on: date) -> Holding | None:
    """The main position the person holds on that day, with unit and organ."""
    return (
        Holding.objects.in_force(on)
        .filter(person_id=person_id, is_main=True)
        .select_related("position__unit__organ")
        .first()
    )


def people_search(text: str, on: date, *, organ_ids: Sequence[int] = ()) -> QuerySet[Person]:
    """People whose name or staff code has the text (accents optional), by given name as the office lists them."""
    found = Person.objects.filter(
        all_words("folded", text) | Q(staff_code__iexact=text.strip()) if text.strip() else Q()
    )
    if organ_ids:
        held = Holding.objects.in_force(on).filter(position__unit__organ_id__in=organ_ids)
        found = found.filter(pk__in=held.values("person_id"))
    return found.order_by("given_folded", "folded", "id")


def group_members(group_id: int) -> list[int]:
    """The stored principals of a recipient group, in its order."""
    group = RecipientGroup.objects.filter(pk=group_id).first()
    if group is None:
        raise RecordNotFound("Không có nhóm nơi nhận này.")
    return list(group.members.order_by("rank", "id").values_list("principal", flat=True))


def recipient_groups(organ_ids: Sequence[int]) -> QuerySet[RecipientGroup]:
    """The groups in use of these organs, by name."""
    return RecipientGroup.objects.filter(organ_id__in=organ_ids, is_closed=False).order_by("folded", "id")


def all_words(field: str, text: str) -> Q:
    """The folded column has every word of the text."""
    wanted = Q()
    for word in fold(text).split():
        wanted &= Q(**{f"{field}__contains": word})
    return wanted
