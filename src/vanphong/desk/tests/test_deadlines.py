from datetime import date, timedelta

import pytest

from tests.office.office import NOW
from vanphong.catalogue.api import Alert, alert_scale
from vanphong.desk.jobs import remind_of_deadlines
from vanphong.kernel.outbox.worker import drain
from vanphong.notices.api import Notice
from vanphong.tasks.api import Task

TODAY = date(2026, 11, 24)
SCALE_DAYS = {Alert.YELLOW: TODAY, Alert.RED: TODAY - timedelta(days=1), Alert.DEEP_RED: TODAY - timedelta(days=10)}


def a_task(office, due_on: date | None, **more) -> Task:
    """A task of the specialist, assigned by the head of the Office."""
    told = {
        "source_kind": "incoming",
        "source_id": 9,
        "organ_id": office.organ("TU").pk,
        "title": "54-BC/ĐU: Kết quả công tác",
        "received_at": NOW,
        "created_at": NOW,
        "capacity": "lead",
        "holder": office.position("chuyenvien").principal,
        "assigner": office.position("chanhvp").principal,
        "assigner_name": "Chánh Văn phòng",
        "state": "assigned",
        "due_on": due_on,
    }
    return Task.objects.create(**(told | more))


def told(now=NOW) -> set[str]:
    """Whom the reminders told, by account."""
    remind_of_deadlines(now)
    drain(now)
    return set(Notice.objects.filter(topic="due").values_list("person__account__username", flat=True))


class TestReminders:
    @pytest.mark.parametrize(
        ("level", "people"),
        [
            (Alert.YELLOW, {"chuyenvien"}),
            (Alert.RED, {"chuyenvien", "truongphong"}),
            (Alert.DEEP_RED, {"chanhvp"}),
        ],
    )
    def test_each_level_tells_whom_it_is_for(self, office, level, people):
        due_on = SCALE_DAYS[level]
        assert alert_scale(TODAY).of(due_on) == level
        a_task(office, due_on)
        assert told() == people

    def test_a_result_that_waits_is_for_who_has_to_accept_it(self, office):
        a_task(office, SCALE_DAYS[Alert.YELLOW], state="awaiting_acceptance", reported_at=NOW)
        assert told() == {"chanhvp"}

    def test_once_per_task_and_level(self, office):
        a_task(office, TODAY)
        told()
        assert told(NOW + timedelta(hours=6)) == {"chuyenvien"}
        assert Notice.objects.count() == 1
        told(NOW + timedelta(days=1))
        assert Notice.objects.count() == 3

    def test_again_for_a_new_deadline(self, office):
        task = a_task(office, TODAY)
        told()
        Task.objects.filter(pk=task.pk).update(due_on=TODAY + timedelta(days=1))
        told(NOW + timedelta(hours=6))
        assert Notice.objects.count() == 2

    @pytest.mark.parametrize(
        "more",
        [
            {"due_on": None},
            {"due_on": TODAY + timedelta(days=30)},
            {"due_on": TODAY, "state": "completed", "completed_at": NOW},
            {"due_on": TODAY, "capacity": "informed"},
        ],
    )
    def test_not_of_what_does_not_press(self, office, more):
        a_task(office, **more)
        assert told() == set()

    def test_not_of_what_was_done_meanwhile(self, office):
        task = a_task(office, TODAY)
        remind_of_deadlines(NOW)
        Task.objects.filter(pk=task.pk).update(due_on=TODAY + timedelta(days=30))
        drain(NOW)
        assert not Notice.objects.exists()
