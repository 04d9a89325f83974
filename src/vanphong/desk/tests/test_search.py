"""Search as the desk shows it: the office's own records, for whoever may see them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.http import QueryDict

from tests.office.office import NOW
from vanphong.catalogue import api as catalogue
from vanphong.desk.jobs import look_again, tell_new
from vanphong.desk.queries.search import answer, offer, read
from vanphong.dossiers.actions import file, open_dossier
from vanphong.files import api as files
from vanphong.incoming.actions.handling import Routing, assign
from vanphong.incoming.tests.builders import arrivals
from vanphong.kernel.search import api as search
from vanphong.notices.api import Notice
from vanphong.outgoing.tests.builders import drafted

__all__ = ["arrivals"]
HTMX = {"HX-Request": "true"}
Q = "/tra-cuu/?q="


def found(office, username: str, text: str, parameters: str = "") -> dict[str, list[str]]:
    """The titles found, by kind, in their order."""
    search.catch_up(NOW)
    asked = read(QueryDict(f"q={text}&{parameters}"))
    titles: dict[str, list[str]] = {}
    for each in answer(asked, office.actor(username), NOW).results:
        titles.setdefault(each.hit.row.kind, []).append(each.hit.entry.title)
    return titles


@pytest.fixture
def letter(arrivals):
    """A registered document of the provincial committee."""
    return arrivals.registered(reference="54-BC/ĐU")


class TestKinds:
    @pytest.mark.parametrize(
        "text",
        [
            "54-BC/ĐU",
            "54 bc du",
            "54/bc-đu",
            "54bcđu",
            "xay dung dang",
            "Bến Mẫu",
            "20/11/2026",
            "Bến Mẫu 24/11/2026",
            "số:54",
        ],
    )
    def test_an_arrived_document_is_found_by_any_of_its_particulars(self, office, letter, text):
        assert letter.subject in found(office, "vanthu", text)["incoming"]

    @pytest.mark.parametrize("text", ["khongcogi", "19/11/2026", "54-BC/ĐU -bến", "số:55"])
    def test_no_document_is_found_that_is_not_meant(self, office, letter, text):
        assert "incoming" not in found(office, "vanthu", text)

    def test_nothing_is_found_that_the_actor_may_not_see(self, office, letter):
        assert "incoming" not in found(office, "vanthu.benmau", "54-BC/ĐU")

    def test_a_draft_is_found_by_whoever_writes_it(self, office):
        draft = drafted(office)
        assert found(office, "chuyenvien", draft.subject)["outgoing"] == [draft.subject]

    def test_a_task_is_found_by_whoever_has_it(self, office, arrivals, letter):
        routing = Routing(office.position("chuyenvien").principal, (), (), None)
        assign(letter, office.actor("vanthu"), NOW, routing=routing)
        assert found(office, "chuyenvien", "54-BC/ĐU")["task"]

    def test_dossiers_people_and_organs_are_found(self, office):
        open_dossier(None, office.actor("chuyenvien"), NOW, title="Đại hội Mẫu")
        hits = found(office, "chuyenvien", "mẫu")
        assert hits["dossier"] == ["Đại hội Mẫu"]
        assert "Nguyễn Văn Mẫu" in hits["person"]
        assert any("Bến Mẫu" in name for name in hits["organ"])

    def test_what_is_in_a_dossier_is_found_by_its_name_by_whoever_sees_the_dossier(self, office, letter):
        dossier = open_dossier(None, office.actor("vanthu"), NOW, title="Chuyển đổi số 2026")
        file(dossier, office.actor("vanthu"), NOW, item=letter.ref)
        assert found(office, "vanthu", 'hồ sơ:"chuyen doi so"')["incoming"] == [letter.subject]
        assert not found(office, "chanhvp", 'hồ sơ:"chuyen doi so"')

    def test_a_secret_document_is_not_found_on_the_internet(self, office, arrivals):
        stub = arrivals.registered(secrecy=1)
        assert not found(office, "vanthu", stub.reference or "mật").get("incoming")


class TestFiles:
    def test_a_document_is_found_by_what_its_file_says_once_it_was_read(self, office, arrivals):
        letter = arrivals.registered("directive")
        (version,) = files.versions(*letter.ref)
        text = files.text_of(version, NOW)
        search.touch(files.records_with(version.blob), NOW)
        said = " ".join(text.split()[200:206])
        assert letter.subject in found(office, "vanthu", f'"{said}"')["incoming"]
        assert not found(office, "vanthu.benmau", f'"{said}"').get("incoming")


class TestIsolatedNetwork:
    def test_a_secret_document_is_found_by_its_particulars_by_whoever_is_cleared(self, office, arrivals):
        catalogue.settle_zone("wan", NOW, has_content=False)
        secret = arrivals.registered(secrecy=1, subject="Kế sách giữ kín 77")
        search.catch_up(NOW)
        clerk = office.actor("vanthu")
        asked = search.Search(search.parse("kế sách giữ kín"), clerk, NOW)
        assert [row.record_id for row in search.find(asked).rows] == [secret.pk]
        assert not search.find(replace(asked, actor=replace(clerk, clearance=0))).count


class TestAnswer:
    @pytest.fixture
    def dossiers(self, office):
        """Twenty-five dossiers of the specialist's."""
        for number in range(25):
            open_dossier(None, office.actor("chuyenvien"), NOW, title=f"Đại hội chi bộ {number}", period="2026")
        search.catch_up(NOW)

    def ask(self, office, parameters: str):
        return answer(read(QueryDict(parameters)), office.actor("chuyenvien"), NOW)

    def test_goes_page_by_page(self, office, dossiers):
        first = self.ask(office, "q=dai hoi chi bo")
        second = self.ask(office, first.following.partition("?")[2])
        assert (len(first.results), len(second.results), first.count) == (20, 5, "25")
        assert not second.following
        assert second.previous

    def test_is_narrowed_inside_the_results(self, office, dossiers):
        assert self.ask(office, "q=dai hoi&trong=7").count == "1"
        (chip,) = self.ask(office, "q=dai hoi&trong=7").chips
        assert chip.remove == "/tra-cuu/?q=dai+hoi"

    def test_a_facet_narrows(self, office, dossiers):
        (kinds,) = [group for group in self.ask(office, "q=mau").facets if group.label == "Mục"]
        value = next(value for value in kinds.items if value.label == "Cán bộ")
        narrowed = self.ask(office, value.url.partition("?")[2])
        assert narrowed.found.count == value.count
        assert {each.kind for each in narrowed.results} == {"Cán bộ"}

    def test_a_last_word_that_is_only_begun_is_enough_where_nothing_else_is_found(self, office, dossiers):
        assert self.ask(office, "q=dai hoi chi b").count == "25"

    def test_what_comes_near_is_shown_where_nothing_has_all_the_words(self, office, dossiers):
        shown = self.ask(office, "q=dai hoi chi bo phuong")
        assert not shown.results
        assert shown.near

    def test_another_spelling_is_suggested_where_it_finds_something(self, office, dossiers):
        search.rebuild(NOW)
        assert [text for text, _ in self.ask(office, "q=daihoi chi bo").suggestions] == ["đại hội chi bộ"]

    def test_asks_few_questions(self, office, dossiers, django_assert_max_num_queries):
        with django_assert_max_num_queries(6):
            self.ask(office, "q=dai hoi")

    def test_a_page_asks_no_more_than_fifteen(self, office, dossiers, django_assert_max_num_queries):
        client = office.client("chuyenvien")
        client.get(f"{Q}dai+hoi")
        with django_assert_max_num_queries(15):
            client.get(f"{Q}dai+hoi")


