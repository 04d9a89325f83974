"""The account library's forms in our words."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm as CodeForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm


def _say(form: Any, **labels: str) -> None:
    """Give fields their labels; what a field needs no words for is said by the label alone."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)
        form.fields[name].help_text = ""


class SignInForm(LoginForm):  # type: ignore[misc]  # the library has no types
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, login="Tên đăng nhập", password="Mật khẩu")  # noqa: S106  # a label
        self.fields["login"].widget.attrs |= {"autofocus": True, "autocapitalize": "none", "spellcheck": "false"}


class ChoosePasswordForm(ChangePasswordForm):  # type: ignore[misc]  # the library has no types
    """A new password, typed twice, after the present one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self, oldpassword="Mật khẩu hiện tại", password1="Mật khẩu mới", password2="Nhập lại mật khẩu mới"
        )  # labels
        self.fields["password1"].help_text = "Ít nhất 12 ký tự, không chỉ gồm chữ số, không phải mật khẩu thường gặp."

    def clean(self) -> dict[str, Any]:
        """The two agree, and the new one is new."""
        data: dict[str, Any] = super().clean()
        if data.get("password1") and data.get("password1") == data.get("oldpassword"):
            self.add_error("password1", get_adapter().error_messages["same_as_current"])
        if "password2" in self.errors and data.get("password1"):
            self.errors["password2"] = self.error_class(["Hai lần nhập mật khẩu mới không giống nhau."])
        return data


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]  # the library has no types
    """The password once more before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password="Mật khẩu")  # noqa: S106  # a label


class SecondFactorForm(CodeForm):  # type: ignore[misc]  # the library has no types
    """The code of the app, or one of the recovery codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code="Mã xác thực hoặc mã khôi phục")
        self.fields["code"].widget.attrs |= {"autofocus": True, "inputmode": "text"}


class SecondFactorAgainForm(CodeAgainForm):  # type: ignore[misc]  # the library has no types
    """The code once more before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code="Mã xác thực hoặc mã khôi phục")


class AuthenticatorAppForm(ActivateTOTPForm):  # type: ignore[misc]  # the library has no types
    """The first code that the app shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code="Mã sáu chữ số đang hiện trên ứng dụng")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """A security key or passkey and its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            name="Tên khóa",
            passwordless="Dùng khóa này thay cả mật khẩu (đăng nhập bằng vân tay, khuôn mặt hoặc mã PIN)",
        )  # a label


class RenameKeyForm(EditWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, name="Tên khóa")
