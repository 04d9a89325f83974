from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from vanphong.kernel.actor import Principal
from vanphong.organisation.api import Delegation, Holding, actings, actor_for, holders
from vanphong.organisation.queries.actors import choose
from vanphong.organisation.queries.edition import renew_edition


class TestActor:
    def test_is_the_person_in_the_main_position(self, office):
        actor = office.actor("chanhvp")
        assert actor.name == "Phạm Văn Minh Họa"
        assert actor.title == "Chánh Văn phòng Tỉnh ủy"
        assert actor.organ_id == office.organ("VPTU").pk
        assert actor.account_id == office.account("chanhvp").pk
        assert Principal.PERSON.of(actor.person_id) in actor.principals
        assert Principal.POSITION.of(actor.position_id) in actor.principals

    def test_a_clerk_is_the_registry_of_every_organ_it_serves(self, office):
        actor = office.actor("vanthu")
        assert Principal.REGISTRY.of(office.organ("VPTU").pk) in actor.principals
        assert Principal.REGISTRY.of(office.organ("TU").pk) in actor.principals
        assert Principal.REGISTRY.of(office.organ("BTCTU").pk) not in actor.principals

    def test_a_leader_is_the_leadership_of_the_organ(self, office):
        assert Principal.LEADERSHIP.of(office.organ("TU").pk) in office.actor("bithu").principals
        assert Principal.LEADERSHIP.of(office.organ("VPTU").pk) in office.actor("chanhvp").principals
        assert Principal.LEADERSHIP.of(office.organ("TU").pk) not in office.actor("chanhvp").principals

    def test_a_grant_with_subordinates_reaches_the_communes(self, office):
        admin = office.actor("quantri")
        assert admin.may("organisation:appoint", office.organ("A99.21").pk)
        assert not admin.may("organisation:appoint", office.organ("A00.01").pk)

    def test_is_nobody_without_a_position(self, office):
        account = office.account("chuyenvien")
        Holding.objects.filter(person=account.person).update(until=office.now.date())
        renew_edition()
        assert actor_for(account, "", office.now) is None


class TestAssistant:
    def test_acts_as_the_leaders_position_but_not_as_the_leader(self, office):
        leader, assistant = office.actor("bithu"), office.assistant("troly")
        assert assistant.position_id == leader.position_id
        assert assistant.person_id == office.person("troly").pk
        assert assistant.on_behalf_of == "đồng chí Nguyễn Văn Mẫu, Bí thư Tỉnh ủy"
        assert set(assistant.principals) == set(leader.principals) - {Principal.PERSON.of(leader.person_id)}

    def test_has_nothing_that_is_personal(self, office):
        leader, assistant = office.actor("bithu"), office.assistant("troly")
        assert leader.may("organisation:delegate")
        assert not assistant.may("organisation:delegate")

    def test_has_no_more_clearance_than_the_own_position(self, office):
        assert office.actor("bithu").clearance == 3
        assert office.assistant("troly").clearance == 2


class TestDelegate:
    @pytest.fixture
    def delegation(self, office):
        today = office.now.date()
        made = Delegation.objects.create(
            from_position=office.position("chanhvp"),
            to_position=office.position("phochanhvp"),
            since=today,
            until=today + timedelta(days=2),
            reason="Đi công tác",
            made_at=office.now,
        )
        renew_edition()
        return made

    def test_acts_until_the_end_of_the_last_day(self, office, delegation):
        key = f"u{delegation.pk}"
        assert office.actor("phochanhvp", key, office.now + timedelta(days=2)).on_behalf_of
        assert not office.actor("phochanhvp", key, office.now + timedelta(days=3)).on_behalf_of

    def test_ends_at_once_when_revoked(self, office, delegation):
        Delegation.objects.filter(pk=delegation.pk).update(revoked_at=office.now)
        renew_edition()
        assert [acting.key[0] for acting in actings(office.person("phochanhvp").pk, office.now)] == ["p"]

    def test_a_subset_gives_only_that(self, office, delegation):
        Delegation.objects.filter(pk=delegation.pk).update(permissions=["organisation:manage_groups"])
        renew_edition()
        actor = office.actor("phochanhvp", f"u{delegation.pk}")
        assert {permission for permission, _ in actor.grants} == {"organisation:manage_groups"}


class TestQueries:
    def test_a_warm_actor_costs_one_query(self, office, django_assert_num_queries):
        account = office.account("troly")
        choose(account, "", office.now)
        with django_assert_num_queries(1):
            choose(account, "", office.now)

    def test_a_cold_actor_costs_at_most_nine(self, office, django_assert_max_num_queries):
        account = office.account("troly")
        renew_edition()
        with django_assert_max_num_queries(9):
            choose(account, "", office.now)

    def test_holders_of_a_registry(self, office):
        names = {person.name for person in holders(Principal.REGISTRY.of(office.organ("TU").pk), office.now.date())}
        assert {"Trương Thị Công Văn", "Lương Văn Phát Hành"} <= names


class TestMainHolding:
    def test_the_database_refuses_an_overlap(self, office):
        person = office.person("chuyenvien")
        first = Holding.objects.get(person=person)
        first.until = first.since + timedelta(days=100)
        first.save()
        other = office.position("chuyenvien2")
        Holding.objects.create(person=person, position=other, since=first.until)
        with pytest.raises(IntegrityError), transaction.atomic():
            Holding.objects.create(
                person=person,
                position=office.position("vanthu"),
                since=first.since + timedelta(days=50),
                until=first.since + timedelta(days=60),
            )
        with pytest.raises(IntegrityError), transaction.atomic():
            Holding.objects.filter(pk=first.pk).update(until=first.until + timedelta(days=1))
