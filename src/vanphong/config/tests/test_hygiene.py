"""Headers, cookies, sessions and forged forms: the same hygiene on every page."""

import pytest
from django.test import Client

from vanphong.kernel.journal.api import Entry

PUBLIC = ["/dang-nhap/", "/khong-co/", "/thanh-phan/"]
INSIDE = [
    "/tai-khoan/",
    "/tai-khoan/mat-khau/",
    "/tai-khoan/xac-thuc/",
    "/tai-khoan/phien/",
    "/to-chuc/",
    "/to-chuc/can-bo/",
    "/to-chuc/co-quan/lap/",
    "/to-chuc/can-bo/987654/",
    "/khong-co/",
    "/",
]


class TestHeaders:
    @pytest.mark.parametrize("address", [*PUBLIC, *INSIDE])
    def test_of_every_page(self, office, address):
        response = office.client("chuyenvien").get(address)
        policy = response["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"

    @pytest.mark.parametrize("address", INSIDE)
    def test_let_the_browser_keep_nothing_of_what_a_person_saw(self, office, address):
        assert "no-store" in office.client("chuyenvien").get(address)["Cache-Control"]

    def test_the_login_page_is_not_kept_either(self, db, client):
        assert "no-store" in client.get("/dang-nhap/")["Cache-Control"]

    def test_signing_out_empties_the_browsers_store(self, office):
        client = office.client("chuyenvien")
        assert client.post("/dang-xuat/")["Clear-Site-Data"] == '"cache"'
        assert "Clear-Site-Data" not in client.get("/dang-nhap/")


class TestCookies:
    def sign_in(self, office, client):
        client.get("/dang-nhap/")
        client.post("/dang-nhap/", {"login": "vanthu", "password": office.password})
        return client

    def test_of_the_session_is_out_of_reach_of_scripts_and_of_other_sites(self, office, client):
        cookie = self.sign_in(office, client).cookies["vanphong_session"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["max-age"] in ("", 12 * 3600)

    def test_of_the_session_is_another_after_signing_in(self, office, client):
        session = client.session
        session["planted"] = "1"
        session.save()
        before = session.session_key
        assert self.sign_in(office, client).cookies["vanphong_session"].value != before

    def test_is_worth_nothing_after_signing_out(self, office, client):
        stolen = self.sign_in(office, client).cookies["vanphong_session"].value
        client.post("/dang-xuat/")
        thief = Client()
        thief.cookies["vanphong_session"] = stolen
        assert thief.get("/tai-khoan/").status_code == 302


class TestForgedForm:
    def test_is_refused_with_a_sentence(self, office):
        client = Client(enforce_csrf_checks=True)
        client.force_login(office.account("vanthu"), backend="allauth.account.auth_backends.AuthenticationBackend")
        before = Entry.objects.count()
        response = client.post("/to-chuc/nhom/lap/", {"name": "Nhóm"})
        assert response.status_code == 403
        assert "tải lại trang rồi gửi lại" in response.content.decode()
        assert Entry.objects.count() == before

    def test_is_refused_to_htmx_as_a_fragment(self, office):
        client = Client(enforce_csrf_checks=True)
        response = client.post("/dang-nhap/", {"login": "x"}, headers={"HX-Request": "true"})
        assert response.status_code == 403
        assert "<html" not in response.content.decode()


class TestOddAddresses:
    @pytest.mark.parametrize("address", ["/to-chuc/?q=%00", "/to-chuc/can-bo/?q=a%00b", "/to-chuc/tim/co-quan/?q=%00"])
    def test_a_nul_is_refused_with_a_sentence(self, office, address):
        response = office.client("chuyenvien").get(address)
        assert response.status_code == 422
        assert "ký tự không đọc được" in response.content.decode()

    @pytest.mark.parametrize("query", ["q=%FF%FE", "q=%ED%A0%80", "q=" + "x" * 5000, "q[]=1&q=", "q=%25&q=_"])
    def test_others_do_no_harm(self, office, query):
        assert office.client("chuyenvien").get(f"/to-chuc/?{query}").status_code == 200


class TestLostSession:
    def test_leads_to_the_login_page_and_back(self, db, client):
        response = client.post("/to-chuc/nhom/lap/", {"name": "Nhóm"})
        assert response["Location"] == "/dang-nhap/?next=/to-chuc/nhom/lap/"

    def test_leads_the_whole_page_there_when_a_part_was_asked_for(self, db, client):
        headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/to-chuc/nhom/"}
        response = client.post("/to-chuc/nhom/lap/", {"name": "Nhóm"}, headers=headers)
        assert response.status_code == 204
        assert "/dang-nhap/?next=" in response["HX-Redirect"]
        assert "to-chuc/nhom/" in response["HX-Redirect"]
