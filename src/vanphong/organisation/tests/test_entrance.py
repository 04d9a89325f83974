"""Signing in, and what stands between signing in and working."""

import logging
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.test import Client

from vanphong.kernel.journal.api import Entry
from vanphong.organisation.api import Account, Holding
from vanphong.organisation.queries.edition import renew_edition
from vanphong.organisation.tests.totp import code_of

NEW_PASSWORD = "mật khẩu rất riêng 2026"
HTMX = {"HX-Request": "true"}


def sign_in(client, username, password, **extra):
    return client.post("/dang-nhap/?next=/tai-khoan/", {"login": username, "password": password}, **extra)


def turn_app_on(client, password):
    """Turn the authenticator app on; its secret."""
    client.post("/tai-khoan/xac-nhan/mat-khau/", {"password": password})
    page = client.get("/tai-khoan/xac-thuc/ung-dung/bat/").content.decode()
    secret = re.findall(r"<code>([A-Z2-7]+)</code>", page)[0]
    client.post("/tai-khoan/xac-thuc/ung-dung/bat/", {"code": code_of(secret)})
    return secret


class TestSignIn:
    def test_leads_to_where_the_person_was_going(self, office, client):
        response = sign_in(client, "vanthu", office.password)
        assert (response.status_code, response["Location"]) == (302, "/tai-khoan/")

    @pytest.mark.parametrize("typed", ["VANTHU", " vanthu ", "VanThu"])
    def test_does_not_mind_capitals_and_blanks_in_the_name(self, office, client, typed):
        assert sign_in(client, typed, office.password).status_code == 302

    def test_goes_to_no_other_host(self, office, client):
        response = client.post(
            "/dang-nhap/?next=//elsewhere.example/", {"login": "vanthu", "password": office.password}
        )
        assert response["Location"] == "/"

    def test_says_the_same_of_a_wrong_password_and_of_no_such_account(self, office, client):
        answers = [sign_in(client, name, "sai mat khau").content.decode() for name in ("vanthu", "khong.co")]
        assert all("Tên đăng nhập hoặc mật khẩu không đúng." in answer for answer in answers)

    def test_a_locked_account_is_told_so_only_with_the_right_password(self, office, client):
        Account.objects.filter(username="vanthu").update(is_locked=True)
        assert sign_in(client, "vanthu", office.password)["Location"] == "/tai-khoan/bi-khoa/"
        assert "Tài khoản này đã bị khóa" in client.get("/tai-khoan/bi-khoa/").content.decode()
        assert "không đúng" in sign_in(client, "vanthu", "sai mat khau").content.decode()

    def test_an_account_locked_while_signed_in_is_out_at_the_next_page(self, office):
        client = office.client("vanthu")
        Account.objects.filter(username="vanthu").update(is_locked=True)
        assert client.get("/tai-khoan/")["Location"] == "/dang-nhap/?next=/tai-khoan/"

    def test_without_a_position_the_page_says_why(self, office):
        client = office.client("chuyenvien")
        Holding.objects.filter(person=office.person("chuyenvien")).update(until=office.now.date())
        renew_edition()
        response = client.get("/tai-khoan/")
        assert response.status_code == 403
        assert "không giữ chức vụ nào" in response.content.decode()
        assert client.get("/tai-khoan/mat-khau/").status_code == 200

    def test_nobody_signs_up(self, client, db):
        assert client.get("/signup/").status_code == 404

    def test_offers_accounts_to_try_in_a_demonstration_only(self, office, client, settings):
        assert office.password not in client.get("/dang-nhap/").content.decode()
        settings.VANPHONG_DEMO = True
        assert 'name="login" value="vanthu"' in client.get("/dang-nhap/").content.decode()

    def test_signs_out_by_a_form_alone(self, office):
        client = office.client("vanthu")
        assert "Đồng chí muốn kết thúc phiên" in client.get("/dang-xuat/").content.decode()
        assert client.get("/tai-khoan/").status_code == 200
        client.post("/dang-xuat/")
        assert client.get("/tai-khoan/").status_code == 302


