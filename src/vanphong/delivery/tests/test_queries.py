import pytest

from vanphong.delivery import actions, queries
from vanphong.delivery.tests.letters import SOURCE, letter, send, sent, to
from vanphong.kernel.errors import RecordNotFound


class TestAwaiting:
    def test_the_registry_of_the_recipient_sees_it(self, office):
        found = sent(office)
        assert list(queries.awaiting(office.actor("vanthu.btc"))) == [found]

    def test_a_registry_that_serves_another_organ_sees_what_is_sent_there(self, office):
        found = actions.send(
            SOURCE,
            letter(),
            [],
            to(office.organ("TU")),
            sender_organ_id=office.organ("BTCTU").pk,
            actor=office.actor("vanthu.btc"),
            now=office.now,
        )
        assert [each.dispatch for each in queries.awaiting(office.actor("vanthu"))] == [found]

    @pytest.mark.parametrize("username", ["vanthu", "chuyenvien.btc", "truongban.btc", "quantri", "vanthu.benmau"])
    def test_nobody_else_does(self, office, username):
        sent(office)
        assert not queries.awaiting(office.actor(username)).exists()

    def test_is_asked_in_few_queries(self, office, django_assert_max_num_queries):
        send(office, office.organ("BTCTU"))
        send(office, office.organ("BTCTU"), source=("outgoing", 72))
        actor = office.actor("vanthu.btc")
        with django_assert_max_num_queries(2):
            assert {each.dispatch.sender.name for each in queries.awaiting(actor)} == {"Văn phòng Tỉnh ủy"}


class TestDelivery:
    @pytest.mark.parametrize("username", ["vanthu", "vanthu.btc"])
    def test_both_registries_find_it(self, office, username):
        found = sent(office)
        assert queries.delivery(office.actor(username), found.pk) == found

    def test_others_do_not(self, office):
        with pytest.raises(RecordNotFound):
            queries.delivery(office.actor("chuyenvien.btc"), sent(office).pk)


class TestStatuses:
    def test_lists_every_delivery_in_the_order_of_sending(self, office):
        send(office, office.organ("BTCTU"), names=("Sở Nội vụ",))
        send(office, office.organ("BNCTU"))
        names = [each.recipient_name for each in queries.statuses(*SOURCE)]
        assert names == ["Ban Tổ chức Tỉnh ủy", "Sở Nội vụ", "Ban Nội chính Tỉnh ủy"]


class TestPaperList:
    def test_lists_what_is_to_be_handed_over(self, office):
        send(office, office.organ("BTCTU"), names=("Sở Nội vụ",))
        organ_id = office.organ("VPTU").pk
        assert [each.recipient_name for each in queries.paper_list([organ_id])] == ["Sở Nội vụ"]
        assert not queries.paper_list([office.organ("BTCTU").pk]).exists()
