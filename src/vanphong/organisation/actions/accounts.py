"""Accounts (tài khoản): opened, locked, unlocked, given a temporary password; and the question asked once more before a signature."""

import secrets
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound
from vanphong.kernel.journal import api as journal
from vanphong.organisation import rules
from vanphong.organisation.actions.acts import alter, locked, note, permit, require
from vanphong.organisation.models import Account, Holding, Person
from vanphong.organisation.permissions import Permission

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for each other (i l 1, o 0): a temporary password is read out or copied from paper."""


def open_account(actor: Actor, now: datetime, *, person_id: int, username: str, key: str = "") -> tuple[Account, str]:
    """Give a person an account; the account and its temporary password, which is shown once and changed at the first login."""
    with transaction.atomic():
        person = locked(Person, person_id)
        _permit(actor, person, now)
        name = username.strip().lower()
        claimed = journal.claim(key, Person.kind, "open_account", now)
        require(
            rules.username_is_formed(name),
            "Cán bộ này đã có tài khoản." if Account.objects.filter(person=person).exists() else None,
            f"Tên đăng nhập «{name}» đã có người dùng." if Account.objects.filter(username=name).exists() else None,
        )
        return new_account(actor, now, person, name, claimed)


def new_account(
    actor: Actor, now: datetime, person: Person, username: str, claimed: journal.Act | None = None
) -> tuple[Account, str]:
    """Write an account whose name was checked, inside the transaction of its act; the account and its temporary password."""
    password = temporary_password()
    account = Account.objects.create(
        username=username, person=person, password=make_password(password), must_change_password=True, created_at=now
    )
    sentence = f"Lập tài khoản {username} cho đồng chí {person.name}"
    note(actor, now, (Person.kind, person.pk), "open_account", sentence, claimed=claimed)
    return account, password


def lock_account(actor: Actor, now: datetime, *, account_id: int, reason: str) -> Account:
    """Lock an account with a reason: its sessions end at once; what was done keeps the name."""
    with transaction.atomic():
        account = _account(actor, now, account_id)
        require(rules.reason_is_given(reason), "Tài khoản này đã bị khóa." if account.is_locked else None)
        changes = alter(account, {"is_locked": True, "locked_reason": reason.strip()})
        _end_sessions(account)
        sentence = f"Khóa tài khoản {account.username}: {reason.strip()}"
        note(actor, now, (Person.kind, account.person_id), "lock_account", sentence, changes=changes)
        return account


def unlock_account(actor: Actor, now: datetime, *, account_id: int, reason: str) -> Account:
    """Unlock an account with a reason."""
    with transaction.atomic():
        account = _account(actor, now, account_id)
        require(rules.reason_is_given(reason), None if account.is_locked else "Tài khoản này không bị khóa.")
        changes = alter(account, {"is_locked": False, "locked_reason": "", "checks_failed": 0})
        sentence = f"Mở khóa tài khoản {account.username}: {reason.strip()}"
        note(actor, now, (Person.kind, account.person_id), "unlock_account", sentence, changes=changes)
        return account


def reset_password(actor: Actor, now: datetime, *, account_id: int, reason: str) -> tuple[Account, str]:
    """Give the account a temporary password, shown once; it is changed at the next login, and every session ends."""
    with transaction.atomic():
        account = _account(actor, now, account_id)
        require(rules.reason_is_given(reason))
        password = temporary_password()
        account.password = make_password(password)
        account.must_change_password = True
        account.checks_failed = 0
        account.save(update_fields=["password", "must_change_password", "checks_failed"])
        _end_sessions(account)
        sentence = f"Đặt lại mật khẩu tài khoản {account.username}: {reason.strip()}"
        note(actor, now, (Person.kind, account.person_id), "reset_password", sentence)
        return account, password


def remove_second_factor(actor: Actor, now: datetime, *, account_id: int, reason: str) -> Account:
    """Take away the second factors of somebody who lost the device; every session ends."""
    with transaction.atomic():
        account = _account(actor, now, account_id)
        require(rules.reason_is_given(reason))
        Authenticator.objects.filter(user_id=account.pk).delete()
        _end_sessions(account)
        sentence = f"Gỡ xác thực hai bước của tài khoản {account.username}: {reason.strip()}"
        note(actor, now, (Person.kind, account.person_id), "remove_second_factor", sentence)
        return account


def choose_password(account: Account, password: str, now: datetime) -> None:
    """Keep the password that the person chose for the own account: the first login is over. What it is made of was checked by the form."""
    with transaction.atomic():
        row = locked(Account, account.pk)
        row.password = account.password = make_password(password)
        row.must_change_password = account.must_change_password = False
        row.checks_failed = 0
        row.save(update_fields=["password", "must_change_password", "checks_failed"])
        person = row.person
        self_acting = Actor(person.pk, person.name, position_id=0, title="", unit_id=0, organ_id=0, account_id=row.pk)
        sentence = f"Đồng chí {person.name} đổi mật khẩu tài khoản {row.username}"
        journal.record(self_acting, now, Person.kind, person.pk, "choose_password", sentence)


def end_session(account: Account, session_id: int) -> None:
    """End one of the account's own sessions, here or elsewhere."""
    session = UserSession.objects.filter(user_id=account.pk, pk=session_id).first()
    if session is None:
        raise RecordNotFound("Phiên đăng nhập này đã kết thúc.")
    session.end()


