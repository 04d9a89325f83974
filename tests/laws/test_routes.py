"""Every route declares who may pass; what the account libraries bring is listed here with its reason."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

LIBRARIES = {
    "allauth.account": "login, logout, password: the library's own checks, with our templates",
    "allauth.mfa": "second factor and passkeys: for a signed-in person, re-authenticated",
    "allauth.usersessions": "own sessions: for a signed-in person",
}


def routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its pattern."""
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, address)
        else:
            yield address, entry


def view_module(pattern: URLPattern) -> str:
    """Where the view was written."""
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return str(view.__module__)


class TestGates:
    def test_every_route_declares_who_may_pass(self):
        found = [
            f"/{address} → {view_module(pattern)}.{pattern.callback.__name__}"
            for address, pattern in routes(get_resolver())
            if not getattr(pattern.callback, "permission", ()) and not view_module(pattern).startswith(tuple(LIBRARIES))
        ]
        assert not found, "put @requires, @signed_in or @public before the view"

    def test_public_routes_say_why(self):
        found = [
            address
            for address, pattern in routes(get_resolver())
            if getattr(pattern.callback, "permission", ("",))[0] == "public"
            and len(pattern.callback.permission[1]) < 10
        ]
        assert not found

    def test_addresses_are_plain_letters_and_hyphens(self):
        found = [
            address
            for address, pattern in routes(get_resolver())
            if not view_module(pattern).startswith(tuple(LIBRARIES))
            and (not address.isascii() or "_" in address.split("<")[0])
        ]
        assert not found, "Vietnamese without diacritics, hyphens between words"
