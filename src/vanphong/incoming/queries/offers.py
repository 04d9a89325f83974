"""What the forms offer to choose from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from vanphong.catalogue import api as catalogue
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.permissions import Permission
from vanphong.kernel.actor import Actor, Principal, read_principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.text.api import fold
from vanphong.organisation import api as organisation
from vanphong.registers import api as registers

Choice = tuple[str | int, str]
Group = tuple[str, list[Choice]]
RECENT = 200


@dataclass(frozen=True)
class Offers:
    """The choices of the registration form.

    `senders`: folded name → organ of the directory; `names` are suggested while typing; `books`: register → organ whose book it is.
    """

    registers: Sequence[Choice] = ()
    types: Sequence[Group] = ()
    secrecies: Sequence[Choice] = ()
    urgencies: Sequence[Choice] = ()
    circulations: Sequence[Choice] = ()
    fields_of_work: Sequence[Choice] = ()
    proposers: Sequence[Group] = ()
    names: Sequence[str] = ()
    books: Mapping[int, int] = field(default_factory=dict)
    senders: Mapping[str, int] = field(default_factory=dict)

    def sender_id(self, name: str) -> int | None:
        """The organ of the directory that is called so."""
        return self.senders.get(fold(name))


@dataclass(frozen=True, slots=True)
class Option:
    """One principal, or group of principals, that may be chosen. `value` is a stored principal, or `g` and the id of a group."""

    value: str
    label: str
    detail: str = ""
    chosen: bool = False


def registration_offers(actor: Actor, organ_id: int, now: datetime) -> Offers:
    """What may be chosen when a document of that organ's books is registered."""
    today = office_date(now)
    organs = list(organisation.organs(today))
    entered = books(actor, today)
    named = {organ.pk: organ.name for organ in organs}
    return Offers(
        registers=[(book.pk, _book_words(book, named, today)) for book in entered],
        books={book.pk: book.organ_id for book in entered},
        types=types(today),
        secrecies=[(value, label) for value, label in catalogue.Secrecy.choices if value <= actor.clearance],
        urgencies=[(row.code, row.name) for row in catalogue.urgencies(today)],
        circulations=[(row.pk, row.name) for row in catalogue.circulations(today)],
        fields_of_work=[(row.pk, row.name) for row in catalogue.fields_of_work(today)],
        proposers=proposers(organ_id, today),
        names=_names([organ.name for organ in organs], actor),
        senders={fold(organ.name): organ.pk for organ in organs},
    )


def books(actor: Actor, on: date) -> list[registers.Register]:
    """The arrival registers that the actor may enter into; the ordinary ones first."""
    found = [
        book
        for organ_id in actor.organs_where(Permission.REGISTER)
        for book in registers.registers_open(organ_id, registers.Direction.INCOMING, on)
        if actor.clearance or not book.is_secret
    ]
    return sorted(found, key=lambda book: book.is_secret)


def book_choices(actor: Actor) -> list[Choice]:
    """The arrival registers, closed ones too, of the organs whose registry the actor is in; for filters."""
    kept = registers.Register.objects.filter(
        organ_id__in=actor.organs_where(Permission.REGISTER), direction=registers.Direction.INCOMING
    )
    cleared = kept if actor.clearance else kept.filter(is_secret=False)
    return [(book.pk, f"{book.name} — {book.organ.name}") for book in cleared.select_related("organ").order_by("id")]


def held_numbers(register_id: int | str | None) -> list[registers.Number]:
    """The numbers of the register that are held for a document to come."""
    asked = str(register_id or "")
    return list(registers.held_numbers(int(asked), "")) if asked.isdigit() else []


def organs_receiving(actor: Actor, on: date) -> list[Choice]:
    """The organs for whose books the actor receives documents, by rank."""
    mine = set(actor.organs_where(Permission.RECEIVE))
    return [(organ.pk, organ.name) for organ in organisation.organs(on) if organ.pk in mine]


def proposers(organ_id: int, on: date) -> list[Group]:
    """Who may be asked to propose: the leadership of the office that serves the organ, its units, its people."""
    here = organisation.organ(organ_id)
    near = {here.pk, here.registry_id}
    leaderships = [Principal.LEADERSHIP.of(each) for each in (here.registry_id, here.pk)]
    words = organisation.describe_many(leaderships, on)
    found: dict[str, list[Choice]] = {
        "Lãnh đạo": [(p, words[p].label) for p in dict.fromkeys(leaderships)],
        "Đơn vị": [],
        "Cá nhân": [],
    }
    for row in organisation.assignable(organ_id, on):
        kind = read_principal(row.principal)[0]
        if row.organ_id in near and kind in {Principal.UNIT, Principal.POSITION}:
            found["Đơn vị" if kind is Principal.UNIT else "Cá nhân"].append((row.principal, str(row)))
    return [(name, rows) for name, rows in found.items() if rows]


def leaders(organ_id: int, on: date) -> list[Choice]:
    """The leaders to whom a document may be handed: those who direct for the organ, and the leadership as a whole."""
    whole = Principal.LEADERSHIP.of(organ_id)
    positions = [Principal.POSITION.of(pk) for pk in organisation.positions_with(Permission.DIRECT, organ_id, on)]
    words = organisation.describe_many([whole, *positions], on)
    return [*((p, str(words[p])) for p in positions), (whole, words[whole].label)]


def assignees(organ_id: int, on: date, *, with_groups: bool = True) -> list[Option]:
    """Whom a document may be assigned to: units, positions, organs below; groups are chosen as one and taken apart."""
    rows = [Option(str(row.principal), row.label, row.detail) for row in organisation.assignable(organ_id, on)]
    if not with_groups:
        return rows
    here = organisation.organ(organ_id)
    groups = organisation.recipient_groups([here.pk, here.registry_id])
    return [*rows, *(Option(f"g{group.pk}", group.name, "nhóm") for group in groups)]


def _book_words(book: registers.Register, named: Mapping[int, str], on: date) -> str:
    """«Sổ đăng ký văn bản đến — Tỉnh ủy (số tiếp theo 12)»."""
    return f"{book.name} — {named.get(book.organ_id, '')} (số tiếp theo {registers.peek(book.pk, '', on)})"


def types(on: date) -> list[Group]:
    """The types of documents, by system."""
    groups: dict[str, list[Choice]] = {}
    for row in catalogue.document_types(on):
        groups.setdefault(catalogue.System(row.system).label, []).append((row.pk, row.name))
    return list(groups.items())


def _names(known: Iterable[str], actor: Actor) -> list[str]:
    """Names of senders to suggest: those of the latest arrivals, then the directory's."""
    recent = IncomingDocument.objects.visible_to(actor).exclude(sender_name="").order_by("-id")
    return list(dict.fromkeys([*recent.values_list("sender_name", flat=True)[:RECENT], *known]))
