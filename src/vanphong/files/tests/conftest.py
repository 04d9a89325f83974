"""What the tests of files share: records of a kind made up for them, read by whom the test says."""

import pytest

from vanphong.files import api as files
from vanphong.files import ports

KIND = "letter"


@pytest.fixture
def readers():
    """The ids of the people who may read records of the made-up kind."""
    allowed: set[int] = set()
    files.register_access(KIND, lambda actor, kind, record_id: actor.person_id in allowed)
    yield allowed
    del ports._CHECKS[KIND]


@pytest.fixture
def clerk(office):
    """Who brings files."""
    return office.actor("vanthu")


@pytest.fixture
def keep(office, clerk):
    """Store a content."""

    def store(data, name="cong van.pdf", zone="internet"):
        return files.store(data, name, actor=clerk, now=office.now, zone=zone)

    return store


@pytest.fixture
def attach(office, clerk, keep):
    """Store a content and make it a file of record 1."""

    def attached(data, name="cong van.pdf", slot="main", record_id=1, **more):
        return files.attach(KIND, record_id, slot, keep(data, name), name, clerk, office.now, **more)

    return attached


@pytest.fixture
def on_isolated_network(office):
    """The installation stands in zone wan."""
    from vanphong.catalogue import api as catalogue

    catalogue.settle_zone("wan", office.now, has_content=False)
