"""The verbs of people and the positions they hold."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest

from vanphong.kernel.errors import AlreadyDone, NotPermitted, RuleViolated, StaleRecord
from vanphong.kernel.journal.api import Entry
from vanphong.kernel.outbox.api import Job
from vanphong.kernel.outbox.registry import HANDLERS
from vanphong.organisation.actions import people
from vanphong.organisation.api import Holding, Position
from vanphong.organisation.events import HoldingEnded

DAY = date(2026, 12, 1)


class TestEnrolPerson:
    def test_writes_the_name_as_lists_go_by_it(self, office, admin, told):
        person = people.enrol_person(admin, office.now, name="  Đào  Thị Ánh ", staff_code="TH-900")
        assert (person.name, person.folded, person.given_folded) == ("Đào Thị Ánh", "dao thi anh", "anh")
        assert told("person", person.pk) == ("enrol_person", "Lập hồ sơ cán bộ Đào Thị Ánh")

    def test_sent_twice_is_made_once(self, office, admin):
        key = uuid4().hex
        person = people.enrol_person(admin, office.now, name="Đào Thị Ánh", key=key)
        with pytest.raises(AlreadyDone) as again:
            people.enrol_person(admin, office.now, name="Đào Thị Ánh", key=key)
        assert again.value.record_id == person.pk

    def test_refuses_half_a_name_and_a_code_that_another_has(self, office, admin):
        with pytest.raises(RuleViolated) as refused:
            people.enrol_person(admin, office.now, name="Ánh", staff_code="TH-001")
        assert len(refused.value.reasons) == 2
        assert "Nguyễn Văn Mẫu" in refused.value.message

    def test_refuses_who_appoints_nowhere(self, office):
        with pytest.raises(NotPermitted):
            people.enrol_person(office.actor("chuyenvien"), office.now, name="Đào Thị Ánh")


class TestEditPerson:
    def edit(self, office, actor, username="chuyenvien", **changed):
        person = office.person(username)
        data = {
            "name": person.name,
            "staff_code": person.staff_code,
            "email": "",
            "phone": "",
            "note_text": "",
            **changed,
        }
        return people.edit_person(actor, office.now, person_id=person.pk, **data)

    def test_writes_and_tells_before_and_after(self, office, admin):
        person = self.edit(office, admin, phone="0900 000 111", seen=1)
        assert (person.phone, person.version) == ("0900 000 111", 2)
        changes = Entry.objects.filter(kind="person", record_id=person.pk).latest("id").read_changes()
        assert changes["Điện thoại"] == ("", "0900 000 111")

    def test_refuses_what_was_changed_meanwhile(self, office, admin):
        self.edit(office, admin, phone="1", seen=1)
        with pytest.raises(StaleRecord):
            self.edit(office, admin, phone="2", seen=1)

    def test_refuses_anothers_code(self, office, admin):
        with pytest.raises(RuleViolated):
            self.edit(office, admin, staff_code="TH-001")

    def test_of_a_commune_by_its_own_administrator_alone(self, office, commune_admin):
        assert self.edit(office, commune_admin, "bithu.benmau", phone="1").phone == "1"
        with pytest.raises(NotPermitted):
            self.edit(office, commune_admin, "chuyenvien", phone="1")


class TestAppoint:
    @pytest.fixture
    def person(self, office, admin):
        return people.enrol_person(admin, office.now, name="Đào Thị Ánh")

    def test_gives_the_position_and_so_an_actor(self, office, admin, person, told):
        position = office.position("chuyenvien")
        holding = people.appoint(
            admin, office.now, person_id=person.pk, position_id=position.pk, since=DAY, basis="Quyết định 12-QĐ/VPTU"
        )
        assert (holding.is_main, holding.until) == (True, None)
        assert told("person", person.pk)[1].endswith("từ ngày 01/12/2026")

    def test_refuses_a_second_main_position(self, office, admin):
        with pytest.raises(RuleViolated, match="đang giữ chức vụ chính «Chuyên viên theo dõi kinh tế»"):
            people.appoint(
                admin,
                office.now,
                person_id=office.person("chuyenvien").pk,
                position_id=office.position("thamdinh").pk,
                since=DAY,
            )

    def test_allows_one_beside_the_main_one(self, office, admin, told):
        person = office.person("chuyenvien")
        position = office.position("thamdinh")
        people.appoint(admin, office.now, person_id=person.pk, position_id=position.pk, since=DAY, is_main=False)
        assert "kiêm chức vụ" in told("person", person.pk)[1]

    def test_refuses_the_same_twice_and_dates_in_disorder(self, office, admin):
        with pytest.raises(RuleViolated) as refused:
            people.appoint(
                admin,
                office.now,
                person_id=office.person("chuyenvien").pk,
                position_id=office.position("chuyenvien").pk,
                since=DAY,
                until=DAY - timedelta(days=1),
                is_main=False,
            )
        assert len(refused.value.reasons) == 2

    def test_refuses_a_position_that_ended(self, office, admin, person):
        position = office.position("chuyenvien")
        Position.objects.filter(pk=position.pk).update(valid_to=DAY)
        with pytest.raises(RuleViolated, match="đã kết thúc"):
            people.appoint(admin, office.now, person_id=person.pk, position_id=position.pk, since=DAY)

    def test_refuses_others(self, office, commune_admin, person):
        with pytest.raises(NotPermitted):
            people.appoint(
                commune_admin,
                office.now,
                person_id=person.pk,
                position_id=office.position("chuyenvien").pk,
                since=DAY,
            )


class TestEndHolding:
    def end(self, office, actor, **changed):
        holding = Holding.objects.get(person=office.person("chuyenvien"))
        data = {"until": office.now.date(), "reason": "Chuyển công tác", **changed}
        return people.end_holding(actor, office.now, holding_id=holding.pk, **data)

    def test_ends_and_tells(self, office, admin, told):
        holding = self.end(office, admin)
        assert holding.until == office.now.date()
        assert told("person", holding.person_id)[1].endswith("từ ngày 24/11/2026: Chuyển công tác")

    def test_tells_other_modules(self, office, admin, monkeypatch):
        monkeypatch.setitem(HANDLERS, HoldingEnded, ["tasks.handlers.position_is_free"])
        holding = self.end(office, admin)
        job = Job.objects.get(name="tasks.handlers.position_is_free")
        assert json.loads(job.payload) == {
            "person_id": holding.person_id,
            "position_id": holding.position_id,
            "until": "2026-11-24",
        }

    def test_refuses_without_a_reason_before_it_began_and_twice(self, office, admin):
        with pytest.raises(RuleViolated) as refused:
            self.end(office, admin, reason=" ", until=date(2020, 1, 1))
        assert len(refused.value.reasons) == 2
        self.end(office, admin)
        with pytest.raises(RuleViolated, match="đã thôi giữ"):
            self.end(office, admin)

    def test_refuses_others(self, office, commune_admin):
        with pytest.raises(NotPermitted):
            self.end(office, commune_admin)
