"""What the tests of the organisation share."""

import pytest

from vanphong.kernel.journal.api import Entry


@pytest.fixture
def told(db):
    """The last entry of the journal about a record: (verb, sentence)."""

    def last(kind: str, record_id: int) -> tuple[str, str]:
        entry = Entry.objects.filter(kind=kind, record_id=record_id).order_by("-id")[0]
        return entry.verb, entry.sentence

    return last


@pytest.fixture
def admin(office):
    """Whoever administers the system."""
    return office.actor("quantri")


@pytest.fixture
def commune_admin(office):
    """Whoever administers one commune alone."""
    return office.actor("vanthu.benmau")
