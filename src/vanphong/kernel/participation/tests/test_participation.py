from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanphong.kernel.actor import Actor, Principal, read_principal
from vanphong.kernel.participation import api
from vanphong.kernel.participation.api import Capacity, Participation
from vanphong.kernel.tests.letters import Letter, create_table

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ME, MY_UNIT, OTHER = Principal.PERSON.of(1), Principal.UNIT.of(2), Principal.PERSON.of(9)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def table(db):
    create_table()


def reader(*principals: int, clearance: int = 0) -> Actor:
    return Actor(
        person_id=1, name="x", position_id=1, title="", unit_id=2, organ_id=1,
        principals=principals or (ME, MY_UNIT), clearance=clearance,
    )  # fmt: skip


def letters(count: int, **fields) -> list[int]:
    made = [Letter.objects.create(state="new", created_at=NOW, **fields) for _ in range(count)]
    return [letter.pk for letter in made]


def seen(actor: Actor) -> list[int]:
    """What is visible to the actor; asked record by record, the answer is the same."""
    found = sorted(api.visible(Letter.objects.all(), "letter", actor).values_list("pk", flat=True))
    assert found == sorted(api.probed(Letter.objects.all(), "letter", actor).values_list("pk", flat=True))
    return found


class TestPrincipal:
    @given(st.sampled_from(list(Principal)), st.integers(0, 2**59))
    def test_is_stored_as_one_number_and_read_back(self, kind, record_id):
        assert read_principal(kind.of(record_id)) == (kind, record_id)


class TestTakePart:
    def test_those_who_do_already_are_left_as_they_are(self):
        api.take_part("letter", 1, [ME], Capacity.LEAD, NOW)
        api.take_part("letter", 1, [ME, OTHER, OTHER], Capacity.LEAD, LATER)
        assert [(row.principal, row.since) for row in api.participants("letter", 1)] == [(ME, NOW), (OTHER, LATER)]

    def test_in_several_capacities(self):
        for capacity in (Capacity.LEAD, Capacity.SIGNER):
            api.take_part("letter", 1, [ME], capacity, NOW)
        assert api.capacities_of("letter", 1, reader()) == {"lead", "signer"}

    def test_asks_a_few_questions_for_any_number(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(6):
            api.take_part("letter", 1, range(8, 400), Capacity.INFORMED, NOW)

    def test_the_database_refuses_the_same_part_twice(self):
        api.take_part("letter", 1, [ME], Capacity.LEAD, NOW)
        with pytest.raises(IntegrityError), transaction.atomic():
            Participation.objects.create(kind="letter", record_id=1, principal=ME, capacity="lead", since=NOW)


class TestEnd:
    def test_the_row_stays_with_its_end(self):
        api.take_part("letter", 1, [ME], Capacity.LEAD, NOW)
        api.end("letter", 1, [ME], [Capacity.LEAD], LATER)
        assert not api.may_see("letter", 1, reader())
        assert list(api.participants("letter", 1)) == []
        assert Participation.objects.get(kind="letter").until == LATER

    def test_one_may_take_part_again(self):
        api.take_part("letter", 1, [ME], Capacity.LEAD, NOW)
        api.end("letter", 1, [ME], [Capacity.LEAD], LATER)
        api.take_part("letter", 1, [ME], Capacity.LEAD, LATER)
        assert api.may_see("letter", 1, reader())

    def test_other_capacities_and_people_are_untouched(self):
        api.take_part("letter", 1, [ME, OTHER], Capacity.LEAD, NOW)
        api.take_part("letter", 1, [ME], Capacity.READER, NOW)
        api.end("letter", 1, [ME], [Capacity.LEAD, Capacity.SUPPORT], LATER)
        assert api.capacities_of("letter", 1, reader()) == {"reader"}
        assert api.capacities_of("letter", 1, reader(OTHER)) == {"lead"}


@pytest.mark.parametrize("few", [4000, 2], ids=["few", "many"])
class TestVisible:
    @pytest.fixture(autouse=True)
    def side(self, monkeypatch, few):
        """Both ways of asking give the same answer."""
        monkeypatch.setattr(api, "FEW", few)

    def test_shows_what_the_actor_takes_part_in_as_whatever_it_is(self):
        mine, ours, others, _ = letters(4)
        api.take_part("letter", mine, [ME], Capacity.LEAD, NOW)
        api.take_part("letter", ours, [ME, MY_UNIT], Capacity.INFORMED, NOW)
        api.take_part("letter", others, [OTHER], Capacity.LEAD, NOW)
        api.take_part("task", others, [ME], Capacity.LEAD, NOW)
        assert seen(reader()) == [mine, ours]

    def test_what_has_ended_is_not_shown(self):
        for letter in letters(3):
            api.take_part("letter", letter, [ME], Capacity.LEAD, NOW)
        gone = Letter.objects.latest("pk").pk
        api.end("letter", gone, [ME], [Capacity.LEAD], LATER)
        assert gone not in seen(reader())
        assert len(seen(reader())) == 2

    def test_secrecy_asks_for_clearance(self):
        (plain,), (secret,), (top,) = letters(1), letters(1, secrecy=1), letters(1, secrecy=3)
        for letter in (plain, secret, top):
            api.take_part("letter", letter, [ME], Capacity.LEAD, NOW)
        assert seen(reader()) == [plain]
        assert seen(reader(clearance=1)) == [plain, secret]
        assert seen(reader(clearance=3)) == [plain, secret, top]

    def test_nobody_sees_nothing(self):
        (letter,) = letters(1)
        api.take_part("letter", letter, [OTHER], Capacity.LEAD, NOW)
        nobody = Actor(person_id=1, name="x", position_id=1, title="", unit_id=2, organ_id=1)
        assert seen(nobody) == []

    def test_asks_two_questions_and_counts_no_further_than_it_must(self, few, django_assert_num_queries):
        for letter in letters(5):
            api.take_part("letter", letter, [ME], Capacity.LEAD, NOW)
        with django_assert_num_queries(2) as asked:
            list(api.visible(Letter.objects.order_by("-pk"), "letter", reader())[:50])
        assert f"LIMIT {few}" in asked[0]["sql"]
        assert ("EXISTS" in asked[1]["sql"]) is (few == 2)
        assert " OR " not in asked[1]["sql"]

    def test_what_is_few_by_itself_is_asked_for_in_one_question(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            list(api.probed(Letter.objects.filter(state="new"), "letter", reader()))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(st.tuples(st.integers(0, 5), st.sampled_from([ME, MY_UNIT, OTHER]), st.booleans()), max_size=20),
    secrecy=st.lists(st.integers(0, 2), min_size=6, max_size=6),
    clearance=st.integers(0, 2),
)
def test_both_ways_of_asking_agree_with_the_rule(db, parts, secrecy, clearance):
    with transaction.atomic():
        made = [letters(1, secrecy=level)[0] for level in secrecy]
        standing = set()
        for place, principal, ends in parts:
            api.take_part("letter", made[place], [principal], Capacity.LEAD, NOW)
            standing.add((place, principal))
            if ends:
                api.end("letter", made[place], [principal], [Capacity.LEAD], LATER)
                standing.discard((place, principal))
        expected = sorted(
            {made[place] for place, principal in standing if principal != OTHER and secrecy[place] <= clearance}
        )
        kept = api.FEW
        try:
            for api.FEW in (4000, 1):
                assert seen(reader(clearance=clearance)) == expected
        finally:
            api.FEW = kept
        transaction.set_rollback(True)
