import pytest

from tests.office.office import NOW
from vanphong.dossiers.actions import file
from vanphong.dossiers.models import Dossier
from vanphong.dossiers.tests.builders import a_dossier

HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(office):
    return office.client("chuyenvien")


class TestList:
    def test_shows_the_dossiers_of_the_actor(self, client, office):
        a_dossier(office)
        a_dossier(office, "vanthu.benmau", title="Của nơi khác")
        text = client.get("/ho-so/").content.decode()
        assert "Đại hội đảng bộ các cấp" in text
        assert "Của nơi khác" not in text

    def test_filters_without_accents(self, client, office):
        a_dossier(office)
        assert "Đại hội đảng bộ" in client.get("/ho-so/?q=dai+hoi").content.decode()
        assert "Đại hội đảng bộ" not in client.get("/ho-so/?q=xyz").content.decode()

    def test_by_state_by_keeper_and_as_a_spreadsheet(self, client, office):
        a_dossier(office)
        a_dossier(office, "truongphong", title="Của trưởng phòng")
        text = client.get("/ho-so/?is_mine=on").content.decode()
        assert "Đại hội đảng bộ" in text
        assert "Của trưởng phòng" not in text
        assert "Đại hội đảng bộ" not in client.get("/ho-so/?state=closed").content.decode()
        assert client.get("/ho-so/?xuat=xlsx").status_code == 200


class TestRecord:
    def test_shows_what_is_in_it(self, client, office):
        kept = a_dossier(office)
        file(kept.pk, office.actor("chuyenvien"), NOW, item=a_dossier(office, title="Tài liệu thử").ref)
        answer = client.get(f"/ho-so/{kept.pk}/")
        assert answer.status_code == 200
        assert "Tài liệu thử" in answer.content.decode()

    def test_is_not_found_by_others(self, office):
        kept = a_dossier(office)
        assert office.client("vanthu.benmau").get(f"/ho-so/{kept.pk}/").status_code == 404


class TestOpen:
    def test_makes_a_dossier(self, client):
        answer = client.post("/ho-so/lap/", {"title": "Đại hội", "key": "k"})
        assert (answer.status_code, answer["Location"]) == (303, "/ho-so/")
        assert Dossier.objects.get().title == "Đại hội"

    def test_files_the_record_it_was_opened_for(self, client, office):
        paper = a_dossier(office, title="Tài liệu")
        answer = client.post(f"/ho-so/lap/?van-ban=dossier:{paper.pk}", {"title": "Hồ sơ mới"})
        assert answer["Location"] == f"/ho-so/{paper.pk}/"
        assert Dossier.objects.get(title="Hồ sơ mới").filed == 1

    def test_without_a_title_the_form_comes_back(self, client):
        answer = client.post("/ho-so/lap/", {"title": " "}, headers=HTMX)
        assert answer.status_code == 422
        assert "<html" not in answer.content.decode()


class TestFileRecord:
    def test_offers_the_dossiers_and_files(self, client, office):
        paper, kept = a_dossier(office, title="Tài liệu"), a_dossier(office)
        url = f"/ho-so/luu/?van-ban=dossier:{paper.pk}"
        assert "Đại hội đảng bộ các cấp" in client.get(url, headers=HTMX).content.decode()
        answer = client.post(url, {"dossier_id": kept.pk, "note": "Bản chính"}, headers=HTMX)
        assert (answer.status_code, answer["HX-Redirect"]) == (204, f"/ho-so/{paper.pk}/")
        assert kept.items.get().note == "Bản chính"

    def test_says_what_to_do_without_any_dossier(self, office):
        paper = a_dossier(office, "vanthu", title="Tài liệu")
        from vanphong.dossiers.actions import close

        file(paper.pk, office.actor("vanthu"), NOW, item=a_dossier(office, "vanthu", title="Trong").ref)
        for kept in Dossier.objects.exclude(pk=paper.pk):
            file(kept.pk, office.actor("vanthu"), NOW, item=paper.ref)
            close(kept.pk, office.actor("vanthu"), NOW)
        close(paper.pk, office.actor("vanthu"), NOW)
        answer = office.client("vanthu").get(f"/ho-so/luu/?van-ban=dossier:{paper.pk}")
        assert "Chưa có hồ sơ nào đang mở" in answer.content.decode()

    @pytest.mark.parametrize("item", ["", "dossier:0", "dossier:x", "nothing:1", "dossier"])
    def test_of_nothing_is_not_found(self, client, item):
        assert client.get(f"/ho-so/luu/?van-ban={item}").status_code == 404

    def test_refuses_twice_in_one_dossier(self, client, office):
        paper, kept = a_dossier(office, title="Tài liệu"), a_dossier(office)
        url = f"/ho-so/luu/?van-ban=dossier:{paper.pk}"
        client.post(url, {"dossier_id": kept.pk})
        answer = client.post(url, {"dossier_id": kept.pk})
        assert answer.status_code == 422
        assert "Đã có trong hồ sơ này" in answer.content.decode()


class TestVerbs:
    @pytest.mark.parametrize("verb", ["edit", "share", "hand-over", "reopen"])
    def test_each_has_a_page(self, client, office, verb):
        kept = a_dossier(office)
        assert client.get(f"/ho-so/{kept.pk}/{verb}/").status_code == 200
        assert office.client("vanthu.benmau").get(f"/ho-so/{kept.pk}/{verb}/").status_code == 404

    def test_take_out_close_and_reopen(self, client, office):
        kept = a_dossier(office)
        for number in range(2):
            paper = a_dossier(office, title=f"Tài liệu {number}")
            file(kept.pk, office.actor("chuyenvien"), NOW, item=paper.ref)
        item = kept.items.order_by("id")[0]
        url = f"/ho-so/{kept.pk}/{item.pk}/take-out/"
        assert client.post(url, {"reason": ""}).status_code == 422
        assert client.post(url, {"reason": "Lưu nhầm"}).status_code == 303
        assert client.post(f"/ho-so/{kept.pk}/close/").status_code == 303
        assert client.post(f"/ho-so/{kept.pk}/reopen/", {"reason": "Bổ sung"}).status_code == 303
        assert "Lưu nhầm" in client.get(f"/ho-so/{kept.pk}/").content.decode()

    def test_share_and_hand_over(self, client, office):
        kept, position = a_dossier(office), office.position("thamdinh")
        share = client.post(f"/ho-so/{kept.pk}/share/", {"principals": [position.principal]})
        assert share.status_code == 303
        data = {"keeper_id": position.pk, "reason": "Chuyển công tác"}
        assert client.post(f"/ho-so/{kept.pk}/hand-over/", data).status_code == 303
        kept.refresh_from_db()
        assert kept.keeper_id == position.pk

    def test_an_edit_of_an_old_page_is_refused(self, client, office):
        kept = a_dossier(office)
        data = {"title": "Tên mới", "seen": kept.version}
        assert client.post(f"/ho-so/{kept.pk}/edit/", data).status_code == 303
        answer = client.post(f"/ho-so/{kept.pk}/edit/", data)
        assert answer.status_code == 422
        assert "Trong lúc đồng chí đang mở trang" in answer.content.decode()
