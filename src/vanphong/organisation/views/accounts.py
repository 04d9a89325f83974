"""Accounts, as the administrator keeps them."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError
from django.http import HttpResponse
from django.urls import reverse

from vanphong.kernel.errors import RuleViolated
from vanphong.kernel.web.answers import fragment
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.organisation.actions import accounts as actions
from vanphong.organisation.forms import office as forms
from vanphong.organisation.models import Account
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries import pages
from vanphong.organisation.views.acts import TEMPLATE, TWICE, Page, act


@requires(Permission.MANAGE_ACCOUNTS)
def open_account(request: OfficeRequest, person_id: int) -> HttpResponse:
    """An account for a person; its temporary password is shown once."""
    found = pages.person(person_id)
    words = Page(f"Lập tài khoản cho đồng chí {found.name}", "Lập tài khoản", _url(person_id), "")
    form = forms.OpenAccountForm(request.POST or None)
    return _with_password(
        request, words, form, lambda data: actions.open_account(request.actor, request.now, person_id=person_id, **data)
    )


@requires(Permission.MANAGE_ACCOUNTS)
def reset_password(request: OfficeRequest, person_id: int) -> HttpResponse:
    """A temporary password, shown once."""
    account = _account(person_id)
    hint = "Mọi phiên đăng nhập kết thúc. Mật khẩu tạm chỉ hiện một lần và phải đổi ở lần đăng nhập sau."
    words = Page(f"Đặt lại mật khẩu tài khoản {account.username}", "Đặt lại", _url(person_id), "", hint, is_danger=True)
    form = forms.ReasonForm(request.POST or None)
    return _with_password(
        request,
        words,
        form,
        lambda data: actions.reset_password(request.actor, request.now, account_id=account.pk, **data),
    )


@requires(Permission.MANAGE_ACCOUNTS)
def lock_account(request: OfficeRequest, person_id: int) -> HttpResponse:
    """The account is locked and its sessions end."""
    account = _account(person_id)
    hint = "Mọi phiên đăng nhập kết thúc ngay. Việc đã làm giữ nguyên tên."
    words = Page(
        f"Khóa tài khoản {account.username}", "Khóa", _url(person_id), "Đã khóa tài khoản.", hint, is_danger=True
    )
    return _with_reason(request, words, account, actions.lock_account)


@requires(Permission.MANAGE_ACCOUNTS)
def unlock_account(request: OfficeRequest, person_id: int) -> HttpResponse:
    """The account is unlocked."""
    account = _account(person_id)
    words = Page(f"Mở khóa tài khoản {account.username}", "Mở khóa", _url(person_id), "Đã mở khóa tài khoản.")
    return _with_reason(request, words, account, actions.unlock_account)


@requires(Permission.MANAGE_ACCOUNTS)
def remove_second_factor(request: OfficeRequest, person_id: int) -> HttpResponse:
    """The second factors of somebody who lost the device go."""
    account = _account(person_id)
    hint = "Dùng khi cán bộ mất điện thoại hoặc khóa bảo mật. Mọi phiên đăng nhập kết thúc."
    words = Page(
        f"Gỡ xác thực hai bước của {account.username}",
        "Gỡ",
        _url(person_id),
        "Đã gỡ xác thực hai bước.",
        hint,
        is_danger=True,
    )
    return _with_reason(request, words, account, actions.remove_second_factor)


def _with_reason(request: OfficeRequest, words: Page, account: Account, verb: Callable[..., Account]) -> HttpResponse:
    form = forms.ReasonForm(request.POST or None)
    return act(request, words, form, lambda data: verb(request.actor, request.now, account_id=account.pk, **data))


def _with_password(
    request: OfficeRequest, words: Page, form: Any, run: Callable[[dict[str, Any]], tuple[Account, str]]
) -> HttpResponse:
    """As `act`, but the answer is the page that shows the password."""
    context = {"form": form, "words": words, "heading": words.title}
    if request.method != "POST":
        return fragment(request, TEMPLATE, "form", context)
    if form.is_valid():
        try:
            account, password = run(form.values())
        except RuleViolated as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
        except IntegrityError:
            form.add_error(None, TWICE)
        else:
            shown = {"account": account, "password": password, "back": words.back, "heading": "Mật khẩu tạm"}
            answer = fragment(request, "organisation/temporary_password.html", "shown", shown)
            answer["Cache-Control"] = "no-store"
            return answer
    return fragment(request, TEMPLATE, "form", context, status=422)


def _account(person_id: int) -> Account:
    account = pages.account_of_person(pages.person(person_id).pk)
    if account is None:
        raise RuleViolated(["Cán bộ này chưa có tài khoản."])
    return account


def _url(person_id: int) -> str:
    return reverse("organisation:person", args=[person_id])