def reauthenticate(account: Account, secret: str, now: datetime) -> None:
    """Make sure before a signature that it is the person: the password, or the code of the authenticator app.

    Raises `InvalidInput` (field `secret`) for a wrong answer, `NotPermitted` after five within a quarter of an hour. Call it outside a
    transaction: the attempt is counted before it is weighed, so that many at once gain nothing.
    """
    _count_attempt(account, now)
    if not _is_right(account, secret.strip()):
        message = "Mật khẩu hoặc mã xác thực không đúng."
        raise InvalidInput(message, {"secret": message})
    Account.objects.filter(pk=account.pk).update(checks_failed=0)


def temporary_password() -> str:
    """Four groups of four letters and figures."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def _count_attempt(account: Account, now: datetime) -> None:
    with transaction.atomic():
        row = locked(Account, account.pk)
        refusal = rules.checks_are_left(row.checks_failed, row.checked_at, now)
        if refusal or row.is_locked:
            raise NotPermitted(refusal or "Tài khoản này đã bị khóa.")
        is_stale = row.checked_at is None or now - row.checked_at >= rules.PAUSE
        row.checks_failed = 1 if is_stale else row.checks_failed + 1
        row.checked_at = now
        row.save(update_fields=["checks_failed", "checked_at"])


def _is_right(account: Account, secret: str) -> bool:
    if secret.isdecimal() and len(secret) == 6:
        code = Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.TOTP).first()
        if code is not None:
            return bool(code.wrap().validate_code(secret))
    return check_password(secret, Account.objects.values_list("password", flat=True).get(pk=account.pk))


def _account(actor: Actor, now: datetime, account_id: int) -> Account:
    """The account, locked, if the actor manages the accounts of the organ of its person, and it is not the actor's own."""
    account = locked(Account, account_id)
    _permit(actor, account.person, now)
    require(rules.not_ones_own_account(account.pk, actor.account_id))
    return account


def _permit(actor: Actor, person: Person, now: datetime) -> None:
    """Accounts are managed for every organ where the person holds a position; with none held, by whoever manages any."""
    held = Holding.objects.in_force(office_date(now)).filter(person=person)
    organ_ids = set(held.values_list("position__unit__organ_id", flat=True))
    for organ_id in organ_ids:
        permit(actor, Permission.MANAGE_ACCOUNTS, organ_id)
    if not organ_ids and not actor.may(Permission.MANAGE_ACCOUNTS):
        raise NotPermitted(f"Đồng chí không được giao việc này: {Permission.MANAGE_ACCOUNTS.sentence}")


def _end_sessions(account: Account) -> None:
    for session in UserSession.objects.filter(user_id=account.pk):
        session.end()
