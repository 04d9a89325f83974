"""What the frame of a page shows: the groups and items of the left navigation."""

from collections.abc import Sequence
from dataclasses import dataclass


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
