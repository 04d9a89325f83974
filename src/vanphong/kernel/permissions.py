"""The register of permissions: a module declares an enum `module:verb` with one Vietnamese sentence each; nothing else may be granted."""

from collections.abc import Mapping
from enum import StrEnum


class PermissionSet(StrEnum):
    """Base of a module's `Permission` enum; each member is written `NAME = "module:verb", "Câu nói rõ được làm gì."`."""

    sentence: str

    def __new__(cls, value: str, sentence: str) -> "PermissionSet":
        """A member whose value is the permission's name and whose `sentence` tells the administrator what it allows."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        return member


def sentences(*enums: type[PermissionSet]) -> Mapping[str, str]:
    """Every permission of these enums with its sentence."""
    return {str(member.value): member.sentence for enum in enums for member in enum}
