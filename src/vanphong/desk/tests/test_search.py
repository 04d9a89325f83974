import pytest

from tests.office.office import NOW
from vanphong.desk.queries.search import search
from vanphong.dossiers.actions import open_dossier
from vanphong.incoming.tests.builders import arrivals

__all__ = ["arrivals"]
HTMX = {"HX-Request": "true"}


def found(office, username: str, text: str, limit: int = 20) -> dict[str, list[str]]:
    groups = search(text, office.actor(username), NOW, limit=limit)
    return {group.source.name: [hit.node.title for hit in group.hits] for group in groups}


@pytest.fixture
def letter(arrivals):
    """A registered document of the provincial committee."""
    return arrivals.registered(reference="54-BC/ĐU")


class TestSearch:
    @pytest.mark.parametrize(
        "text", ["54-BC/ĐU", "54 bc du", "54/bc-đu", "xay dung dang", "Bến Mẫu", "20/11/2026", "Bến Mẫu 24/11/2026"]
    )
    def test_finds_an_arrived_document_by_any_of_its_particulars(self, office, letter, text):
        assert found(office, "vanthu", text)["incoming"] == [letter.title]

    @pytest.mark.parametrize("text", ["", "  ", "khong co gi nhu the", "19/11/2026", "Bến Mẫu 19/11/2026"])
    def test_finds_no_document_that_is_not_meant(self, office, letter, text):
        assert "incoming" not in found(office, "vanthu", text)

    def test_finds_nothing_that_the_actor_may_not_see(self, office, letter):
        assert "incoming" not in found(office, "vanthu.benmau", "54-BC/ĐU")

    def test_finds_dossiers_people_and_organs(self, office):
        open_dossier(None, office.actor("chuyenvien"), NOW, title="Đại hội Mẫu")
        hits = found(office, "chuyenvien", "mau")
        assert hits["dossiers"] == ["Đại hội Mẫu"]
        assert "Nguyễn Văn Mẫu" in hits["people"]
        assert any("Bến Mẫu" in name for name in hits["organs"])

    def test_shows_as_many_as_asked_and_leads_to_the_rest(self, office):
        for number in range(4):
            open_dossier(None, office.actor("chuyenvien"), NOW, title=f"Đại hội {number}")
        (group,) = search("dai hoi", office.actor("chuyenvien"), NOW, limit=3)
        assert len(group.hits) == 3
        assert group.more == "/ho-so/?q=dai+hoi"

    def test_asks_few_questions(self, office, letter, django_assert_max_num_queries):
        actor = office.actor("vanthu")
        with django_assert_max_num_queries(12):
            search("mau", actor, NOW, limit=20)


class TestPage:
    def test_shows_what_was_found_with_the_words_marked(self, office):
        open_dossier(None, office.actor("chuyenvien"), NOW, title="Đại hội đảng bộ")
        text = office.client("chuyenvien").get("/tra-cuu/?q=dang+bo").content.decode()
        assert "<mark>đảng</mark> <mark>bộ</mark>" in text

    def test_answers_htmx_with_the_results_alone(self, office):
        text = office.client("chuyenvien").get("/tra-cuu/?q=mau&gon=1", headers=HTMX).content.decode()
        assert "Nguyễn Văn" in text
        assert "<html" not in text

    def test_says_how_to_search_and_what_to_do_when_nothing_was_found(self, office):
        client = office.client("chuyenvien")
        assert "không cần dấu" in client.get("/tra-cuu/").content.decode()
        assert "Không tìm thấy «zzz»" in client.get("/tra-cuu/?q=zzz").content.decode()

    def test_what_was_typed_is_only_text(self, office):
        text = office.client("chuyenvien").get("/tra-cuu/?q=%3Cscript%3E").content.decode()
        assert "<script>" not in text
