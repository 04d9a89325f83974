"""The verbs of accounts, and the question asked once more before a signature."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound, RuleViolated
from vanphong.kernel.journal.api import Entry
from vanphong.organisation.actions import accounts
from vanphong.organisation.actions.people import enrol_person
from vanphong.organisation.api import Account, reauthenticate
from vanphong.organisation.tests.totp import code_of

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(office, username, password=""):
    client = Client()
    client.post("/dang-nhap/", {"login": username, "password": password or office.password})
    return client


def is_in(client):
    return client.get("/tai-khoan/").status_code == 200


class TestOpenAccount:
    def test_gives_a_password_that_is_changed_first(self, office, admin, told):
        person = enrol_person(admin, office.now, name="Đào Thị Ánh")
        account, password = accounts.open_account(admin, office.now, person_id=person.pk, username=" Dao.Anh ")
        assert (account.username, account.must_change_password) == ("dao.anh", True)
        assert account.check_password(password)
        assert told("person", person.pk) == ("open_account", "Lập tài khoản dao.anh cho đồng chí Đào Thị Ánh")
        assert not Entry.objects.filter(sentence__contains=password).exists()

    def test_refuses_a_second_one_a_taken_name_and_a_bad_one(self, office, admin):
        with pytest.raises(RuleViolated) as refused:
            accounts.open_account(admin, office.now, person_id=office.person("vanthu").pk, username="chanhvp")
        assert len(refused.value.reasons) == 2
        person = enrol_person(admin, office.now, name="Đào Thị Ánh")
        with pytest.raises(RuleViolated, match="không đúng"):
            accounts.open_account(admin, office.now, person_id=person.pk, username="đào ánh")

    def test_refuses_others(self, office, commune_admin):
        with pytest.raises(NotPermitted):
            accounts.open_account(commune_admin, office.now, person_id=office.person("vanthu").pk, username="x.y.z")

    def test_temporary_passwords_have_no_letters_that_are_taken_for_each_other(self):
        many = {accounts.temporary_password() for _ in range(200)}
        assert len(many) == 200
        assert not set("".join(many)) & set("il1o0")


class TestLockAccount:
    def test_ends_the_sessions_at_once_and_keeps_the_account(self, office, admin, told):
        client = sign_in(office, "vanthu")
        account = office.account("vanthu")
        accounts.lock_account(admin, office.now, account_id=account.pk, reason="Nghỉ hưu")
        assert not is_in(client)
        assert not is_in(sign_in(office, "vanthu"))
        assert told("person", account.person_id) == ("lock_account", "Khóa tài khoản vanthu: Nghỉ hưu")

    def test_refuses_ones_own_without_a_reason_twice_and_by_others(self, office, admin, commune_admin):
        account = office.account("vanthu")
        with pytest.raises(RuleViolated, match="chính mình"):
            accounts.lock_account(admin, office.now, account_id=admin.account_id, reason="X")
        with pytest.raises(RuleViolated, match="lý do"):
            accounts.lock_account(admin, office.now, account_id=account.pk, reason=" ")
        with pytest.raises(NotPermitted):
            accounts.lock_account(commune_admin, office.now, account_id=account.pk, reason="X")
        accounts.lock_account(admin, office.now, account_id=account.pk, reason="Nghỉ hưu")
        with pytest.raises(RuleViolated, match="đã bị khóa"):
            accounts.lock_account(admin, office.now, account_id=account.pk, reason="Nghỉ hưu")

    def test_somebody_who_also_works_elsewhere_is_locked_by_who_administers_both(self, office, admin, commune_admin):
        from vanphong.organisation.actions.people import appoint

        account = office.account("bithu.benmau")
        appoint(
            admin,
            office.now,
            person_id=account.person_id,
            position_id=office.position("chuyenvien").pk,
            since=office.now.date(),
            is_main=False,
        )
        with pytest.raises(NotPermitted):
            accounts.lock_account(commune_admin, office.now, account_id=account.pk, reason="X")


class TestUnlockAccount:
    def test_lets_in_again(self, office, admin):
        account = office.account("vanthu")
        with pytest.raises(RuleViolated, match="không bị khóa"):
            accounts.unlock_account(admin, office.now, account_id=account.pk, reason="X")
        accounts.lock_account(admin, office.now, account_id=account.pk, reason="Nghỉ thai sản")
        accounts.unlock_account(admin, office.now, account_id=account.pk, reason="Đi làm lại")
        assert is_in(sign_in(office, "vanthu"))

    def test_refuses_others(self, office, commune_admin):
        with pytest.raises(NotPermitted):
            accounts.unlock_account(commune_admin, office.now, account_id=office.account("vanthu").pk, reason="X")


class TestResetPassword:
    def test_ends_the_sessions_and_asks_for_a_new_one(self, office, admin, told):
        client = sign_in(office, "vanthu")
        account = office.account("vanthu")
        _, password = accounts.reset_password(admin, office.now, account_id=account.pk, reason="Quên mật khẩu")
        assert not is_in(client)
        assert not is_in(sign_in(office, "vanthu"))
        fresh = sign_in(office, "vanthu", password)
        assert fresh.get("/tai-khoan/")["Location"] == "/tai-khoan/mat-khau/"
        assert password not in told("person", account.person_id)[1]

    def test_refuses_ones_own_others_and_without_a_reason(self, office, admin, commune_admin):
        account_id = office.account("vanthu").pk
        with pytest.raises(RuleViolated):
            accounts.reset_password(admin, office.now, account_id=admin.account_id, reason="X")
        with pytest.raises(RuleViolated):
            accounts.reset_password(admin, office.now, account_id=account_id, reason="")
        with pytest.raises(NotPermitted):
            accounts.reset_password(commune_admin, office.now, account_id=account_id, reason="X")


class TestRemoveSecondFactor:
    def test_lets_in_with_the_password_alone(self, office, admin, told):
        account = office.account("vanthu")
        TOTP.activate(account, SECRET)
        assert not is_in(sign_in(office, "vanthu"))
        accounts.remove_second_factor(admin, office.now, account_id=account.pk, reason="Mất điện thoại")
        assert is_in(sign_in(office, "vanthu"))
        assert told("person", account.person_id)[0] == "remove_second_factor"

    def test_refuses_others_and_without_a_reason(self, office, admin, commune_admin):
        account_id = office.account("vanthu").pk
        with pytest.raises(RuleViolated):
            accounts.remove_second_factor(admin, office.now, account_id=account_id, reason="")
        with pytest.raises(NotPermitted):
            accounts.remove_second_factor(commune_admin, office.now, account_id=account_id, reason="X")


class TestEndSession:
    def test_of_another_account_is_not_found(self, office):
        sign_in(office, "vanthu")
        session = office.account("vanthu").usersession_set.get()
        with pytest.raises(RecordNotFound):
            accounts.end_session(office.account("chanhvp"), session.pk)


class TestReauthenticate:
    def test_takes_the_password(self, office):
        reauthenticate(office.account("bithu"), office.password, office.now)

    def test_takes_the_code_of_the_app(self, office):
        account = office.account("bithu")
        TOTP.activate(account, SECRET)
        reauthenticate(account, code_of(SECRET), office.now)
        with pytest.raises(InvalidInput):
            reauthenticate(account, "000000", office.now)

    def test_six_figures_without_an_app_are_a_wrong_password(self, office):
        with pytest.raises(InvalidInput) as refused:
            reauthenticate(office.account("bithu"), "123456", office.now)
        assert "secret" in refused.value.fields

    def test_after_five_wrong_answers_even_the_right_one_waits(self, office):
        account = office.account("bithu")
        for _ in range(5):
            with pytest.raises(InvalidInput):
                reauthenticate(account, "sai mat khau", office.now)
        with pytest.raises(NotPermitted, match="Đã nhập sai 5 lần"):
            reauthenticate(account, office.password, office.now)
        reauthenticate(account, office.password, office.now + timedelta(minutes=15))
        assert Account.objects.get(pk=account.pk).checks_failed == 0

    def test_a_right_answer_forgets_the_wrong_ones(self, office):
        account = office.account("bithu")
        for _ in range(3):
            for _ in range(3):
                with pytest.raises(InvalidInput):
                    reauthenticate(account, "sai mat khau", office.now)
            reauthenticate(account, office.password, office.now)

    def test_refuses_a_locked_account(self, office):
        account = office.account("bithu")
        Account.objects.filter(pk=account.pk).update(is_locked=True)
        with pytest.raises(NotPermitted, match="bị khóa"):
            reauthenticate(account, office.password, office.now)

    def test_recovery_codes_do_not_sign(self, office):
        account = office.account("bithu")
        Authenticator.objects.create(user=account, type="recovery_codes", data={"seed": "x", "used_mask": 0})
        with pytest.raises(InvalidInput):
            reauthenticate(account, "12345678", office.now)
