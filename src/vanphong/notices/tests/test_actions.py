from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.office.office import NOW
from vanphong.notices.actions import choose, mark_read, mark_read_about, notify
from vanphong.notices.choices import Channel
from vanphong.notices.models import Notice
from vanphong.notices.ports import declare_topic
from vanphong.notices.queries import channels_of, habit_of, notices_of, unread

declare_topic("try", "Thử", Channel.BOTH)
NIGHT = NOW.replace(hour=16)
"""Eleven at night in the office."""


@pytest.fixture
def person(office):
    return office.person("vanthu").pk


def tell(*people, now=NOW, key="task:1:assigned", **more):
    notify(people, topic="try", sentence="Đồng chí được giao việc", ref=("task", 1), key=key, now=now, **more)


def choose_usual(person, channel=Channel.BOTH, **more):
    usual: dict = {"quiet_from": time(22), "quiet_until": time(6), "rhythm": "daily", "hour": 7}
    choose(person, channels={"try": channel}, **(usual | more))


class TestNotify:
    def test_tells_each_person(self, office, person):
        other = office.person("bithu").pk
        tell(person, other, person)
        assert sorted(Notice.objects.values_list("person_id", flat=True)) == sorted([person, other])

    def test_tells_nobody_twice_of_one_thing(self, person):
        tell(person)
        tell(person, now=NOW + timedelta(days=1))
        tell(person, key="task:1:returned")
        assert Notice.objects.count() == 2

    def test_asks_as_few_questions_for_many_people_as_for_one(self, office):
        names = ["vanthu", "bithu", "chanhvp", "chuyenvien"]
        people = [office.person(name).pk for name in names]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            tell(*people)
        assert len(queries) <= 4  # on SQLite bulk_create opens a savepoint
        assert Notice.objects.count() == len(people)

    def test_leaves_alone_whoever_wants_none(self, person):
        choose_usual(person, Channel.OFF)
        tell(person)
        assert not Notice.objects.exists()

    def test_goes_where_the_person_chose(self, person):
        choose_usual(person, Channel.DIGEST)
        tell(person)
        notice = Notice.objects.get()
        assert (notice.is_in_app, notice.is_in_digest) == (False, True)

    def test_mails_nothing_of_what_is_secret(self, person):
        choose_usual(person, Channel.DIGEST)
        tell(person, secrecy=1)
        notice = Notice.objects.get()
        assert (notice.is_in_app, notice.is_in_digest) == (True, False)

    def test_waits_for_the_end_of_the_quiet_hours(self, person):
        tell(person, now=NIGHT)
        assert unread(person, NIGHT) == 0
        assert unread(person, NIGHT + timedelta(hours=7)) == 1

    def test_waits_for_the_quiet_hours_that_the_person_chose(self, person):
        choose_usual(person, quiet_from=time(0), quiet_until=time(0))
        tell(person, now=NIGHT)
        assert unread(person, NIGHT) == 1

    def test_refuses_a_topic_that_was_not_declared(self, person):
        with pytest.raises(LookupError):
            notify([person], topic="unheard", sentence="x", ref=None, key="k", now=NOW)


class TestMarkRead:
    def test_marks_the_chosen_ones(self, person):
        tell(person, key="a")
        tell(person, key="b")
        first = Notice.objects.get(key="a").pk
        assert mark_read(person, NOW, notice_ids=[first]) == 1
        assert unread(person, NOW) == 1

    def test_marks_all_that_are_shown(self, person):
        tell(person, key="a")
        tell(person, key="b", now=NIGHT)
        assert mark_read(person, NIGHT) == 1
        assert unread(person, NIGHT + timedelta(hours=7)) == 1

    def test_reads_for_nobody_else(self, office, person):
        tell(person)
        mark_read(office.person("bithu").pk, NOW, notice_ids=list(Notice.objects.values_list("pk", flat=True)))
        assert unread(person, NOW) == 1

    def test_opening_the_record_is_reading(self, person):
        tell(person)
        mark_read_about(person, ("task", 1), NOW)
        assert unread(person, NOW) == 0
        assert notices_of(person, NOW).count() == 1


class TestChoose:
    def test_keeps_what_was_chosen(self, person):
        choose_usual(person, Channel.APP, rhythm="hourly", hour=9)
        assert channels_of(person)["try"] == Channel.APP
        assert (habit_of(person).rhythm, habit_of(person).hour) == ("hourly", 9)

    def test_without_a_choice_the_usual_holds(self, person):
        assert channels_of(person)["try"] == Channel.BOTH
        assert habit_of(person).quiet_from == time(22)
