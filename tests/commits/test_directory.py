"""The directory, two people at the same moment: one is done, the other is told; nothing stands twice."""

from tests.databases import run_together
from tests.office.office import Office
from vanphong.organisation.api import Account, Person, Unit


class TestAtTheSameMoment:
    def test_one_unit_of_that_name_is_made(self, committed):
        office = Office()
        url = f"/to-chuc/co-quan/{office.organ('VPTU').pk}/don-vi/"
        data = {"name": "Tổ lập cùng lúc", "rank": "1", "valid_from": "2026-12-01"}
        clients = [office.client("quantri") for _ in range(4)]
        answers = run_together([lambda client=client: client.post(url, data).status_code for client in clients])
        assert sorted(answers) == [303, 422, 422, 422]
        assert Unit.objects.filter(name="Tổ lập cùng lúc").count() == 1

    def test_one_account_of_that_name_is_opened(self, committed):
        office = Office()
        people = [Person.objects.create(name=f"Đào Thị {n}", folded="dao thi", given_folded="x") for n in range(4)]
        calls = [(office.client("quantri"), f"/to-chuc/can-bo/{person.pk}/tai-khoan/") for person in people]
        answers = run_together(
            [
                lambda client=client, url=url: client.post(url, {"username": "dao.thi"}).status_code
                for client, url in calls
            ]
        )
        assert sorted(answers) == [200, 422, 422, 422]
        assert Account.objects.filter(username="dao.thi").count() == 1

    def test_of_two_changes_the_second_sees_the_first(self, committed):
        office = Office()
        person = office.person("chuyenvien")
        url = f"/to-chuc/can-bo/{person.pk}/sua/"
        calls = [(office.client("quantri"), {"name": person.name, "phone": str(n), "seen": "1"}) for n in range(3)]
        answers = run_together([lambda c=client, d=data: c.post(url, d).status_code for client, data in calls])
        assert sorted(answers) == [303, 422, 422]
        assert Person.objects.get(pk=person.pk).version == 2
