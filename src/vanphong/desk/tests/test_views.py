import pytest

from tests.office.office import NOW
from vanphong.desk.queries.piles import piles as waiting
from vanphong.incoming.actions.handling import propose
from vanphong.incoming.tests.builders import arrivals
from vanphong.notices.api import declare_topic, notify
from vanphong.notices.choices import Channel

__all__ = ["arrivals"]
declare_topic("try", "Thử", Channel.BOTH)


def proposed_to_the_secretary(office, arrivals):
    """A document that waits for the directive of `bithu`."""
    leader = office.position("bithu").principal
    return propose(arrivals.registered(), office.actor("chanhvp"), NOW, leader=leader, opinion="Kính trình")


def tell(office, username, key="a"):
    notify([office.person(username).pk], topic="try", sentence="Có việc mới", ref=None, key=key, now=NOW)


class TestHome:
    def test_is_the_first_page_of_whoever_signs_in(self, office):
        answer = office.client("vanthu").get("/")
        assert answer.status_code == 200
        assert "Bàn làm việc" in answer.content.decode()

    def test_an_empty_desk_offers_the_clerk_what_comes_in(self, office):
        clerk, specialist = (office.client(name).get("/").content.decode() for name in ("vanthu", "chuyenvien"))
        for address in ("/van-ban-den/tiep-nhan/", "/van-ban-den/van-ban-giay/"):
            assert address in clerk
            assert address not in specialist

    def test_no_two_piles_are_called_alike(self, office):
        for name in ("chuyenvien", "vanthu", "chanhvp", "bithu"):
            labels = [pile.label for pile in waiting(office.actor(name), NOW)]
            assert len(set(labels)) == len(labels)

    def test_opening_a_record_marks_what_was_told_of_it_as_read(self, office, arrivals):
        document = arrivals.registered()
        told = [office.person("vanthu").pk]
        notify(told, topic="try", sentence="Có văn bản", ref=document.ref, key="b", now=NOW)
        client = office.client("vanthu")
        client.get(f"/van-ban-den/{document.pk}/")
        assert client.get("/").context["unread_notices"]() == 0

    def test_a_visitor_is_led_to_the_login(self, client, db):
        answer = client.get("/")
        assert answer.status_code == 302
        assert answer["Location"] == "/dang-nhap/?next=/"

    def test_the_bell_shows_what_is_unread(self, office):
        tell(office, "vanthu")
        answer = office.client("vanthu").get("/")
        assert answer.context["unread_notices"]() == 1


class TestCounts:
    def test_answers_the_numbers_in_json(self, office):
        tell(office, "vanthu")
        answer = office.client("vanthu").get("/thong-bao/so-dem/")
        assert answer.status_code == 200
        assert answer.json()["notices"] == 1

    def test_answers_nothing_while_nothing_happened(self, office):
        client = office.client("vanthu")
        tag = client.get("/thong-bao/so-dem/")["ETag"]
        answer = client.get("/thong-bao/so-dem/", headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")

    def test_answers_anew_after_a_notice(self, office):
        client = office.client("vanthu")
        tag = client.get("/thong-bao/so-dem/")["ETag"]
        tell(office, "vanthu")
        answer = client.get("/thong-bao/so-dem/", headers={"If-None-Match": tag})
        assert answer.json()["notices"] == 1

    def test_a_visitor_learns_nothing(self, client, db):
        assert client.get("/thong-bao/so-dem/").status_code == 302


class TestWork:
    def test_shows_what_waits_and_what_comes_first(self, office, arrivals):
        document = arrivals.received("directive")
        text = office.client("vanthu").get("/").content.decode()
        assert "chờ vào sổ" in text
        assert 'data-counter="incoming_to_register"' in text
        assert f"/van-ban-den/{document.pk}/" in text

    def test_answers_htmx_with_the_work_alone(self, office):
        answer = office.client("vanthu").get("/", headers={"HX-Request": "true"})
        assert "<html" not in answer.content.decode()

    def test_nothing_to_do_says_so(self, office):
        assert "Không có việc nào đang chờ" in office.client("quantri").get("/").content.decode()

    @pytest.mark.parametrize("username", ["vanthu", "chanhvp", "bithu", "chuyenvien", "truongphong", "vanthu.benmau"])
    def test_asks_at_most_fifteen_questions(self, office, arrivals, username, django_assert_max_num_queries):
        arrivals.received("directive")
        arrivals.registered(proposer=office.position("chanhvp").principal)
        client = office.client(username)
        client.get("/")
        with django_assert_max_num_queries(15):
            client.get("/")

    def test_the_counts_are_those_of_the_piles(self, office, arrivals):
        arrivals.received("directive")
        assert office.client("vanthu").get("/thong-bao/so-dem/").json()["incoming_to_register"] == 1


class TestRecent:
    def test_shows_the_newest_documents_first(self, office, arrivals):
        older, newer = arrivals.registered(), arrivals.registered()
        text = office.client("vanthu").get("/gan-day/", headers={"HX-Request": "true"}).content.decode()
        assert text.index(f"/van-ban-den/{newer.pk}/") < text.index(f"/van-ban-den/{older.pk}/")
        assert "<html" not in text

    def test_shows_none_of_others(self, office, arrivals):
        arrivals.registered()
        assert "Chưa có văn bản nào" in office.client("vanthu.benmau").get("/gan-day/").content.decode()


class TestElsewhere:
    """`bithu` has an assistant, `troly`."""

    def test_an_assistant_sees_what_waits_for_the_leader(self, office, arrivals):
        proposed_to_the_secretary(office, arrivals)
        text = office.client("troly").get("/tu-cach-khac/").content.decode()
        assert "Giúp việc Bí thư Tỉnh ủy" in text
        assert "1<span" in text

    def test_the_button_changes_over_to_the_leaders_desk(self, office, arrivals):
        document = proposed_to_the_secretary(office, arrivals)
        client = office.client("troly")
        (other,) = client.get("/tu-cach-khac/").context["elsewhere"]
        answer = client.post("/tai-khoan/tu-cach/", {"acting": other.acting.key, "next": "/"}, follow=True)
        assert f"/van-ban-den/{document.pk}/" in answer.content.decode()

    def test_an_empty_desk_of_a_leader_is_said(self, office):
        assert "không còn việc" in office.client("troly").get("/tu-cach-khac/").content.decode()

    def test_who_has_one_position_is_not_offered_others(self, office):
        client = office.client("vanthu.benmau")
        assert "tu-cach-khac" not in client.get("/").content.decode()
        assert "không làm việc với tư cách nào khác" in client.get("/tu-cach-khac/").content.decode()

    def test_htmx_gets_the_list_alone(self, office):
        answer = office.client("troly").get("/tu-cach-khac/", headers={"HX-Request": "true"})
        assert "<html" not in answer.content.decode()
