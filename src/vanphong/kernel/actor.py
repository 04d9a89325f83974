"""Who acts: a person, in a position, with what that position may do and what it takes part in.

`organisation` builds an `Actor`; every question and every verb takes one. It is immutable and knows no database.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum


class Principal(IntEnum):
    """What may take part in a record. A principal is stored as one integer: ``id * 8 + Principal``."""

    PERSON = 1
    POSITION = 2
    UNIT = 3
    REGISTRY = 4  # văn thư của một cơ quan
    LEADERSHIP = 5  # lãnh đạo của một cơ quan
    ORGAN = 6  # mọi người của một cơ quan

    def of(self, record_id: int) -> int:
        """The stored form of this kind of principal with that id."""
        return record_id * 8 + self.value


def read_principal(stored: int) -> tuple[Principal, int]:
    """The kind and id behind a stored principal."""
    return Principal(stored % 8), stored // 8


@dataclass(frozen=True, slots=True)
class Actor:
    """A person acting in a position. `grants` holds (permission, organ id); `on_behalf_of` names the leader an assistant acts for."""

    person_id: int
    name: str
    position_id: int
    title: str
    unit_id: int
    organ_id: int
    principals: tuple[int, ...] = ()
    grants: frozenset[tuple[str, int]] = field(default=frozenset(), repr=False)
    clearance: int = 0
    on_behalf_of: str = ""
    account_id: int = 0

    def may(self, permission: str, organ_id: int | None = None) -> bool:
        """Whether the position holds the permission, for that organ or (with none given) for any."""
        if organ_id is not None:
            return (permission, organ_id) in self.grants
        return any(held == permission for held, _ in self.grants)

    def organs_where(self, permission: str) -> tuple[int, ...]:
        """The organs for which the position holds the permission."""
        return tuple(sorted(organ for held, organ in self.grants if held == permission))

    def is_any_of(self, principals: Iterable[int]) -> bool:
        """Whether one of these stored principals is the actor."""
        return not set(self.principals).isdisjoint(principals)


SYSTEM = Actor(person_id=0, name="Hệ thống", position_id=0, title="", unit_id=0, organ_id=0)
"""The worker acting by rule: journalled as such; holds no permission and takes part in nothing."""
