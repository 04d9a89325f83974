from datetime import date

from vanphong.kernel.actor import Principal
from vanphong.organisation.api import Holding, assignable_in, clearances

ON = date(2026, 11, 24)


class TestClearances:
    def test_is_the_highest_of_those_behind(self, office):
        unit = office.position("chuyenvien").unit
        asked = [unit.principal, office.position("vanthu").principal, office.organ("VPTU").principal]
        assert [clearances(asked, ON)[each] for each in asked] == [2, 1, 3]

    def test_knows_people_and_desks(self, office):
        person = Principal.PERSON.of(office.person("bithu").pk)
        registry = Principal.REGISTRY.of(office.organ("BTCTU").pk)
        assert clearances([person, registry], ON) == {person: 3, registry: 1}

    def test_leaves_out_what_nobody_holds(self, office):
        position = office.position("chuyenvien2")
        Holding.objects.filter(position=position).update(until=ON)
        assert clearances([position.principal], ON) == {}


class TestAssignableIn:
    def test_names_the_posts_of_the_unit_that_somebody_holds(self, office):
        unit = office.position("chuyenvien").unit
        left = office.position("chuyenvien2")
        Holding.objects.filter(position=left).update(until=ON)
        found = {each.principal for each in assignable_in(unit.pk, ON)}
        assert office.position("chuyenvien").principal in found
        assert left.principal not in found
        assert office.position("vanthu").principal not in found
