import pytest

from vanphong.catalogue import api as catalogue
from vanphong.config import preparation
from vanphong.files.models import Blob


@pytest.fixture
def blob(office):
    return Blob.objects.create(
        sha256="0" * 64, size=1, media_type="application/pdf", stored_by=1, created_at=office.now
    )


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
