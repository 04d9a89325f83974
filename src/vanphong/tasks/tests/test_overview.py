from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.http import QueryDict

from vanphong.kernel.actor import Principal
from vanphong.kernel.errors import InvalidInput, RecordNotFound
from vanphong.tasks import queries
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.forms import OverviewFilter
from vanphong.tasks.models import Task
from vanphong.tasks.permissions import Permission
from vanphong.tasks.tests.build import assigned, capacities, post, reported, source, unit

DAY = timedelta(days=1)
ADDRESS = "/nhiem-vu/toan-co-quan/"


@pytest.fixture
def given(office, memos):
    """One memo for Phòng Tổng hợp, with a post in support and one for information."""
    return assigned(office, support=[post(office, "phochanhvp")], informed=[post(office, "thuky")])


def found(office, username="nhiemvu", now=None, **criteria) -> set[tuple[int, str]]:
    """The holders and capacities that the overview shows."""
    rows = queries.overview(office.actor(username), now or office.now, **criteria)
    return {(task.holder, task.capacity) for task in rows}


class TestOverview:
    def test_shows_what_the_organ_gave_to_whomever(self, office, given):
        assert found(office) == {(unit(office, "truongphong"), "lead"), (post(office, "phochanhvp"), "support")}

    def test_shows_nobody_else_anything(self, office, given):
        for username in ("chuyenvien", "chanhvp", "quantri", "vanthu.benmau"):
            assert found(office, username) == set()

    def test_is_of_the_organs_where_the_actor_administers_tasks(self, office, given):
        actor = office.actor("nhiemvu")
        elsewhere = replace(actor, grants=frozenset({(Permission.OVERSEE, office.organ("VPTU").pk)}))
        assert queries.overview(actor, office.now).exists()
        assert not queries.overview(elsewhere, office.now).exists()

    def test_does_not_show_what_is_above_the_clearance(self, office, memos):
        assigned(office, secrecy=2, lead=post(office, "chanhvp"))
        assert found(office) == set()

    def test_of_a_unit_finds_its_posts_and_people_too(self, office, given):
        place = office.position("truongphong").unit_id
        holding.pass_on(given.pk, office.actor("truongphong"), office.now, lead=person(office, "chuyenvien"))
        assert found(office, unit=place) == {
            (unit(office, "truongphong"), "lead"),
            (person(office, "chuyenvien"), "lead"),
        }

    @pytest.mark.parametrize(
        ("query", "count"),
        [
            ("capacity=informed", 1),
            ("alert=deep_red", 0),
            ("state=awaiting_acceptance", 1),
            ("source=memo", 3),
            ("source=incoming", 0),
            ("q=bao+cao+ket+qua", 3),
            ("due_until=01/12/2026", 0),
        ],
    )
    def test_is_narrowed(self, office, given, query, count):
        reported(office, record_id=72)
        units = queries.overview_units(office.actor("nhiemvu"), office.now)
        criteria = OverviewFilter(QueryDict(query), units=units).criteria()
        assert queries.overview(office.actor("nhiemvu"), office.now, **criteria).count() == count


def person(office, username) -> int:
    """The principal of the person alone."""
    return Principal.PERSON.of(office.person(username).pk)


class TestPages:
    def test_is_for_task_administrators_alone(self, office, given):
        opened = office.client("nhiemvu").get(ADDRESS, follow=True)
        assert "Báo cáo kết quả nhiệm vụ năm 2026" in opened.content.decode()
        assert office.client("chanhvp").get(ADDRESS).status_code == 403
        assert ADDRESS in office.client("nhiemvu").get("/nhiem-vu/").content.decode()
        assert ADDRESS not in office.client("chanhvp").get("/nhiem-vu/").content.decode()

    def test_leads_to_a_task_without_opening_its_record(self, office, memos):
        task = assigned(office, lead=post(office, "thuky"))
        page = office.client("nhiemvu").get(f"/nhiem-vu/{task.pk}/").content.decode()
        assert "Báo cáo kết quả nhiệm vụ năm 2026" in page
        assert "/ghi-nho/71/" not in page

    def test_goes_out_as_a_spreadsheet(self, office, given):
        answer = office.client("nhiemvu").get(f"{ADDRESS}?xuat=xlsx-du")
        assert answer["Content-Type"].startswith("application/vnd.openxmlformats")

    def test_asks_few_questions(self, office, given, django_assert_max_num_queries):
        for record_id in range(72, 92):
            assigned(office, record_id=record_id)
        client = office.client("nhiemvu")
        client.get(ADDRESS)
        with django_assert_max_num_queries(15):
            client.get(f"{ADDRESS}?state=assigned&unit={office.position('truongphong').unit_id}")


class TestPersons:
    """A task of a unit may be passed on to one person, not the post."""

    def test_are_offered_after_the_posts(self, office, given):
        offered = queries.offered_below(given, office.actor("truongphong"), office.now.date())
        kinds = [each.principal % 8 for each in offered]
        assert kinds == sorted(kinds, key=lambda kind: kind == Principal.PERSON)
        assert person(office, "chuyenvien") in {each.principal for each in offered}
        assert person(office, "truongphong") not in {each.principal for each in offered}

    def test_do_what_they_are_given(self, office, given):
        task = holding.pass_on(
            given.pk,
            office.actor("truongphong"),
            office.now,
            lead=person(office, "chuyenvien"),
            due_on=date(2026, 12, 1),
        )
        child = task.children.get()
        assert "lead" in capacities(office, "chuyenvien")
        done = holding.complete(child.pk, office.actor("chuyenvien"), office.now, result="Xong.")
        assert done.completed_by == office.person("chuyenvien").name

    def test_of_other_units_are_refused(self, office, given):
        with pytest.raises(InvalidInput, match="trong đơn vị"):
            holding.pass_on(given.pk, office.actor("truongphong"), office.now, lead=person(office, "vanthu"))

    def test_of_another_unit_see_nothing(self, office, given):
        holding.pass_on(given.pk, office.actor("truongphong"), office.now, lead=person(office, "chuyenvien"))
        with pytest.raises(RecordNotFound):
            queries.task(office.actor("vanthu.benmau"), given.pk)


class TestRows:
    def test_a_task_of_another_source_shows_its_kind(self, office, given):
        assigning.assign(source(office, record_id=72), office.actor("chanhvp"), office.now, lead=post(office, "thuky"))
        rows = queries.rows(office.actor("nhiemvu"), office.now, list(Task.objects.all()))
        assert {row.source for row in rows} == {"Bản ghi nhớ"}
