"""Everybody the tests of access ask as: a holder of each role, assistants, a delegate, other organs; by a name of their own."""

from datetime import timedelta

from tests.office.office import NOW, Office
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.organisation.actions.grants import delegate
from vanphong.organisation.api import actings

OWN = (
    "vanthu",
    "chanhvp",
    "bithu",
    "phobithu",
    "truongphong",
    "chuyenvien",
    "thamdinh",
    "nhiemvu",
    "thuky",
    "luutru",
    "lich",
    "coyeu",
    "quantri",
    "ketoan",
    "donthu",
    "vanthu.btc",
    "truongban.btc",
    "vanthu.benmau",
)
ACTING = {"troly thay bithu": "troly", "chuyenvien thay chanhvp": "chuyenvien"}
NAMES = (*OWN, "troly", *ACTING)


def set_up_delegation(office: Office) -> None:
    """The chief of office lets a specialist act for him this week."""
    today = office_date(NOW)
    delegate(
        office.actor("chanhvp"),
        NOW,
        from_position_id=office.position("chanhvp").pk,
        to_position_id=office.position("chuyenvien").pk,
        since=today,
        until=today + timedelta(days=7),
        reason="Đi công tác",
    )


def acting_key(office: Office, name: str) -> str:
    """The key of that acting in the session; empty for one's own post."""
    if name not in ACTING:
        return ""
    found = actings(office.person(ACTING[name]).pk, NOW)
    return next(each.key for each in found if each.kind != "own")


def everybody(office: Office) -> dict[str, Actor]:
    """All of them as actors. Call `set_up_delegation` before."""
    return {name: office.actor(ACTING.get(name, name), acting_key(office, name)) for name in NAMES}
