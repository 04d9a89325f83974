"""Where a record of each kind is shown: modules say so when they load, so that notices, journal, search and graphs can link to any record."""

from django.urls import reverse

_ROUTES: dict[str, str] = {}


def register(kind: str, route: str) -> None:
    """Records of `kind` are shown by the named route, whose one argument is the id."""
    _ROUTES[kind] = route


def url_of(kind: str, record_id: int) -> str:
    """The address of a record's page; the home page for kinds that have none of their own."""
    return reverse(_ROUTES[kind], args=[record_id]) if kind in _ROUTES else "/"
