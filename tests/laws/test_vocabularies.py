"""Words that two tiers share are the same words: the catalogue's rules of authority speak of the organisation's levels, bodies and manners."""

from vanphong.catalogue import choices as catalogue
from vanphong.organisation import choices as organisation


class TestVocabularies:
    def test_levels(self):
        assert {each.value for each in catalogue.Level} == set(organisation.Level.values)

    def test_bodies(self):
        assert set(organisation.BodyCode.values) - {organisation.BodyCode.HEAD} <= {
            each.value for each in catalogue.Issuer
        }

    def test_manners(self):
        assert set(catalogue.Manner.values) - {catalogue.Manner.ANY} == set(organisation.Manner.values)

    def test_clearance_reaches_every_degree_of_secrecy(self):
        assert set(organisation.Clearance.values) == set(catalogue.Secrecy.values)
