"""The fixture `office`: its people as actors, its organs, posts and accounts by the names of `organisation/data/practice.toml`."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from vanphong.catalogue import api as catalogue
from vanphong.config.practice import load_practice_office
from vanphong.kernel.actor import Actor
from vanphong.kernel.search import api as search
from vanphong.organisation.api import Account, Organ, Person, Position, actor_for
from vanphong.organisation.practice import DEMO_PASSWORD

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""Tuesday 24 November 2026, nine in the morning in the office."""


def furnish() -> None:
    """Load the lists and the practice office into an empty database."""
    catalogue.settle_zone("internet", NOW, has_content=False)
    catalogue.load(NOW)
    load_practice_office(NOW)
    search.rebuild(NOW)


class Office:
    """The practice office. Accounts: `vanthu`, `chanhvp`, `bithu`, `troly`, `chuyenvien`, `vanthu.benmau`, …"""

    now = NOW
    password = DEMO_PASSWORD

    def account(self, username: str) -> Account:
        """The account of that name."""
        return Account.objects.select_related("person").get(username=username)

    def person(self, username: str) -> Person:
        """Whose account it is."""
        return self.account(username).person

    def position(self, username: str) -> Position:
        """The main post of whose account it is."""
        return Position.objects.select_related("unit__organ").get(
            holdings__person__account__username=username, holdings__is_main=True, holdings__until=None
        )

    def actor(self, username: str, acting: str = "", now: datetime = NOW) -> Actor:
        """That person, acting in the main post or as `acting` (a key of `organisation.api.actings`) says."""
        actor = actor_for(self.account(username), acting, now)
        assert actor is not None, f"{username} holds no post"
        return actor

    def assistant(self, username: str, now: datetime = NOW) -> Actor:
        """That assistant, acting for the leader."""
        from vanphong.organisation.api import actings

        keys = [acting.key for acting in actings(self.person(username).pk, now) if acting.key.startswith("t")]
        return self.actor(username, keys[0], now)

    def organ(self, code_or_symbol: str) -> Organ:
        """The organ with that exchange code (A99.21), or that symbol where it is the only one (TU, VPTU, BTCTU)."""
        field = "exchange_code" if "." in code_or_symbol or code_or_symbol[-1].isdigit() else "symbol"
        return Organ.objects.get(**{field: code_or_symbol})

    def client(self, username: str) -> Client:
        """A browser in which that person has signed in."""
        client = Client()
        client.force_login(self.account(username), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


@pytest.fixture
def office(db: None) -> Office:
    """The practice office inside this test's transaction."""
    return Office()
