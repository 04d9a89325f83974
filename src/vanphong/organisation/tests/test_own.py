"""One's own pages: who one is, as whom one works, where one is signed in."""

import pytest
from django.test import Client

from vanphong.organisation.queries.own import machine_of


class TestProfile:
    def test_shows_the_person_the_positions_and_the_roles(self, office):
        page = office.client("chanhvp").get("/tai-khoan/").content.decode()
        assert "Phạm Văn Minh Họa" in page
        assert "Chánh Văn phòng Tỉnh ủy" in page
        assert "Lãnh đạo văn phòng" in page

    def test_costs_few_queries(self, office, django_assert_max_num_queries):
        client = office.client("troly")
        client.get("/tai-khoan/")
        with django_assert_max_num_queries(9):
            client.get("/tai-khoan/")


class TestActAs:
    def key(self, office):
        return (
            office.client("troly").get("/tai-khoan/").content.decode().split('name="acting" value="t')[1].split('"')[0]
        )

    def test_works_for_the_leader_from_then_on(self, office):
        client = office.client("troly")
        response = client.post("/tai-khoan/tu-cach/", {"acting": f"t{self.key(office)}", "next": "/to-chuc/"})
        assert (response.status_code, response["Location"]) == (303, "/to-chuc/")
        assert "Thay mặt đồng chí Nguyễn Văn Mẫu" in client.get("/tai-khoan/").content.decode()

    def test_an_unknown_choice_is_the_main_position(self, office):
        client = office.client("chuyenvien")
        client.post("/tai-khoan/tu-cach/", {"acting": f"t{self.key(office)}"})
        assert "Thay mặt" not in client.get("/tai-khoan/").content.decode()

    def test_goes_to_no_other_host(self, office):
        response = office.client("troly").post("/tai-khoan/tu-cach/", {"acting": "", "next": "//elsewhere.example/"})
        assert response["Location"] == "/"

    def test_refuses_reading(self, office):
        assert office.client("troly").get("/tai-khoan/tu-cach/").status_code == 405


class TestSessions:
    @pytest.fixture
    def two(self, office) -> tuple[Client, Client]:
        here, there = Client(), Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
        for client in (here, there):
            client.post("/dang-nhap/", {"login": "vanthu", "password": office.password})
        return here, there

    def test_lists_where_the_account_is_signed_in(self, two):
        page = two[0].get("/tai-khoan/phien/").content.decode()
        assert "Phiên này" in page
        assert "Firefox trên Windows" in page

    def test_one_is_ended_elsewhere(self, two):
        here, there = two
        address = here.get("/tai-khoan/phien/").content.decode().split('action="/tai-khoan/phien/')
        ids = [part.split("/")[0] for part in address[1:] if part[0].isdigit()]
        here.post(f"/tai-khoan/phien/{ids[0]}/ket-thuc/")
        assert there.get("/tai-khoan/").status_code == 302
        assert here.get("/tai-khoan/").status_code == 200
        assert here.post(f"/tai-khoan/phien/{ids[0]}/ket-thuc/").status_code == 404

    def test_all_others_are_ended_at_once(self, two):
        here, there = two
        here.post("/tai-khoan/phien/ket-thuc-phien-khac/")
        assert there.get("/tai-khoan/").status_code == 302
        assert here.get("/tai-khoan/").status_code == 200

    def test_anothers_session_is_not_found(self, office, two):
        from allauth.usersessions.models import UserSession

        session = UserSession.objects.filter(user=office.account("vanthu")).first()
        other = Client()
        other.post("/dang-nhap/", {"login": "chanhvp", "password": office.password})
        assert other.post(f"/tai-khoan/phien/{session.pk}/ket-thuc/").status_code == 404
        assert UserSession.objects.filter(pk=session.pk).exists()

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140 Safari/537.36 Edg/140",
                "Edge trên Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1",
                "Safari trên iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36",
                "Chrome trên Android",
            ),
            ("", "Trình duyệt khác trên máy khác"),
        ],
    )
    def test_says_which_machine(self, said, words):
        assert machine_of(said) == words
