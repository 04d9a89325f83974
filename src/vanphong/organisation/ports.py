"""What the organisation needs from outside: which permissions each role carries. The table is wired in `config`, which knows every module."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class RoleTable:
    """Role → permissions. `personal` never passes to an assistant: a signature is the holder's own, or a delegate's (ủy quyền)."""

    roles: Mapping[str, frozenset[str]]
    personal: frozenset[str] = frozenset()
    sentences: Mapping[str, str] = field(default_factory=dict)

    def of(self, role: str) -> frozenset[str]:
        """The permissions of a role; a role that carries none gives none."""
        return self.roles.get(role, frozenset())

    def roles_with(self, permission: str) -> tuple[str, ...]:
        """The roles that carry a permission."""
        return tuple(role for role, permissions in self.roles.items() if permission in permissions)


@lru_cache(maxsize=4)
def _load(path: str) -> RoleTable:
    table = import_string(path)
    if not isinstance(table, RoleTable):
        raise TypeError(f"{path} is not a RoleTable")
    return table


def role_table() -> RoleTable:
    """The table named by `settings.VANPHONG_ROLES`."""
    return _load(settings.VANPHONG_ROLES)
