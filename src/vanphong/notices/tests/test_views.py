from datetime import time

import pytest

from tests.office.office import NOW
from vanphong.notices.actions import notify
from vanphong.notices.choices import Channel
from vanphong.notices.models import Notice
from vanphong.notices.ports import declare_topic, topics
from vanphong.notices.queries import channels_of, habit_of, page_of, unread

declare_topic("try", "Thử nghiệm", Channel.BOTH)


def tell(office, username="vanthu", key="a", ref=("task", 1)):
    notify([office.person(username).pk], topic="try", sentence=f"Việc {key}", ref=ref, key=key, now=NOW)
    return Notice.objects.get(key=key, person__account__username=username)


@pytest.fixture
def client(office):
    return office.client("vanthu")


class TestList:
    def test_shows_ones_own_the_newest_first(self, client, office):
        tell(office, key="một")
        tell(office, key="hai")
        tell(office, "bithu", key="ba")
        text = client.get("/thong-bao/").content.decode()
        assert text.index("Việc hai") < text.index("Việc một")
        assert "Việc ba" not in text

    def test_shows_the_unread_alone(self, client, office):
        first = tell(office, key="một")
        tell(office, key="hai")
        client.get(f"/thong-bao/{first.pk}/")
        text = client.get("/thong-bao/?loc=chua-doc").content.decode()
        assert "Việc hai" in text
        assert "Việc một" not in text

    def test_an_empty_list_says_what_will_be_here(self, client):
        assert "Chưa có thông báo nào" in client.get("/thong-bao/").content.decode()

    @pytest.mark.parametrize("before", ["x", "-1", "9" * 30])
    def test_a_page_that_is_none_is_the_first(self, client, before):
        assert client.get(f"/thong-bao/?truoc={before}").status_code == 200


class TestPageOf:
    def test_goes_on_where_the_page_ended(self, office):
        person = office.person("vanthu").pk
        for number in range(5):
            tell(office, key=str(number))
        first = page_of(person, NOW, only_unread=False, size=2)
        second = page_of(person, NOW, only_unread=False, before=first.before, size=2)
        last = page_of(person, NOW, only_unread=False, before=second.before, size=2)
        keys = [[notice.key for notice in page.notices] for page in (first, second, last)]
        assert keys == [["4", "3"], ["2", "1"], ["0"]]
        assert last.before == 0


class TestOpen:
    def test_leads_to_the_record_and_is_read(self, client, office):
        notice = tell(office, ref=("dossier", 7))
        answer = client.get(f"/thong-bao/{notice.pk}/")
        assert (answer.status_code, answer["Location"]) == (303, "/ho-so/7/")
        assert unread(office.person("vanthu").pk, NOW) == 0

    def test_that_of_another_is_not_found(self, office):
        notice = tell(office)
        assert office.client("bithu").get(f"/thong-bao/{notice.pk}/").status_code == 404


class TestMarkRead:
    def test_the_ticked_ones(self, client, office):
        notice = tell(office, key="a")
        tell(office, key="b")
        assert client.post("/thong-bao/da-doc/", {"id": [notice.pk]}).status_code == 303
        assert unread(office.person("vanthu").pk, NOW) == 1

    def test_all(self, client, office):
        tell(office, key="a")
        tell(office, key="b")
        answer = client.post("/thong-bao/da-doc/", {"all": "1"})
        assert "counts" in answer["HX-Trigger"]
        assert Notice.objects.filter(read_at=None).count() == 0

    def test_not_by_a_link(self, client):
        assert client.get("/thong-bao/da-doc/").status_code == 405


class TestPreferences:
    def values(self, **more):
        chosen = {f"topic_{topic.name}": topic.default.value for topic in topics()}
        usual = {"quiet_from": "22:00", "quiet_until": "06:00", "rhythm": "daily", "hour": "7"}
        return chosen | usual | more

    def test_shows_every_topic(self, client):
        assert "Thử nghiệm" in client.get("/thong-bao/tuy-chon/").content.decode()

    def test_keeps_what_was_chosen(self, client, office):
        answer = client.post("/thong-bao/tuy-chon/", self.values(topic_try="off", quiet_from="21:30"))
        assert answer.status_code == 303
        person = office.person("vanthu").pk
        assert channels_of(person)["try"] == Channel.OFF
        assert habit_of(person).quiet_from == time(21, 30)

    @pytest.mark.parametrize("wrong", [{"topic_try": "pigeon"}, {"quiet_from": "25:00"}, {"hour": "24"}])
    def test_what_cannot_be_comes_back(self, client, wrong):
        assert client.post("/thong-bao/tuy-chon/", self.values(**wrong)).status_code == 422

    def test_says_when_there_is_no_mail_server(self, client, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        assert "chưa cấu hình máy chủ thư" in client.get("/thong-bao/tuy-chon/").content.decode()