class TestOffer:
    def offered(self, office, text: str):
        search.catch_up(NOW)
        return offer(read(QueryDict(f"q={text}")), office.actor("vanthu"), NOW)

    def test_the_best_of_each_kind(self, office, letter):
        groups = {group.label: group.items for group in self.offered(office, "mẫ").groups}
        assert len(groups["Cán bộ"]) == 5
        assert [each.hit.row.record_id for each in groups["Văn bản đến"]] == [letter.pk]

    @pytest.mark.parametrize(
        ("typed", "text"),
        [
            ("lo", "loại:"),
            ("đại hội cơ qu", "đại hội cơ quan:"),
            ("loại:báo", 'loại:"Báo cáo" '),
            ("đại hội loai:tb", 'đại hội loai:"Thông báo" '),
            ("cơ quan:bến mẫ", 'cơ quan:"Đảng ủy xã Bến Mẫu" '),
            ("từ:2", "từ:24/11/2026 "),
        ],
    )
    def test_filters_are_completed(self, office, typed, text):
        assert text in [each.text for each in self.offered(office, typed).completions]

    def test_what_can_be_begun(self, office):
        assert [each.label for each in self.offered(office, "tiếp nh").beginnings] == ["Tiếp nhận văn bản"]


class TestPage:
    def test_shows_what_was_found_with_the_words_marked(self, office):
        open_dossier(None, office.actor("chuyenvien"), NOW, title="Đại hội đảng bộ")
        search.catch_up(NOW)
        text = office.client("chuyenvien").get(f"{Q}dang+bo").content.decode()
        assert "<mark>đảng</mark> <mark>bộ</mark>" in text

    def test_answers_htmx_with_the_results_alone(self, office):
        text = office.client("chuyenvien").get(f"{Q}mau&gon=1", headers=HTMX).content.decode()
        assert "Nguyễn Văn" in text
        assert "<html" not in text

    def test_says_how_to_search_and_what_to_do_when_nothing_was_found(self, office):
        client = office.client("chuyenvien")
        assert "không cần dấu" in client.get("/tra-cuu/").content.decode()
        assert "Không tìm thấy «zzz»" in client.get(f"{Q}zzz").content.decode()

    @pytest.mark.parametrize(
        "text", ["%3Cscript%3E", "%22", "-", "a*b*", "%27%29+OR+1%3D1", "lo%E1%BA%A1i:", "x" * 900, "a.b_c"]
    )
    def test_whatever_is_typed_is_only_text(self, office, text):
        answered = office.client("chuyenvien").get(f"{Q}{text}")
        assert answered.status_code == 200
        assert "<script>" not in answered.content.decode()

    def test_what_cannot_be_read_is_told(self, office):
        assert "Không hiểu ngày «mai»" in office.client("chuyenvien").get(f"{Q}hop+t%E1%BB%AB:mai").content.decode()


