"""What the account library (allauth) may do here: no sign-up, Vietnamese sentences, secrets of second factors encrypted at rest."""

import hashlib
from base64 import urlsafe_b64encode
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

from vanphong.kernel import clock
from vanphong.organisation.actions.accounts import choose_password
from vanphong.organisation.models import Account

_METHODS = {
    "reauthenticate": "Nhập mật khẩu",
    "mfa_reauthenticate": "Nhập mã của ứng dụng xác thực",
    "mfa_reauthenticate:webauthn": "Dùng khóa bảo mật",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Signing in and out, the password."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Tài khoản này đang bị khóa. Đồng chí liên hệ quản trị hệ thống.",
        "enter_current_password": "Mật khẩu hiện tại chưa đúng.",
        "incorrect_code": "Mã không đúng. Đồng chí đợi mã mới trên ứng dụng rồi nhập lại.",
        "incorrect_password": "Mật khẩu không đúng.",
        "invalid_login": "Không đăng nhập được.",
        "too_many_login_attempts": "Đã nhập sai quá nhiều lần. Đồng chí chờ ít phút rồi thử lại.",
        "username_password_mismatch": "Tên đăng nhập hoặc mật khẩu không đúng.",
        "same_as_current": "Mật khẩu mới phải khác mật khẩu hiện tại.",
        "rate_limited": "Đồng chí thao tác quá nhanh, chờ ít phút rồi thử lại.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are given by the administrator."""
        return False

    def set_password(self, user: Account, password: str) -> None:
        """Keep the password that the person chose; the first login is over."""
        choose_password(user, password, clock.now())

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the person's own page."""
        return reverse("organisation:profile")

    def get_client_ip(self, request: HttpRequest) -> str:
        """As the lock-out sees it."""
        return str(import_string(settings.AXES_CLIENT_IP_CALLABLE)(request))

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        """The library's methods in our words."""
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": _METHODS.get(method["id"], method["description"])} for method in methods]


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """The second factor."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Cơ quan yêu cầu xác thực hai bước, không thể bỏ phương thức cuối cùng.",
        "cannot_generate_recovery_codes": "Bật ứng dụng xác thực hoặc khóa bảo mật trước khi tạo mã khôi phục.",
        "incorrect_code": "Mã không đúng. Đồng chí đợi mã mới trên ứng dụng rồi nhập lại.",
    }

    def get_totp_label(self, user: Account) -> str:
        """What the app on the telephone shows."""
        return str(user.username)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor stays where the installation requires one."""
        if not settings.VANPHONG_REQUIRE_MFA or authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=kinds).exclude(
            pk=authenticator.pk
        )
        return bool(others.exists())

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002  # the library's name
        """The name offered for a new key."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return f"Khóa bảo mật {number}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Under which name the browser keeps a passkey: the host, and our own name."""
        return {"id": context.request.get_host().partition(":")[0], "name": settings.MFA_TOTP_ISSUER}

    def encrypt(self, text: str) -> str:
        """Secrets are not kept in the clear."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    return Fernet(urlsafe_b64encode(hashlib.sha256(b"second factor:" + settings.SECRET_KEY.encode()).digest()))
