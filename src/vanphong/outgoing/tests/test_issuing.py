"""From the clerk's last check to issue, void, revocation, replacement."""

import pytest

from vanphong.outgoing.tests import builders


@pytest.mark.django_db
class TestWhole:
    def test_goes_from_draft_to_issue(self, office):
        document = builders.issued(office)
        assert document.state == "issued"
        assert document.reference == "01-TB/TU"
