import pypdfium2
import pytest

from vanphong.delivery import actions
from vanphong.delivery.choices import State
from vanphong.delivery.models import Delivery
from vanphong.delivery.tests.letters import send, sent

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/gui-nhan/"}


def text_of(pdf: bytes) -> str:
    """What the pages say."""
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


@pytest.fixture
def dispatch(office):
    """A letter to one organ through the system and to one on paper."""
    return send(office, office.organ("BTCTU"), names=("Sở Nội vụ tỉnh Thực Hành",))


@pytest.fixture
def listed(dispatch):
    """What goes on paper."""
    return dispatch.deliveries.get(state=State.LISTED)


class TestList:
    def test_shows_the_sending_registry_what_became_of_it(self, office, dispatch):
        actions.open_delivery(dispatch.deliveries.get(state=State.SENT).pk, office.actor("vanthu.btc"), office.now)
        page = office.client("vanthu").get("/gui-nhan/").content.decode()
        for words in ("412-CV/VPTU", "Ban Tổ chức Tỉnh ủy", "Đã xem", "Chờ chuyển giao"):
            assert words in page

    def test_shows_other_registries_nothing_of_it(self, office, dispatch):
        assert "412-CV/VPTU" not in office.client("vanthu.bnc").get("/gui-nhan/").content.decode()

    @pytest.mark.parametrize("username", ["chuyenvien", "bithu", "quantri"])
    def test_is_for_registries_alone(self, office, username):
        assert office.client(username).get("/gui-nhan/").status_code == 403

    @pytest.mark.parametrize(
        ("query", "is_found"),
        [
            ("q=412-CV", True),
            ("q=bao+cao+ket+qua", True),
            ("q=khac", False),
            ("state=listed&channel=paper", True),
            ("state=refused", False),
            ("recipient=so+noi+vu", True),
            ("since=2026-11-24&until=2026-11-24", True),
            ("since=2026-11-25", False),
        ],
    )
    def test_is_filtered(self, office, dispatch, query, is_found):
        page = office.client("vanthu").get(f"/gui-nhan/?{query}").content.decode()
        assert ("Sở Nội vụ tỉnh Thực Hành" in page) is is_found

    def test_asks_few_questions(self, office, dispatch, django_assert_max_num_queries):
        for number in range(20):
            send(office, office.organ("BTCTU"), source=("outgoing", 100 + number))
        client = office.client("vanthu")
        client.get("/gui-nhan/")
        with django_assert_max_num_queries(12):
            client.get("/gui-nhan/")


class TestRecord:
    def test_the_sender_is_led_to_the_document(self, office, listed):
        page = office.client("vanthu").get(f"/gui-nhan/{listed.pk}/").content.decode()
        assert "Ghi đã chuyển giao" in page
        assert "Mở văn bản" in page

    def test_the_recipient_sees_the_letter_only(self, office):
        page = office.client("vanthu.btc").get(f"/gui-nhan/{sent(office).pk}/").content.decode()
        assert "về việc báo cáo kết quả" in page
        assert "Mở văn bản" not in page

    def test_others_do_not_find_it(self, office):
        assert office.client("vanthu.bnc").get(f"/gui-nhan/{sent(office).pk}/").status_code == 404