class TestLockOut:
    def wrong(self, client, times, **extra):
        for _ in range(times):
            response = sign_in(client, "vanthu", "sai mat khau", **extra)
        return response

    def test_after_five_wrong_passwords_the_page_says_to_wait(self, office, client):
        assert self.wrong(client, 4).status_code == 200
        response = self.wrong(client, 1)
        assert response.status_code == 429
        assert "chờ 15 phút" in response.content.decode()

    def test_the_right_password_does_not_help_meanwhile(self, office, client):
        self.wrong(client, 5)
        assert sign_in(client, "vanthu", office.password).status_code == 429

    def test_others_and_other_addresses_are_not_locked_out(self, office, client):
        self.wrong(client, 5)
        assert sign_in(Client(), "chanhvp", office.password).status_code == 302
        assert sign_in(Client(), "vanthu", office.password, REMOTE_ADDR="10.0.0.9").status_code == 302

    def test_ends_after_a_quarter_of_an_hour(self, office, client):
        self.wrong(client, 5)
        for attempt in AccessAttempt.objects.all():
            attempt.attempt_time -= timedelta(minutes=16)
            attempt.save()
        assert sign_in(client, "vanthu", office.password).status_code == 302


class TestFirstPassword:
    @pytest.fixture
    def client(self, office):
        Account.objects.filter(username="vanthu").update(must_change_password=True)
        return office.client("vanthu")

    def choose(self, client, old, new, again=None):
        data = {"oldpassword": old, "password1": new, "password2": new if again is None else again}
        return client.post("/tai-khoan/mat-khau/", data)

    @pytest.mark.parametrize("address", ["/tai-khoan/", "/to-chuc/", "/tai-khoan/xac-thuc/", "/tai-khoan/phien/"])
    def test_leads_from_everywhere_to_the_password_page(self, client, address):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (303, "/tai-khoan/mat-khau/")

    def test_leads_htmx_there_too(self, client):
        assert client.get("/tai-khoan/", headers=HTMX)["HX-Redirect"] == "/tai-khoan/mat-khau/"

    def test_says_why(self, client):
        assert "mật khẩu tạm" in client.get("/tai-khoan/mat-khau/").content.decode()

    def test_is_over_once_a_password_is_chosen(self, office, client):
        assert self.choose(client, office.password, NEW_PASSWORD)["Location"] == "/tai-khoan/"
        assert client.get("/tai-khoan/").status_code == 200
        assert sign_in(Client(), "vanthu", NEW_PASSWORD).status_code == 302
        entry = Entry.objects.get(verb="choose_password")
        assert (entry.kind, entry.record_id) == ("person", office.person("vanthu").pk)
        assert NEW_PASSWORD not in entry.sentence + entry.changes

    @pytest.mark.parametrize(
        ("old", "new", "again", "sentence"),
        [
            ("sai mat khau", NEW_PASSWORD, None, "Mật khẩu hiện tại chưa đúng."),
            (None, "ngắn quá", None, "12"),
            (None, None, None, "Mật khẩu mới phải khác mật khẩu hiện tại."),
            (None, NEW_PASSWORD, NEW_PASSWORD + "x", "Hai lần nhập mật khẩu mới không giống nhau."),
            (None, "123456789012345", None, "số"),
        ],
    )
    def test_refuses(self, office, client, old, new, again, sentence):
        response = self.choose(client, old or office.password, new or office.password, again)
        assert response.status_code == 200
        assert sentence in response.content.decode()
        assert Account.objects.get(username="vanthu").must_change_password

    def test_a_later_change_ends_the_other_sessions_and_not_this_one(self, office):
        here, there = office.client("chanhvp"), office.client("chanhvp")
        self.choose(here, office.password, NEW_PASSWORD)
        assert here.get("/tai-khoan/").status_code == 200
        assert there.get("/tai-khoan/").status_code == 302