class TestKeep:
    @pytest.fixture
    def kept(self, office):
        """A search of the specialist's for dossiers of the congress."""
        data = {"address": f"{Q}đại hội", "name": "Đại hội", "is_told": "on"}
        assert office.client("chuyenvien").post("/tra-cuu/luu/", data).status_code == 303
        (found,) = search.saved_searches(office.person("chuyenvien").pk)
        return found

    def notices(self, office) -> list[str]:
        told = Notice.objects.filter(person_id=office.person("chuyenvien").pk, topic="found").order_by("id")
        return [notice.sentence for notice in told]

    def test_is_on_the_page_and_leads_to_its_results(self, office, kept):
        client = office.client("chuyenvien")
        assert "Lượt tìm đã lưu" in client.get("/tra-cuu/").content.decode()
        assert client.get(f"/tra-cuu/da-luu/{kept.pk}/").url == "/tra-cuu/?q=%C4%91%E1%BA%A1i+h%E1%BB%99i"

    def test_what_is_new_is_told_once(self, office, kept):
        tell_new(NOW, search_id=kept.pk)
        open_dossier(None, office.actor("chuyenvien"), NOW, title="Đại hội chi bộ")
        search.catch_up(NOW)
        tell_new(NOW, search_id=kept.pk)
        tell_new(NOW + timedelta(minutes=10), search_id=kept.pk)
        assert self.notices(office) == ["Lượt tìm «Đại hội» có 1 kết quả mới."]

    def test_what_the_person_may_not_see_is_not_told(self, office, kept):
        open_dossier(None, office.actor("vanthu.benmau"), NOW, title="Đại hội xã")
        search.catch_up(NOW)
        tell_new(NOW, search_id=kept.pk)
        assert not self.notices(office)

    def test_every_one_that_is_to_be_told_is_looked_at(self, office, kept, django_capture_on_commit_callbacks):
        look_again(NOW)
        assert search.to_be_told().count() == 1

    def test_is_forgotten(self, office, kept):
        assert office.client("chuyenvien").post(f"/tra-cuu/da-luu/{kept.pk}/xoa/").status_code == 303
        assert not search.saved_searches(office.person("chuyenvien").pk)

    def test_nobody_else_has_it(self, office, kept):
        client = office.client("vanthu")
        assert client.get(f"/tra-cuu/da-luu/{kept.pk}/").status_code == 404
        assert client.post(f"/tra-cuu/da-luu/{kept.pk}/xoa/").status_code == 404

    def test_without_a_name_nothing_is_kept(self, office):
        office.client("vanthu").post("/tra-cuu/luu/", {"address": f"{Q}đại hội", "name": ""})
        assert not search.saved_searches(office.person("vanthu").pk)