class TestVerbs:
    @pytest.mark.parametrize("verb", ["revoke", "hand-over", "refuse", "amend-hand-over"])
    def test_has_a_page_and_a_fragment(self, office, listed, verb):
        address = f"/gui-nhan/{listed.pk}/{verb}/"
        assert "<html" in office.client("vanthu").get(address).content.decode()
        assert "<html" not in office.client("vanthu").get(address, headers=HTMX).content.decode()

    def test_hand_over(self, office, listed):
        client = office.client("vanthu")
        answer = client.post(f"/gui-nhan/{listed.pk}/hand-over/", {"handed_on": "24/11/2026", "handed_to": "Bà Thử"})
        assert answer.status_code == 303
        assert Delivery.objects.get(pk=listed.pk).state == State.HANDED_OVER

    def test_hand_over_says_what_is_wrong_with_the_day(self, office, listed):
        answer = office.client("vanthu").post(f"/gui-nhan/{listed.pk}/hand-over/", {"handed_on": "01/11/2026"})
        assert answer.status_code == 422
        assert "trước ngày gửi" in answer.content.decode()

    def test_revoke(self, office):
        found = sent(office)
        office.client("vanthu").post(f"/gui-nhan/{found.pk}/revoke/", {"reason": "Gửi nhầm."})
        assert Delivery.objects.get(pk=found.pk).reason == "Gửi nhầm."

    def test_refuse(self, office):
        found = sent(office)
        office.client("vanthu.btc").post(f"/gui-nhan/{found.pk}/refuse/", {"reason": "Không đúng nơi nhận."})
        assert Delivery.objects.get(pk=found.pk).state == State.REFUSED

    def test_amend_hand_over(self, office, listed):
        client = office.client("vanthu")
        client.post(f"/gui-nhan/{listed.pk}/hand-over/", {"handed_on": "24/11/2026", "handed_to": "Sai"})
        client.post(f"/gui-nhan/{listed.pk}/amend-hand-over/", {"handed_on": "24/11/2026", "handed_to": "Đúng"})
        assert Delivery.objects.get(pk=listed.pk).handed_to == "Đúng"


class TestBulk:
    def test_several_are_handed_over_at_once(self, office, dispatch):
        ids = [each.pk for each in dispatch.deliveries.all()]
        client = office.client("vanthu")
        asked = client.post("/gui-nhan/hang-loat/", {"id": ids, "verb": "hand_over"})
        assert "Ghi đã chuyển giao 2 nơi nhận" in asked.content.decode()
        data = {"id": ids, "verb": "hand_over", "asked": 1, "key": "k", "handed_on": "24/11/2026"}
        page = client.post("/gui-nhan/hang-loat/", data).content.decode()
        assert "Đã xong" in page
        assert "Chưa làm được" in page
        assert dispatch.deliveries.filter(state=State.HANDED_OVER).count() == 1

    def test_labels_are_a_paper(self, office, dispatch):
        ids = [each.pk for each in dispatch.deliveries.all()]
        answer = office.client("vanthu").post("/gui-nhan/hang-loat/", {"id": ids, "verb": "labels"}, follow=True)
        said = text_of(answer.content)
        assert answer["Content-Type"] == "application/pdf"
        for words in ("412-CV/VPTU", "Sở Nội vụ tỉnh Thực Hành", "Kính gửi:", "VĂN PHÒNG"):
            assert words in said

    def test_nothing_chosen_is_refused(self, office):
        assert office.client("vanthu").post("/gui-nhan/hang-loat/", {"verb": "revoke"}).status_code == 422
        assert office.client("vanthu").get("/gui-nhan/bi/").status_code == 422


class TestBook:
    def test_lists_the_paper_of_the_day(self, office, dispatch):
        page = office.client("vanthu").get("/gui-nhan/so-chuyen-giao/?since=2026-11-24&until=2026-11-24")
        shown = page.content.decode()
        assert "Sở Nội vụ tỉnh Thực Hành" in shown
        assert "Ban Tổ chức Tỉnh ủy" not in shown

    def test_is_printed(self, office, dispatch):
        answer = office.client("vanthu").get("/gui-nhan/so-chuyen-giao/?since=2026-11-24&until=2026-11-24&xuat=pdf")
        said = text_of(answer.content)
        for words in ("SỔ CHUYỂN GIAO VĂN BẢN ĐI", "Từ ngày 24/11/2026", "412-CV/VPTU", "Ký nhận"):
            assert words in said

    def test_days_out_of_order_are_refused(self, office):
        answer = office.client("vanthu").get("/gui-nhan/so-chuyen-giao/?since=2026-11-25&until=2026-11-24")
        assert answer.status_code == 422


class TestStatuses:
    def test_the_fragment_shows_each_recipient(self, office, dispatch):
        from django.template.loader import render_to_string

        from vanphong.delivery import queries

        statuses = queries.statuses(*("outgoing", 71))
        shown = render_to_string("delivery/statuses.html", {"statuses": statuses, "may_act": 1})
        assert "Ban Tổ chức Tỉnh ủy" in shown
        assert shown.count("Thu hồi</") == 2
        assert shown.count("Ghi đã chuyển giao") == 1
