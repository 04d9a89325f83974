"""The left navigation: one table of destinations for all modules, and what of it an actor gets to see."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from vanphong.catalogue.permissions import Permission as Catalogue
from vanphong.delivery.permissions import Permission as Delivery
from vanphong.incoming.permissions import Permission as Incoming
from vanphong.kernel.actor import Actor
from vanphong.kernel.outbox.permissions import Permission as Outbox
from vanphong.kernel.permissions import PermissionSet
from vanphong.kernel.ui.shell import NavGroup, NavItem
from vanphong.organisation.permissions import Permission as Office
from vanphong.outgoing.permissions import Permission as Outgoing
from vanphong.registers.permissions import Permission as Registers
from vanphong.tasks.permissions import Permission as Tasks


@dataclass(frozen=True, slots=True)
class Destination:
    """One line of the table. Without `permissions` it is for everybody who is signed in; `key` is the letter pressed after g."""

    group: str
    label: str
    route: str
    icon: str
    key: str = ""
    counter: str = ""
    bottom: bool = False
    permissions: Sequence[PermissionSet] = ()

    def is_for(self, actor: Actor) -> bool:
        """Whether the actor may go there."""
        return not self.permissions or any(actor.may(permission) for permission in self.permissions)


_DELEGATORS = (Office.DELEGATE, Office.DELEGATE_FOR)
DESTINATIONS: tuple[Destination, ...] = (
    Destination("", "Bàn làm việc", "desk:home", "home", key="b", bottom=True),
    Destination("Văn bản", "Văn bản đến", "incoming:list", "inbox", key="d", bottom=True),
    Destination("Văn bản", "Chờ tiếp nhận", "incoming:awaiting", "download", key="c", permissions=(Incoming.RECEIVE,)),
    Destination("Văn bản", "Văn bản đi", "outgoing:list", "send", key="i", bottom=True, permissions=(Outgoing.READ,)),
    Destination("Văn bản", "Gửi nhận", "delivery:list", "move", key="g", permissions=(Delivery.READ_BOOK,)),
    Destination("Văn bản", "Sổ văn bản", "registers:list", "book", key="s", permissions=(Registers.READ,)),
    Destination("Công việc", "Nhiệm vụ", "tasks:list", "clipboard", key="n", counter="tasks_todo", bottom=True),
    Destination("Công việc", "Theo dõi nhiệm vụ", "tasks:overview", "target", permissions=(Tasks.OVERSEE,)),
    Destination("Công việc", "Hồ sơ", "dossiers:list", "folder", key="h"),
    Destination("Danh bạ", "Cơ quan, cán bộ", "organisation:organs", "building"),
    Destination("Danh bạ", "Ủy quyền", "organisation:delegations", "calendar", permissions=_DELEGATORS),
    Destination("Danh bạ", "Nhóm nơi nhận", "organisation:groups", "users", permissions=(Office.MANAGE_GROUPS,)),
    Destination("Quản trị", "Mẫu soạn thảo", "outgoing:templates", "file", permissions=(Outgoing.KEEP_TEMPLATES,)),
    Destination("Quản trị", "Nhập, xuất danh bạ", "organisation:exchange", "table", permissions=(Office.IMPORT,)),
    Destination("Quản trị", "Việc nền", "outbox:jobs", "refresh", permissions=(Outbox.TEND,)),
    Destination("Quản trị", "Danh mục", "catalogue:index", "list", permissions=(Catalogue.EDIT,)),
)
"""In the order in which they are shown; a module's owner adds its lines when its screens land."""


def navigation(request: HttpRequest) -> dict[str, list[NavGroup]]:
    """Context processor: `nav`, for the actor of this request; nothing for a visitor."""
    actor = getattr(request, "actor", None)
    return {"nav": groups(actor, request.path) if actor else []}


def groups(actor: Actor, path: str, destinations: Sequence[Destination] | None = None) -> list[NavGroup]:
    """The groups of destinations open to the actor; the one whose address begins the path is current, the longest where several do."""
    shown = [
        (each, reverse(each.route))
        for each in (DESTINATIONS if destinations is None else destinations)
        if each.is_for(actor)
    ]
    current = max((url for _, url in shown if _is_under(path, url)), key=len, default="")
    found: dict[str, list[NavItem]] = {}
    for each, url in shown:
        item = NavItem(
            each.label,
            url,
            each.icon,
            counter=each.counter,
            key=each.key,
            current=url == current,
            bottom=each.bottom,
        )
        found.setdefault(each.group, []).append(item)
    return [NavGroup(title, items) for title, items in found.items()]


def _is_under(path: str, url: str) -> bool:
    """Whether the address begins the path; the home page's begins every path and stands for itself alone."""
    return path == url if url == "/" else path.startswith(url)
