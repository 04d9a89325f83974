"""The questions that other modules ask of the organisation."""

from datetime import date, timedelta

import pytest

from vanphong.kernel.actor import Principal
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.text.api import fold
from vanphong.organisation.api import (
    BodyCode,
    Holding,
    Organ,
    RecipientGroup,
    Unit,
    body,
    describe,
    describe_many,
    group_members,
    main_holding,
    organ,
    organ_by_code,
    organs,
    organs_search,
    people_search,
    position,
    positions_with,
    recipient_groups,
    term_of,
)
from vanphong.organisation.queries.edition import renew_edition


@pytest.fixture
def today(office):
    return office.now.date()


class TestOrgan:
    def test_is_found_by_id_also_after_it_ended(self, office):
        found = office.organ("A99.32")
        Organ.objects.filter(pk=found.pk).update(valid_to=date(2026, 1, 1))
        assert organ(found.pk) == found
        with pytest.raises(RecordNotFound):
            organ(987654)

    def test_is_found_by_its_code_on_a_day(self, office, today):
        assert organ_by_code(" a99.21 ", today) == office.organ("A99.21")
        Organ.objects.filter(exchange_code="A99.21").update(valid_to=today)
        assert organ_by_code("A99.21", today) is None
        assert organ_by_code("A99.21", today - timedelta(days=1)) is not None

    def test_is_listed_until_the_day_it_ends(self, office, today):
        count = organs(today).count()
        Organ.objects.filter(exchange_code="A99.32").update(valid_to=today)
        assert organs(today).count() == count - 1

    @pytest.mark.parametrize("text", ["ban to chuc", "BTCTU", "A99.02", "tổ  CHỨC"])
    def test_is_searched_without_accents_by_symbol_or_code(self, office, today, text):
        assert office.organ("BTCTU") in organs_search(text, today)


class TestTermOf:
    def test_an_office_counts_in_the_term_of_its_committee(self, office, today):
        assert str(term_of(office.organ("VPTU").pk, today)) == "Nhiệm kỳ 2025–2030"

    def test_is_the_one_of_that_day(self, office):
        committee = office.organ("TU")
        assert str(term_of(committee.pk, date(2025, 10, 2))) == "Nhiệm kỳ 2020–2025"
        assert str(term_of(committee.pk, date(2025, 10, 3))) == "Nhiệm kỳ 2025–2030"
        assert term_of(committee.pk, date(2019, 1, 1)) is None


class TestBody:
    def test_is_the_one_in_force(self, office, today):
        found = body(office.organ("TU").pk, BodyCode.STANDING_COMMITTEE, today)
        assert found is not None
        assert found.printed_line == "T/M BAN THƯỜNG VỤ"
        assert body(office.organ("VPTU").pk, BodyCode.CONGRESS, today) is None


class TestPeople:
    def test_are_found_without_accents_by_given_name(self, office, today):
        names = [person.name for person in people_search("van", today)]
        assert "Phạm Văn Minh Họa" in names
        given = [fold(name.split()[-1]) for name in names]
        assert given == sorted(given)

    def test_are_found_by_staff_code_and_organ(self, office, today):
        assert [person.name for person in people_search("TH-001", today)] == ["Nguyễn Văn Mẫu"]
        assert people_search("", today, organ_ids=[office.organ("A99.21").pk]).count() == 2

    def test_main_holding_is_of_that_day(self, office, today):
        person = office.person("chanhvp")
        found = main_holding(person.pk, today)
        assert found is not None
        assert found.position == office.position("chanhvp")
        assert main_holding(person.pk, date(2020, 1, 1)) is None


class TestDescribe:
    def test_says_who_and_where(self, office, today):
        assert (
            describe(office.person("chanhvp").principal, today)
            == "Đồng chí Phạm Văn Minh Họa (Chánh Văn phòng Tỉnh ủy)"
        )
        assert describe(office.position("chanhvp").principal, today) == "Chánh Văn phòng Tỉnh ủy (Phạm Văn Minh Họa)"
        assert describe(office.organ("BTCTU").principal, today) == "Ban Tổ chức Tỉnh ủy"
        assert describe(Principal.REGISTRY.of(office.organ("VPTU").pk), today) == "Văn thư Văn phòng Tỉnh ủy"
        assert describe(Principal.UNIT.of(987654), today) == "(không còn trong danh bạ)"

    def test_says_when_nobody_holds_the_position(self, office, today):
        position = office.position("chuyenvien")
        Holding.objects.filter(position=position).update(until=today)
        renew_edition()
        assert describe(position.principal, today).endswith("(chưa có người giữ)")

    def test_many_cost_no_more_than_one(self, office, today, django_assert_max_num_queries):
        everybody = [row.principal for row in Organ.objects.all()] + [row.principal for row in Unit.objects.all()]
        with django_assert_max_num_queries(5):
            assert len(describe_many(everybody, today)) == len(set(everybody))


class TestPosition:
    def test_an_unknown_one_is_not_found(self, db):
        with pytest.raises(RecordNotFound):
            position(987654)

    def test_with_a_permission_for_an_organ(self, office, today):
        commune, system = office.position("vanthu.benmau").pk, office.position("quantri").pk
        assert set(positions_with("organisation:appoint", office.organ("A99.21").pk, today)) == {commune, system}
        assert office.position("vanthu.benmau").pk not in positions_with(
            "organisation:appoint", office.organ("A99.22").pk, today
        )


class TestGroups:
    def test_of_organs_that_are_in_use(self, office):
        committee = office.organ("TU")
        count = recipient_groups([committee.pk]).count()
        first = RecipientGroup.objects.filter(organ=committee)[0]
        RecipientGroup.objects.filter(pk=first.pk).update(is_closed=True)
        assert recipient_groups([committee.pk]).count() == count - 1
        assert not recipient_groups([]).exists()

    def test_members_keep_their_order(self, office):
        group = RecipientGroup.objects.get(name="Các đảng ủy xã, phường, đặc khu")
        names = [str(describe_many([stored], office.now.date())[stored]) for stored in group_members(group.pk)]
        assert names[0] == "Đảng ủy xã Bến Mẫu"
        assert len(names) == 12
        with pytest.raises(RecordNotFound):
            group_members(987654)
