import pytest
from django.db import connection

from vanphong.catalogue import api as catalogue
from vanphong.config import preparation
from vanphong.files.models import Blob
from vanphong.kernel import guards
from vanphong.kernel.journal import triggers


@pytest.fixture
def blob(office):
    return Blob.objects.create(
        sha256="0" * 64, size=1, media_type="application/pdf", stored_by=1, created_at=office.now
    )


class TestPutBackGuards:
    def test_a_refusal_that_was_lost_is_there_again(self, office):
        triggers.remove(connection)
        assert set(preparation.put_back_guards()) == {guard.name for guard in triggers.GUARDS}
        assert preparation.put_back_guards() == []
        assert guards.missing(connection) == []


class TestFillIn:
    def test_loads_the_lists_and_writes_the_zone_down(self, office):
        assert preparation.fill_in(office.now) == 0
        assert catalogue.zone() == catalogue.Zone.INTERNET

    def test_an_installation_with_content_keeps_its_zone(self, office, settings, blob):
        settings.VANPHONG_ZONE = "wan"
        assert preparation.holds_content()
        with pytest.raises(catalogue.ZoneIsFixed, match="không chuyển sang"):
            preparation.fill_in(office.now)

    def test_an_installation_without_content_may_change(self, office, settings):
        assert not preparation.holds_content()
        settings.VANPHONG_ZONE = "wan"
        preparation.fill_in(office.now)
        assert catalogue.zone() == catalogue.Zone.WAN
