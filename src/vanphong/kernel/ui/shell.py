"""What the frame of a page shows, the groups and items of the left navigation; and the piles of work that a home page is made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NavItem:
    """One destination. `key` is the letter pressed after g; `counter` names the live count; `bottom` puts it in the phone's bar."""

    label: str
    url: str
    icon: str
    count: int = 0
    counter: str = ""
    key: str = ""
    current: bool = False
    bottom: bool = False


@dataclass(frozen=True, slots=True)
class NavGroup:
    """Destinations under one title; a group without a title stands first."""

    title: str
    items: Sequence[NavItem]


@dataclass(frozen=True, slots=True)
class PileRow:
    """One piece of work in a pile. `alert` is yellow, red, deep_red or empty."""

    title: str
    detail: str
    url: str
    due_on: date | None = None
    alert: str = ""


@dataclass(frozen=True, slots=True)
class Pile:
    """Work of one kind that waits for the actor: how much, the list that shows it all, and (asked for only where shown) its first rows."""

    name: str
    label: str
    url: str
    icon: str
    count: int
    rows: Callable[[], Sequence[PileRow]]
    alert: str = ""
