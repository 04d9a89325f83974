"""What a person's own page shows: positions held, roles, delegations, sessions."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from vanphong.kernel.actor import Actor
from vanphong.organisation.models import Account, Delegation, Holding, RoleGrant

_BROWSERS = (
    ("Edg", "Edge"),
    ("CocCoc", "Cốc Cốc"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Session:
    """One place where the account is signed in."""

    id: int
    machine: str
    address: str
    since: datetime
    is_current: bool


def holdings_of(person_id: int) -> QuerySet[Holding]:
    """Every position the person holds or held, newest first."""
    rows = Holding.objects.filter(person_id=person_id).select_related("position__unit__organ")
    return rows.order_by("-since", "-is_main", "id")


def roles_held(position_id: int, on: date) -> QuerySet[RoleGrant]:
    """The roles granted to a position, in force on that day."""
    return (
        RoleGrant.objects.in_force(on)
        .filter(position_id=position_id)
        .select_related("organ")
        .order_by("organ__rank", "role")
    )


def delegations_of(actor: Actor, today: date) -> QuerySet[Delegation]:
    """Delegations from and to the actor's position that are ahead or in force, then those of the last year."""
    rows = Delegation.objects.filter(Q(from_position_id=actor.position_id) | Q(to_position_id=actor.position_id))
    recent = rows.filter(until__gte=date(today.year - 1, 1, 1))
    return recent.select_related("from_position__unit__organ", "to_position__unit__organ").order_by("-until", "-id")


def sessions_of(account: Account, request: HttpRequest) -> list[Session]:
    """Where the account is signed in, the newest first."""
    rows = UserSession.objects.purge_and_list(account)
    found = [
        Session(
            row.pk, machine_of(row.user_agent), row.ip, row.created_at, row.session_key == request.session.session_key
        )
        for row in rows
    ]
    return sorted(found, key=lambda session: (not session.is_current, -session.since.timestamp()))


def machine_of(user_agent: str) -> str:
    """«Chrome trên Windows», from what the browser says of itself."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "Trình duyệt khác")
    machine = next((name for mark, name in _MACHINES if mark in user_agent), "máy khác")
    return f"{browser} trên {machine}"