class TestSecondFactor:
    @pytest.fixture
    def client(self, office, client):
        sign_in(client, "vanthu", office.password)
        return client

    def test_is_asked_after_the_password(self, office, client):
        secret = turn_app_on(client, office.password)
        fresh = Client()
        response = sign_in(fresh, "vanthu", office.password)
        assert response["Location"].startswith("/tai-khoan/buoc-hai/")
        assert fresh.get("/tai-khoan/")["Location"] == "/dang-nhap/?next=/tai-khoan/"
        assert "Mã không đúng" in fresh.post("/tai-khoan/buoc-hai/", {"code": "000000"}).content.decode()
        fresh.post("/tai-khoan/buoc-hai/", {"code": code_of(secret, steps_ahead=1)})
        assert fresh.get("/tai-khoan/").status_code == 200

    def test_offers_a_key_only_to_who_has_one(self, office, client):
        turn_app_on(client, office.password)
        fresh = Client()
        sign_in(fresh, "vanthu", office.password)
        assert "Dùng khóa bảo mật" not in fresh.get("/tai-khoan/buoc-hai/").content.decode()

    def test_a_recovery_code_serves_once(self, office, client):
        turn_app_on(client, office.password)
        page = client.get("/tai-khoan/xac-thuc/ma-khoi-phuc/").content.decode()
        code = re.findall(r"<pre[^>]*>(\d{8})", page)[0]
        for expected in (200, 302):
            fresh = Client()
            sign_in(fresh, "vanthu", office.password)
            fresh.post("/tai-khoan/buoc-hai/", {"code": code})
            assert fresh.get("/tai-khoan/").status_code == expected

    def test_recovery_codes_are_taken_away_as_text(self, office, client):
        turn_app_on(client, office.password)
        response = client.get("/tai-khoan/xac-thuc/ma-khoi-phuc/tai/")
        assert response["Content-Type"].startswith("text/plain")
        assert len(response.content.decode().split()) == 10

    def test_its_secret_is_not_kept_in_the_clear(self, office, client):
        secret = turn_app_on(client, office.password)
        assert secret not in str(Authenticator.objects.get(type="totp").data)

    def test_changing_it_asks_who_it_is_and_that_is_no_incident(self, office, client, caplog):
        with caplog.at_level(logging.INFO, "vanphong.incident"):
            response = client.get("/tai-khoan/xac-thuc/ung-dung/bat/")
        assert response["Location"].startswith("/tai-khoan/xac-nhan/mat-khau/?next=")
        assert not caplog.records

    def test_is_turned_off_again(self, office, client):
        turn_app_on(client, office.password)
        assert "Sau khi tắt" in client.get("/tai-khoan/xac-thuc/ung-dung/tat/").content.decode()
        client.post("/tai-khoan/xac-thuc/ung-dung/tat/")
        assert sign_in(Client(), "vanthu", office.password)["Location"] == "/tai-khoan/"


class TestRequiredSecondFactor:
    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.VANPHONG_REQUIRE_MFA = True

    def test_comes_before_any_work(self, office, client):
        sign_in(client, "vanthu", office.password)
        response = client.get("/tai-khoan/")
        assert (response.status_code, response["Location"]) == (303, "/tai-khoan/xac-thuc/")
        assert client.get("/tai-khoan/xac-thuc/").status_code == 200

    def test_lets_pass_who_has_one_and_keeps_the_last(self, office, client):
        sign_in(client, "vanthu", office.password)
        turn_app_on(client, office.password)
        assert client.get("/tai-khoan/").status_code == 200
        refused = client.post("/tai-khoan/xac-thuc/ung-dung/tat/")
        assert "không thể bỏ phương thức cuối cùng" in refused.content.decode()
        assert client.get("/tai-khoan/").status_code == 200
