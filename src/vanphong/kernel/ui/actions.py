"""What can be begun from anywhere: the first pages of verbs that make something new, offered by the palette. Modules say so when they load."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from vanphong.kernel.actor import Actor
from vanphong.kernel.permissions import PermissionSet
from vanphong.kernel.text.api import fold


@dataclass(frozen=True, slots=True)
class Beginning:
    """A verb that makes something new: its words, the route of its page, and who may."""

    label: str
    route: str
    icon: str
    permissions: Sequence[PermissionSet] = ()

    @property
    def url(self) -> str:
        """The address of its page."""
        return reverse(self.route)


_BEGINNINGS: list[Beginning] = []


def register_beginning(beginning: Beginning) -> None:
    """Offer it from now on."""
    if beginning not in _BEGINNINGS:
        _BEGINNINGS.append(beginning)


def beginnings(text: str, actor: Actor) -> list[Beginning]:
    """Those the actor may whose words begin with those of the text, accents optional."""
    asked = fold(text).split()
    return [
        each
        for each in _BEGINNINGS
        if asked
        and (not each.permissions or any(actor.may(permission) for permission in each.permissions))
        and all(any(word.startswith(begun) for word in fold(each.label).split()) for begun in asked)
    ]
