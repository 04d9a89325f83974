from datetime import date

from tests.office.office import NOW
from vanphong.delivery.api import Delivery
from vanphong.kernel.lists.api import Tally, tally
from vanphong.organisation.api import Organ, Person
from vanphong.tasks.api import Task


def a_task(number: int, due_on: date | None) -> Task:
    told = {"source_kind": "memo", "source_id": number, "organ_id": 1, "received_at": NOW, "created_at": NOW}
    return Task.objects.create(capacity="lead", holder=1, assigner=1, state="assigned", due_on=due_on, **told)


class TestTally:
    def test_counts_rows_and_finds_the_earliest_deadline_in_one_question(self, office, django_assert_num_queries):
        for number, due_on in enumerate([date(2026, 12, 4), None, date(2026, 11, 20)]):
            a_task(number, due_on)
        people = Person.objects.count()
        with django_assert_num_queries(1):
            found = tally(
                {
                    "all": Task.objects.order_by("-id"),
                    "late": Task.objects.filter(due_on__lt=date(2026, 11, 1)),
                    "people": Person.objects.all(),
                    "letters": Delivery.objects.select_related("dispatch").order_by("id"),
                    "organs": Organ.objects.none(),
                }
            )
        assert found == {
            "all": Tally(3, date(2026, 11, 20)),
            "late": Tally(),
            "people": Tally(people),
            "letters": Tally(),
            "organs": Tally(),
        }

    def test_of_nothing_asks_nothing(self, office, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert tally({}) == {}

    def test_of_one(self, office):
        a_task(1, None)
        assert tally({"all": Task.objects.all()}) == {"all": Tally(1)}
