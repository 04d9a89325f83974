import pytest

from vanphong.kernel.actor import Principal
from vanphong.organisation.api import Organ, heads_of, holders, people_behind


def one_by_one(principals, on):
    return {person.pk for principal in principals for person in holders(principal, on)}


class TestPeopleBehind:
    @pytest.mark.parametrize("kind", [Principal.REGISTRY, Principal.LEADERSHIP, Principal.ORGAN])
    def test_of_each_organ_are_those_who_hold_it(self, office, kind):
        for organ in Organ.objects.all():
            principal = kind.of(organ.pk)
            assert people_behind([principal], office.now.date()) == one_by_one([principal], office.now.date()), organ

    def test_of_positions_units_and_people(self, office):
        position, person = office.position("chuyenvien"), office.person("bithu")
        principals = [position.principal, position.unit.principal, person.principal]
        assert people_behind(principals, office.now.date()) == one_by_one(principals, office.now.date())

    def test_of_many_is_asked_at_once(self, office, django_assert_max_num_queries):
        registries = [Principal.REGISTRY.of(pk) for pk in Organ.objects.values_list("pk", flat=True)]
        clerk = office.person("vanthu").pk
        with django_assert_max_num_queries(3):
            assert clerk in people_behind(registries, office.now.date())

    def test_with_a_clearance_leaves_out_whoever_has_none(self, office):
        principals = [office.position("bithu").principal, office.position("chuyenvien").principal]
        assert people_behind(principals, office.now.date(), clearance=3) == {office.person("bithu").pk}
        people = [office.person("bithu").principal, office.person("chuyenvien").principal]
        assert people_behind(people, office.now.date(), clearance=3) == {office.person("bithu").pk}

    def test_of_nobody_is_nobody(self, office):
        assert people_behind([], office.now.date()) == set()


class TestHeadsOf:
    def test_of_a_position_a_person_and_a_unit_is_the_head_of_the_unit(self, office):
        position, head = office.position("chuyenvien"), office.position("truongphong").principal
        for principal in (position.principal, position.unit.principal, office.person("chuyenvien").principal):
            assert heads_of(principal, office.now.date()) == [head]

    def test_of_an_organ_is_its_leadership(self, office):
        organ = office.organ("BTCTU")
        assert heads_of(organ.principal, office.now.date()) == [Principal.LEADERSHIP.of(organ.pk)]
