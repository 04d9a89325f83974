"""Who sees what, what waits for whom, what is found, at what cost."""

import pytest

from vanphong.outgoing.actions import consulting
from vanphong.outgoing.actions.reading import mark_read
from vanphong.outgoing.queries import answers, contents, lists, pages
from vanphong.outgoing.tests import builders

pytestmark = pytest.mark.django_db


def waiting(office, username):
    """Pile → how many, of those that are not empty."""
    return {pile.label: pile.count for pile in lists.piles(office.actor(username), office.now) if pile.count}


class TestPiles:
    def test_each_step_waits_for_those_whose_step_it_is(self, office):
        builders.appraising_now(office, subject="Một")
        builders.submitted(office, subject="Hai")
        builders.signed(office, subject="Ba")
        builders.appraise(office, builders.appraising_now(office, subject="Bốn"), passed=False)
        assert waiting(office, "thamdinh") == {"Chờ thẩm định": 1}
        assert waiting(office, "phobithu") == {"Chờ tôi ký": 1}
        assert waiting(office, "vanthu") == {"Chờ soát, cấp số, ban hành": 1}
        assert waiting(office, "chuyenvien") == {"Dự thảo bị trả lại": 1, "Tôi soạn": 4}
        assert waiting(office, "chuyenvien2") == {}

    def test_opinions_wait_for_those_asked_until_they_answer(self, office):
        document = builders.drafted(office)
        asked = [office.position("truongphong").principal]
        consulting.consult(document, office.actor("chuyenvien"), office.now, asked=asked, question="?")
        assert waiting(office, "truongphong") == {"Chờ ý kiến của tôi": 1}
        consulting.give_opinion(document.consultations.get(), office.actor("truongphong"), office.now, answer="agree")
        assert waiting(office, "truongphong") == {}

    def test_an_assistant_sees_what_waits_for_the_leader_and_does_not_sign(self, office):
        builders.submitted(office, signer="bithu")
        labels = [pile.label for pile in lists.piles(office.assistant("troly"), office.now)]
        assert "Chờ tôi ký" not in labels

    def test_show_the_first_rows(self, office):
        document = builders.submitted(office)
        pile = next(pile for pile in lists.piles(office.actor("phobithu"), office.now) if pile.name == "outgoing-ky")
        assert [(row.title, row.url) for row in pile.rows()] == [(document.subject, f"/van-ban-di/{document.pk}/")]


class TestDocuments:
    def test_conditions_narrow_the_list(self, office):
        builders.issued(office)
        builders.drafted(office, type_name="Công văn", subject="Về việc góp ý", urgency="urgent")
        actor = office.actor("chuyenvien")
        assert lists.documents(actor).count() == 2
        assert lists.documents(actor, state=["issued"]).count() == 1
        assert lists.documents(actor, document_type=["official_letter"]).get().urgency == "urgent"
        assert lists.documents(actor, urgency=["urgent"]).count() == 1
        assert lists.documents(actor, since=office.now.date()).count() == 1
        assert lists.documents(actor, work="da-ban-hanh").count() == 1

    @pytest.mark.parametrize("text", ["01-TB/TU", "1 tb tu", "ket luan", "chuyển đổi số", "doi so ket luan"])
    def test_text_is_found_in_any_spelling(self, office, text):
        document = builders.numbered(office)
        assert [row.pk for row in lists.documents(office.actor("chuyenvien"), q=text)] == [document.pk]

    def test_text_that_is_not_there_is_not_found(self, office):
        builders.numbered(office)
        assert not lists.documents(office.actor("chuyenvien"), q="02-TB/TU").exists()


class TestSearch:
    def test_answers_only_what_the_actor_may_see(self, office):
        document = builders.numbered(office)
        assert [node.ref for node in answers.search(office.actor("vanthu"), "1-tb/tu")] == [document.ref]
        assert answers.search(office.actor("chuyenvien2"), "1-tb/tu") == []

    def test_describes_only_what_the_actor_may_see(self, office):
        document = builders.drafted(office)
        assert answers.describe([document.pk], office.actor("chuyenvien"))[document.pk].title.startswith("Thông báo: ")
        assert answers.describe([document.pk], office.actor("bithu")) == {}


class TestFiles:
    def test_are_read_by_those_who_take_part(self, office):
        document = builders.drafted(office)
        assert pages.may_read(office.actor("chuyenvien"), "outgoing", document.pk)
        assert not pages.may_read(office.actor("bithu"), "outgoing", document.pk)
        assert not pages.may_read(office.actor("bithu"), "outgoing", 0)


class TestReadMarks:
    def test_tell_what_was_seen_before(self, office):
        document = builders.drafted(office)
        actor, first = office.actor("chuyenvien"), contents.main_versions(document)[0].pk

        def look(version_id):
            return mark_read(pages.document(actor, document.pk), actor.person_id, version_id, office.now)

        assert [look(first), look(first), look(first + 1), look(first + 1)] == [None, None, first, first]


class TestCost:
    def test_a_page_of_the_list_asks_twice_however_long_it_is(self, office, django_assert_max_num_queries):
        for number in range(12):
            builders.drafted(office, subject=f"Dự thảo {number}", text=None)
        actor = office.actor("chuyenvien")
        with django_assert_max_num_queries(2):
            rows = list(lists.documents(actor).order_by("-id")[:50])
            assert len({(row.document_type.name, row.organ.name) for row in rows}) == 1

    def test_all_piles_are_counted_in_one_question(self, office, django_assert_max_num_queries):
        builders.drafted(office)
        actor = office.actor("chanhvp")
        with django_assert_max_num_queries(2):
            assert len(lists.piles(actor, office.now)) > 3
