"""Where a record of each kind is shown: modules say so when they load, so that notices, journal, search and graphs can link to any record."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve, reverse

_ROUTES: dict[str, str] = {}
_LISTS: dict[str, str] = {}


def register(kind: str, route: str) -> None:
    """Records of `kind` are shown by the named route, whose one argument is the id."""
    _ROUTES[kind] = route


def register_list(kind: str, route: str) -> None:
    """Records of `kind` have no page of their own: the page of this route, without argument, shows them."""
    _LISTS[kind] = route


def url_of(kind: str, record_id: int) -> str:
    """The address of a record's page, or of the page that lists its kind; the home page for kinds that have neither."""
    if kind in _ROUTES:
        return reverse(_ROUTES[kind], args=[record_id])
    return reverse(_LISTS[kind]) if kind in _LISTS else "/"


def ref_of(address: str) -> tuple[str, int] | None:
    """The record whose page has this address (whole or path alone); None when it is no record's page."""
    try:
        found = resolve(urlsplit(address.strip()).path)
    except Resolver404:
        return None
    kind = next((kind for kind, route in _ROUTES.items() if route == found.view_name), None)
    ids = [value for value in (*found.args, *found.kwargs.values()) if isinstance(value, int)]
    return (kind, ids[0]) if kind and ids else None
