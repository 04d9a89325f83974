"""Every address of the installation, filled with the ids of records; and who takes part in those, worked out without the code under test."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.world import World
from tests.laws.test_routes import LIBRARIES, view_module
from vanphong.dossiers.models import Item
from vanphong.files.models import Version
from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.lists.models import SavedView
from vanphong.kernel.participation.models import Participation
from vanphong.notices.models import Notice
from vanphong.organisation.api import Person
from vanphong.outgoing.models import Consultation, DraftTemplate
from vanphong.tasks.models import Task

ABSENT = 987_654_321
GUARDED = {
    ("incoming", "document_id"): "incoming",
    ("incoming", "delivery_id"): "delivery",
    ("outgoing", "document_id"): "outgoing",
    ("tasks", "task_id"): "task",
    ("delivery", "delivery_id"): "delivery",
    ("dossiers", "dossier_id"): "dossier",
    ("registers", "register_id"): "register",
    ("registers", "number_id"): "number",
    ("files", "version_id"): "version",
    ("desk", "record_id"): "incoming",
    ("notices", "notice_id"): "notice",
    ("lists", "view_id"): "view",
}
"""(module, argument) → the kind of record it names, of those that not everybody may see. The directory and the catalogues are open to all."""


@dataclass(frozen=True)
class Route:
    """One address: its module, its view, and the arguments with which it is filled."""

    module: str
    name: str
    address: str
    pattern: URLPattern
    arguments: tuple[str, ...]

    @property
    def gate(self) -> tuple[str, ...]:
        """What the view declares; empty for pages of the account libraries."""
        return tuple(getattr(self.pattern.callback, "permission", ()))

    @property
    def guarded(self) -> tuple[str, str] | None:
        """The argument that names a record, and its kind."""
        found = [(name, GUARDED[self.module, name]) for name in self.arguments if (self.module, name) in GUARDED]
        return found[0] if found else None

    def is_passed_by(self, actor: Actor) -> bool:
        """Whether the gate lets the actor through."""
        held = {name for name, _ in actor.grants}
        return self.gate[0] in {"signed_in", "public"} or bool(held & set(self.gate))

    def path(self, ids: Mapping[str, Any]) -> str:
        """The address with these arguments."""
        filled = self.address
        for name in self.arguments:
            for kind in ("int", "slug", "str"):
                filled = filled.replace(f"<{kind}:{name}>", str(ids[name]))
        return f"/{filled}"


def _walk(resolver: URLResolver, before: str, module: str) -> Any:
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, address, entry.app_name or module)
        else:
            yield Route(module, entry.name or "", address, entry, tuple(entry.pattern.converters))


EVERY = list(_walk(get_resolver(), "", ""))
OURS = [route for route in EVERY if not view_module(route.pattern).startswith(tuple(LIBRARIES))]
THEIRS = [route for route in EVERY if route not in OURS]


class Records:
    """One record of each kind, and the ids of the arguments that lead to them."""

    def __init__(self, world: World) -> None:
        self.world, office = world, world.office
        self.incoming = world.arrivals.registered("directive")
        self.given = world.in_progress()
        self.task = Task.objects.get(source_id=self.given.pk)
        consultation = world.open_consultation()
        self.outgoing = consultation.document
        self.delivery, self.dossier = world.sent(), world.open_dossier()
        self.register, self.number = world.book(), world.held()
        self.entry = world.entered()
        self.version = Version.objects.filter(kind="incoming", record_id=self.incoming.pk).first()
        self.notice = Notice.objects.create(
            person_id=office.person("bithu").pk,
            topic="incoming",
            sentence="Có văn bản",
            key="1",
            created_at=office.now,
            shown_at=office.now,
        )
        self.view = SavedView.objects.create(
            person_id=office.person("bithu").pk, listing="incoming", name="Của tôi", query="q=1"
        )
        self.consultation = Consultation.objects.get(pk=consultation.pk)

    def ids(self, route: Route) -> dict[str, Any]:
        """The arguments of the route, each naming something that exists."""
        return {name: self._id(route, name) for name in route.arguments}

    def _id(self, route: Route, name: str) -> Any:
        if (route.module, name) in GUARDED:
            return getattr(self, GUARDED[route.module, name]).pk
        office = self.world.office
        position = office.position("chuyenvien")
        fixed = {
            "kind": "incoming",
            "listing": "incoming",
            "number": 1,
            "size": "lon",
            "item_id": Item.objects.get(dossier=self.dossier).pk,
            "version_id": self.version.pk,
            "entry_id": self.entry.pk,
            "template_id": DraftTemplate.objects.order_by("id").first().pk,
            "consultation_id": self.consultation.pk,
            "dispatch_id": self.delivery.dispatch_id,
            "organ_id": office.organ("BTCTU").pk,
            "unit_id": position.unit_id,
            "position_id": position.pk,
            "person_id": Person.objects.get(account__username="chuyenvien").pk,
        }
        return fixed.get(name, 1)


def takes_part(records: Records, kind: str, actor: Actor) -> bool:
    """Whether the actor may know of that record: takes part in it, and the clearance suffices."""
    record = getattr(records, kind)
    if getattr(record, "secrecy", 0) > actor.clearance:
        return False
    if kind == "delivery":
        registries = {Principal.REGISTRY.of(record.organ_id), Principal.REGISTRY.of(record.recipient_id)}
        return bool(registries & set(actor.principals))
    if kind in {"register", "number"}:
        return ("registers:read", records.register.organ_id) in actor.grants
    if kind in {"notice", "view"}:
        return record.person_id == actor.person_id
    refs = {"version": [records.incoming.ref], "task": [records.task.ref, records.task.source]}
    return any(is_in(ref, actor) for ref in refs.get(kind, [getattr(record, "ref", None)]))


def is_in(ref: tuple[str, int], actor: Actor) -> bool:
    """Whether one of the actor's principals takes part in the record now."""
    rows = Participation.objects.filter(kind=ref[0], record_id=ref[1], until=None).values_list("principal", flat=True)
    return bool(set(rows) & set(actor.principals))
