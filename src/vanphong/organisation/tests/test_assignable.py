from datetime import date

from vanphong.kernel.actor import Principal
from vanphong.organisation.api import Holding, assignable_in, clearances, people_in, principals_in

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


class TestPeopleIn:
    def test_names_each_once_who_holds_a_post_there(self, office):
        found = people_in(office.position("chuyenvien").unit_id, ON)
        wanted = office.person("chuyenvien")
        (described,) = [each for each in found if each.principal == Principal.PERSON.of(wanted.pk)]
        assert described.label == f"Đồng chí {wanted.name}"
        assert len({each.principal for each in found}) == len(found)
        assert Principal.PERSON.of(office.person("vanthu").pk) not in {each.principal for each in found}


class TestPrincipalsIn:
    def test_are_the_unit_its_posts_and_its_people(self, office):
        position = office.position("chuyenvien")
        found = principals_in(position.unit_id, ON)
        mine = {position.principal, position.unit.principal, Principal.PERSON.of(office.person("chuyenvien").pk)}
        assert mine <= set(found)
        assert office.position("vanthu").principal not in found
