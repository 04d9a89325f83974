"""The address of a list: what it is filtered and ordered by stays there, so that it can be kept, sent and gone back to."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest

AFTER, BEFORE, ORDER, EXPORT, ALL = "sau", "truoc", "xep", "xuat", "tat-ca"
PASSING = frozenset({AFTER, BEFORE, EXPORT, ALL})
"""What belongs to one page and not to the view."""


@dataclass(frozen=True, slots=True)
class Address:
    """A path and what is asked for, without empty values."""

    path: str
    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> "Address":
        """The view that a request asks for."""
        return cls(request.path, tidied((name, each) for name, values in request.GET.lists() for each in values))

    def having(self, name: str, value: str) -> "Address":
        """The same with another value for `name`."""
        return Address(self.path, (*self.without(name).pairs, (name, value)))

    def without(self, name: str, value: str | None = None) -> "Address":
        """The same without `name`, or without one of its values."""
        return Address(self.path, tuple(pair for pair in self.pairs if pair[0] != name or value not in {None, pair[1]}))

    def asking(self, query: str) -> "Address":
        """The same list asked as `query` says; all of it for an empty query, whatever view the person opens it with."""
        return Address(self.path, tidied(parse_qsl(query)) or ((ALL, "1"),))

    def is_same_view(self, query: str) -> bool:
        """Whether this address asks for what `query` asks for."""
        return sorted(self.pairs) == sorted(tidied(parse_qsl(query)))

    @property
    def query(self) -> str:
        """What is asked for, as it is kept."""
        return urlencode(self.pairs)

    def __str__(self) -> str:
        return f"{self.path}?{self.query}" if self.pairs else self.path


def tidied(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Without empty values and without what belongs to one page."""
    return tuple((name, value) for name, value in pairs if value.strip() and name not in PASSING)
