"""Who may read a file is asked of the module whose record it belongs to; it says so when it loads."""

from typing import Protocol

from vanphong.kernel.actor import Actor


class AccessCheck(Protocol):
    """Whether the actor may read the files of that record."""

    def __call__(self, actor: Actor, kind: str, record_id: int, /) -> bool:
        """Answer for one record."""


_CHECKS: dict[str, AccessCheck] = {}


def register_access(kind: str, check: AccessCheck) -> None:
    """Files of records of this kind are read by whom `check` lets."""
    _CHECKS[kind] = check


def may_read(actor: Actor, kind: str, record_id: int) -> bool:
    """Whether the actor may read the files of the record; of a kind nobody answers for: no."""
    check = _CHECKS.get(kind)
    return check is not None and check(actor, kind, record_id)
