"""What happened in the organisation that other modules may want to know."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HoldingEnded:
    """A person no longer holds a position from `until` on; open work of the position may have to be given to another."""

    person_id: int
    position_id: int
    until: date


@dataclass(frozen=True, slots=True)
class DelegationMade:
    """A position acts for another from `since` to the end of `until`."""

    delegation_id: int
    from_position_id: int
    to_position_id: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class DelegationRevoked:
    """A delegation ended before its last day."""

    delegation_id: int
    from_position_id: int
    to_position_id: int
